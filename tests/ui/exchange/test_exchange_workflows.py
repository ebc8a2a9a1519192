"""W2 and W17 at the level of the window: what people of three offices do with their mouse and a stick."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace

import pytest
from builders import admin
from exchange_town import first_person
from PySide6.QtCore import Qt

from desktop_app.services.exchange.values import FileKind
from tests.app.program_room import running


@pytest.fixture
def at(town, theme, qtbot):
    """`with at(code) as desk`: somebody sits down at the PC of an office and closes the window at the end."""

    @contextmanager
    def opened(code: str):
        with running(town.home(code), theme, qtbot) as room:
            room.answers.target = town.stick
            yield Sitting(room, qtbot)
            assert room.warned == []

    return opened


class Sitting:
    """A person at a window."""

    def __init__(self, room, qtbot) -> None:
        self.room, self._qtbot = room, qtbot

    def press(self, button) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.room.rest()

    def send(self, code: str, kind: FileKind = FileKind.SINKRON) -> str:
        """Writes a file for an office onto the stick; answers the control number that is read out."""
        page = self.room.go("sinkronisasi", {"tampil": "kirim"})
        page.send.to.office.choose(code)
        page.send.to.kind.pick(kind.value)
        self.wait(
            lambda: (
                page.send.is_ready
                and page.send._order == page.send.to.order()
                and not self.room.desk.jobs.is_busy
                and not page.send._later.isActive()
            )
        )
        self.press(page.head.save)
        assert page.send.done.isVisible()
        return page.send.done.words.text().rsplit("kendali ", 1)[1]

    def open(self, *paths) -> object:
        """Files are double-clicked."""
        self.room.program.doors.open_files(list(paths))
        self.room.rest()
        return self.room.page.receive

    def take(self) -> None:
        self.press(self.room.page.head.take)

    def ledger(self) -> dict[str, str]:
        page = self.room.go("sinkronisasi", {"tampil": "riwayat"})
        model = page.history.model
        rows = range(model.rowCount())
        return {
            model.data(model.index(row, 1)).split(",")[0]: model.data(model.index(row, 3)) for row in rows
        }

    def wait(self, is_so) -> None:
        self._qtbot.waitUntil(is_so, timeout=15_000)


def moved(town, old: str, new: str):
    """The file on the stick gets another name, as when it is carried home."""
    path = town.stick / old
    return path.rename(town.stick / new)


def change_profile(town, code: str, place: str) -> None:
    with town.house(code) as house:
        profile = house.offices.profile()
        house.offices.save_profile(admin(), replace(profile, place=place))


def test_w2_a_starter_package_is_read_before_it_leaves_taken_once_and_acknowledged(town, at):
    with at("BKPSDM") as agency:
        agency.send("DINLAT", FileKind.PAKET_AWAL)
        leaving = " ".join(agency.room.page.send.leaving.groups())
        package = moved(town, "BKPSDM_ke_DINLAT_2026-11-24.sinkron", "paket-dinlat.sinkron")
        agency.send("DINKES", FileKind.PAKET_AWAL)
        other = moved(town, "BKPSDM_ke_DINKES_2026-11-24.sinkron", "paket-dinkes.sinkron")
        before = agency.ledger()
    with at("DINLAT") as office:
        receive = office.open(package)
        previewed = receive.review.told.words.text()
        office.take()
        again = office.open(package).review.told.words.text()
        foreign = office.open(other).review.panel.words.text()
        office.send("BKPSDM", FileKind.TANDA_TERIMA)
        receipt = moved(town, "DINLAT_ke_BKPSDM_2026-11-24.sinkron", "tanda-terima.sinkron")
    with at("BKPSDM") as agency:
        agency.open(receipt)
        agency.take()
        after = agency.ledger()

    assert "Data umum kota" in leaving
    assert "DINKES" not in leaving
    assert "Belum ada yang ditulis" in previewed or "sudah pernah" in previewed
    assert "sudah pernah diterima" in again
    assert "Dinas Kesehatan" in foreign
    assert "Dinas Latihan" in foreign
    name = "BKPSDM_ke_DINLAT_2026-11-24.sinkron"
    assert (before[name], after[name]) == ("Belum diakui", "Sudah diakui")


def test_w17_a_folder_of_twelve_files_enters_and_both_sides_read_the_same_number(town, at):
    for day in range(5):
        town.rename("DINLAT", f"Nama hari {day}", day)
        town.send("DINLAT", "BKPSDM", f"dinlat-{day}.sinkron")
        change_profile(town, "DINKES", f"Salatiga {day}")
        town.send("DINKES", "BKPSDM", f"dinkes-{day}.sinkron")
    with at("DINLAT") as office:
        number = office.send("BKPSDM")
        moved(town, "DINLAT_ke_BKPSDM_2026-11-24.sinkron", "dinlat-5.sinkron")
    town.send("BKPSDM", "DINKES", "untuk-dinkes.sinkron")
    with at("BKPSDM") as agency:
        receive = agency.open(town.stick)
        preview = receive.review.told.title.text()
        agency.take()
        result = receive.review.told.title.text()
        receive.review.table.choose(receive.review.files.id_at(10))
        total = receive.review.panel.total.text()
        names = [first_person(agency.room.desk.house, place).name for place in range(5)]
        states = agency.ledger()
        again = agency.open(town.stick)
        nothing = again.review.told.title.text()
        agency.send("DINLAT")
        back = moved(town, "BKPSDM_ke_DINLAT_2026-11-24.sinkron", "balik.sinkron")
    with at("DINLAT") as office:
        office.open(back)
        office.take()
        ledger = office.ledger()

    assert preview.startswith("12 berkas: ")
    assert "berubah" in preview
    assert "1 berkas ditolak" in preview
    assert result == preview
    assert names == [f"Nama hari {day}" for day in range(5)]
    assert total == f"Angka kendali {number}: sama dengan pengirim."
    assert list(states.values()).count("Diterima") >= 11
    assert nothing == "12 berkas: 1 berkas ditolak"
    assert set(ledger.values()) == {"Sudah diakui", "Diterima"}
