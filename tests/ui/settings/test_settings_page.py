"""The list of sections: by mouse, by keys, by a place; every section safe to look at and to press."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QScrollArea

from desktop_app.ui.theme.theme import Mode
from tests.ui.settings.conftest import section
from tests.ui.walker import faults, nameless

SIZES = ((1366, 697), (1093, 574), (911, 492))
SECTIONS = ("kantor", "tampilan", "cadangan", "keutuhan", "aturan", "tentang")


def test_every_section_opens_by_its_name(practice):
    shown = []
    for key in SECTIONS:
        page = section(practice, key)
        shown.append((page.sections.key(), page._views[key].isVisible()))

    assert shown == [(key, True) for key in SECTIONS]


def test_arrow_keys_move_between_sections(practice, qtbot):
    page = section(practice, "kantor")
    page.sections.items["kantor"].setFocus()

    qtbot.keyClick(page.sections.items["kantor"], Qt.Key.Key_Down)
    practice.rest()

    assert page.sections.key() == "tampilan"
    assert page.looks.isVisible()


def test_the_section_stays_when_the_page_is_opened_again(practice):
    page = section(practice, "aturan")
    practice.go("beranda")
    practice.go("pengaturan")

    assert page.sections.key() == "aturan"


@pytest.mark.parametrize("key", SECTIONS)
def test_every_button_can_be_pressed(practice, key):
    page = section(practice, key)
    count = len([each for each in page.findChildren(QAbstractButton) if each.isVisible()])

    for place in range(count):
        page = section(practice, key)
        buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
        if place < len(buttons) and buttons[place].isEnabled():
            buttons[place].click()
            practice.rest()
        for _ in range(4):
            page.escape()
        practice.rest()

    assert count >= len(SECTIONS)


@pytest.mark.parametrize("key", SECTIONS)
def test_nothing_is_cut_nameless_or_wider_than_the_window(practice, theme, key):
    page = section(practice, key)
    found = {}
    for mode, size, percent in product((Mode.LIGHT, Mode.DARK), SIZES, (100, 130)):
        theme.choose(mode)
        theme.scale(percent)
        practice.window.resize(*size)
        practice.rest()
        wide = [
            area.horizontalScrollBar().maximum()
            for area in page.findChildren(QScrollArea)
            if area.isVisible() and area.horizontalScrollBar().maximum() > 0 and percent == 100
        ]
        found[mode, size, percent] = faults(practice.window) + nameless(practice.window) + wide

    assert {where: what for where, what in found.items() if what} == {}
