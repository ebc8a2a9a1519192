"""The page Evaluasi in a real window over a real office on an encrypted file, copied for each test."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from evaluation_house import EvaluationHouse, build, opened

from desktop_app.ui.actions import Actions
from desktop_app.ui.evaluations.page import EvaluationsPage
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.page import Page, PageSpec, Place
from tests.ui.walker import rest_while, settle


@dataclass
class Room:
    """The window with the page in it, and what a test looks at."""

    world: EvaluationHouse
    window: MainWindow
    page: EvaluationsPage
    said: list[str]
    warned: list[str]

    def rest(self) -> None:
        """Until nothing runs and everything is painted."""
        rest_while(lambda: self.world.jobs.is_busy)
        self.page.listing._later.timeout.emit()
        settle()

    def open(self, name: str) -> None:
        """The sheet of somebody."""
        self.page.visit(self.world.evaluation(name))
        self.rest()

    def missing(self) -> list[str]:
        """What the sheet says is missing."""
        return [button.text() for button in self.page.sheet.verdict.missing]

    def predikat(self) -> str:
        return self.page.sheet.verdict.predikat.words()

    def paper(self) -> None:
        """The operator names the paper he records from."""
        assert self.page.commands.acts.paper.isVisible()
        self.page.commands.acts.paper.deed.click()
        self.rest()


@pytest.fixture(scope="session")
def _template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evaluasi")
    build(folder)
    return folder


@pytest.fixture
def room(_template, tmp_path, theme, qtbot):
    world = opened(_template, tmp_path / "kantor")
    actions, made = Actions(), []

    def make() -> Page:
        made.append(EvaluationsPage(world.desk, actions, theme))
        return made[0]

    specs = [
        PageSpec("beranda", "Beranda", "house", "", "Ctrl+1", Page),
        PageSpec("evaluasi", "Evaluasi", "star", "KINERJA", "Ctrl+3", make),
    ]
    window = MainWindow(specs, actions, world.notices, theme, "Dinas Latihan")
    window.resize(1366, 697)
    window.show()
    said, warned = [], []
    world.notices.said.connect(lambda each: said.append(each.text))
    world.notices.undoable.connect(lambda each: said.append(each.text))
    world.notices.warned.connect(lambda each: warned.append(each.text))
    window.go(Place("evaluasi"))
    settle()
    found = Room(world, window, made[0], said, warned)
    yield found
    found.page.state.close()
    found.rest()
    window.close()
    world.close()
    window.deleteLater()
