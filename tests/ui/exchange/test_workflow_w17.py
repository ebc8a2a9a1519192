"""W17, line by line at the window: a month among the PCs of an office and BKPSDM, on one stick.

1. Two people send to the operator of their office. 2. He imports, evidence and all. 3. He sends to BKPSDM.
4. There the evaluator opens the evidence and answers; the ledger tells who is missing. 5. Corrections return.
6. Receipts. And a folder of twelve files at once, good and bad.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from builders import NOW, admin
from exchange_town import first_person
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from sitting import Sitting, table_of

from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.organisation import Post
from desktop_app.domain.records import Id
from desktop_app.domain.terms import PostKind
from desktop_app.domain.values import Period
from desktop_app.services.exchange.values import FileKind, SyncState
from desktop_app.services.offices import own_office
from desktop_app.store.exchange import applying, judging_again, sealing
from desktop_app.sync.blocks import Header
from tests.services.plan_office import add_person, crew
from tests.ui.evaluations.evaluation_house import set_plan

TW3 = Period("2026-TW3")
PROOF = b"%PDF-1.4 foto loket " * 5000
ANSWER = "Bukti loket jelas, pertahankan."


@dataclass
class Month:
    """The office of the story: whose work it is, and his evaluation."""

    person: Id
    evaluation: Id
    opened: list[bytes] = field(default_factory=list)


@pytest.fixture
def month(town) -> Month:
    """A plan that is set, and the evaluation of the quarter, at the main PC of the office."""
    with town.house("DINLAT") as house:
        with house.store.look() as work:
            office = own_office(work)
            posts = {post.kind: post for post in work.find(Post, stand_alone=False)}
        people = crew(house.store, office)
        person = add_person(
            house.store, office, "Dewi Contoh", "198504122010012001", people.bidang, posts[PostKind.PELAKSANA]
        )
        set_plan(house.plans, person)
        house.evaluations.prepare(admin(), TW3)
        query = ListQuery(scope=All(), filters=(("periode", TW3.text), ("pegawai", person.hex())))
        (evaluation,) = house.evaluation_list.ids(query)
    return Month(person, Id(evaluation))


class _Reader(QObject):
    """Stands for the program of the PC that shows files."""

    def __init__(self, opened: list[bytes]) -> None:
        super().__init__()
        self._opened = opened

    @Slot(QUrl)
    def show_file(self, url: QUrl) -> None:
        self._opened.append(Path(url.toLocalFile()).read_bytes())


@contextmanager
def reading(opened: list[bytes]) -> Iterator[None]:
    """Files that are opened meanwhile are read by the test."""
    reader = _Reader(opened)
    QDesktopServices.setUrlHandler("file", reader, "show_file")
    try:
        yield
    finally:
        QDesktopServices.unsetUrlHandler("file")


def entry_of(desk: Sitting, month: Month):
    """The form of the first result of the quarter."""
    page = desk.room.go("evaluasi", month.evaluation)
    line = page.state.sheet.lines[0].indicators[0].indicator.line_id
    desk.press(page.sheet.results.records[line])
    return page.commands.entries.entry


def record(desk: Sitting, month: Month, value: str, proof: Path) -> None:
    """A result with its evidence."""
    form = entry_of(desk, month)
    form.value.setText(value)
    desk.room.answers.to_open = proof
    desk.press(form.files.choose)
    desk.press(form.deed)


def answer(desk: Sitting, month: Month) -> None:
    """The evaluator's feedback on the result."""
    page = desk.room.go("evaluasi", month.evaluation)
    desk.press(page.sheet.results.feedback[page.state.sheet.lines[0].rhk.line_id].add)
    form = page.commands.entries.feedback
    form.text.setPlainText(ANSWER)
    desk.press(form.deed)


def feedback(desk: Sitting, month: Month) -> list[str]:
    page = desk.room.go("evaluasi", month.evaluation)
    return [each.text for each in page.state.sheet.lines[0].feedback]


def state_of(desk: Sitting, month: Month) -> SyncState:
    """Where the evaluation stands in the exchange, as lists mark it."""
    return desk.room.desk.house.exchange.states("evaluation", [month.evaluation])[month.evaluation]


