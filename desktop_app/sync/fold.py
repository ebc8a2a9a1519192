"""The fold: what a row is, from the set of its operations alone.

Pure and local to one row: no other rows, no clocks, no order of arrival. Offices that hold the same set see
the same row, the same conflicts and the same provisional winners. Source: the design of the exchange, 4.4.

Where several could win, what they say decides before the name of their stream does (there the design says
otherwise): a copied disk writes its operations again under another name, and who holds them once must see the
same row as who holds them twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.sync.blocks import Body, OpKind

DELETED = "_hapus"
LOCKED = "_terkunci"
REFUSED = "_wewenang"
Content = int | str | None


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """One operation with what is needed to order it. `stream` is the local number of its stream, `sid` its
    name everywhere; `deps` are the highest numbers of other streams its author had seen. `deed`: what tells
    it from all others, equal only for one that a copied disk wrote again under another name;
    `is_ambiguous`: its stream has other branches, so that its number may mean another operation elsewhere."""

    stream: int
    seq: int
    kind: str
    body: Body
    sid: bytes
    role: str
    office: str
    lamport: int
    deps: Mapping[int, int]
    deed: tuple[Any, ...] = ()
    is_ambiguous: bool = False

    def follows(self, other: Event) -> bool:
        """Whether the author of this had seen the other."""
        if self.stream == other.stream:
            return other.seq < self.seq
        return self.deps.get(other.stream, 0) >= other.seq


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question for a person: a field (or `_hapus`, `_terkunci`, `_wewenang`) and the operations at odds."""

    field: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """The row: its fields, or None when it is deleted; what waits for a person; the latest operation.

    `head` is the one operation that has seen all others, None when there is none. `is_locked`: for ever.
    """

    values: dict[str, Content] | None
    conflicts: tuple[Conflict, ...]
    head: Event | None
    is_locked: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """What the fold must know of a table: whether facts are only added, whose word weighs more, and the
    columns whose difference is no conflict."""

    append_only: bool
    quiet: frozenset[str]
    rank: Callable[[str, str], int]


def fold(events: Sequence[Event], kind: Kind) -> Folded:
    """Folds the operations of one row; their order in the sequence does not matter."""
    if len(events) == 1:
        return _single(events[0])
    events = _as_one(events)
    counting, refused = _counting(events, kind) if kind.append_only else (events, ())
    locks = [event for event in counting if event.kind == OpKind.LOCK]
    if locks:
        values, conflicts = _locked(counting, locks)
    else:
        values, conflicts = _merged(counting, kind)
    inserts = [event for event in events if event.kind == OpKind.INSERT]
    unseen = [event for event in refused if not any(insert.follows(event) for insert in inserts)]
    if unseen and values is not None:  # of a row that is gone anyway nothing is asked
        conflicts.append(Conflict(REFUSED, _sorted(unseen)))
    heads = _maximal(events)
    return Folded(
        values,
        tuple(sorted(conflicts, key=lambda conflict: conflict.field)),
        heads[0] if len(heads) == 1 else None,
        bool(locks),
    )


def _as_one(events: Sequence[Event]) -> Sequence[Event]:
    """An operation that stands under several names was seen by whoever saw one of them, since not everybody
    holds all; and only by them: a number that means one operation here and another there tells nothing."""
    alike: dict[tuple[Any, ...], list[Event]] = {}
    for event in events:
        if event.deed:
            alike.setdefault((event.kind, event.lamport, event.deed), []).append(event)
    groups = [group for found in alike.values() if len(found) > 1 for group in _equal(found)]
    return [_seeing(event, groups) for event in events] if groups else events


def _seeing(event: Event, groups: Sequence[Sequence[Event]]) -> Event:
    deps, seen = dict(event.deps), dict[int, int]()
    for group in groups:
        if event in group:
            continue
        if any(event.follows(e) and (e.stream == event.stream or not e.is_ambiguous) for e in group):
            seen |= {e.stream: max(e.seq, seen.get(e.stream, 0)) for e in group}
            continue
        for each in group:
            deps[each.stream] = min(each.seq - 1, deps.get(each.stream, 0))
    return replace(event, deps=deps | {no: max(seq, deps.get(no, 0)) for no, seq in seen.items()})


def _equal(events: Sequence[Event]) -> list[list[Event]]:
    """Those of one deed with the same contents, where there are several."""
    groups: list[list[Event]] = []
    for event in events:
        group = next((group for group in groups if group[0].body == event.body), None)
        if group is None:
            groups.append([event])
        else:
            group.append(event)
    return [group for group in groups if len(group) > 1]


def _single(event: Event) -> Folded:
    if event.kind in {OpKind.UPDATE, OpKind.DELETE}:
        return Folded(None, (), event, False)
    return Folded(dict(event.body), (), event, event.kind == OpKind.LOCK)


