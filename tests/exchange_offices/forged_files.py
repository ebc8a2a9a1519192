"""What a dishonest operator of a known office can make with the keys of his own PC, and his tools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from typing import Any

import msgspec
from city_views import kepeg_of
from separate_offices import Office

from desktop_app.services.exchange.identity import Own, own_of
from desktop_app.services.exchange.trust import roster_of
from desktop_app.store.exchange.neighbours import installations, newest_roster
from desktop_app.sync.blocks import (
    FIRST_HASH,
    SCHEMA,
    Deed,
    Header,
    hash_of,
    operation_line,
    sign_block,
    stream_id,
)
from desktop_app.sync.bundle import BlockFrame, Frame, Recipient, pack, write_bundle
from desktop_app.sync.cards import key_id
from desktop_app.vault.signing import SigningKey

Op = tuple[str, str, bytes, str]
"""(kind, table, row, body as JSON)."""
NOBODY = "00" * 16


def setting(key: str, row: bytes | None = None) -> Op:
    """A harmless line that any office may write about itself."""
    return ("I", "setting", row or token_bytes(16), f'{{"key":"{key}","value":"1"}}')


@dataclass
class Chain:
    """A stream of the insider's own, as far as he has written it."""

    sid: bytes
    replica: bytes
    n: int = 0
    first: int = 1
    prev: bytes = FIRST_HASH
    lamport: int = 0


class Insider:
    """Holds all that an office's PC holds, and obeys none of the program's rules."""

    def __init__(self, office: Office) -> None:
        self.office = office
        with office.open() as house, house.store.look() as work:
            self.own: Own = own_of(work)
            self.roster = roster_of(work)
            self.roster_bytes = newest_roster(work.connection)
            self.certificates = [dict(k.certificate) for k in installations(work.connection)]
            self.certificate = next(dict(k.certificate) for k in installations(work.connection) if k.is_own)
        self.kepeg = kepeg_of(office)
        self._chains: dict[bytes, Chain] = {}

    @property
    def key(self) -> SigningKey:
        return self.own.keys.installation

    def chain(self, gid: bytes) -> Chain:
        """A stream of his that nobody has seen before, one for each audience."""
        if gid not in self._chains:
            replica = token_bytes(16)
            sid = stream_id(self.own.standing.installation, replica, gid)
            self._chains[gid] = Chain(sid, replica)
        return self._chains[gid]

    def forget_chains(self) -> None:
        """What he writes next begins streams of their own."""
        self._chains.clear()

    def block(self, ops: Sequence[Op], gid: bytes | None = None, **wrong: Any) -> BlockFrame:
        """The next block of an own stream; `wrong` replaces what its header should say."""
        gid = gid or self.kepeg
        chain = self.chain(gid)
        says = self._header(chain, gid, len(ops))
        lines = wrong.pop("lines", None) or [operation_line(k, t, row, 0, body) for k, t, row, body in ops]
        key = wrong.pop("key", self.key)
        says |= wrong
        raw = b"\n".join((msgspec.json.encode(says), *(line.encode() for line in lines)))
        chain.n, chain.first = chain.n + 1, chain.first + len(ops)
        chain.prev, chain.lamport = hash_of(raw), says["lamport"]
        return BlockFrame(sign_block(raw, key), pack(raw))

    def _header(self, chain: Chain, gid: bytes, count: int) -> dict[str, Any]:
        standing = self.own.standing
        header = Header(
            sid=chain.sid.hex(), gid=gid.hex(), office=standing.office.hex(), role=standing.role,
            installation=standing.installation.hex(), replica=chain.replica.hex(), n=chain.n,
            first=chain.first, count=count, prev=chain.prev.hex(), deps={}, lamport=chain.lamport + 1,
            wall="2026-11-24T02:30:00.000+00:00", written=SCHEMA, needs=1, audit="00" * 32,
            deeds=[Deed(NOBODY, "2026-11-24T02:30:00.000+00:00", "Penyusup")],
        )  # fmt: skip
        return dict(msgspec.to_builtins(header))

    def file(self, to: Office, frames: Sequence[Frame], path: Path, **wrong: Any) -> Path:
        """A file for an office, sealed and signed by the insider's own PC. `wrong` replaces lines of the
        manifest; `key`, `certificate` and `recipients` what the outside says."""
        key = wrong.pop("key", self.key)
        certificate = wrong.pop("certificate", self.certificate)
        recipients = wrong.pop("recipients", None) or self.recipients(to)
        with path.open("x+b") as target:
            write_bundle(
                target,
                key=key,
                certificate=certificate,
                recipients=recipients,
                manifest=self.manifest(to, **wrong),
                frames=frames,
                created="2026-11-24T02:30:00.000+00:00",
                app="0.1.0",
            )
        return path

    def recipients(self, to: Office) -> list[Recipient]:
        """The office itself, by what the roster says of it."""
        listed = self.roster.by_code(to.code)
        return [Recipient(key_id(listed.sign), listed.box)]

    def manifest(self, to: Office, **wrong: Any) -> Mapping[str, Any]:
        standing = self.own.standing
        return {
            "bundle": token_bytes(16).hex(),
            "number": 1,
            "kind": "sinkron",
            "from": standing.office.hex(),
            "installation": standing.installation.hex(),
            "replica": bytes(standing.replica).hex(),
            "to": bytes(self.roster.by_code(to.code).id).hex(),
            "made": "2026-11-24T02:30:00.000+00:00",
            "part": [1, 1],
            "roster": self.roster_bytes.decode(),
            "certs": self.certificates,
            "vector": {},
            "totals": {},
            "wanted": [],
            "received": [],
            "operations": 0,
            "schema": SCHEMA,
            **wrong,
        }
