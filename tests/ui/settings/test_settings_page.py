"""The list of sections: by mouse, by keys, by a place; every section safe to look at and to press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.ui.settings.conftest import section, unsightly

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

    assert unsightly(practice, theme, page) == {}


def test_the_palette_leads_to_each_deed_from_anywhere(practice):
    actions = practice.program.actions
    seen = []
    for id, widget in (
        ("pengaturan.cadangkan", lambda page: page.backups.making),
        ("pengaturan.pindah", lambda page: page.backups.moving),
        ("pengaturan.periksa", lambda page: page.integrity.verdict),
        ("pengaturan.cadangkan", lambda page: page.backups.making),
    ):
        section(practice, "kantor")
        practice.go("beranda")
        actions.run(id)
        practice.rest()
        seen.append(widget(practice.page).isVisible())

    assert seen == [True] * 4
