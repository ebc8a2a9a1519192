"""Penyusun SKP by keyboard and mouse: what is typed stands in the plan, is kept, and comes back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit

from desktop_app.domain.plan import AnnexList, AssignKind, Gather, VersionStatus
from desktop_app.domain.terms import Aspek, Polarity, RhkKind, Severity, ValueCode
from desktop_app.ui.plans.editor.findings import Part
from desktop_app.ui.plans.editor.grid_delegate import CellText
from desktop_app.ui.plans.editor.lines import Col, RowKind
from desktop_app.ui.widgets.editors import Combo
from desktop_app.ui.widgets.labels import Label
from tests.ui.walker import settle

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
K = Qt.Key


def go(room, row, column):
    """The cell of a row and column, with the focus in the grid."""
    room.grid.setCurrentIndex(room.grid.model().index(row, column))
    room.grid.setFocus()


def cell(room, row, column):
    return str(room.grid.model().index(row, column).data() or "")


def kept(room, name):
    return room.world.sheet(name).plan


def save(room):
    room.press(K.Key_S, CONTROL)
    room.rest()


@pytest.fixture
def budi(room):
    """Budi's draft is open: two results with three and two indicators."""
    room.open("Budi")
    return room


def test_the_editor_opens_on_the_results_with_marks_for_what_is_open(budi):
    tabs = budi.page.editor.sections.tabs

    assert [tabs.tabText(n) for n in range(5)] == [
        "1 Identitas ✓",
        "2 Hasil kerja ●",
        "3 Perilaku ✓",
        "4 Lampiran ✓",
        "Riwayat",
    ]
    assert budi.page.editor.head.title.text() == "SKP 2026 · Budi Contoh, S.E."
    assert QApplication.focusWidget() is budi.grid


def test_f2_writes_on_and_tab_goes_to_the_next_cell(budi):
    go(budi, 1, Col.HASIL)
    budi.press(K.Key_F2)
    assert isinstance(QApplication.focusWidget(), CellText)
    budi.type(" dan akurat", K.Key_Tab)

    assert budi.texts()[0] == "Tersedianya laporan kinerja triwulan tepat waktu dan akurat"
    assert budi.grid.currentIndex().column() == Col.PIMPINAN
    assert isinstance(QApplication.focusWidget(), QComboBox)


def test_typing_replaces_what_stood_in_the_cell(budi):
    go(budi, 1, Col.INDIKATOR)
    budi.type("J")
    budi.type("umlah naskah", K.Key_Tab)

    assert cell(budi, 1, Col.INDIKATOR) == "Jumlah naskah"


def test_esc_leaves_the_cell_as_it_was_and_stays_in_the_editor(budi):
    go(budi, 1, Col.HASIL)
    budi.press(K.Key_F2)
    budi.type(" tidak jadi", K.Key_Escape)

    assert budi.texts()[0] == "Tersedianya laporan kinerja triwulan tepat waktu"
    assert budi.page.stack.currentWidget() is budi.page.editor


def test_results_written_at_the_foot_follow_each_other_with_enter(budi):
    foot = next(n for n, row in enumerate(budi.grid._model.rows) if row.what is RowKind.TAMBAH)
    go(budi, foot, Col.HASIL)
    for text in ("Meningkatnya kepuasan warga", "Terwujudnya arsip yang tertib"):
        budi.press(K.Key_Return)
        budi.type(text, K.Key_Return)

    assert budi.texts()[2:] == ["Meningkatnya kepuasan warga", "Terwujudnya arsip yang tertib"]
    assert budi.grid.current_row().what is RowKind.TAMBAH


def test_enter_on_an_indicator_makes_the_next_one_with_the_missing_aspek(budi):
    go(budi, 4, Col.INDIKATOR)
    budi.press(K.Key_Return)
    budi.type("Verifikasi tanpa salah", K.Key_Tab)
    second = budi.plan.lines(RhkKind.UTAMA)[1]
    texts = [(each.text, each.aspek) for each in budi.plan.indicators_of(second)]

    assert texts[1] == ("Verifikasi tanpa salah", Aspek.KUALITAS)
    assert budi.grid.currentIndex().column() == Col.TARGET


