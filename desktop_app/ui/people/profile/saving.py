"""Forms turned into deeds, each with the deed that takes it back. No widget here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.changes import Changes
from desktop_app.domain.people import Person, PersonFact
from desktop_app.domain.records import NO_AUDIENCE
from desktop_app.domain.values import Acting
from desktop_app.services.people import People, PersonSheet
from desktop_app.ui.people.profile.draft import FactDraft, SelfDraft


def fact_from(draft: FactDraft, person: Person, at: datetime) -> PersonFact:
    """The draft as the use case takes it; key, audience, author and moment are set there."""
    if draft.from_on is None:
        raise ValueError("a fact without a day is not saved")
    return PersonFact(
        id=NO_AUDIENCE,
        audience_id=person.audience_id,
        at=at,
        corrects_id=draft.corrects_id,
        person_id=person.person_id,
        kind=draft.kind,
        from_on=draft.from_on,
        unit_id=draft.unit_id,
        post_id=draft.post_id,
        post_text=draft.post_text or None,
        is_head=draft.is_head,
        golongan=draft.golongan,
        staff_kind=draft.staff_kind,
        status=draft.status,
        decree_no=draft.decree_no or None,
        decree_on=draft.decree_on,
    )


def person_from(draft: SelfDraft, person: Person) -> Person:
    """The person with what the form says; an emptied field is absent."""
    return replace(
        person,
        name=draft.name,
        title_front=draft.title_front or None,
        title_back=draft.title_back or None,
        sex=draft.sex,
        born_on=draft.born_on,
        born_at=draft.born_at or None,
        karpeg=draft.karpeg or None,
        phone=draft.phone or None,
        email=draft.email or None,
    )


@dataclass(frozen=True, slots=True)
class FactDeed:
    """A new fact; undone, the one it took the place of stands again, or it is void."""

    people: People
    acting: Acting
    fact: PersonFact

    def old(self, sheet: PersonSheet) -> PersonFact | None:
        """What the fact takes the place of: the one it corrects, or one of the same kind and day."""
        for held in sheet.facts:
            if held.id == self.fact.corrects_id:
                return held
            is_same_day = held.kind is self.fact.kind and held.from_on == self.fact.from_on
            if self.fact.corrects_id is None and is_same_day:
                return held
        return None

    def do(self) -> Changes:
        return self.people.add_fact(self.acting, self.fact.person_id, self.fact)

    def undo(self, old: PersonFact | None) -> Changes:
        """Takes the fact back, as it is found now."""
        person_id = self.fact.person_id
        sheet = self.people.person(person_id, self.acting.day)
        now = next(
            (f for f in sheet.facts if f.kind is self.fact.kind and f.from_on == self.fact.from_on), None
        )
        if self.fact.void:
            return self.people.add_fact(
                self.acting, person_id, replace(self.fact, void=False, corrects_id=None)
            )
        if now is None:
            return Changes.NOTHING
        if old is None:
            return self.people.add_fact(self.acting, person_id, replace(now, corrects_id=now.id, void=True))
        return self.people.add_fact(self.acting, person_id, replace(old, corrects_id=now.id))


@dataclass(frozen=True, slots=True)
class SelfDeed:
    """The person put right; undone, he reads as before."""

    people: People
    acting: Acting
    before: Person
    after: Person

    def do(self) -> Changes:
        return self.people.save_person(self.acting, self.after)

    def undo(self) -> Changes:
        """Back to the former words, on the row as it is now."""
        now = self.people.person(self.before.person_id, self.acting.day).person
        return self.people.save_person(self.acting, replace(self.before, rev=now.rev))
