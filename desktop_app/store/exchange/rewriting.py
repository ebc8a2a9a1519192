"""Writes operations of an earlier life again in a stream of one's own, when a copy of the store was found.

From the first block in which the two copies differ: offices keep whichever branch came first, so that even
what some of them acknowledged may never reach the others. What is written again claims to have seen exactly
what it had seen the first time, so that what the other copy wrote meanwhile still counts as unknown to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from desktop_app.store.exchange.control import Author
from desktop_app.store.exchange.log import Log, Stream
from desktop_app.store.exchange.raw import chunks, fetch, marks, run
from desktop_app.sync.blocks import FIRST_HASH, Block, read_block, sign_block, stream_id, written_again
from desktop_app.sync.bundle import pack, unpack


def write_again(log: Log, starts: Mapping[int, int], author: Author, now: datetime) -> dict[bytes, str]:
    """Moves the blocks of these streams from their starts on, {number of the stream: first block}, into
    streams of `author`; answers the rows they touch, with their tables."""
    rows: dict[bytes, str] = {}
    for no, start in starts.items():
        stream = log.stream_of(no)
        blocks = [_block(log, stream, n) for n in range(start, stream.next_n)]
        if not blocks:
            continue
        _cut(log, stream, start, blocks, now)
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
