"""Copied disks that both write under one name before they find out.

The two then disagree about what stands under a number of their stream, so the oracle's sets mean nothing.
What must hold all the same: nobody stops, every change that anybody meant is in the log of every office at
the end, every row is what its log says, and all offices hold the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import copy
from random import Random
from typing import Any

from causal_oracle import Lump, Op, Violation
from memory_offices import load_rows
from world import GIDS, MOST_DESKS, Bundle, Desk, World, _engine

from desktop_app.services.exchange.replica import leave_twin, write_overtaken_again
from desktop_app.store.exchange.applying import Applier, Twin
from desktop_app.store.exchange.beginning import standing_of
from desktop_app.store.exchange.digests import control_totals
from desktop_app.store.exchange.log import UNLAWFUL_HEADER, blocks_in_order
from desktop_app.store.exchange.neighbours import Peer, hear
from desktop_app.store.exchange.outgoing import blocks_beyond, held_alike
from desktop_app.store.exchange.raw import fetch
from desktop_app.store.exchange.reviewing import differences
from desktop_app.store.exchange.rewriting import unsettled
from desktop_app.store.work import Work
from desktop_app.sync.blocks import read_block
from desktop_app.sync.bundle import unpack

Meant = tuple[str, str, bytes, str]


class TwinWorld(World):
    """Offices among which some are copies of each other and do not know it."""

    def __init__(self, rng: Random, roles: Any) -> None:
        super().__init__(rng, roles)
        self.written: set[Meant] = set()

    def fork(self, o: int) -> None:
        """A disk is copied, and both copies go on."""
        if len(self.desks) >= MOST_DESKS:
            return
        desk, number = self._desk(o), len(self.desks)
        seen, rows = self._copy_of(desk)
        twin = copy(desk.computer)
        twin.engine, twin.number, twin.clock = _engine(number), number, copy(desk.computer.clock)
        load_rows(twin.engine, rows)
        twin.restart()
        self.desks.append(Desk(twin, seen.copy()))
        self.stats["forks"] += 1

    def _note_sealed(self, desk: Desk, *, before_import: bool = False) -> None:
        self.written |= {_told(op) for op in desk.seen.pending}
        desk.seen.pending = []

    def _note_taken(self, desk: Desk, lumps: Iterable[Lump], exchange: bytes) -> None:
        """What takes effect depends on which branch came first."""

    def _take(self, desk: Desk, bundle: Bundle, crash: int = 0) -> None:
        for packed in (packed for _, packed in bundle.blocks):
            self.lumps.setdefault(packed, Lump("", 0, b"", (), frozenset()))
        try:
            super()._take(desk, bundle, crash)
        except Twin:
            self.stats["twins found"] += 1
            self._leave(desk)
            super()._take(desk, bundle, 0)
        self._hear(desk, bundle)

    def _leave(self, desk: Desk) -> None:
        computer = desk.computer
        with self._transaction(desk) as work:
            leave_twin(work, computer)
            computer.replica = standing_of(work.connection).replica
        self._note_sealed(desk)
        self.check(desk)

    def _save(self, desk: Desk, applier: Applier, work: Work) -> None:
        ours = unsettled(applier.log, desk.computer.installation)
        if ours:
            self.stats["overtaken"] += 1
            found = ours & applier.overtaken
            write_overtaken_again(work, desk.computer, applier.log, ours=found, whole=ours - found)

    def _hear(self, desk: Desk, bundle: Bundle) -> None:
        sender = self.desks[bundle.sender].computer
        with desk.computer.store.work() as work:
            number = self.bundles.index(bundle)
            peer = Peer(sender.installation, bundle.replica, sender.office, "", bundle.vector, {}, (), number)
            hear(work.connection, peer)

    def check(self, desk: Desk) -> None:
        with desk.computer.store.look() as work:
            if fetch(work.connection, "SELECT cap, withdraw FROM _ctl") != [(1, 0)]:
                raise Violation("capture", "the triggers do not listen")
            if not desk.seen.pending and (wrong := differences(work.log())):
                raise Violation("O12", f"rows differ from the log: {wrong}")

    def end(self) -> None:
        for o in range(len(self.desks)):
            self.learn(o, 0)
            self.upgrade(o, 0)
            self.seal(o)
        for _ in range(6):
            for o in range(1, len(self.desks)):
                self.hand(o, 0)
            for o in range(1, len(self.desks)):
                self.hand(0, o)
        logs = [self._log_of(desk) for desk in self.desks]
        for desk, (held, waiting) in zip(self.desks, logs, strict=True):
            if waiting:
                raise Violation("inbox", f"{desk.computer.number} waits for {waiting}")
            if self._refused_by(desk):
                raise Violation("quarantine", f"{desk.computer.number} refuses a header")
            if lost := self.written - held:
                raise Violation("O1", f"{desk.computer.number} lacks {lost}")
        self._compare()

    def _compare(self) -> None:
        if len({self._totals_of(desk) for desk in self.desks}) > 1:
            raise Violation("O2", "offices ended with different rows")
        if len({self._asked_of(desk) for desk in self.desks}) > 1:
            raise Violation("O3", "offices ended with different questions")

    def hand(self, o: int, to: int) -> None:
        """A file as the program writes it: what the other does not say to hold."""
        desk, other = self.desks[o], self.desks[to]
        self.seal(o)
        with other.computer.store.look() as work:
            said = work.log().vector()
        with desk.computer.store.look() as work:
            log = work.log()
            blocks, vector = list(blocks_beyond(log, GIDS, held_alike(log, said))), log.vector()
        self.bundles.append(Bundle(o, blocks, vector, desk.computer.replica))
        self._take(other, self.bundles[-1])

    @staticmethod
    def _totals_of(desk: Desk) -> tuple[Any, ...]:
        with desk.computer.store.look() as work:
            return tuple(sorted(control_totals(work.connection, GIDS).items()))

    @staticmethod
    def _refused_by(desk: Desk) -> list[Any]:
        with desk.computer.store.look() as work:
            return fetch(work.connection, "SELECT n FROM _quarantine WHERE code = ?", (UNLAWFUL_HEADER,))

    @staticmethod
    def _asked_of(desk: Desk) -> frozenset[Any]:
        with desk.computer.store.look() as work:
            return frozenset(fetch(work.connection, "SELECT row, field FROM _conflict"))

    def _log_of(self, desk: Desk) -> tuple[set[Meant], list[Any]]:
        with desk.computer.store.look() as work:
            held = set()
            for *_, packed, _state in blocks_in_order(work.connection):
                for op in read_block(unpack(packed)).operations:
                    held.add(
                        (op.kind, op.table, bytes.fromhex(op.row), json.dumps(dict(op.body), sort_keys=True))
                    )
            return held, fetch(work.connection, "SELECT sid, n, why FROM _inbox")


def _told(op: Op) -> Meant:
    return op.kind, op.table, op.row, json.dumps(dict(op.body), sort_keys=True)
