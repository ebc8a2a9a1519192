"""The main job once more, by an operator at the window: real clicks and keys, closed and opened in between."""

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
from PySide6.QtWidgets import QApplication, QWidget

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
        self.click(wizard.file_step.choose)
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
