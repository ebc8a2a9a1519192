"""Two rows that may be one thing: found by what must be unique, joined by a person, never by the program."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import long_date
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.exchange import AliasKind, MergeAlias
from desktop_app.domain.organisation import Office
from desktop_app.domain.people import Person
from desktop_app.domain.plan import Skp
from desktop_app.domain.records import Id, derived_id, live
from desktop_app.domain.values import PIMPINAN, Acting, AudienceKind, audience_of
from desktop_app.services.exchange.contents import Reader
from desktop_app.services.exchange.titles import person_of, title_of
from desktop_app.services.standing import identity_on
from desktop_app.store.aliases import rows_of_person
from desktop_app.store.exchange.acts import record_act
from desktop_app.store.exchange.doubles import Pair, doubles
from desktop_app.store.exchange.folding import bodies_of
from desktop_app.store.exchange.twice import are_one_again, shared_numbers, told_apart
from desktop_app.store.schema import KIND_OF
from desktop_app.store.work import Store, Work
from desktop_app.words.exchange_fields import DUPLICATE_FACTS

KIND = AliasKind.PERSON.value


@dataclass(frozen=True, slots=True)
class Side:
    """One of two people, with what tells him apart: (what, its content) in words."""

    id: Id
    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two people who bear one number (`why`)."""

    a: Id
    b: Id
    why: str
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Double:
    """Two rows of which there may be one only; `kind` as `desktop_app.store.exchange.doubles.Pair` has it."""

    kind: str
    table: str
    a: Id
    b: Id
    person: Id | None
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Joined:
    """A human who was joined to another one: the old key, who is kept, and why."""

    old: Id
    kept: Id
    old_title: str
    kept_title: str
    reason: str


