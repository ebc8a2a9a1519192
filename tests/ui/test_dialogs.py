"""Only what cannot be undone asks, and the way out is preset."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.language import speak_indonesian


@pytest.fixture
def answered(theme, qapp, qtbot):
    """Asks and lets `press` answer the box that comes up; gives the answer and the words on its buttons."""
    translator = speak_indonesian(qapp)
    parent = QWidget()
    qtbot.addWidget(parent)

    def ask(press):
        words = []

        def answer():
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            words.extend(button.text() for button in box.buttons())
            press(box)

        QTimer.singleShot(0, answer)
        agreed = Dialogs().confirm(parent, "Tetapkan rencana?", "Sesudah ini hanya adendum.", "Tetapkan")
        return agreed, words

    yield ask
    qapp.removeTranslator(translator)


def test_the_named_deed_agrees(answered):
    agreed, words = answered(lambda box: box.buttons()[0].click())

    assert agreed
    assert words == ["Tetapkan", "Batal"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_leave_everything_as_it_is(answered, key):
    agreed, _ = answered(lambda box: QTest.keyClick(box, key))

    assert not agreed
