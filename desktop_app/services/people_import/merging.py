"""What a row changes: the records it adds, the corrections it makes, or the reason it cannot enter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from desktop_app.domain.nip import Nip
from desktop_app.domain.organisation import Post
from desktop_app.domain.people import FactKind, IdentityNumber, Person, PersonFact, in_force, person_id_of
from desktop_app.domain.records import Id, Record, derived_id
from desktop_app.domain.values import Acting
from desktop_app.services.people_import.drafts import PersonDraft, same_human
from desktop_app.services.people_import.known import KnownHuman, KnownPeople, holds_only_contracts
from desktop_app.services.people_import.places import Places, UnitFault
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


_OWN = ("name", "title_front", "title_back", "sex", "born_on", "born_at", "karpeg", "phone", "email")
"""Fields of a person's row that a sheet may tell."""
_DATED = frozenset(
    {"id", "audience_id", "by", "at", "corrects_id", "from_on", "to_on", "decree_no", "decree_on"}
)
_CONTENT = tuple(field.name for field in fields(PersonFact) if field.name not in _DATED)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A dated fact as a row states it: since when (None: not said), else when it may be taken to begin."""

    kind: FactKind
    from_on: date | None
    otherwise: date
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hand:
    """With what records are made: the moment, new keys, and how the sheet calls a field."""

    at: datetime
    mint: Callable[[], Id]
    heading: Callable[[str], str]


class Merger:
    """Compares rows with what is known, at one moment, without writing anything."""

    def __init__(self, places: Places, known: KnownPeople, acting: Acting, hand: Hand) -> None:
        self._places, self._known, self._acting = places, known, acting
        self._at, self._mint, self._heading = hand.at, hand.mint, hand.heading

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
        post, guessed = self._places.post_of(draft)
        if guessed:
            remarks.append(self._remark(draft, "jabatan", "pegawai.jenis_jabatan_diduga"))
        if human is None and (twin := self._known.twin(draft)) is not None:
            human = twin
            remarks.append(self._remark(draft, "nip", "pegawai.nomor_baru", nama=twin.person.display))
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

    def _remark(self, draft: PersonDraft, key: str, code: str, **facts: object) -> RowFault:
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
            adds.append(self._number(draft.number, draft.begun_on, person))
        for claim in self._claims(draft, unit_id, post, is_head):
            day = claim.from_on or claim.otherwise
            adds.append(
                self._fact(
                    person, claim, day, derived_id("person_fact", audience, person_id, claim.kind, day)
                )
            )
        if draft.post_on is None:
            remarks.append(
                self._remark(
                    draft, "tmt_jabatan", "pegawai.tanpa_tmt", tanggal=f"{self._otherwise(draft):%d-%m-%Y}"
                )
            )
        return Outcome(
            draft=draft, standing=Standing.BARU, person_id=person_id, adds=tuple(adds), faults=tuple(remarks)
        )

    def _changed(
        self, draft: PersonDraft, human: KnownHuman, place: tuple[Id, Post], remarks: list[RowFault]
    ) -> Outcome:
        unit_id, post = place
        person = human.person
        adds: list[Record] = []
        changes: list[FieldChange] = []
        if draft.number and draft.number.number not in {row.number for row in human.numbers}:
            adds.append(self._number(draft.number, draft.begun_on, person))
            changes.append(FieldChange("nip", "", draft.number.number))
        moved: tuple[str, str] | None = None
        for claim in self._claims(draft, unit_id, post, self._places.is_head(post, unit_id)):
            fact = self._needed(human, claim)
            if fact is None:
                continue
            adds.append(fact)
            held = in_force(human.facts, claim.kind, self._acting.day)
            changes += self._differences(held, fact)
            if claim.kind is FactKind.PENEMPATAN and held and held.unit_id != fact.unit_id:
                moved = (self._places.name_of(held.unit_id), self._places.name_of(fact.unit_id))
            if held and held.id != fact.corrects_id and fact.from_on < held.from_on:
                key = "tmt_golongan" if claim.kind is FactKind.PANGKAT else "tmt_jabatan"
                remarks.append(
                    self._remark(draft, key, "pegawai.tmt_lebih_lama", tanggal=f"{held.from_on:%d-%m-%Y}")
                )
        renamed = self._renamed(draft, person)
        changes += [
            FieldChange(name, str(getattr(person, name) or ""), str(getattr(renamed, name)))
            for name in _OWN
            if getattr(person, name) != getattr(renamed, name)
        ]
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

    def _claims(self, draft: PersonDraft, unit_id: Id, post: Post, is_head: bool) -> Iterator[_Claim]:
        start = self._otherwise(draft)
        yield _Claim(
            FactKind.PENEMPATAN,
            draft.post_on,
            start,
            {"unit_id": unit_id, "post_id": post.id, "post_text": draft.post, "is_head": is_head},
        )
        if draft.golongan:
            yield _Claim(FactKind.PANGKAT, draft.golongan_on, start, {"golongan": draft.golongan})
        yield _Claim(
            FactKind.STATUS, draft.status_on, start, {"staff_kind": draft.staff_kind, "status": draft.status}
        )
        if draft.education:
            yield _Claim(FactKind.PENDIDIKAN, None, draft.begun_on or start, {"education": draft.education})

    def _otherwise(self, draft: PersonDraft) -> date:
        """Where a sheet gives no date: the beginning of this year, or the appointment if that came later."""
        first = date(self._acting.day.year, 1, 1)
        return max(first, draft.begun_on) if draft.begun_on and draft.begun_on <= self._acting.day else first

    def _needed(self, human: KnownHuman, claim: _Claim) -> PersonFact | None:
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
            fact = self._fact(person, claim, begins, self._mint(), held)
            return replace(
                fact, is_head=held.is_head
            )  # who heads a unit is our guess, perhaps corrected since
        if same_day is not None:
            if _says(same_day, claim):
                return None
            return self._fact(person, claim, begins, self._mint(), same_day)
        day = claim.from_on or (begins if held else claim.otherwise)
        key = derived_id("person_fact", person.audience_id, person.person_id, claim.kind, day)
        return self._fact(person, claim, day, self._mint() if key in human.taken else key)

    def _fact(
        self, person: Person, claim: _Claim, day: date, id: Id, corrects: PersonFact | None = None
    ) -> PersonFact:
        kept: dict[str, Any] = {"to_on": corrects.to_on, "decree_no": corrects.decree_no} if corrects else {}
        return PersonFact(
            id=id,
            audience_id=person.audience_id,
            by=self._acting.person_id,
            at=self._at,
            corrects_id=corrects.id if corrects else None,
            person_id=person.person_id,
            kind=claim.kind,
            from_on=day,
            **claim.content,
            **kept,
        )

    def _number(self, number: Nip, begun_on: date | None, person: Person) -> IdentityNumber:
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


def _says(fact: PersonFact, claim: _Claim) -> bool:
    """Whether a fact states what the sheet does; who heads a unit is no word of the sheet."""
    return all(getattr(fact, name) == value for name, value in claim.content.items() if name != "is_head")


def _shown(value: object) -> str:
    return "" if value is None or value is False else "ya" if value is True else str(value)
