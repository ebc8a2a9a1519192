"""What blocks do to rows: gathered over many blocks, written by few statements."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_app.domain.errors import Refused
from desktop_app.domain.records import Id
from desktop_app.store.exchange.control import deaf
from desktop_app.store.exchange.folding import Folder, Target, put_many, targets, write_heads
from desktop_app.store.exchange.late import note_late
from desktop_app.store.exchange.log import Log, Stream
from desktop_app.store.exchange.raw import KEYS, fetch, named, run_many
from desktop_app.sync.blocks import Block, Operation, OpKind
from desktop_app.sync.fold import Content

_MOST_TOUCHED = 5_000


@dataclass(slots=True)
class Outcome:
    """What came of the blocks that were taken: counts of blocks and operations, and the rows they touched."""

    known: int = 0
    applied: int = 0
    operations: int = 0
    waiting: Counter[str] = field(default_factory=Counter)
    quarantined: Counter[str] = field(default_factory=Counter)
    refused_operations: int = 0
    forks: int = 0
    unknown: int = 0
    aside: int = 0
    inserted: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    deleted: Counter[str] = field(default_factory=Counter)
    authors: set[str] = field(default_factory=set)

    def add(self, other: Outcome) -> None:
        """Counts another part of the same file in."""
        for name in ("known", "applied", "operations", "refused_operations", "forks", "unknown", "aside"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("waiting", "quarantined", "inserted", "changed", "deleted"):
            getattr(self, name).update(getattr(other, name))
        self.authors |= other.authors


@dataclass(slots=True)
class _Head:
    """Of one row: its table, its latest operation, whether it is settled (0), open (1) or locked (2)."""

    table: str
    stream: int
    seq: int
    multi: int


@dataclass(slots=True)
class _Net:
    """What several operations together do to one row: a whole row, some fields, or its removal. `body` is as
    the block tells it."""

    kind: str
    gid: Id
    body: Mapping[str, Content]


class Effects:
    """Gathers what blocks do. `touched` are the rows written so far, None when they are too many to name."""

    def __init__(self, log: Log, outcome: Outcome) -> None:
        self._log, self._outcome = log, outcome
        self._heads: dict[bytes, _Head] = {}
        self._moved: dict[bytes, None] = {}
        self._net: dict[bytes, _Net] = {}
        self._slow: dict[bytes, str] = {}
        self._outside: set[bytes] = set()
        self._looked: tuple[Block, list[tuple[bytes, Operation]]] | None = None
        self.touched: dict[bytes, str] | None = {}
        self.gone: list[tuple[str, dict[str, Any]]] = []

    def check_places(self, stream: Stream, block: Block) -> None:
        """A row stays in its table and its audience for ever; raises ISI_TIDAK_SAH."""
        new: dict[bytes, str] = {}
        for row, operation in self._look_up(block):
            head = self._heads.get(row)
            held = new.setdefault(row, operation.table) if head is None else head.table
            if held != operation.table or (head and self._log.stream_of(head.stream).gid != stream.gid):
                raise Refused("ISI_TIDAK_SAH", tabel=operation.table, bidang="", sebab="tempat")
        by_table: dict[str, list[bytes]] = defaultdict(list)
        for row, table in new.items():
            by_table[table].append(row)
        for table, ids in by_table.items():
            if table in targets() and not self._may_replace(table, ids, stream.gid):
                raise Refused("ISI_TIDAK_SAH", tabel=table, bidang="", sebab="tempat")

    def add(self, stream: Stream, block: Block) -> None:
        """One block, in order."""
        deps, known, no = self._log.local(block.header.deps), targets(), stream.no
        heads, slow, moved = self._heads, self._slow, self._moved
        self._touch({row: o.table for row, o in self._look_up(block) if o.table in known})
        for seq, (row, operation) in enumerate(self._look_up(block), start=block.header.first):
            target = known.get(operation.table)
            if target is None or row in slow:  # a table of a newer program waits in the log
                continue
            head = heads.get(row)
            sees = head is None or head.stream == no or deps.get(head.stream, 0) >= head.seq
            if not sees or not self._net_of(target, row, operation, head, stream.gid):
                slow[row] = operation.table
                self._net.pop(row, None)
                continue
            heads[row] = _Head(operation.table, no, seq, 2 if operation.kind == OpKind.LOCK else 0)
            moved[row] = None

    def fold_again(self, rows: Mapping[bytes, str]) -> None:
        """Something was learned of these rows that is no operation."""
        self._slow |= rows
        for row in rows:
            self._net.pop(row, None)

    def flush(self) -> None:
        """Writes all that was gathered, folds again what must be, keeps what the derived tables need."""
        with deaf(self._log.connection):
            self._write_net()
        heads = [(row, self._heads[row]) for row in self._moved if row not in self._slow]
        write_heads(self._log, [(row, h.table, h.stream, h.seq, h.multi) for row, h in heads])
        self.refold(self._slow)
        self._heads, self._moved, self._net, self._slow = {}, {}, {}, {}
        self._outside, self._looked = set(), None

    def refold(self, rows: Mapping[bytes, str]) -> None:
        """Folds rows again from all their operations, and sees which lines have come late."""
        self._touch(rows)
        self._outcome.changed.update(rows.values())
        folder = Folder(self._log)
        folder.refold(list(rows), rows)
        self.gone += folder.gone
        if self.touched is not None:  # else all of them are looked for once, with the derived tables
            note_late(self._log.connection, self.touched)

    def _look_up(self, block: Block) -> list[tuple[bytes, Operation]]:
        """Rows with their operations; their heads are known afterwards."""
        if self._looked is not None and self._looked[0] is block:
            return self._looked[1]
        rows = [(bytes.fromhex(operation.row), operation) for operation in block.operations]
        missing = list({row for row, _ in rows if row not in self._heads})
        asked = f"SELECT row, tbl, stream, seq, multi FROM _row WHERE row IN {KEYS}"
        for row, *rest in fetch(self._log.connection, asked, (named(missing),)):
            self._heads[row] = _Head(*rest)
        self._looked = (block, rows)
        return rows

    def _net_of(self, target: Target, row: bytes, operation: Operation, head: _Head | None, gid: Id) -> bool:
        """Whether the operation could simply be laid upon what is there; it is then."""
        kind = operation.kind
        if head is None:
            if kind != OpKind.INSERT:
                return False
            self._outcome.inserted[target.name] += 1
            self._net[row] = _Net(OpKind.INSERT, gid, operation.body)
            return True
        if head.multi or kind in {OpKind.INSERT, OpKind.RESTORE}:
            return False
        if target.kind.append_only and kind != OpKind.LOCK:
            return False
        held = self._net.get(row)
        if kind == OpKind.LOCK:
            self._net[row] = _Net(OpKind.INSERT, gid, operation.body)
        elif kind == OpKind.DELETE:
            self._net[row] = _Net(OpKind.DELETE, gid, {})
        elif held is None:
            self._net[row] = _Net(OpKind.UPDATE, gid, operation.body)
        elif held.kind != OpKind.DELETE:
            held.body = {**held.body, **operation.body}
        return True

    def _touch(self, rows: Mapping[bytes, str]) -> None:
        if self.touched is None:
            return
        self.touched |= rows
        if len(self.touched) > _MOST_TOUCHED:
            self.touched, self.gone = None, []

    def _write_net(self) -> None:
        whole: dict[str, list[tuple[bytes, _Net]]] = defaultdict(list)
        parts: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = defaultdict(list)
        gone: dict[str, list[bytes]] = defaultdict(list)
        for row, net in self._net.items():
            table = self._heads[row].table
            if net.kind == OpKind.INSERT:
                whole[table].append((row, net))
            elif net.kind == OpKind.DELETE:
                gone[table].append(row)
                self._outcome.deleted[table] += 1
            elif contents := targets()[table].contents(net.body):
                parts[table, tuple(contents)].append((*contents.values(), row))
                self._outcome.changed[table] += 1
        for table, rows in whole.items():
            self._write_whole(targets()[table], rows)
        for (table, names), values in parts.items():
            self._write_parts(targets()[table], names, values)
        folder = Folder(self._log)
        for table, ids in gone.items():
            folder.remove(targets()[table], ids)
        if self.touched is not None:
            self.gone += folder.gone

    def _write_whole(self, target: Target, rows: Sequence[tuple[bytes, _Net]]) -> None:
        self._keep_outside(target, [row for row, _ in rows if row in self._outside])
        columns = target.lines([net.body for _, net in rows])
        told = zip([row for row, _ in rows], [net.gid for _, net in rows], *columns, strict=True)
        put_many(self._log, target, target.columns, list(told))

    def _write_parts(self, target: Target, names: Sequence[str], values: list[tuple[Any, ...]]) -> None:
        setting = ", ".join(f'"{name}" = ?' for name in names)
        if target.is_root:
            setting += ", rev = rev + 1"
        run_many(self._log.connection, f"UPDATE {target.name} SET {setting} WHERE id = ?", values)

    def _may_replace(self, table: str, ids: Sequence[bytes], gid: Id) -> bool:
        """Whether what is there without being in the log stands in this audience; remembers it."""
        sql = f"SELECT id, audience_id FROM {table} WHERE id IN {KEYS}"
        found = fetch(self._log.connection, sql, (named(ids),))
        self._outside.update(row for row, _ in found)
        return all(held == gid for _, held in found)

    def _keep_outside(self, target: Target, ids: Sequence[bytes]) -> None:
        """What the program brought along, before the agency's own row takes its place."""
        if not ids:
            return
        found = self._log.connection.exec_driver_sql(
            f"SELECT * FROM {target.name} WHERE id IN {KEYS} AND id NOT IN (SELECT row FROM _row)",
            (named(ids),),
        ).mappings()
        kept = [(row["id"], target.name, _plain(dict(row))) for row in found]
        run_many(self._log.connection, "INSERT OR IGNORE INTO _outside (row, tbl, body) VALUES (?,?,?)", kept)


def _plain(row: Mapping[str, Any]) -> str:
    left = {n: c.hex() if isinstance(c, bytes) else c for n, c in row.items() if n not in {"id", "rev"}}
    return json.dumps(left, ensure_ascii=False)
