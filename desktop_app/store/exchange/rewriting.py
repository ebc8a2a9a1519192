"""Writes again under names of their own what the copies of a store wrote under one name.

Each office keeps whichever block came first under a number, and what others say to have seen of that number
means one block here and another there. So from where the branches part, every block of every branch stands a
second time in a stream that nobody else writes: there it takes effect everywhere, claims to have seen exactly
what it had seen the first time, and a person is asked where two copies changed the same. What this PC wrote
afterwards is written again behind its own branch, so that it still follows it. What the other copy wrote is
left to it; when a later file brings no news of it, it is done here, for the other may be gone for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_bytes

from desktop_app.domain.errors import Refused
from desktop_app.store.exchange.control import Author
from desktop_app.store.exchange.log import Log, Stream
from desktop_app.store.exchange.raw import fetch
from desktop_app.sync.blocks import (
    FIRST_HASH,
    Block,
    Header,
    read_block,
    read_header,
    same_deeds,
    sign_block,
    stream_id,
    written_again,
)
from desktop_app.sync.bundle import pack, unpack

OURS, SETTLED = 2, 3
"""How far a stream of ours that forked (1) has been written again: what we wrote; all that is known of it."""
Place = tuple[str, int]
"""Name of a stream, and the number of the last operation of a block in it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A block that may have to be written again. `stream`: where it lies, None when it is a second branch."""

    raw: bytes
    digest: str
    stream: Stream | None
    is_own: bool


@dataclass(slots=True)
class _Parting:
    """Where the branches of a stream part: the first block and the first operation that differ. `is_whole`:
    also what we did not write is written again."""

    stream: Stream
    n: int
    first: int
    is_whole: bool
    places: dict[int, Place] = field(default_factory=dict)
    """Of the branch held here: the last operation of each block, and where it stands again."""


def unsettled(log: Log, installation: bytes) -> set[int]:
    """The streams of a PC that forked and whose branches do not all stand again yet."""
    return {s.no for s in log.streams.values() if s.installation == installation and 0 < s.forked < SETTLED}


def write_branches_again(
    log: Log, ours: Iterable[int], whole: Iterable[int], author: Author, now: datetime
) -> dict[bytes, str]:
    """Writes again what stands beyond the partings of these streams and was not yet: of some what we wrote,
    of others the whole. Answers the rows these blocks touch, with their tables."""
    wanted = dict.fromkeys(ours, False) | dict.fromkeys(whole, True)
    partings = [p for no in sorted(wanted) if (p := _parting(log, log.stream_of(no), wanted[no]))]
    rows: dict[bytes, str] = {}
    for gid in {parting.stream.gid for parting in partings}:
        here = [parting for parting in partings if parting.stream.gid == gid]
        rows |= _Scribe(log, author, now, here).write()
    for parting in partings:
        parting.stream.forked = SETTLED if parting.is_whole else OURS
        log.save(parting.stream)
    return rows


def stands_again(log: Log, stream: Stream) -> set[bytes]:
    """What blocks of other streams of the same PC and audience say and did: see `same_deeds`."""
    others = [s.no for s in _of_one_author(log, stream) if s is not stream]
    return {same_deeds(unpack(z)) for no in others for (z,) in _packed(log, no)}


def is_readable(raw: bytes) -> bool:
    """Whether the operations of a block can be read: what nobody can read is not written again."""
    try:
        read_block(raw)
    except Refused:
        return False
    return True


class _Scribe:
    """Writes the blocks of one audience in the order in which they followed each other."""

    def __init__(self, log: Log, author: Author, now: datetime, partings: list[_Parting]) -> None:
        self._log, self._author, self._partings = log, author, partings
        self._wall = now.isoformat(timespec="milliseconds")
        self._again = self._written_before()
        self._place: dict[str, Place] = {}
        self._fresh: Stream | None = None

    def write(self) -> dict[bytes, str]:
        rows: dict[bytes, str] = {}
        for parting in self._partings:
            for found in _branches(self._log, parting):
                rows |= self._take(found, parting)
        for found in self._later():
            rows |= self._take(found, None)
        return rows

    def _written_before(self) -> dict[bytes, list[Place]]:
        """Where the same deeds stand, in the streams that did not fork."""
        forked = {parting.stream.no for parting in self._partings}
        found: dict[bytes, list[Place]] = {}
        for stream in _of_one_author(self._log, self._partings[0].stream):
            for (z,) in () if stream.no in forked else _packed(self._log, stream.no):
                raw = unpack(z)
                found.setdefault(same_deeds(raw), []).append((stream.sid.hex(), _last(read_header(raw))))
        return found

    def _take(self, found: _Found, parting: _Parting | None) -> dict[bytes, str]:
        """Notes where a block stands again; writes it when it does nowhere."""
        header, rows = read_header(found.raw), dict[bytes, str]()
        places = self._again.get(same_deeds(found.raw), [])
        own = found.stream.sid.hex() if found.stream else ""
        place = next((each for each in places if each[0] != own), None)
        if place is None and parting and not (found.is_own or parting.is_whole):
            return rows
        if place is None:
            if not is_readable(found.raw):
                return rows
            block = read_block(found.raw)
            place = self._write(block, found, parting)
            rows = {bytes.fromhex(o.row): o.table for o in block.operations}
        self._place[found.digest] = place
        if parting and found.stream:
            parting.places[_last(header)] = place
        return rows

    def _write(self, block: Block, found: _Found, parting: _Parting | None) -> Place:
        header, log = block.header, self._log
        deps = self._deps(block, found, parting)
        before, fresh = self._place.get(header.prev), self._fresh
        if before is not None:
            deps[before[0]] = max(before[1], deps.get(before[0], 0))
        if fresh is None or before is None or before != (fresh.sid.hex(), fresh.next_seq - 1):
            fresh = self._fresh = self._open(found)
        deps = self._with_theirs(deps)
        deps.pop(fresh.sid.hex(), None)
        raw = written_again(
            block,
            sid=fresh.sid.hex(),
            replica=fresh.replica.hex(),
            n=fresh.next_n,
            first=fresh.next_seq,
            prev=fresh.head.hex(),
            deps=deps,
            wall=self._wall,
        )
        written = read_block(raw)
        log.add_block(fresh, written, pack(raw), sign_block(raw, self._author.key), state="berlaku")
        log.remember(fresh, written)
        log.note_operations(fresh, written)
        return fresh.sid.hex(), fresh.next_seq - 1

    def _deps(self, block: Block, found: _Found, parting: _Parting | None) -> dict[str, int]:
        """What its author had seen, of the streams that forked only what all copies share. What this PC wrote
        had seen the branch that is held here."""
        deps = dict(block.header.deps)
        if parting and parting.first > 1:
            deps[parting.stream.sid.hex()] = parting.first - 1
        for each in self._partings:
            sid = each.stream.sid.hex()
            seen = deps.get(sid, 0)
            if seen < each.first:
                continue
            deps[sid] = each.first - 1
            if each.first == 1:
                del deps[sid]
            if found.is_own:
                for again, seq in (place for last, place in each.places.items() if last <= seen):
                    deps[again] = max(seq, deps.get(again, 0))
        if found.stream and not parting:
            deps[found.stream.sid.hex()] = _last(block.header)
        return deps

    def _with_theirs(self, deps: dict[str, int]) -> dict[str, int]:
        """And what those had seen who stand again: who follows them cannot have seen less."""
        wider = dict(deps)
        for again in {sid for sid, _ in self._place.values()} & deps.keys():
            stream = self._log.streams[bytes.fromhex(again)]
            for sid, seq in self._log.deps_at(stream, deps[again]).items():
                wider[sid] = max(seq, wider.get(sid, 0))
        return wider

    def _open(self, found: _Found) -> Stream:
        """A stream under a name that never wrote: two copies must not both go on writing one."""
        header, gid = read_header(found.raw), self._partings[0].stream.gid
        author, replica = self._author, token_bytes(16)
        return self._log.open_stream(
            stream_id(author.installation, replica, gid),
            gid,
            office=author.office,
            role=header.role,
            installation=author.installation,
            replica=replica,
        )

    def _later(self) -> Iterator[_Found]:
        """What this PC wrote elsewhere having seen what is ambiguous now, the earliest first."""
        partings = {each.stream.sid.hex(): each for each in self._partings}
        of_author = {s.no: s for s in _of_one_author(self._log, self._partings[0].stream)}
        forked = {each.stream.no for each in self._partings}
        before = {sid for sid, _ in self._place.values()}
        found = fetch(
            self._log.connection,
            "SELECT b.stream, b.hash, b.z FROM _block AS b JOIN _stream AS s ON s.no = b.stream "
            "WHERE s.installation = ? AND s.gid = ? AND b.exchange IS NULL AND b.state = 'berlaku' "
            "ORDER BY b.pos",
            (self._author.installation, self._partings[0].stream.gid),
        )
        for no, digest, z in found:
            stream, raw = of_author[no], unpack(z)
            header = read_header(raw)
            is_behind = any(seq >= partings[s].first for s, seq in header.deps.items() if s in partings)
            if (
                no not in forked
                and is_behind
                and stream.sid.hex() not in before
                and not before & header.deps.keys()
            ):
                yield _Found(raw, digest.hex(), stream, is_own=True)


def _last(header: Header) -> int:
    """The number of the last operation of a block."""
    return header.first + header.count - 1


def _parting(log: Log, stream: Stream, is_whole: bool) -> _Parting | None:
    """None while the block in which a branch leaves ours has not been seen."""
    starts = []
    for n, z in fetch(log.connection, "SELECT n, z FROM _fork WHERE sid = ? ORDER BY n", (stream.sid,)):
        before = _header_at(log, stream, n - 1)[0] if n else FIRST_HASH.hex()
        if n < stream.next_n and read_header(unpack(z)).prev == before:
            starts.append(n)
    if not starts:
        return None
    return _Parting(stream, min(starts), _header_at(log, stream, min(starts))[1], is_whole)


def _header_at(log: Log, stream: Stream, n: int) -> tuple[str, int]:
    """Hash and first operation of the block that stands at a number; empty when none does."""
    found = fetch(log.connection, "SELECT hash, first FROM _block WHERE stream=? AND n=?", (stream.no, n))
    return (found[0][0].hex(), found[0][1]) if found else ("", 0)


def _branches(log: Log, parting: _Parting) -> list[_Found]:
    """All blocks beyond a parting that hang together with it; of each branch one after the other."""
    held = fetch(
        log.connection,
        "SELECT hash, z, exchange IS NULL FROM _block WHERE stream = ? AND n >= ? AND state = 'berlaku' "
        "ORDER BY n",
        (parting.stream.no, parting.n),
    )
    second = fetch(
        log.connection,
        "SELECT hash, z FROM _fork WHERE sid = ? AND n >= ? ORDER BY n, hash",
        (parting.stream.sid, parting.n),
    )
    ours = [_Found(unpack(z), digest.hex(), parting.stream, bool(own)) for digest, z, own in held]
    known = dict.fromkeys(each.digest for each in ours)
    trunk = _header_at(log, parting.stream, parting.n - 1)[0] if parting.n else FIRST_HASH.hex()
    left = [_Found(unpack(z), digest.hex(), None, is_own=False) for digest, z in second]
    left = [each for each in left if each.digest not in known]
    following: dict[str, list[_Found]] = {}
    for each in left:
        following.setdefault(read_header(each.raw).prev, []).append(each)
    starts = [each for digest in (trunk, *known) for each in following.pop(digest, [])]
    chains = list(ours)
    while starts:
        branch = [starts.pop(0)]
        while deeper := following.pop(branch[-1].digest, []):
            branch.append(deeper[0])
            starts += deeper[1:]
        chains += branch
    return chains


def _of_one_author(log: Log, stream: Stream) -> list[Stream]:
    return [each for each in log.of_audience(stream.gid) if each.installation == stream.installation]


def _packed(log: Log, no: int) -> Iterator[tuple[bytes]]:
    yield from fetch(log.connection, "SELECT z FROM _block WHERE stream = ? ORDER BY n", (no,))
