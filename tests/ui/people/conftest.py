"""The page Pegawai in a real window over a real office on an encrypted file, copied from one template a run."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from builders import KEY, admin, clock, found_office, office_store
from people_sheet import people, people_sheet

from desktop_app.domain.lists import All, ListQuery
from desktop_app.services.offices import Offices
from desktop_app.services.people import People
from desktop_app.services.people_import import PeopleImport
from desktop_app.services.plans.cases import Plans
from desktop_app.services.superiors import Superiors
from desktop_app.store.lists.evaluations import EvaluationList
from desktop_app.store.lists.people import PeopleList
from desktop_app.store.lists.plans import PlanList
from desktop_app.store.lists.scopes import scope_of
from desktop_app.store.opening import open_store
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.notices import Notices
from desktop_app.ui.page import Page, PageSpec, Place
from desktop_app.ui.people.page import PeoplePage
from tests.ui.walker import settle

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
    answers: Answers
    said: list[str]
    warned: list[str]
    visited: list[Place]

    def rest(self) -> None:
        """Until nothing runs and everything is painted."""
        settle()
        while self.desk.jobs.is_busy:
            settle()
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


def house_of(store) -> SimpleNamespace:
    """The use cases that the page needs."""
    return SimpleNamespace(
        store=store,
        clock=clock,
        offices=Offices(store),
        people=People(store),
        people_import=PeopleImport(store),
        superiors=Superiors(store),
        plans=Plans(store),
        people_list=PeopleList(store.engine),
        plan_list=PlanList(store.engine),
        evaluation_list=EvaluationList(store.engine),
        scope_of=lambda person_id, day: scope_of(store.engine, person_id, day),
    )


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory):
    """A folder with an office and nobody in it."""
    folder = tmp_path_factory.mktemp("kosong")
    found_office(folder)
    return folder


@pytest.fixture(scope="session")
def peopled_office(empty_office, tmp_path_factory):
    """A folder with an office of thirty people, three of them heads."""
    folder = tmp_path_factory.mktemp("berisi")
    for file in empty_office.iterdir():
        shutil.copy(file, folder / file.name)
    store = open_store(folder, KEY, clock)
    cases = PeopleImport(store)
    sheet = people_sheet(folder / "semula.xlsx", people(COUNT))
    cases.run(admin(), cases.preview(admin(), cases.open(sheet)))
    store.engine.dispose()
    return folder


def _room(template, tmp_path, theme, qtbot):
    store = office_store(template, tmp_path)
    notices, actions, answers = Notices(), Actions(), Answers()
    desk = Desk(Jobs(), notices, answers)
    desk.open(house_of(store), admin())
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
    room = Room(window, made[0], desk, answers, said, warned, visited)
    room.rest()
    return room, store


@pytest.fixture
def room(peopled_office, tmp_path, theme, qtbot):
    """The page over an office with people."""
    made, store = _room(peopled_office, tmp_path, theme, qtbot)
    yield made
    made.desk.jobs.close()
    store.engine.dispose()


@pytest.fixture
def empty_room(empty_office, tmp_path, theme, qtbot):
    """The page over an office with nobody."""
    made, store = _room(empty_office, tmp_path, theme, qtbot)
    yield made
    made.desk.jobs.close()
    store.engine.dispose()
