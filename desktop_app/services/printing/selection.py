"""Which papers there are: one for each part of a year or of a quarter, in the order of unit and name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.plan import Skp, SkpStatus
from desktop_app.domain.records import Id, folded
from desktop_app.domain.values import Period
from desktop_app.services.evaluations.preparing import period_here
from desktop_app.services.printing.values import PrintKind
from desktop_app.store.lists.people import PeopleList
from desktop_app.store.work import Work

T = TypeVar("T", Skp, Evaluation)
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class PaperKey:
    """One paper: the Skp or Evaluation it shows; `part` of `parts` where a person has several."""

    root_id: Id
    person_id: Id
    part: int = 1
    parts: int = 1


def paper_keys(
    work: Work, kind: PrintKind, period: Period, person_ids: Sequence[Id] | None
) -> list[PaperKey]:
    """All papers of a kind in a period, of these persons or of everybody; persons in the order given."""
    if kind is PrintKind.SKP:
        plans = [
            skp
            for skp in _of_people(work, Skp, person_ids, year=period.year)
            if skp.status is not SkpStatus.BATAL
        ]
        wanted = {skp.id for skp in plans if period.overlaps(skp.starts_on, skp.ends_on)}
        numbered = _numbered(plans, lambda skp: skp.starts_on, person_ids)
        return [key for key in numbered if key.root_id in wanted]
    named, evaluation_kind = period_here(work, period)
    found = _of_people(work, Evaluation, person_ids, period=named, kind=evaluation_kind)
    return _numbered(found, lambda evaluation: evaluation.from_on, person_ids)


def by_unit_and_name(people: PeopleList, keys: Sequence[PaperKey]) -> list[PaperKey]:
    """The order in which papers are signed and handed out."""
    ids = list(dict.fromkeys(key.person_id for key in keys))
    told: dict[bytes, tuple[str, str]] = {}
    for start in range(0, len(ids), _CHUNK):
        for id, line in people.lines(ids[start : start + _CHUNK]).items():
            told[id] = (folded(line.unit or ""), folded(line.name))
    return sorted(keys, key=lambda key: (told.get(key.person_id, ("", "")), key.person_id, key.part))


def _of_people(work: Work, root: type[T], person_ids: Sequence[Id] | None, /, **equals: object) -> list[T]:
    if person_ids is None:
        return work.find(root, **equals)
    found: list[T] = []
    for start in range(0, len(person_ids), _CHUNK):
        found += work.find(root, person_id=list(person_ids[start : start + _CHUNK]), **equals)
    return found


def _numbered(
    found: Iterable[T], start: Callable[[T], date], person_ids: Sequence[Id] | None
) -> list[PaperKey]:
    by_person: dict[Id, list[T]] = defaultdict(list)
    for each in found:
        by_person[each.person_id].append(each)
    order = person_ids if person_ids is not None else list(by_person)
    return [
        PaperKey(each.id, person_id, number, len(by_person[person_id]))
        for person_id in dict.fromkeys(order)
        for number, each in enumerate(sorted(by_person[person_id], key=start), start=1)
    ]
