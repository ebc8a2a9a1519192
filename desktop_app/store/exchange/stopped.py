"""What stands of some files: rows that the log tells of, blocks that wait or may not take effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.raw import KEYS, fetch, marks, named
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


def in_log(connection: Connection, rows: Iterable[bytes]) -> set[bytes]:
    """Those of some rows that an operation tells of; the program's own seeds stand outside the log."""
    return {row for (row,) in fetch(connection, f"SELECT row FROM _row WHERE row IN {KEYS}", (named(rows),))}
