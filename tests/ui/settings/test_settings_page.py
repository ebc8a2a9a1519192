"""The list of sections: by mouse, by keys, by a place; every section safe to look at and to press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, Role
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


def test_who_acts_for_himself_sees_why_he_may_not(practice):
    page = section(practice, "cadangan")
    page.backups.make_button.click()
    page.backups.making.here.click()
    page.backups.making.write.click()
    practice.rest()
    page.backups.written.close_button.click()
    person = practice.desk.house.people_list.ids(ListQuery(scope=All()))[0]

    practice.desk.act_as(
        Acting(day=practice.desk.acting.day, role=Role.PEGAWAI, title="Pegawai", person_id=Id(person))
    )
    practice.rest()

    view = page.backups
    (row,) = view.listing.rows
    denied = (view.make_button, view.from_file, view.move_button, row.restore)
    assert [button.isEnabled() for button in denied] == [False] * 4
    assert all("operator" in button.toolTip() or "admin" in button.toolTip() for button in denied)
    assert row.check.isEnabled()
