"""Lines that arrived for a version that was locked without them: shown to a person, never counted.

A version that was locked here a moment ago, and whose lines wait to be sealed with it, has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import get_type_hints

from sqlalchemy import Connection

from desktop_app.store.exchange.raw import chunks, fetch, marks, run
from desktop_app.store.schema import AGGREGATES, TABLES
from desktop_app.sync.blocks import OpKind


def note_late(connection: Connection, touched: Mapping[bytes, str] | None) -> None:
    """Finds late lines among the touched rows and the lines of touched roots; None: among all, which derived
    tables made anew after a large import begin with."""
    _forget(connection, touched)
    for root, child, parent, locked in _families():
        late = (
            f"INSERT OR REPLACE INTO _late (row, root) SELECT c.id, r.id FROM {child} AS c "
            f"JOIN {root} AS r ON r.id = c.{parent} JOIN _row AS h ON h.row = c.id "
            f"WHERE r.status = '{locked}' AND h.multi <> 2 AND NOT EXISTS ("
            f"SELECT 1 FROM _pending AS p WHERE p.row = c.id AND p.kind = '{OpKind.LOCK.value}')"
        )
        if touched is None:
            run(connection, late)
            continue
        for alias, kind in (("r", root), ("c", child)):
            ids = [row for row, table in touched.items() if table == kind]
            for part in chunks(ids):
                run(connection, f"{late} AND {alias}.id IN ({marks(part)})", part)


def _forget(connection: Connection, touched: Mapping[bytes, str] | None) -> None:
    """A root that is locked no more, its import being undone, has no late lines either."""
    if touched is None:
        run(connection, "DELETE FROM _late")
        return
    for part in chunks(list(touched)):
        holes = marks(part)
        run(connection, f"DELETE FROM _late WHERE row IN ({holes}) OR root IN ({holes})", (*part, *part))


def late_lines(connection: Connection, root: bytes) -> frozenset[bytes]:
    """The lines of a root that do not count."""
    return frozenset(row for (row,) in fetch(connection, "SELECT row FROM _late WHERE root = ?", (root,)))


@cache
def _families() -> tuple[tuple[str, str, str, str], ...]:
    """(root, child, the column that names the root, the status that locks)."""
    return tuple(
        (TABLES[get_type_hints(shape.kind)[shape.root]].name, TABLES[child].name, shape.parent, shape.locked)
        for shape in AGGREGATES
        for _, child in shape.children
    )
