"""Starting and ending the program: folders, second windows, others at the store, what is remembered."""

from __future__ import annotations

import shutil

import pytest
from builders import admin, clock
from people_sheets import siasn_sheet
from practice_folders import office_template
from PySide6.QtCore import QLockFile, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from desktop_app.app import desktop
from desktop_app.app.compose import open_house
from desktop_app.app.paths import Paths
from desktop_app.services.preferences import Preferences, read_preferences
from desktop_app.ui.theme.look import look
from desktop_app.ui.theme.theme import Mode
from tests.app.program_room import PAGES, running

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_new_folder_is_founded_from_the_first_page(new_room):
    setup = new_room.page.setup
    assert setup.isVisible()

    QTest.keyClicks(setup.name, "Dinas Contoh")
    QTest.keyClicks(setup.code, "CONTOH")
    setup.button.click()
    new_room.rest()

    assert new_room.desk.house.offices.own().name == "Dinas Contoh"
    assert new_room.page.import_button.isVisible()


def test_an_office_without_people_offers_the_import(office_room):
    office_room.page.import_button.click()
    office_room.rest()

    assert office_room.window.pages.current_key() == "pegawai"
    assert office_room.page.importing.isVisible()


def test_practice_is_marked_in_every_page(practice_room):
    assert practice_room.window._practice.isVisible()
    assert "Dinas Latihan" in practice_room.window.windowTitle()


@pytest.mark.parametrize("key", range(len(PAGES)))
def test_every_page_opens_by_its_key(practice_room, key):
    window = practice_room.window
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_1 + key, CTRL)
    practice_room.rest()

    assert window.pages.current_key() == PAGES[key]
    assert practice_room.page.isVisible()


def test_what_a_command_line_writes_is_shown_at_the_next_look(office_room, tmp_path):
    office_room.go("pegawai")
    siasn_sheet(tmp_path / "pegawai.xlsx", 20, faults=False)
    beside = open_house(tmp_path / "kantor", clock)
    cases = beside.people_import
    cases.run(admin(), cases.preview(admin(), cases.open(tmp_path / "pegawai.xlsx")))
    beside.close()

    office_room.program._watch.timeout.emit()
    office_room.rest()

    assert office_room.page.listing.model.rowCount() == 20


def test_each_choice_of_the_look_is_remembered_on_this_pc(practice_room, theme, tmp_path):
    card = practice_room.go("pengaturan").looks
    card.mode.valued.emit(Mode.DARK)
    card.scale.valued.emit(120)
    card.compact.setChecked(True)

    kept = read_preferences(tmp_path / "pengaturan" / "rembug.toml")

    assert (kept.theme, kept.percent, kept.is_compact) == ("gelap", 120, True)
    assert (look().percent, look().is_compact) == (120, True)


def test_the_window_comes_back_as_it_was_left(tmp_path, theme, qtbot):
    shutil.copytree(office_template(), tmp_path / "kantor")
    with running(tmp_path, theme, qtbot) as room:
        room.window.resize(1000, 580)  # the screen here is narrower than the window may be
    with running(tmp_path, theme, qtbot) as room:
        assert room.window.height() == 580


def test_a_store_that_cannot_be_opened_is_told_in_the_window(tmp_path, theme, qtbot):
    shutil.copytree(office_template(), tmp_path / "kantor")
    (tmp_path / "kantor" / "rembug.kunci").write_bytes(b"pendek")

    with running(tmp_path, theme, qtbot, opens=False) as room:
        assert len(room.warned) == 1
        assert "rembug.kunci" in room.warned[0]


@pytest.fixture
def told(monkeypatch):
    """What the message boxes of the system said."""
    said = []
    monkeypatch.setattr(QMessageBox, "information", lambda _parent, _title, words: said.append(words))
    return said


def test_a_second_window_on_the_same_office_is_refused(tmp_path, theme, told):
    folder = tmp_path / "kantor"
    shutil.copytree(office_template(), folder)
    lock = QLockFile((folder / desktop.LOCK).as_posix())
    assert lock.tryLock(0)

    code = desktop.run(Paths(folder, tmp_path / "p", tmp_path / "l"), clock, gallery=False)
    lock.unlock()

    assert code == 2
    assert told[0].startswith("Kantor ini sedang dibuka di jendela lain")


def test_a_folder_that_is_none_is_told_before_the_window(tmp_path, theme, told):
    (tmp_path / "berkas").write_text("")

    code = desktop.run(Paths(tmp_path / "berkas", tmp_path / "p", tmp_path / "l"), clock, gallery=False)

    assert code == 2
    assert told[0].startswith("Folder data “")


def test_preferences_keep_what_a_newer_program_wrote():
    kept = Preferences(rest={"baru": 1}).with_look("gelap", 110, is_compact=True)

    assert kept == Preferences("gelap", 110, True, {"baru": 1})
