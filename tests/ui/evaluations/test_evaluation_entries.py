"""What is entered from the sheet: results with evidence, feedback, obstacles, the result of the unit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDropEvent

from desktop_app.domain.terms import OrgLevel, ValueCode
from desktop_app.domain.year import Evidence, GiverRole, ObstacleStatus
from desktop_app.ui.widgets.pills import Pill
from tests.ui.walker import faults, settle

DEWI = "Dewi Lestari"


@pytest.fixture
def proof(tmp_path):
    file = tmp_path / "foto-loket.jpg"
    file.write_bytes(b"bukti contoh")
    return file


def indicator(room, number=0):
    return [i for line in room.page.state.sheet.lines for i in line.indicators][number]


def ask_entry(room, number=0):
    line_id = indicator(room, number).indicator.line_id
    room.page.sheet.results.records[line_id].click()
    settle()
    return room.page.commands.entries.entry


def test_a_result_is_recorded_with_several_files_at_once(room, proof, tmp_path):
    other = tmp_path / "rekap.txt"
    other.write_text("rekap", encoding="utf-8")
    room.open(DEWI)
    room.world.desk.dialogs.to_open = [proof, other]
    form = ask_entry(room)
    form.value.setText("12,5")
    form.files.choose.click()
    form.deed.click()
    room.rest()
    entry = indicator(room).entries[-1]

    assert str(entry.realisation.value) in {"12.5", "12.5000"}
    assert {each.name for each in entry.evidence} == {"foto-loket.jpg", "rekap.txt"}
    assert room.said[-1] == "Realisasi dicatat"


def test_more_than_the_target_is_accepted_and_shown(room):
    room.open(DEWI)
    form = ask_entry(room)
    form.buttons["koreksi1"].click()
    form.value.setText("1.310")
    form.deed.click()
    room.rest()

    assert (
        room.page.sheet.results.records[indicator(room).indicator.line_id].text() == "1.310 per 30 Sep 2026"
    )
    assert indicator(room).achievement.uncapped > 400


def test_nothing_at_all_is_refused_and_zero_is_not(room):
    room.open(DEWI)
    form = ask_entry(room, 3)
    form.deed.click()
    refused = form.wrong.text()
    form.value.setText("0")
    form.deed.click()
    room.rest()

    assert refused.startswith("Isi angkanya")
    assert indicator(room, 3).entries[-1].realisation.value == 0


def test_a_result_can_be_taken_back(room):
    room.open(DEWI)
    form = ask_entry(room)
    form.buttons["batal1"].click()
    room.rest()
    line_id = indicator(room).indicator.line_id

    assert indicator(room).entries == ()
    assert room.page.sheet.results.records[line_id].text() == "Catat realisasi"


def test_files_dropped_on_an_indicator_become_its_evidence(room, proof):
    room.open(DEWI)
    button = list(room.page.sheet.results.evidence.values())[1]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(proof))])
    drop = QDropEvent(
        QPointF(3, 3),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    button.dropEvent(drop)
    room.rest()

    assert [each.name for each in indicator(room, 1).entries[-1].evidence] == ["foto-loket.jpg"]
    assert room.said[-1] == "1 bukti dilampirkan"


def test_files_dropped_where_nothing_was_recorded_wait_for_it(room, proof):
    room.open(DEWI)
    ask_entry(room).buttons["batal1"].click()
    room.rest()
    room.page.sheet.results.files_dropped.emit(indicator(room).indicator.line_id, [proof])
    room.rest()

    assert room.said[-1].startswith("Catat realisasinya dahulu")


class _Reader(QObject):
    """Stands for the program of the PC that shows files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[bytes] = []

    @Slot(QUrl)
    def show_file(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()).read_bytes())


def test_evidence_opens_in_the_program_of_the_pc(room):
    reader = _Reader()
    QDesktopServices.setUrlHandler("file", reader, "show_file")
    room.open(DEWI)
    ask_entry(room).buttons["buka1.1"].click()
    settle()
    QDesktopServices.unsetUrlHandler("file")

    assert reader.opened == [b"%PDF-1.4 contoh bukti"]


def test_evidence_that_this_pc_would_run_is_not_opened(room):
    """A hostile office may call its evidence as it likes."""
    reader = _Reader()
    QDesktopServices.setUrlHandler("file", reader, "show_file")
    room.open(DEWI)
    with room.world.house.store.work(room.world.desk.acting) as work:
        here = work.need(Evidence, indicator(room).entries[0].evidence[0].id)
        work.add(replace(here, id=work.mint(), name="rekap.pdf.exe"))
    room.page.state.refresh()
    room.rest()
    next(each for each in ask_entry(room).buttons.values() if each.text() == "rekap.pdf.exe").click()
    room.rest()
    QDesktopServices.unsetUrlHandler("file")

    assert reader.opened == []
    assert room.warned[-1].startswith("Berkas “rekap.pdf.exe” bukan dokumen")


def test_evidence_that_has_not_arrived_keeps_its_name_and_says_so(room):
    room.open(DEWI)
    with room.world.house.store.work(room.world.desk.acting) as work:
        here = work.need(Evidence, indicator(room).entries[0].evidence[0].id)
        work.add(replace(here, id=work.mint(), sha256=bytes(range(32)), name="dari-dinas.pdf"))
    room.page.state.refresh()
    room.rest()
    form = ask_entry(room)
    place, name = next(
        (key, button) for key, button in form.buttons.items() if button.text() == "dari-dinas.pdf"
    )
    pills = [pill.accessibleName() for pill in form.findChildren(Pill) if pill.isVisible()]
    name.click()
    room.rest()

    assert place.startswith("buka1.")
    assert pills == ["Bukti belum tiba"]
    assert room.warned[-1].startswith("Berkas “dari-dinas.pdf” belum tiba")


