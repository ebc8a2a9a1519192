"""How many streams an office can open: each is looked at with every file, and told to whoever may read it."""

from __future__ import annotations

from collections import Counter

from desktop_app.domain.errors import Refused
from desktop_app.domain.records import Id
from desktop_app.services.exchange.trust import Judge
from desktop_app.store.exchange.log import Log
from desktop_app.store.exchange.states import waiting_from
from desktop_app.sync.blocks import Header

MOST_WAITING = 1_000
"""Streams that one sender brought and that wait for something; what is refused comes again with his next
file, so that nothing is lost by it."""
MOST_STREAMS = 2_000
"""Streams of one office: one for each of its PCs, in each of its lives, and audience."""


class Doorkeeper:
    """The court for the blocks of one file; lets no office crowd out the others."""

    def __init__(self, judge: Judge, log: Log, sender: Id) -> None:
        self._judge, self._streams = judge, log.streams
        self._waiting = waiting_from(log.connection, sender)
        self._opened = Counter(stream.office for stream in log.streams.values())

    def public_key(self, header: Header) -> bytes:
        """The key of the installation; raises as the judge does, and TERLALU_BANYAK_ALIRAN."""
        public = self._judge.public_key(header)
        sid = bytes.fromhex(header.sid)
        if sid not in self._streams and sid not in self._waiting:
            self._admit(sid, Id(bytes.fromhex(header.office)))
        return public

    def kind_of(self, gid: Id) -> str | None:
        return self._judge.kind_of(gid)

    def objection(self, header: Header) -> str | None:
        return self._judge.objection(header)

    def _admit(self, sid: bytes, office: Id) -> None:
        if len(self._waiting) >= MOST_WAITING:
            self._waiting -= self._streams.keys()  # those that took effect meanwhile
        if len(self._waiting) >= MOST_WAITING or self._opened[office] >= MOST_STREAMS:
            raise Refused("TERLALU_BANYAK_ALIRAN")
        self._waiting.add(sid)
        self._opened[office] += 1
