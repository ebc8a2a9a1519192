"""The people of the office: the sheet of one as of a day, corrections of who he is, and new dated facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.identity import Identity
from desktop_app.domain.lines import PersonLine
from desktop_app.domain.lists import ListQuery, Scope
from desktop_app.domain.nip import Claims, cross_check, read_number
from desktop_app.domain.people import Gap, IdentityNumber, Person, PersonFact
from desktop_app.domain.records import Id, derived_id, live
from desktop_app.domain.rights import must_be_operator
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.text import tidied
from desktop_app.domain.values import Acting
from desktop_app.services.people.checks import LONGEST, check_fact, check_person, corrected
from desktop_app.services.standing import identity_on
from desktop_app.services.superiors.proposing import SuperiorLine, superiors_of
from desktop_app.store.lists.people import PeopleList
from desktop_app.store.work import Store, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSheet:
    """Everything known of a person, as of a day.

    `facts` are the live ones, the newest first; `gaps` are as of today; `remarks` are what does not fit
    together in his identity (rules 3, 4, 6, 10).
    """

    day: date
    identity: Identity
    person: Person
    numbers: tuple[IdentityNumber, ...]
    facts: tuple[PersonFact, ...]
    superiors: SuperiorLine | None
    gaps: Gap
    remarks: tuple[Finding, ...]


class People:
    """One person at a time; lists are read in `store.lists.people`."""

    def __init__(self, store: Store) -> None:
        self._store, self._list = store, PeopleList(store.engine)

    def person(self, person_id: Id, day: date) -> PersonSheet:
        """The sheet of a person as of a day; `data.hilang` when there is no such person."""
        with self._store.look() as work:
            person = _need(work, person_id)
            numbers = live(work.find(IdentityNumber, person_id=person_id))
            facts = live(work.find(PersonFact, person_id=person_id))
            identity = identity_on(work, person_id, day)
            sheet = PersonSheet(
                day=day,
                identity=identity,
                person=person,
                numbers=tuple(sorted(numbers, key=lambda n: (n.from_on or date.min, n.at), reverse=True)),
                facts=tuple(sorted(facts, key=lambda f: (f.from_on, f.at, f.id), reverse=True)),
                superiors=superiors_of(work, identity, day),
                gaps=Gap.NONE,
                remarks=_remarks(work, person, identity, day),
            )
        line = self._list.lines([person_id]).get(person_id)
        return replace(sheet, gaps=line.gaps) if line else sheet

    def by_number(self, number: str) -> Id:
        """Who has this NIP or NI PPPK, spaces allowed; `perintah.nip_tidak_ada` when nobody has."""
        digits = "".join(number.split())
        with self._store.look() as work:
            found = next(iter(live(work.find(IdentityNumber, number=digits))), None)
        if found is None:
            raise RuleBroken("perintah.nip_tidak_ada", nip=number)
        return found.person_id

    def search(self, words: str, scope: Scope, most: int = 20) -> Sequence[PersonLine]:
        """The first people whom some words find, by name."""
        ids = self._list.ids(ListQuery(scope=scope, search=words))[:most]
        lines = self._list.lines(ids)
        return [lines[id] for id in ids if id in lines]

    def save_person(self, acting: Acting, person: Person) -> Changes:
        """Corrects name, titles, sex, birth and contact; what was printed or frozen stays as it was.

        Raises `pegawai.nama_kosong`, `pegawai.isian_panjang`, `pegawai.lahir_masa_depan`, and `gudang.usang`
        when somebody else saved him first.
        """
        must_be_operator(acting)
        with self._store.work(acting) as work:
            known = _need(work, person.person_id)
            tidy: dict[str, Any] = {name: tidied(getattr(person, name)) for name in LONGEST}
            check_person(tidy, person.born_on, acting.day)
            changed = replace(
                person, **tidy, id=known.id, audience_id=known.audience_id, person_id=known.person_id
            )
            if changed == known:
                return Changes.NOTHING
            work.keep(changed)
        return Changes.PEOPLE

    def add_fact(self, acting: Acting, person_id: Id, draft: PersonFact) -> Changes:
        """A dated fact from `draft`; its key, audience, author and moment are set here.

        A second fact of a kind on the same first day corrects the one before it; `corrects_id` names another
        one to put right, and `void` takes that one back. Raises `fakta.*`, or `nip.golongan_*` for a grade
        that does not fit the status (rule 10).
        """
        must_be_operator(acting)
        with self._store.work(acting) as work:
            person = _need(work, person_id)
            facts = live(work.find(PersonFact, person_id=person_id))
            old = corrected(facts, draft)
            if not draft.void:
                check_fact(work, person, facts, draft, acting.day)
            if draft.void and old is None:
                raise RuleBroken("fakta.tidak_ada")
            fact = replace(
                draft,
                id=work.mint(),
                audience_id=person.audience_id,
                by=acting.person_id,
                at=work.now,
                corrects_id=old.id if old else None,
                person_id=person_id,
                post_text=tidied(draft.post_text),
                decree_no=tidied(draft.decree_no),
            )
            work.add(fact)
        return Changes.PEOPLE

    def add_number(self, acting: Acting, person_id: Id, number: str, from_on: date | None = None) -> Changes:
        """Another NIP or NI PPPK of the same human (rule 7); the old one stays in his history.

        Raises `nip.*`, and `pegawai.nip_milik_lain` when somebody has it.
        """
        must_be_operator(acting)
        with self._store.work(acting) as work:
            person = _need(work, person_id)
            read = read_number(number, work.rules.nip(acting.day).patterns)
            holder = next(iter(work.find(IdentityNumber, number=read.number)), None)
            if holder is not None and holder.person_id == person_id:
                return Changes.NOTHING
            if holder is not None:
                raise RuleBroken("pegawai.nip_milik_lain", nama=_need(work, holder.person_id).display)
            work.add(
                IdentityNumber(
                    id=derived_id("identity_number", person.audience_id, read.number),
                    audience_id=person.audience_id,
                    by=acting.person_id,
                    at=work.now,
                    person_id=person_id,
                    number=read.number,
                    kind=read.kind,
                    from_on=from_on or read.appointed_on,
                )
            )
        return Changes.PEOPLE


def _need(work: Work, person_id: Id) -> Person:
    person = work.one(Person, person_id=person_id)
    if person is None:
        raise RuleBroken("data.hilang", jenis="person")
    return person


def _remarks(work: Work, person: Person, identity: Identity, day: date) -> tuple[Finding, ...]:
    if identity.staff_kind is None:
        return ()
    number = read_number(identity.number, work.rules.nip(day).patterns) if identity.number else None
    claims = Claims(
        staff_kind=identity.staff_kind,
        sex=person.sex,
        born_on=person.born_on,
        golongan=identity.golongan,
    )
    return cross_check(number, claims, day, work.rules)
