"""Terima: read before it is written, refused with a sentence, and taken back when it was a mistake."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from builders import NOW, admin
from exchange_town import first_person
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop_app.ui.widgets.doors import TaskRow


@pytest.fixture
def agency(town, open_window):
    """The window of BKPSDM on Terima."""

    def opened():
        room = open_window(town.home("BKPSDM"))
        room.go("sinkronisasi", {"tampil": "terima"})
        return room

    return opened


def look_at(room, *paths):
    room.page.receive.look_at(paths)
    room.rest()
    return room.page.receive


def cells(table):
    """The table as a screen reader reads it."""
    model = table.model()
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def flipped(path: Path, name: str) -> Path:
    data = bytearray(path.read_bytes())
    data[-200] ^= 1
    other = path.with_name(name)
    other.write_bytes(data)
    return other


def test_a_preview_writes_nothing_and_taking_in_does_what_it_said(town, agency):
    town.rename("DINLAT", "Nama Baru")
    path = town.send("DINLAT", "BKPSDM")
    room = agency()
    receive = look_at(room, path)
    previewed = cells(receive.review.table)
    before = first_person(room.desk.house).name
    rows = cells(receive.review.contents)
    room.page.deeds.take.trigger()
    room.rest()

    assert previewed[0][1:4] == ["Siap", "–", "1"]
    assert before != "Nama Baru"
    assert ["Nama Baru, S.AP.", "pegawai", "Berubah"] in rows or "Nama Baru" in str(rows)
    assert cells(receive.review.table)[0][1] == "Diterima"
    assert first_person(room.desk.house).name == "Nama Baru"
    assert room.said == ["DINLAT_ke_BKPSDM_0002.sinkron diterima"]
    assert room.warned == []


def test_the_control_number_is_the_one_the_sender_saw(town, open_window, agency, qtbot):
    town.rename("DINLAT", "Nama Baru")
    sender = open_window(town.home("DINLAT"))
    page = sender.go("sinkronisasi")
    qtbot.waitUntil(lambda: page.send.is_ready, timeout=10_000)
    page.deeds.save.trigger()
    sender.rest()
    number = page.send.done.words.text().rsplit("kendali ", 1)[1]
    room = agency()
    receive = look_at(room, sender.answers.target / "DINLAT_ke_BKPSDM_2026-11-24.sinkron")
    room.page.deeds.take.trigger()
    room.rest()

    assert f"{number}: sama dengan pengirim" in receive.review.panel.total.text()
    assert len(number.split()) == 3


def test_one_press_takes_a_mistake_back(town, agency, qtbot):
    town.rename("DINLAT", "Nama Salah")
    path = town.send("DINLAT", "BKPSDM")
    room = agency()
    before = first_person(room.desk.house).name
    room.desk.notices.say_undoable("Rencana diajukan", lambda: None)
    look_at(room, path)
    room.page.deeds.take.trigger()
    room.rest()
    room.window.undo.undo()
    room.rest()

    assert first_person(room.desk.house).name == before
    assert room.window.undo.newest() == ""


def test_refused_files_say_why_and_the_others_enter(town, agency):
    town.rename("DINLAT", "Nama Baru")
    good = town.send("DINLAT", "BKPSDM")
    flipped(good, "rusak.sinkron")
    town.send("BKPSDM", "DINKES", "untuk-dinkes.sinkron")
    (town.stick / "catatan.sinkron").write_text("bukan berkas sinkron")
    room = agency()
    receive = look_at(room, town.stick)
    told = receive.review.told
    states = {row[0].split(",")[0]: row[1] for row in cells(receive.review.table)}
    panel = receive.review.panel
    sentences = {}
    for place in range(4):
        receive.review.table.choose(receive.review.files.id_at(place))
        sentences[panel.name.text().replace("\u200b", "")] = panel.words.text()
    room.page.deeds.take.trigger()
    room.rest()

    assert states == {
        "DINLAT_ke_BKPSDM_0002.sinkron": "Siap",
        "catatan.sinkron": "Ditolak",
        "rusak.sinkron": "Ditolak",
        "untuk-dinkes.sinkron": "Ditolak",
    }
    assert "tidak sama dengan yang ditandatangani" in sentences["rusak.sinkron"]
    assert "Dinas Kesehatan" in sentences["untuk-dinkes.sinkron"]
    assert all(
        "Tidak ada data yang berubah" in text for name, text in sentences.items() if "DINLAT" not in name
    )
    assert "3 berkas ditolak" in told.title.text()
    assert first_person(room.desk.house).name == "Nama Baru"


def test_the_same_folder_again_changes_nothing(town, agency):
    town.rename("DINLAT", "Nama Baru")
    town.send("DINLAT", "BKPSDM")
    room = agency()
    look_at(room, town.stick)
    room.page.deeds.take.trigger()
    room.rest()
    receive = look_at(room, town.stick)

    assert cells(receive.review.table)[0][1] == "Sudah pernah"
    assert "sudah pernah diterima" in receive.review.told.words.text()
    assert not receive.is_ready
    assert room.page.head.choose.isVisible()


def test_an_older_file_is_named_by_its_number(town, agency):
    town.rename("DINLAT", "Nama Satu")
    old = town.send("DINLAT", "BKPSDM")
    town.rename("DINLAT", "Nama Dua")
    town.take("BKPSDM", town.send("DINLAT", "BKPSDM"))
    room = agency()
    receive = look_at(room, old)

    assert "lebih lama" in receive.review.panel.words.text()
    assert "nomor 3" in receive.review.panel.words.text()


def test_a_file_that_went_missing_is_told(town, agency):
    room = agency()
    receive = look_at(room, town.stick / "tidak-ada.sinkron")

    assert "tidak ditemukan" in receive.review.panel.words.text()


def test_a_folder_without_files_is_told(town, agency):
    (town.folder / "kosong").mkdir()
    room = agency()
    receive = look_at(room, town.folder / "kosong")

    assert "Tidak ada berkas" in receive.review.told.title.text()


def test_files_are_chosen_by_the_dialog_or_as_a_folder(town, agency, qtbot):
    town.rename("DINLAT", "Nama Baru")
    room = agency()
    room.answers.to_open = town.send("DINLAT", "BKPSDM")
    qtbot.mouseClick(room.page.head.choose, Qt.MouseButton.LeftButton)
    room.rest()
    by_file = len(room.page.receive.found.intakes)
    room.page.escape()
    room.answers.target = town.stick
    qtbot.mouseClick(room.page.receive.choosing.folder, Qt.MouseButton.LeftButton)
    room.rest()

    assert (by_file, len(room.page.receive.found.intakes)) == (1, 1)


def test_files_can_be_dropped_onto_the_page(town, agency):
    path = town.send("DINLAT", "BKPSDM")
    room = agency()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, either = room.page.receive.choosing, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, data, either, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(place, enter)
    drop = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, either, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(place, drop)
    room.rest()

    assert enter.isAccepted()
    assert [intake.file for intake in room.page.receive.found.intakes] == [path.name]


def test_a_stick_with_files_is_a_door_to_them(town, agency, plugged, qtbot):
    town.send("DINLAT", "BKPSDM")
    plugged.append(town.stick)
    room = agency()
    (door,) = room.page.receive.choosing.doors()
    qtbot.mouseClick(door, Qt.MouseButton.LeftButton)
    room.rest()

    assert isinstance(door, TaskRow)
    assert "1 berkas sinkron" in door.accessibleName()
    assert len(room.page.receive.found.intakes) == 1


def test_everything_is_done_by_keys_alone(town, agency, qtbot):
    town.rename("DINLAT", "Nama Baru")
    room = agency()
    room.answers.to_open = town.send("DINLAT", "BKPSDM")
    room.window.activateWindow()
    qtbot.keyClick(room.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(room.window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    room.rest()
    page = room.page
    page.views.tabs.setFocus()
    qtbot.keyClick(page.views.tabs, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    room.rest()
    qtbot.keyClick(page.receive.review.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.rest()

    assert first_person(room.desk.house).name == "Nama Baru"


def test_a_file_from_a_computer_with_a_wrong_clock_enters_with_a_warning(town, agency):
    with town.house("DINLAT", lambda: NOW + timedelta(days=400)) as house:
        person = first_person(house)
        house.people.save_person(admin(), replace(person, name="Nama Baru"))
        path = house.exchange.send(admin(), "BKPSDM", town.stick).files[0].path
    room = agency()
    receive = look_at(room, path)

    assert "Jam komputer pengirim diragukan" in receive.review.panel.notes.text()
    assert receive.is_ready


def test_contents_at_odds_lead_to_where_they_are_decided(town, agency, qtbot):
    town.rename("DINLAT", "Nama Sini")
    town.rename("BKPSDM", "Nama Sana")
    path = town.send("DINLAT", "BKPSDM")
    room = agency()
    receive = look_at(room, path)
    previewed = cells(receive.review.table)[0]
    first_row = cells(receive.review.contents)[0]
    room.page.deeds.take.trigger()
    room.rest()
    qtbot.mouseClick(receive.review.decide, Qt.MouseButton.LeftButton)
    room.rest()

    assert (previewed[1], previewed[5]) == ("Ada bentrok", "1")
    assert first_row[2] == "Bentrok"
    assert room.page.views.key() == "keputusan"
    assert room.page.views.decisions.table.model().rowCount() == 1
