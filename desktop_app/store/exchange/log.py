"""The log as it lies in the database: streams, blocks, the operations of a row. Read within a transaction.

Heads are read anew at the beginning of each transaction: after a rollback nothing in memory may be believed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.raw import KEYS, chunks, fetch, marks, named, run, run_many
from desktop_app.sync.blocks import FIRST_HASH, Block, Header, OpKind, read_block, read_header
from desktop_app.sync.bundle import unpack
from desktop_app.sync.fold import Event

Vector = dict[str, tuple[int, int, str]]
"""{sid: (highest operation, number of blocks, hash of the last)} in hexadecimal: what somebody holds."""

UNLAWFUL_HEADER = "KEPALA_TIDAK_SAH"
"""The code of blocks in quarantine whose header claims what cannot be."""
_CACHE = 48


@dataclass(slots=True)
class Stream:
    """One (replica, audience) as it is held: `next_n` and `next_seq` come next, `head` they must cite."""

    no: int
    sid: bytes
    gid: Id
    office: Id
    role: str
    installation: Id
    replica: bytes
    next_n: int = 0
    next_seq: int = 1
    head: bytes = FIRST_HASH
    lamport: int = 0
    forked: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A block that took effect, read again: what its operations need to be ordered."""

    stream: Stream
    block: Block
    deps: Mapping[int, int]

    def event(self, seq: int, copied: Container[tuple[Id, Id]]) -> Event:
        """One of its operations. `copied`: see `copied_in`."""
        header, stream = self.block.header, self.stream
        operation = self.block.operations[seq - header.first]
        has_copies = (stream.installation, stream.gid) in copied
        return Event(
            self.stream.no,
            seq,
            operation.kind,
            operation.body,
            self.stream.sid,
            header.role,
            header.office,
            header.lamport,
            self.deps,
            (header.installation, header.deeds[operation.deed]) if has_copies else (),
            bool(stream.forked),
        )


