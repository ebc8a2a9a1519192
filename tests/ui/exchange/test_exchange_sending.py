"""Kirim: exactly what leaves is read before it leaves, and the stick may be pulled when it says so."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop_app.domain.values import Acting, Role
from desktop_app.services.exchange.values import FileKind
from desktop_app.ui.shell.sidebar import NavItem


def texts(room):
    return " ".join(room.page.send.leaving.groups())


def test_three_presses_from_the_first_page_write_a_file_that_was_read_again(town, open_window, qtbot):
    town.rename("DINLAT", "Nama Baru")
    room = open_window(town.home("DINLAT"))
    presses = 0
    item = next(each for each in room.visible(NavItem) if each.property("key") == "sinkronisasi")
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    presses += 1
    qtbot.waitUntil(lambda: room.page.send.is_ready, timeout=10_000)
    qtbot.mouseClick(room.page.head.save, Qt.MouseButton.LeftButton)
    presses += 2  # the second one chooses the place in the dialog of the system
    room.rest()
    done = room.page.send.done

    assert presses == 3
    assert done.isVisible()
    assert done.title.text() == "Berkas sudah ditulis dan utuh"
    assert "salin berkasnya ke stik" in done.words.text()
    assert "DINLAT_ke_BKPSDM_2026-11-24.sinkron" in done.words.text()
    assert (room.answers.target / "DINLAT_ke_BKPSDM_2026-11-24.sinkron").is_file()
    assert room.warned == []


def test_what_leaves_is_told_in_counts_and_names_of_kinds(town, send_from):
    town.rename("DINLAT", "Nama Baru")
    room = send_from("DINLAT")
    figures = [label.text() for label in room.page.send.leaving.figures.numbers]

    assert figures[1] == "24"
    assert "Kepegawaian DINLAT" in texts(room)
    assert "riwayat pegawai" in texts(room)
    assert "Nama Baru" not in texts(room)


def test_nothing_to_send_is_said(send_from):
    room = send_from("BKPSDM")

    assert "sudah memegang semuanya" in texts(room)


def test_at_first_an_office_is_chosen_for_which_something_waits(town, send_from):
    town.rename("BKPSDM", "Nama Baru")  # of an employee of DINLAT, which comes behind DINKES in the list

    room = send_from("BKPSDM")

    assert room.page.send.to.office.value() == "DINLAT"
    assert "Kepegawaian DINLAT" in texts(room)


def test_another_office_is_another_preview(send_from, qtbot):
    room = send_from("BKPSDM")
    page = room.page
    page.send.to.kind.pick(FileKind.PAKET_AWAL.value)
    qtbot.waitUntil(lambda: "Data umum kota" in texts(room), timeout=10_000)
    page.send.to.office.choose("DINKES")
    qtbot.waitUntil(lambda: "Dinas Kesehatan" in page.send.leaving.note.text(), timeout=10_000)

    assert "DINLAT" not in texts(room)


def test_a_receipt_alone_carries_no_data_and_no_evidence(send_from, qtbot):
    room = send_from("DINLAT")
    page = room.page
    page.send.to.kind.pick(FileKind.TANDA_TERIMA.value)
    qtbot.waitUntil(lambda: page.send.leaving.figures.numbers[0].text() == "0", timeout=10_000)

    assert not page.send.to.evidence.isEnabled()


def test_a_stick_that_is_plugged_in_is_the_first_choice(town, send_from, plugged, qtbot):
    stick = town.folder / "KINGSTON"
    stick.mkdir()
    plugged.append(stick)
    room = send_from("DINLAT")
    page = room.page
    qtbot.mouseClick(page.head.stick, Qt.MouseButton.LeftButton)
    room.rest()

    assert page.head.stick.text() == "Simpan ke KINGSTON"
    assert not page.head.save.isVisible()
    assert page.head.save_too.isVisible()
    assert [path.name for path in stick.iterdir()] == ["DINLAT_ke_BKPSDM_0002.sinkron"]
    assert page.send.done.isVisible()
    assert page.send.done.title.text() == "Sekarang aman mencabut stik"


def test_a_stick_that_was_pulled_is_refused_with_a_sentence_and_nothing_is_left(
    town, send_from, plugged, qtbot
):
    stick = town.folder / "KINGSTON"
    stick.mkdir()
    plugged.append(stick)
    room = send_from("DINLAT")
    stick.rmdir()
    qtbot.mouseClick(room.page.head.stick, Qt.MouseButton.LeftButton)
    room.rest()

    assert "tidak dapat ditulis" in room.warned[0]
    assert not room.page.send.done.isVisible()
    assert room.page.head.stick.isEnabled()


def test_parts_are_counted_before_they_are_written(send_from):
    page = send_from("DINLAT").page
    page.send.to.parts.choose(5 * 1024 * 1024)

    assert page.send.leaving.figures.numbers[3].text().startswith("±")


def test_who_is_no_operator_sees_why_the_buttons_rest(send_from):
    room = send_from("DINLAT")
    room.desk.act_as(Acting(day=room.desk.acting.day, role=Role.PEGAWAI, title="Pegawai Contoh"))
    room.rest()
    room.go("sinkronisasi")

    assert not room.page.head.save.isEnabled()
    assert "Hanya operator" in room.page.head.save.toolTip()


def test_the_line_in_the_bar_tells_what_has_not_left_and_leads_to_the_page(town, send_from, qtbot):
    town.rename("DINLAT", "Nama Baru")
    room = send_from("DINLAT")
    status = room.window.top_bar.status
    before = status.accessibleName()
    room.page.deeds.save.trigger()
    room.rest()
    qtbot.waitUntil(lambda: "menunggu pengakuan" in status.accessibleName(), timeout=5_000)
    room.go("beranda")
    qtbot.mouseClick(status, Qt.MouseButton.LeftButton)
    room.rest()

    assert before.startswith("Luring · ")
    assert before.endswith("perubahan belum dikirim")
    assert room.window.pages.current_key() == "sinkronisasi"
