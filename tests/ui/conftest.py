"""The window tested without a screen, with the shipped font, the light theme and 100 %."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop_app.ui.theme.theme import Mode, Theme


def pytest_collection_modifyitems(items):
    """The plugin without a screen cannot tell a window manager the least size, and says so each time."""
    for item in items:
        if "tests/ui" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@pytest.fixture(scope="session")
def _dressed(qapp):
    qapp.setCursorFlashTime(0)
    return Theme(qapp)


@pytest.fixture
def theme(_dressed):
    """The theme, light at 100 % before and after each test."""
    _reset(_dressed)
    yield _dressed
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # nobody dresses what is to go
    _reset(_dressed)


@pytest.fixture(autouse=True)
def _nothing_left_open(theme, qapp):
    yield
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left


def _reset(theme):
    theme.dress(Mode.LIGHT, 100)
