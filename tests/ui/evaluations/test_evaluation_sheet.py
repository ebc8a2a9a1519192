"""The Lembar nilai: judging one person with real buttons and keys, and what he who looks may see."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from evaluation_house import TW3, Period
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.evaluation import Cause, DeliveryKind
from desktop_app.domain.terms import Level, Predikat, ValueCode
from desktop_app.ui.widgets.buttons import Button
from tests.ui.walker import faults, nameless, settle

DEWI = "Dewi Lestari"


def rate(room, hasil, perilaku):
    room.page.sheet.verdict.hasil.rate(hasil)
    room.page.sheet.verdict.perilaku.rate(perilaku)
    settle()


def keep(room):
    """Simpan nilai, and the paper an operator records from."""
    room.page.sheet.verdict.foot.second.click()
    if room.page.commands.acts.paper.isVisible():
        room.page.commands.acts.paper.deed.click()
    room.rest()


def first_row(room):
    return next(iter(room.page.sheet.results.rows.values()))


def test_nothing_is_chosen_before_somebody_chooses_and_the_suggestion_says_what_it_is(room):
    room.open(DEWI)
    verdict = room.page.sheet.verdict
    texts = [label.text() for label in verdict.findChildren(type(verdict._suggested))]

    assert (verdict.hasil.value(), verdict.perilaku.value()) == (None, None)
    assert "SARAN, BUKAN PENETAPAN" in texts
    assert verdict._suggested.text() == "Sesuai ekspektasi"
    assert room.predikat() == "Belum dapat ditentukan"


def test_target_result_capaian_and_evidence_stand_side_by_side(room):
    room.open(DEWI)
    results = room.page.sheet.results
    record = next(iter(results.records.values()))
    evidence = next(iter(results.evidence.values()))

    assert record.text() == "327 per 30 Sep 2026"
    assert evidence.text() == "1 bukti"
    assert record.mapTo(results, record.rect().center()).y() == pytest.approx(
        evidence.mapTo(results, evidence.rect().center()).y(), abs=6
    )


@pytest.mark.parametrize(("hasil", "perilaku"), list(product(Level, Level)))
def test_every_one_of_the_nine_cells_shows_its_predikat(room, hasil, perilaku):
    room.open(DEWI)
    cells = room.page.state.words.cells.cells
    rate(room, hasil, perilaku)

    assert room.predikat() == room.page.state.words.ratings.predikat.label(cells[hasil.value, perilaku.value])


def test_one_rating_alone_gives_no_predikat(room):
    room.open(DEWI)
    room.page.sheet.verdict.hasil.rate(Level.ATAS)
    settle()

    assert room.predikat() == "Belum dapat ditentukan"
    assert "Rating perilaku kerja belum dipilih" in room.missing()


def test_an_operator_names_the_paper_once_and_the_next_one_opens_by_itself(room):
    room.page.listing._acts["berikut"].trigger()
    settle()
    shown = [room.page.state.sheet.pegawai.name]
    rate(room, Level.SESUAI, Level.SESUAI)
    room.page.sheet.verdict.foot.second.click()
    room.paper()
    shown.append(room.page.state.sheet.pegawai.name)
    rate(room, Level.SESUAI, Level.SESUAI)
    room.page.sheet.verdict.foot.second.click()
    room.rest()
    shown.append(room.page.state.sheet.pegawai.name)

    assert [name.split()[0] for name in shown] == ["Dewi", "Kartika", "Wulan"]
    assert room.world.sheet(DEWI).judgement.version.hasil is Level.SESUAI
    assert room.said[0] == "Nilai Dewi Lestari Contoh, S.E. disimpan"


def test_a_round_ends_with_a_word_and_the_list(room):
    room.page.listing._acts["berikut"].trigger()
    for _ in range(3):
        room.page.sheet.skip.click()
        settle()

    assert room.page.stack.currentWidget() is room.page.listing
    assert room.said[-1] == "Tidak ada lagi yang menunggu nilai Anda pada Triwulan III 2026."


def test_judging_needs_no_mouse(room):
    """Two ratings and Ctrl+S, as the budget of the design says."""
    room.world.acts_as(room.world.people["Wulan"])
    room.rest()
    room.page.listing._acts["berikut"].trigger()
    settle()
    room.window.activateWindow()
    verdict = room.page.sheet.verdict
    has_focus = QApplication.focusWidget() is verdict.hasil
    QTest.keyClick(verdict.hasil, Qt.Key.Key_2)
    QTest.keyClick(verdict.perilaku, Qt.Key.Key_2)
    room.page._sheet_acts["simpan"].trigger()
    room.rest()

    assert has_focus
    assert room.world.sheet(DEWI).judgement.version.perilaku is Level.SESUAI
    assert not room.page.commands.acts.paper.isVisible()


def test_a_value_rated_below_without_a_fact_asks_for_it_and_leads_there(room):
    room.open(DEWI)
    rate(room, Level.SESUAI, Level.SESUAI)
    room.page.sheet.tabs.pick("perilaku")
    row = room.page.sheet.behaviours.rows[ValueCode.HARMONIS]
    row.rating.rate(Level.BAWAH)
    settle()
    asked = [b for b in room.page.sheet.verdict.missing if b.text() == "Tulis fakta untuk Harmonis"]
    room.page.sheet.tabs.pick("hasil")
    asked[0].click()
    settle()
    leads = room.page.sheet.tabs.key() == "perilaku" and QApplication.focusWidget() is row.fact
    QTest.keyClicks(row.fact, "Menegur rekan di depan warga 3 Agustus")
    settle()

    assert leads
    assert "Tulis fakta untuk Harmonis" not in room.missing()


def test_leaving_the_suggestion_asks_for_a_reason(room):
    room.open(DEWI)
    verdict = room.page.sheet.verdict
    rate(room, Level.BAWAH, Level.SESUAI)
    asked = room.missing()
    verdict.foot.first.click()
    settle()
    verdict.hasil_reason.setPlainText("Dua berkas tertukar pada bulan Agustus.")
    settle()

    assert "Tulis alasan: pilihan berbeda dari saran" in asked
    assert not verdict.hasil_reason.isHidden()
    assert room.world.desk.dialogs.asked == []
    assert not any("alasan" in words for words in room.missing())


def test_the_last_word_is_asked_for_and_locks_the_sheet(room):
    room.open(DEWI)
    rate(room, Level.SESUAI, Level.SESUAI)
    room.page.sheet.verdict.foot.first.click()
    room.paper()
    sheet = room.world.sheet(DEWI)

    assert room.world.desk.dialogs.asked == ["Tetapkan penilaian Dewi Lestari Contoh, S.E.?"]
    assert sheet.predikat is Predikat.BAIK
    assert sheet.frozen is not None
    assert not room.page.sheet.verdict.hasil.isEnabled()
    assert room.page.sheet.verdict.foot.second.text() == "Serahkan"


def test_the_way_out_of_the_question_changes_nothing(room):
    room.world.desk.dialogs.agrees = False
    room.open(DEWI)
    rate(room, Level.SESUAI, Level.SESUAI)
    room.page.sheet.verdict.foot.first.click()
    room.rest()

    assert room.world.sheet(DEWI).frozen is None


def test_the_button_of_the_last_word_says_what_is_missing(room):
    room.open(DEWI)
    button = room.page.sheet.verdict.foot.first

    assert not button.isEnabled()
    assert button.toolTip() == "Rating hasil kerja belum dipilih"


def test_a_final_one_is_handed_over_and_received(room):
    room.open("Anisa Peraga")
    foot, form = room.page.sheet.verdict.foot, room.page.commands.acts.delivery
    foot.second.click()
    form.deed.click()
    room.rest()
    pill = room.page.sheet.pill.accessibleName()
    foot.second.click()
    form.deed.click()
    room.rest()
    kinds = [each.kind for each in room.world.sheet("Anisa Peraga").deliveries]

    assert pill == "Diserahkan"
    assert kinds == [DeliveryKind.DISERAHKAN, DeliveryKind.DITERIMA]
    assert foot.second.text() == "Cetak"


def test_a_correction_is_a_new_version_with_its_reason(room):
    room.open("Anisa Peraga")
    room.page.sheet.verdict.foot.first.click()
    form = room.page.commands.acts.correction
    form.deed.click()
    refused = form.wrong.text()
    form.text.setPlainText("Rating perilaku keliru disalin.")
    form.deed.click()
    room.rest()
    versions = room.world.sheet("Anisa Peraga").versions

    assert "alasannya" in refused
    assert [version.cause for version in versions] == [Cause.AWAL, Cause.KOREKSI]
    assert "Rating perilaku keliru disalin." in room.page.sheet.strip.words.text()
    assert room.page.sheet.verdict.hasil.isEnabled()


def test_saving_is_taken_back_by_name(room):
    room.open(DEWI)
    rate(room, Level.SESUAI, Level.SESUAI)
    keep(room)
    was_rated = room.world.sheet(DEWI).judgement.version.hasil
    room.window.undo.undo()
    room.rest()

    assert was_rated is Level.SESUAI
    assert room.world.sheet(DEWI).judgement.version.hasil is None


def test_what_is_written_is_kept_aside_and_offered_after_a_crash(room):
    room.open(DEWI)
    rate(room, Level.SESUAI, Level.ATAS)
    room.page.sheet.verdict.note.setPlainText("Usul pelatihan layanan prima.")
    room.page.state.autosave.pause.timeout.emit()
    room.rest()
    told = room.page.sheet.verdict._kept.text()
    room.page.state.autosave.pause.stop()
    room.page.show_list()
    room.open(DEWI)
    strip = room.page.sheet.strip
    is_offered = strip.isVisible() and room.page.sheet.verdict.hasil.value() is None
    strip.answers[0].click()
    settle()

    assert told == "Otomatis 09.30"
    assert is_offered
    assert room.page.sheet.verdict.perilaku.value() is Level.ATAS
    assert room.page.sheet.verdict.note.text() == "Usul pelatihan layanan prima."
    assert room.world.sheet(DEWI).judgement is None


def test_leaving_within_the_pause_loses_nothing(room):
    room.open(DEWI)
    rate(room, Level.SESUAI, Level.SESUAI)
    room.page.sheet.back.click()
    room.rest()
    room.open(DEWI)

    assert room.page.sheet.strip.is_question


def test_a_written_draft_can_be_thrown_away(room):
    room.open(DEWI)
    rate(room, Level.SESUAI, Level.SESUAI)
    room.page.show_list()
    room.rest()
    room.open(DEWI)
    room.page.sheet.strip.answers[1].click()
    room.rest()

    assert room.world.house.plans.drafts() == []
    assert room.page.sheet.strip.isHidden()


def test_saving_forgets_what_was_kept_aside(room):
    room.open(DEWI)
    rate(room, Level.SESUAI, Level.SESUAI)
    room.page.state.autosave.pause.timeout.emit()
    room.rest()
    keep(room)

    assert room.world.house.plans.drafts() == []


def test_the_person_himself_sees_no_unfinished_judgement_and_changes_none(room):
    room.world.acts_as(room.world.people["Adi Umpama"])
    room.rest()
    room.open("Adi Umpama")
    verdict = room.page.sheet.verdict

    assert verdict.hasil.value() is None
    assert room.predikat() == "Belum dapat ditentukan"
    assert not verdict.hasil.isEnabled()
    assert not verdict.foot.second.isEnabled()
    assert "sedang menilai" in room.page.sheet.strip.words.text()


def test_somebody_without_a_part_in_it_is_told_so_and_sees_nothing(room):
    room.world.acts_as(room.world.people["Adi Umpama"])
    room.rest()
    room.page.open(room.world.evaluation(DEWI))
    settle()

    assert room.page.stack.currentWidget() is room.page.listing
    assert room.warned


def test_the_explanation_names_rule_cell_lines_and_people(room):
    room.open("Anisa Peraga")
    room.page.sheet.verdict.predikat.click()
    words = room.page.commands.explanation.words()
    room.window._escape()

    assert "bertemu pada sel Baik" in words
    assert "PermenPANRB 6/2022 Pasal 24–25; SE MenPANRB 3/2023" in words
    assert "target 300, realisasi 327, realisasi ÷ target × 100 = 109%, 1 bukti" in words
    assert "Berorientasi Pelayanan: belum dinilai" in words
    assert "oleh Wulan Contoh, S.E., di atas kertas, dicatat oleh Admin Contoh" in words
    assert "[" not in words
    assert not room.page.commands.explanation.isVisible()


def test_the_explanation_of_an_incomplete_one_says_what_is_missing(room):
    room.open(DEWI)
    room.page._sheet_acts["jelas"].trigger()
    words = room.page.commands.explanation.words()

    assert "belum dapat ditentukan" in words
    assert "• Rating hasil kerja belum dipilih" in words


def test_the_year_shows_its_quarters_side_by_side(room):
    room.page.open(room.world.evaluation("Anisa Peraga", Period("2026")))
    settle()
    tabs = room.page.sheet.tabs
    tabs.pick("triwulan")
    settle()
    doors = room.page.sheet.periods.doors
    doors[2].click()
    settle()

    assert tabs.tabText(3) == "Periode lain"
    assert len(doors) == 3
    assert room.page.state.sheet.evaluation.period == TW3


def test_the_history_names_both_people_of_a_paper(room):
    room.open("Eka Andai")
    room.page.sheet.tabs.pick("riwayat")
    settle()
    texts = [
        label.text() for label in room.page.sheet.history.findChildren(type(room.page.sheet.strip.words))
    ]

    assert any("oleh Wulan Contoh, S.E., di atas kertas, dicatat oleh Admin Contoh" in text for text in texts)
    assert "Diserahkan kepada pegawai pada 24 November 2026 (langsung)" in texts


def test_printing_shows_the_paper_and_saves_it(room, tmp_path):
    room.world.desk.dialogs.to_save = tmp_path / "evaluasi.pdf"
    room.open("Anisa Peraga")
    room.page._sheet_acts["cetak"].trigger()
    room.rest()
    pages = len(room.page.preview.pages)
    room.page.preview.kind.pick("dokumen-evaluasi")
    room.rest()
    room.page.preview.save.click()
    room.rest()

    assert pages >= 1
    assert (tmp_path / "evaluasi.pdf").read_bytes().startswith(b"%PDF")
    assert not room.page.preview.pages[0].pixmap().isNull()


def test_a_person_is_found_from_elsewhere_by_his_own_id(room):
    room.page.visit(room.world.people["Anisa Peraga"])
    settle()

    assert room.page.stack.currentWidget() is room.page.sheet
    assert room.page.state.sheet.pegawai.name.startswith("Anisa")


@pytest.mark.parametrize("scale", [100, 130])
@pytest.mark.parametrize("size", [(1366, 697), (1093, 574), (911, 492), (1600, 900)])
def test_nothing_of_the_sheet_is_cut_at_any_size(room, theme, size, scale):
    theme.scale(scale)
    room.window.resize(*size)
    room.open(DEWI)
    rate(room, Level.BAWAH, Level.BAWAH)
    found = []
    tabs = room.page.sheet.tabs
    for index in range(tabs.count()):
        if tabs.isTabVisible(index):
            tabs.setCurrentIndex(index)
            settle()
            found += faults(room.page.sheet)

    assert found == []
    assert nameless(room.page) == []


def test_every_button_of_the_sheet_can_be_pressed(room):
    """Defect 11: none is dead, none raises; what opens is closed again."""
    room.open(DEWI)
    seen = set()
    for tab in ("hasil", "perilaku", "kendala", "triwulan", "riwayat"):
        room.page.sheet.tabs.pick(tab)
        settle()
        for button in [
            b for b in room.page.sheet.stack.currentWidget().findChildren(Button) if b.isEnabled()
        ]:
            if tab == "triwulan":
                continue
            button.click()
            settle()
            opened = room.window._escape()
            seen.add((tab, opened))
            if room.page.stack.currentWidget() is not room.page.sheet:
                room.open(DEWI)

    assert seen == {("hasil", True), ("perilaku", True), ("kendala", True)}


def test_a_paper_older_than_the_period_is_asked_for_again(room):
    room.open(DEWI)
    rate(room, Level.SESUAI, Level.SESUAI)
    room.page.commands.acts._day = date(2026, 1, 5)
    room.page.sheet.verdict.foot.second.click()

    assert room.page.commands.acts.paper.isVisible()


def test_ctrl_s_in_a_form_does_the_form(room):
    room.open(DEWI)
    rate(room, Level.SESUAI, Level.SESUAI)
    room.page.sheet.verdict.foot.second.click()
    is_asked = room.page.commands.acts.paper.isVisible()
    room.page._sheet_acts["simpan"].trigger()
    room.rest()

    assert is_asked
    assert room.world.sheet(DEWI).judgement is not None


def test_choosing_anew_withdraws_the_offer_of_what_was_written_before(room):
    room.open(DEWI)
    rate(room, Level.SESUAI, Level.SESUAI)
    room.page.show_list()
    room.rest()
    room.open(DEWI)
    room.page.sheet.verdict.hasil.rate(Level.ATAS)
    settle()

    assert room.page.sheet.strip.isHidden()


@pytest.mark.parametrize("cause", [Cause.KOREKSI, Cause.KALIBRASI])
def test_a_new_version_keeps_the_cause_that_was_chosen(room, cause):
    room.open("Anisa Peraga")
    room.page.sheet.verdict.foot.first.click()
    form = room.page.commands.acts.correction
    form.kind.choose(cause)
    form.text.setPlainText("Disepakati dalam rapat kalibrasi.")
    form.deed.click()
    room.rest()

    assert room.world.sheet("Anisa Peraga").versions[-1].cause is cause


@pytest.mark.parametrize("scale", [100, 130])
@pytest.mark.parametrize("size", [(1366, 697), (911, 492)])
def test_nothing_of_the_preview_is_cut(room, theme, size, scale):
    theme.scale(scale)
    room.window.resize(*size)
    room.open("Anisa Peraga")
    room.page._sheet_acts["cetak"].trigger()
    room.rest()

    assert faults(room.page.preview) == []