def test_a_target_written_once_fills_number_and_direction(budi):
    go(budi, 5, Col.INDIKATOR)
    budi.press(K.Key_Return)
    budi.type("Berkas dikembalikan", K.Key_Tab)
    budi.type("maks 2 persen", K.Key_Tab)
    found = next(each for each in budi.plan.indicators if each.text == "Berkas dikembalikan")

    assert (found.target, found.polarity) == (Decimal(2), Polarity.TURUN)
    assert cell(budi, budi.grid.currentIndex().row(), Col.SATUAN) == "persen"


def test_choices_are_made_in_the_cell_by_keyboard(budi):
    go(budi, 1, Col.ARAH)
    budi.press(K.Key_F2)
    chosen = QApplication.focusWidget()
    assert isinstance(chosen, Combo)
    chosen.choose(Polarity.TURUN)
    budi.press(K.Key_Tab)
    go(budi, 1, Col.ASPEK)
    budi.press(K.Key_F2)
    QApplication.focusWidget().choose(Aspek.BIAYA)
    budi.press(K.Key_Tab)
    go(budi, 1, Col.SATUAN)
    budi.press(K.Key_F2)
    kept_ = next(each for each in budi.page.editor.state.measures if each.name == "laporan")
    QApplication.focusWidget().choose(kept_.id)
    budi.press(K.Key_Tab)
    budi.press(K.Key_Escape)
    save(budi)
    first = kept(budi, "Budi").indicators_of(kept(budi, "Budi").lines(RhkKind.UTAMA)[0])[0]

    assert [cell(budi, 1, column) for column in (Col.ARAH, Col.ASPEK, Col.SATUAN)] == [
        "≤ turun",
        "Biaya",
        "laporan",
    ]
    assert (first.polarity, first.aspek, first.measure_id) == (Polarity.TURUN, Aspek.BIAYA, kept_.id)


def test_the_results_of_the_penilai_are_offered_and_linked(budi):
    go(budi, 1, Col.PIMPINAN)
    budi.press(K.Key_F2)
    box = QApplication.focusWidget()
    first = box.itemText(0)
    box.setEditText(first)
    budi.press(K.Key_Tab)
    link = budi.plan.link_of(budi.plan.lines(RhkKind.UTAMA)[0])

    assert first == "Tersedianya laporan kinerja triwulan tepat waktu"
    assert link.superior_line in {rhk.line_id for rhk in kept(budi, "Wulan").rhk}


def test_shift_tab_goes_back_and_tab_leaves_at_the_end(budi):
    go(budi, 1, Col.PIMPINAN)
    budi.press(K.Key_Backtab)
    back = budi.grid.currentIndex().column()
    go(budi, budi.grid.model().rowCount() - 1, Col.HASIL)
    budi.press(K.Key_Tab)

    assert back == Col.HASIL
    assert QApplication.focusWidget() is not budi.grid


def test_alt_arrows_move_the_line_and_the_cell_stays_with_it(budi):
    first, second = budi.texts()
    go(budi, 1, Col.HASIL)
    budi.press(K.Key_Down, ALT)
    moved = budi.texts()
    here = budi.grid.current_row().rhk.text
    budi.press(K.Key_Up, ALT)

    assert moved == [second, first]
    assert here == first
    assert budi.texts() == [first, second]


def test_del_removes_an_indicator_and_the_toast_brings_it_back(budi):
    before = {each.id for each in budi.plan.indicators}
    go(budi, 2, Col.INDIKATOR)
    budi.press(K.Key_Delete)
    without = len(budi.plan.indicators)
    budi.window.toast.button.click()
    settle()

    assert without == len(before) - 1
    assert budi.said == ["Indikator dihapus"]
    assert {each.id for each in budi.plan.indicators} == before
    assert budi.grid.current_row().indicator.text == "Laporan yang diterima tanpa perbaikan"


def test_ctrl_z_brings_a_whole_result_back(budi):
    before = budi.texts()
    go(budi, 4, Col.HASIL)
    budi.press(K.Key_Delete)
    without = budi.texts()
    budi.press(K.Key_Z, CONTROL)

    assert without == before[:1]
    assert budi.texts() == before
    assert len(budi.plan.indicators) == 5


