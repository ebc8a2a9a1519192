"""Writes operations of a shared stream again in a stream of one's own, when a copy of the store was found.

Only what no other PC has acknowledged with the same hashes is written again; it claims to have seen exactly
what it had seen the first time, so that what the other copy wrote meanwhile still counts as unknown to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from desktop_app.store.exchange.control import Author
from desktop_app.store.exchange.log import Log, Stream
from desktop_app.store.exchange.neighbours import all_peers
from desktop_app.store.exchange.raw import chunks, fetch, marks, run
from desktop_app.sync.blocks import FIRST_HASH, Block, read_block, sign_block, stream_id, written_again
from desktop_app.sync.bundle import pack, unpack


def write_again(log: Log, shared: Sequence[Stream], author: Author, now: datetime) -> dict[bytes, str]:
    """Moves these blocks into streams of `author`; answers the rows they touch, with their tables."""
    rows: dict[bytes, str] = {}
    for stream in shared:
        blocks = list(_unshared(log, stream))
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


def _unshared(log: Log, stream: Stream) -> Iterator[Block]:
    """The blocks beyond what any other PC acknowledged of this very branch."""
    start = 0
    for peer in all_peers(log.connection):
        mark = peer.vector.get(stream.sid.hex())
        if mark is None or mark[1] <= start or mark[1] > stream.next_n:
            continue
        rows = fetch(
            log.connection, "SELECT hash FROM _block WHERE stream=? AND n=?", (stream.no, mark[1] - 1)
        )
        if rows and rows[0][0].hex() == mark[2]:
            start = mark[1]
    for n in range(start, stream.next_n):
        ((packed,),) = fetch(log.connection, "SELECT z FROM _block WHERE stream=? AND n=?", (stream.no, n))
        yield read_block(unpack(packed))


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
