"""What must come out, judged by another rule than the program's.

Here an operation knows the operations its author had seen, as a plain set of objects: no vectors, no numbers,
no clocks. From these sets follows what each row may be, what must be asked of a person, and which blocks may
have taken effect. Nothing of `desktop_app.sync.fold` is used. The names O1…O13 are those of the design, 6.1.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


class Violation(Exception):
    """The program did what it must never do."""

    def __init__(self, oracle: str, told: str) -> None:
        super().__init__(f"{oracle}: {told}")
        self.oracle = oracle


@dataclass(eq=False, slots=True)
class Op:
    """One intended change. `past`: what its author had seen, known once it is sealed."""

    gid: bytes
    table: str
    row: bytes
    kind: str
    body: Mapping[str, Any]
    office: bytes
    role: str
    past: frozenset[Op] = frozenset()
    place: tuple[str, int] = ("", 0)

    def after(self, other: Op) -> bool:
        return other in self.past

    def __repr__(self) -> str:
        told = {name: content for name, content in self.body.items() if content is not None}
        return f"<{self.kind} {self.table} {self.row.hex()[:4]} {self.place[0][:4]}/{self.place[1]} {told}>"


@dataclass(eq=False, slots=True)
class Lump:
    """A sealed block: the operations in it that may count, and the blocks its author held."""

    sid: str
    n: int
    gid: bytes
    ops: tuple[Op, ...]
    needs: frozenset[Lump]
    schema: int = 1
    is_bad: bool = False

    def __repr__(self) -> str:
        return f"<block {self.sid[:4]}/{self.n}>"


@dataclass(frozen=True, slots=True)
class Nature:
    """Of a table: fields that must hold something, that may differ, in which somebody has the last word."""

    columns: tuple[str, ...]
    required: frozenset[str]
    append_only: bool = False
    quiet: frozenset[str] = frozenset()
    agency: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()

    def rank(self, op: Op, name: str) -> int:
        """Who has the last word until a person decides; the row itself is named by an empty name."""
        if name in self.offices:
            return 1 if op.role == "bkpsdm" else 2
        strong = name in self.agency or (not name and bool(self.agency))
        return 2 if strong and op.role == "bkpsdm" else 1


Contents = Mapping[str, Any] | None
Questions = dict[str, frozenset[Op]]


@dataclass(slots=True)
class Verdict:
    """What a row turned out to be for one set of operations: it must be so for everybody."""

    contents: Contents
    questions: Questions


@dataclass(slots=True)
class Oracle:
    """Judges rows. `known` remembers each set of operations that was seen with what came of it."""

    natures: Mapping[str, Nature]
    known: dict[tuple[bytes, frozenset[Op]], Verdict] = field(default_factory=dict)
    questions_seen: int = 0

    def judge(self, row: bytes, ops: frozenset[Op], contents: Contents, asked: Questions) -> None:
        """Raises Violation unless the row may be this, and exactly this is asked of a person."""
        before = self.known.get((row, ops))
        if before is None:
            expected = self._questions(ops, contents)
            if expected != asked:
                raise Violation(_which(expected, asked), f"{_list(ops)} gave {asked}, not {expected}")
            self.known[row, ops] = Verdict(contents, asked)
            self.questions_seen += len(asked)
            return
        if before.contents != contents:
            raise Violation("O2", f"{_list(ops)} was {before.contents}, is {contents}")
        if before.questions != asked:
            raise Violation("O3", f"{_list(ops)} asked {before.questions}, asks {asked}")

    def _questions(self, ops: frozenset[Op], contents: Contents) -> Questions:
        """What must be asked; raises Violation when the contents cannot be."""
        if not ops:
            if contents is not None:
                raise Violation("O1", f"a row that nobody wrote: {contents}")
            return {}
        nature = self.natures[next(iter(ops)).table]
        refused = {op for op in ops if nature.append_only and _is_refused(op, ops)}
        counting = ops - refused
        locks = {op for op in counting if op.kind == "L"}
        asked = (
            _of_locked(counting, locks, contents, nature) if locks else _of_open(counting, contents, nature)
        )
        inserts = [op for op in ops if op.kind == "I"]
        unseen = frozenset(op for op in refused if not any(insert.after(op) for insert in inserts))
        if unseen and contents is not None:
            asked["_wewenang"] = unseen
        return asked


def _is_refused(op: Op, ops: Iterable[Op]) -> bool:
    seen = [other for other in ops if other.kind == "I" and op.after(other)]
    if op.kind == "U":
        return not any(_apart(a, b) for a in seen for b in seen if a is not b)
    if op.kind == "D":
        return not seen or any(other.office != op.office for other in seen)
    return False


def _of_locked(counting: frozenset[Op], locks: set[Op], contents: Contents, nature: Nature) -> Questions:
    if contents is None:
        raise Violation("O4", f"{_list(counting)} is locked and gone")
    first = [lock for lock in locks if not any(lock.after(other) for other in locks)]
    binding = {
        lock for lock in locks if any(lock.body == f.body and _is(contents, f.body, nature) for f in first)
    }
    if not binding:
        raise Violation("O4", f"{_list(counting)} is locked, but holds {contents}")
    late = {op for op in counting - binding if not any(lock.after(op) for lock in binding)}
    return {"_terkunci": frozenset(late)} if late else {}


def _is(contents: Mapping[str, Any], body: Mapping[str, Any], nature: Nature) -> bool:
    return all(_fits(contents[name], [body.get(name)], name, nature) for name in nature.columns)


def _of_open(counting: frozenset[Op], contents: Contents, nature: Nature) -> Questions:
    lives = [op for op in counting if op.kind in "IDR"]
    asked: Questions = {}
    odds = _edited_and_deleted(counting, lives)
    if odds:
        asked["_hapus"] = frozenset(odds)
    is_there = contents is not None
    if is_there not in {op.kind != "D" for op in _strongest(_latest(lives), "", nature)} | (
        set() if lives else {False}
    ):
        oracle = "O7" if is_there else "O6"
        raise Violation(oracle, f"{_list(counting)} is {contents}")
    if contents is None:
        return asked
    for name in {*nature.columns, *(name for op in counting for name in op.body)}:
        writes = [op for op in counting if name in op.body]
        over = [op for op in counting if name in op.body or op.kind in "IR"]
        standing = [op for op in writes if not any(other.after(op) for other in over)]
        if name in nature.columns:
            allowed = [op.body[name] for op in _strongest(standing, name, nature)] or [None]
            if not _fits(contents[name], allowed, name, nature):
                told = f"{name} of {_list(counting)} is {contents[name]!r}, not one of {allowed}"
                raise Violation("O9", told)
        if name not in nature.quiet and len({repr(op.body[name]) for op in standing}) > 1:
            asked[name] = frozenset(standing)
    return asked


def _edited_and_deleted(counting: frozenset[Op], lives: list[Op]) -> set[Op]:
    odds: set[Op] = set()
    for removal in lives:
        for edit in counting:
            if removal.kind != "D" or edit.kind == "D" or not _apart(removal, edit):
                continue
            if not any(life.after(removal) and life.after(edit) for life in lives):
                odds |= {removal, edit}
    return odds


def _fits(content: Any, allowed: list[Any], name: str, nature: Nature) -> bool:
    return content in allowed or (name in nature.required and None in allowed and not content)


def _apart(a: Op, b: Op) -> bool:
    return not a.after(b) and not b.after(a)


def _latest(ops: Iterable[Op]) -> list[Op]:
    held = list(ops)
    return [op for op in held if not any(other.after(op) for other in held)]


def _strongest(ops: list[Op], name: str, nature: Nature) -> list[Op]:
    most = max((nature.rank(op, name) for op in ops), default=0)
    return [op for op in ops if nature.rank(op, name) == most]


def _which(expected: Questions, asked: Questions) -> str:
    """Which of the oracles a difference of questions belongs to."""
    names = {name for name in {*expected, *asked} if expected.get(name) != asked.get(name)}
    if "_terkunci" in names:
        return "O5"
    return "O8" if "_hapus" in names else "O10"


def _list(ops: Iterable[Op]) -> str:
    return json.dumps([repr(op) for op in sorted(ops, key=lambda op: op.place)])
