"""Reading many keys in batches that SQLite takes in one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select

from desktop_app.domain.records import Id, Record
from desktop_app.store.exchange.raw import KEYS, named, run, run_many
from desktop_app.store.mapping import values_of
from desktop_app.store.schema import TABLES

R = TypeVar("R", bound=Record)
_SIZE = 500


def batches(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """The keys, sorted, some hundred at a time."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), _SIZE):
        yield ordered[start : start + _SIZE]


def grouped(connection: Connection, kind: type[R], column: str, ids: list[Id]) -> dict[Id, list[R]]:
    """The records whose `column` is one of the keys, by that key."""
    table = TABLES[kind]
    found: dict[Id, list[R]] = defaultdict(list)
    for record in values_of(kind, connection.execute(select(table).where(table.c[column].in_(ids)))):
        found[getattr(record, column)].append(record)
    return found


def replace_rows(
    connection: Connection, table: Table, column: str, ids: list[Id], rows: list[dict[str, Any]]
) -> None:
    """The rows of these keys, as they are now."""
    run(connection, f"DELETE FROM {table.name} WHERE {column} IN {KEYS}", (named(ids),))
    write_rows(connection, table, rows)


def write_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """New rows whose contents are as the database holds them; all tell the same columns."""
    if rows:
        names = list(rows[0])
        holes = ",".join(f":{name}" for name in names)
        run_many(connection, f"INSERT INTO {table.name} ({','.join(names)}) VALUES ({holes})", rows)
