"""What the store knows of the people in a sheet: read at once, in proportion to the sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.people import FactKind, IdentityNumber, Person, PersonFact
from desktop_app.domain.records import Id, folded, live
from desktop_app.domain.terms import NumberKind, Sex, StaffKind
from desktop_app.services.imports import batches
from desktop_app.services.people_import.drafts import PersonDraft
from desktop_app.store.work import Work


@dataclass(slots=True)
class KnownHuman:
    """One human as the store has him: his row, his live facts, and every key that is taken."""

    person: Person
    numbers: list[IdentityNumber] = field(default_factory=list)
    facts: list[PersonFact] = field(default_factory=list)
    taken: set[Id] = field(default_factory=set)


class KnownPeople:
    """The humans that a sheet may mean, found by number, by name and birth, or (without a number) by name."""

    def __init__(self, work: Work, drafts: Iterable[PersonDraft]) -> None:
        sound = [draft for draft in drafts if draft.is_sound]
        self._by_number: dict[str, Id] = {}
        numbers = [draft.number.number for draft in sound if draft.number]
        for batch in batches(numbers):
            for row in work.find(IdentityNumber, number=batch):
                self._by_number[row.number] = row.person_id
        self._alike: dict[tuple[str, date | None, Sex | None], Id] = {}
        fresh = [d for d in sound if d.number and d.number.number not in self._by_number]
        self._note_alike(work, {draft.born_on for draft in fresh if draft.born_on})
        self._unnumbered: dict[str, Id] = {}
        if any(draft.number is None for draft in sound):
            self._note_unnumbered(work)
        self._humans: dict[Id, KnownHuman] = {}
        self._read(work, {*self._by_number.values(), *self._alike.values(), *self._unnumbered.values()})

    def find(self, draft: PersonDraft) -> KnownHuman | None:
        """Who has the number of a row; for somebody without one, who has his name."""
        if draft.number is None:
            return self._human(self._unnumbered.get(folded(draft.name)))
        return self._human(self._by_number.get(draft.number.number))

    def twin(self, draft: PersonDraft) -> KnownHuman | None:
        """Who has the same name, birth and sex under another number."""
        if draft.number is None:
            return None
        return self._human(self._alike.get((folded(draft.name), draft.born_on, draft.sex)))

    def _human(self, person_id: Id | None) -> KnownHuman | None:
        return self._humans.get(person_id) if person_id else None

    def _note_alike(self, work: Work, births: set[date]) -> None:
        for batch in batches(sorted(births)):
            for person in work.find(Person, born_on=batch):
                self._alike[folded(person.name), person.born_on, person.sex] = person.person_id

    def _note_unnumbered(self, work: Work) -> None:
        """Pejabat negara have no number; there are a handful of them."""
        facts = live(work.find(PersonFact, kind=FactKind.STATUS, staff_kind=StaffKind.PEJABAT_NEGARA))
        for batch in batches({fact.person_id for fact in facts}):
            for person in work.find(Person, person_id=batch):
                self._unnumbered[folded(person.name)] = person.person_id

    def _read(self, work: Work, person_ids: set[Id]) -> None:
        facts: dict[Id, list[PersonFact]] = defaultdict(list)
        numbers: dict[Id, list[IdentityNumber]] = defaultdict(list)
        for batch in batches(sorted(person_ids)):
            for person in work.find(Person, person_id=batch):
                self._humans[person.person_id] = KnownHuman(person)
            for number in work.find(IdentityNumber, person_id=batch):
                numbers[number.person_id].append(number)
            for fact in work.find(PersonFact, person_id=batch):
                facts[fact.person_id].append(fact)
        for person_id, human in self._humans.items():
            human.taken = {row.id for row in (*facts[person_id], *numbers[person_id])}
            human.facts, human.numbers = live(facts[person_id]), live(numbers[person_id])


def holds_only_contracts(human: KnownHuman) -> bool:
    """Whether all his numbers are NI PPPK: such a number changes with a new contract, a NIP never does."""
    return all(number.kind is not NumberKind.NIP for number in human.numbers)
