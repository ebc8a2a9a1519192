"""The main job once more, by an operator at the window: real clicks and keys, closed now and then."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from builders import Hands
from people_sheets import employees, siasn_sheet
from practice_folders import office_template
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.plan import VersionStatus
from desktop_app.domain.terms import OrgLevel, Predikat
from desktop_app.domain.values import Period
from desktop_app.services.checking import check_everything
from desktop_app.ui.plans.editor.lines import Col, RowKind
from tests.app.program_room import Room, running
from tests.ui.walker import settle

CTRL, LEFT, K = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton, Qt.Key
WORKER = employees()[16]
YEAR = Period("2026")
QUARTERS = tuple(Period(f"2026-TW{number}") for number in (1, 2, 3))
RESULTS = (("Dokumen yang terbit", "1.200 dokumen", "300"), ("Terbit tanpa salah", "98 %", "98"))


class Operator:
    """Somebody with mouse and keyboard before the window."""

    def __init__(self, room: Room) -> None:
        self.room, self.window, self.house = room, room.window, room.desk.house
        self.window.resize(1366, 697)  # the screen of tests is small, and shapes what is remembered
        room.rest()

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        QTest.mouseClick(widget, LEFT)
        self.room.rest()

    def type(self, text: str, *keys: Qt.Key) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)
        for key in keys:
            self.press(key)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.room.rest()

    def page(self, number: int):
        """Opens a page by its key; answers it."""
        self.window.activateWindow()
        QTest.keyClick(self.window.windowHandle(), K.Key_0 + number, CTRL)
        self.room.rest()
        return self.room.page

    def import_people(self, sheet: Path) -> list[str]:
        """From the first page through the wizard; answers what the check called faulty."""
        self.room.answers.to_open = sheet
        self.click(self.room.page.import_button)
        wizard = self.room.page.importing
        self.click(wizard.next)
        self.click(wizard.next)
        model = wizard.check_step.table().model()
        faults = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        self.click(wizard.next)
        return faults

    def set_superiors(self) -> str:
        """Everybody whose proposal raises no doubt; answers what the button said."""
        view = self.page(4).superiors
        self.press(K.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert view.isVisible()
        words = view.set_button.text()
        self.click(view.set_button)
        return words

    def make_plan(self) -> None:
        """Ctrl+N, the person by his number, the year, then the lines in the grid."""
        page = self.page(2)
        self.press(K.Key_N, CTRL)
        self.type(WORKER.number, K.Key_Return)
        self.click(page.new_plan.sheet.deed)
        grid = page.editor.sections.results.grid
        foot = next(n for n, row in enumerate(grid._model.rows) if row.what is RowKind.TAMBAH)
        grid.setCurrentIndex(grid.model().index(foot, Col.HASIL))
        grid.setFocus()
        self.press(K.Key_Return)
        self.type("Tersedianya dokumen kependudukan tepat waktu", K.Key_Tab)
        self.type("Meningkatnya mutu dokumen", K.Key_Tab)
        for number, (words, target, _) in enumerate(RESULTS):
            if number:
                self.press(K.Key_Return)
            else:
                self.press(K.Key_Tab)
            self.type(words, K.Key_Tab)
            self.type(target, K.Key_Return)
            self.press(K.Key_Escape)
        self.press(K.Key_S, CTRL)

    def decide(self, head) -> None:
        """The first button of the plan's head, and the paper it is recorded from."""
        self.click(head.first)
        paper = self.room.page.deeds.paper
        if paper.isVisible():
            self.click(paper.deed)

    def work_and_judge(self, period: Period) -> str:
        """Organisation, who is due, results with files, ratings, the last word; answers the predikat."""
        page = self.page(3)
        page.listing.choice.show_period(period)
        page.listing.choice.chosen.emit(period)
        self.room.rest()
        self.organisation(page)
        self.click_action("Siapkan penilaian")
        self.press(K.Key_N, CTRL)
        assert self.room.page.sheet.isVisible(), self.room.warned
        for number, (_, _, value) in enumerate(RESULTS):
            self.record(page, number, value)
        verdict = page.sheet.verdict
        for rating in (verdict.hasil, verdict.perilaku):
            rating.setFocus()
            self.press(K.Key_2)
        if verdict.hasil_reason.isVisible():
            verdict.hasil_reason.setFocus()
            self.type("Capaian mengikuti beban periode ini.")
        verdict.note.setFocus()
        self.type("Pertahankan.")
        self.press(K.Key_Return, CTRL)
        self.click(page.commands.acts.paper.deed)
        return page.state.sheet.predikat.value

    def organisation(self, page) -> None:
        self.click_action("Capaian organisasi")
        form = page.commands.acts.organisation
        form.level.choose(OrgLevel.BAIK)
        form.basis.setFocus()
        self.type("Rencana aksi tercapai.")
        form.signatory.setFocus()
        self.type("Wali Kota Contoh")
        self.click(form.deed)

    def record(self, page, number: int, value: str) -> None:
        indicator = [i for line in page.state.sheet.lines for i in line.indicators][number].indicator
        self.click(page.sheet.results.records[indicator.line_id])
        form = page.commands.entries.entry
        self.type(value)
        proof = self.room.answers.target / f"bukti {page.state.sheet.evaluation.period} {number}.pdf"
        proof.write_bytes(b"%PDF-1.4\n" + proof.name.encode() * 50)
        self.room.answers.to_open = proof
        self.click(form.files.choose)
        self.click(form.deed)

    def click_action(self, words: str) -> None:
        found = [b for b in self.room.visible(QAbstractButton) if b.text() == words]
        assert found, words  # an empty list offers the same once more
        self.click(found[0])

    def deliver(self, page) -> None:
        """Handed over, then received."""
        for _ in range(2):
            self.click(page.sheet.verdict.foot.second)
            self.click(page.commands.acts.delivery.deed)

    def print_evaluation(self, page) -> None:
        """Both forms of the evaluation in view."""
        self.press(K.Key_P, CTRL)
        for kind in ("evaluasi", "dokumen-evaluasi"):
            page.preview.kind.pick(kind)
            self.room.rest()
            self.click(page.preview.save)

    def print_plan(self, page) -> None:
        """The paper of the plan in view."""
        self.click(page.editor.head.preview)
        self.click(page.preview.save)
        self.click(page.preview.back)


