"""What waits for a person, the history of a row, and his decision as an ordinary operation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.records import Id
from desktop_app.store.exchange.control import deaf
from desktop_app.store.exchange.folding import put, targets
from desktop_app.store.exchange.late import note_late
from desktop_app.store.exchange.log import Kept, Log
from desktop_app.store.exchange.raw import fetch, run
from desktop_app.sync.blocks import OpKind, wire
from desktop_app.sync.fold import DELETED, LOCKED, REFUSED, Content, fold


@dataclass(frozen=True, slots=True)
class Told:
    """One operation of a row as a person reads it: what it set, by whom, where, when by his clock."""

    sid: str
    seq: int
    kind: str
    body: Mapping[str, Content]
    office: bytes
    who: str
    wall: str
    reason: str | None
    act: str


@dataclass(frozen=True, slots=True)
class Question:
    """A field of a row (or `_hapus`, `_terkunci`, `_wewenang`) with the operations at odds."""

    table: str
    row: bytes
    field: str
    candidates: tuple[Told, ...]


def open_rows(connection: Connection) -> set[bytes]:
    """The rows that wait for a person."""
    return {row for (row,) in fetch(connection, "SELECT DISTINCT row FROM _conflict")}


def count_questions(connection: Connection) -> int:
    """How many rows wait for a person."""
    return int(fetch(connection, "SELECT count(DISTINCT row) FROM _conflict")[0][0])


def questions(log: Log, row: bytes | None = None) -> list[Question]:
    """All that waits, in the order of tables and rows; or what waits of one row."""
    where, values = ("WHERE row = ?", (row,)) if row else ("", ())
    found = fetch(
        log.connection,
        f"SELECT tbl, row, field, candidates FROM _conflict {where} ORDER BY tbl, row, field",
        values,
    )
    told = []
    for table, key, name, text in found:
        at_odds = {(sid, seq) for sid, seq, *_ in json.loads(text)}
        history = history_of(log, key)
        told.append(Question(table, key, name, tuple(t for t in history if (t.sid, t.seq) in at_odds)))
    return told


def table_of(log: Log, row: bytes) -> str:
    """The table a row of the log belongs to."""
    ((table,),) = fetch(log.connection, "SELECT tbl FROM _row WHERE row = ?", (row,))
    return str(table)


def held_content(log: Log, question: Question) -> Content:
    """What the table holds in the field for the time being, as an operation would tell it."""
    target = targets()[question.table]
    if question.field not in target.columns:
        return None
    sql = f'SELECT "{question.field}" FROM {target.name} WHERE id = ?'
    rows = fetch(log.connection, sql, (question.row,))
    held = rows[0][0] if rows else None
    return held.hex().upper() if isinstance(held, bytes) else held


def history_of(log: Log, row: bytes) -> list[Told]:
    """Every operation of a row that took effect, in an order that respects what its authors had seen."""
    events = log.events([row])[row]
    events.sort(key=lambda event: (event.lamport, event.sid, event.seq))
    return [
        _told(log, log.kept(event.stream, _n_of(log, event.stream, event.seq)), event.seq) for event in events
    ]


def decide(
    log: Log, table: str, row: bytes, *, values: Mapping[str, Content] | None, restore: bool = False
) -> None:
    """Writes a person's decision as an operation that has seen all candidates, so that it wins everywhere.

    `values`: fields as they shall be; None deletes the row, or leaves it deleted. `restore` brings a deleted
    row back whole with these fields. A decision that changes nothing is written all the same: it closes.
    Raises `gudang.terkunci` when the row was locked since the question was read.
    """
    connection, target = log.connection, targets()[table]
    if fetch(connection, "SELECT 1 FROM _row WHERE row = ? AND multi = 2", (row,)):
        raise RuleBroken("gudang.terkunci")
    gid = audience_of_row(log, row)
    with deaf(connection):
        if values is None:
            run(connection, f"DELETE FROM {table} WHERE id = ?", (row,))
            kind, body = OpKind.DELETE, "{}"
        elif restore:
            whole = {name: values.get(name) for name in target.columns}
            put(log, target, row, gid, target.contents(whole))
            kind, body = OpKind.RESTORE, wire(whole)
        else:
            contents = target.contents(values)
            setting = ", ".join(f'"{name}" = ?' for name in contents)
            run(connection, f"UPDATE {table} SET {setting} WHERE id = ?", (*contents.values(), row))
            kind, body = OpKind.UPDATE, wire(dict(values))
    note_late(connection, {row: table})
    _pend(log, table, row, kind, body)


def acknowledge(log: Log, table: str, row: bytes) -> None:
    """The row stays as it is; a lock, or an insert, of the same content says that the others were seen."""
    events = log.events([row])[row]
    locks = [event for event in events if event.kind == OpKind.LOCK]
    if not locks:
        values = fold(events, targets()[table].kind).values or {}
        told = {name: content for name, content in values.items() if content is not None}
        _pend(log, table, row, OpKind.INSERT, wire(told))
        return
    first = min(locks, key=lambda event: (event.lamport, event.sid, event.seq))
    _pend(log, table, row, OpKind.LOCK, wire(dict(first.body)))


def last_contents(log: Log, row: bytes) -> dict[str, Content]:
    """What a deleted row held last, all its operations laid upon each other."""
    contents: dict[str, Content] = {}
    for told in history_of(log, row):
        contents |= told.body
    return contents


def _pend(log: Log, table: str, row: bytes, kind: str, body: str) -> None:
    run(
        log.connection,
        "INSERT INTO _pending (tbl, row, kind, body, gid, act, wall, who, person, reason) "
        "SELECT ?, ?, ?, ?, ?, act, wall, who, person, reason FROM _ctl",
        (table, row, kind, body, audience_of_row(log, row)),
    )


def audience_of_row(log: Log, row: bytes) -> Id:
    """The audience a row of the log stands in."""
    ((stream,),) = fetch(log.connection, "SELECT stream FROM _row WHERE row = ?", (row,))
    return log.stream_of(stream).gid


def _n_of(log: Log, stream: int, seq: int) -> int:
    sql = "SELECT n FROM _block WHERE stream = ? AND first <= ? ORDER BY first DESC LIMIT 1"
    return int(fetch(log.connection, sql, (stream, seq))[0][0])


def _told(log: Log, kept: Kept, seq: int) -> Told:
    header = kept.block.header
    operation = kept.block.operations[seq - header.first]
    deed = header.deeds[operation.deed]
    return Told(
        header.sid,
        seq,
        operation.kind,
        operation.body,
        bytes.fromhex(header.office),
        deed.who,
        deed.wall,
        deed.reason,
        deed.act,
    )


def pending_of(connection: Connection, rows: Sequence[bytes]) -> set[bytes]:
    """Which of these rows have changes that are in no block yet."""
    found: set[bytes] = set()
    for row in rows:
        if fetch(connection, "SELECT 1 FROM _pending WHERE row = ? LIMIT 1", (row,)):
            found.add(row)
    return found


SPECIAL = frozenset({DELETED, LOCKED, REFUSED})
