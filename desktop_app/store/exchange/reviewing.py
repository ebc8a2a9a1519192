"""Is every row what the log says? Folds the whole log anew, with the pure fold alone, and compares.

The fast way by which blocks take effect is not used here: what it did is judged by another rule. Rows are
taken in slices of their keys, so that memory does not grow with the log.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.errors import Refused
from desktop_app.domain.records import Id
from desktop_app.store.exchange.control import deaf
from desktop_app.store.exchange.folding import Target, put, targets
from desktop_app.store.exchange.log import Kept, Log, blocks_in_order, copied_in
from desktop_app.store.exchange.raw import fetch, run
from desktop_app.sync.blocks import Block, OpKind, hash_of, is_authentic, read_block, read_header, unwire
from desktop_app.sync.bundle import unpack
from desktop_app.sync.fold import Content, Event, fold

_SLICE = 60_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not what its operations say: `columns` differ (`berbeda`), it is missing (`hilang`), or
    nobody wrote it (`asing`)."""

    table: str
    row: bytes
    what: str
    columns: tuple[str, ...] = ()


def differences(log: Log, step: Callable[[int, int], None] | None = None) -> list[Difference]:
    """All rows that differ, by table and key; own operations that are not sealed yet are laid on top."""
    connection = log.connection
    rows = int(fetch(connection, "SELECT count(*) FROM _row")[0][0])
    slices = max(1, min(256, -(-rows // _SLICE)))
    found: list[Difference] = []
    for part in range(slices):
        expected = _expected(log, part, slices)
        _lay_pending(log, expected, part, slices)
        found += _compare(log, expected, part, slices)
        if step:
            step(part + 1, slices)
    return sorted(found, key=lambda each: (each.table, each.row))


def broken_blocks(log: Log, public_key: Callable[[Kept], bytes | None]) -> list[tuple[bytes, int]]:
    """(stream, number) of blocks whose bytes, signature or place in the chain is not what it was. Their
    operations are not read: a block may lie in quarantine because nobody can read them."""
    broken: list[tuple[bytes, int]] = []
    heads: dict[int, str] = {}
    for no, n, digest, signature, packed, _ in blocks_in_order(log.connection, ("berlaku", "karantina")):
        stream = log.stream_of(no)
        try:
            raw = unpack(packed)
            header = read_header(raw)
        except (Refused, ValueError, KeyError):
            broken.append((stream.sid, n))
            continue
        key = public_key(Kept(stream, Block(header, (), digest), {}))
        good = hash_of(raw) == digest and header.n == n and header.prev == heads.get(no, "00" * 32)
        if not good or (key is not None and not is_authentic(digest, signature, key)):
            broken.append((stream.sid, n))
        heads[no] = digest.hex()
    return broken


def repair(log: Log, found: list[Difference]) -> None:
    """Makes these rows what their operations say."""
    expected: dict[bytes, tuple[str, Id, dict[str, Content] | None]] = {}
    _fill(log, expected, {each.row for each in found})
    _lay_pending(log, expected, 0, 1)
    with deaf(log.connection):
        for each in found:
            target = targets()[each.table]
            _, gid, values = expected.get(each.row, (each.table, Id(b""), None))
            if values is None:
                run(log.connection, f"DELETE FROM {each.table} WHERE id = ?", (each.row,))
            else:
                put(log, target, each.row, gid, target.contents(values))


def _expected(log: Log, part: int, slices: int) -> dict[bytes, tuple[str, Id, dict[str, Content] | None]]:
    expected: dict[bytes, tuple[str, Id, dict[str, Content] | None]] = {}
    _fill(log, expected, None, part, slices)
    return expected


def _fill(
    log: Log,
    expected: dict[bytes, tuple[str, Id, dict[str, Content] | None]],
    only: set[bytes] | None,
    part: int = 0,
    slices: int = 1,
) -> None:
    events: dict[bytes, list[Event]] = defaultdict(list)
    tables: dict[bytes, tuple[str, Id]] = {}
    copied = copied_in(log)
    for no, _, _, _, packed, _ in blocks_in_order(log.connection):
        stream, block = log.stream_of(no), read_block(unpack(packed))
        kept = Kept(stream, block, log.local(block.header.deps))
        for i, operation in enumerate(block.operations):
            row = bytes.fromhex(operation.row)
            if (row not in only) if only is not None else (_slice(row, slices) != part):
                continue
            events[row].append(kept.event(block.header.first + i, copied))
            tables[row] = (operation.table, stream.gid)
    known = targets()
    for row, of_row in events.items():
        table, gid = tables[row]
        if table in known:
            expected[row] = (table, gid, fold(of_row, known[table].kind).values)


def _lay_pending(
    log: Log, expected: dict[bytes, tuple[str, Id, dict[str, Content] | None]], part: int, slices: int
) -> None:
    for table, row, kind, text, gid in fetch(
        log.connection, "SELECT tbl, row, kind, body, gid FROM _pending ORDER BY n"
    ):
        if _slice(row, slices) != part:
            continue
        body = unwire(text)
        _, _, values = expected.get(row, (table, gid, None))
        if kind == OpKind.DELETE:
            values = None
        elif kind == OpKind.UPDATE:
            values = None if values is None else values | body
        else:
            values = dict(body)
        expected[row] = (table, gid, values)


def _compare(
    log: Log, expected: dict[bytes, tuple[str, Id, dict[str, Content] | None]], part: int, slices: int
) -> Iterator[Difference]:
    muted = {gid for (gid,) in fetch(log.connection, "SELECT gid FROM _mute")}
    for name, target in targets().items():
        for row, gid, held in _rows(log, target, part, slices):
            told = expected.pop(row, None)
            if told is None:
                if gid not in muted:
                    yield Difference(name, row, "asing")
                continue
            _, _, values = told
            if values is None:
                yield Difference(name, row, "asing")
                continue
            wanted = _whole(target, values)
            columns = tuple(c for c in target.columns if wanted[c] != held[c])
            if columns:
                yield Difference(name, row, "berbeda", columns)
    for row, (table, _, values) in expected.items():
        if values is not None:
            yield Difference(table, row, "hilang")


def _rows(log: Log, target: Target, part: int, slices: int) -> Iterator[tuple[bytes, bytes, dict[str, Any]]]:
    names = ", ".join(f'"{column}"' for column in target.columns)
    cursor = log.connection.connection.cursor()
    cursor.execute(f"SELECT id, audience_id, {names} FROM {target.name}")
    while rows := cursor.fetchmany(2_000):
        for row, gid, *contents in rows:
            if _slice(row, slices) == part:
                yield row, gid, dict(zip(target.columns, contents, strict=True))


def _whole(target: Target, values: dict[str, Content]) -> dict[str, Any]:
    contents = target.contents(values)
    whole = {name: contents.get(name) for name in target.columns}
    for name, nothing in target.required.items():
        if whole[name] is None:
            whole[name] = nothing
    return whole


def _slice(row: bytes, slices: int) -> int:
    """The last byte is even in ids of both kinds."""
    return row[-1] * slices // 256
