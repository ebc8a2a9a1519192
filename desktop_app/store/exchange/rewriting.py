"""Writes operations of a shared stream again in a stream of one's own, when a copy of the store was found.

From the first block in which the two copies differ: offices keep whichever branch came first, so that even
what some of them acknowledged may never reach the others. What is written again claims to have seen exactly
what it had seen the first time, so that what the other copy wrote meanwhile still counts as unknown to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop_app.store.exchange.control import Author
from desktop_app.store.exchange.log import Log, Stream
from desktop_app.store.exchange.neighbours import all_peers
from desktop_app.store.exchange.raw import chunks, fetch, marks, run
from desktop_app.sync.blocks import (
    FIRST_HASH,
    Block,
    read_block,
    read_header,
    sign_block,
    stream_id,
    written_again,
)
from desktop_app.sync.bundle import pack, unpack


def write_again(log: Log, shared: Sequence[Stream], author: Author, now: datetime) -> dict[bytes, str]:
    """Moves these blocks into streams of `author`; answers the rows they touch, with their tables."""
    rows: dict[bytes, str] = {}
    starts = _starts(log, shared)
    for stream in shared:
        blocks = [_block(log, stream, n) for n in range(starts[stream.no], stream.next_n)]
        if not blocks:
            continue
        first_n = blocks[0].header.n
        _cut(log, stream, first_n, blocks, now)
        fresh = log.open_stream(
            stream_id(author.installation, author.replica, stream.gid),
            stream.gid,
            office=author.office,
            role=author.role,
            installation=author.installation,
            replica=author.replica,
        )
        for block in blocks:
            _append(log, (stream, fresh), block, author, now)
            rows |= {bytes.fromhex(o.row): o.table for o in block.operations}
    return rows


def _starts(log: Log, shared: Sequence[Stream]) -> dict[int, int]:
    """The first block of each stream that is written again.

    Where a block of the other copy is at hand the streams part there. The disk was copied after the last
    block before: what our other streams got later may be ours alone. Without such a block, what another PC
    acknowledged of this very branch is taken for common.
    """
    parted = {stream.no: n for stream in shared if (n := _parted(log, stream)) is not None}
    common = [_place(log, no, n - 1) for no, n in parted.items() if n]
    if not common:
        return {s.no: parted.get(s.no, _acknowledged(log, s)) for s in shared}
    since = min(common)
    return {s.no: parted.get(s.no, _first_after(log, s, since)) for s in shared}


def _parted(log: Log, stream: Stream) -> int | None:
    """The first block in which the other copy differs; None when none of its blocks was seen."""
    found: list[int] = []
    for n, packed in fetch(log.connection, "SELECT n, z FROM _fork WHERE sid = ?", (stream.sid,)):
        prev = read_header(unpack(packed)).prev
        if n <= stream.next_n and prev == (_hash_at(log, stream, n - 1) if n else FIRST_HASH).hex():
            found.append(n)
        else:  # they parted before, where nobody knows
            found.append(min(_acknowledged(log, stream), max(0, n - 1)))
    return min(found, default=None)


def _acknowledged(log: Log, stream: Stream) -> int:
    """How many blocks of this very branch any other PC acknowledged."""
    start = 0
    for peer in all_peers(log.connection):
        _, n, head = peer.vector.get(stream.sid.hex(), (0, 0, ""))
        if start < n <= stream.next_n and _hash_at(log, stream, n - 1).hex() == head:
            start = n
    return start


def _first_after(log: Log, stream: Stream, place: int) -> int:
    sql = "SELECT min(n) FROM _block WHERE stream = ? AND pos > ?"
    (n,) = fetch(log.connection, sql, (stream.no, place))[0]
    return stream.next_n if n is None else int(n)


def _place(log: Log, stream: int, n: int) -> int:
    return int(fetch(log.connection, "SELECT pos FROM _block WHERE stream=? AND n=?", (stream, n))[0][0])


def _hash_at(log: Log, stream: Stream, n: int) -> bytes:
    rows = fetch(log.connection, "SELECT hash FROM _block WHERE stream=? AND n=?", (stream.no, n))
    return bytes(rows[0][0])


def _block(log: Log, stream: Stream, n: int) -> Block:
    ((packed,),) = fetch(log.connection, "SELECT z FROM _block WHERE stream=? AND n=?", (stream.no, n))
    return read_block(unpack(packed))


def _cut(log: Log, stream: Stream, n: int, blocks: Sequence[Block], now: datetime) -> None:
    """Takes the end of a stream out of force; the blocks stay as evidence."""
    run(
        log.connection,
        "INSERT OR IGNORE INTO _fork (sid, n, hash, sig, at, z) "
        "SELECT ?, n, hash, sig, ?, z FROM _block WHERE stream = ? AND n >= ?",
        (stream.sid, now.isoformat(timespec="milliseconds"), stream.no, n),
    )
    run(log.connection, "DELETE FROM _block WHERE stream = ? AND n >= ?", (stream.no, n))
    first = blocks[0].header.first
    for block in blocks:
        for part in chunks(list({bytes.fromhex(o.row) for o in block.operations})):
            run(
                log.connection,
                f"DELETE FROM _opx WHERE row IN ({marks(part)}) AND stream = ? AND seq >= ?",
                (*part, stream.no, first),
            )
    held = fetch(log.connection, "SELECT hash FROM _block WHERE stream=? AND n=?", (stream.no, n - 1))
    stream.next_n, stream.next_seq, stream.forked = n, first, 1
    stream.head = held[0][0] if held else FIRST_HASH
    stream.lamport = log.ticks_at(stream, first - 1)
    log.save(stream)
    log.forget(stream)


def _append(log: Log, streams: tuple[Stream, Stream], block: Block, author: Author, now: datetime) -> None:
    old, fresh = streams
    header = block.header
    deps = dict(header.deps)
    if old.next_seq > 1:
        deps[old.sid.hex()] = old.next_seq - 1
    raw = written_again(
        block,
        sid=fresh.sid.hex(),
        replica=author.replica.hex(),
        n=fresh.next_n,
        first=fresh.next_seq,
        prev=fresh.head.hex(),
        deps=deps,
        wall=now.isoformat(timespec="milliseconds"),
    )
    written = read_block(raw)
    log.add_block(fresh, written, pack(raw), sign_block(raw, author.key), state="berlaku")
    log.remember(fresh, written)
    log.note_operations(fresh, written)
