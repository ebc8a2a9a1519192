"""What a row changes: the records it adds, the corrections it makes, or the reason it cannot enter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from desktop_app.domain.organisation import Post
from desktop_app.domain.people import FactKind, Person, PersonFact, in_force, person_id_of
from desktop_app.domain.records import Id, Record, derived_id
from desktop_app.domain.values import Acting
from desktop_app.services.people_import.claims import FactMaker, begin_of, claims_of
from desktop_app.services.people_import.drafts import PersonDraft
from desktop_app.services.people_import.known import KnownHuman, KnownPeople, holds_only_contracts
from desktop_app.services.people_import.places import Places, UnitFault
from desktop_app.services.people_import.posts import Posts
from desktop_app.services.people_import.values import same_human
from desktop_app.sheets.rows import RowFault


class Standing(StrEnum):
    """What a row does."""

    BARU = "baru"
    BERUBAH = "berubah"
    SAMA = "sama"
    SALAH = "salah"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that a row changes, before and after, as plain text."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A row and all it would write. `before` is the person's row as it was, when it changes."""

    draft: PersonDraft
    standing: Standing
    person_id: Id | None = None
    adds: tuple[Record, ...] = ()
    person: Person | None = None
    before: Person | None = None
    changes: tuple[FieldChange, ...] = ()
    faults: tuple[RowFault, ...] = ()
    moved: tuple[str, str] | None = None

    @property
    def works_in(self) -> Iterator[Id]:
        """The units of the placements it writes."""
        for record in self.adds:
            if isinstance(record, PersonFact) and record.unit_id is not None:
                yield record.unit_id


Facts = Mapping[str, object]
_NONE: Facts = MappingProxyType({})
_OWN = ("name", "title_front", "title_back", "sex", "born_on", "born_at", "karpeg", "phone", "email")
"""Fields of a person's row that a sheet may tell."""
_DATED = frozenset(
    {"id", "audience_id", "by", "at", "corrects_id", "from_on", "to_on", "decree_no", "decree_on"}
)
_CONTENT = tuple(field.name for field in fields(PersonFact) if field.name not in _DATED)


@dataclass(frozen=True, slots=True)
class Hand:
    """With what records are made: the moment, new keys, and how the sheet calls a field."""

    at: datetime
    mint: Callable[[], Id]
    heading: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class World:
    """What the store knows: units, posts, and the people a sheet may mean."""

    places: Places
    posts: Posts
    people: KnownPeople


