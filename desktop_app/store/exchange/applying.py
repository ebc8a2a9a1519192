"""Lets blocks of other PCs take effect: in order, checked, forks kept apart, conflicts found.

Where an operation has seen everything that was known of its row, it is written at once, many rows by one
statement; else that one row is folded again from its operations.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from itertools import count
from typing import Protocol

from desktop_app.domain.errors import Refused
from desktop_app.domain.records import Id
from desktop_app.store.exchange.branches import (
    ASIDE,
    hash_at,
    is_on_branch,
    keep_branch,
    rows_from,
    tell_branches,
)
from desktop_app.store.exchange.effects import Effects, Outcome
from desktop_app.store.exchange.headers import fault_of
from desktop_app.store.exchange.log import UNLAWFUL_HEADER, Log, Stream
from desktop_app.store.exchange.raw import fetch, run
from desktop_app.store.exchange.shapes import shapes
from desktop_app.sync.blocks import (
    SCHEMA,
    Block,
    Header,
    hash_of,
    is_authentic,
    read_block,
    read_header,
    stream_id,
)
from desktop_app.sync.bundle import unpack
from desktop_app.sync.checking import Examiner


class Court(Protocol):
    """Says who an author is and what he may write; made from the roster, the certificates, the audiences."""

    def public_key(self, header: Header) -> bytes:
        """The key of the installation; Refused(KANTOR_TAK_DIKENAL) when nobody we know vouches for it."""
        ...

    def kind_of(self, gid: Id) -> str | None:
        """The kind of an audience, None while we have not heard of it."""
        ...

    def objection(self, header: Header) -> str | None:
        """The code why this author's block may not take effect here, None when it may."""
        ...


class Twin(Exception):  # a finding, not an error
    """Our own stream holds what we did not write: this store, or the other, is a copy."""


