"""The tab Perlu keputusan in a real window over the store of the agency, with every kind of question."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from builders import admin
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from quarrel import Quarrel, quarrel

from desktop_app.services.house import House
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.exchange.decisions.view import QUESTIONS, DecisionsView
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.notices import Notices
from desktop_app.ui.page import Page, PageSpec, Place
from desktop_app.ui.widgets.layouts import column
from tests.ui.walker import rest_while, settle


class Host(Page):
    """A page that shows the view alone."""

    def __init__(self, view: DecisionsView) -> None:
        super().__init__()
        self.view = view
        self.setLayout(column(view, margins=(22, 16, 22, 16)))

    def escape(self) -> bool:
        return self.view.escape()

    def regions(self):
        return self.view.regions()


@dataclass
class Court:
    """The window with the view in it, and what a test looks at."""

    house: House
    desk: Desk
    window: MainWindow
    view: DecisionsView
    facts: Quarrel
    said: list[str]
    warned: list[str]

    def rest(self) -> None:
        """Until nothing runs and everything is painted."""
        rest_while(lambda: self.desk.jobs.is_busy)
        settle()

    def ask(self, row: bytes, field: str) -> None:
        """To one question."""
        assert self.view.choose(row, field)
        settle()
        assert self.view.question.decision is not None
        assert (self.view.question.decision.row, self.view.question.decision.field) == (row, field)

    def person_row(self, person_id: bytes) -> bytes:
        """The row of somebody, as questions name it."""
        return next(
            each.row for each in self.waiting() if (each.table, each.person_id) == ("person", person_id)
        )

    def waiting(self):
        return self.house.exchange.deciding.waiting()

    def left(self) -> set[tuple[bytes, str]]:
        return {(each.row, each.field) for each in self.waiting()}

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        settle()


@pytest.fixture(scope="session")
def _quarrel():
    return quarrel()


@pytest.fixture
def court(_quarrel, tmp_path, theme, qtbot):
    house = _quarrel.opened(tmp_path / "bkpsdm")
    jobs, notices, actions = Jobs(), Notices(), Actions()
    desk = Desk(jobs, notices, Dialogs())
    desk.open(house, admin())
    view = DecisionsView(desk, actions, theme)
    notices.changed.connect(lambda _changes: view.refresh())
    specs = [
        PageSpec("beranda", "Beranda", "house", "", "Ctrl+1", Page),
        PageSpec("sinkronisasi", "Sinkronisasi", "refresh-cw", "ORGANISASI", "Ctrl+2", lambda: Host(view)),
    ]
    window = MainWindow(specs, actions, notices, theme, "BKPSDM")
    window.resize(1366, 697)
    window.show()
    said, warned = [], []
    notices.said.connect(lambda each: said.append(each.text))
    notices.undoable.connect(lambda each: said.append(each.text))
    notices.warned.connect(lambda each: warned.append(each.text))
    window.go(Place("sinkronisasi"))
    view.refresh()
    view.chips.pick(QUESTIONS)
    window.activateWindow()
    settle()
    yield Court(house, desk, window, view, _quarrel, said, warned)
    window.close()
    jobs.close()
    house.close()
    window.deleteLater()
