"""W18, line by line at the window: everything that goes wrong with exchange, and what the program says to it.

1. Two PCs change the same line; one clock is a day wrong. 2. One deletes, the other edits. 3. An older file.
4. A flipped byte. 5. A file for another office. 6. A newer program. 7. The stick is pulled while writing,
disks fill up. 8. A copy of the store on a second PC. 9. The last import is undone, and taken again. And two
people who are one.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from builders import NOW, admin
from exchange_town import first_person
from sitting import Sitting, table_of

from desktop_app.domain.people import IdentityNumber, Person
from desktop_app.domain.plan import Plan, Rhk
from desktop_app.domain.terms import NumberKind, RhkKind
from desktop_app.services.exchange import receiving
from desktop_app.ui.exchange.decisions.question import DELETE, RESTORE
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.pills import Pill
from tests.services.disks import pulled_out, small_disk
from tests.services.office_world import add_plan
from tests.services.office_world import settle as settle_people

REASON = "Sesuai SK terakhir"


def read(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


def rename(town, code: str, name: str, moment=None) -> None:
    with town.house(code, moment) if moment else town.house(code) as house:
        person = first_person(house)
        house.people.save_person(admin(), replace(person, name=name))


def ahead():
    return NOW + timedelta(days=1, minutes=1)


def decide(desk: Sitting):
    """The tab Perlu keputusan."""
    return desk.room.go("sinkronisasi", {"tampil": "keputusan"}).views.decisions


def everything(town, code: str) -> list[tuple[object, ...]]:
    """All people of a store, and how far its log goes."""
    with town.house(code) as house, house.store.look() as work:
        people = sorted((bytes(each.id), each.name) for each in work.find(Person))
        return [*people, *sorted(work.log().vector().items())]


def half_files(town) -> list[str]:
    """What an attempt left behind anywhere."""
    return [path.name for path in town.folder.rglob("*") if path.suffix == ".part"]


def test_w18_1_the_same_line_at_two_places_is_decided_by_a_person_field_by_field(town, sits):
    rename(town, "DINLAT", "Nama Dinas")
    rename(town, "BKPSDM", "Nama BKPSDM", ahead)
    path = town.send("DINLAT", "BKPSDM")
    with sits(town, "BKPSDM") as agency:
        receive = agency.open(path)
        agency.take()
        agency.press(receive.review.decide)
        view = agency.room.page.views.decisions
        cards = {card.candidate.office_code: card for card in view.question.candidates.cards}
        said = {code: read(card) for code, card in cards.items()}
        pills = {
            code: [pill.accessibleName() for pill in card.findChildren(Pill)] for code, card in cards.items()
        }
        agency.press(view.print)
        letter = agency.room.page.letter
        listed = (letter.title.text(), len(letter.pages))
        agency.press(letter.back)
        agency.press(cards["DINLAT"].button)
        name, nothing = first_person(agency.room.desk.house).name, view.nothing.isVisible()
        back = agency.send("DINLAT", "putusan.sinkron")
    with sits(town, "DINLAT") as office:
        office.open(back)
        office.take()
        at_office = first_person(office.room.desk.house).name
        open_there = office.room.desk.house.exchange.standing().decisions

    assert listed == ("Daftar yang perlu keputusan 24 Nov 2026", 1)
    assert "Nama Dinas" in said["DINLAT"]
    assert "24 November 2026 pukul 09.30 WIB" in said["DINLAT"]
    assert "Nama BKPSDM" in said["BKPSDM"]
    assert "jam komputer diragukan" in pills["BKPSDM"]
    assert "jam komputer diragukan" not in pills["DINLAT"]
    assert (name, at_office) == ("Nama Dinas", "Nama Dinas")
    assert nothing
    assert open_there == 0


@pytest.mark.parametrize("way", [RESTORE, DELETE])
def test_w18_2_edited_here_and_deleted_there_asks_and_both_offices_hear_the_answer(town, sits, way):
    with town.house("DINLAT") as house:
        world = settle_people(house.store, employees=1)
        with house.store.work(admin()) as work:
            made = add_plan(work, world.staff[0], world.kabid, world.kadis, is_set=False)
    town.take("BKPSDM", town.send("DINLAT", "BKPSDM"))
    line = made.plan.lines(RhkKind.UTAMA)[0]
    with town.house("DINLAT") as house, house.store.work(admin(), "Baris tidak diperlukan lagi") as work:
        plan = work.open(Plan, made.plan.version.id)
        work.keep(
            replace(
                plan,
                rhk=tuple(each for each in plan.rhk if each.id != line.id),
                indicators=tuple(each for each in plan.indicators if each.rhk_id != line.id),
                links=tuple(each for each in plan.links if each.rhk_id != line.id),
            )
        )
    with town.house("BKPSDM") as house, house.store.work(admin(), "Perbaikan kalimat") as work:
        plan = work.open(Plan, made.plan.version.id)
        work.keep(replace(plan, rhk=tuple(_reworded(each, line.id) for each in plan.rhk)))
    path = town.send("DINLAT", "BKPSDM")
    with sits(town, "BKPSDM") as agency:
        agency.open(path)
        agency.take()
        view = decide(agency)
        asked, before = table_of(view.table)[0][0], view.question.before.text()
        agency.press(view.question.ways[way])
        refused = view.question._reason.error()
        view.question.reason.setPlainText(REASON)
        agency.press(view.question.ways[way])
        left = agency.room.desk.house.exchange.standing().decisions
        back = agency.send("DINLAT", "putusan.sinkron")
    with sits(town, "DINLAT") as office:
        office.open(back)
        office.take()
        with office.room.desk.house.store.look() as work:
            held = work.get(Rhk, line.id)
        open_there = office.room.desk.house.exchange.standing().decisions

    assert "Dihapus atau dipertahankan" in asked
    assert "Tersedianya kalimat yang lebih baik" in before
    assert refused.startswith("Alasan belum diisi")
    assert (left, open_there) == (0, 0)
    assert (held.text if held else None) == (
        "Tersedianya kalimat yang lebih baik" if way == RESTORE else None
    )


def _reworded(rhk: Rhk, id: bytes) -> Rhk:
    return replace(rhk, text="Tersedianya kalimat yang lebih baik") if rhk.id == id else rhk


def altered(path: Path, name: str, place: int, value: int) -> Path:
    data = bytearray(path.read_bytes())
    data[place] = value if place >= 0 else data[place] ^ value
    other = path.with_name(name)
    other.write_bytes(data)
    return other


def test_w18_3_to_6_old_damaged_foreign_and_newer_files_each_have_their_sentence(town, sits):
    rename(town, "DINLAT", "Nama Satu")
    old = town.send("DINLAT", "BKPSDM", "lama.sinkron")
    rename(town, "DINLAT", "Nama Dua")
    good = town.send("DINLAT", "BKPSDM", "baru.sinkron")
    town.take("BKPSDM", good)
    altered(good, "rusak.sinkron", -200, 1)
    altered(good, "program-baru.sinkron", 9, 2)
    (town.stick / "terpotong.sinkron").write_bytes(good.read_bytes()[:-500])
    (town.stick / "bukan.sinkron").write_text("daftar hadir")
    town.send("BKPSDM", "DINKES", "untuk-dinkes.sinkron")
    good.unlink()
    before = everything(town, "BKPSDM")
    with sits(town, "BKPSDM") as agency:
        agency.open(town.stick)
        names = sorted(path.name for path in town.stick.iterdir())
        said = {name: agency.told(name) for name in names}
        title, ready = agency.room.page.receive.review.told.title.text(), agency.room.page.receive.is_ready
        states = {line[0].split(",")[0]: line[1] for line in table_of(agency.room.page.receive.review.table)}
    after = everything(town, "BKPSDM")

    assert title == "6 berkas: 5 berkas ditolak"
    assert "lebih lama" in said[old.name]
    assert "nomor 3" in said[old.name]
    assert "tidak sama dengan yang ditandatangani" in said["rusak.sinkron"]
    assert "terpotong" in said["terpotong.sinkron"]
    assert "Dinas Kesehatan, bukan BKPSDM" in said["untuk-dinkes.sinkron"]
    assert "Rembug yang lebih baru" in said["program-baru.sinkron"]
    assert "Perbarui Rembug di komputer ini" in said["program-baru.sinkron"]
    refused = [text for name, text in said.items() if states[name] == "Ditolak"]
    assert len(refused) == 5
    assert all("Tidak ada data yang berubah" in text for text in refused)
    assert len(set(refused)) == 5
    assert before == after
    assert ready or states[old.name] == "Tanpa isi"


def test_w18_7a_a_stick_that_is_pulled_while_writing_leaves_no_half_file(town, sits):
    rename(town, "DINLAT", "Nama Baru")
    stick = town.folder / "stik-dicabut"
    with small_disk(stick, "20m") as is_mounted:
        if not is_mounted:
            pytest.skip("may not mount here")
        with sits(town, "DINLAT") as office:
            office.room.answers.target = stick
            with written_until(lambda: pulled_out(stick)):
                send = office.write("BKPSDM")
            told, done = send.refused.words.text(), send.done.isVisible()
            ledger = office.ledger()
            ready = office.ask_for("BKPSDM").is_ready
            office.room.answers.target = town.stick
            again = office.send("BKPSDM", "lagi.sinkron")

    assert "tidak dapat ditulis" in told
    assert not done
    assert all("BKPSDM_ke" not in file for file in ledger if "0001" not in file)
    assert ready
    assert again.is_file()
    assert list(stick.iterdir()) == []
    assert half_files(town) == []


@contextmanager
def written_until(happens):
    """Something happens to the disk as soon as a file is about to be made whole."""
    real = os.replace

    def replaced(source, target, **more):
        if str(target).endswith(".sinkron"):
            happens()
        return real(source, target, **more)

    with patch.object(os, "replace", replaced):
        yield


def test_w18_7b_a_full_stick_is_told_and_left_as_it_was(town, sits, tmp_path):
    with town.house("DINLAT") as house:
        world = settle_people(house.store, employees=1)
        proof = tmp_path / "bukti.pdf"
        proof.write_bytes(os.urandom(1_500_000))
        attach(house, world.staff[0].person_id, proof)
    stick = town.folder / "stik-kecil"
    with small_disk(stick, "1m") as is_mounted:
        if not is_mounted:
            pytest.skip("may not mount here")
        with sits(town, "DINLAT") as office:
            office.room.answers.target = stick
            send = office.write("BKPSDM")
            told, done = send.refused.words.text(), send.done.isVisible()
            left = list(stick.iterdir())
            office.room.answers.target = town.stick
            again = office.send("BKPSDM", "lagi.sinkron")
            is_still_told = send.refused.isVisible()

    assert "tidak cukup" in told
    assert not done
    assert not is_still_told
    assert left == []
    assert again.is_file()


def attach(house, person_id, proof: Path) -> None:
    from desktop_app.domain.year import Evidence, OwnerKind
    from desktop_app.services.offices import own_office

    file = house.year.store_file(proof)
    with house.store.work(admin()) as work:
        work.add(
            Evidence(
                id=work.mint(), audience_id=own_office(work).audience_id, at=work.now,
                owner_kind=OwnerKind.OBSTACLE, owner_id=work.mint(), sha256=file.sha256, name=proof.name,
                mime=file.mime, size=file.size,
            )
        )  # fmt: skip


def test_w18_7c_a_disk_that_fills_while_importing_changes_nothing_and_the_file_enters_later(town, sits):
    rename(town, "DINLAT", "Nama Baru")
    path = town.send("DINLAT", "BKPSDM")
    before = everything(town, "BKPSDM")
    with sits(town, "BKPSDM") as agency:
        receive = agency.open(path)
        with full_disk():
            agency.take()
        said, state = receive.review.panel.words.text(), table_of(receive.review.table)[0][1]
        name = first_person(agency.room.desk.house).name
        agency.open(path)
        agency.take()
        later = first_person(agency.room.desk.house).name

    assert state == "Ditolak"
    assert "tidak cukup" in said
    assert (name == "Nama Baru", later) == (False, "Nama Baru")
    assert before != everything(town, "BKPSDM")
    assert half_files(town) == []


@contextmanager
def full_disk():
    """No byte of a file gets onto the disk of this PC."""

    def none(_source, _target, _size):
        raise OSError(errno.ENOSPC, "No space left on device")

    with patch.object(receiving.shutil, "copyfileobj", none):
        yield


def test_w18_8_a_copy_on_a_second_pc_is_recognised_and_becomes_a_new_computer(town, sits):
    """Both send; the office's own PC hears of the copy and is asked what to do."""
    shutil.copytree(town.home("DINLAT"), town.home("SALINAN"))
    rename(town, "DINLAT", "Nama Asli")
    original = town.send("DINLAT", "BKPSDM", "asli.sinkron")
    with town.house("SALINAN") as house:
        house.people.save_person(admin(), replace(first_person(house, 1), name="Nama Salinan"))
    copy = town.send("SALINAN", "BKPSDM", "salinan.sinkron")
    with sits(town, "BKPSDM") as agency:
        agency.open(original, copy)
        agency.take()
        back = agency.send("DINLAT", "balik.sinkron")
        names = {first_person(agency.room.desk.house, place).name for place in (0, 1)}
    with sits(town, "SALINAN") as twin:
        receive = twin.open(back)
        panel = receive.review.panel
        said, offered = panel.words.text(), panel.new_computer.isVisible()
        twin.press(panel.new_computer)
        twin.wait(lambda: twin.room.page.receive.is_ready)
        twin.take()
        state = table_of(receive.review.table)[0][1]

    assert names
    assert offered
    assert "salinan" in said.lower()
    assert state in {"Diterima", "Ada bentrok"}


