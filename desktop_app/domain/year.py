"""The working year: results with evidence, obstacles, feedback. All append-only but obstacles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Annotated

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.plan import Gather, Skp
from desktop_app.domain.records import (
    T60,
    T200,
    T300,
    T500,
    T1000,
    T2000,
    T4000,
    Fact,
    Id,
    Record,
    Root,
    Scale,
    live,
)
from desktop_app.domain.terms import ValueCode
from desktop_app.domain.values import Period


class EntrySource(StrEnum):
    MANUAL = "manual"
    HARIAN = "harian"
    IMPOR = "impor"


class OwnerKind(StrEnum):
    """What a piece of evidence belongs to."""

    STEP = "step"
    REALISATION = "realisation"
    FEEDBACK = "feedback"
    DOCUMENT = "document"
    OBSTACLE = "obstacle"


class ObstacleStatus(StrEnum):
    TERBUKA = "terbuka"
    DITANGANI = "ditangani"
    SELESAI = "selesai"
    TAK_DAPAT = "tak_dapat"


class BlobState(StrEnum):
    ADA = "ada"
    DIMINTA = "diminta"
    HILANG = "hilang"
    DIHAPUS = "dihapus"


class GiverRole(StrEnum):
    PIMPINAN = "pimpinan"
    REKAN = "rekan"
    BAWAHAN = "bawahan"
    LAIN = "lain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Realisation(Fact):
    """A result entered for an indicator; `value` None means told in words. Missing is not zero (rule 44)."""

    person_id: Id
    skp_id: Id
    indicator_line: Id
    period: Period
    as_of: date
    value: Annotated[Decimal, Scale(4)] | None = None
    text: T2000 | None = None
    source: EntrySource = EntrySource.MANUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Fact):
    """Bukti dukung: what the file is; its bytes lie encrypted in the vault, named by a keyed hash."""

    owner_kind: OwnerKind
    owner_id: Id
    sha256: bytes
    name: T200
    mime: T60
    size: int
    url: T500 | None = None
    note: T300 | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle(Root):
    """Kendala: who must act, and how far it is."""

    person_id: Id
    skp_id: Id | None = None
    indicator_line: Id | None = None
    service_id: Id | None = None
    unit_id: Id
    text: T1000
    from_on: date
    to_on: date | None = None
    owner_id: Id | None = None
    status: ObstacleStatus = ObstacleStatus.TERBUKA

    def moved(self, to: ObstacleStatus, on: date) -> Obstacle:
        """The obstacle in its next state; once solved, or found beyond solving, it stays so from that day."""
        if to not in _WAYS[self.status]:
            raise RuleBroken("kendala.langkah_terlarang", dari=self.status.value, ke=to.value)
        if on < self.from_on:
            raise RuleBroken("kendala.selesai_sebelum_mulai", tanggal=on, mulai=self.from_on)
        return replace(self, status=to, to_on=None if to is ObstacleStatus.DITANGANI else on)


_WAYS = {
    ObstacleStatus.TERBUKA: frozenset(
        {ObstacleStatus.DITANGANI, ObstacleStatus.SELESAI, ObstacleStatus.TAK_DAPAT}
    ),
    ObstacleStatus.DITANGANI: frozenset({ObstacleStatus.SELESAI, ObstacleStatus.TAK_DAPAT}),
    ObstacleStatus.SELESAI: frozenset(),
    ObstacleStatus.TAK_DAPAT: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Fact):
    """Umpan balik berkelanjutan on a result or a value (rules 33, 34)."""

    person_id: Id
    skp_id: Id
    giver_id: Id | None = None
    giver_role: GiverRole
    on: date
    rhk_line: Id | None = None
    value_code: ValueCode | None = None
    text: T4000
    oral: bool = False
    request_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob(Record):
    """Where the bytes of a hash are on this PC; local, declared here because evidence points to it."""

    sha256: bytes
    size: int
    state: BlobState = BlobState.ADA
    stored_at: datetime


FEEDBACK_LEAST = 10
FEEDBACK_EDIT = timedelta(hours=24)
LARGEST = Decimal(10) ** 12
"""Beyond this a result is a slip of the finger: a thousand milliards of anything."""


def check_realisation(entry: Realisation, skp: Skp, today: date) -> None:
    """A result says something, lies in its period and in the plan, and not in the future.

    Zero and more than the target are results like others (rule 44, defect 4); only nothing at all is refused.
    """
    if entry.value is None and not (entry.text or "").strip():
        raise RuleBroken("realisasi.kosong")
    if entry.value is not None and abs(entry.value) >= LARGEST:
        raise RuleBroken("realisasi.terlalu_besar", nilai=entry.value)
    if entry.period.year != skp.year or not entry.period.overlaps(skp.starts_on, skp.ends_on):
        raise RuleBroken(
            "realisasi.periode_lain", periode=entry.period.text, mulai=skp.starts_on, selesai=skp.ends_on
        )
    if entry.as_of > today:
        raise RuleBroken("realisasi.masa_depan", tanggal=entry.as_of)
    first, last = max(entry.period.first_day, skp.starts_on), min(entry.period.last_day, skp.ends_on)
    if not first <= entry.as_of <= last:
        raise RuleBroken("realisasi.di_luar_periode", tanggal=entry.as_of, mulai=first, selesai=last)


def check_feedback(feedback: Feedback, skp: Skp, today: date) -> None:
    """Rules 33 and 34: from another person, on one result or one value, at least ten characters, inside the
    plan, not in the future.
    """
    if feedback.giver_id is not None and feedback.giver_id == feedback.person_id:
        raise RuleBroken("umpan_balik.diri_sendiri")
    if (feedback.rhk_line is None) is (feedback.value_code is None):
        raise RuleBroken("umpan_balik.tanpa_sasaran")
    if len(feedback.text.strip()) < FEEDBACK_LEAST:
        raise RuleBroken("umpan_balik.terlalu_pendek", paling_sedikit=FEEDBACK_LEAST)
    if feedback.on > today:
        raise RuleBroken("umpan_balik.masa_depan", tanggal=feedback.on)
    if not skp.starts_on <= feedback.on <= skp.ends_on:
        raise RuleBroken(
            "umpan_balik.di_luar_periode", tanggal=feedback.on, mulai=skp.starts_on, selesai=skp.ends_on
        )


def is_editable(written_at: datetime, now: datetime) -> bool:
    """Rule 33: for a day feedback may be rewritten or taken back; later a correction stands beside it."""
    return now - written_at <= FEEDBACK_EDIT


def within(inner: Period, outer: Period) -> bool:
    """Whether a period lies in another one: a month in its quarter, a quarter in its year."""
    return outer.first_day <= inner.first_day and inner.last_day <= outer.last_day


def counting(entries: Sequence[Realisation]) -> list[Realisation]:
    """The entries whose figures count, oldest first, so that no result is added twice (defect 18).

    A figure entered for a longer period says what that period came to as a whole: figures of the shorter
    periods in it are then not added to it. Entries in words have no figure and stand in nobody's way.
    """
    held = [entry for entry in live(list(entries)) if entry.value is not None]
    periods = {entry.period for entry in held}
    longer = {p for p in periods if any(p != other and within(other, p) for other in periods)}
    counted = [e for e in held if not any(p != e.period and within(e.period, p) for p in longer)]
    return sorted(counted, key=lambda e: (e.as_of, e.at, e.id))


def gathered(entries: Sequence[Realisation], how: Gather) -> Decimal | None:
    """One value from the entries that count, or None when there is none (not zero).

    Several entries of one period correct nothing by themselves: JUMLAH adds them, the others choose.
    """
    values = [entry.value for entry in counting(entries) if entry.value is not None]
    if not values:
        return None
    match how:
        case Gather.JUMLAH:
            return sum(values, Decimal(0))
        case Gather.TERAKHIR:
            return values[-1]
        case Gather.TERBESAR:
            return max(values)
        case Gather.TERKECIL:
            return min(values)
        case Gather.RATA:
            return (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.0001"), ROUND_HALF_UP)
