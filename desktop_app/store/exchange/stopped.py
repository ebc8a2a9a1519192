"""What stands of some files: rows that are there, blocks that wait or may not take effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.raw import chunks, fetch, marks
from desktop_app.store.schema import KIND_OF, TABLES
from desktop_app.sync.bundle import unpack

_SOURCES = {
    "ditolak": "_block WHERE state = 'karantina' AND exchange IN ({marks}) ORDER BY pos",
    "menunggu": "_inbox WHERE exchange IN ({marks}) ORDER BY sid, n",
}


def stopped_blocks(connection: Connection, exchanges: Sequence[Id], most: int) -> Iterator[tuple[str, bytes]]:
    """(ditolak or menunggu, the block) of what these lines of the ledger brought."""
    for what, source in _SOURCES.items():
        sql = f"SELECT z FROM {source.format(marks=marks(exchanges))} LIMIT ?"
        rows = fetch(connection, sql, (*exchanges, most))
        yield from ((what, unpack(packed)) for (packed,) in rows)


def there_are(connection: Connection, rows: Mapping[bytes, str]) -> dict[bytes, tuple[object, ...]]:
    """Those of some rows, each with its table, that stand in it, with their contents."""
    found: dict[bytes, tuple[object, ...]] = {}
    for table in {*rows.values()} & KIND_OF.keys():
        columns = ", ".join(f'"{column.name}"' for column in TABLES[KIND_OF[table]].c)
        ids = [row for row, held in rows.items() if held == table]
        for part in chunks(ids):
            sql = f"SELECT id, {columns} FROM {table} WHERE id IN ({marks(part)})"
            found |= {row: tuple(contents) for row, *contents in fetch(connection, sql, part)}
    return found


def in_log(connection: Connection, rows: Iterable[bytes]) -> set[bytes]:
    """Those of some rows that an operation tells of; the program's own seeds stand outside the log."""
    found: set[bytes] = set()
    for part in chunks(list(rows)):
        sql = f"SELECT row FROM _row WHERE row IN ({marks(part)})"
        found.update(row for (row,) in fetch(connection, sql, part))
    return found
