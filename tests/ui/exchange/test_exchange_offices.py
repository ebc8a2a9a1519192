"""Kantor dan kartu: whom we know, how we came to know them, and how somebody is put out again."""

from __future__ import annotations

import shutil

import pytest
from builders import admin, clock
from PySide6.QtCore import Qt

from desktop_app.app.compose import open_house


@pytest.fixture
def offices(open_window):
    """The window of an office of a town on Kantor dan kartu."""

    def opened(town, code: str):
        room = open_window(town.home(code))
        room.go("sinkronisasi", {"tampil": "kantor"})
        return room

    return opened


def card_of(town, code):
    with town.house(code) as house:
        house.exchange.cards.write(admin(), town.stick / f"{code}.kartu")
    return town.stick / f"{code}.kartu"


def digits_of(town, code):
    with town.house(code) as house:
        return house.exchange.own_card()[1]


def test_the_own_digits_are_shown_in_six_groups_and_spoken_one_by_one(town, offices):
    digits = digits_of(town, "DINLAT")
    room = offices(town, "DINLAT")
    shown = room.page.offices.own.fingerprint

    assert shown.digits() == digits
    assert [len(group) for group in digits.split()] == [5] * 6
    assert " ".join(digits.split()[0]) in shown.accessibleName()


def test_the_card_is_written_and_printed(town, offices, qtbot):
    room = offices(town, "DINLAT")
    page = room.page
    qtbot.mouseClick(page.offices.own.write, Qt.MouseButton.LeftButton)
    room.rest()
    qtbot.mouseClick(page.offices.own.print, Qt.MouseButton.LeftButton)
    room.rest()

    assert (room.answers.target / "DINLAT.kartu").is_file()
    assert room.said == ["Kartu ditulis: DINLAT.kartu"]
    assert page.letter.pages
    assert room.warned == []


def test_a_card_is_believed_only_after_its_digits_were_compared(strangers, offices, qtbot):
    card, digits = card_of(strangers, "DINLAT"), digits_of(strangers, "DINLAT")
    room = offices(strangers, "BKPSDM")
    page = room.page
    room.answers.to_open = card
    qtbot.mouseClick(page.head.take_card, Qt.MouseButton.LeftButton)
    dialog = page.offices.dialog
    shown = dialog.fingerprint.digits()
    has_focus = dialog.other.hasFocus() or dialog.focusWidget() is dialog.other
    qtbot.mouseClick(dialog.other, Qt.MouseButton.LeftButton)
    room.rest()
    not_yet = page.offices.roster.model.rowCount()
    page.offices.compare(card)
    qtbot.mouseClick(page.offices.dialog.same, Qt.MouseButton.LeftButton)
    room.rest()
    qtbot.waitUntil(lambda: page.offices.roster.model.rowCount() == 2, timeout=5_000)

    assert shown == digits
    assert has_focus
    assert not_yet == 1
    assert room.said == [
        "Kartu Dinas Latihan tidak diterima; tidak ada yang berubah",
        "Kartu Dinas Latihan diterima",
    ]


def test_a_damaged_card_is_refused_with_a_sentence(town, offices):
    path = town.stick / "rusak.kartu"
    path.write_text("{}")
    room = offices(town, "BKPSDM")
    room.page.offices.compare(path)

    assert room.page.offices.dialog is None
    assert len(room.warned) == 1


def test_the_agency_revokes_a_card_with_a_reason(town, offices, qtbot):
    room = offices(town, "BKPSDM")
    roster = room.page.offices.roster
    place = next(n for n in range(3) if "DINKES" in roster.model.data(roster.model.index(n, 0)))
    roster.table.choose(roster.model.id_at(place))
    qtbot.mouseClick(roster.revoke, Qt.MouseButton.LeftButton)
    asked_without = list(room.answers.asked)
    roster.reason.setText("stik berisi kunci hilang")
    qtbot.mouseClick(roster.revoke, Qt.MouseButton.LeftButton)
    room.rest()
    qtbot.waitUntil(
        lambda: "Dicabut" in [roster.model.data(roster.model.index(n, 2)) for n in range(3)], timeout=5_000
    )

    assert asked_without == []
    assert room.answers.asked == ["Cabut kartu kantor itu?"]
    assert room.said[0].startswith("Kartu Dinas Kesehatan dicabut")


def test_an_office_sees_why_it_cannot_revoke(town, offices):
    roster = offices(town, "DINLAT").page.offices.roster
    roster.table.choose(roster.model.id_at(0))

    assert not roster.revoke.isEnabled()
    assert "hanya dapat dilakukan oleh BKPSDM" in roster.revoke.toolTip()
    assert not roster.reason.isVisible()


def test_a_further_computer_joins_by_its_card_and_is_retired(town, offices, qtbot, tmp_path):
    office_card = card_of(town, "DINLAT")
    second = open_house(tmp_path / "pc2", clock)
    second.exchange.cards.take(admin(), office_card)
    second.exchange.cards.write(admin(), town.stick / "pc2.kartu")
    second.close()
    room = offices(town, "DINLAT")
    page = room.page
    page.offices.compare(town.stick / "pc2.kartu")
    qtbot.mouseClick(page.offices.dialog.same, Qt.MouseButton.LeftButton)
    room.rest()
    qtbot.waitUntil(lambda: len(page.offices.computers.retire_buttons()) == 1, timeout=5_000)
    (retire,) = page.offices.computers.retire_buttons()
    room.go("sinkronisasi", {"tampil": "kirim"})
    offered = [page.send.to.office.itemText(n) for n in range(page.send.to.office.count())]
    room.go("sinkronisasi", {"tampil": "kantor"})
    (retire,) = page.offices.computers.retire_buttons()
    qtbot.mouseClick(retire, Qt.MouseButton.LeftButton)
    room.rest()
    qtbot.waitUntil(lambda: page.offices.computers.retire_buttons() == [], timeout=5_000)

    assert "Komputer lain kantor ini (DINLAT)" in offered
    assert room.answers.asked == ["Pensiunkan komputer itu?"]
    assert room.warned == []


def test_a_copied_store_is_recognised_and_registered_as_a_new_computer(town, open_window, qtbot):
    shutil.copytree(town.home("DINLAT"), town.home("SALINAN"))
    for home, name in (("DINLAT", "Dari aslinya"), ("SALINAN", "Dari salinan")):
        town.rename(home, name)
        town.take("BKPSDM", town.send(home, "BKPSDM", f"{home}.sinkron"))
    back = town.send("BKPSDM", "DINLAT")
    room = open_window(town.home("SALINAN"))
    room.go("sinkronisasi", {"tampil": "terima", "berkas": str(back)})
    panel = room.page.receive.review.panel
    told, is_offered = panel.words.text(), panel.new_computer.isVisible()
    qtbot.mouseClick(panel.new_computer, Qt.MouseButton.LeftButton)
    room.rest()

    assert "salinan lain" in told
    assert is_offered
    assert room.answers.asked == ["Daftarkan komputer ini sebagai komputer baru?"]
    assert [intake.error for intake in room.page.receive.found.intakes] == [None]
    assert room.warned == []