def join(town, sits, name: str) -> None:
    """A further PC of the office: its own window, cards carried back and forth, all data from the main PC."""
    town.home(name).mkdir()
    with sits(town, "DINLAT") as main:
        office = main.write_card("DINLAT")
    with town.house("BKPSDM") as house:
        house.exchange.cards.write(admin(), town.stick / "BKPSDM.kartu")
    with sits(town, name) as new:
        page = new.room.go("sinkronisasi")
        new.room.answers.to_open = office
        new.press(page.head.take_card)
        new.press(page.offices.dialog.same)
        new.wait(page.steps.isVisible)
        new.take_card(town.stick / "BKPSDM.kartu")
        new.write_card("DINLAT").rename(town.stick / f"{name}.kartu")
    with sits(town, "DINLAT") as main:
        main.take_card(town.stick / f"{name}.kartu")
        whole = main.send("DINLAT", f"untuk-{name}.sinkron")
    with sits(town, name) as new:
        new.open(whole)
        new.take()


def test_w17_evidence_goes_up_and_the_answer_comes_down(town, month, sits, tmp_path):
    proof = tmp_path / "foto-loket.pdf"
    proof.write_bytes(PROOF)
    join(town, sits, "pc-pelaksana")
    with sits(town, "pc-pelaksana") as worker:
        record(worker, month, "1.310", proof)
        before = state_of(worker, month)
        up = worker.send("DINLAT", "dari-pelaksana.sinkron")
        sent = state_of(worker, month)
    with sits(town, "DINLAT") as operator:
        receive = operator.open(up)
        evidence = operator.notes("dari-pelaksana.sinkron")
        operator.take()
        same = receive.review.panel.total.text()
        figures = [each.text() for each in operator.ask_for("BKPSDM").leaving.figures.numbers]
        on = operator.send("BKPSDM", "dinlat.sinkron")
        number = operator.number()

    assert (before, sent) == (SyncState.BELUM_DIKIRIM, SyncState.DIKIRIM)
    assert "1 berkas bukti ikut" in evidence
    assert "sama dengan pengirim" in same
    assert figures[2] == "1"

    with sits(town, "BKPSDM") as agency, reading(month.opened):
        agency.open(on)
        total = agency.take().review.panel.total.text()
        form = entry_of(agency, month)
        agency.press(form.buttons["buka1.1"])
        agency.room.page.escape()
        answer(agency, month)
        down = agency.send("DINLAT", "balik.sinkron")

    assert total == f"Angka kendali {number}: sama dengan pengirim."
    assert month.opened == [PROOF]

    with sits(town, "DINLAT") as operator:
        operator.open(down)
        operator.take()
        read, states = feedback(operator, month), operator.ledger()
        acknowledged = state_of(operator, month)
        on_to_worker = operator.send("DINLAT", "untuk-pelaksana.sinkron")
        receipt = operator.send("BKPSDM", "tanda-terima.sinkron", FileKind.TANDA_TERIMA)
    with sits(town, "pc-pelaksana") as worker:
        worker.open(on_to_worker)
        worker.take()
        arrived = feedback(worker, month)
    with sits(town, "BKPSDM") as agency:
        agency.open(receipt)
        agency.take()
        of_agency = agency.ledger()

    assert read == arrived == [ANSWER]
    assert acknowledged is SyncState.DIAKUI
    assert states["DINLAT_ke_BKPSDM_2026-11-24.sinkron"] == "Sudah diakui"
    assert "Belum diakui" not in [
        of_agency[file] for file in of_agency if file.startswith("BKPSDM_ke_DINLAT")
    ]


def fill_stick(town, sits) -> None:
    """Twelve files for BKPSDM: five of each office, the newest of one, and one that is not for it.

    Both sides renamed the same person, so totals cannot be the same before the question is decided.
    """
    for day in range(5):
        town.rename("DINLAT", f"Nama hari {day}", day)
        town.send("DINLAT", "BKPSDM", f"dinlat-{day}.sinkron")
        change_place(town, "DINKES", f"Salatiga {day}")
        town.send("DINKES", "BKPSDM", f"dinkes-{day}.sinkron")
    town.rename("BKPSDM", "Nama menurut BKPSDM", 0)
    with sits(town, "DINLAT") as office:
        office.send("BKPSDM", "dinlat-5.sinkron")
    town.send("BKPSDM", "DINKES", "untuk-dinkes.sinkron")


