"""Who judges whom on a day, with names, posts, units and the doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.identity import Identity
from desktop_app.domain.organisation import Post, Unit, UnitSpan
from desktop_app.domain.people import (
    FactKind,
    LineOverride,
    LineRole,
    Person,
    PersonFact,
    WorkStatus,
    in_force,
)
from desktop_app.domain.records import Id, live
from desktop_app.domain.superiors import Doubt, Place, Structure, propose
from desktop_app.domain.terms import StaffKind
from desktop_app.services.imports import batches
from desktop_app.services.standing import Line
from desktop_app.store.derived.people import place_of
from desktop_app.store.work import Work


@dataclass(frozen=True, slots=True)
class SuperiorLine:
    """Who judges somebody on a day, by name where this office knows him by a text only; and the doubts."""

    person_id: Id
    name: str
    post: str
    unit: str
    penilai_id: Id | None
    penilai: str | None
    atasan_id: Id | None
    atasan: str | None
    doubts: tuple[Doubt, ...]
    by_override: bool


class Proposals:
    """Names, posts and units of a day beside the line of command of everybody."""

    def __init__(self, work: Work, day: date) -> None:
        self._day, self._line = day, Line(work, day)
        self._people = {person.person_id: person for person in work.find(Person)}
        self._placed = _by_person(work.find(PersonFact, kind=FactKind.PENEMPATAN))
        self._status = _by_person(work.find(PersonFact, kind=FactKind.STATUS))
        self._posts = {post.id: post for post in work.find(Post)}
        self._told = _told(live(work.find(LineOverride)), day)

    def all(self, only: Collection[Id] | None = None) -> list[SuperiorLine]:
        """Those who work on the day and are judged, by name."""
        wanted = self._people if only is None else {id: self._people[id] for id in only if id in self._people}
        lines = [self._made(person) for person in wanted.values() if self._is_judged(person.person_id)]
        return sorted(lines, key=lambda line: (line.name.casefold(), line.person_id))

    def _is_judged(self, person_id: Id) -> bool:
        status = in_force(self._status.get(person_id, []), FactKind.STATUS, self._day)
        if status is None:
            return person_id in self._placed
        return status.status in {None, WorkStatus.AKTIF} and status.staff_kind is not StaffKind.PEJABAT_NEGARA

    def _made(self, person: Person) -> SuperiorLine:
        proposal = self._line.proposal(person.person_id)
        placed = in_force(self._placed.get(person.person_id, []), FactKind.PENEMPATAN, self._day)
        span = self._line.structure.spans.get(placed.unit_id) if placed and placed.unit_id else None
        post = self._posts.get(placed.post_id) if placed and placed.post_id else None
        return SuperiorLine(
            person_id=person.person_id,
            name=person.display,
            post=((placed.post_text if placed else None) or (post.name if post else None)) or "",
            unit=span.name if span else "",
            penilai_id=proposal.penilai,
            penilai=_named(
                proposal.penilai, self._people, self._told.get((person.person_id, LineRole.PENILAI))
            ),
            atasan_id=proposal.atasan,
            atasan=_named(
                proposal.atasan, self._people, self._told.get((person.person_id, LineRole.ATASAN_PENILAI))
            ),
            doubts=proposal.doubts,
            by_override=proposal.by_override,
        )


def superiors_of(work: Work, identity: Identity, day: date) -> SuperiorLine | None:
    """The line of one human, read from the heads of units alone: a profile must not wait for all others."""
    if identity.person_id is None:
        return None
    heads = {fact.person_id for fact in work.find(PersonFact, kind=FactKind.PENEMPATAN, is_head=True)}
    facts = _by_person(
        [
            fact
            for batch in batches(heads | {identity.person_id})
            for fact in work.find(PersonFact, kind=FactKind.PENEMPATAN, person_id=batch)
        ]
    )
    posts = {post.id: post for post in work.find(Post)}
    places = {id: place_of(id, held, posts, day) for id, held in facts.items()}
    place = places.get(identity.person_id) or Place(identity.person_id, None, False, None)
    structure = Structure.on(day, work.find(Unit), work.find(UnitSpan), places.values())
    overrides = live(work.find(LineOverride, person_id=identity.person_id))
    proposal, told = propose(place, structure, overrides, day), _told(overrides, day)
    wanted = [id for id in (proposal.penilai, proposal.atasan) if id is not None]
    people = {person.person_id: person for person in work.find(Person, person_id=wanted)} if wanted else {}
    return SuperiorLine(
        person_id=identity.person_id,
        name=identity.name,
        post=identity.post or "",
        unit=identity.unit or "",
        penilai_id=proposal.penilai,
        penilai=_named(proposal.penilai, people, told.get((identity.person_id, LineRole.PENILAI))),
        atasan_id=proposal.atasan,
        atasan=_named(proposal.atasan, people, told.get((identity.person_id, LineRole.ATASAN_PENILAI))),
        doubts=proposal.doubts,
        by_override=proposal.by_override,
    )


def _named(id: Id | None, people: Mapping[Id, Person], told: str | None) -> str | None:
    """A superior by his row here, else by the text of an exception."""
    if id is None:
        return told
    return people[id].display if id in people else ""


def _by_person(facts: list[PersonFact]) -> Mapping[Id, list[PersonFact]]:
    found: dict[Id, list[PersonFact]] = defaultdict(list)
    for fact in live(facts):
        found[fact.person_id].append(fact)
    return found


def _told(overrides: Iterable[LineOverride], day: date) -> Mapping[tuple[Id, LineRole], str]:
    """Superiors whom an exception names by a text only."""
    held = sorted((o for o in overrides if o.holds(day)), key=lambda o: (o.from_on, o.at, o.id))
    newest = {(o.person_id, o.role): o for o in held}
    return {key: o.superior_text for key, o in newest.items() if o.superior_id is None and o.superior_text}
