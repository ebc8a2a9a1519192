"""How much a store holds of the exchange: what a check has looked through."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.store.exchange.raw import fetch


@dataclass(frozen=True, slots=True)
class Sizes:
    """Blocks of the log, rows that stand in it, acts of the chain."""

    blocks: int
    rows: int
    acts: int


def sizes_of(connection: Connection) -> Sizes:
    """Counted now."""
    ((blocks, rows, acts),) = fetch(
        connection,
        "SELECT (SELECT count(*) FROM _block), (SELECT count(*) FROM _row), (SELECT count(*) FROM _audit)",
    )
    return Sizes(int(blocks), int(rows), int(acts))
