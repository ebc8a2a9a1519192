"""Seal: turns what the triggers saw into signed blocks. Runs first in every import, or an edit would claim to
have seen what it has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.acts import audit_head
from desktop_app.store.exchange.control import Author
from desktop_app.store.exchange.folding import Folder, targets
from desktop_app.store.exchange.log import Log, Stream
from desktop_app.store.exchange.pace import unsearched
from desktop_app.store.exchange.raw import KEYS, fetch, named, run, run_many
from desktop_app.sync.blocks import (
    MOST_BYTES,
    MOST_OPERATIONS,
    SCHEMA,
    Deed,
    Header,
    OpKind,
    compose,
    operation_line,
    read_block,
    sign_block,
    stream_id,
)
from desktop_app.sync.bundle import pack

_BATCH = 20_000
_UNKNOWN = "00000000000000000000000000000000"


class _Seen(NamedTuple):
    """One pending row; a plain tuple, since there may be a hundred thousand."""

    n: int
    table: str
    row: bytes
    kind: str
    body: str
    deed: tuple[Any, ...]


def has_pending(connection: Connection) -> bool:
    """Whether anything waits to be sealed."""
    return bool(fetch(connection, "SELECT 1 FROM _pending LIMIT 1"))


def pending_of(connection: Connection) -> dict[Id, int]:
    """How many operations wait to be sealed, for each audience."""
    found = fetch(connection, "SELECT gid, count(*) FROM _pending GROUP BY gid")
    return {Id(gid): count for gid, count in found}


@unsearched()
def seal(log: Log, author: Author, now: datetime) -> int:
    """Seals everything that is pending; answers how many operations. One transaction with its caller."""
    connection, sealed = log.connection, 0
    unsettled: set[bytes] = set()
    for (gid,) in fetch(connection, "SELECT DISTINCT gid FROM _pending ORDER BY gid"):
        stream = _own_stream(log, Id(gid), author)
        for part in _batches(connection, gid):
            unsettled |= _append(log, stream, author, part, now)
            sealed += len(part)
    run(connection, "DELETE FROM _pending")
    Folder(log).refold(sorted(unsettled))
    return sealed


def _own_stream(log: Log, gid: Id, author: Author) -> Stream:
    for stream in log.of_audience(gid):
        if stream.replica == author.replica and stream.installation == author.installation:
            return stream
    return log.open_stream(
        stream_id(author.installation, author.replica, gid),
        gid,
        office=author.office,
        role=author.role,
        installation=author.installation,
        replica=author.replica,
    )


def _batches(connection: Connection, gid: bytes) -> Iterator[list[_Seen]]:
    """Pending operations of an audience, cut so that each part fits a block."""
    last, part, size = 0, list[_Seen](), 0
    while found := fetch(
        connection,
        "SELECT n, tbl, row, kind, body, act, wall, who, person, reason FROM _pending "
        "WHERE gid = ? AND n > ? ORDER BY n LIMIT ?",
        (gid, last, _BATCH),
    ):
        for n, table, row, kind, body, *deed in found:
            last = n
            if part and (len(part) == MOST_OPERATIONS or size + len(body) > MOST_BYTES):
                yield part
                part, size = [], 0
            part.append(_Seen(n, table, row, kind, body, tuple(deed)))
            size += len(body) + 80
    if part:
        yield part


def _append(log: Log, stream: Stream, author: Author, part: Sequence[_Seen], now: datetime) -> set[bytes]:
    """Writes one block; answers the rows that must be folded again when all is sealed."""
    wall = now.isoformat(timespec="milliseconds")
    deeds = {deed: i for i, deed in enumerate(dict.fromkeys(seen.deed for seen in part))}
    deps = log.deps_of(stream.gid)
    deps.pop(stream.sid.hex(), None)
    header = Header(
        sid=stream.sid.hex(),
        gid=stream.gid.hex(),
        office=author.office.hex(),
        role=author.role,
        installation=author.installation.hex(),
        replica=author.replica.hex(),
        n=stream.next_n,
        first=stream.next_seq,
        count=len(part),
        prev=stream.head.hex(),
        deps=deps,
        lamport=log.lamport_of(stream.gid) + 1,
        wall=wall,
        written=SCHEMA,
        needs=1,
        audit=audit_head(log.connection).hex(),
        deeds=[_deed(deed, wall) for deed in deeds],
    )
    lines = [operation_line(s.kind, s.table, s.row, deeds[s.deed], s.body) for s in part]
    raw = compose(header, lines)
    block = read_block(raw)  # what cannot be read again must not be signed
    log.add_block(stream, block, pack(raw), sign_block(raw, author.key), state="berlaku")
    log.remember(stream, block)
    log.note_operations(stream, block)
    return _move_heads(log, stream, header.first, part)


def _deed(deed: tuple[Any, ...], wall: str) -> Deed:
    act, at, who, person, reason = deed
    return Deed(
        act=act.hex() if act else _UNKNOWN,
        wall=at or wall,
        who=who or "(di luar program)",
        person=person.hex() if person else None,
        reason=reason,
    )


def _move_heads(log: Log, stream: Stream, first: int, part: Sequence[_Seen]) -> set[bytes]:
    """An own operation has seen everything that took effect, so it is the head of its row. Where a conflict
    was open, others of its fields may still wait: such a row is folded again. So is a fact that was taken
    back: whether that counts is for the fold to say, here as everywhere."""
    latest = {seen.row: (seen.table, first + i) for i, seen in enumerate(part)}
    locked = {seen.row for seen in part if seen.kind == OpKind.LOCK}
    known = targets()
    unsettled = {
        seen.row for seen in part if seen.kind == OpKind.DELETE and known[seen.table].kind.append_only
    }
    asked = f"SELECT row FROM _row WHERE row IN {KEYS} AND multi <> 0"
    unsettled.update(row for (row,) in fetch(log.connection, asked, (named(latest),)))
    run_many(
        log.connection,
        "INSERT INTO _row (row, tbl, stream, seq, multi) VALUES (?,?,?,?,?) ON CONFLICT (row) DO UPDATE "
        "SET stream = excluded.stream, seq = excluded.seq, multi = max(multi, excluded.multi)",
        [(row, t, stream.no, seq, 2 if row in locked else 0) for row, (t, seq) in latest.items()],
    )
    return unsettled
