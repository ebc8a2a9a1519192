"""Control totals: one number for all rows of an audience, the same at every office that holds the same.

The sum of the hashes of the rows, so that order does not matter. Two offices with equal vectors must have
equal totals; this is the test of convergence that runs in production for ever.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.folding import targets
from desktop_app.sync.blocks import wire

_MODULUS = 1 << 256
_BATCH = 5_000


def control_totals(connection: Connection, gids: Iterable[Id]) -> dict[Id, str]:
    """64 hexadecimal digits for each audience; only rows that are in the log count."""
    wanted = set(gids)
    totals: dict[Id, int] = defaultdict(int)
    for name, target in targets().items():
        columns = ", ".join(f't."{column}"' for column in target.columns)
        cursor = connection.connection.cursor()
        cursor.execute(
            f"SELECT t.audience_id, t.id, {columns} FROM {name} AS t JOIN _row AS r ON r.row = t.id"
        )
        while rows := cursor.fetchmany(_BATCH):
            for gid, row, *contents in rows:
                if gid in wanted:
                    totals[gid] += _number(name, row, target.columns, contents)
    return {gid: f"{totals[gid] % _MODULUS:064x}" for gid in wanted}


def _number(table: str, row: bytes, columns: tuple[str, ...], contents: list[Any]) -> int:
    """Columns that are empty do not count, so that a column added later changes no total."""
    told = {name: c for name, c in zip(columns, contents, strict=True) if c is not None}
    text = f"{table}|{row.hex()}|{wire(told)}"
    return int.from_bytes(sha256(text.encode()).digest(), "big")
