"""The whole program on a real office, open at Pengaturan."""

from __future__ import annotations

import shutil

import pytest
from practice_folders import office_template, practice_template

from tests.app.program_room import Room, running
from tests.ui.walker import settle


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


def section(room: Room, key: str):
    """The page at one of its sections."""
    return room.go("pengaturan", {"bagian": key})


def reopened(room: Room) -> None:
    """Wait until the office is open again after something was done to its folder."""
    settle()
    while not room.desk.is_open or room.program.jobs.is_busy:
        settle()
    room.rest()
