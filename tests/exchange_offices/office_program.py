"""Does one deed of the exchange until it is done or somebody ends it; says a word before and after.

`test_killed_offices` starts it as a process of its own. All it needs is loaded before, so that every moment
in which it may be ended is a moment of the deed.
"""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from builders import admin, clock

import desktop_app.store.revisions  # noqa: F401  # else loaded within a migration
from desktop_app.app.compose import open_house
from desktop_app.services.exchange import bundle_in
from desktop_app.store.migrate import upgrade
from desktop_app.store.opening import DATABASE
from desktop_app.vault.keys import open_keys

READY, DONE = "siap", "selesai"


def take_in(told: Connection, folder: Path, *files: Path) -> None:
    """As a large import does it: the indexes of empty tables are away meanwhile."""
    bundle_in._LARGE = range(1, 10**6)
    house = open_house(folder, clock)
    told.send(READY)
    house.exchange.receive(admin(), list(files))
    house.close()
    told.send(DONE)


def send_for_ever(told: Connection, folder: Path, stick: Path) -> None:
    house = open_house(folder, clock)
    told.send(READY)
    while True:
        house.exchange.send(admin(), "BKPSDM", stick, part_size=200_000)


def begin(told: Connection, folder: Path) -> None:
    """The first start of a store of part 1: the migration, and the log that begins with all it holds."""
    told.send(READY)
    open_house(folder, clock).close()
    told.send(DONE)


def migrate(told: Connection, folder: Path) -> None:
    """The migration alone."""
    keys = open_keys(folder)
    told.send(READY)
    upgrade(folder / DATABASE, keys.database, folder / "cadangan", clock())
    told.send(DONE)
