"""The first steps of an office, the practice office, and what leads to the page from outside."""

from __future__ import annotations

import shutil

import pytest
from builders import admin
from practice_folders import practice_template
from PySide6.QtCore import Qt

from desktop_app.app.doors import hand_over, taken_notes
from desktop_app.cli.arguments import split_opened
from desktop_app.services.exchange.values import FileKind
from desktop_app.ui.widgets.doors import TaskRow


def press(room, qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    room.rest()


def written(town, code):
    with town.house(code) as house:
        house.exchange.cards.write(admin(), town.stick / f"{code}.kartu")
    return town.stick / f"{code}.kartu"


def test_three_steps_lead_from_strangers_to_the_first_file(strangers, open_window, qtbot):
    bkpsdm = written(strangers, "BKPSDM")
    room = open_window(strangers.home("DINLAT"))
    page = room.go("sinkronisasi")
    steps = page.steps
    titles = [steps.title.text()]
    room.answers.to_open = bkpsdm
    press(room, qtbot, steps.button)
    press(room, qtbot, page.offices.dialog.same)
    qtbot.waitUntil(lambda: "2 dari 3" in steps.title.text(), timeout=5_000)
    titles.append(steps.title.text())
    press(room, qtbot, steps.button)
    titles.append(steps.title.text())
    with strangers.house("BKPSDM") as house:
        house.exchange.cards.take(admin(), room.answers.target / "DINLAT.kartu")
        sent = house.exchange.send(admin(), "DINLAT", strangers.stick, kind=FileKind.PAKET_AWAL)
    room.answers.to_open = sent.files[0].path
    press(room, qtbot, steps.button)
    press(room, qtbot, page.head.take)
    qtbot.waitUntil(lambda: not steps.isVisible(), timeout=5_000)
    page.views.pick("kirim")
    qtbot.waitUntil(lambda: page.send.is_ready, timeout=5_000)

    assert titles == [
        "Langkah 1 dari 3: kenali BKPSDM",
        "Langkah 2 dari 3: serahkan kartu kantor",
        "Langkah 3 dari 3: terima paket awal",
    ]
    assert room.warned == []


def test_what_cannot_be_sent_yet_says_why(strangers, open_window):
    page = open_window(strangers.home("DINLAT")).go("sinkronisasi")

    assert page.send.nobody.isVisible()
    assert not page.head.save.isEnabled()
    assert "Kartu BKPSDM belum diterima" in page.head.save.toolTip()


def test_the_practice_office_explains_why_it_exchanges_nothing(tmp_path, open_window, qtbot):
    shutil.copytree(practice_template(), tmp_path / "kantor")
    room = open_window(tmp_path)
    page = room.go("sinkronisasi")
    words = page.nothing.accessibleName()
    press(room, qtbot, page.home)

    assert "Kantor latihan tidak bertukar data" in words
    assert not page.views.isVisible()
    assert not room.window.top_bar.status.isVisible()
    assert room.window.pages.current_key() == "beranda"


def test_an_empty_folder_becomes_a_further_computer_by_the_card_of_its_office(
    strangers, tmp_path, open_window, qtbot
):
    card = written(strangers, "DINLAT")
    room = open_window(tmp_path / "baru")
    page = room.go("sinkronisasi")
    words = page.nothing.accessibleName()
    room.answers.to_open = card
    press(room, qtbot, page.head.take_card)
    press(room, qtbot, page.offices.dialog.same)
    qtbot.waitUntil(lambda: page.steps.isVisible(), timeout=5_000)

    assert words
    assert "1 dari 2" in page.steps.title.text()
    assert "Dinas Latihan" in room.window.windowTitle()
    assert room.said == ["Komputer ini bergabung dengan Dinas Latihan"]


def test_an_office_founded_in_the_window_can_exchange_at_once(tmp_path, open_window, qtbot):
    room = open_window(tmp_path / "baru")
    setup = room.page.setup
    setup.name.setText("Dinas Contoh")
    setup.code.setText("DINCON")
    press(room, qtbot, setup.button)
    page = room.go("sinkronisasi")
    qtbot.waitUntil(lambda: page.steps.isVisible(), timeout=10_000)

    assert "1 dari 3" in page.steps.title.text()


def test_a_double_clicked_file_opens_the_window_where_it_is_read(town, open_window, qtbot):
    town.rename("DINLAT", "Nama Baru")
    path = town.send("DINLAT", "BKPSDM")
    room = open_window(town.home("BKPSDM"))
    room.program.doors.open_files([path])
    room.rest()

    assert room.page.views.key() == "terima"
    assert [intake.file for intake in room.page.receive.found.intakes] == [path.name]


def test_a_double_clicked_card_is_compared(strangers, open_window, qtbot):
    card = written(strangers, "DINLAT")
    room = open_window(strangers.home("BKPSDM"))
    room.program.doors.open_files([card])
    room.rest()
    dialog = room.page.offices.dialog
    is_open = dialog.isVisible()
    press(room, qtbot, dialog.other)

    assert is_open
    assert room.page.views.key() == "kantor"


def test_a_file_opened_beside_a_running_window_is_handed_to_it(town, open_window, qtbot):
    path = town.send("DINLAT", "BKPSDM")
    room = open_window(town.home("BKPSDM"))
    hand_over(town.home("BKPSDM") / "kantor", [path])
    qtbot.waitUntil(lambda: room.window.pages.current_key() == "sinkronisasi", timeout=10_000)
    room.rest()

    assert room.page.receive.found is not None
    assert taken_notes(town.home("BKPSDM") / "kantor") == []


def test_a_note_that_cannot_be_read_is_put_away(tmp_path):
    (tmp_path / "buka-x.json").write_text("{")
    (tmp_path / "buka-y.json").write_text('["a.sinkron", 3]')

    assert [path.name for path in taken_notes(tmp_path)] == ["a.sinkron"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "files", "rest"),
    [
        (["a.sinkron"], ["a.sinkron"], []),
        (["A.KARTU"], ["A.KARTU"], []),
        (
            ["--data", "x.sinkron", "a.sinkron", "b.sinkron"],
            ["a.sinkron", "b.sinkron"],
            ["--data", "x.sinkron"],
        ),
        (["a.sinkron", "--data=x"], ["a.sinkron"], ["--data=x"]),
        (["sinkron", "baca", "a.sinkron"], [], ["sinkron", "baca", "a.sinkron"]),
        (["kartu", "terima", "a.kartu"], [], ["kartu", "terima", "a.kartu"]),
        (["a.txt"], [], ["a.txt"]),
        ([], [], []),
    ],
)
def test_only_what_stands_in_place_of_a_command_is_opened(given, files, rest):
    found, left = split_opened(given)

    assert [path.as_posix() for path in found] == files
    assert left == rest


