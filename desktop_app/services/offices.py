"""The office this store belongs to: its founding with all it needs, its profile, and its lists of choice."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.canon import canonical
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.organisation import (
    Measure,
    Office,
    OfficeKind,
    Post,
    RuleSetRow,
    Unit,
    UnitKind,
    UnitSpan,
)
from desktop_app.domain.papers import LocalNote
from desktop_app.domain.records import Id
from desktop_app.domain.rules.golongan import Rank
from desktop_app.domain.values import PIMPINAN, UMUM, Acting, AudienceKind, Role, audience_of
from desktop_app.services.profile import OfficeProfile, read_profile, write_profile
from desktop_app.services.seeds import (
    CITY,
    FIRST_DAY,
    SECRETARIAT,
    office_id_of,
    office_row,
    seed_rows,
    span_id_of,
    unit_id_of,
    unit_seeds,
)
from desktop_app.sheets.templates import write_template
from desktop_app.store.work import Store, Work

_NOTE = "kantor"
_CODE = re.compile(r"[A-Z0-9][A-Z0-9.\-]{1,19}")
_TOP_KINDS = {
    OfficeKind.DINAS: UnitKind.DINAS,
    OfficeKind.BADAN: UnitKind.DINAS,
    OfficeKind.BKPSDM: UnitKind.DINAS,
    OfficeKind.SEKRETARIAT: UnitKind.SEKRETARIAT,
}


@dataclass(frozen=True, slots=True)
class OwnOffice:
    """The office of this store. People are kept in `audience_id`; whoever heads its top unit, and those above
    him, in `pimpinan_audience_id`, because he is judged from another office."""

    id: Id
    code: str
    name: str
    kind: OfficeKind
    unit_id: Id
    audience_id: Id
    pimpinan_audience_id: Id
    is_practice: bool
    is_agency: bool


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit as a tree shows it; `depth` 0 is the top."""

    id: Id
    code: str
    name: str
    kind: UnitKind
    parent_id: Id | None
    depth: int


def own_office(work: Work) -> OwnOffice:
    """The office of this store; `kantor.belum_ada` before there is one."""
    note = work.one(LocalNote, key=_NOTE)
    if note is None:
        raise RuleBroken("kantor.belum_ada")
    kept = json.loads(note.value)
    office = work.need(Office, Id(bytes.fromhex(kept["office_id"])))
    if office.unit_id is None:
        raise RuleBroken("data.hilang", jenis="unit")
    return OwnOffice(
        id=office.id,
        code=office.code,
        name=office.name,
        kind=office.kind,
        unit_id=office.unit_id,
        audience_id=audience_of(AudienceKind.KEPEG, office.id),
        pimpinan_audience_id=audience_of(AudienceKind.KEPEG, office.id, PIMPINAN),
        is_practice=kept["practice"],
        is_agency=kept["agency"],
    )


