"""Riwayat: what went and came, who is silent, and the way back from the last import."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import NOW, admin
from exchange_town import first_person
from PySide6.QtCore import Qt

from desktop_app.ui.widgets.buttons import Button
from tests.app.program_room import running


@pytest.fixture
def history(town, open_window):
    """The window of an office on Riwayat."""

    def opened(code: str):
        room = open_window(town.home(code))
        room.go("sinkronisasi", {"tampil": "riwayat"})
        return room

    return opened


def lines(room):
    model = room.page.history.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def pick(room, name):
    """Chooses the line of a file."""
    history = room.page.history
    place = next(place for place, line in enumerate(lines(room)) if line[1].startswith(name))
    history.table.choose(history.model.id_at(place))


def test_the_agency_sees_what_went_and_came_and_whether_it_was_acknowledged(history):
    room = history("BKPSDM")
    found = {line[1].split(",")[0]: line[3] for line in lines(room)}

    assert found["BKPSDM_paket-awal_DINLAT_0001.sinkron"] == "Sudah diakui"
    assert found["DINLAT_ke_BKPSDM_0001.sinkron"] == "Diterima"


def test_lines_are_narrowed_by_office_and_direction(history):
    room = history("BKPSDM")
    everything = len(lines(room))
    room.page.history.office.choose("DINKES")
    of_one = lines(room)
    room.page.history.chips.pick("keluar")
    sent = lines(room)
    room.page.history.chips.pick("belum")

    assert everything == 4
    assert {line[2].split(",")[0] for line in of_one} == {"Dinas Kesehatan"}
    assert [line[2] for line in sent] == ["Dinas Kesehatan, ke DINKES"]
    assert lines(room) == []
    assert room.page.history.nothing.isVisible()


def test_the_last_import_is_undone_and_taken_again(town, history, qtbot):
    town.rename("DINLAT", "Nama Baru")
    town.take("BKPSDM", town.send("DINLAT", "BKPSDM"))
    room = history("BKPSDM")
    panel = room.page.history.panel
    pick(room, "DINLAT_ke_BKPSDM_0002")
    qtbot.mouseClick(panel.undo, Qt.MouseButton.LeftButton)
    room.rest()
    qtbot.waitUntil(lambda: panel.again.isVisible(), timeout=5_000)
    undone = first_person(room.desk.house).name
    state = panel.pill.accessibleName()
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    room.rest()

    assert undone != "Nama Baru"
    assert state == "Diurungkan"
    assert first_person(room.desk.house).name == "Nama Baru"
    assert room.warned == []


def test_an_import_that_others_built_upon_says_why_it_stays(town, history):
    for name in ("Nama Satu", "Nama Dua"):
        town.rename("DINLAT", name)
        town.take("BKPSDM", town.send("DINLAT", "BKPSDM"))
    room = history("BKPSDM")
    pick(room, "DINLAT_ke_BKPSDM_0002")
    panel = room.page.history.panel

    assert not panel.undo.isEnabled()
    assert "tidak dapat diurungkan" in panel.why.text()


def test_the_minutes_of_an_exchange_are_shown_and_left(history, qtbot):
    room = history("BKPSDM")
    pick(room, "DINLAT_ke_BKPSDM_0001")
    qtbot.mouseClick(room.page.history.panel.minutes, Qt.MouseButton.LeftButton)
    room.rest()
    pages = len(room.page.letter.pages)
    title = room.page.letter.title.text()
    left = room.page.escape()

    assert pages >= 1
    assert "Berita acara" in title
    assert left
    assert room.page.history.isVisible()
    assert room.warned == []


def test_silent_offices_stand_first_and_are_reminded_on_paper(town, open_window, theme, qtbot):
    def later():
        return NOW + timedelta(days=45)

    town.rename("DINLAT", "Nama Baru")
    path = town.send("DINLAT", "BKPSDM")
    with town.house("BKPSDM", later) as house:
        house.exchange.receive(admin(later().date()), [path])
    with running(town.home("BKPSDM"), theme, qtbot, later) as room:
        page = room.go("sinkronisasi", {"tampil": "riwayat"})
        page.history.show_silent()
        model = page.history.office_model
        rows = [[model.data(model.index(r, c)) for c in range(5)] for r in range(model.rowCount())]
        enabled = page.head.remind.isEnabled()
        qtbot.mouseClick(page.head.remind, Qt.MouseButton.LeftButton)
        room.rest()

        assert rows[0][0] == "Dinas Kesehatan, DINKES"
        assert rows[0][4] == "Diam 45 hari"
        assert rows[1][4] == "Lancar"
        assert enabled
        assert "Surat pengingat" in page.letter.title.text()
        assert page.letter.pages
        assert room.warned == []


def test_an_office_of_the_list_opens_its_files(history):
    room = history("BKPSDM")
    page = room.page
    page.history.show_silent()
    page.history.offices.opened.emit(page.history.office_model.id_at(0))

    assert page.history.office.value() in {"DINKES", "DINLAT"}
    assert len(lines(room)) == 2


def test_only_the_agency_has_silent_offices_and_reminders(history):
    room = history("DINLAT")
    chips = room.page.history.chips.findChildren(Button)
    shown = [chip.text() for chip in chips if chip.isVisible()]

    assert not room.page.head.remind.isVisible()
    assert shown == ["Semua", "Dikirim", "Diterima", "Belum diakui"]