def plan_of(room: Room):
    house = room.desk.house
    person = house.people.by_number(WORKER.number)
    (skp,) = house.plan_list.ids(ListQuery(scope=All(), filters=(("pegawai", person.hex()),)))
    return house.plans.sheet(skp).plan


@pytest.fixture
def day(tmp_path, theme, qtbot):
    """Opens the program on a day."""
    shutil.copytree(office_template(), tmp_path / "kantor")
    hands = Hands()

    def on(when: date):
        hands.now = datetime(when.year, when.month, when.day, 2, 0, tzinfo=UTC)
        return running(tmp_path, theme, qtbot, hands)

    return on


def test_from_a_sheet_of_180_people_to_the_printed_year(day, tmp_path):
    planted = siasn_sheet(tmp_path / "pegawai.xlsx")
    with day(date(2026, 1, 12)) as room:
        person = Operator(room)
        faults = person.import_people(tmp_path / "pegawai.xlsx")
        said = person.set_superiors()
        person.make_plan()
        head = room.page.editor.head
        person.decide(head)
        submitted = plan_of(room).status
        person.decide(head)
        person.print_plan(room.page)
        assert room.warned == []
        assert faults == [str(each.row) for each in planted]
        assert said.startswith("Tetapkan 1")
        assert [submitted, plan_of(room).status] == [VersionStatus.DIAJUKAN, VersionStatus.DITETAPKAN]

    found = []
    for period in (*QUARTERS, YEAR):
        month = 12 if period.is_year else 3 * period.quarter
        with day(date(2026 + month // 12, month % 12 + 1, 15)) as room:
            person = Operator(room)
            found.append(person.work_and_judge(period))
            person.deliver(room.page)
            if period.is_year:
                person.print_evaluation(room.page)
            assert room.warned == []
            settle()

    with day(date(2027, 2, 1)) as room:
        checked = {kind: lines for kind, lines in check_everything(room.desk.house).items() if lines}
    assert found == [Predikat.BAIK.value] * 4
    assert checked == {}
    assert len(list(tmp_path.glob("*.pdf"))) == 8 + 3