class Offices:
    """Founding and describing the office of this store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(
        self,
        acting: Acting,
        *,
        name: str,
        code: str,
        kind: OfficeKind = OfficeKind.DINAS,
        agency: bool = False,
        practice: bool = False,
    ) -> Changes:
        """Founds the office with rules, calendar, posts, measures and the units of the city.

        An office whose code is among the shipped units takes its place there. Raises `kantor.sudah_ada`,
        `kantor.nama`, `kantor.kode`.
        """
        _check_admin(acting)
        code, name = code.strip().upper(), " ".join(name.split())
        if not name or len(name) > 120:
            raise RuleBroken("kantor.nama", paling_panjang=120)
        if not is_code(code):
            raise RuleBroken("kantor.kode", kode=code)
        with self._store.work(acting) as work:
            if work.one(LocalNote, key=_NOTE):
                raise RuleBroken("kantor.sudah_ada")
            work.add(*seed_rows(work.today))
            work.add(*_offices(code, name, OfficeKind.BKPSDM if agency else kind))
            kept = {"office_id": office_id_of(code).hex(), "practice": practice, "agency": agency}
            work.add(LocalNote(id=work.mint(), key=_NOTE, value=canonical(kept)))
        return Changes.STRUCTURE | Changes.SETTINGS

    def own(self) -> OwnOffice | None:
        """The office of this store, or None before it was founded."""
        with self._store.look() as work:
            return own_office(work) if work.one(LocalNote, key=_NOTE) else None

    def profile(self) -> OfficeProfile:
        """What the office has decided about prints and practice."""
        with self._store.look() as work:
            return read_profile(work, own_office(work).audience_id)

    def save_profile(self, acting: Acting, profile: OfficeProfile) -> Changes:
        """Keeps what has changed; raises `profil.*` or `hari_kerja.minggu` for what cannot be."""
        _check_admin(acting)
        with self._store.work(acting) as work:
            changed = write_profile(work, own_office(work).audience_id, profile)
        return Changes.SETTINGS if changed else Changes.NOTHING

    def units(self, day: date | None = None, *, whole_city: bool = False) -> list[UnitLine]:
        """The units of the office as a tree on a day (today): parents before their children, by name.

        `whole_city`: from the top of the city, as the agency needs.
        """
        with self._store.look() as work:
            own, on = own_office(work), day or work.today
            spans = {s.unit_id: s for s in work.find(UnitSpan) if s.holds(on)}
            units = {u.id: u for u in work.find(Unit) if u.id in spans}
        children: dict[Id | None, list[UnitSpan]] = defaultdict(list)
        for span in sorted(spans.values(), key=lambda span: (span.name, span.unit_id)):
            children[span.parent_id].append(span)
        tops = children[None] if whole_city or own.is_agency else [s for s in [spans.get(own.unit_id)] if s]
        return [line for top in tops for line in _branch(top, units, children, 0)]

    def posts(self) -> list[Post]:
        """The posts on offer, by name."""
        with self._store.look() as work:
            return sorted(work.find(Post, retired=False), key=lambda post: (post.name, post.id))

    def measures(self) -> list[Measure]:
        """The measures on offer, by name; synonyms carry the key of the one that is kept."""
        with self._store.look() as work:
            return sorted(work.find(Measure, retired=False), key=lambda measure: measure.name)

    def golongan(self) -> tuple[Rank, ...]:
        """All grades by the rules of today, lowest first."""
        with self._store.look() as work:
            return work.rules.golongan(work.today).ranks

    def rule_sets(self) -> list[RuleSetRow]:
        """All rule sets this store holds, by kind, the newest first."""
        with self._store.look() as work:
            rows = work.find(RuleSetRow)
        return sorted(rows, key=lambda row: (row.kind, -row.valid_from.toordinal(), -row.number))

    def write_template(self, kind: str, path: Path) -> None:
        """Writes the sheet to fill in for an import ("pegawai", "skp") with the choices of this office."""
        lists = {
            "golongan": [rank.code for rank in self.golongan()],
            "satuan": [measure.name for measure in self.measures() if measure.plural_of is None],
        }
        write_template(kind, path, lists)


def _check_admin(acting: Acting) -> None:
    if acting.role is not Role.ADMIN:
        raise NotAllowed("hak.bukan_admin")


def _branch(
    span: UnitSpan, units: dict[Id, Unit], children: dict[Id | None, list[UnitSpan]], depth: int
) -> Iterator[UnitLine]:
    unit = units[span.unit_id]
    yield UnitLine(unit.id, unit.code, span.name, unit.kind, span.parent_id, depth)
    for child in children[unit.id]:
        yield from _branch(child, units, children, depth + 1)


def is_code(code: str) -> bool:
    """Whether an office can be called so."""
    return _CODE.fullmatch(code) is not None


def _offices(code: str, name: str, kind: OfficeKind) -> Iterator[Office | Unit | UnitSpan]:
    """The offices of the city with the own one under the name it was founded with; its unit if it is new."""
    own = office_id_of(code)
    for seed in unit_seeds():
        office = office_row(seed)
        if office is not None and office.id != own:
            yield office
    yield from office_rows(code, name, kind)


def office_rows(code: str, name: str, kind: OfficeKind) -> Iterator[Office | Unit | UnitSpan]:
    """One office under the name it was founded with, and its unit when it is none of the shipped ones: the
    same at the office itself and at the agency that lists it."""
    own, unit_id = office_id_of(code), unit_id_of(code)
    yield Office(
        id=own, audience_id=UMUM, code=code, name=name, kind=kind, unit_id=unit_id, from_on=FIRST_DAY
    )
    if code in {seed.code for seed in unit_seeds()}:
        return
    top = _TOP_KINDS.get(kind, UnitKind.LAINNYA)
    yield Unit(id=unit_id, audience_id=UMUM, code=code, office_id=own, kind=top)
    yield UnitSpan(
        id=span_id_of(UMUM, unit_id, FIRST_DAY),
        audience_id=UMUM,
        unit_id=unit_id,
        from_on=FIRST_DAY,
        name=name,
        parent_id=unit_id_of(CITY),
        command_id=unit_id_of(SECRETARIAT),
    )
