"""The page as a picky eye sees it: nothing cut, nothing without a name, at every size and font."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop_app.ui.page import Place
from desktop_app.ui.plans.editor.findings import Part
from desktop_app.ui.theme.theme import Mode
from tests.ui.walker import faults, nameless, settle

SIZES = ((1366, 697), (1093, 574), (911, 492), (1920, 1000))
VIEWS = ("daftar", "panel", *(part.value for part in Part), "pratinjau", "kertas", "rincian", "buat")


def show(room, view):
    if view == "panel":
        room.choose("Dewi Lestari")
        room.page.listing.beside.open()
    elif view == "kertas":
        room.choose("Sari")
        room.page.listing.panel.first.click()
    elif view == "buat":
        room.page.new_plan.ask_for(room.world.people["Budi"])
    elif view == "pratinjau":
        room.choose("Wulan")
        room.page.listing.panel.second.click()
    elif view != "daftar":
        room.open("Dewi Lestari")
        if view == "rincian":
            room.page.editor.sections.results.details.click()
        else:
            room.page.editor.sections.go_to(Part(view))
    room.rest()


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_or_nameless(room, theme, view):
    found = {}
    for percent in (100, 130):
        theme.scale(percent)
        for size in SIZES:
            room.window.resize(*size)
            settle()
            show(room, view)
            wrong = faults(room.page) + [f"no name: {each}" for each in nameless(room.page)]
            if wrong:
                found[view, percent, size] = wrong
            room.page.escape()
            room.window.go(Place("rencana"))
            room.rest()

    assert found == {}


def test_the_dark_look_changes_what_is_painted(room, theme):
    room.open("Budi")
    light = room.window.grab().toImage()
    theme.choose(Mode.DARK)
    settle()

    assert room.window.grab().toImage() != light
    assert faults(room.page) == []


def test_every_button_has_a_name(room):
    room.open("Budi")

    assert [b for b in room.page.findChildren(QPushButton) if not (b.text() or b.accessibleName())] == []
