"""Lines that arrived for a version that was locked without them: shown to a person, never counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_type_hints

from sqlalchemy import Connection

from desktop_app.store.exchange.raw import chunks, fetch, marks, run
from desktop_app.store.schema import AGGREGATES, TABLES


def note_late(connection: Connection, touched: Mapping[bytes, str] | None) -> None:
    """Finds late lines among the touched rows and the lines of touched roots; None: among all."""
    for root, child, parent, locked in _families():
        late = (
            f"SELECT c.id, r.id FROM {child} AS c JOIN {root} AS r ON r.id = c.{parent} "
            f"JOIN _row AS h ON h.row = c.id WHERE r.status = '{locked}' AND h.multi <> 2"
        )
        if touched is None:
            run(connection, f"DELETE FROM _late WHERE root IN (SELECT id FROM {root})")
            run(connection, f"INSERT OR REPLACE INTO _late (row, root) {late}")
            continue
        roots = [row for row, table in touched.items() if table == root]
        lines = [row for row, table in touched.items() if table == child]
        _again(connection, late, "r.id", "root", roots)
        _again(connection, late, "c.id", "row", lines)


def late_lines(connection: Connection, root: bytes) -> frozenset[bytes]:
    """The lines of a root that do not count."""
    return frozenset(row for (row,) in fetch(connection, "SELECT row FROM _late WHERE root = ?", (root,)))


def _again(connection: Connection, late: str, alias: str, column: str, ids: list[bytes]) -> None:
    for part in chunks(ids):
        holes = marks(part)
        if column == "row":
            run(connection, f"DELETE FROM _late WHERE row IN ({holes})", part)
        run(
            connection,
            f"INSERT OR REPLACE INTO _late (row, root) {late} AND {alias} IN ({holes})",
            part,
        )


def _families() -> Iterator[tuple[str, str, str, str]]:
    """(root, child, the column that names the root, the status that locks)."""
    for shape in AGGREGATES:
        root = TABLES[get_type_hints(shape.kind)[shape.root]].name
        for _, child in shape.children:
            yield root, TABLES[child].name, shape.parent, shape.locked
