"""What leaves: blocks beyond what the other is known to hold, counted before they go."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from desktop_app.domain.errors import Refused
from desktop_app.domain.records import Id
from desktop_app.store.exchange.log import Log, Stream, Vector
from desktop_app.store.exchange.raw import chunks, fetch, marks
from desktop_app.store.exchange.rewriting import is_readable, stands_again
from desktop_app.sync.blocks import OpKind, read_block, read_header, read_mentions, same_deeds
from desktop_app.sync.bundle import unpack

FILE_TABLES = ("evidence", "document_revision")
"""Tables whose `sha256` names a file in the vault."""
_HASH = re.compile(r"[0-9A-Fa-f]{64}")
_AT_ONCE = 64


@dataclass(slots=True)
class Leaving:
    """Whose data leave: per audience and table, how many different rows, and how many operations; `sizes` of
    the blocks in the order they go."""

    rows: Counter[tuple[Id, str]] = field(default_factory=Counter)
    operations: int = 0
    sizes: list[int] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    files: set[bytes] = field(default_factory=set)

    @property
    def blocks(self) -> int:
        return len(self.sizes)

    @property
    def packed(self) -> int:
        """Bytes of all blocks."""
        return sum(self.sizes)


def blocks_beyond(
    log: Log, gids: Iterable[Id], held: Mapping[str, tuple[int, int, str]]
) -> Iterator[tuple[bytes, bytes]]:
    """(signature, packed) of every block of these audiences beyond a vector, in the order it took effect.

    Blocks in quarantine travel too: whether they may take effect is for everybody to judge alike. At the end
    come second branches of streams.
    """
    starts = _starts(log, gids, held)
    for part in chunks(_places(log.connection, starts), _AT_ONCE):
        yield from fetch(
            log.connection, f"SELECT sig, z FROM _block WHERE pos IN ({marks(part)}) ORDER BY pos", part
        )
    yield from _branches(log, starts)


def count_leaving(log: Log, gids: Iterable[Id], held: Mapping[str, tuple[int, int, str]]) -> Leaving:
    """What `blocks_beyond` would give, in counts; `people` are the rows of table person in hexadecimal."""
    leaving, seen = Leaving(), defaultdict[tuple[Id, str], set[str]](set)
    for _, packed in blocks_beyond(log, gids, held):
        raw = unpack(packed)
        header = read_header(raw)
        leaving.sizes.append(len(packed))
        leaving.operations += header.count
        try:
            mentions = read_mentions(raw)
        except Refused:  # it lies in quarantine: nobody can tell whose data that is
            continue
        gid = Id(bytes.fromhex(header.gid))
        for mention in mentions:
            seen[gid, mention.table].add(mention.row)
        if any(mention.table in FILE_TABLES for mention in mentions):
            leaving.files |= _files_of(raw)
    for (gid, table), rows in seen.items():
        leaving.rows[gid, table] = len(rows)
        if table == "person":
            leaving.people |= rows
    return leaving


def _files_of(raw: bytes) -> set[bytes]:
    """Hashes of the files that new rows of a block speak of."""
    try:
        operations = read_block(raw).operations
    except Refused:
        return set()
    told = [o.body.get("sha256") for o in operations if o.table in FILE_TABLES and o.kind == OpKind.INSERT]
    return {bytes.fromhex(digest) for digest in told if isinstance(digest, str) and _HASH.fullmatch(digest)}


def held_alike(log: Log, vector: Vector) -> Vector:
    """Of what another says to hold, the streams of which he holds the same branch as far as we know."""
    kept = {}
    for sid, (seq, n, head) in vector.items():
        stream = log.streams.get(bytes.fromhex(sid))
        if stream is None or not _is_on_another(log, stream, n, head):
            kept[sid] = (seq, n, head)
    return kept


def _is_on_another(log: Log, stream: Stream, n: int, head: str) -> bool:
    """Whether `n` blocks that end with this hash are known to be another branch than ours."""
    is_comparable = n and (n <= stream.next_n or stream.forked)
    return bool(is_comparable) and not _agrees(log.connection, stream.no, n - 1, head)


def _places(connection: Connection, starts: Mapping[int, int]) -> list[int]:
    """Where blocks lie, out of the index alone: what does not leave is not read."""
    sql = "SELECT pos FROM _block WHERE stream = ? AND n >= ?"
    return sorted(pos for start in starts.items() for (pos,) in fetch(connection, sql, start))


def _starts(log: Log, gids: Iterable[Id], held: Mapping[str, tuple[int, int, str]]) -> dict[int, int]:
    """The first block to send of each stream. A vector whose last hash is not ours speaks of another branch
    of the stream: then everything goes, so that the other finds out."""
    starts: dict[int, int] = {}
    for gid in set(gids):
        for stream in log.of_audience(gid):
            _, n, head = held.get(stream.sid.hex(), (0, 0, ""))
            starts[stream.no] = 0 if _is_on_another(log, stream, n, head) else n
    return starts


def _branches(log: Log, streams: Iterable[int]) -> Iterator[tuple[bytes, bytes]]:
    """Second branches: the block with which each begins, or nobody could judge what was written again; whole
    branches until somebody has done that, so that a PC which wrote under the name learns of them."""
    for no in streams:
        stream = log.stream_of(no)
        if not stream.forked:
            continue
        sql = "SELECT n, sig, z FROM _fork WHERE sid = ? ORDER BY n, hash"
        found = [
            (n, signature, z, unpack(z)) for n, signature, z in fetch(log.connection, sql, (stream.sid,))
        ]
        first = [n == 0 or _agrees(log.connection, no, n - 1, read_header(raw).prev) for n, *_, raw in found]
        is_settled = all(first) or _all_stand_again(log, stream, [raw for *_, raw in found])
        for (_, signature, packed, _), begins in zip(found, first, strict=True):
            if begins or not is_settled:
                yield signature, packed


def _all_stand_again(log: Log, stream: Stream, blocks: Sequence[bytes]) -> bool:
    again = stands_again(log, stream)
    return all(same_deeds(raw) in again or not is_readable(raw) for raw in blocks)


def _agrees(connection: Connection, stream: int, n: int, head: str) -> bool:
    rows = fetch(connection, "SELECT hash FROM _block WHERE stream=? AND n=?", (stream, n))
    return bool(rows) and rows[0][0].hex() == head


def wanted_files(connection: Connection, gids: Iterable[Id]) -> list[bytes]:
    """Hashes of files that rows of these audiences speak of and whose bytes are not here."""
    found: set[bytes] = set()
    wanted = list(set(gids))
    for table in FILE_TABLES:
        rows = fetch(
            connection,
            f"SELECT DISTINCT sha256 FROM {table} WHERE audience_id IN ({marks(wanted)}) AND sha256 "
            f"NOT IN (SELECT sha256 FROM blob WHERE state = 'ada')",
            wanted,
        )
        found |= {row[0] for row in rows}
    return sorted(found)


def is_spoken_of(connection: Connection, gids: Iterable[Id], digest: bytes) -> bool:
    """Whether a row of these audiences speaks of a file."""
    wanted = list(set(gids))
    return any(
        fetch(
            connection,
            f"SELECT 1 FROM {table} WHERE sha256 = ? AND audience_id IN ({marks(wanted)}) LIMIT 1",
            (digest, *wanted),
        )
        for table in FILE_TABLES
    )