def test_wrong_evidence_is_withdrawn(room):
    room.open(DEWI)
    ask_entry(room).buttons["tarik1.1"].click()
    room.rest()

    assert indicator(room).entries[0].evidence == ()


def test_what_is_final_is_read_only(room):
    room.open("Anisa Peraga")
    form = ask_entry(room)

    assert not form.deed.isEnabled()
    assert "final" in form.wrong.text()
    assert list(form.buttons) == ["buka1.1"]


def test_feedback_on_a_result_is_given_and_taken_back_by_name(room):
    room.open(DEWI)
    line = room.page.state.sheet.lines[1]
    room.page.sheet.results.feedback[line.rhk.line_id].add.click()
    form = room.page.commands.entries.feedback
    form.text.setPlainText("Pengaduan selesai sebelum tenggat.")
    form.oral.setChecked(True)
    form.deed.click()
    room.rest()
    given = room.page.state.sheet.lines[1].feedback
    room.window.undo.undo()
    room.rest()

    assert [(each.text, each.oral) for each in given] == [("Pengaduan selesai sebelum tenggat.", True)]
    assert room.page.state.sheet.lines[1].feedback == ()


def test_feedback_that_says_too_little_is_refused_in_the_form(room):
    room.open(DEWI)
    room.page.sheet.tabs.pick("perilaku")
    room.page.sheet.behaviours.feedback[ValueCode.LOYAL].add.click()
    form = room.page.commands.entries.feedback
    form.text.setPlainText("Baik")
    form.deed.click()

    assert form.isVisible()
    assert form.wrong.text().startswith("Tulis paling sedikit 10 huruf")


def test_feedback_of_a_colleague_on_a_value_keeps_its_role(room):
    room.open(DEWI)
    room.page.sheet.behaviours.feedback[ValueCode.LOYAL].add.click()
    form = room.page.commands.entries.feedback
    form.text.setPlainText("Menjaga nama baik kantor di loket.")
    form.role.choose(GiverRole.REKAN)
    form.deed.click()
    room.rest()
    loyal = next(each for each in room.page.state.sheet.behaviours if each.value.code is ValueCode.LOYAL)

    assert [each.giver_role for each in loyal.feedback] == [GiverRole.REKAN]


def test_feedback_is_corrected_in_its_place(room):
    room.open(DEWI)
    listed = next(iter(room.page.sheet.results.feedback.values()))
    listed.changes[0].click()
    form = room.page.commands.entries.feedback
    form.text.setPlainText("Verifikasi selesai dua hari sebelum tenggat.")
    form.deed.click()
    room.rest()

    assert [each.text for each in room.page.state.sheet.lines[0].feedback] == [
        "Verifikasi selesai dua hari sebelum tenggat."
    ]


def test_an_obstacle_is_written_down_and_settled(room):
    room.open(DEWI)
    tab = room.page.sheet.obstacles
    room.page.sheet.tabs.pick("kendala")
    tab.add.click()
    room.page.commands.entries.obstacle.text.setPlainText("Blangko kosong tiga hari.")
    room.page.commands.entries.obstacle.deed.click()
    room.rest()
    begun = [each.status for each in room.page.state.obstacles]
    next(iter(tab.settle.values())).click()
    room.page.commands.entries.settle.state.choose(ObstacleStatus.SELESAI)
    room.page.commands.entries.settle.deed.click()
    room.rest()

    assert begun == [ObstacleStatus.TERBUKA]
    assert room.page.state.obstacles[0].status is ObstacleStatus.SELESAI


def test_the_result_of_the_unit_is_set_again_with_a_reason_and_shown_in_the_sheet(room):
    room.open(DEWI)
    room.page.sheet.verdict.organisation.click()
    form = room.page.commands.acts.organisation
    form.level.choose(OrgLevel.ISTIMEWA)
    form.signatory.setText("Darmo Contoh, S.E.")
    form.deed.click()
    refused = form.wrong.text()
    form.reason.setText("Capaian triwulan dihitung ulang.")
    form.deed.click()
    room.rest()

    assert refused == "Tulis alasan menetapkan ulang."
    assert room.page.sheet.verdict.organisation.text() == "Capaian organisasi: Istimewa"


def test_a_unit_without_a_result_gets_its_first_from_the_list(room):
    room.page.listing.wanted.emit("organisasi")
    form = room.page.commands.acts.organisation
    form.level.choose(OrgLevel.BAIK)
    form.basis.setPlainText("Perjanjian kinerja tercapai.")
    form.signatory.setText("Wali Kota Contoh")
    form.deed.click()
    room.rest()
    office = room.world.house.offices.own()

    assert (
        room.world.house.evaluations.org_result(office.unit_id, room.page.listing.chosen_period()).level
        is OrgLevel.BAIK
    )


@pytest.mark.parametrize("scale", [100, 130])
@pytest.mark.parametrize("size", [(1366, 697), (911, 492)])
def test_nothing_of_the_forms_is_cut(room, theme, size, scale):
    theme.scale(scale)
    room.window.resize(*size)
    room.open(DEWI)
    found = []
    for ask in (
        lambda: ask_entry(room),
        lambda: next(iter(room.page.sheet.results.feedback.values())).add.click(),
        lambda: room.page.commands.entries.ask_obstacle(),
        lambda: room.page.sheet.verdict.organisation.click(),
        lambda: room.page.commands.acts.ask_paper(),
        lambda: room.page._sheet_acts["jelas"].trigger(),
    ):
        ask()
        settle()
        sheets = (*room.page.commands.forms(), room.page.commands.explanation)
        found += [fault for sheet in sheets if sheet.isVisible() for fault in faults(sheet)]
        room.window._escape()
        settle()

    assert found == []
