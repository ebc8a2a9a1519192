"""What stands of some files: rows that are there, blocks that wait or may not take effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.raw import chunks, fetch, marks
from desktop_app.store.schema import KIND_OF
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


def there_are(connection: Connection, rows: Mapping[bytes, str]) -> set[bytes]:
    """Those of some rows, each with its table, that stand in it."""
    found: set[bytes] = set()
    for table in {*rows.values()} & KIND_OF.keys():
        ids = [row for row, held in rows.items() if held == table]
        for part in chunks(ids):
            sql = f"SELECT id FROM {table} WHERE id IN ({marks(part)})"
            found.update(row for (row,) in fetch(connection, sql, part))
    return found
