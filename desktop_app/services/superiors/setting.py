"""Set superiors from a day: exceptions only where the tree says otherwise; plans that are open follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.people import LineOverride, LineRole, Person
from desktop_app.domain.plan import ActingAs, PartyRole, Skp, SkpParty, SkpStatus, party_on
from desktop_app.domain.records import Id, live
from desktop_app.domain.superiors import Doubt, Proposal, propose
from desktop_app.domain.values import Acting
from desktop_app.services.plans.parties import parties_of, set_party
from desktop_app.services.standing import Line
from desktop_app.store.work import Work

F = TypeVar("F", LineOverride, SkpParty)

_PARTY_OF = {LineRole.PENILAI: PartyRole.PENILAI, LineRole.ATASAN_PENILAI: PartyRole.ATASAN_PENILAI}


@dataclass(frozen=True, slots=True)
class SuperiorChoice:
    """Who shall judge somebody. Without a penilai nothing is set for him."""

    person_id: Id
    penilai_id: Id | None
    atasan_id: Id | None = None


class Setter:
    """Sets superiors from one day on, in one transaction."""

    def __init__(self, work: Work, acting: Acting, from_on: date, basis: str) -> None:
        self._work, self._acting, self._from_on, self._basis = work, acting, from_on, basis
        self._line = Line(work, from_on)
        self._people = {person.person_id: person for person in work.find(Person)}
        self._overrides: dict[Id, list[LineOverride]] = defaultdict(list)
        for override in live(work.find(LineOverride)):
            self._overrides[override.person_id].append(override)
        self._plans: dict[Id, list[Skp]] = defaultdict(list)
        for skp in work.find(Skp, status=SkpStatus.AKTIF):
            self._plans[skp.person_id].append(skp)
        self._written: list[LineOverride] = []

    def check_circles(self, choices: Sequence[SuperiorChoice]) -> None:
        """Nobody may stand above himself, by however many steps (rule 12)."""
        above = {person_id: self._line.proposal(person_id).penilai for person_id in self._line.people()}
        above |= {choice.person_id: choice.penilai_id for choice in choices}
        for choice in choices:
            if _leads_to(choice.person_id, above):
                raise RuleBroken("penilai.lingkaran", nama=self._person(choice.person_id).display)

    def keep(self) -> None:
        """Writes the exceptions, all at once."""
        self._work.add(*self._written)

    def apply(self, choice: SuperiorChoice) -> Changes:
        """Exceptions and plan parties of one person; answers what was touched."""
        tree = self._line.from_tree(choice.person_id)
        doubted = any(doubt is not Doubt.TANPA_ATASAN for doubt in tree.doubts)
        written = set()
        if self._override(choice.person_id, LineRole.PENILAI, choice.penilai_id, tree.penilai, doubted):
            written.add(LineRole.PENILAI)
        follows = self._with_penilai(choice, tree)
        if self._override(choice.person_id, LineRole.ATASAN_PENILAI, choice.atasan_id, follows, False):
            written.add(LineRole.ATASAN_PENILAI)
        touched = Changes.PEOPLE if written else Changes.NOTHING
        return touched | self._plans_follow(choice, written)

    def _with_penilai(self, choice: SuperiorChoice, tree: Proposal) -> Id | None:
        """The atasan who follows from the chosen penilai without a word of exception."""
        if choice.penilai_id == tree.penilai:
            return tree.atasan
        person = self._person(choice.person_id)
        chosen = self._made(person, LineRole.PENILAI, choice.penilai_id)
        return propose(
            self._line.place(choice.person_id), self._line.structure, [chosen], self._from_on
        ).atasan

    def _override(
        self, person_id: Id, role: LineRole, wanted: Id | None, by_tree: Id | None, doubted: bool
    ) -> bool:
        """Writes, changes or ends the exception of one role; answers whether it had to."""
        held = [o for o in self._overrides.get(person_id, []) if o.role is role and o.holds(self._from_on)]
        newest = max(held, key=lambda o: (o.from_on, o.at, o.id), default=None)
        if newest is not None and newest.superior_id == wanted and newest.superior_text is None:
            return False
        needed = wanted != by_tree or doubted
        if newest is None and not needed:
            return False
        self._written += [self._ended(old) for old in held]
        if needed:
            self._written.append(self._made(self._person(person_id), role, wanted))
        return True

    def _made(self, person: Person, role: LineRole, superior_id: Id | None) -> LineOverride:
        return LineOverride(
            id=self._work.mint(),
            audience_id=person.audience_id,
            by=self._acting.person_id,
            at=self._work.now,
            person_id=person.person_id,
            superior_id=superior_id,
            role=role,
            from_on=self._from_on,
            basis=self._basis,
        )

    def _plans_follow(self, choice: SuperiorChoice, written: set[LineRole]) -> Changes:
        touched = Changes.NOTHING
        for skp in self._plans.get(choice.person_id, ()):
            if skp.ends_on >= self._from_on and self._plan_follows(skp, choice, written):
                touched = Changes.PLANS
        return touched

    def _plan_follows(self, skp: Skp, choice: SuperiorChoice, written: set[LineRole]) -> bool:
        """The parties of one plan; who rises from atasan to penilai leaves his old role first."""
        atasan = self._now(skp, PartyRole.ATASAN_PENILAI)
        if atasan is not None and atasan.person_id == choice.penilai_id:
            self._work.add(self._ended(atasan))
        wanted = {LineRole.PENILAI: choice.penilai_id, LineRole.ATASAN_PENILAI: choice.atasan_id}
        done = [self._party(skp, role, wanted[role], role in written) for role in LineRole]
        return any(done)

    def _party(self, skp: Skp, role: LineRole, wanted: Id | None, is_news: bool) -> bool:
        """One role of a plan. Who was set for this plan alone (Plt., or by name) stays unless it is news."""
        now = self._now(skp, _PARTY_OF[role])
        if wanted is None or (now is not None and now.person_id == wanted):
            return False
        if (
            now is not None
            and not is_news
            and (now.acting is not ActingAs.DEFINITIF or now.person_id is None)
        ):
            return False
        since = max(self._from_on, now.from_on) if now else self._from_on
        role_there = _PARTY_OF[role]
        set_party(self._work, self._acting, skp, role_there, wanted, since, None, ActingAs.DEFINITIF)
        return True

    def _now(self, skp: Skp, role: PartyRole) -> SkpParty | None:
        return party_on(parties_of(self._work, skp.id), role, max(self._from_on, skp.starts_on))

    def _ended(self, old: F) -> F:
        """A row ends by a correcting one; what began on this day or later is void."""
        last, gone = self._from_on - timedelta(days=1), old.from_on >= self._from_on
        return replace(
            old,
            id=self._work.mint(),
            by=self._acting.person_id,
            at=self._work.now,
            corrects_id=old.id,
            void=gone,
            to_on=old.to_on if gone else last,
        )

    def _person(self, person_id: Id) -> Person:
        person = self._people.get(person_id)
        if person is None:
            raise RuleBroken("data.hilang", jenis="person")
        return person


def _leads_to(person_id: Id, above: Mapping[Id, Id | None]) -> bool:
    """Whether the way up from a human comes back to him."""
    seen: set[Id] = set()
    at = above.get(person_id)
    while at is not None and at not in seen:
        if at == person_id:
            return True
        seen.add(at)
        at = above.get(at)
    return False
