"""Who judges whom on a day: from the unit tree, the kind of post, and dated exceptions (rules 12-14).

The line is computed, not stored for everybody: twenty rows need not change when a head changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.organisation import Unit, UnitKind, UnitSpan
from desktop_app.domain.people import LineOverride, LineRole
from desktop_app.domain.records import Id
from desktop_app.domain.terms import PostKind

_MAY_JUDGE = frozenset({PostKind.JPT, PostKind.ADMINISTRATOR, PostKind.PENGAWAS, PostKind.POLITIK})
_HEADED_BY_FUNCTIONAL = frozenset({UnitKind.SEKOLAH, UnitKind.PUSKESMAS, UnitKind.UPTD})


class Doubt(StrEnum):
    """Why a person should look at a proposal before it is used."""

    TANPA_UNIT = "tanpa_unit"
    UNIT_TANPA_KEPALA = "unit_tanpa_kepala"
    KEPALA_GANDA = "kepala_ganda"
    TANPA_PENILAI = "tanpa_penilai"
    TANPA_ATASAN = "tanpa_atasan"
    DI_LUAR_KANTOR = "di_luar_kantor"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a human stands on a day."""

    person_id: Id
    unit_id: Id | None
    is_head: bool
    post_kind: PostKind | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Penilai and atasan penilai of a human; None where nobody was found, with the doubts."""

    person_id: Id
    penilai: Id | None
    atasan: Id | None
    doubts: tuple[Doubt, ...] = ()
    by_override: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """The units and their heads on one day."""

    spans: Mapping[Id, UnitSpan]
    kinds: Mapping[Id, UnitKind]
    heads: Mapping[Id, tuple[Place, ...]]
    headed: Mapping[Id, Place]

    @classmethod
    def on(
        cls, day: date, units: Iterable[Unit], spans: Iterable[UnitSpan], places: Iterable[Place]
    ) -> Structure:
        heads: dict[Id, tuple[Place, ...]] = {}
        headed: dict[Id, Place] = {}
        for place in places:
            if place.is_head and place.unit_id is not None:
                heads[place.unit_id] = (*heads.get(place.unit_id, ()), place)
                headed[place.person_id] = place
        held = {span.unit_id: span for span in spans if span.holds(day)}
        return cls(held, {unit.id: unit.kind for unit in units}, heads, headed)

    def above(self, unit_id: Id) -> Id | None:
        span = self.spans.get(unit_id)
        return span.superior_unit_id if span else None

    def judge_in(self, unit_id: Id) -> Place | None:
        """The head of a unit if his post may judge: at least pengawas, or head of a school or its like."""
        kind = self.kinds.get(unit_id)
        able = [
            place
            for place in self.heads.get(unit_id, ())
            if place.post_kind in _MAY_JUDGE or kind in _HEADED_BY_FUNCTIONAL
        ]
        return min(able, key=lambda place: place.person_id, default=None)


def propose(place: Place, structure: Structure, overrides: Iterable[LineOverride], day: date) -> Proposal:
    """Penilai and atasan penilai of one human on a day; an override (his own ones are given) wins."""
    held = [o for o in overrides if o.holds(day)]
    newest = {o.role: o for o in sorted(held, key=lambda o: (o.from_on, o.at, o.id))}
    penilai, doubts = _from_tree(place, structure)
    if LineRole.PENILAI in newest:
        penilai, doubts = newest[LineRole.PENILAI].superior_id, []
    atasan: Id | None = None
    if LineRole.ATASAN_PENILAI in newest:
        atasan = newest[LineRole.ATASAN_PENILAI].superior_id
    elif penilai is not None:
        atasan, above = _superior_of(penilai, structure)
        doubts += above
    return Proposal(place.person_id, penilai, atasan, tuple(dict.fromkeys(doubts)), bool(newest))


def _from_tree(place: Place, structure: Structure) -> tuple[Id | None, list[Doubt]]:
    if place.unit_id is None or place.unit_id not in structure.spans:
        return None, [Doubt.TANPA_UNIT]
    doubts: list[Doubt] = []
    if not place.is_head and len(structure.heads.get(place.unit_id, ())) > 1:
        doubts.append(Doubt.KEPALA_GANDA)
    start = structure.above(place.unit_id) if place.is_head else place.unit_id
    judge, climbed = _climb(start, place.person_id, structure)
    if judge is None:
        doubts.append(Doubt.DI_LUAR_KANTOR if place.is_head else Doubt.TANPA_PENILAI)
    elif climbed and not place.is_head:
        doubts.append(Doubt.UNIT_TANPA_KEPALA)
    return (judge.person_id if judge else None), doubts


def _superior_of(person_id: Id, structure: Structure) -> tuple[Id | None, list[Doubt]]:
    head = structure.headed.get(person_id)
    if head is None or head.unit_id is None:
        return None, [Doubt.TANPA_ATASAN]
    if head.post_kind is PostKind.POLITIK:
        return None, []  # rule 14: nobody stands above the Wali Kota
    judge, _ = _climb(structure.above(head.unit_id), person_id, structure)
    return (judge.person_id, []) if judge else (None, [Doubt.TANPA_ATASAN])


def _climb(start: Id | None, person_id: Id, structure: Structure) -> tuple[Place | None, bool]:
    """The first head up the line who may judge and is not the person himself; whether units were skipped."""
    seen: set[Id] = set()
    unit_id = start
    while unit_id is not None and unit_id not in seen:
        seen.add(unit_id)
        judge = structure.judge_in(unit_id)
        if judge is not None and judge.person_id != person_id:
            return judge, unit_id != start
        unit_id = structure.above(unit_id)
    return None, True
