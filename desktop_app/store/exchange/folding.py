"""Folds rows anew and writes what came out: rows, open conflicts, heads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, LargeBinary, Table

from desktop_app.domain.records import Id
from desktop_app.store.exchange.control import deaf
from desktop_app.store.exchange.log import Log
from desktop_app.store.exchange.raw import KEYS, chunks, fetch, named, run, run_many
from desktop_app.store.exchange.shapes import shapes
from desktop_app.store.exchange.triggers import LOCAL_COLUMNS, exchanged
from desktop_app.store.schema import TABLES
from desktop_app.sync.checking import rank
from desktop_app.sync.fold import Conflict, Content, Event, Folded, Kind, fold


@dataclass(frozen=True, slots=True)
class Target:
    """A table as the fold writes to it."""

    name: str
    table: Table
    columns: tuple[str, ...]
    blobs: frozenset[str]
    required: Mapping[str, Any]
    is_root: bool
    kind: Kind
    places: tuple[tuple[str, bool, Any], ...]
    """Of each column: its name, whether it holds bytes, what stands there when nothing was told."""

    def contents(self, body: Mapping[str, Content]) -> dict[str, Any]:
        """The columns of this program's schema; what a newer one wrote stays in the log."""
        return {
            name: bytes.fromhex(content) if name in self.blobs and isinstance(content, str) else content
            for name, content in body.items()
            if name in self.columns
        }

    def body(self, row: Sequence[Any]) -> dict[str, Content]:
        """A row in the order of `columns` as an operation would tell it: bytes as hexadecimal text."""
        return {
            name: held.hex() if isinstance(held, bytes) else held
            for name, held in zip(self.columns, row, strict=True)
        }

    def lines(self, bodies: Sequence[Mapping[str, Content]]) -> list[list[Any]]:
        """Many whole rows, column by column in the order of `columns`; fields that are not told are empty."""
        return [
            _column([body.get(name) for body in bodies], is_blob, nothing)
            for name, is_blob, nothing in self.places
        ]


@cache
def targets() -> Mapping[str, Target]:
    """All tables that take part, by name."""
    made = {}
    for kept in exchanged():
        table, shape = TABLES[kept.kind], shapes()[kept.table]
        columns = [column for column in table.columns if column.name not in LOCAL_COLUMNS]
        blobs = frozenset(column.name for column in columns if isinstance(column.type, LargeBinary))
        required = {c.name: _nothing(c.type) for c in columns if not c.nullable}
        made[kept.table] = Target(
            kept.table,
            table,
            tuple(column.name for column in columns),
            blobs,
            required,
            "rev" in table.c,
            Kind(shape.merge == "A", shape.quiet, _ranking(kept.table)),
            tuple((c.name, c.name in blobs, required.get(c.name)) for c in columns),
        )
    return made


def bodies_of(connection: Connection, rows: Mapping[bytes, str]) -> dict[bytes, dict[str, Content]]:
    """What stands in its table of some rows, each with its table; one that is not there is absent."""
    found: dict[bytes, dict[str, Content]] = {}
    for table in {*rows.values()} & targets().keys():
        target = targets()[table]
        columns = ", ".join(f'"{name}"' for name in target.columns)
        ids = [row for row, held in rows.items() if held == table]
        for id, *row in fetch(
            connection, f"SELECT id, {columns} FROM {table} WHERE id IN {KEYS}", (named(ids),)
        ):
            found[id] = target.body(row)
    return found