def test_a_removal_of_a_plan_no_longer_open_is_not_put_into_another(budi):
    go(budi, 4, Col.HASIL)
    budi.press(K.Key_Delete)
    budi.open("Anisa Peraga")
    budi.window.undo.undo()
    settle()

    assert "Rencana itu tidak sedang ditulis, jadi barisnya tidak kembali." in budi.said
    assert len(budi.plan.rhk) == 2


def test_the_buttons_do_what_the_keys_do(budi):
    section = budi.page.editor.sections.results
    go(budi, 1, Col.HASIL)
    section.down.click()
    down = budi.texts()[1]
    section.up.click()
    up = budi.texts()[0]
    section.add_indicator.click()
    budi.press(K.Key_Escape)
    indicators = len(budi.plan.indicators)
    section.delete.click()
    section.add_rhk.click()
    budi.press(K.Key_Escape)

    assert down == up
    assert indicators == 6
    assert len(budi.plan.indicators) == 5
    assert len(budi.plan.rhk) == 3


def test_ctrl_s_saves_and_says_when(budi):
    go(budi, 1, Col.HASIL)
    budi.press(K.Key_F2)
    budi.type(" selalu", K.Key_Tab)
    budi.press(K.Key_Escape)
    save(budi)

    assert kept(budi, "Budi").lines(RhkKind.UTAMA)[0].text.endswith("tepat waktu selalu")
    assert budi.page.editor.head.kept.text() == "disimpan 09.30"
    assert "Rencana disimpan" in budi.said


def test_what_is_written_is_put_aside_after_a_pause_and_offered_after_a_crash(budi, qtbot):
    go(budi, 1, Col.HASIL)
    budi.press(K.Key_F2)
    budi.type(" yang hilang", K.Key_Tab)
    budi.press(K.Key_Escape)
    before = budi.page.editor.head.kept.text()
    budi.page.editor.state._pause.timeout.emit()
    budi.rest()
    after = budi.page.editor.head.kept.text()
    budi.page.editor.state.close()  # as a crash leaves it: nothing was saved
    budi.open("Budi")
    strip = budi.page.editor.strip
    asked, text = strip.isVisible(), budi.texts()[0]
    strip.answers[0].click()
    settle()

    assert (before, after) == ("belum disimpan", "disimpan 09.30")
    assert asked
    assert text == "Tersedianya laporan kinerja triwulan tepat waktu"
    assert budi.texts()[0].endswith("yang hilang")
    assert not strip.isVisible()


def test_an_offered_autosave_can_be_thrown_away(budi):
    budi.page.editor.state.edit(replace(budi.plan, rhk=()))
    budi.page.editor.state._pause.timeout.emit()
    budi.rest()
    budi.page.editor.state.close()
    budi.open("Budi")
    budi.page.editor.strip.answers[1].click()
    budi.rest()

    assert budi.world.house.plans.drafts() == []
    assert len(budi.plan.rhk) == 2


def test_going_elsewhere_saves_what_was_written(budi):
    go(budi, 1, Col.HASIL)
    budi.press(K.Key_F2)
    budi.type(" selalu")
    budi.page.editor.head.back.click()
    budi.rest()

    assert budi.page.stack.currentWidget() is budi.page.listing
    assert kept(budi, "Budi").lines(RhkKind.UTAMA)[0].text.endswith("selalu")


def test_a_line_that_cannot_be_kept_is_told_and_the_editor_stays_open(budi):
    go(budi, 1, Col.INDIKATOR)
    budi.press(K.Key_F2)
    QApplication.focusWidget().selectAll()
    budi.type(" ", K.Key_Tab)
    budi.press(K.Key_Escape)
    budi.page.editor.head.back.click()
    budi.rest()

    assert len(budi.warned) == 1
    assert budi.page.stack.currentWidget() is budi.page.editor


def test_findings_follow_what_is_written_before_it_is_saved(budi):
    bar = budi.page.editor.findings
    before = bar.pill.accessibleName()
    go(budi, 4, Col.INDIKATOR)
    budi.press(K.Key_Return)
    budi.type("Verifikasi tanpa salah", K.Key_Tab)
    budi.type("99 persen", K.Key_Tab)
    budi.press(K.Key_Escape)

    assert before == "1 peringatan"
    assert bar.pill.accessibleName() == "tidak ada temuan"
    assert budi.page.editor.sections.tabs.tabText(1) == "2 Hasil kerja ✓"


