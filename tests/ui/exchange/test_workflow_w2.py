"""W2, line by line at the window: from a faulty sheet at BKPSDM to an office that has begun.

1. BKPSDM imports 120 people with four faults. 2. Repairs or sets aside. 3. Makes the package for an office.
4. Reads what leaves. 5. The office opens it by double click on an empty installation. 6. Opens it a second
time. 7. Opens the package of another office. Then the receipt, after which BKPSDM knows that it arrived.
"""

from __future__ import annotations

import shutil

import pytest
from builders import admin
from exchange_town import NAMES
from people_sheets import employees, write_sheet
from sitting import table_of

from desktop_app.domain.lists import All, ListQuery
from desktop_app.services.exchange.values import FileKind

COUNT = 120
DOUBLE, SHORT, NOWHERE, LOST = 22, 37, 64, 79
"""Places of the planted faults; the last two stand in a unit nobody knows, so they have no superior."""


@pytest.fixture
def beginning(strangers):
    """BKPSDM and two offices of which none knows another; the one that is to begin holds nobody."""
    shutil.rmtree(strangers.home("DINLAT"))
    strangers.home("DINLAT").mkdir()
    with strangers.house("DINLAT") as house:
        house.offices.create(admin(), name=NAMES["DINLAT"], code="DINLAT")
        house.exchange.begin()
    return strangers


def faulty_sheet(path, *, repaired=()):
    """120 people with four faults; with `repaired`, only those rows, set right."""
    rows = [employee.cells() for employee in employees(COUNT)]
    right = [rows[place].copy() for place in repaired]
    rows[DOUBLE]["nip"] = rows[5]["nip"]
    rows[SHORT]["nip"] = str(rows[SHORT]["nip"])[:-1]
    for place in (NOWHERE, LOST):
        rows[place] |= {"unit": "Bidang Antah Berantah", "unit_induk": ""}
    write_sheet(path, right or rows, title="DAFTAR PEGAWAI DINAS LATIHAN")
    return path


def people(desk):
    return len(desk.room.desk.house.people_list.ids(ListQuery(scope=All())))


def import_sheet(desk, sheet):
    """The wizard from the first page to its end; answers it, standing at its last step."""
    room = desk.room
    room.answers.to_open = sheet
    room.go("pegawai", {"tampil": "impor"}) if people(desk) else desk.press(room.page.import_button)
    wizard = room.page.importing
    if people(desk):
        room.page.importing.open_file(sheet)
        room.rest()
    else:
        desk.press(wizard.next)
    desk.press(wizard.next)
    found = {line[0]: " ".join(line[1:]) for line in table_of(wizard.check_step.table())}
    if wizard.next.isEnabled():
        desk.press(wizard.next)
    return wizard, found


def cards_are_exchanged(town, sits):
    """Each office takes the card of BKPSDM, and BKPSDM those of both: two of them at their windows."""
    with town.house("DINKES") as house:
        other = town.stick / "DINKES.kartu"
        house.exchange.cards.write(admin(), other)
    with sits(town, "BKPSDM") as agency:
        card = agency.write_card("BKPSDM")
        spoken = agency.room.page.offices.own.fingerprint.accessibleName()
    with sits(town, "DINLAT") as office:
        assert office.take_card(card) == spoken
        own = office.write_card("DINLAT")
    with town.house("DINKES") as house:
        house.exchange.cards.take(admin(), card)
    with sits(town, "BKPSDM") as agency:
        for each in (own, other):
            agency.take_card(each)


def test_w2_from_a_faulty_sheet_to_an_office_that_has_begun(beginning, sits, tmp_path):
    town = beginning
    cards_are_exchanged(town, sits)
    with sits(town, "BKPSDM") as agency:
        wizard, named = import_sheet(agency, faulty_sheet(tmp_path / "pegawai.xlsx"))
        came, waiting = people(agency), wizard.done_step.faulty.accessibleName()
        agency.press(wizard.done_step.faults)
        aside = list(town.stick.glob("*.xlsx"))
        import_sheet(agency, faulty_sheet(tmp_path / "perbaikan.xlsx", repaired=[SHORT]))
        repaired = people(agency)
        send = agency.ask_for("DINLAT", FileKind.PAKET_AWAL)
        leaving, figures = " ".join(send.leaving.groups()), [n.text() for n in send.leaving.figures.numbers]
        package = agency.send("DINLAT", "paket-dinlat.sinkron", FileKind.PAKET_AWAL)
        number, foreign = agency.number(), agency.ask_for("DINKES", FileKind.PAKET_AWAL)
        of_others = " ".join(foreign.leaving.groups())
        other = agency.send("DINKES", "paket-dinkes.sinkron", FileKind.PAKET_AWAL)
        before = agency.ledger()

    assert set(named) == {str(5 + place) for place in (DOUBLE, SHORT, NOWHERE, LOST)}
    assert "NIP ini juga ada di baris 10" in named[str(5 + DOUBLE)]
    assert "tertulis 17 digit" in named[str(5 + SHORT)]
    assert all("unit" in named[str(5 + place)].lower() for place in (NOWHERE, LOST))
    assert (came, repaired, len(aside)) == (116, 117, 1)
    assert "4" in waiting
    assert "Kepegawaian DINLAT" in leaving
    assert figures[1:3] == ["117", "0"]
    assert "Kepegawaian" not in of_others
    assert set(before.values()) == {"Belum diakui"}

    with sits(town, "DINLAT") as office:
        receive = office.open(package)
        preview, empty = receive.review.told.words.text(), people(office)
        kinds = office.notes("paket-dinlat.sinkron").splitlines()
        office.take()
        begun, total = people(office), receive.review.panel.total.text()
        hint = receive.review.told.words.text()
        again = office.open(package).review.told.words.text()
        refused = office.open(other)
        words, ready, after = refused.review.panel.words.text(), refused.is_ready, people(office)
        receipt = office.send("BKPSDM", "tanda-terima.sinkron", FileKind.TANDA_TERIMA)

    assert "Belum ada yang ditulis" in preview
    assert "pegawai: 117 baru" in kinds
    assert (empty, begun, after) == (0, 117, 117)
    assert total == f"Angka kendali {number}: sama dengan pengirim."
    assert "Kirim tanda terima dari tab Kirim" in hint
    assert again == "Semuanya sudah pernah diterima; tidak ada perubahan."
    assert "Dinas Kesehatan" in words
    assert "Dinas Latihan" in words
    assert "Tidak ada data yang berubah" in words
    assert not ready

    with sits(town, "BKPSDM") as agency:
        agency.open(receipt)
        agency.take()
        history = agency.history()
        states = {line[2].split(", ")[1]: line[3] for line in table_of(history.table)}

    assert states == {"dari DINLAT": "Diterima", "ke DINLAT": "Sudah diakui", "ke DINKES": "Belum diakui"}