def test_w18_9_the_last_import_is_undone_to_the_letter_and_taken_again(town, sits):
    rename(town, "DINLAT", "Nama Salah")
    path = town.send("DINLAT", "BKPSDM", "salah.sinkron")
    before = people_of(town)
    with sits(town, "BKPSDM") as agency:
        agency.open(path)
        agency.take()
        panel = agency.choose_file("salah.sinkron")
        agency.press(panel.undo)
        agency.wait(panel.again.isVisible)
        state = panel.pill.accessibleName()
    undone = people_of(town)
    with sits(town, "BKPSDM") as agency:
        panel = agency.choose_file("salah.sinkron")
        agency.press(panel.again)
        name = first_person(agency.room.desk.house).name
        after = agency.ledger()["salah.sinkron"]
        good = agency.room.desk.house.exchange.check().is_good

    assert state == "Diurungkan"
    assert undone == before
    assert name == "Nama Salah"
    assert after == "Diterima"
    assert good


def people_of(town) -> list[tuple[object, ...]]:
    with town.house("BKPSDM") as house, house.store.look() as work:
        return sorted((bytes(each.id), each.name, each.born_on) for each in work.find(Person))


def test_w18_two_people_who_are_one_are_joined_with_a_reason_and_both_offices_see_it(town, sits):
    one, other = twins(town)
    path = town.send("DINLAT", "BKPSDM")
    with sits(town, "BKPSDM") as agency:
        agency.open(path)
        agency.take()
        view = decide(agency)
        view.show_pairs()
        agency.room.rest()
        pair = view.pair
        card = next(c for c, side in zip(pair.cards, pair.pair.sides, strict=True) if side.id == one)
        agency.press(card.keep)
        refused = pair._reason.error()
        pair.reason.setPlainText(REASON)
        agency.press(card.keep)
        held = set(agency.room.desk.house.people_list.lines([one, other]))
        back = agency.send("DINLAT", "gabung.sinkron")
    with sits(town, "DINLAT") as office:
        office.open(back)
        office.take()
        there = set(office.room.desk.house.people_list.lines([one, other]))
        pairs = office.room.desk.house.exchange.duplicates.pairs()

    assert refused
    assert held == there == {one}
    assert pairs == []


def twins(town):
    """The same NIP was entered twice in the office."""
    from tests.services.office_world import add_person

    with town.house("DINLAT") as house:
        world = settle_people(house.store, employees=1)
        first = world.staff[0]
        with house.store.work(admin()) as work:
            number = work.one(IdentityNumber, person_id=first.person_id)
            second = add_person(work, "Pegawai Conto 0001", first.unit_id)
            work.add(
                IdentityNumber(
                    id=work.mint(), audience_id=number.audience_id, at=work.now, person_id=second.person_id,
                    number=number.number, kind=NumberKind.NIP,
                )
            )  # fmt: skip
    return first.person_id, second.person_id