def test_a_finding_names_its_weight_and_leads_to_its_line(budi):
    bar = budi.page.editor.findings
    go(budi, 1, Col.HASIL)
    text = bar.list.item(0).text()
    bar.list.itemClicked.emit(bar.list.item(0))
    settle()

    assert text.startswith("Peringatan: Hasil kerja utama nomor 2")
    assert budi.grid.current_row().number == 2


def test_f8_walks_through_the_findings_over_the_sections(budi):
    budi.page.editor.state.edit(replace(budi.plan, annex=()))
    settle()
    parts = []
    for _ in range(4):
        budi.press(K.Key_F8)
        parts.append(budi.page.editor.sections.part())
        if len(parts) == 1:
            first = QApplication.focusWidget()

    assert parts == [Part.LAMPIRAN, Part.LAMPIRAN, Part.LAMPIRAN, Part.HASIL]
    assert first is budi.page.editor.sections.annex.cards[AnnexList.DUKUNGAN].more
    assert budi.grid.current_row().number == 2


def test_an_error_is_a_word_an_icon_and_a_closed_way(budi):
    budi.page.editor.state.edit(replace(budi.plan, rhk=(), indicators=(), links=()))
    settle()
    head, bar = budi.page.editor.head, budi.page.editor.findings

    assert bar._findings[0].severity is Severity.GALAT
    assert bar.list.item(0).text().startswith("Galat: ")
    assert not head.first.isEnabled()
    assert head.reason.text() == head.first.toolTip()


def test_findings_fold_and_unfold(budi):
    bar = budi.page.editor.findings
    bar.fold.click()
    folded = bar.list.isVisible()
    bar.fold.click()

    assert (folded, bar.list.isVisible()) == (False, True)


def test_ctrl_enter_goes_through_the_sections(budi):
    seen = []
    for _ in range(5):
        budi.press(K.Key_Return, CONTROL)
        seen.append(budi.page.editor.sections.part())

    assert seen == [Part.PERILAKU, Part.LAMPIRAN, Part.RIWAYAT, Part.IDENTITAS, Part.HASIL]


def test_the_seven_values_carry_their_sentences_and_take_an_expectation(budi):
    section = budi.page.editor.sections.behaviour
    budi.page.editor.sections.go_to(Part.PERILAKU)
    shown = [label.text() for label in section.findChildren(Label)]
    area = section.texts[ValueCode.PELAYANAN]
    assert QApplication.focusWidget() is area
    budi.type("Melayani warga lanjut usia lebih dahulu")
    save(budi)

    assert len(section.texts) == 7
    assert sum(text.startswith("– ") for text in shown) == 21
    assert "– Ramah, cekatan, solutif, dan dapat diandalkan" in shown
    expectation = kept(budi, "Budi").expectation_of(ValueCode.PELAYANAN)
    assert expectation.text == "Melayani warga lanjut usia lebih dahulu"


def test_annex_lines_are_written_moved_removed_and_brought_back(budi):
    sections = budi.page.editor.sections
    card = sections.annex.cards[AnnexList.DUKUNGAN]
    sections.go_to(Part.LAMPIRAN)
    first, second = [item.text for item in budi.plan.annex_of(AnnexList.DUKUNGAN)]
    budi.press(K.Key_Return)
    budi.type("Kendaraan dinas")
    budi.press(K.Key_Down, ALT)
    moved = [item.text for item in budi.plan.annex_of(AnnexList.DUKUNGAN)]
    card.remove(budi.plan.annex_of(AnnexList.DUKUNGAN)[0].id)
    removed = [item.text for item in budi.plan.annex_of(AnnexList.DUKUNGAN)]
    budi.press(K.Key_Z, CONTROL)
    if len(budi.plan.annex_of(AnnexList.DUKUNGAN)) == 2:
        budi.window.undo.undo()
    settle()

    assert moved == [first, second, "Kendaraan dinas"]
    assert removed == [second, "Kendaraan dinas"]
    assert [item.text for item in budi.plan.annex_of(AnnexList.DUKUNGAN)] == moved


