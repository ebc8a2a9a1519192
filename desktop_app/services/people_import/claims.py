"""The dated facts that a row states, and which of them are news."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from desktop_app.domain.nip import Nip
from desktop_app.domain.organisation import Post
from desktop_app.domain.people import FactKind, IdentityNumber, Person, PersonFact, in_force
from desktop_app.domain.records import Id, derived_id
from desktop_app.domain.values import Acting
from desktop_app.services.people_import.drafts import PersonDraft
from desktop_app.services.people_import.known import KnownHuman


@dataclass(frozen=True, slots=True)
class Claim:
    """A dated fact as a row states it: since when (None: not said), else when it may be taken to begin."""

    kind: FactKind
    from_on: date | None
    otherwise: date
    content: dict[str, Any]


def begin_of(draft: PersonDraft, today: date) -> date:
    """Where a sheet gives no date: the beginning of this year, or the appointment if that came later."""
    first = date(today.year, 1, 1)
    return max(first, draft.begun_on) if draft.begun_on and draft.begun_on <= today else first


def claims_of(draft: PersonDraft, place: tuple[Id, Post], is_head: bool, today: date) -> Iterator[Claim]:
    """Placement, grade, status and education as a row states them."""
    start = begin_of(draft, today)
    unit_id, post = place
    yield Claim(
        FactKind.PENEMPATAN,
        draft.post_on,
        start,
        {"unit_id": unit_id, "post_id": post.id, "post_text": draft.post, "is_head": is_head},
    )
    if draft.golongan:
        yield Claim(FactKind.PANGKAT, draft.golongan_on, start, {"golongan": draft.golongan})
    yield Claim(
        FactKind.STATUS, draft.status_on, start, {"staff_kind": draft.staff_kind, "status": draft.status}
    )
    if draft.education:
        yield Claim(FactKind.PENDIDIKAN, None, draft.begun_on or start, {"education": draft.education})


class FactMaker:
    """Makes facts and numbers at one moment, for one acting person."""

    def __init__(self, acting: Acting, at: datetime, mint: Callable[[], Id]) -> None:
        self._acting, self._at, self._mint = acting, at, mint

    def first(self, person: Person, claim: Claim) -> PersonFact:
        """The first fact of a kind of somebody new."""
        day = claim.from_on or claim.otherwise
        return self._fact(person, claim, day, _key(person, claim.kind, day))

    def needed(self, human: KnownHuman, claim: Claim) -> PersonFact | None:
        """The fact to add so that the claim holds; None when it does already.

        Another content on the same first day, and the same content from another day, are corrections. Without
        a day a claim that is news begins on the day of the import.
        """
        person, held = human.person, in_force(human.facts, claim.kind, self._acting.day)
        begins = claim.from_on or self._acting.day
        same_day = next((f for f in human.facts if f.kind is claim.kind and f.from_on == begins), None)
        if held is not None and _says(held, claim):
            if claim.from_on in {None, held.from_on} or same_day is not None:
                return None
            # who heads a unit is our guess, perhaps corrected by a person since
            return replace(self._correction(person, claim, begins, held), is_head=held.is_head)
        if same_day is not None:
            return None if _says(same_day, claim) else self._correction(person, claim, begins, same_day)
        day = claim.from_on or (begins if held else claim.otherwise)
        key = _key(person, claim.kind, day)
        return self._fact(person, claim, day, self._mint() if key in human.taken else key)

    def number(self, number: Nip, begun_on: date | None, person: Person) -> IdentityNumber:
        """A number of somebody, from his appointment on."""
        return IdentityNumber(
            id=derived_id("identity_number", person.audience_id, number.number),
            audience_id=person.audience_id,
            by=self._acting.person_id,
            at=self._at,
            person_id=person.person_id,
            number=number.number,
            kind=number.kind,
            from_on=begun_on,
        )

    def _correction(self, person: Person, claim: Claim, day: date, old: PersonFact) -> PersonFact:
        fact = self._fact(person, claim, day, self._mint())
        return replace(
            fact, corrects_id=old.id, to_on=old.to_on, decree_no=old.decree_no, decree_on=old.decree_on
        )

    def _fact(self, person: Person, claim: Claim, day: date, id: Id) -> PersonFact:
        return PersonFact(
            id=id,
            audience_id=person.audience_id,
            by=self._acting.person_id,
            at=self._at,
            person_id=person.person_id,
            kind=claim.kind,
            from_on=day,
            **claim.content,
        )


def _key(person: Person, kind: FactKind, day: date) -> Id:
    return derived_id("person_fact", person.audience_id, person.person_id, kind, day)


def _says(fact: PersonFact, claim: Claim) -> bool:
    """Whether a fact states what the sheet does; who heads a unit is no word of the sheet."""
    return all(getattr(fact, name) == value for name, value in claim.content.items() if name != "is_head")
