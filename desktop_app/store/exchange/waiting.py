"""What waits for a person, as a long list needs it: without reading a single block."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from desktop_app.store.exchange.clocks import is_doubtful
from desktop_app.store.exchange.raw import fetch


@dataclass(frozen=True, slots=True)
class Open:
    """A question by its place; `since`: when the last of the sides wrote, by its clock."""

    table: str
    row: bytes
    field: str
    since: str | None
    is_doubtful: bool


def open_questions(connection: Connection, now: datetime) -> list[Open]:
    """All of them, in the order of tables and rows."""
    found = fetch(connection, "SELECT tbl, row, field, candidates FROM _conflict ORDER BY tbl, row, field")
    return [
        Open(table, row, name, *_since(connection, json.loads(text), now)) for table, row, name, text in found
    ]


def rows_of_office(connection: Connection, table: str, field: str, office: bytes) -> list[bytes]:
    """The rows whose field waits and in which an office is one of the sides."""
    streams = {
        sid.hex() for (sid,) in fetch(connection, "SELECT sid FROM _stream WHERE office = ?", (office,))
    }
    found = fetch(
        connection,
        "SELECT row, candidates FROM _conflict WHERE tbl = ? AND field = ? ORDER BY row",
        (table, field),
    )
    return [row for row, text in found if any(sid in streams for sid, *_ in json.loads(text))]


def _since(connection: Connection, sides: list[list[object]], now: datetime) -> tuple[str | None, bool]:
    walls = []
    for sid, seq, *_ in sides:
        rows = fetch(
            connection,
            "SELECT b.wall FROM _block AS b JOIN _stream AS s ON s.no = b.stream "
            "WHERE s.sid = ? AND b.first <= ? ORDER BY b.first DESC LIMIT 1",
            (bytes.fromhex(str(sid)), seq),
        )
        walls += [(wall, str(sid), int(str(seq))) for (wall,) in rows]
    if not walls:
        return None, True
    wall, sid, seq = max(walls)
    return wall, is_doubtful(connection, sid, seq, wall, now)