def test_an_empty_annex_line_goes_with_backspace(budi):
    sections = budi.page.editor.sections
    card = sections.annex.cards[AnnexList.KONSEKUENSI]
    sections.go_to(Part.LAMPIRAN)
    card.more.click()
    settle()
    more = len(card.fields)
    budi.press(K.Key_Backspace)

    assert (more, len(card.fields)) == (3, 2)
    assert budi.said == []


def test_identity_shows_the_three_people_and_the_period(budi):
    budi.page.editor.sections.go_to(Part.IDENTITAS)
    shown = [label.text() for label in budi.page.editor.sections.identity.findChildren(Label)]

    for text in ("Budi Contoh, S.E.", "Wulan Contoh, S.E.", "Darmo Contoh, S.E.", "31 Januari 2026"):
        assert text in shown
    assert "1 Januari 2026 sampai 31 Desember 2026" in shown


def test_details_of_a_line_are_written_into_the_plan(budi):
    go(budi, 1, Col.INDIKATOR)
    budi.page.editor.sections.results.details.click()
    form = budi.page.editor.details
    form.superior.choose("Terselesaikannya verifikasi data kependudukan warga")
    form.assigned_by.setText("Ketua Tim Layanan")
    form.assign_kind.choose(AssignKind.KHUSUS)
    form.polarity.choose(Polarity.RENTANG)
    form.deed.click()
    missing = form.wrong.text()
    form.most.setText("2")
    form.deed.click()
    too_low = form.wrong.text()
    form.most.setText("6")
    form.gather.choose(Gather.TERAKHIR)
    form.evidence.setText("laporan")
    form.deed.click()
    settle()
    rhk = budi.plan.lines(RhkKind.UTAMA)[0]
    indicator = budi.plan.indicators_of(rhk)[0]

    assert missing == "Target berbentuk rentang memerlukan batas atas."
    assert too_low == "Batas atas tidak boleh di bawah angka target."
    assert (rhk.assigned_by, rhk.assign_kind) == ("Ketua Tim Layanan", AssignKind.KHUSUS)
    assert budi.plan.link_of(rhk).superior_text == "Terselesaikannya verifikasi data kependudukan warga"
    assert (indicator.target_max, indicator.gather, indicator.evidence_kind) == (
        Decimal(6),
        Gather.TERAKHIR,
        "laporan",
    )


def test_the_employee_saves_and_submits_with_one_press(budi):
    budi.world.acts_as("Budi")
    budi.rest()
    go(budi, 1, Col.HASIL)
    budi.press(K.Key_F2)
    budi.type(" selalu")
    budi.page.editor.head.first.click()
    budi.rest()
    plan = kept(budi, "Budi")

    assert plan.status is VersionStatus.DIAJUKAN
    assert plan.lines(RhkKind.UTAMA)[0].text.endswith("selalu")
    assert not budi.page.editor.state.is_editable
    assert budi.page.editor.head.pill.accessibleName() == "Diajukan"


def test_the_operator_submits_by_the_paper(budi):
    budi.page.editor.head.first.click()
    budi.rest()
    budi.paper()
    story = budi.page.editor.head.story.text()

    assert kept(budi, "Budi").status is VersionStatus.DIAJUKAN
    assert "oleh Budi Contoh, S.E., di atas kertas, dicatat oleh Admin Contoh" in story


def test_a_draft_is_given_up_from_the_editor_and_the_list_comes_back(budi):
    budi.page.editor.head.second.click()
    budi.page.deeds.withdraw.text.setPlainText("Dibuat dua kali")
    budi.page.deeds.withdraw.deed.click()
    budi.rest()

    assert budi.page.stack.currentWidget() is budi.page.listing
    assert budi.warned == []


def test_a_returned_plan_says_why_and_may_be_submitted_once_it_is_mended(room):
    room.open("Dewi Lestari")
    head, strip = room.page.editor.head, room.page.editor.strip
    told, closed = strip.words.text(), head.first.isEnabled()
    go(room, 1, Col.HASIL)
    room.press(K.Key_F2)
    room.type(" lagi", K.Key_Tab)
    room.press(K.Key_Escape)
    opened = head.first.isEnabled()
    head.first.click()
    room.rest()
    room.paper()

    assert told == "Dikembalikan oleh Penilai Contoh: Target baris 2 belum wajar"
    assert (closed, opened) == (False, True)
    assert kept(room, "Dewi Lestari").status is VersionStatus.DIAJUKAN


