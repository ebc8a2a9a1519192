"""Derived tables follow what came in from others: row by row, or anew after a large import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from desktop_app.store.exchange.control import mark_stale
from desktop_app.store.exchange.effects import Effects
from desktop_app.store.exchange.raw import chunks
from desktop_app.store.mapping import value_of
from desktop_app.store.schema import KIND_OF
from desktop_app.store.work import Work


def follow(work: Work, effects: Effects) -> None:
    """What blocks of others did, or what undoing them did."""
    if effects.touched is None:
        mark_stale(work.connection)
        return
    follow_rows(work, effects.touched)
    for table, gone in effects.gone:
        work.touched.note(value_of(KIND_OF[table], gone))


def follow_rows(work: Work, rows: Mapping[bytes, str]) -> None:
    """These rows, given with their tables, as they are now."""
    by_table: dict[str, list[bytes]] = defaultdict(list)
    for row, table in rows.items():
        by_table[table].append(row)
    for table, ids in by_table.items():
        for part in chunks(ids):
            for record in work.find(KIND_OF[table], id=list(part)):
                work.touched.note(record)