class Log:
    """The log of one store within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.streams: dict[bytes, Stream] = {}
        self._by_no: dict[int, Stream] = {}
        self._read: OrderedDict[tuple[int, int], Kept] = OrderedDict()
        self._headers: dict[tuple[int, int], Header | None] = {}
        for row in fetch(connection, f"SELECT {_COLUMNS} FROM _stream"):
            self._remember(Stream(*row))

    def stream_of(self, no: int) -> Stream:
        return self._by_no[no]

    def open_stream(
        self, sid: bytes, gid: Id, *, office: Id, role: str, installation: Id, replica: bytes
    ) -> Stream:
        """A stream that is new here."""
        no = max(self._by_no, default=0) + 1
        stream = Stream(no, sid, gid, office, role, installation, replica)
        run(
            self.connection,
            f"INSERT INTO _stream ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            _values(stream),
        )
        self._remember(stream)
        return stream

    def save(self, stream: Stream) -> None:
        """Writes what has changed of a stream."""
        run(
            self.connection,
            "UPDATE _stream SET next_n=?, next_seq=?, head=?, lamport=?, forked=? WHERE no=?",
            (stream.next_n, stream.next_seq, stream.head, stream.lamport, stream.forked, stream.no),
        )

    def forget(self, stream: Stream) -> None:
        """Blocks of this stream that were read are not what they were any more."""
        for key in [key for key in self._read if key[0] == stream.no]:
            del self._read[key]
        self._headers = {key: header for key, header in self._headers.items() if key[0] != stream.no}

    def of_audience(self, gid: Id) -> list[Stream]:
        return [stream for stream in self.streams.values() if stream.gid == gid]

    def deps_of(self, gid: Id) -> dict[str, int]:
        """What has taken effect here of an audience, as a block header tells it."""
        held = (s for s in self.of_audience(gid) if s.next_seq > 1)
        return {stream.sid.hex(): stream.next_seq - 1 for stream in held}

    def lamport_of(self, gid: Id) -> int:
        return max((stream.lamport for stream in self.of_audience(gid)), default=0)

    def ticks_at(self, stream: Stream, seq: int) -> int:
        """The lamport clock of a stream at one of its operations."""
        header = self._lawful_header(stream, seq)
        return header.lamport if header else 0

    def deps_at(self, stream: Stream, seq: int) -> Mapping[str, int]:
        """What the author of an operation had seen of other streams."""
        header = self._lawful_header(stream, seq)
        return header.deps if header else {}

    def _lawful_header(self, stream: Stream, seq: int) -> Header | None:
        """Of the block of an operation, or of the last one before whose header was lawful: an unlawful one
        could set the clock of all others as far ahead as it likes."""
        key = (stream.no, seq)
        if key not in self._headers:
            found = fetch(
                self.connection,
                "SELECT b.z FROM _block AS b WHERE b.stream = ? AND b.first <= ? AND NOT EXISTS ("
                "SELECT 1 FROM _quarantine AS q WHERE q.sid = ? AND q.n = b.n AND q.code = ?) "
                "ORDER BY b.n DESC LIMIT 1",
                (stream.no, seq, stream.sid, UNLAWFUL_HEADER),
            )
            self._headers[key] = read_header(unpack(found[0][0])) if found else None
        return self._headers[key]

    def vector(self, gids: Iterable[Id] | None = None) -> Vector:
        """What is held, of some audiences or of all."""
        wanted = None if gids is None else set(gids)
        return {
            stream.sid.hex(): (stream.next_seq - 1, stream.next_n, stream.head.hex())
            for stream in self.streams.values()
            if stream.next_n and (wanted is None or stream.gid in wanted)
        }

    def local(self, deps: Mapping[str, int]) -> dict[int, int]:
        """Dependencies by local stream numbers; streams that are not known here are left out."""
        named = ((self.streams.get(bytes.fromhex(sid)), seq) for sid, seq in deps.items())
        return {stream.no: seq for stream, seq in named if stream is not None}

    def kept(self, stream_no: int, n: int) -> Kept:
        """One block that took effect."""
        key = (stream_no, n)
        if key in self._read:
            self._read.move_to_end(key)
            return self._read[key]
        ((packed,),) = fetch(self.connection, "SELECT z FROM _block WHERE stream=? AND n=?", key)
        block = read_block(unpack(packed))
        return self.remember(self._by_no[stream_no], block)

    def remember(self, stream: Stream, block: Block) -> Kept:
        """Keeps a block that was just read for those who ask soon."""
        kept = Kept(stream, block, self.local(block.header.deps))
        self._read[(stream.no, block.header.n)] = kept
        if len(self._read) > _CACHE:
            self._read.popitem(last=False)
        return kept

    def events(self, rows: Sequence[bytes]) -> dict[bytes, list[Event]]:
        """The operations of these rows that have taken effect."""
        places: list[tuple[int, int, int, bytes]] = []
        for part in chunks(rows):
            found = fetch(
                self.connection,
                f"SELECT o.stream, o.n, o.seq, o.row FROM _opx AS o WHERE o.row IN {KEYS}",
                (named(part),),
            )
            places.extend((stream, n, seq, row) for stream, n, seq, row in found)
        events: dict[bytes, list[Event]] = {row: [] for row in rows}
        copied = copied_in(self)
        for stream, n, seq, row in sorted(places):  # block by block, each is read once
            events[row].append(self.kept(stream, n).event(seq, copied))
        return events

    def note_operations(self, stream: Stream, block: Block) -> None:
        """Writes the index from rows to operations."""
        header = block.header
        run_many(
            self.connection,
            "INSERT OR IGNORE INTO _opx (row, stream, seq, n) VALUES (?,?,?,?)",
            [
                (bytes.fromhex(operation.row), stream.no, header.first + i, header.n)
                for i, operation in enumerate(block.operations)
            ],
        )

    def forget_operations(self, stream: Stream, block: Block) -> None:
        """Takes the operations of a block out of that index."""
        rows = list({bytes.fromhex(operation.row) for operation in block.operations})
        for part in chunks(rows):
            run(
                self.connection,
                f"DELETE FROM _opx WHERE row IN ({marks(part)}) AND stream = ? AND n = ?",
                (*part, stream.no, block.header.n),
            )

    def add_block(
        self,
        stream: Stream,
        block: Block,
        packed: bytes,
        signature: bytes,
        *,
        state: str,
        exchange: bytes | None = None,
        partial: bool = False,
        ticks: bool = True,
    ) -> None:
        """Appends a block to its stream and moves the stream's head; `ticks`: its clock counts."""
        header = block.header
        run(
            self.connection,
            "INSERT INTO _block (stream, n, first, count, hash, sig, state, partial, exchange, wall, z) "
            "VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                stream.no, header.n, header.first, header.count, block.hash, signature, state,
                int(partial), exchange, header.wall, packed,
            ),
        )  # fmt: skip
        stream.next_n, stream.next_seq = header.n + 1, header.first + header.count
        stream.head = block.hash
        if ticks:
            stream.lamport = header.lamport
        self.save(stream)

    def _remember(self, stream: Stream) -> None:
        self.streams[stream.sid] = stream
        self._by_no[stream.no] = stream


def blocks_in_order(
    connection: Connection, states: Sequence[str] = ("berlaku",)
) -> Iterator[tuple[int, int, bytes, bytes, bytes, str]]:
    """(stream, n, hash, signature, packed, state) of the whole log, in the order it took effect."""
    last = 0
    while True:
        found = fetch(
            connection,
            f"SELECT pos, stream, n, hash, sig, z, state FROM _block WHERE pos > ? "
            f"AND state IN ({marks(states)}) ORDER BY pos LIMIT 16",
            (last, *states),
        )
        if not found:
            return
        for pos, stream, n, digest, signature, packed, state in found:
            last = pos
            yield stream, n, digest, signature, packed, state


def copied_in(log: Log) -> set[tuple[Id, Id]]:
    """PCs of which a copied disk wrote under the same name, each with the audience."""
    return {(stream.installation, stream.gid) for stream in log.streams.values() if stream.forked}


def is_lock(kind: str) -> bool:
    return kind == OpKind.LOCK


_COLUMNS = "no, sid, gid, office, role, installation, replica, next_n, next_seq, head, lamport, forked"


def _values(stream: Stream) -> tuple[object, ...]:
    return tuple(getattr(stream, name.strip()) for name in _COLUMNS.split(","))
