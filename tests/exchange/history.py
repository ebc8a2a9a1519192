"""Histories: random lists of acts from a seed, run against the oracle, shortened when they fail."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from causal_oracle import Violation
from memory_offices import Rows, rows_of, staged
from rows import FIRST_VERSION, KINDS
from world import K, M, World

from desktop_app.domain.plan import SkpVersion

Act = tuple[Any, ...]
STEPS = 60
ROLES = (
    ("bkpsdm", b"A" * 16),
    ("kantor", b"B" * 16),
    ("kantor", b"C" * 16),
    ("kantor", b"B" * 16),
)
_WEIGHTS = {
    "insert": 4, "edit": 10, "clash": 4, "remove": 3, "keep_plan": 6, "decide": 6, "export": 5, "take": 8,
    "exchange": 14, "undo": 2, "again": 1, "restart": 1, "jump": 1, "back_up": 2, "restore": 1, "copy": 0.3,
    "learn": 0.5, "upgrade": 0.5, "seal": 1, "settle": 1, "ghost": 4,
}  # fmt: skip
_NUMBERS = {
    "insert": 4, "edit": 4, "clash": 3, "remove": 2, "keep_plan": 4, "decide": 3, "export": 4, "take": 2,
    "exchange": 3, "undo": 2, "again": 2, "restart": 1, "jump": 2, "back_up": 1, "restore": 1, "copy": 1,
    "learn": 2, "upgrade": 2, "seal": 1, "settle": 1, "ghost": 4, "fork": 1,
}  # fmt: skip
TWINS = {
    "insert": 4, "edit": 10, "clash": 2, "remove": 2, "keep_plan": 3, "decide": 3, "export": 4, "take": 6,
    "exchange": 12, "seal": 2, "fork": 2, "restart": 1,
}  # fmt: skip
"""Histories in which disks are copied and both copies write."""
_MAY_CRASH = {"take", "exchange"}


def acts_of(seed: int, steps: int = STEPS, likes: Mapping[str, float] = _WEIGHTS) -> list[Act]:
    """The acts of a seed. Each history likes some acts more than others: that finds more than a mean does."""
    rng = Random(seed)
    weights = {name: weight * rng.choice((0, 0.5, 1, 1, 2, 4)) for name, weight in likes.items()}
    weights["exchange"] += 4
    weights["edit"] += 4
    names = rng.choices(list(weights), list(weights.values()), k=steps)
    acts: list[Act] = []
    for name in names:
        numbers = [rng.randrange(1000) for _ in range(_NUMBERS[name])]
        if name in _MAY_CRASH:
            numbers.append(rng.randrange(1, 90) if rng.random() < 0.15 else 0)
        acts.append((name, *numbers))
    return acts


VARIANTS = 6
_begun: dict[int, tuple[World, list[Rows]]] = {}


def begin(seed: int, rng: Random, kind: type[World] = World) -> World:
    """Offices that know a few rows already, otherwise they would hardly ever be at odds."""
    variant = seed % VARIANTS
    if variant not in _begun:
        world = _new_world(variant)
        _begun[variant] = world, [rows_of(desk.computer.engine) for desk in world.desks]
    return kind.like(*_begun[variant], rng)


def _new_world(variant: int) -> World:
    rng = Random(f"begin {variant}")
    with staged(rng):
        world = World(rng, ROLES)
        for role, office in ROLES[: 3 + variant % 2]:
            world.add_desk(role, office)
        for place, shape in enumerate(KINDS):
            for gid in (K, M) if place == 0 else (K,):
                row = FIRST_VERSION if shape.kind is SkpVersion else rng.randbytes(16)
                world.begin_row(shape, row, gid, place)
        for o in range(1, len(world.desks)):
            world.exchange(0, o, 0, 0)
    return world


def run(
    acts: Sequence[Act],
    seed: int,
    prepare: Callable[[World], None] | None = None,
    kind: type[World] = World,
) -> Counter[str]:
    """Runs a history to its end; raises Violation. Answers what happened in it."""
    rng = Random(seed)
    with staged(rng):
        world = begin(seed, rng, kind)
        if prepare:
            prepare(world)
        for name, *numbers in acts:
            getattr(world, name)(*numbers)
        world.end()
    return world.stats


def failure_of(
    acts: Sequence[Act], seed: int, prepare: Any = None, kind: type[World] = World
) -> Exception | None:
    """What went wrong, None when nothing did. Any exception is a failure: the store must not raise."""
    try:
        run(acts, seed, prepare, kind)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is the finding
        return error
    return None


def sort_of(error: Exception | None) -> str:
    return error.oracle if isinstance(error, Violation) else type(error).__name__


def shrink(acts: Sequence[Act], seed: int, kind: type[World] = World, seconds: float = 30) -> list[Act]:
    """Leaves out acts, many at once and then one by one, as long as it still fails in the same way."""
    wanted, left = sort_of(failure_of(acts, seed, kind=kind)), list(acts)
    deadline, size = time.monotonic() + seconds, max(1, len(left) // 2)
    while time.monotonic() < deadline:
        start, shorter = 0, False
        while start < len(left) and time.monotonic() < deadline:
            fewer = left[:start] + left[start + size :]
            if sort_of(failure_of(fewer, seed, kind=kind)) == wanted:
                left, shorter = fewer, True
            else:
                start += size
        if size == 1 and not shorter:
            break
        size = max(1, size // 2)
    return left


def told(seed: int, acts: Sequence[Act], kind: type[World] = World) -> str:
    """A failing history as a test can be written from it."""
    shrunk = shrink(acts, seed, kind)
    return f"seed {seed}: {failure_of(shrunk, seed, kind=kind)!r}\nACTS = {shrunk!r}"