class Duplicates:
    """The queue of pairs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def pairs(self) -> list[Duplicate]:
        """All pairs that nobody has joined or told apart yet."""
        with self._store.look() as work:
            return [
                Duplicate(a, b, number, (_side(work, a), _side(work, b)))
                for number, a, b in shared_numbers(work.connection)
            ]

    def count(self, work: Work) -> int:
        """How many wait: people with one number, and other doubles."""
        return len(shared_numbers(work.connection)) + len(doubles(work.connection))

    def doubles(self) -> list[Double]:
        """Other rows of which there may be one only: nothing joins them, somebody withdraws one of both."""
        with self._store.look() as work:
            return [_double(work, pair) for pair in doubles(work.connection)]

    def let_stand(self, acting: Acting, double: Double) -> Changes:
        """Both are right: the pair is not asked about again, here."""
        with self._store.work(acting) as work:
            told_apart(work.connection, double.kind, (double.a, double.b), double.table)
            _act(work, acting, "ganda dibiarkan", {"a": double.a.hex(), "b": double.b.hex()})
        return Changes.EXCHANGE

    def doubt_again(self, acting: Acting, double: Double) -> Changes:
        """Takes `let_stand` back."""
        with self._store.work(acting) as work:
            are_one_again(work.connection, double.kind, (double.a, double.b))
            _act(work, acting, "tanyakan lagi", {"a": double.a.hex(), "b": double.b.hex()})
        return Changes.EXCHANGE

    def joined(self) -> list[Joined]:
        """Who was joined to whom, by the facts that count."""
        with self._store.look() as work:
            facts = live(work.find(MergeAlias, kind=AliasKind.PERSON))
            latest = {fact.old_id: fact for fact in sorted(facts, key=lambda fact: (fact.at, fact.id))}
            return [
                Joined(
                    fact.old_id,
                    fact.kept_id,
                    _name(work, fact.old_id),
                    _name(work, fact.kept_id),
                    fact.reason,
                )
                for fact in latest.values()
            ]

    def join(self, acting: Acting, old_id: Id, kept_id: Id, reason: str) -> Changes:
        """*Gabung*: what was written under the old key belongs to the kept person from now on.

        Rows stay as they were written; a fact in the audiences of both says whose they are, so that every
        office that holds one of them sees one human.
        """
        if not reason.strip():
            raise RuleBroken("sinkron.alasan")
        if old_id == kept_id:
            raise RuleBroken("sinkron.orang_yang_sama")
        with self._store.work(acting, reason) as work:
            kept, old = _row(work, kept_id), _row(work, old_id)
            known = {fact.id for fact in work.find(MergeAlias, old_id=old_id)}
            for audience in sorted({kept.audience_id, old.audience_id}):
                first = derived_id("merge_alias", audience, old_id)
                work.add(
                    MergeAlias(
                        id=work.mint() if first in known else first,
                        audience_id=audience,
                        by=acting.person_id,
                        at=work.now,
                        kind=AliasKind.PERSON,
                        old_id=old_id,
                        kept_id=kept_id,
                        reason=reason.strip()[:300],
                    )
                )
            _act(work, acting, "gabung", {"lama": old_id.hex(), "tetap": kept_id.hex(), "alasan": reason})
        return _EVERYTHING

    def separate(self, acting: Acting, old_id: Id) -> Changes:
        """Takes *gabung* back by a fact; the rows of both stand as they always did."""
        with self._store.work(acting) as work:
            for fact in live(work.find(MergeAlias, old_id=old_id)):
                work.add(
                    MergeAlias(
                        id=work.mint(),
                        audience_id=fact.audience_id,
                        by=acting.person_id,
                        at=work.now,
                        corrects_id=fact.id,
                        void=True,
                        kind=fact.kind,
                        old_id=fact.old_id,
                        kept_id=fact.kept_id,
                        reason=fact.reason,
                    )
                )
            _act(work, acting, "pisahkan lagi", {"lama": old_id.hex()})
        return _EVERYTHING

    def tell_apart(self, acting: Acting, pair: Duplicate) -> Changes:
        """They are two people: the pair is not asked about again, here."""
        with self._store.work(acting) as work:
            told_apart(work.connection, KIND, (pair.a, pair.b), pair.why)
            _act(work, acting, "bukan orang yang sama", {"a": pair.a.hex(), "b": pair.b.hex()})
        return Changes.EXCHANGE

    def ask_again(self, acting: Acting, pair: Duplicate) -> Changes:
        """Takes `tell_apart` back."""
        with self._store.work(acting) as work:
            are_one_again(work.connection, KIND, (pair.a, pair.b))
            _act(work, acting, "tanyakan lagi", {"a": pair.a.hex(), "b": pair.b.hex()})
        return Changes.EXCHANGE


_EVERYTHING = Changes.PEOPLE | Changes.PLANS | Changes.EVALUATIONS | Changes.EXCHANGE


def _side(work: Work, person_id: Id) -> Side:
    person = _row(work, person_id)
    identity = identity_on(work, person_id, work.today)
    facts = {
        "born": long_date(person.born_on) if person.born_on else None,
        "post": identity.post,
        "unit": identity.unit,
        "golongan": identity.golongan,
        "office": _office(work, person.audience_id),
        "plans": str(len(work.find(Skp, person_id=person_id))),
        "evaluations": str(len(work.find(Evaluation, person_id=person_id))),
    }
    shown = tuple((label, facts[key] or "–") for key, label in DUPLICATE_FACTS.items())
    return Side(person_id, person.display, shown)


def _double(work: Work, pair: Pair) -> Double:
    """Both rows; what differs between them is told first."""
    reader, ids = Reader(work), (pair.a, pair.b)
    bodies = bodies_of(work.connection, dict.fromkeys(ids, pair.table))
    told = {id: dict(reader.told(pair.table, bodies[id])) for id in ids}
    one, other = told[pair.a], told[pair.b]
    labels = sorted(one | other, key=lambda label: one.get(label) == other.get(label))
    records = {id: work.need(KIND_OF[pair.table], id) for id in ids}

    def side(id: Id) -> Side:
        facts = tuple((label, told[id].get(label, "–")) for label in labels)
        return Side(id, title_of(work, records[id]), facts)

    whose = person_of(work, records[pair.a])
    return Double(pair.kind, pair.table, pair.a, pair.b, whose, (side(pair.a), side(pair.b)))


def _row(work: Work, person_id: Id) -> Person:
    """The row of a human as it was written, also of one who was joined to another."""
    person = next(iter(rows_of_person(work.connection, person_id)), None)
    if person is None:
        raise RuleBroken("data.hilang", jenis="person")
    return person


def _name(work: Work, person_id: Id) -> str:
    found = rows_of_person(work.connection, person_id)
    return found[0].display if found else ""


def _office(work: Work, audience_id: Id) -> str | None:
    """The office whose staff an audience holds."""
    for office in work.find(Office):
        if audience_id in {audience_of(AudienceKind.KEPEG, office.id, each) for each in (None, PIMPINAN)}:
            return office.name
    return None


def _act(work: Work, acting: Acting, what: str, detail: dict[str, str]) -> None:
    at = work.now.isoformat(timespec="milliseconds")
    record_act(work.connection, at, acting.title, what, about="person", detail=detail)
