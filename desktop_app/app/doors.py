"""What leads to Sinkronisasi from outside of it: the line in the top bar, the badge, a double click, a stick.

A file that is opened while a window is already there is handed to it through the data folder, which both
have in common: the second start leaves a note and ends, the window finds it at its next look.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from secrets import token_hex

from PySide6.QtCore import QObject, Qt, QTimer

from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.chip import ExchangeState
from desktop_app.ui.exchange.keys import FILES, OFFICES, PAGE, RECEIVE, SHOW
from desktop_app.ui.exchange.stick_watch import StickWatch
from desktop_app.ui.exchange.sticks import sticks
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.notices import Said
from desktop_app.ui.page import Place
from desktop_app.ui.theme.tokens import Tone
from desktop_app.vault.files import write_atomically

_NOTES = "buka-*.json"
CARD = ".kartu"
_LOOK = 1000  # milliseconds between looks for a note


class ExchangeDoors(QObject):
    """`open_files(paths)` shows them as soon as the office is open."""

    def __init__(self, desk: Desk, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._desk, self._window, self._folder = desk, window, folder
        self._wanted: list[Path] = []
        self._sticks = StickWatch(self)
        self._sticks.changed.connect(self._tell_sticks)
        self.state = ExchangeState(desk, self)
        self.state.told.connect(window.top_bar.status.show_status)
        self.state.counted.connect(lambda count: window.sidebar.set_badge(PAGE, count))
        window.top_bar.status.clicked.connect(lambda: window.go(Place(PAGE)))
        desk.opened.connect(self._show_wanted)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look_for_notes)
        for watch in (self._timer, self._sticks):
            desk.opened.connect(watch.start)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Files that were double-clicked."""
        self._wanted = list(paths)
        self._show_wanted()

    def _show_wanted(self) -> None:
        if not self._wanted or not self._desk.is_open:
            return
        paths, self._wanted = self._wanted, []
        tab = OFFICES if paths[0].suffix.lower() == CARD else RECEIVE
        self._window.go(Place(PAGE, {SHOW: tab, FILES: "\n".join(str(path) for path in paths)}))

    def _look_for_notes(self) -> None:
        paths = taken_notes(self._folder) if self._desk.is_open else []
        if paths:
            self.open_files(paths)
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.activateWindow()

    def _tell_sticks(self, fresh: frozenset[Path]) -> None:
        """A stick that was plugged in just now and has files on it is told, with the way to them."""
        if not fresh or not self._desk.is_open:
            return
        for stick in (each for each in sticks() if each.path in fresh and each.files):
            words = self.tr("Stik {name} berisi {count} berkas sinkron")
            told = words.format(name=stick.name, count=stick.files)
            look = partial(self.open_files, [stick.path])
            self._desk.notices.warned.emit(Said(told, Tone.PRIMARY, self.tr("Tinjau"), look))


def hand_over(folder: Path, paths: Sequence[Path]) -> None:
    """Leave a note for the window that has this folder open."""
    note = json.dumps([str(path.absolute()) for path in paths]).encode()
    write_atomically(folder / _NOTES.replace("*", token_hex(8)), note)


def taken_notes(folder: Path) -> list[Path]:
    """What other starts want to be opened; each note is taken once."""
    found: list[Path] = []
    for note in sorted(folder.glob(_NOTES)):
        with suppress(OSError, ValueError):
            paths = json.loads(note.read_bytes())
            found += [Path(path) for path in paths if isinstance(path, str)]
        with suppress(OSError):
            os.unlink(note)
    return found
