"""Some offices with what each of them has seen: every act on the real store, and beside it what was meant.

An act returns nothing; it raises `Violation` when the store is not what the oracle says. Numbers given to
acts are taken modulo what there is to choose from, so that any list of acts makes sense, a shorter one too.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from causal_oracle import Lump, Op, Oracle, Violation
from ghost import Ghost
from memory_offices import MUTED, Computer, Court, Crash, Fuse, Rows, load_rows, make_engine, rows_of
from rows import KINDS, LINE, NATURES, ROOT, SHAPES, contents_of

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.plan import Plan, Rhk, SkpVersion, VersionStatus
from desktop_app.domain.records import Id
from desktop_app.store.exchange import applying, beginning, sealing
from desktop_app.store.exchange.applying import Applier
from desktop_app.store.exchange.branches import ASIDE
from desktop_app.store.exchange.digests import control_totals
from desktop_app.store.exchange.judging_again import rejudge
from desktop_app.store.exchange.outgoing import blocks_beyond
from desktop_app.store.exchange.questions import acknowledge, decide, last_contents
from desktop_app.store.exchange.raw import fetch
from desktop_app.store.exchange.reviewing import differences
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.exchange.setting_aside import set_aside, take_again
from desktop_app.store.following import follow
from desktop_app.store.work import Work
from desktop_app.sync.blocks import read_block
from desktop_app.sync.bundle import unpack

K, M = Id(b"k" * 16), Id(b"m" * 16)
"""Two audiences: of the first everybody has heard, of the second not everybody yet."""
GIDS = (K, M)


@dataclass(slots=True)
class Seen:
    """What one computer has seen: the blocks that count, those that wait, those that were set aside."""

    held: set[Lump] = field(default_factory=set)
    ops: dict[bytes, frozenset[Op]] = field(default_factory=dict)
    waiting: set[Lump] = field(default_factory=set)
    aside: dict[Lump, bytes] = field(default_factory=dict)
    pending: list[Op] = field(default_factory=list)
    came: dict[Lump, frozenset[bytes]] = field(default_factory=dict)
    imports: list[bytes] = field(default_factory=list)
    acked: dict[int, Any] = field(default_factory=dict)
    kinds: dict[bytes, str] = field(default_factory=dict)

    def copy(self) -> Seen:
        return Seen(
            set(self.held), dict(self.ops), set(self.waiting), dict(self.aside), list(self.pending),
            dict(self.came), list(self.imports), dict(self.acked), dict(self.kinds),
        )  # fmt: skip

    def take(self, lump: Lump) -> None:
        self.held.add(lump)
        for op in lump.ops:
            self.ops[op.row] = self.ops.get(op.row, frozenset()) | {op}

    def past(self, gid: bytes) -> set[Op]:
        """What a person who writes now has seen of an audience: also what he wrote himself just before."""
        sealed = {op for lump in self.held if lump.gid == gid for op in lump.ops}
        return sealed | {op for op in self.pending if op.gid == gid}


@dataclass(slots=True)
class Desk:
    """A computer and what it has seen."""

    computer: Computer
    seen: Seen


@dataclass(slots=True)
class Bundle:
    """What somebody has written: blocks with their signatures, and what he said to hold."""

    sender: int
    blocks: list[tuple[bytes, bytes]]
    vector: Any
    replica: bytes = b""


class World:
    """All computers, all bundles ever written, all backups."""

    def __init__(self, rng: Random, roles: tuple[tuple[str, bytes], ...]) -> None:
        self.rng, self.roles = rng, roles
        self.desks: list[Desk] = []
        self.lumps: dict[bytes, Lump] = {}
        self.keys: dict[str, bytes] = {}
        self.bundles: list[Bundle] = []
        self.backups: list[tuple[int, Seen, Rows]] = []
        self.ids: list[tuple[type, Id]] = []
        self.oracle = Oracle(NATURES)
        self.stats: Counter[str] = Counter()
        self.totals: dict[tuple[bytes, frozenset[Lump]], str] = {}
        self.skips_seal = False
        self.spirit = Ghost(K, b"C" * 16, "kantor")
        self.keys[self.spirit.installation.hex()] = self.spirit.key.public

    # --- setting up ------------------------------------------------------------------------------------

    def add_desk(self, role: str, office: bytes) -> Desk:
        number = len(self.desks)
        computer = Computer(_engine(number), number, role, office)
        load_rows(computer.engine, _empty())
        with computer.store.work() as work:
            standing = beginning.take_place(work.connection, Id(office), role, computer.installation, MUTED)
        computer.replica = standing.replica
        computer.kinds = {K: "kepeg"} if number == 2 else {K: "kepeg", M: "kepeg"}
        self.keys[computer.installation.hex()] = computer.key.public
        self.desks.append(Desk(computer, Seen()))
        return self.desks[-1]

    @classmethod
    def like(cls, other: World, rows: list[Rows], rng: Random) -> World:
        """A world that begins where another one stood at a moment."""
        world = cls(rng, other.roles)
        world.lumps, world.keys, world.ids = dict(other.lumps), dict(other.keys), list(other.ids)
        for desk, held in zip(other.desks, rows, strict=True):
            load_rows(desk.computer.engine, held)
            computer = copy(desk.computer)
            computer.clock, computer.kinds = copy(computer.clock), dict(computer.kinds)
            computer.restart()
            world.desks.append(Desk(computer, desk.seen.copy()))
        return world

    def court(self, desk: Desk) -> Court:
        return Court(self.keys, desk.computer)

    # --- writing ---------------------------------------------------------------------------------------

    def meant(self, desk: Desk, kind: str, record: Any, body: dict[str, Any]) -> None:
        table = record if isinstance(record, str) else NATURES_BY_KIND[type(record)]
        self._meant(desk, kind, (table, record.id, record.audience_id), body)

    @staticmethod
    def _meant(desk: Desk, kind: str, place: tuple[str, bytes, bytes], body: dict[str, Any]) -> None:
        computer, (table, row, gid) = desk.computer, place
        op = Op(gid, table, row, kind, body, computer.office, computer.role)
        op.past = frozenset(desk.seen.past(gid))
        desk.seen.pending.append(op)

    def insert(self, o: int, kind: int, which: int, value: int) -> None:
        """A new row; some of them with a key that another office computes alike."""
        desk, shape = self._desk(o), KINDS[kind % len(KINDS)]
        gid = M if which % 5 == 0 and M in desk.computer.kinds and shape.name == "setting" else K
        row = shape.derived(gid, which % 3) if which % 2 else Id(self.rng.randbytes(16))
        record = shape.make(row, gid, value)
        with desk.computer.store.work() as work:
            if work.get(shape.kind, row) or (shape.kind is Rhk and self._is_locked(work, record)):
                return
            work.add(record)
        self.ids.append((shape.kind, row))
        self.meant(desk, "I", record, contents_of(record, only_present=True))

    @staticmethod
    def _is_locked(work: Work, line: Rhk) -> bool:
        root = work.get(SkpVersion, line.version_id)
        return root is not None and root.status is VersionStatus.DITETAPKAN

    def edit(self, o: int, which: int, name: int, value: int) -> None:
        """One or two fields of a row."""
        desk = self._desk(o)
        kind, row = self._pick_id(which)
        shape = SHAPES[kind]
        with desk.computer.store.work() as work:
            old = work.get(kind, row)
            if old is None or not shape.edits:
                return
            new = shape.edit(old, name, value)
            if kind is SkpVersion and old.status is VersionStatus.DITETAPKAN:
                return
            if kind is Rhk and self._is_locked(work, old):
                return
            work.keep(new)
        changed = _changed(old, new)
        if changed:
            self.meant(desk, "U", new, changed)

    def begin_row(self, shape: Any, row: bytes, gid: Id, value: int) -> None:
        """A row that the first office has from the beginning."""
        record = shape.make(Id(row), gid, value)
        with self.desks[0].computer.store.work() as work:
            work.add(record)
        self.ids.append((shape.kind, Id(row)))
        self.meant(self.desks[0], "I", record, contents_of(record, only_present=True))

    def clash(self, which: int, name: int, value: int) -> None:
        """Everybody edits the same field."""
        for o in range(len(self.desks)):
            self.edit(o, which, name, value + o)

    def remove(self, o: int, which: int) -> None:
        desk = self._desk(o)
        kind, row = self._pick_id(which)
        try:
            with desk.computer.store.work() as work:
                old = work.get(kind, row)
                if old is None:
                    return
                work.remove(kind, [row])
        except RuleBroken:
            return
        self.meant(desk, "D", old, {})

    def keep_plan(self, o: int, which: int, what: int, value: int) -> None:
        """A plan as a whole: a line more, a line less, lines changed; sometimes it is set."""
        desk = self._desk(o)
        roots = [row for kind, row in self.ids if kind is SkpVersion]
        row = roots[which % len(roots)]
        try:
            with desk.computer.store.work() as work:
                if work.get(SkpVersion, row) is None:
                    return
                old = work.open(Plan, row)
                new = self._plan_after(old, what, value)
                work.keep(new)
        except RuleBroken:
            return
        self._meant_plan(desk, old, new)

    def _plan_after(self, old: Plan, what: int, value: int) -> Plan:
        lines, version = list(old.rhk), old.version
        if what & 1 and lines:
            place = value % len(lines)
            lines[place] = SHAPES[Rhk].edit(lines[place], value, value)
        if what & 2:
            line = SHAPES[Rhk].make(Id(self.rng.randbytes(16)), version.audience_id, value)
            lines.append(replace(line, version_id=version.id))
            self.ids.append((Rhk, line.id))
        if what & 4 and len(lines) > 1:
            del lines[value % len(lines)]
        if what & 8:
            version = replace(version, number=value % 3)
        if what & 16:
            version = replace(version, status=VersionStatus.DITETAPKAN)
        return replace(old, version=version, rhk=tuple(lines))

    def _meant_plan(self, desk: Desk, old: Plan, new: Plan) -> None:
        before = {line.id: line for line in old.rhk}
        after = {line.id: line for line in new.rhk}
        for line in new.rhk:
            if line.id not in before:
                self.meant(desk, "I", line, contents_of(line, only_present=True))
            elif changed := _changed(before[line.id], line):
                self.meant(desk, "U", line, changed)
        for line in old.rhk:
            if line.id not in after:
                self.meant(desk, "D", line, {})
        if changed := _changed(old.version, new.version):
            self.meant(desk, "U", new.version, changed)
        if new.version.status is VersionStatus.DITETAPKAN:
            for record in (new.version, *new.rhk):
                self.meant(desk, "L", record, contents_of(record))

    def decide(self, o: int, which: int, how: int) -> None:
        """A person answers one of the questions; what he wrote before is sealed first."""
        desk, asked = self._asked(o)
        if not asked:
            return
        with self._transaction(desk) as work:
            table, row, name, text = asked[which % len(asked)]
            log = work.log()
            gid = Id(fetch(work.connection, "SELECT gid FROM _stream WHERE no = (SELECT stream FROM _row "
                                            "WHERE row = ?)", (row,))[0][0])  # fmt: skip
            if name in {"_terkunci", "_wewenang"}:
                acknowledge(log, table, row)
                kind, body = "L" if name == "_terkunci" else "I", None
            elif name == "_hapus" and how % 2:
                decide(log, table, row, values=None)
                kind, body = "D", {}
            elif name == "_hapus":
                whole = {c: last_contents(log, row).get(c) for c in NATURES[table].columns}
                decide(log, table, row, values=whole, restore=True)
                kind, body = "R", whole
            else:
                told = json.loads(text)
                body = {name: told[how % len(told)][3]}
                if name not in NATURES[table].columns:
                    return
                decide(log, table, row, values=body)
                kind = "U"
            if body is None:
                body = json.loads(
                    fetch(work.connection, "SELECT body FROM _pending ORDER BY n DESC LIMIT 1")[0][0]
                )
            seal(log, desk.computer.author, work.now)
        self.stats["decisions"] += 1
        self._meant(desk, kind, (table, row, gid), body)
        self._note_sealed(desk)
        self.check(desk)

    def _asked(self, o: int) -> tuple[Desk, list[Any]]:
        """The first office from this one on of which something is asked, and what."""
        for place in range(o, o + len(self.desks)):
            desk = self._desk(place)
            if desk.seen.pending:
                self.seal(place)
            with desk.computer.store.look() as work:
                asked = fetch(
                    work.connection, "SELECT tbl, row, field, candidates FROM _conflict ORDER BY row, field"
                )
            if asked:
                break
        return desk, asked

    # --- sealing, sending, taking ----------------------------------------------------------------------

    def seal(self, o: int) -> None:
        desk = self._desk(o)
        with self._transaction(desk) as work:
            seal(work.log(), desk.computer.author, work.now)
        self._note_sealed(desk)

    def _transaction(self, desk: Desk) -> Any:
        applying.SCHEMA = sealing.SCHEMA = desk.computer.schema
        return desk.computer.store.work()

    def _note_sealed(self, desk: Desk, *, before_import: bool = False) -> None:
        """O1: what was sealed is exactly what was meant, in the order of each row."""
        if before_import and self.skips_seal:
            return
        seen, computer = desk.seen, desk.computer
        meant: dict[bytes, list[Op]] = defaultdict(list)
        for op in seen.pending:
            meant[op.row].append(op)
        with computer.store.look() as work:
            found = fetch(
                work.connection,
                "SELECT s.sid, b.n, s.gid, b.z, b.first FROM _block AS b "
                "JOIN _stream AS s ON s.no = b.stream WHERE s.replica = ? ORDER BY b.pos",
                (computer.replica,),
            )
            left = fetch(work.connection, "SELECT count(*) FROM _pending")[0][0]
        if left:
            raise Violation("O1", "something stayed pending")
        for sid, n, gid, packed, first in found:
            if packed in self.lumps:
                continue
            ops = []
            for i, written in enumerate(read_block(unpack(packed)).operations):
                row = bytes.fromhex(written.row)
                told = (written.kind, written.table, dict(written.body))
                if not meant[row]:
                    raise Violation("O1", f"sealed without being meant: {told}")
                op = meant[row].pop(0)
                if (op.kind, op.table, op.body) != told or op.gid != gid:
                    raise Violation("O1", f"meant {op}, sealed {told}")
                op.place = (sid.hex(), first + i)
                ops.append(op)
            needs = frozenset(lump for lump in seen.held if lump.gid == gid)
            lump = self.lumps[packed] = Lump(sid.hex(), n, gid, tuple(ops), needs)
            seen.take(lump)
        lost = [op for ops in meant.values() for op in ops]
        if lost:
            raise Violation("O1", f"meant and not sealed: {lost}")
        seen.pending = []

    def export(self, o: int, to: int, how: int, part: int) -> None:
        """All, or from what the other has acknowledged, or only a piece, or in a wrong order."""
        desk = self._desk(o)
        self.seal(o)
        with desk.computer.store.look() as work:
            log = work.log()
            held = desk.seen.acked.get(to % len(self.desks), {}) if how & 1 else {}
            blocks = list(blocks_beyond(log, GIDS, held))
            vector = log.vector()
        if how & 2 and blocks:
            start = part % len(blocks)
            blocks = blocks[start : start + 1 + part % 4]
        if how & 4:
            Random(part).shuffle(blocks)
        self.stats["exports"] += 1
        self.bundles.append(Bundle(o % len(self.desks), blocks, vector, desk.computer.replica))

    def take(self, o: int, which: int, crash: int = 0) -> None:
        """Takes in any file ever written; sometimes the computer stops in the middle."""
        if self.bundles:
            self._take(self._desk(o), self.bundles[-1 - which % len(self.bundles)], crash)

    def exchange(self, o: int, to: int, how: int, crash: int) -> None:
        self.export(o, to, how, 0)
        self._take(self._desk(to), self.bundles[-1], crash)

    def _take(self, desk: Desk, bundle: Bundle, crash: int = 0) -> None:
        exchange = self.rng.randbytes(16)
        try:
            with Fuse.at(crash or None), self._transaction(desk) as work:
                applier = self._applier(desk, work)
                for signature, packed in bundle.blocks:
                    applier.take(packed, signature, exchange)
                self._settle(desk, applier, work)
        except Crash:
            self.stats["crashes"] += 1
            self.check(desk)
            return
        self.stats["imports"] += 1
        self._note_sealed(desk, before_import=True)
        desk.seen.imports.append(exchange)
        if bundle.vector:
            desk.seen.acked[bundle.sender] = bundle.vector
        self._note_taken(desk, [self.lumps[packed] for _, packed in bundle.blocks], exchange)
        self.check(desk)

    def _applier(self, desk: Desk, work: Work) -> Applier:
        computer = desk.computer
        if not self.skips_seal:
            seal(work.log(), computer.author, work.now)
        own = (computer.replica, computer.installation)
        return Applier(work.log(), self.court(desk), work.now, own)

    def _settle(self, desk: Desk, applier: Applier, work: Work) -> None:
        applier.settle()
        applier.finish()
        rejudge(applier)
        follow(work, applier.effects)
        self._save(desk, applier, work)

    def _save(self, desk: Desk, applier: Applier, work: Work) -> None:
        if applier.overtaken:
            raise Violation("O1", f"{desk.computer.number} was overtaken, and no disk was copied")

    def _note_taken(self, desk: Desk, lumps: Iterable[Lump], exchange: bytes) -> None:
        seen, computer = desk.seen, desk.computer
        for lump in lumps:
            if lump not in seen.held:
                seen.came[lump] = seen.came.get(lump, frozenset()) | {exchange}
                seen.waiting.add(lump)
                seen.aside.pop(lump, None)
        moved = True
        while moved:
            moved = False
            for lump in list(seen.waiting):
                if lump.gid in computer.kinds and lump.schema <= computer.schema and lump.needs <= seen.held:
                    seen.waiting.discard(lump)
                    seen.take(lump)
                    moved = True

    def settle(self, o: int) -> None:
        """What waits for an audience or a newer program may now take effect."""
        desk = self._desk(o)
        with self._transaction(desk) as work:
            applier = self._applier(desk, work)
            if rejudge(applier):
                raise Violation("O1", "a refused block was let in")
            self._settle(desk, applier, work)
        self._note_sealed(desk, before_import=True)
        self._note_taken(desk, (), b"")
        self.check(desk)

    def undo(self, o: int, which: int) -> None:
        """Takes back an import; the program refuses when something was built upon it."""
        desk = self._desk(o)
        seen = desk.seen
        if not seen.imports:
            return
        exchange = seen.imports[-1 - which % min(2, len(seen.imports))]
        try:
            with self._transaction(desk) as work:
                found = fetch(work.connection, "SELECT z FROM _block WHERE exchange = ?", (exchange,))
                follow(work, set_aside(work.log(), exchange))
        except RuleBroken:
            return
        self.stats["undone"] += 1
        gone = {self.lumps[packed] for (packed,) in found}
        for lump in seen.held:
            came = seen.came.get(lump, frozenset())
            if (lump in gone and exchange not in came) or (lump not in gone and came == {exchange}):
                raise Violation("aside", f"{lump} came with {came}, {exchange!r} was undone")
        seen.held -= gone
        seen.aside |= dict.fromkeys(gone, exchange)
        unseen = {op for lump in gone for op in lump.ops}
        for op in seen.pending:
            op.past -= unseen
        held, seen.held, seen.ops = seen.held, set(), {}
        for lump in held:
            if not lump.needs <= held:
                raise Violation("O1", f"{lump} stands without what it was built upon")
            seen.take(lump)
        self.check(desk)

    def again(self, o: int, which: int) -> None:
        """Takes an undone import in again."""
        desk = self._desk(o)
        seen = desk.seen
        if not seen.imports:
            return
        exchange = seen.imports[-1 - which % min(2, len(seen.imports))]
        self._again(desk, exchange)
        self.check(desk)

    def _again(self, desk: Desk, exchange: bytes) -> None:
        seen = desk.seen
        with self._transaction(desk) as work:
            applier = self._applier(desk, work)
            take_again(work.log(), exchange)
            self._settle(desk, applier, work)
        self._note_sealed(desk, before_import=True)
        back = [lump for lump, taken in seen.aside.items() if taken == exchange]
        self._note_taken(desk, back, exchange)

    # --- accidents -------------------------------------------------------------------------------------

    def restart(self, o: int) -> None:
        desk = self._desk(o)
        desk.computer.restart()

    def jump(self, o: int, years: int) -> None:
        clock = self._desk(o).computer.clock
        clock.now = clock.now.replace(year=min(2056, max(1996, clock.now.year + years % 61 - 30)), day=1)

    def back_up(self, o: int) -> None:
        self.backups.append((o % len(self.desks), *self._copy_of(self._desk(o))))

    @staticmethod
    def _copy_of(desk: Desk) -> tuple[Seen, Rows]:
        seen = desk.seen.copy()
        seen.kinds = dict(desk.computer.kinds)
        return seen, rows_of(desk.computer.engine)

    def restore(self, which: int) -> None:
        """A computer goes back to a backup, and writes under a new name from then on."""
        if not self.backups:
            return
        place, seen, rows = self.backups[which % len(self.backups)]
        self._become(self.desks[place], seen, rows)
        self.stats["restores"] += 1

    def copy(self, o: int) -> None:
        """A disk is copied; the copy finds out before it writes."""
        if len(self.desks) >= MOST_DESKS:
            return
        desk = self._desk(o)
        seen, rows = self._copy_of(desk)
        twin = copy(desk.computer)
        number = len(self.desks)
        twin.engine, twin.number, twin.clock = _engine(number), number, copy(desk.computer.clock)
        twin.restart()
        self.desks.append(Desk(twin, Seen()))
        self._become(self.desks[-1], seen, rows)
        self.stats["copies"] += 1

    @staticmethod
    def _become(desk: Desk, seen: Seen, rows: Rows) -> None:
        computer = desk.computer
        load_rows(computer.engine, rows)
        computer.kinds = dict(seen.kinds)
        computer.restart()
        with computer.store.work() as work:
            computer.replica = beginning.become_new_replica(work.connection)
        desk.seen = seen.copy()
        desk.seen.pending = _written_again(seen.pending)

    def learn(self, o: int, settles: int) -> None:
        """An office hears of the other audience."""
        desk = self._desk(o)
        desk.computer.kinds = {K: "kepeg", M: "kepeg"}
        if settles % 2:
            self.settle(o)

    def upgrade(self, o: int, settles: int) -> None:
        """An office gets the newer program."""
        self._desk(o).computer.schema = NEWER
        if settles % 2:
            self.settle(o)

    def ghost(self, o: int, what: int, which: int, value: int) -> None:
        """Somebody writes with another program: newer, rude, or wicked. His file goes to one office."""
        desk = self._desk(o)
        kind, row = self._pick_id(which)
        table = SHAPES[kind].name
        known = [op for op in desk.seen.ops.get(row, ()) if op.gid == K]
        if not known:
            return
        name = "decree_no" if table == "person_fact" else "reason" if table == "step" else None
        name = name or SHAPES[kind].edits[0][0]
        text = value % 3 if name in {"number", "pos"} else str(value % 3)
        drafts, needs, is_bad = [("U", table, row, {name: text})], 1, False
        written = PRESENT
        match what % 8:
            case 0:
                drafts = [("D", table, row, {})]
            case 1 | 2:
                written = needs = NEWER
            case 3:
                written, drafts = NEWER + 1, [("U", table, row, {name: text, "baru": str(value % 2)})]
            case 4:
                drafts, is_bad = [("U", table, row, {"baru": 1})], True
            case 5:
                drafts, is_bad = [*drafts, ("D", table, row, {name: text})], True
            case 6:
                drafts, is_bad = [*drafts, ("I", "office", bytes(16), {"code": "X"})], True
            case 7:
                early = KINDS[0].derived(K, value % 3)
                drafts = [("U", KINDS[0].name, early, {"value": str(which % 3)})]
        with desk.computer.store.look() as work:
            lump = self.spirit.write(
                work.log(),
                desk.seen.held,
                drafts,
                written=written,
                needs=needs,
                is_bad=is_bad,
                forgets=which % 3 == 0,
            )
        self.lumps[self.spirit.blocks[-1][1]] = lump
        self.bundles.append(Bundle(o % len(self.desks), list(self.spirit.blocks), {}))
        self.stats["ghosts"] += 1

    # --- judging ---------------------------------------------------------------------------------------

    def check(self, desk: Desk) -> None:
        """Everything of this computer that the oracle knows about; what is not sealed is left out."""
        with desk.computer.store.look() as work:
            connection = work.connection
            if fetch(connection, "SELECT cap, withdraw FROM _ctl") != [(1, 0)]:
                raise Violation("capture", "the triggers do not listen")
            self._check_blocks(desk, connection)
            self._check_rows(desk, connection)
            if not desk.seen.pending:
                self._check_late(connection)
        self.stats["checks"] += 1

    def _check_blocks(self, desk: Desk, connection: Any) -> None:
        seen = desk.seen
        found = fetch(connection, "SELECT z, state FROM _block")
        held = {self.lumps[packed] for packed, _ in found}
        if held != seen.held:
            raise Violation("O1", f"holds {held - seen.held} too many, {seen.held - held} too few")
        for packed, state in found:
            if (state == "karantina") is not self.lumps[packed].is_bad:
                why = fetch(connection, "SELECT n, code, facts FROM _quarantine")
                raise Violation("quarantine", f"{self.lumps[packed]} is {state}: {why}")
        boxes = fetch(connection, "SELECT z, why FROM _inbox")
        waiting = {self.lumps[packed] for packed, why in boxes if why != ASIDE}
        if waiting != seen.waiting:
            raise Violation("inbox", f"{waiting} wait, not {seen.waiting}")
        aside = {self.lumps[packed] for packed, why in boxes if why == ASIDE}
        if aside != seen.aside.keys():
            raise Violation("aside", f"{aside} are set aside, not {set(seen.aside)}")

    def _check_rows(self, desk: Desk, connection: Any) -> None:
        seen = desk.seen
        unsealed = {op.row for op in seen.pending}
        rows: dict[bytes, Any] = dict.fromkeys(seen.ops)
        for name, nature in NATURES.items():
            columns = ", ".join(f'"{column}"' for column in nature.columns)
            for row, *contents in fetch(connection, f"SELECT id, {columns} FROM {name}"):
                rows[row] = {
                    column: content.hex().upper() if isinstance(content, bytes) else content
                    for column, content in zip(nature.columns, contents, strict=True)
                }
        places = {op.place: op for ops in seen.ops.values() for op in ops}
        asked: dict[bytes, dict[str, frozenset[Op]]] = defaultdict(dict)
        for row, name, text in fetch(connection, "SELECT row, field, candidates FROM _conflict"):
            told = json.loads(text)
            asked[row][name] = frozenset(places.get((sid, seq), NOBODY) for sid, seq, *_ in told)
        for row, contents in rows.items():
            if row not in unsealed:
                self.oracle.judge(row, seen.ops.get(row, frozenset()), contents, asked.get(row, {}))
        self._check_heads(connection, seen, asked, unsealed)

    @staticmethod
    def _check_heads(connection: Any, seen: Seen, asked: Any, unsealed: set[bytes]) -> None:
        """What decides between the fast way and the slow one: the latest operation of each row."""
        heads = {
            row: (sid.hex(), seq, multi)
            for row, sid, seq, multi in fetch(
                connection,
                "SELECT r.row, s.sid, r.seq, r.multi FROM _row AS r JOIN _stream AS s ON s.no = r.stream",
            )
        }
        if heads.keys() != seen.ops.keys():
            raise Violation("heads", "other rows than those that were written")
        for row, ops in seen.ops.items():
            if row in unsealed:
                continue
            sid, seq, multi = heads[row]
            last = [op for op in ops if len(op.past & ops) == len(ops) - 1]
            is_open = not last or bool(asked.get(row))
            expected = 2 if any(op.kind == "L" for op in ops) else int(is_open)
            if multi != expected or (multi == 0 and last[0].place != (sid, seq)):
                raise Violation(
                    "heads", f"{row.hex()[:4]} has {sid[:4]}/{seq} {multi}, not {last} {expected}"
                )

    @staticmethod
    def _check_late(connection: Any) -> None:
        expected = fetch(
            connection,
            f"SELECT c.id, r.id FROM {LINE} AS c JOIN {ROOT} AS r ON r.id = c.version_id "
            "JOIN _row AS h ON h.row = c.id WHERE r.status = 'ditetapkan' AND h.multi <> 2",
        )
        listed = set(fetch(connection, "SELECT row, root FROM _late"))
        if set(expected) != listed:
            raise Violation("late", f"{set(expected) - listed} are not listed, {listed - set(expected)} are")

    def end(self) -> None:
        """Everybody hears everything; then all must be the same everywhere."""
        for o, desk in enumerate(self.desks):
            desk.computer.kinds, desk.computer.schema = {K: "kepeg", M: "kepeg"}, NEWER
            for exchange in list(desk.seen.imports):
                if exchange in desk.seen.aside.values():
                    self._again(desk, exchange)
            self.seal(o)
        for _ in range(2):  # what waited for a round comes with the next
            for o in range(1, len(self.desks)):
                self.exchange(o, 0, 0, 0)
            for o in range(1, len(self.desks)):
                self.exchange(0, o, 0, 0)
            everything = set(self.desks[0].seen.held)
            if all(desk.seen.held == everything for desk in self.desks):
                break
        for desk in self.desks:
            # a block whose predecessor went down with its only holder, a disk that was rolled back, waits on
            able = {lump for lump in desk.seen.waiting if lump.needs <= everything}
            if desk.seen.held != everything or able or desk.seen.aside:
                told = (
                    f"lacks {everything - desk.seen.held}, has {desk.seen.waiting} waiting, {desk.seen.aside}"
                )
                raise Violation("O1", f"not everybody has everything: {desk.computer.number} {told}")
            self._check_end(desk)
        self._check_fresh()
        self.stats["questions"] += self.oracle.questions_seen
        self.stats["ops"] += sum(len(lump.ops) for lump in everything)

    def _check_end(self, desk: Desk) -> None:
        with desk.computer.store.look() as work:
            wrong = differences(work.log())
            if wrong:
                raise Violation("O12", f"rows differ from the log: {wrong}")
            for gid, total in control_totals(work.connection, GIDS).items():
                held = frozenset(lump for lump in desk.seen.held if lump.gid == gid)
                if self.totals.setdefault((gid, held), total) != total:
                    raise Violation("O13", "equal vectors, other control totals")

    def _check_fresh(self) -> None:
        """O11: an office that takes everything at once from one file."""
        self.export(0, 0, 0, 0)
        roles = self.roles[1]
        fresh = self.add_desk(*roles)
        fresh.computer.kinds, fresh.computer.schema = {K: "kepeg", M: "kepeg"}, NEWER
        self._take(fresh, self.bundles[-1])
        if fresh.seen.held != self.desks[0].seen.held:
            raise Violation("O11", "a new office does not get everything")
        self._check_end(fresh)

    def _desk(self, o: int) -> Desk:
        return self.desks[o % len(self.desks)]

    def _pick_id(self, which: int) -> tuple[type, Id]:
        return self.ids[which % len(self.ids)]


def _written_again(pending: list[Op]) -> list[Op]:
    """What was not sealed when a copy was taken is sealed by the copy too, as operations of its own."""
    twins: dict[Op, Op] = {}
    for op in pending:
        twin = Op(op.gid, op.table, op.row, op.kind, op.body, op.office, op.role)
        twin.past = frozenset(twins.get(seen, seen) for seen in op.past)
        twins[op] = twin
    return list(twins.values())


PRESENT = applying.SCHEMA
NEWER = PRESENT + 1
MOST_DESKS = 5
NOBODY = Op(b"", "", b"", "?", {}, b"", "")
NATURES_BY_KIND = {shape.kind: shape.name for shape in KINDS}
_engines: list[Any] = []
_first: list[Rows] = []


def _engine(number: int) -> Any:
    while len(_engines) <= number:
        _engines.append(make_engine())
    return _engines[number]


def _empty() -> Rows:
    if not _first:
        _first.append(rows_of(make_engine()))
    return _first[0]


def _changed(old: Any, new: Any) -> dict[str, Any]:
    before = contents_of(old)
    return {name: content for name, content in contents_of(new).items() if before[name] != content}
