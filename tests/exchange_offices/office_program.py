"""Does one deed of the exchange until it is done or somebody ends it; says a line before and after.

Run as a program by `test_killed_offices`: the deed, the folder of the office, and what the deed needs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from builders import admin, clock

from desktop_app.app.compose import open_house


def take_in(folder: Path, *files: Path) -> None:
    house = open_house(folder, clock)
    print("siap", flush=True)
    house.exchange.receive(admin(), list(files))
    house.close()


def send_for_ever(folder: Path, stick: Path) -> None:
    house = open_house(folder, clock)
    print("siap", flush=True)
    while True:
        house.exchange.send(admin(), "BKPSDM", stick, part_size=200_000)


def begin(folder: Path) -> None:
    """The first start of a store of part 1: the migration, and the log that begins with all it holds."""
    print("siap", flush=True)
    open_house(folder, clock).close()


DEEDS = {"terima": take_in, "kirim": send_for_ever, "mulai": begin}

if __name__ == "__main__":
    DEEDS[sys.argv[1]](*map(Path, sys.argv[2:]))
    print("selesai", flush=True)
