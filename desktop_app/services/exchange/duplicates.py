"""Two rows that may be one thing: found by what must be unique, joined by a person, never by the program."""

from __future__ import annotations

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.exchange import AliasKind, MergeAlias
from desktop_app.domain.people import Person
from desktop_app.domain.records import Id, derived_id
from desktop_app.domain.values import Acting
from desktop_app.services.exchange.values import Duplicate
from desktop_app.store.exchange.twice import shared_numbers
from desktop_app.store.work import Store, Work


class Duplicates:
    """The queue of pairs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self) -> list[Duplicate]:
        """All pairs that nobody has joined or told apart yet."""
        with self._store.look() as work:
            return _pairs(work)

    def count(self, work: Work) -> int:
        """How many wait."""
        return len(shared_numbers(work.connection))

    def join(self, acting: Acting, old_id: Id, kept_id: Id, reason: str) -> Changes:
        """*Gabung*: what was written under the old key belongs to the kept person from now on."""
        if not reason.strip():
            raise RuleBroken("sinkron.alasan")
        with self._store.work(acting, reason) as work:
            kept, old = _person(work, kept_id), _person(work, old_id)
            work.add(
                MergeAlias(
                    id=derived_id("merge_alias", kept.audience_id, old.person_id),
                    audience_id=kept.audience_id,
                    by=acting.person_id,
                    at=work.now,
                    kind=AliasKind.PERSON,
                    old_id=old.person_id,
                    kept_id=kept.person_id,
                    reason=reason.strip()[:300],
                )
            )
        return Changes.PEOPLE | Changes.EXCHANGE


def _pairs(work: Work) -> list[Duplicate]:
    return [
        Duplicate("person", a, b, _name(work, a), _name(work, b), number, "terbuka")
        for number, a, b in shared_numbers(work.connection)
    ]


def _person(work: Work, person_id: Id) -> Person:
    person = work.one(Person, person_id=person_id)
    if person is None:
        raise RuleBroken("data.hilang", jenis="person")
    return person


def _name(work: Work, person_id: Id) -> str:
    person = work.one(Person, person_id=person_id)
    return person.display if person else ""
