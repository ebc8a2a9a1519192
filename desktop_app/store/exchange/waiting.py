"""What waits for a person, as a long list needs it: without reading a single block."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from desktop_app.store.exchange.clocks import is_doubtful
from desktop_app.store.exchange.raw import fetch
from desktop_app.store.exchange.states import late_rows


@dataclass(frozen=True, slots=True)
class Open:
    """A question by its place; `since`: when the last of the sides wrote, by its clock; `offices`: theirs."""

    table: str
    row: bytes
    field: str
    since: str | None
    is_doubtful: bool
    offices: tuple[bytes, ...]


def open_questions(connection: Connection, now: datetime) -> list[Open]:
    """All of them, in the order of tables and rows."""
    found = fetch(connection, "SELECT tbl, row, field, candidates FROM _conflict ORDER BY tbl, row, field")
    return [
        Open(table, row, name, *_since(connection, json.loads(text), now)) for table, row, name, text in found
    ]


def open_late(connection: Connection, now: datetime, field: str) -> list[Open]:
    """Lines that came for a version that was locked without them, as questions of that name."""
    found = []
    for row, _, table in late_rows(connection):
        told = fetch(
            connection,
            "SELECT s.sid, r.seq FROM _row AS r JOIN _stream AS s ON s.no = r.stream WHERE r.row = ?",
            (row,),
        )
        sides: list[list[object]] = [[sid.hex(), seq] for sid, seq in told]
        found.append(Open(table, row, field, *_since(connection, sides, now)))
    return found


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


def _since(
    connection: Connection, sides: list[list[object]], now: datetime
) -> tuple[str | None, bool, tuple[bytes, ...]]:
    walls = _walls(connection, sides)
    if not walls:
        return None, True, ()
    wall, sid, seq, _ = max(walls)
    offices = tuple(dict.fromkeys(office for *_, office in walls))
    return wall, is_doubtful(connection, sid, seq, wall, now), offices


def _walls(connection: Connection, sides: list[list[object]]) -> list[tuple[str, str, int, bytes]]:
    """When the block of each side was sealed, by its clock, and by which office."""
    walls = []
    for sid, seq, *_ in sides:
        rows = fetch(
            connection,
            "SELECT b.wall, s.office FROM _block AS b JOIN _stream AS s ON s.no = b.stream "
            "WHERE s.sid = ? AND b.first <= ? ORDER BY b.first DESC LIMIT 1",
            (bytes.fromhex(str(sid)), seq),
        )
        walls += [(str(wall), str(sid), int(str(seq)), office) for wall, office in rows]
    return walls
