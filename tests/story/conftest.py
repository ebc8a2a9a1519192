"""Stories that are told through the window need its look and leave nothing open."""

from __future__ import annotations

import pytest

from tests.ui.conftest import _dressed, _nothing_left_open, theme

__all__ = ["_dressed", "_nothing_left_open", "theme"]


def pytest_collection_modifyitems(items):
    """The plugin without a screen cannot tell a window manager the least size, and says so each time."""
    for item in items:
        if "tests/story" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))
