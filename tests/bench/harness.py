"""A case and its floor side by side: run in turns, medians, one ratio. The machine cancels out.

A *case* is something the program does; its *floor* is the least that anybody must do for the same result
with the same libraries. Only the ratio is judged; what a run costs here and now is shown beside it.
"""

from __future__ import annotations

import statistics
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter

LIMITS = Path(__file__).with_name("limits.toml")
Run = Callable[[], Sequence[float]]
"""Does it once; answers one or many figures in the unit of the case."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Ours and the floor, ready to run."""

    ours: Run
    floor: Run


@dataclass(frozen=True, slots=True)
class Case:
    """What is compared. `prepare` gets an empty folder; a `long` case runs only when it is named."""

    name: str
    what: str
    floor: str
    prepare: Callable[[Path], AbstractContextManager[Sides]]
    repeats: int = 5
    unit: str = "ms"
    long: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """Medians of both sides, the ratio of ours to the floor, and the slow end of ours."""

    name: str
    what: str
    floor_is: str
    unit: str
    ours: float
    floor: float
    ratio: float
    p95: float
    limit: float | None
    runs: int
    samples: dict[str, list[float]] = field(repr=False, default_factory=dict)

    @property
    def is_over(self) -> bool:
        """Whether the ratio passes its limit."""
        return self.limit is not None and self.ratio > self.limit

    def as_data(self) -> dict[str, object]:
        """For the JSON file."""
        return asdict(self) | {"over": self.is_over}


def measure(case: Case, folder: Path, limit: float | None) -> Result:
    """Runs both sides in turns, the first turn unseen, and swaps who begins."""
    figures: dict[str, list[float]] = {"ours": [], "floor": []}
    with case.prepare(folder) as sides:
        runs = [("floor", sides.floor), ("ours", sides.ours)]
        for turn in range(case.repeats + 1):
            for name, run in runs:
                found = run()
                if turn:
                    figures[name] += found
            runs.reverse()
    ours, floor = statistics.median(figures["ours"]), statistics.median(figures["floor"])
    return Result(
        name=case.name,
        what=case.what,
        floor_is=case.floor,
        unit=case.unit,
        ours=ours,
        floor=floor,
        ratio=ours / floor,
        p95=slow_end(figures["ours"]),
        limit=limit,
        runs=case.repeats,
        samples=figures,
    )


def slow_end(figures: Sequence[float]) -> float:
    """The 95th percentile; of few figures the largest."""
    if len(figures) < 20:
        return max(figures)
    return statistics.quantiles(figures, n=20)[18]


def limits() -> dict[str, float]:
    """The largest ratio allowed to each case."""
    with LIMITS.open("rb") as file:
        return {name: float(limit) for name, limit in tomllib.load(file)["kali"].items()}


def timed(work: Callable[[], object]) -> list[float]:
    """How many milliseconds a piece of work takes."""
    start = perf_counter()
    work()
    return [(perf_counter() - start) * 1000]


@contextmanager
def both(ours: Callable[[], object], floor: Callable[[], object]) -> Iterator[Sides]:
    """Two pieces of work, timed as a whole."""
    yield Sides(lambda: timed(ours), lambda: timed(floor))
