"""The whole program in its window, without a screen."""

from __future__ import annotations

import shutil

import pytest
from practice_folders import office_template, practice_template

from tests.app.program_room import running
from tests.ui.conftest import _dressed, _nothing_left_open, theme

__all__ = ["_dressed", "_nothing_left_open", "theme"]


def pytest_collection_modifyitems(items):
    """The plugin without a screen cannot tell a window manager the least size, and says so each time."""
    for item in items:
        if "tests/app" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@pytest.fixture
def practice_room(tmp_path, theme, qtbot):
    """The program open on Dinas Latihan."""
    shutil.copytree(practice_template(), tmp_path / "kantor")
    with running(tmp_path, theme, qtbot) as room:
        yield room


@pytest.fixture
def office_room(tmp_path, theme, qtbot):
    """The program open on an office with nobody in it."""
    shutil.copytree(office_template(), tmp_path / "kantor")
    with running(tmp_path, theme, qtbot) as room:
        yield room


@pytest.fixture
def new_room(tmp_path, theme, qtbot):
    """The program open on a folder that holds nothing yet."""
    with running(tmp_path, theme, qtbot) as room:
        yield room