def _counting(events: Sequence[Event], kind: Kind) -> tuple[list[Event], list[Event]]:
    """Facts are only added: a change counts when it settles two inserts that knew nothing of each other, a
    removal when it takes back an insert of the same office. Everything else is shown, not obeyed."""
    inserts = [event for event in events if event.kind == OpKind.INSERT]
    refused = [
        event
        for event in events
        if (event.kind == OpKind.UPDATE and not _settles(event, inserts))
        or (event.kind == OpKind.DELETE and not _takes_back(event, inserts))
    ]
    left = [event for event in events if event not in refused]
    return left, refused


def _settles(event: Event, inserts: Sequence[Event]) -> bool:
    seen = [insert for insert in inserts if event.follows(insert)]
    return any(_concurrent(a, b) for i, a in enumerate(seen) for b in seen[i + 1 :])


def _takes_back(event: Event, inserts: Sequence[Event]) -> bool:
    seen = [insert for insert in inserts if event.follows(insert)]
    return bool(seen) and all(insert.office == event.office for insert in seen)


def _locked(
    events: Sequence[Event], locks: Sequence[Event]
) -> tuple[dict[str, Content] | None, list[Conflict]]:
    """The causally first lock binds. A later lock of the same content acknowledges what it has seen."""
    first = min((lock for lock in locks if not any(lock.follows(other) for other in locks)), key=_lock_order)
    binding = [lock for lock in locks if lock.body == first.body]
    late = [
        event for event in events if event not in binding and not any(lock.follows(event) for lock in binding)
    ]
    conflicts = [Conflict(LOCKED, _sorted(late))] if late else []
    return dict(first.body), conflicts


def _merged(events: Sequence[Event], kind: Kind) -> tuple[dict[str, Content] | None, list[Conflict]]:
    lives = [event for event in events if event.kind in {OpKind.INSERT, OpKind.DELETE, OpKind.RESTORE}]
    conflicts: list[Conflict] = []
    at_odds = _deleted_and_edited(events, lives)
    if at_odds:
        conflicts.append(Conflict(DELETED, _sorted(at_odds)))
    if not lives:
        return None, conflicts
    life = max(_maximal(lives), key=lambda event: _weight(event, kind, ""))
    values: dict[str, Content] = {}
    for name in sorted({name for event in events for name in event.body}):
        writes = _standing(events, name)
        if not writes:
            values[name] = None
            continue
        values[name] = max(writes, key=lambda event: _weight(event, kind, name)).body[name]
        different = len({_told(event.body[name]) for event in writes}) > 1
        if different and name not in kind.quiet and life.kind != OpKind.DELETE:
            conflicts.append(Conflict(name, _sorted(writes)))
    return (None if life.kind == OpKind.DELETE else values), conflicts


def _standing(events: Sequence[Event], name: str) -> list[Event]:
    """Who wrote a field and was not overwritten; a new insert or a restore overwrites the whole row."""
    writes = [event for event in events if name in event.body]
    over = [e for e in events if name in e.body or e.kind in {OpKind.INSERT, OpKind.RESTORE}]
    return [event for event in writes if not any(later.follows(event) for later in over)]


def _deleted_and_edited(events: Sequence[Event], lives: Sequence[Event]) -> set[Event]:
    """Removals and edits that knew nothing of each other, unless somebody who knew both has decided."""
    found: set[Event] = set()
    edits = [event for event in events if event.kind in {OpKind.UPDATE, OpKind.INSERT, OpKind.RESTORE}]
    for removal in (event for event in lives if event.kind == OpKind.DELETE):
        for edit in edits:
            settled = any(life.follows(removal) and life.follows(edit) for life in lives)
            if _concurrent(removal, edit) and not settled:
                found |= {removal, edit}
    return found


def _concurrent(a: Event, b: Event) -> bool:
    return not a.follows(b) and not b.follows(a)


def _maximal(events: Sequence[Event]) -> list[Event]:
    return [event for event in events if not any(other.follows(event) for other in events)]


def _weight(event: Event, kind: Kind, name: str) -> tuple[Any, ...]:
    said = _told(event.body[name]) if name else event.kind
    return (kind.rank(event.role, name), event.lamport, said, event.sid, event.seq)


def _lock_order(event: Event) -> tuple[Any, ...]:
    said = sorted((name, _told(content)) for name, content in event.body.items())
    return (event.lamport, said, event.sid, event.seq)


def _sorted(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: (event.sid, event.seq)))


def _told(content: Content) -> tuple[str, Content]:
    """1 and True and "1" are different contents; hexadecimal case is no difference."""
    return (type(content).__name__, content)
