"""The page Rencana kinerja in a real window over a real office on an encrypted file, copied for each test."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from plan_house import PlanHouse, build, opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.terms import RhkKind
from desktop_app.ui.actions import Actions
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.page import Page, PageSpec, Place
from desktop_app.ui.plans.page import PlansPage
from tests.ui.walker import rest_while, settle


@dataclass
class Room:
    """The window with the page in it, and what a test looks at."""

    world: PlanHouse
    window: MainWindow
    page: PlansPage
    said: list[str]
    warned: list[str]

    @property
    def grid(self):
        return self.page.editor.sections.results.grid

    @property
    def plan(self):
        """The plan as it is being written."""
        return self.page.editor.state.plan

    def rest(self) -> None:
        """Until nothing runs and everything is painted."""
        rest_while(lambda: self.world.jobs.is_busy)
        settle()

    def open(self, name: str) -> None:
        """The plan of somebody in the editor."""
        self.window.go(Place("rencana", bytes(self.world.plan(name))))
        self.rest()

    def choose(self, name: str) -> None:
        """Somebody's row in the list."""
        assert self.page.listing.table.choose(self.world.plan(name))
        settle()

    def texts(self) -> list[str]:
        return [rhk.text for rhk in self.plan.lines(RhkKind.UTAMA)]

    def type(self, text: str, *then: Qt.Key) -> None:
        """Type into whatever has the focus, then press keys there, one after the other."""
        QTest.keyClicks(QApplication.focusWidget(), text)
        for key in then:
            self.press(key)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        settle()

    def paper(self) -> None:
        """The operator names the paper he records from."""
        assert self.page.deeds.paper.isVisible()
        self.page.deeds.paper.deed.click()
        self.rest()


@pytest.fixture(scope="session")
def _template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rencana")
    build(folder)
    return folder


@pytest.fixture
def room(_template, tmp_path, theme, qtbot):
    world = opened(_template, tmp_path / "kantor")
    actions, made = Actions(), []

    def make() -> Page:
        made.append(PlansPage(world.desk, actions, theme))
        return made[0]

    specs = [
        PageSpec("beranda", "Beranda", "house", "", "Ctrl+1", Page),
        PageSpec("rencana", "Rencana kinerja", "clipboard-list", "KINERJA", "Ctrl+2", make),
    ]
    window = MainWindow(specs, actions, world.notices, theme, "Dinas Latihan")
    window.resize(1366, 697)
    window.show()
    said, warned = [], []
    world.notices.said.connect(lambda each: said.append(each.text))
    world.notices.undoable.connect(lambda each: said.append(each.text))
    world.notices.warned.connect(lambda each: warned.append(each.text))
    window.go(Place("rencana"))
    window.activateWindow()
    settle()
    found = Room(world, window, made[0], said, warned)
    yield found
    found.page.editor.state.close()
    found.rest()
    window.close()
    world.close()
    window.deleteLater()
