"""What tests of use cases build upon: a clock, an acting admin, an office with all its seeds, made-up people.

`office_store(folder)` copies a database that was founded once a run; a test never pays for the founding.
"""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from desktop_app.domain.values import Acting, Role
from desktop_app.services.offices import Offices
from desktop_app.store.engine import open_engine
from desktop_app.store.opening import DATABASE, open_store
from desktop_app.store.work import Store

KEY = bytes(range(32))
NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def clock() -> datetime:
    """Tuesday, 24 November 2026, 9.30 in Salatiga."""
    return NOW


class Hands:
    """A clock that a test turns by hand; begins at `NOW`."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def admin(day: date = TODAY) -> Acting:
    """An operator of the office who is nobody's employee."""
    return Acting(day=day, role=Role.ADMIN, title="Admin Contoh")


def found_office(folder: Path, *, code: str = "LATIHAN", name: str = "Dinas Latihan") -> None:
    """A data folder with a new office in it, closed again."""
    store = open_store(folder, KEY, clock)
    Offices(store).create(admin(), name=name, code=code)
    store.engine.dispose()


def office_store(template: Path, folder: Path, now=clock) -> Store:
    """An open store of this test's own, copied from a founded office; dispose of its engine at the end."""
    shutil.copy(template / DATABASE, folder / DATABASE)
    return Store(open_engine(folder / DATABASE, KEY), now)