def change_place(town, code: str, place: str) -> None:
    with town.house(code) as house:
        house.offices.save_profile(admin(), replace(house.offices.profile(), place=place))


def test_w17_a_folder_of_twelve_files_enters_but_for_what_cannot(town, sits):
    fill_stick(town, sits)
    with sits(town, "BKPSDM") as agency:
        receive = agency.open(town.stick)
        preview = receive.review.told.title.text()
        foreign = agency.told("untuk-dinkes.sinkron")
        agency.take()
        result = receive.review.told.title.text()
        agency.told("dinlat-5.sinkron")
        total = receive.review.panel.total.text()
        names = [first_person(agency.room.desk.house, place).name for place in range(1, 5)]
        states = agency.ledger()
        agency.open(town.stick)
        nothing = receive.review.told.title.text()
        back = agency.send("DINLAT", "balik.sinkron")
    with sits(town, "DINLAT") as office:
        office.open(back)
        office.take()
        ledger = office.ledger()

    assert preview.startswith("12 berkas: ")
    assert "berubah" in preview
    assert "1 bentrok" in preview
    assert "1 berkas ditolak" in preview
    assert result == preview
    assert "Dinas Kesehatan" in foreign
    assert names == [f"Nama hari {day}" for day in range(1, 5)]
    assert total.endswith("di sini ada kabar yang lebih baru.")
    assert list(states.values()).count("Diterima") >= 11
    assert nothing == "12 berkas: 1 berkas ditolak"
    assert set(ledger.values()) == {"Sudah diakui", "Diterima"}


def test_w17_the_ledger_tells_who_is_missing_and_prints_the_reminder(town, sits):
    town.rename("DINLAT", "Nama Baru")
    path = town.send("DINLAT", "BKPSDM")
    with town.house("BKPSDM", later) as house:
        house.exchange.receive(admin(later().date()), [path])
    with sits(town, "BKPSDM", later) as agency:
        history = agency.history()
        history.show_silent()
        silent = {line[0].split(", ")[1]: line[4] for line in table_of(history.offices)}
        agency.press(agency.room.page.head.remind)
        title, pages = agency.room.page.letter.title.text(), len(agency.room.page.letter.pages)

    assert silent == {"DINKES": "Diam 45 hari", "DINLAT": "Lancar"}
    assert "Surat pengingat" in title
    assert pages == 1


def test_w17_what_cannot_enter_yet_waits_with_its_reason_and_the_rest_enters(town, sits):
    """One PC of the office has the program of a later year already."""
    with newer_program():
        town.rename("DINLAT", "Nama dari program baru", 0)
        town.send("DINLAT", "BKPSDM", "dinlat-1.sinkron")
    town.rename("DINLAT", "Nama sesudahnya", 1)
    town.send("DINLAT", "BKPSDM", "dinlat-2.sinkron")
    change_place(town, "DINKES", "Salatiga")
    town.send("DINKES", "BKPSDM", "dinkes.sinkron")
    with sits(town, "BKPSDM") as agency:
        receive = agency.open(town.stick)
        preview = receive.review.told.title.text()
        agency.take()
        result, reasons = receive.review.told.title.text(), agency.notes("dinlat-2.sinkron")
        waiting = agency.room.desk.house.exchange.standing().waiting
        states = agency.ledger()
    with after_the_upgrade():
        town.take("BKPSDM", town.send("DINLAT", "BKPSDM"))
    with sits(town, "BKPSDM") as agency:
        names = {first_person(agency.room.desk.house, place).name for place in (0, 1)}

    assert "menunggu" in preview
    assert result == preview
    assert "menunggu pembaruan program" in reasons
    assert waiting
    assert len(states) >= 3
    assert names == {"Nama dari program baru", "Nama sesudahnya"}


@contextmanager
def newer_program() -> Iterator[None]:
    """What is written meanwhile can be read by programs of a later schema only."""

    def header(**says: object) -> Header:
        return Header(**{**says, "needs": 99, "written": 99})

    with patch.object(sealing, "Header", header):
        yield


@contextmanager
def after_the_upgrade() -> Iterator[None]:
    """The program of that later schema."""
    with patch.object(applying, "SCHEMA", 99), patch.object(judging_again, "SCHEMA", 99):
        yield


def later():
    return NOW + timedelta(days=45)
