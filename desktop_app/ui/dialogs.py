"""Questions that need a dialog: choosing a file, and confirming what cannot be undone.

Pages ask through an object of this class given to them, so that a test answers in its place.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.focus_ring import FocusRing
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row


class Question(QDialog):
    """A question with its consequence; the way out has the focus and is what Enter and Esc choose."""

    def __init__(self, parent: QWidget, question: str, consequence: str, yes: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.deed, self.way_out = Button(yes, Kind.DANGER), Button(self.tr("Batal"))
        self.deed.clicked.connect(self.accept)
        self.way_out.clicked.connect(self.reject)
        title, words = Label(question, Role.CARD_TITLE, wraps=True), Label(consequence, wraps=True)
        words.setMinimumWidth(px(380))
        buttons = row(STRETCH, self.way_out, self.deed)
        self.setLayout(column(title, words, buttons, gap=12, margins=(20, 18, 20, 18)))
        self.setAccessibleDescription(consequence)
        self.way_out.setFocus()
        FocusRing(self)


class Dialogs:
    """The real questions, asked modally over `parent`."""

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """An existing file; `kinds` as "Lembar kerja (*.xlsx *.xls *.ods *.csv)". None when given up."""
        return _path(QFileDialog.getOpenFileName(parent, title, "", kinds)[0])

    def open_files(self, parent: QWidget, title: str, kinds: str) -> list[Path]:
        """Existing files; empty when given up."""
        return [Path(name) for name in QFileDialog.getOpenFileNames(parent, title, "", kinds)[0]]

    def save_file(self, parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
        """Where to write; the system asks before an existing file is replaced."""
        return _path(QFileDialog.getSaveFileName(parent, title, suggested, kinds)[0])

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """An existing folder; None when given up."""
        return _path(QFileDialog.getExistingDirectory(parent, title))

    def confirm(self, parent: QWidget, question: str, consequence: str, yes: str) -> bool:
        """Ask before something irreversible; `yes` names the deed ("Tetapkan"), the way out is preset."""
        asked = Question(parent, question, consequence, yes)
        agreed = asked.exec() == QDialog.DialogCode.Accepted
        asked.deleteLater()
        return agreed


def _path(name: str) -> Path | None:
    return Path(name) if name else None
