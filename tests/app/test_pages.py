"""Every page and what opens within it, in the real program: nothing cut or nameless, every button safe."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.records import Id
from desktop_app.ui.shell.sidebar import NavItem
from desktop_app.ui.theme.fonts import breakable, metrics
from desktop_app.ui.theme.theme import Mode
from desktop_app.ui.widgets.doors import TaskRow
from tests.app.program_room import PAGES, Room
from tests.ui.walker import faults, nameless, settle

pytestmark = pytest.mark.xdist_group("pages")  # made once, on one worker

SIZES = ((1366, 697), (1093, 574), (911, 492))
VIEWS = (
    *PAGES,
    "rencana-draf",
    "rencana-ditetapkan",
    "rencana-baru",
    "evaluasi-lembar",
    "evaluasi-final",
    "pegawai-impor",
    "pegawai-penilai",
    "pegawai-orang",
)


def open_view(room: Room, view: str) -> None:
    """A page, or something within it, as a person would come to it."""
    key, _, part = view.partition("-")
    house = room.desk.house

    def first(lists, **filters: str) -> Id:
        return Id(lists.ids(ListQuery(scope=All(), filters=tuple(filters.items())))[0])

    targets = {
        "draf": lambda: first(house.plan_list, status="draf"),
        "ditetapkan": lambda: first(house.plan_list, status="ditetapkan"),
        "baru": lambda: {"tampil": "buat"},
        "lembar": lambda: first(house.evaluation_list, periode="2026-TW3", jenis="periodik", status="siap"),
        "final": lambda: first(house.evaluation_list, periode="2026-TW1", jenis="periodik", status="selesai"),
        "impor": lambda: {"tampil": "impor"},
        "penilai": lambda: {"tampil": "penilai"},
        "orang": lambda: first(house.people_list),
    }
    room.go(key, targets[part]() if part else None)


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_and_everything_has_a_name(practice_room, theme, view):
    found = {}
    for mode, size in product((Mode.LIGHT, Mode.DARK), SIZES):
        theme.choose(mode)
        practice_room.window.resize(*size)
        open_view(practice_room, view)
        found[mode, size] = faults(practice_room.window) + nameless(practice_room.window)

    assert {where: what for where, what in found.items() if what} == {}
    assert practice_room.warned == []


@pytest.mark.parametrize("view", VIEWS)
def test_every_button_can_be_pressed(practice_room, view):
    open_view(practice_room, view)
    names = [name_of(button) for button in buttons(practice_room, view)]
    pressed = 0

    for place, name in enumerate(names):
        open_view(practice_room, view)
        found = buttons(practice_room, view)
        button = found[place] if place < len(found) and name_of(found[place]) == name else None
        if button is not None:  # what was pressed before may have changed what is offered
            pressed += 1
            button.click()
            practice_room.rest()
            for _ in range(4):
                practice_room.page.escape()

    assert names
    assert pressed >= len(names) / 2


def test_a_word_wider_than_its_column_is_broken_and_no_other(theme):
    broken = breakable("Terselesaikannya izin usaha", 13, 60)

    assert broken.replace("\u200b", "") == "Terselesaikannya izin usaha"
    assert broken.endswith(" izin usaha")
    assert breakable("izin usaha warga kota", 13, 60) == "izin usaha warga kota"
    assert metrics(13).boundingRect(QRectF(0, 0, 60, 999), Qt.TextFlag.TextWordWrap, broken).width() <= 60


def test_the_first_page_shows_each_task_once_however_often_it_looks(practice_room):
    for _ in range(3):
        practice_room.page.visit(None)
    settle()
    shown = [row.accessibleName() for row in practice_room.visible(TaskRow)]

    assert len(shown) == len(set(shown)) > 1


def test_names_of_the_picker_are_never_wider_than_it(practice_room):
    open_view(practice_room, "rencana-baru")
    results = practice_room.page.new_plan.picker.results

    assert results.isVisible()
    assert results.horizontalScrollBar().maximum() == 0


def buttons(room: Room, view: str) -> list[QAbstractButton]:
    """What can be pressed now; the frame of the window only with the first page."""
    frame = () if view == PAGES[0] else (room.window.sidebar, room.window.top_bar)
    return [
        each
        for each in room.visible(QAbstractButton)
        if not each.objectName().startswith("qt_") and not any(part.isAncestorOf(each) for part in frame)
    ]


def name_of(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text() or button.toolTip()


def test_the_first_look_at_a_page_already_tells_what_waits_there(practice_room):
    practice_room.go("evaluasi")
    told = [entry.accessibleName() for entry in practice_room.visible(NavItem)]

    assert "Evaluasi, 4 menunggu" in told


def test_no_page_shows_a_part_of_itself_as_a_window_of_its_own(practice_room, qapp, theme):
    seen = _Windows()
    qapp.installEventFilter(seen)
    for view in VIEWS:
        open_view(practice_room, view)
    qapp.removeEventFilter(seen)

    assert seen.shown == []


class _Windows(QObject):
    """Notes each widget that is shown without standing in another."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and watched.windowType() is Qt.WindowType.Window:
            self.shown.append(type(watched).__name__)
        return False
