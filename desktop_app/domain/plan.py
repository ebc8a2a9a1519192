"""The Skp: one plan of one human for one part of a year, its versions, lines, and the states they pass.

Source: PermenPANRB 6/2022; rules 17-28 of the domain paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.records import (
    T60,
    T200,
    T300,
    T500,
    T1000,
    Exchanged,
    Fact,
    Id,
    Json,
    Root,
    Scale,
    Text,
    live,
)
from desktop_app.domain.terms import Approach, Aspek, FormKind, Perspektif, Polarity, RhkKind, ValueCode


class SkpStatus(StrEnum):
    AKTIF = "aktif"
    DITUTUP = "ditutup"
    BATAL = "batal"


class CloseReason(StrEnum):
    AKHIR_TAHUN = "akhir_tahun"
    MUTASI = "mutasi"
    PENSIUN = "pensiun"
    MENINGGAL = "meninggal"
    CLTN = "cltn"
    LAINNYA = "lainnya"


class VersionStatus(StrEnum):
    """Draf → Diajukan → (Dikembalikan → Draf) → Ditetapkan; Draf → Batal. No other way (rule 27)."""

    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIKEMBALIKAN = "dikembalikan"
    DITETAPKAN = "ditetapkan"
    BATAL = "batal"


class ChangeReason(StrEnum):
    AWAL = "awal"
    PEJABAT = "pejabat"
    STRATEGI = "strategi"
    ORGANISASI = "organisasi"
    PRIORITAS = "prioritas"
    ANGGARAN = "anggaran"
    PENUGASAN = "penugasan"
    KOREKSI = "koreksi"


class PartyRole(StrEnum):
    PEGAWAI = "pegawai"
    PENILAI = "penilai"
    ATASAN_PENILAI = "atasan_penilai"


class ActingAs(StrEnum):
    DEFINITIF = "definitif"
    PLT = "plt"
    PLH = "plh"


class AssignKind(StrEnum):
    PENUNJUKAN = "penunjukan"
    SUKARELA = "sukarela"
    KHUSUS = "khusus"


class Gather(StrEnum):
    """How the entries of a year become one value, so that nothing is added twice (defect 18)."""

    JUMLAH = "jumlah"
    TERAKHIR = "terakhir"
    RATA = "rata"
    TERBESAR = "terbesar"
    TERKECIL = "terkecil"


class AnnexList(StrEnum):
    DUKUNGAN = "dukungan"
    PERTANGGUNGJAWABAN = "pertanggungjawaban"
    KONSEKUENSI = "konsekuensi"


class CascadeMode(StrEnum):
    LANGSUNG = "langsung"
    TIDAK_LANGSUNG = "tidak_langsung"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skp(Root):
    """One plan: person, year and part (a transfer or a second assignment makes a second part)."""

    person_id: Id
    year: int
    part: int
    starts_on: date
    ends_on: date
    status: SkpStatus = SkpStatus.AKTIF
    close_reason: CloseReason | None = None
    exempt_note: T200 | None = None

    def closed(self, ends_on: date, reason: CloseReason) -> Skp:
        """The plan ends on a day (transfer: the day before it takes effect, rule 30)."""
        if self.status is not SkpStatus.AKTIF:
            raise RuleBroken("skp.tidak_aktif", status=self.status.value)
        if not self.starts_on <= ends_on <= self.ends_on:
            raise RuleBroken("skp.tanggal_tutup", tanggal=ends_on, mulai=self.starts_on, selesai=self.ends_on)
        return replace(self, status=SkpStatus.DITUTUP, ends_on=ends_on, close_reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkpParty(Fact):
    """Who is pegawai, penilai or atasan penilai of a plan, and from when; the print lines are of that day."""

    skp_id: Id
    role: PartyRole
    person_id: Id | None = None
    from_on: date
    to_on: date | None = None
    acting: ActingAs = ActingAs.DEFINITIF
    name: T200
    number: Annotated[str, Text(18)] | None = None
    rank: T60 | None = None
    post: T200 | None = None
    unit: T200 | None = None

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkpVersion(Root):
    """Version n of a plan; in force is the highest `number` that is ditetapkan."""

    skp_id: Id
    number: int
    form: FormKind
    approach: Approach = Approach.KUANTITATIF
    status: VersionStatus = VersionStatus.DRAF
    change_reason: ChangeReason = ChangeReason.AWAL
    change_text: T500 | None = None
    based_on: Id | None = None
    form_reason: T300 | None = None
    waived: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhk(Exchanged):
    """Rencana hasil kerja; `line_id` is the same through all versions."""

    version_id: Id
    line_id: Id
    pos: int
    kind: RhkKind
    text: T1000
    assigned_by: T200 | None = None
    assign_kind: AssignKind | None = None
    team_task_id: Id | None = None
    from_line: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Exchanged):
    """An indicator of an Rhk. `target` has four decimals; `target_text` is what is printed."""

    version_id: Id
    rhk_id: Id
    line_id: Id
    pos: int
    aspek: Aspek | None = None
    perspektif: Perspektif | None = None
    text: T1000
    target_text: T300 | None = None
    target: Annotated[Decimal, Scale(4)] | None = None
    target_max: Annotated[Decimal, Scale(4)] | None = None
    start: Annotated[Decimal, Scale(4)] | None = None
    measure_id: Id | None = None
    polarity: Polarity = Polarity.NAIK
    gather: Gather = Gather.JUMLAH
    service_id: Id | None = None
    evidence_kind: T200 | None = None
    from_line: Id | None = None

    @property
    def has_target(self) -> bool:
        return bool(self.target_text) or self.target is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation(Exchanged):
    """Ekspektasi khusus pimpinan for one of the seven values; always seven rows."""

    version_id: Id
    value_code: ValueCode
    text: T1000 | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexItem(Exchanged):
    """One line of the Lampiran SKP."""

    version_id: Id
    list: AnnexList
    pos: int
    text: T1000


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadeLink(Exchanged):
    """The superior's Rhk that an Rhk serves: its text always, its line when known (rule 23)."""

    version_id: Id
    rhk_id: Id
    superior_text: T1000
    superior_line: Id | None = None
    mode: CascadeMode = CascadeMode.LANGSUNG


