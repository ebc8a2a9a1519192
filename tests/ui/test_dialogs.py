"""Only what cannot be undone asks, and the way out is preset."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.dialogs import Dialogs, Question
from tests.ui.walker import faults, nameless


@pytest.fixture
def answered(theme, qtbot):
    """Asks, and lets `press` answer the question that comes up."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def ask(press):
        def answer():
            question = QApplication.activeModalWidget()
            assert isinstance(question, Question)
            press(question)

        QTimer.singleShot(0, answer)
        return Dialogs().confirm(parent, "Tetapkan rencana?", "Sesudah ini hanya adendum.", "Tetapkan")

    return ask


def test_the_named_deed_agrees(answered):
    assert answered(lambda question: question.deed.click())


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_leave_everything_as_it_is(answered, key):
    def press(question):
        assert question.focusWidget() is question.way_out
        QTest.keyClick(question.focusWidget(), key)

    assert not answered(press)


def test_the_question_is_whole_and_named(theme, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    question = Question(
        parent, "Tetapkan rencana?", "Sesudah ini rencana hanya dapat diubah. " * 4, "Tetapkan"
    )
    question.show()

    assert faults(question) == []
    assert nameless(question) == []
    question.close()
