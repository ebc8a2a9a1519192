"""The page Pegawai in a real window over a real office, copied from one template a run."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from builders import admin, clock
from people_sheet import people, people_sheet

from desktop_app.app.compose import open_house
from desktop_app.domain.lists import All, ListQuery
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.notices import Notices
from desktop_app.ui.page import Page, PageSpec, Place
from desktop_app.ui.people.page import PeoplePage
from tests.ui.walker import rest_while, settle

COUNT = 30


class Answers(Dialogs):
    """Answers what the system would ask: which file to open, where to save."""

    def __init__(self) -> None:
        self.opened: Path | None = None
        self.saved: Path | None = None

    def open_file(self, parent, title, kinds):
        return self.opened

    def save_file(self, parent, title, suggested, kinds):
        return self.saved


@dataclass
class Room:
    """The window with the page in it, and what a test looks at."""

    window: MainWindow
    page: PeoplePage
    desk: Desk
    actions: Actions
    answers: Answers
    said: list[str]
    warned: list[str]
    visited: list[Place]

    def rest(self) -> None:
        """Until nothing runs and everything is painted."""
        rest_while(lambda: self.desk.jobs.is_busy)
        settle()

    def go(self, target: object = None) -> None:
        self.window.go(Place("pegawai", target))
        self.rest()

    def someone(self, place: int = 4) -> bytes:
        ids = self.desk.house.people_list.ids(ListQuery(scope=All()))
        return ids[place]

    def named(self, words: str) -> bytes:
        return self.desk.house.people_list.ids(ListQuery(scope=All(), search=words))[0]


class _Other(Page):
    """A page that only notes where it was asked to go."""

    def __init__(self, visited: list[Place], key: str) -> None:
        super().__init__()
        self._visited, self._key = visited, key

    def visit(self, target: object) -> None:
        self._visited.append(Place(self._key, target))


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory):
    """A folder with an office and nobody in it."""
    folder = tmp_path_factory.mktemp("kosong")
    house = open_house(folder, clock)
    house.offices.create(admin(), name="Dinas Latihan", code="LATIHAN")
    house.close()
    return folder


@pytest.fixture(scope="session")
def peopled_office(empty_office, tmp_path_factory):
    """A folder with an office of thirty people, three of them heads."""
    folder = tmp_path_factory.mktemp("berisi")
    sheet = people_sheet(folder / "semula.xlsx", people(COUNT))
    shutil.copytree(empty_office, folder / "data")
    house = open_house(folder / "data", clock)
    cases = house.people_import
    cases.run(admin(), cases.preview(admin(), cases.open(sheet)))
    house.close()
    return folder / "data"


def make_room(template, folder, theme, qtbot):
    """A window over a copy of an office; close its house at the end."""
    shutil.copytree(template, folder)
    house = open_house(folder, clock)
    notices, actions, answers = Notices(), Actions(), Answers()
    desk = Desk(Jobs(), notices, answers)
    desk.open(house, admin())
    visited: list[Place] = []
    made: list[PeoplePage] = []

    def make() -> Page:
        made.append(PeoplePage(desk, actions, theme))
        return made[0]

    specs = [
        PageSpec("rencana", "Rencana", "clipboard-list", "", "Ctrl+2", lambda: _Other(visited, "rencana")),
        PageSpec("evaluasi", "Evaluasi", "star", "", "Ctrl+3", lambda: _Other(visited, "evaluasi")),
        PageSpec("pegawai", "Pegawai", "users", "", "Ctrl+4", make),
    ]
    window = MainWindow(specs, actions, notices, theme, "Dinas Latihan")
    qtbot.addWidget(window)
    window.resize(1366, 697)
    said: list[str] = []
    warned: list[str] = []
    notices.said.connect(lambda told: said.append(told.text))
    notices.undoable.connect(lambda told: said.append(told.text))
    notices.warned.connect(lambda told: warned.append(told.text))
    window.go(Place("pegawai"))
    window.show()
    room = Room(window, made[0], desk, actions, answers, said, warned, visited)
    room.rest()
    return room


@pytest.fixture
def room(peopled_office, tmp_path, theme, qtbot):
    """The page over an office with people."""
    made = make_room(peopled_office, tmp_path / "kantor", theme, qtbot)
    yield made
    made.desk.jobs.close()
    made.desk.house.close()


@pytest.fixture
def empty_room(empty_office, tmp_path, theme, qtbot):
    """The page over an office with nobody."""
    made = make_room(empty_office, tmp_path / "kantor", theme, qtbot)
    yield made
    made.desk.jobs.close()
    made.desk.house.close()
