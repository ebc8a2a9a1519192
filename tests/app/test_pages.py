"""Every page and what opens within it, in the real program: nothing cut or nameless, every button safe."""

from __future__ import annotations

import pytest
from program_room import PAGES, Room
from PySide6.QtWidgets import QAbstractButton

from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.records import Id
from desktop_app.ui.theme.theme import Mode
from tests.ui.walker import faults, nameless

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


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_and_everything_has_a_name(practice_room, theme, view, size, mode):
    theme.choose(mode)
    practice_room.window.resize(*size)
    open_view(practice_room, view)

    assert faults(practice_room.window) == []
    assert nameless(practice_room.window) == []
    assert practice_room.warned == []


@pytest.mark.parametrize("view", VIEWS)
def test_every_button_can_be_pressed(practice_room, view):
    open_view(practice_room, view)
    names = [name_of(button) for button in buttons(practice_room)]
    assert names

    for place, name in enumerate(names):
        open_view(practice_room, view)
        found = buttons(practice_room)
        button = found[place] if place < len(found) and name_of(found[place]) == name else None
        if button is not None and button.isEnabled():
            button.click()
            practice_room.rest()
            for _ in range(4):
                practice_room.page.escape()


def buttons(room: Room) -> list[QAbstractButton]:
    return [each for each in room.visible(QAbstractButton) if not each.objectName().startswith("qt_")]


def name_of(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text() or button.toolTip()
