"""`python -m tests.bench.exchange_memory FOLDER FILE`: takes a file in and prints how many megabytes this
process needed on top of what it held before. Linux tells; elsewhere it fails."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.exchange_offices import at


def held(what: str) -> float:
    """Megabytes: `VmRSS` now, `VmHWM` at the most since the process began."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"no {what} is told here")


def main() -> None:
    """Everything is loaded and the store is open before the first figure."""
    folder, path = map(Path, sys.argv[1:])
    with at(folder) as desk:
        desk.exchange.standing()
        before = held("VmRSS")
        desk.take(path)
        print(held("VmHWM") - before)


if __name__ == "__main__":
    main()