class Merger:
    """Compares rows with what is known, at one moment, without writing anything."""

    def __init__(self, world: World, acting: Acting, hand: Hand) -> None:
        self._places, self._posts, self._known, self._acting = world.places, world.posts, world.people, acting
        self._mint, self._heading = hand.mint, hand.heading
        self._maker = FactMaker(acting, hand.at, hand.mint)

    def outcome(self, draft: PersonDraft) -> Outcome:
        """What one row would do."""
        if not draft.is_sound:
            return _refused(draft, ())
        human = self._known.find(draft)
        unit = self._places.unit_of(draft)
        clash = self._clash(draft, human)
        if isinstance(unit, UnitFault):
            lost = RowFault(draft.row, self._heading("unit"), unit.code, unit.facts)
            return _refused(draft, (clash, lost) if clash else (lost,))
        if clash is not None:
            return _refused(draft, (clash,))
        remarks = list(draft.faults)
        post, guessed = self._posts.of(draft)
        if guessed:
            remarks.append(self._remark(draft, "jabatan", "pegawai.jenis_jabatan_diduga"))
        if human is None and (twin := self._known.twin(draft)) is not None:
            human = twin
            remarks.append(self._remark(draft, "nip", "pegawai.nomor_baru", {"nama": twin.person.display}))
        if human is None:
            return self._new(draft, unit, post, remarks)
        return self._changed(draft, human, (unit, post), remarks)

    def _clash(self, draft: PersonDraft, human: KnownHuman | None) -> RowFault | None:
        """A number that belongs to somebody else, or somebody who has a NIP already."""
        if human is not None and not same_human(human.person.name, draft.name):
            facts = {"nama": human.person.display}
            return RowFault(draft.row, self._heading("nip"), "pegawai.nip_milik_lain", facts)
        twin = self._known.twin(draft) if human is None else None
        if twin is not None and not holds_only_contracts(twin):
            facts = {"nama": twin.person.display}
            return RowFault(draft.row, self._heading("nip"), "pegawai.mungkin_ganda", facts)
        return None

    def _remark(self, draft: PersonDraft, key: str, code: str, facts: Facts = _NONE) -> RowFault:
        return RowFault(draft.row, self._heading(key), code, facts, warning=True)

    def _new(self, draft: PersonDraft, unit_id: Id, post: Post, remarks: list[RowFault]) -> Outcome:
        person_id = person_id_of(draft.number.number) if draft.number else self._mint()
        is_head = self._places.is_head(post, unit_id)
        audience = self._places.audience_at(unit_id, is_head)
        person = Person(
            id=derived_id("person", audience, person_id),
            audience_id=audience,
            person_id=person_id,
            **{name: getattr(draft, name) for name in _OWN},
        )
        adds: list[Record] = [person]
        if draft.number:
            adds.append(self._maker.number(draft.number, draft.begun_on, person))
        claims = claims_of(draft, (unit_id, post), is_head, self._acting.day)
        adds += [self._maker.first(person, claim) for claim in claims]
        if draft.post_on is None:
            since = f"{begin_of(draft, self._acting.day):%d-%m-%Y}"
            remarks.append(self._remark(draft, "tmt_jabatan", "pegawai.tanpa_tmt", {"tanggal": since}))
        return Outcome(
            draft=draft,
            standing=Standing.BARU,
            person_id=person_id,
            adds=tuple(adds),
            faults=tuple(remarks),
        )

    def _changed(
        self, draft: PersonDraft, human: KnownHuman, place: tuple[Id, Post], remarks: list[RowFault]
    ) -> Outcome:
        person = human.person
        adds: list[Record] = []
        changes: list[FieldChange] = []
        if draft.number and draft.number.number not in {row.number for row in human.numbers}:
            adds.append(self._maker.number(draft.number, draft.begun_on, person))
            changes.append(FieldChange("nip", "", draft.number.number))
        moved: tuple[str, str] | None = None
        for held, fact in self._news(draft, human, place):
            adds.append(fact)
            changes += self._differences(held, fact)
            if held and held.id != fact.corrects_id and fact.from_on < held.from_on:
                remarks.append(self._older(draft, held))
            elif held and held.unit_id != fact.unit_id:
                moved = (self._places.name_of(held.unit_id), self._places.name_of(fact.unit_id))
        renamed = self._renamed(draft, person)
        changes += _renamings(person, renamed)
        return Outcome(
            draft=draft,
            standing=Standing.BERUBAH if changes else Standing.SAMA,
            person_id=person.person_id,
            adds=tuple(adds),
            person=renamed if renamed != person else None,
            before=person if renamed != person else None,
            changes=tuple(changes),
            faults=tuple(remarks),
            moved=moved,
        )

    def _news(
        self, draft: PersonDraft, human: KnownHuman, place: tuple[Id, Post]
    ) -> Iterator[tuple[PersonFact | None, PersonFact]]:
        """The facts to add, each with the one of its kind that holds now."""
        unit_id, post = place
        is_head = self._places.is_head(post, unit_id)
        for claim in claims_of(draft, place, is_head, self._acting.day):
            fact = self._maker.needed(human, claim)
            if fact is not None:
                yield in_force(human.facts, claim.kind, self._acting.day), fact

    def _older(self, draft: PersonDraft, held: PersonFact) -> RowFault:
        key = "tmt_golongan" if held.kind is FactKind.PANGKAT else "tmt_jabatan"
        return self._remark(draft, key, "pegawai.tmt_lebih_lama", {"tanggal": f"{held.from_on:%d-%m-%Y}"})

    def _renamed(self, draft: PersonDraft, person: Person) -> Person:
        """The person's row with what the sheet says; an empty cell takes nothing away."""
        told = {name: getattr(draft, name) for name in _OWN}
        news = {n: value for n, value in told.items() if value is not None and value != getattr(person, n)}
        return replace(person, **news) if news else person

    def _differences(self, held: PersonFact | None, fact: PersonFact) -> Iterator[FieldChange]:
        for name in _CONTENT:
            before, after = getattr(held, name, None) if held else None, getattr(fact, name)
            if name == "unit_id":
                before, after = self._places.name_of(before), self._places.name_of(after)
            if before != after and name not in {"person_id", "kind", "post_id"}:
                yield FieldChange(name, _shown(before), _shown(after))
        if held is not None and held.from_on != fact.from_on:
            yield FieldChange(
                f"sejak_{fact.kind.value}", f"{held.from_on:%d-%m-%Y}", f"{fact.from_on:%d-%m-%Y}"
            )


def _refused(draft: PersonDraft, faults: tuple[RowFault, ...]) -> Outcome:
    return Outcome(draft=draft, standing=Standing.SALAH, faults=(*faults, *draft.faults))


def _renamings(before: Person, after: Person) -> Iterator[FieldChange]:
    for name in _OWN:
        if getattr(before, name) != getattr(after, name):
            yield FieldChange(name, _shown(getattr(before, name)), _shown(getattr(after, name)))


def _shown(value: object) -> str:
    return "" if value is None or value is False else "ya" if value is True else str(value)
