"""From starting the process to the first window, to real data on it, and its memory (S1, S3, S6)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.harness import Case, Sides

ROOT = Path(__file__).parents[2]


@contextmanager
def started(folder: Path, read: Callable[[dict[str, tuple[float, float]]], list[float]]) -> Iterator[Sides]:
    """Both windows, each in a process of its own; `read` takes a figure from the moments they tell."""
    run(["-m", "desktop_app", "latihan", "--tanpa-jendela", "--data", str(folder)])
    yield Sides(
        lambda: read(moments("rembug", str(folder))),
        lambda: read(dict.fromkeys(("dilukis", "data", "semua"), moments("kosong")["dilukis"])),
    )


def moments(*arguments: str) -> dict[str, tuple[float, float]]:
    """Milliseconds since the start and own megabytes at each moment that the window tells."""
    begun = perf_counter()
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.first_paint", *arguments],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert window.stdout is not None
    found = {}
    for line in window.stdout:
        told = json.loads(line)
        found[told["saat"]] = ((perf_counter() - begun) * 1000, told["mb"])
    if window.wait() != 0 or "dilukis" not in found:
        raise RuntimeError(f"{arguments} ended with {window.returncode}: {found}")
    return found


def run(arguments: list[str]) -> None:
    """A command of the program that must succeed."""
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment(), check=True, capture_output=True)


@cache
def compiled() -> TemporaryDirectory[str]:
    """Where compiled modules lie: an installed program has them, and the checkout is not littered."""
    return TemporaryDirectory(prefix="rembug-bench-pyc-")


def environment() -> dict[str, str]:
    """No screen unless one was asked for; compiled modules as after an installation."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept, "PYTHONPYCACHEPREFIX": compiled().name}


CASES = (
    Case(
        "mulai-jendela",
        "start to the first painted window",
        "an empty QMainWindow",
        lambda folder: started(folder, lambda told: [told["dilukis"][0]]),
        repeats=9,
    ),
    Case(
        "mulai-data",
        "start to real data on Beranda",
        "an empty QMainWindow",
        lambda folder: started(folder, lambda told: [told["data"][0]]),
    ),
    Case(
        "memori-jendela",
        "own memory at the first window",
        "an empty QMainWindow",
        lambda folder: started(folder, lambda told: [told["dilukis"][1]]),
        repeats=3,
        unit="MB",
    ),
    Case(
        "memori-semua-halaman",
        "own memory after all pages were opened",
        "an empty QMainWindow",
        lambda folder: started(folder, lambda told: [told["semua"][1]]),
        repeats=3,
        unit="MB",
    ),
)