def test_a_set_plan_is_only_read(room):
    room.open("Wulan")
    section = room.page.editor.sections.results
    go(room, 1, Col.HASIL)
    room.press(K.Key_F2)
    room.press(K.Key_Delete)
    room.press(K.Key_Return)

    assert QApplication.focusWidget() is room.grid
    assert not section.tools.isVisible()
    assert not room.page.editor.findings.isVisible()
    assert len(room.plan.rhk) == 3
    assert room.page.editor.head.first.text() == "Ubah"


def test_versions_stay_readable_and_show_what_changed(room):
    room.open("Wulan")
    room.page.editor.head.first.click()
    room.page.deeds.change.text.setPlainText("Pergeseran anggaran")
    room.page.deeds.change.deed.click()
    room.rest()
    go(room, 1, Col.HASIL)
    room.press(K.Key_F2)
    room.type(" dan lengkap", K.Key_Tab)
    room.press(K.Key_Escape)
    save(room)
    history = room.page.editor.sections.history
    history.compare_wanted.emit(1, 2)
    settle()
    shown = [label.text() for label in history.findChildren(Label)]
    history.version_wanted.emit(1)
    room.rest()
    old = room.page.editor.state.sheet.plan.version.number
    told = room.page.editor.strip.words.text()
    room.page.editor.strip.answers[0].click()
    room.rest()

    assert "Sesudah: Tersedianya laporan kinerja triwulan tepat waktu dan lengkap" in shown
    assert old == 1
    assert told == "Ini versi 1, hanya untuk dibaca."
    assert room.page.editor.state.sheet.plan.version.number == 2


def test_history_tells_both_names_of_what_was_done_on_paper(room):
    room.open("Wulan")
    room.page.editor.sections.go_to(Part.RIWAYAT)
    shown = [label.text() for label in room.page.editor.sections.history.findChildren(Label)]

    assert "Disetujui dan ditetapkan" in shown
    assert any("oleh Penilai Contoh, di atas kertas, dicatat oleh Admin Contoh" in text for text in shown)


def test_ctrl_p_shows_the_pages_and_saves_the_pdf(budi, tmp_path):
    budi.press(K.Key_P, CONTROL)
    budi.rest()
    preview = budi.page.preview
    pages, wide = len(preview.pages), preview.pages[0].pixmap().width()
    preview.larger.click()
    larger = preview.pages[0].pixmap().width()
    preview.smaller.click()
    budi.world.desk.dialogs.to_save = tmp_path / "skp.pdf"
    preview.save.click()
    budi.rest()
    preview.back.click()

    assert pages >= 2
    assert larger > wide
    assert (tmp_path / "skp.pdf").read_bytes().startswith(b"%PDF")
    assert "PDF disimpan" in budi.said
    assert budi.page.stack.currentWidget() is budi.page.editor


def test_a_day_on_the_paper_is_chosen_by_the_user(budi):
    budi.press(K.Key_P, CONTROL)
    budi.rest()
    before = budi.page.preview.warnings.text()
    budi.page.preview.day.setText("31/1/2026")
    budi.rest()

    assert "Tanggal" in before
    assert "Tanggal naskah belum diisi" not in budi.page.preview.warnings.text()


def test_the_paper_of_a_set_plan_opens_from_the_panel(room):
    room.choose("Wulan")
    room.page.listing.panel.second.click()
    room.rest()
    shown = room.page.stack.currentWidget() is room.page.preview
    QTest.keyClick(room.page.preview.save, K.Key_Escape)

    assert shown
    assert not room.page.preview.draft.isVisible()
    assert room.page.stack.currentWidget() is room.page.listing


def test_f6_goes_round_the_regions(budi):
    seen = set()
    for _ in range(7):
        budi.press(K.Key_F6)
        seen.add(type(QApplication.focusWidget()).__name__)

    assert {"Tabs", "ResultsGrid", "QListWidget", "Button"} <= seen


def test_text_areas_of_a_plan_that_is_only_read_cannot_be_written(room):
    room.open("Wulan")
    areas = room.page.editor.sections.findChildren(QPlainTextEdit)

    assert areas
    assert all(area.isReadOnly() for area in areas)
