"""An author outside of every store: a newer program, or one that was altered to write what it must not."""

from __future__ import annotations

from typing import Any

from causal_oracle import Lump, Op

from desktop_app.store.exchange.log import Log
from desktop_app.sync.blocks import Header, compose, hash_of, operation_line, sign_block, stream_id, wire
from desktop_app.sync.bundle import pack
from desktop_app.vault.signing import SigningKey

_WALL = "2026-11-24T02:30:00.000+00:00"


class Ghost:
    """Writes blocks of a stream of its own; what it has seen is what some office has seen at that moment."""

    def __init__(self, gid: bytes, office: bytes, role: str) -> None:
        self.gid, self.office, self.role = gid, office, role
        self.installation, self.replica = b"\xee" * 16, b"\xef" * 16
        self.sid = stream_id(self.installation, self.replica, gid)
        self.key = SigningKey(b"\xee" * 32)
        self.blocks: list[tuple[bytes, bytes]] = []
        self.lumps: list[Lump] = []
        self._told: set[Lump] = set()
        self._head, self._next, self._lamport = bytes(32), 1, 0
        self._seen: dict[str, int] = {}

    def write(
        self,
        log: Log,
        held: set[Lump],
        drafts: list[tuple[str, str, bytes, dict[str, Any]]],
        *,
        written: int,
        needs: int,
        is_bad: bool = False,
        forgets: bool = False,
    ) -> Lump:
        """One block of (kind, table, row, body). One that `forgets` does not say what others had seen."""
        deps = log.deps_of(self.gid)
        deps.pop(self.sid.hex(), None)
        seen = {sid: max(seq, deps.get(sid, 0)) for sid, seq in self._seen.items()}
        is_forgetful = forgets and any(deps.get(sid, 0) < seq for sid, seq in seen.items())
        lamport = max(self._lamport, log.lamport_of(self.gid)) + 1
        if is_forgetful:
            is_bad = True
        else:
            deps = self._seen = deps | seen
            self._lamport = lamport
        header = Header(
            sid=self.sid.hex(),
            gid=self.gid.hex(),
            office=self.office.hex(),
            role=self.role,
            installation=self.installation.hex(),
            replica=self.replica.hex(),
            n=len(self.lumps),
            first=self._next,
            count=len(drafts),
            prev=self._head.hex(),
            deps=deps,
            lamport=lamport,
            wall=_WALL,
            written=written,
            needs=needs,
            audit="0" * 64,
            deeds=[("0" * 32, _WALL, "Orang lain")],
        )
        raw = compose(header, [operation_line(k, t, row, 0, wire(body)) for k, t, row, body in drafts])
        lumps = {lump for lump in held if lump.gid == self.gid} | set(self.lumps)
        past, ops = {op for lump in lumps | self._told for op in lump.ops}, []
        if (
            not is_forgetful
        ):  # what such a block alone tells of is told by none after it: deps are those of `_seen`
            self._told |= lumps
        lumps |= {need for lump in self.lumps for need in lump.needs}
        for i, (kind, table, row, body) in enumerate(() if is_bad else drafts):
            op = Op(self.gid, table, row, kind, body, self.office, self.role)
            op.past, op.place = frozenset(past), (self.sid.hex(), self._next + i)
            past.add(op)
            ops.append(op)
        lump = Lump(self.sid.hex(), header.n, self.gid, tuple(ops), frozenset(lumps), needs, is_bad)
        self._head, self._next = hash_of(raw), self._next + len(drafts)
        self.blocks.append((sign_block(raw, self.key), pack(raw)))
        self.lumps.append(lump)
        return lump