class Applier:
    """Takes blocks within one transaction. `finish` must be called before it is committed.

    `overtaken`: the numbers of streams that this PC, and a copy of it, wrote in an earlier life and of whose
    branches some more was found now.
    """

    def __init__(self, log: Log, court: Court, now: datetime, own: tuple[bytes, Id] | None) -> None:
        """`own`: replica and installation of this store, to recognise a copy of it."""
        self.log, self._court, self._own = log, court, own
        self._now = now.isoformat(timespec="milliseconds")
        self.outcome = Outcome()
        self.effects = Effects(log, self.outcome)
        self.overtaken: set[int] = set()
        self._examiners: dict[tuple[str, str, int], Examiner] = {}

    def take(self, packed: bytes, signature: bytes, exchange: bytes | None = None) -> None:
        """One block of a bundle; raises Refused for one that is not authentic, Twin for a copy of us."""
        raw = unpack(packed)
        header, digest = read_header(raw), hash_of(raw)
        stream = self.log.streams.get(bytes.fromhex(header.sid))
        if (
            stream
            and header.n < stream.next_n
            and hash_at(self.log.connection, stream.no, header.n) == digest
        ):
            self.outcome.known += 1  # its operations need not be read again
            return
        if not is_authentic(digest, signature, self._court.public_key(header)):
            raise Refused("RUSAK", bagian="blok")
        whose = (bytes.fromhex(header.installation), bytes.fromhex(header.replica))
        if stream_id(*whose, bytes.fromhex(header.gid)) != bytes.fromhex(header.sid):
            raise Refused("KEPALA_TIDAK_SAH", sebab="aliran")
        if self._is_own(header):
            raise Twin
        block = read_what_can(raw, header)
        if stream and header.n < stream.next_n:
            self._fork(header, block, signature, packed)
            return
        self._settle_one(header, block, packed, signature, exchange)

    def settle(self) -> None:
        """Lets everything take effect that waited for what has come meanwhile."""
        moved = True
        while moved:
            moved = False
            for signature, packed, exchange in self._ready():
                raw = unpack(packed)
                header = read_header(raw)
                if self._why_wait(header) is None:  # what goes on waiting is not read again for each file
                    self._decide(header, read_what_can(raw, header), packed, signature, exchange)
                    moved = True

    def finish(self) -> None:
        """Writes what was gathered."""
        for sid in tell_branches(self.log.connection, self._now):
            self._note_branch(self.log.streams[sid])
        self.effects.flush()

    def judged_again(
        self, stream: Stream, header: Header, block: Block
    ) -> tuple[str, Mapping[str, object]] | None:
        """Code and facts against a block that took its place already, None when nothing speaks against it."""
        fault, code = fault_of(self.log, stream, header), self._court.objection(header)
        if fault:
            return UNLAWFUL_HEADER, {"sebab": fault}
        if code:
            return code, {}
        try:
            self._check_operations(stream, header, block)
        except Refused as refused:
            return refused.code, refused.facts
        return None

    def _ready(self) -> list[tuple[bytes, bytes, bytes | None]]:
        found = fetch(
            self.log.connection,
            "SELECT i.sig, i.z, i.exchange FROM _inbox AS i LEFT JOIN _stream AS s "
            f"ON s.sid = i.sid WHERE i.why <> '{ASIDE}' AND i.n = coalesce(s.next_n, 0)",
        )
        return [tuple(row) for row in found]

    def _settle_one(
        self, header: Header, block: Block, packed: bytes, signature: bytes, exchange: bytes | None
    ) -> None:
        why = self._why_wait(header)
        if why is None:
            self._decide(header, block, packed, signature, exchange)
            return
        sid = bytes.fromhex(header.sid)
        if why == "urutan" and is_on_branch(self.log.connection, header):
            self._fork(header, block, signature, packed)
            return
        self.outcome.waiting[why] += 1
        again = run(  # one that was set aside and comes again waits as any other
            self.log.connection,
            f"UPDATE _inbox SET why = iif(why = '{ASIDE}', ?, why) WHERE sid=? AND n=? AND hash=?",
            (why, sid, header.n, block.hash),
        )
        if again:
            return
        run(
            self.log.connection,
            "INSERT INTO _inbox (sid, n, hash, gid, sig, why, exchange, z) VALUES (?,?,?,?,?,?,?,?)",
            (sid, header.n, block.hash, bytes.fromhex(header.gid), signature, why, exchange, packed),
        )

    def _why_wait(self, header: Header) -> str | None:
        """What must come first: an earlier block, one the author had seen, a newer program, an audience."""
        stream = self.log.streams.get(bytes.fromhex(header.sid))
        if header.n != (stream.next_n if stream else 0):
            return "urutan"
        if header.needs > SCHEMA:
            return "pembaruan"
        if self._court.kind_of(Id(bytes.fromhex(header.gid))) is None:
            return "audiens"
        for sid, seq in header.deps.items():
            other = self.log.streams.get(bytes.fromhex(sid))
            if other is None or (other.next_seq <= seq and not other.forked):
                return "sebab"  # of a stream that forked we may hold another branch, and need not wait
        return None

    def _decide(
        self, header: Header, block: Block, packed: bytes, signature: bytes, exchange: bytes | None
    ) -> None:
        """The next block of its stream: takes effect, is a second branch, or goes to quarantine."""
        run(
            self.log.connection,
            "DELETE FROM _inbox WHERE sid=? AND n=? AND hash=?",
            (bytes.fromhex(header.sid), header.n, block.hash),
        )
        stream = self._stream(header)
        if header.prev != stream.head.hex() or header.first != stream.next_seq:
            self._fork(header, block, signature, packed)
            return
        code, facts = self._verdict(stream, header, block)
        partial = header.written > SCHEMA
        state = "karantina" if code else "berlaku"
        self.log.add_block(
            stream, block, packed, signature,
            state=state, exchange=exchange, partial=partial, ticks=code != UNLAWFUL_HEADER,
        )  # fmt: skip
        self.outcome.authors.add(header.office)
        if stream.forked:
            self._note_branch(stream)
        if code:
            self.quarantine(header, code, facts)
            return
        self.log.remember(stream, block)
        self.log.note_operations(stream, block)
        self.effects.add(stream, block)
        self.outcome.applied += 1
        self.outcome.operations += header.count

    def _stream(self, header: Header) -> Stream:
        sid = bytes.fromhex(header.sid)
        return self.log.streams.get(sid) or self.log.open_stream(
            sid,
            Id(bytes.fromhex(header.gid)),
            office=Id(bytes.fromhex(header.office)),
            role=header.role,
            installation=Id(bytes.fromhex(header.installation)),
            replica=bytes.fromhex(header.replica),
        )

    def _verdict(
        self, stream: Stream, header: Header, block: Block
    ) -> tuple[str | None, Mapping[str, object]]:
        """The code and facts why a block may not take effect, or (None, {})."""
        unlawful = fault_of(self.log, stream, header)
        if unlawful:
            return UNLAWFUL_HEADER, {"sebab": unlawful}
        objection = self._court.objection(header)
        if objection:
            return objection, {}
        try:
            if len(block.operations) != header.count:
                raise _unlawful("susunan")
            self._check_operations(stream, header, block)
        except Refused as refused:
            return refused.code, refused.facts
        return None, {}

    def _check_operations(self, stream: Stream, header: Header, block: Block) -> None:
        kind = self._court.kind_of(stream.gid)
        if kind is None:
            raise Refused("TANPA_WEWENANG", tabel="", bidang="", sebab="audiens")
        examiner = self._examiner(header.role, kind, header.written)
        examiner.check_all(block.operations)
        self.effects.check_places(stream, block)

    def _examiner(self, role: str, audience_kind: str, written: int) -> Examiner:
        key = (role, audience_kind, written)
        if key not in self._examiners:
            self._examiners[key] = Examiner(
                shapes(), role=role, audience_kind=audience_kind, written=written, ours=SCHEMA
            )
        return self._examiners[key]

    def quarantine(self, header: Header, code: str, facts: Mapping[str, object]) -> None:
        """The block stays in the log and takes no effect."""
        self.outcome.quarantined[code] += header.count
        self.outcome.refused_operations += header.count
        told = json.dumps({name: str(fact)[:200] for name, fact in facts.items()}, ensure_ascii=False)
        run(
            self.log.connection,
            "INSERT OR REPLACE INTO _quarantine (sid, n, code, facts, at) VALUES (?,?,?,?,?)",
            (bytes.fromhex(header.sid), header.n, code, told, self._now),
        )

    def _fork(self, header: Header, block: Block, signature: bytes, packed: bytes) -> None:
        """The first branch goes on; the second is evidence."""
        connection, sid, digest = self.log.connection, bytes.fromhex(header.sid), block.hash
        new = keep_branch(connection, (sid, header.n, digest), signature, self._now, packed)
        if new:
            self.outcome.forks += 1
            self._note_branch(self.log.streams[sid])
            self.effects.fold_again(rows_from(connection, self.log.streams[sid].no, header.n))
        self.log.streams[sid].forked = max(self.log.streams[sid].forked, 1)
        for n in count(header.n + 1):  # what waits upon this branch waits in vain
            waiting = fetch(
                connection,
                f"SELECT hash, sig, z FROM _inbox WHERE sid=? AND n=? AND why <> '{ASIDE}'",
                (sid, n),
            )
            next_ones = [row for row in waiting if read_header(unpack(row[2])).prev == digest.hex()]
            if not next_ones:
                return
            ((digest, signature, packed), *_) = next_ones
            self.outcome.forks += keep_branch(connection, (sid, n, digest), signature, self._now, packed)
            run(connection, "DELETE FROM _inbox WHERE sid=? AND n=? AND hash=?", (sid, n, digest))

    def _note_branch(self, stream: Stream) -> None:
        if self._own is not None and stream.installation == self._own[1]:
            self.overtaken.add(stream.no)
            stream.forked = 1

    def _is_own(self, header: Header) -> bool:
        wrote = (header.replica, header.installation)
        return self._own is not None and wrote == tuple(part.hex() for part in self._own)


def read_what_can(raw: bytes, header: Header) -> Block:
    """A block; one whose lines cannot be read has none, and goes to quarantine when its turn comes."""
    try:
        return read_block(raw)
    except Refused:
        return Block(header, (), hash_of(raw))


def _unlawful(why: str) -> Refused:
    return Refused("ISI_TIDAK_SAH", tabel="", bidang="", sebab=why)
