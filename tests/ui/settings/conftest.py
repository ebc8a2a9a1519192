"""The whole program on a real office, open at Pengaturan."""

from __future__ import annotations

import shutil
from itertools import product

import pytest
from practice_folders import office_template, practice_template
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop_app.ui.theme.theme import Mode, Theme
from tests.app.program_room import Room, running
from tests.ui.walker import faults, nameless, rest_while

SIZES = ((1366, 697), (1093, 574), (911, 492))
LOOKS = (*product((Mode.LIGHT, Mode.DARK), SIZES, (100,)), (Mode.LIGHT, SIZES[2], 130))


@pytest.fixture
def practice(tmp_path, theme, qtbot):
    """Dinas Latihan: people, plans, evidence."""
    shutil.copytree(practice_template(), tmp_path / "kantor")
    with running(tmp_path, theme, qtbot) as room:
        yield room


@pytest.fixture
def office(tmp_path, theme, qtbot):
    """A real office with nobody in it; its window writes the backup of the day when it closes."""
    shutil.copytree(office_template(), tmp_path / "kantor")
    with running(tmp_path, theme, qtbot) as room:
        yield room


@pytest.fixture
def nothing(tmp_path, theme, qtbot):
    """A new PC: a folder without an office."""
    with running(tmp_path, theme, qtbot) as room:
        yield room


def unsightly(room: Room, theme: Theme, view: QWidget) -> dict[object, list[object]]:
    """What is cut, nameless or wider than the window: light, dark, small, with large letters."""
    found = {}
    for mode, size, percent in LOOKS:
        theme.dress(mode, percent)
        room.window.resize(*size)
        room.rest()
        bars = [a.horizontalScrollBar() for a in view.findChildren(QScrollArea) if a.isVisible()]
        wide = [bar.maximum() for bar in bars if bar.maximum() and percent == 100]
        found[mode, size, percent] = faults(room.window) + nameless(room.window) + wide
    return {look: what for look, what in found.items() if what}


def section(room: Room, key: str):
    """The page at one of its sections."""
    return room.go("pengaturan", {"bagian": key})


def reopened(room: Room) -> None:
    """Wait until the office is open again after something was done to its folder."""
    rest_while(lambda: not room.desk.is_open or room.program.jobs.is_busy)
    room.rest()
