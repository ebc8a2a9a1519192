"""Folders with an office in them, made once in a run by the program's own ways and copied for each test."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from builders import TODAY, admin, clock

from desktop_app.app.compose import open_house
from desktop_app.services.samples.practice import make_practice

FEWEST = 40


@cache
def practice_template() -> Path:
    """Dinas Latihan as of the day of the clock, the same rows in the same order each time."""
    folder = _folder()
    house = open_house(folder, clock)
    make_practice(house.store, house.blobs, people=FEWEST, today=TODAY)
    house.exchange.begin()
    house.close()
    return folder


@cache
def office_template() -> Path:
    """An office with its seeds and nobody in it; its name is that of the sheets of `people_sheets`."""
    folder = _folder()
    house = open_house(folder, clock)
    house.offices.create(admin(), name="Dinas Latihan", code="LATIHAN")
    house.exchange.begin()
    house.close()
    return folder


def _folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix="rembug-uji-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