def test_a_stick_with_files_is_told_when_it_is_plugged_in(town, open_window, plugged, qtbot):
    town.send("DINLAT", "BKPSDM")
    room = open_window(town.home("BKPSDM"))
    plugged.append(town.stick)
    qtbot.waitUntil(lambda: bool(room.warned), timeout=10_000)
    (banner,) = [each for each in room.window.banners.children() if hasattr(each, "said")]
    banner._on_action()
    room.rest()

    assert room.warned == ["Stik stik berisi 1 berkas sinkron"]
    assert len(room.page.receive.found.intakes) == 1


def test_contents_at_odds_are_counted_everywhere(town, open_window, qtbot):
    town.rename("DINLAT", "Nama Sini")
    town.rename("BKPSDM", "Nama Sana")
    town.take("DINLAT", town.send("BKPSDM", "DINLAT"))
    with town.house("DINLAT") as house:
        count = house.exchange.standing().decisions
    room = open_window(town.home("DINLAT"))
    page = room.go("beranda")
    doors = [row for row in page.tasks.rows() if isinstance(row, TaskRow)]
    door = next((row for row in doors if "bentrok" in row.accessibleName()), None)

    assert count == 1
    assert door is not None
    assert "1 bentrok" in room.window.top_bar.status.accessibleName()
    press(room, qtbot, door)
    assert room.window.pages.current_key() == "sinkronisasi"
    assert room.page.views.key() == "keputusan"
    assert "1" in room.page.views.tabs.tabText(2)
    assert "1 menunggu" in room.window.sidebar._items["sinkronisasi"].accessibleName()
