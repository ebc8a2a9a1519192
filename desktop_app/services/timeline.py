"""All that happened to a plan in its year: entries, evidence, feedback, obstacles, steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.evaluation import Evaluation, EvaluationVersion
from desktop_app.domain.papers import Step
from desktop_app.domain.plan import Skp, SkpVersion
from desktop_app.domain.records import Id
from desktop_app.domain.values import day_of
from desktop_app.domain.year import Evidence, Feedback, Obstacle, Realisation, is_editable
from desktop_app.services.batches import by_key
from desktop_app.store.work import Work


class EventKind(StrEnum):
    """What an event of the time line is."""

    REALISASI = "realisasi"
    BUKTI = "bukti"
    UMPAN_BALIK = "umpan_balik"
    KENDALA = "kendala"
    LANGKAH = "langkah"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `on` is the day it is about, `at` when it was written (None: an obstacle).

    `corrects`: it takes the place of an earlier one after that one had stood for a day. `superseded`: a later
    one took its place, or it was taken back. Nothing vanishes.
    """

    kind: EventKind
    on: date
    at: datetime | None
    record: Realisation | Evidence | Feedback | Obstacle | Step
    corrects: bool = False
    superseded: bool = False


def timeline(work: Work, skp_id: Id) -> tuple[Event, ...]:
    """The events of a plan, the newest first."""
    skp = work.need(Skp, skp_id)
    entries = work.find(Realisation, skp_id=skp_id)
    feedback = work.find(Feedback, skp_id=skp_id)
    obstacles = work.find(Obstacle, skp_id=skp_id)
    owners = [*(e.id for e in entries), *(f.id for f in feedback), *(o.id for o in obstacles)]
    evidence = [row for rows in by_key(work, Evidence, "owner_id", owners).values() for row in rows]
    steps = by_key(work, Step, "object_id", _things(work, skp, obstacles))
    events = [
        *(_of_facts(EventKind.REALISASI, entries)),
        *(_of_facts(EventKind.UMPAN_BALIK, feedback)),
        *(_of_facts(EventKind.BUKTI, evidence)),
        *(Event(EventKind.KENDALA, obstacle.from_on, None, obstacle) for obstacle in obstacles),
        *(
            Event(EventKind.LANGKAH, step.signed_on or day_of(step.at), step.at, step)
            for rows in steps.values()
            for step in rows
        ),
    ]
    return tuple(sorted(events, key=_order, reverse=True))


def _of_facts(kind: EventKind, facts: Iterable[Realisation | Feedback | Evidence]) -> Iterator[Event]:
    known = {fact.id: fact for fact in facts}
    replaced = {fact.corrects_id for fact in known.values()}
    for fact in known.values():
        earlier = known.get(fact.corrects_id) if fact.corrects_id else None
        late = earlier is not None and not is_editable(earlier.at, fact.at)
        yield Event(kind, _day(fact), fact.at, fact, late, fact.void or fact.id in replaced)


def _day(fact: Realisation | Feedback | Evidence) -> date:
    match fact:
        case Realisation():
            return fact.as_of
        case Feedback():
            return fact.on
        case _:
            return day_of(fact.at)


def _things(work: Work, skp: Skp, obstacles: Iterable[Obstacle]) -> list[Id]:
    """Whose steps belong to the plan: itself, its versions, its obstacles, its evaluations."""
    evaluations = [
        e.id
        for e in work.find(Evaluation, person_id=skp.person_id, year=skp.year)
        if e.skp_id in {None, skp.id}
    ]
    judged = by_key(work, EvaluationVersion, "evaluation_id", evaluations)
    return [
        skp.id,
        *(version.id for version in work.find(SkpVersion, skp_id=skp.id)),
        *(obstacle.id for obstacle in obstacles),
        *(version.id for versions in judged.values() for version in versions),
    ]


def _order(event: Event) -> tuple[date, str, Id]:
    return event.on, event.at.isoformat() if event.at else "", event.record.id
