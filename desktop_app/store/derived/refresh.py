"""Keeps the derived tables right: after a transaction, for what it touched; or all of them, from scratch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256

from sqlalchemy import Connection, Table, delete, select

from desktop_app.domain.evaluation import Evaluation, EvaluationVersion
from desktop_app.domain.people import Person
from desktop_app.domain.plan import Skp
from desktop_app.domain.records import Id
from desktop_app.domain.rules.book import RuleBook
from desktop_app.store.aliases import read_aliases
from desktop_app.store.derived import evaluations, people, plans, search, structure
from desktop_app.store.derived.batches import batches
from desktop_app.store.derived.tables import DERIVED
from desktop_app.store.exchange.pace import unsearched
from desktop_app.store.schema import TABLES
from desktop_app.store.touched import Touched


def refresh(connection: Connection, touched: Touched, today: date, rules: Callable[[], RuleBook]) -> None:
    """Brings derived rows up to date. `rules` is asked only when a predikat or a rank order is needed."""
    if touched.structure:
        structure.rebuild(connection)
        touched.people.update(_keys(connection, Person, "person_id"))
    if touched.people:
        _refresh_people(connection, touched, today, rules())
    if touched.lines:
        structure.rebuild_overrides(connection)
    if touched.plans:
        plans.refresh(connection, touched.plans, rules())
        search.refresh_plans(connection, touched.plans)
    if touched.judgements:
        touched.evaluations.update(_keys(connection, EvaluationVersion, "evaluation_id", touched.judgements))
    if touched.evaluations:
        evaluations.refresh(connection, touched.evaluations, rules())


def compare(connection: Connection, today: date, rules: Callable[[], RuleBook]) -> tuple[str, ...]:
    """Makes every derived table anew; answers the names of those that differed."""
    before = {table.name: _digest(connection, table) for table in DERIVED}
    rebuild(connection, today, rules)
    return tuple(table.name for table in DERIVED if _digest(connection, table) != before[table.name])


@unsearched()
def rebuild(connection: Connection, today: date, rules: Callable[[], RuleBook]) -> None:
    """Makes every derived table anew; nobody asks which of them differed."""
    for table in DERIVED:
        connection.execute(delete(table))
    everything = Touched(
        structure=True,
        lines=True,
        plans=_keys(connection, Skp, "id"),
        evaluations=_keys(connection, Evaluation, "id"),
    )
    refresh(connection, everything, today, rules)


def _digest(connection: Connection, table: Table) -> int:
    """Order-free: the sum of the hashes of all rows; the running number of a search text does not count."""
    columns = [column for column in table.c if column.name != "no"]
    total = 0
    for row in connection.execute(select(*columns)):
        total += int.from_bytes(sha256(repr(tuple(row)).encode()).digest(), "big")
    return total


def _refresh_people(connection: Connection, touched: Touched, today: date, rules: RuleBook) -> None:
    """The rows of these people; of everybody else too when a unit has another head now, their superior."""
    touched.people.update(read_aliases(connection).group(touched.people))
    before = people.heads(connection, touched.people)
    people.refresh(connection, touched.people, today, rules)
    if people.heads(connection, touched.people) != before:
        others = _keys(connection, Person, "person_id") - touched.people
        people.refresh(connection, others, today, rules)
    touched.plans.update(_keys_of_people(connection, Skp, touched.people))
    touched.evaluations.update(_keys_of_people(connection, Evaluation, touched.people))
    search.refresh_people(connection, touched.people)


def _keys(connection: Connection, kind: type, column: str, ids: set[Id] | None = None) -> set[Id]:
    table = TABLES[kind]
    if ids is None:
        return set(connection.scalars(select(table.c[column])))
    found: set[Id] = set()
    for batch in batches(ids):
        found.update(connection.scalars(select(table.c[column]).where(table.c.id.in_(batch))))
    return found


def _keys_of_people(connection: Connection, kind: type, person_ids: set[Id]) -> set[Id]:
    table = TABLES[kind]
    found: set[Id] = set()
    for batch in batches(person_ids):
        found.update(connection.scalars(select(table.c.id).where(table.c.person_id.in_(batch))))
    return found