_WAYS: Mapping[VersionStatus, frozenset[VersionStatus]] = {
    VersionStatus.DRAF: frozenset({VersionStatus.DIAJUKAN, VersionStatus.BATAL}),
    VersionStatus.DIAJUKAN: frozenset({VersionStatus.DIKEMBALIKAN, VersionStatus.DITETAPKAN}),
    VersionStatus.DIKEMBALIKAN: frozenset({VersionStatus.DRAF}),
    VersionStatus.DITETAPKAN: frozenset(),
    VersionStatus.BATAL: frozenset(),
}


_LOCKED: Mapping[VersionStatus, str] = {
    VersionStatus.DIAJUKAN: "skp.sudah_diajukan",
    VersionStatus.DITETAPKAN: "skp.sudah_ditetapkan",
    VersionStatus.BATAL: "skp.sudah_batal",
}


def refusal(status: VersionStatus, to: VersionStatus) -> str | None:
    """Why a version cannot go from one state to another, as a code whose sentence needs no facts."""
    if to in _WAYS[status]:
        return None
    if status in {VersionStatus.DRAF, VersionStatus.DIKEMBALIKAN} and to in _WAYS[VersionStatus.DIAJUKAN]:
        return "skp.belum_diajukan"
    if status is VersionStatus.DIKEMBALIKAN:
        return "skp.belum_diubah"
    return _LOCKED.get(status, "skp.langkah_terlarang")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A version with all its lines: what is edited, checked, agreed and frozen as one."""

    version: SkpVersion
    rhk: tuple[Rhk, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    annex: tuple[AnnexItem, ...] = ()
    links: tuple[CascadeLink, ...] = ()

    @property
    def status(self) -> VersionStatus:
        return self.version.status

    @property
    def is_editable(self) -> bool:
        """A draft; a returned plan too: its first edit makes it a draft again."""
        return self.status in {VersionStatus.DRAF, VersionStatus.DIKEMBALIKAN}

    def moved(self, to: VersionStatus) -> Plan:
        """The plan in its next state; a way that rule 27 does not know raises the code of `refusal`."""
        why_not = refusal(self.status, to)
        if why_not:
            raise RuleBroken(why_not, dari=self.status.value, ke=to.value)
        return replace(self, version=replace(self.version, status=to))

    def edited(self, **lines: object) -> Plan:
        """The plan with other lines; refused once it is submitted or set (rule 28)."""
        if not self.is_editable:
            raise RuleBroken(_LOCKED[self.status], status=self.status.value)
        changed = replace(self, **lines)  # type: ignore[arg-type]
        if self.status is VersionStatus.DIKEMBALIKAN:
            changed = changed.moved(VersionStatus.DRAF)
        return changed

    def lines(self, kind: RhkKind) -> tuple[Rhk, ...]:
        """The Rhk of a kind in the order they are printed."""
        return tuple(sorted((r for r in self.rhk if r.kind is kind), key=lambda r: (r.pos, r.id)))

    def indicators_of(self, rhk: Rhk) -> tuple[Indicator, ...]:
        return tuple(sorted((i for i in self.indicators if i.rhk_id == rhk.id), key=lambda i: (i.pos, i.id)))

    def link_of(self, rhk: Rhk) -> CascadeLink | None:
        return next((link for link in self.links if link.rhk_id == rhk.id), None)

    def annex_of(self, kind: AnnexList) -> tuple[AnnexItem, ...]:
        return tuple(sorted((a for a in self.annex if a.list is kind), key=lambda a: (a.pos, a.id)))

    def expectation_of(self, value: ValueCode) -> Expectation | None:
        return next((e for e in self.expectations if e.value_code is value), None)


def check_period(starts_on: date, ends_on: date) -> None:
    """Rule 17: one calendar year, start not after end."""
    if starts_on > ends_on:
        raise RuleBroken("skp.periode_terbalik", mulai=starts_on, selesai=ends_on)
    if starts_on.year != ends_on.year:
        raise RuleBroken("skp.periode_lintas_tahun", mulai=starts_on, selesai=ends_on)


def check_overlap(skp: Skp, others: tuple[Skp, ...]) -> None:
    """Rule 18: two plans of one person that are not batal may not overlap; adjacent days are fine."""
    for other in others:
        if other.id == skp.id or SkpStatus.BATAL in {other.status, skp.status}:
            continue
        if skp.starts_on <= other.ends_on and other.starts_on <= skp.ends_on:
            raise RuleBroken("skp.tumpang_tindih", mulai=other.starts_on, selesai=other.ends_on)


def split_on(skp: Skp, effective_on: date) -> date | None:
    """Rule 30: the last day of the old plan at a transfer, or None when the whole plan moves along."""
    if effective_on <= skp.starts_on:
        return None
    return effective_on - timedelta(days=1)


def party_on(parties: tuple[SkpParty, ...], role: PartyRole, day: date) -> SkpParty | None:
    """Who fills a role on a day: the newest start among the uncorrected rows that hold."""
    held = [p for p in live(list(parties)) if p.role is role and p.holds(day)]
    return max(held, key=lambda p: (p.from_on, p.at, p.id), default=None)
