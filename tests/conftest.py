"""Guards around every test: nothing unexpected is logged, and nothing is left running or open."""

from __future__ import annotations

import gc
import locale
import logging
import os
import sys
import threading
import time
from typing import Any

import pytest

# before anything asks for them: no screen, and a zone in which a forgotten WIB shows
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "UTC"
for _name in ("LC_ALL", "LANG"):
    os.environ[_name] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
if hasattr(time, "tzset"):
    time.tzset()
locale.setlocale(locale.LC_ALL, "C.UTF-8" if os.name == "posix" else "C")


def pytest_collection_finish() -> None:
    """What was loaded by now stays for the run: the collections after each window need not walk it again."""
    gc.collect()
    gc.freeze()


_PATIENCE = 5.0  # seconds a thread may take to end by itself; no test waits when none is left


class ExpectedLogs:
    """What a test says will be logged at WARNING or above: pieces of text, each of which must come."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def expect(self, piece: str) -> None:
        """A record whose text holds `piece` is expected in this test, once or more."""
        self.pieces.append(piece)


class _Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture
def expected_logs() -> ExpectedLogs:
    """For the tests in which something is logged on purpose."""
    return ExpectedLogs()


@pytest.fixture(autouse=True)
def _nothing_unexpected_is_logged(expected_logs):
    records = _Records()
    root = logging.getLogger()
    root.addHandler(records)
    yield
    root.removeHandler(records)
    expected = expected_logs.pieces
    unexpected = [text for text in records.texts if not any(piece in text for piece in expected)]
    missing = [piece for piece in expected if not any(piece in text for text in records.texts)]
    assert not unexpected, f"logged without being expected: {unexpected}"
    assert not missing, f"expected, but never logged: {missing}"


@pytest.fixture(autouse=True)
def _nothing_is_left_running():
    before = set(threading.enumerate())
    tops, timers = _open_windows(), _running_timers()
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and _counts(thread)]
    deadline = time.monotonic() + _PATIENCE
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    assert not [thread.name for thread in left if thread.is_alive()], "a thread is left running"
    if len(_open_windows()) > len(tops):
        _let_widgets_go()
    assert not [_name_of(widget) for widget in _open_windows() if widget not in tops], "a window is left"
    assert not [_name_of(timer) for timer in _running_timers() if timer not in timers], "a timer is left"


def _counts(thread: threading.Thread) -> bool:
    """Threads that Qt made are only named by Python, and go with their pool."""
    return not isinstance(thread, threading._DummyThread)


def _application() -> Any:
    """The application, if this run has one; tests without Qt never load it."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return None if widgets is None else widgets.QApplication.instance()


def _open_windows() -> list[Any]:
    application = _application()
    return [] if application is None else application.topLevelWidgets()


def _running_timers() -> list[Any]:
    application = _application()
    if application is None:
        return []
    core = sys.modules["PySide6.QtCore"]
    return [timer for timer in application.findChildren(core.QTimer) if timer.isActive()]


def _let_widgets_go() -> None:
    """What is closed and no longer wanted by anybody ends now; the rest is a leak."""
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    gc.collect()
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def _name_of(thing: Any) -> str:
    return f"{type(thing).__name__} {thing.objectName()}".strip()
