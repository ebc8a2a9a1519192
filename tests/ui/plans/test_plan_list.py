"""The list of plans with its panel, as somebody at the desk sees and uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.plan import ChangeReason, VersionStatus
from desktop_app.ui.actions import clashes
from desktop_app.ui.page import Place
from desktop_app.ui.plans.keys import page_specs
from desktop_app.ui.shell.window_actions import window_specs
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.labels import Label
from tests.ui.walker import settle


def names(room):
    model = room.page.listing.model
    lines = [model.line_of(model.id_at(row)) for row in range(model.rowCount())]
    return [line.name.removesuffix(" Contoh, S.E.") for line in lines]


def words(widget):
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def test_no_two_keys_of_the_page_clash():
    assert clashes([*window_specs([]), *page_specs()]) == []


def test_the_list_shows_everybody_of_the_year_with_counts_by_state(room):
    chips = [chip.text() for chip in room.page.listing.chips.findChildren(Button)]

    assert chips == ["Semua 10", "Menunggu 2", "Dikembalikan 1", "Draf 3", "Ditetapkan 4"]
    assert room.page.listing.count.text() == "10 rencana"
    assert names(room)[:2] == ["Adi Umpama", "Anisa Peraga"]


def test_a_chip_narrows_the_list_and_keeps_the_counts_of_the_others(room):
    room.page.listing.chips.pick(VersionStatus.DRAF.value)

    assert names(room) == ["Anisa Peraga", "Budi", "Gita Tiruan"]
    assert room.page.listing.chips._chips[""].text() == "Semua 10"


def test_typing_in_the_field_narrows_by_name_after_a_pause(room, qtbot):
    QTest.keyClicks(room.page.listing.field, "dewi")
    qtbot.waitUntil(lambda: room.page.listing.model.rowCount() == 1)

    assert names(room) == ["Dewi Lestari"]
    assert room.page.listing.chips._chips[""].text() == "Semua 1"


def test_nothing_found_says_so_and_offers_everything_again(room, qtbot):
    room.page.listing.field.setText("tidak ada yang begini")
    qtbot.waitUntil(lambda: room.page.listing.model.rowCount() == 0)
    said = room.page.listing._empty.accessibleName()
    room.page.listing._empty_button.click()

    assert said == "Tidak ada rencana yang cocok dengan saringan ini."
    assert len(names(room)) == 10


def test_a_year_without_plans_offers_to_make_one(room):
    room.page.listing.year.choose(2025)
    settle()
    room.page.listing._empty_button.click()
    settle()

    assert room.page.listing._empty.accessibleName() == "Belum ada rencana untuk tahun 2025."
    assert room.page.new_plan.picker.isVisible()


def test_another_page_may_open_the_list_already_narrowed(room):
    room.window.go(Place("rencana", {"status": "diajukan"}))

    assert names(room) == ["Citra Teladan", "Sari"]
    assert room.page.listing.chips.key() == "diajukan"


def test_lists_are_sorted_from_the_palette_too(room):
    room.page.listing.parent()
    room.window._actions.run("rencana.urut.status")
    first = names(room)
    room.window._actions.run("rencana.urut.status")

    assert first == list(reversed(names(room)))


def test_the_panel_shows_the_plan_of_the_row(room):
    room.choose("Dewi Lestari")
    shown = words(room.page.listing.panel)

    assert "Dewi Lestari Contoh, S.E." in shown
    assert "1.  Tersedianya laporan kinerja triwulan tepat waktu" in shown
    assert "Wulan Contoh, S.E." in shown
    assert room.page.listing.panel.first.text() == "Batalkan"
    assert not room.page.listing.panel.second.isEnabled()
    assert any("belum diperbaiki" in text for text in shown)


def test_the_panel_says_why_a_button_cannot_be_pressed(room):
    room.world.acts_as("Budi")
    room.rest()
    room.choose("Budi")
    panel = room.page.listing.panel

    assert names(room) == ["Budi"]
    assert panel.second.text() == "Ajukan"
    assert panel.second.isEnabled()

    room.world.acts_as("Wulan")
    room.rest()
    room.choose("Budi")

    assert not panel.second.isEnabled()
    assert panel.reason.text() == panel.second.toolTip()
    assert panel.reason.isVisible()


def test_the_penilai_approves_from_the_panel_in_one_click(room):
    room.world.acts_as("Wulan")
    room.rest()
    room.choose("Sari")
    room.page.listing.panel.second.click()
    room.rest()

    assert room.world.sheet("Sari").plan.status is VersionStatus.DITETAPKAN
    assert room.said == ["Rencana Sari Contoh, S.E. disetujui"]
    assert room.page.listing.panel.second.text() == "Cetak"


def test_the_penilai_returns_a_plan_only_with_a_reason(room):
    room.world.acts_as("Wulan")
    room.rest()
    room.choose("Sari")
    room.page.listing.panel.first.click()
    form = room.page.deeds.back
    form.deed.click()
    refused = form.wrong.text()
    QTest.keyClicks(form.text, "Target baris 2 belum wajar")
    form.deed.click()
    room.rest()

    assert refused.startswith("Tulis alasannya")
    assert room.world.sheet("Sari").plan.status is VersionStatus.DIKEMBALIKAN
    assert room.world.sheet("Sari").steps[-1].reason == "Target baris 2 belum wajar"


def test_the_operator_records_an_approval_from_paper_with_its_scan(room, tmp_path):
    scan = tmp_path / "pindaian.pdf"
    scan.write_bytes(b"%PDF-1.4 contoh")
    room.world.desk.dialogs.to_open = scan
    room.choose("Sari")
    room.page.listing.panel.second.click()
    form = room.page.deeds.paper
    assert form.signatory.text() == "Wulan Contoh, S.E."
    form.choose.click()
    form.deed.click()
    room.rest()
    step = next(s for s in room.world.sheet("Sari").steps if s.to_status == "ditetapkan")

    assert form.scan_name.text() == "pindaian.pdf"
    assert step.on_paper
    assert (step.by_text, step.recorded_text) == ("Wulan Contoh, S.E.", "Admin Contoh")


@pytest.mark.parametrize(
    ("day", "name", "said"),
    [
        ("", "Wulan", "Isi tanggal"),
        ("25/11/2026", "Wulan", "Tanggal tanda tangan tidak boleh"),
        ("besok saja", "Wulan", "Tanggal tidak dikenali"),
        ("1/11/2026", " ", "Isi nama"),
    ],
)
def test_a_paper_needs_a_day_and_a_name(room, day, name, said):
    room.choose("Sari")
    room.page.listing.panel.second.click()
    form = room.page.deeds.paper
    form.day.setText(day)
    form.signatory.setText(name)
    form.deed.click()

    assert form.isVisible()
    assert form.wrong.text().startswith(said)


def test_the_operator_records_a_return_with_the_reason_on_the_paper(room):
    room.choose("Sari")
    room.page.listing.panel.first.click()
    form = room.page.deeds.paper
    form.deed.click()
    refused = form.wrong.text()
    form.reason.setPlainText("Indikator nomor 1 tidak terukur")
    form.deed.click()
    room.rest()

    assert refused == "Tulis alasan yang tertulis di kertas."
    assert room.world.sheet("Sari").plan.status is VersionStatus.DIKEMBALIKAN


def test_a_draft_is_given_up_with_a_reason_and_leaves_the_list(room):
    room.choose("Gita Tiruan")
    room.page.listing.panel.first.click()
    room.page.deeds.withdraw.text.setPlainText("Dibuat dua kali")
    room.page.deeds.withdraw.deed.click()
    room.rest()

    assert "Gita Tiruan" not in names(room)
    assert room.said == ["Draf rencana Gita Tiruan Contoh, S.E. dibatalkan"]


def test_a_set_plan_gets_a_new_version_with_its_reason(room):
    room.choose("Wulan")
    room.page.listing.panel.first.click()
    form = room.page.deeds.change
    form.kind.choose(ChangeReason.ANGGARAN)
    form.text.setPlainText("Target dikoreksi setelah pergeseran anggaran")
    form.deed.click()
    room.rest()
    sheet = room.page.editor.state.sheet

    assert sheet.plan.version.number == 2
    assert sheet.plan.version.change_reason is ChangeReason.ANGGARAN
    assert sheet.plan.version.change_text == "Target dikoreksi setelah pergeseran anggaran"
    assert room.page.stack.currentWidget() is room.page.editor


def test_a_narrow_window_lays_the_panel_over_and_esc_takes_it_away(room):
    room.window.resize(911, 492)
    settle()
    hidden = room.page.listing.panel.isVisible()
    room.page.listing.table.clicked.emit(room.page.listing.model.index(1, 0))
    settle()
    shown = room.page.listing.panel.isVisible()
    QTest.keyClick(room.page.listing.table, Qt.Key.Key_Escape)
    settle()

    assert (hidden, shown, room.page.listing.panel.isVisible()) == (False, True, False)


def test_f5_looks_again(room):
    room.page.listing.table.setFocus()
    with room.world.house.store.work() as work:
        assert work is not None
    room.window._actions.run("rencana.muat")

    assert len(names(room)) == 10


def test_enter_on_a_row_opens_the_plan_and_esc_comes_back(room):
    room.choose("Budi")
    room.page.listing.table.setFocus()
    QTest.keyClick(room.page.listing.table, Qt.Key.Key_Return)
    room.rest()
    opened = room.page.stack.currentWidget() is room.page.editor
    QTest.keyClick(room.grid, Qt.Key.Key_Escape)
    room.rest()

    assert opened
    assert room.page.stack.currentWidget() is room.page.listing
    assert room.page.filter_field() is room.page.listing.field


def test_a_person_leads_to_his_newest_plan_or_to_the_form_for_his_first(room):
    room.window.go(Place("rencana", bytes(room.world.people["Budi"])))
    room.rest()
    opened = room.page.editor.is_for(room.world.plan("Budi"))
    room.window.go(Place("rencana", bytes(room.world.people["Hana Sampel"])))
    room.rest()

    assert opened
    assert room.page.new_plan.sheet.isVisible()
    assert room.page.new_plan.sheet.person.text() == "Hana Sampel Contoh, S.E."