@dataclass(slots=True)
class Folder:
    """Re-folds rows within one transaction; `gone` collects rows that were there and are not any more."""

    log: Log
    gone: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def refold(self, rows: Sequence[bytes], tables: Mapping[bytes, str] | None = None) -> None:
        """Makes these rows what their operations say. `tables` names those that are not yet indexed."""
        if not rows:
            return
        with deaf(self.log.connection):
            for part in chunks(rows):
                known = dict(tables or {}) | self._tables_of(part)
                events = self.log.events(part)
                self._write({row: (known[row], events[row]) for row in part if row in known})

    def _tables_of(self, rows: Sequence[bytes]) -> dict[bytes, str]:
        sql = f"SELECT row, tbl FROM _row WHERE row IN {KEYS}"
        return {row: table for row, table in fetch(self.log.connection, sql, (named(rows),))}

    def _write(self, found: Mapping[bytes, tuple[str, list[Event]]]) -> None:
        connection = self.log.connection
        run(connection, f"DELETE FROM _conflict WHERE row IN {KEYS}", (named(found),))
        heads, conflicts, empty = [], [], []
        for row, (table, events) in found.items():
            target = targets()[table]
            if not events:
                empty.append(row)
                self._without_log(target, row)
                continue
            folded = fold(events, target.kind)
            self._put(target, row, self.log.stream_of(events[0].stream).gid, folded)
            heads.append((row, table, *_head(events, folded)))
            conflicts += [(row, c.field, table, candidates(c)) for c in folded.conflicts]
        write_heads(self.log, heads)
        run_many(
            connection,
            "INSERT OR REPLACE INTO _conflict (row, field, tbl, candidates) VALUES (?,?,?,?)",
            conflicts,
        )
        run(connection, f"DELETE FROM _row WHERE row IN {KEYS}", (named(empty),))

    def _put(self, target: Target, row: bytes, gid: Id, folded: Folded) -> None:
        if folded.values is None:
            self.remove(target, [row])
            return
        put(self.log, target, row, gid, target.contents(folded.values))

    def _without_log(self, target: Target, row: bytes) -> None:
        """All operations of a row were set aside: what the program had brought along stands again."""
        found = fetch(self.log.connection, "SELECT body FROM _outside WHERE row = ?", (row,))
        self.remove(target, [row])
        if found:
            kept = json.loads(found[0][0])
            gid = Id(bytes.fromhex(kept.pop("audience_id")))
            put(self.log, target, row, gid, target.contents(kept))
            run(self.log.connection, "DELETE FROM _outside WHERE row = ?", (row,))

    def remove(self, target: Target, rows: Sequence[bytes]) -> None:
        """Deletes rows and remembers what they were, for the tables derived from them."""
        for part in chunks(rows):
            found = self.log.connection.exec_driver_sql(
                f"SELECT * FROM {target.name} WHERE id IN {KEYS}", (named(part),)
            ).mappings()
            self.gone += [(target.name, dict(row)) for row in found]
            run(self.log.connection, f"DELETE FROM {target.name} WHERE id IN {KEYS}", (named(part),))


def write_heads(log: Log, heads: Sequence[tuple[bytes, str, int, int, int]]) -> None:
    """(row, table, stream, seq, multi) of each row as it is from now on."""
    run_many(
        log.connection,
        "INSERT INTO _row (row, tbl, stream, seq, multi) VALUES (?,?,?,?,?) ON CONFLICT (row) DO UPDATE SET "
        "tbl = excluded.tbl, stream = excluded.stream, seq = excluded.seq, multi = excluded.multi",
        heads,
    )


def put(log: Log, target: Target, row: bytes, gid: Id, contents: dict[str, Any]) -> None:
    """Writes a whole row: fields that are not told are empty."""
    whole = {name: contents.get(name) for name in target.columns}
    for name, nothing in target.required.items():
        if whole[name] is None:
            whole[name] = nothing
    put_many(log, target, tuple(whole), [(row, gid, *whole.values())])


def put_many(log: Log, target: Target, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Writes rows of (id, audience, fields…); an open editor of such a row is outdated then."""
    quoted = [f'"{name}"' for name in names]
    columns = ["id", "audience_id", *quoted, *(["rev"] if target.is_root else [])]
    holes = ",".join("?" * (2 + len(quoted))) + (",1" if target.is_root else "")
    setting = ", ".join(f"{name} = excluded.{name}" for name in quoted)
    if target.is_root:
        setting = f"{setting}, rev = {target.name}.rev + 1" if setting else "rev = rev + 1"
    run_many(
        log.connection,
        f"INSERT INTO {target.name} ({','.join(columns)}) VALUES ({holes}) "
        f"ON CONFLICT (id) DO UPDATE SET {setting or 'id = id'}",
        rows,
    )


def candidates(conflict: Conflict) -> str:
    """The operations at odds, the same text at every office."""
    return json.dumps(
        [
            [event.sid.hex(), event.seq, event.kind, event.body.get(conflict.field)]
            for event in conflict.events
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _head(events: Sequence[Event], folded: Folded) -> tuple[int, int, int]:
    """(stream, seq, multi) of the index."""
    head = folded.head or max(events, key=lambda event: (event.lamport, event.sid, event.seq))
    if folded.is_locked:
        return head.stream, head.seq, 2
    return head.stream, head.seq, int(folded.head is None or bool(folded.conflicts))


def _ranking(table: str) -> Any:
    def ranked(role: str, name: str) -> int:
        return rank(role, table, name, shapes())

    return ranked


def _column(contents: list[Content], is_blob: bool, nothing: Any) -> list[Any]:
    if is_blob:
        return [
            nothing if content is None else bytes.fromhex(content) if isinstance(content, str) else content
            for content in contents
        ]
    if nothing is None:
        return contents
    return [nothing if content is None else content for content in contents]


def _nothing(kind: Any) -> Any:
    if isinstance(kind, LargeBinary):
        return b""
    return 0 if isinstance(kind, Integer) else ""
