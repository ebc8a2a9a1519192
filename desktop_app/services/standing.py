"""Who a person is and who judges him on a day, read from the dated facts (rules 11-14, defect 7)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from desktop_app.domain.identity import Identity
from desktop_app.domain.organisation import Post, Unit, UnitSpan
from desktop_app.domain.people import FactKind, IdentityNumber, LineOverride, Person, PersonFact, in_force
from desktop_app.domain.records import Id, live
from desktop_app.domain.superiors import Place, Proposal, Structure, propose
from desktop_app.store.work import Work


def identity_on(work: Work, person_id: Id, day: date) -> Identity:
    """The person as forms print him on a day; what is unknown stays None."""
    person = work.one(Person, person_id=person_id)
    facts = live(work.find(PersonFact, person_id=person_id))
    numbers = live(work.find(IdentityNumber, person_id=person_id))
    placed = in_force(facts, FactKind.PENEMPATAN, day)
    ranked = in_force(facts, FactKind.PANGKAT, day)
    status = in_force(facts, FactKind.STATUS, day)
    post = work.get(Post, placed.post_id) if placed and placed.post_id else None
    rank = work.rules.golongan(day).find(ranked.golongan) if ranked else None
    held = [n for n in numbers if n.from_on is None or n.from_on <= day] or numbers
    number = max(held, key=lambda n: (n.from_on or date.min, n.at, n.id), default=None)
    return Identity(
        person_id=person_id,
        name=person.display if person else "",
        number=number.number if number else None,
        rank=rank.text if rank else None,
        post=(placed.post_text or (post.name if post else None)) if placed else None,
        unit=unit_name(work, placed.unit_id, day) if placed and placed.unit_id else None,
        unit_id=placed.unit_id if placed else None,
        golongan=ranked.golongan if ranked else None,
        post_kind=post.kind if post else None,
        stand_alone=bool(post and post.stand_alone),
        is_head=bool(placed and placed.is_head),
        staff_kind=status.staff_kind if status else None,
    )


def unit_name(work: Work, unit_id: Id, day: date) -> str | None:
    """The name a unit had on a day (rule 11)."""
    spans = [span for span in work.find(UnitSpan, unit_id=unit_id) if span.holds(day)]
    return max(spans, key=lambda s: s.from_on).name if spans else None


class Line:
    """The line of command of one day, for one person or for everybody; reads the structure once."""

    def __init__(self, work: Work, day: date) -> None:
        self._day = day
        self._posts = {post.id: post for post in work.find(Post)}
        self._facts: dict[Id, list[PersonFact]] = defaultdict(list)
        for fact in live(work.find(PersonFact, kind=FactKind.PENEMPATAN)):
            self._facts[fact.person_id].append(fact)
        self._overrides: dict[Id, list[LineOverride]] = defaultdict(list)
        for override in live(work.find(LineOverride)):
            self._overrides[override.person_id].append(override)
        places = [self.place(person_id) for person_id in self._facts]
        self.structure = Structure.on(day, work.find(Unit), work.find(UnitSpan), places)

    def place(self, person_id: Id) -> Place:
        """Where a human stands on the day."""
        placed = in_force(self._facts.get(person_id, []), FactKind.PENEMPATAN, self._day)
        post = self._posts.get(placed.post_id) if placed and placed.post_id else None
        return Place(
            person_id,
            placed.unit_id if placed else None,
            bool(placed and placed.is_head),
            post.kind if post else None,
        )

    def proposal(self, person_id: Id) -> Proposal:
        """Who judges him, by the tree or by an exception of that day."""
        return propose(self.place(person_id), self.structure, self._overrides.get(person_id, []), self._day)

    def from_tree(self, person_id: Id) -> Proposal:
        """Who would judge him without any exception."""
        return propose(self.place(person_id), self.structure, [], self._day)

    def people(self) -> list[Id]:
        """Everybody who has a placement."""
        return list(self._facts)
