"""Indexes of tables that a large import fills for the first time: taken away before it, made again after it.

Each new row would else be sorted into every index of an encrypted file, page by page (measured with 1,000,000
rows: 89 s; 40 s with the indexes made last). While they are away every answer is right, only slow; a program
that was killed meanwhile makes them again at its next start.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from sqlalchemy import Connection, Index
from sqlalchemy.schema import CreateIndex, DropIndex

from desktop_app.domain.errors import Busy, DiskFull
from desktop_app.store.exchange.raw import fetch
from desktop_app.store.exchange.triggers import exchanged
from desktop_app.store.schema import TABLES, metadata
from desktop_app.store.work import Store

_FEW = 1_000
"""A table that holds fewer rows counts as one that is filled for the first time."""


def lift_indexes(connection: Connection) -> None:
    """Takes away the indexes of the exchanged tables that hold next to nothing yet."""
    for kept in exchanged():
        table = TABLES[kept.kind]
        ((held,),) = fetch(connection, f"SELECT count(*) FROM (SELECT 1 FROM {table.name} LIMIT {_FEW})")
        if held < _FEW:
            for index in table.indexes:
                connection.execute(DropIndex(index, if_exists=True))


def lay_indexes(connection: Connection) -> None:
    """Makes those that are missing."""
    for index in list(_missing(connection)):
        connection.execute(CreateIndex(index, if_not_exists=True))


def repair_indexes(store: Store) -> None:
    """Makes what an import that was killed or failed had taken away; one of another program that is under way
    then goes on with them. Where the database is busy or the disk full they stay away: no answer depends on
    them."""
    with store.look() as work:
        is_whole = not any(_missing(work.connection))
    if not is_whole:
        with suppress(Busy, DiskFull), store.work() as work:
            lay_indexes(work.connection)


def _missing(connection: Connection) -> Iterator[Index]:
    found = {name for (name,) in fetch(connection, "SELECT name FROM sqlite_master WHERE type = 'index'")}
    return (i for table in metadata.tables.values() for i in table.indexes if i.name not in found)
