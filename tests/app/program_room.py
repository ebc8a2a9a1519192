"""The real program composed on a folder, with a clock that stands still and dialogs that a test answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from builders import clock
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.app.desktop import application
from desktop_app.app.paths import Paths
from desktop_app.app.window import Program
from desktop_app.domain.values import Clock
from desktop_app.services.preferences import Preferences
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.page import Page, Place
from desktop_app.ui.theme.theme import Theme
from tests.ui.walker import rest_while, settle

PAGES = ("beranda", "rencana", "evaluasi", "pegawai", "pengaturan", "sinkronisasi")
_SOON = 250
"""Milliseconds; what waits longer is no look put off, such as a notice that will leave."""


class Answers(Dialogs):
    """Answers what the system would ask; agrees to what is asked."""

    def __init__(self, folder: Path) -> None:
        self.to_open: Path | None = None
        self.target, self.agrees, self.asked = folder, True, []

    def open_file(self, parent, title, kinds):
        self.asked.append(title)
        return self.to_open

    def open_files(self, parent, title, kinds):
        self.asked.append(title)
        return [self.to_open] if self.to_open else []

    def save_file(self, parent, title, suggested, kinds):
        self.asked.append(title)
        return self.target / suggested

    def folder(self, parent, title):
        self.asked.append(title)
        return self.target

    def confirm(self, parent, question, consequence, yes):
        self.asked.append(question)
        return self.agrees


@dataclass
class Room:
    """The running program, and what it told."""

    program: Program
    answers: Answers
    said: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        return self.program.desk

    @property
    def window(self):
        return self.program.window

    @property
    def page(self) -> Page:
        """The real page in view."""
        return self.window.pages.current().page

    def rest(self) -> None:
        """Until nothing runs or is about to, and everything is painted."""
        rest_while(lambda: self.program.jobs.is_busy or self._is_about_to())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as the event loop would
        settle()

    def _is_about_to(self) -> bool:
        """Whether a page put a look off for a moment, as pages do while much changes at once."""
        timers = self.window.findChildren(QTimer)
        return any(each.isSingleShot() and each.isActive() and each.interval() <= _SOON for each in timers)

    def leave(self) -> None:
        """Close the window; an office writes the backup of the day first."""
        if self.window.isVisible() and not self.window.busy.isVisible():
            self.window.close()
        rest_while(self.window.isVisible)
        settle()

    def go(self, key: str, target: object = None) -> Page:
        self.window.go(Place(key, target))
        self.rest()
        return self.page

    def visible(self, kind: type) -> list[QWidget]:
        return [each for each in self.window.findChildren(kind) if each.isVisible()]


@contextmanager
def speaking() -> Iterator[QApplication]:
    """The application as the program sets it up; its language goes again with the block."""
    before = QLocale()
    app = application()
    yield app
    for words in app.findChildren(QTranslator):
        app.removeTranslator(words)
        words.setParent(None)
    QLocale.setDefault(before)


@contextmanager
def running(
    folder: Path, theme: Theme, qtbot, moment: Clock = clock, *, opens: bool = True
) -> Iterator[Room]:
    """The program with its window on `folder`/kantor; `opens`: the office there can be opened."""
    paths = Paths(store=folder / "kantor", settings=folder / "pengaturan", logs=folder / "log")
    with speaking():
        program = Program(paths, moment, theme, Preferences(theme="terang"))
        program.desk.dialogs = Answers(folder)
        room = Room(program, program.desk.dialogs)
        program.notices.said.connect(lambda each: room.said.append(each.text))
        program.notices.undoable.connect(lambda each: room.said.append(each.text))
        program.notices.warned.connect(lambda each: room.warned.append(each.text))
        program.start()
        qtbot.waitUntil(lambda: program.desk.is_open if opens else bool(room.warned), timeout=20_000)
        room.rest()
        try:
            yield room
        finally:
            room.rest()
            room.leave()
            program.window.deleteLater()
            program.deleteLater()
            settle()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
