"""Questions that need a dialog: choosing a file, and confirming what cannot be undone.

Pages ask through an object of this class given to them, so that a test answers in its place.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop_app.ui.widgets.focus_ring import FocusRing


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
        box = QMessageBox(QMessageBox.Icon.Warning, question, question, parent=parent)
        box.setInformativeText(consequence)
        box.setTextFormat(Qt.TextFormat.PlainText)
        deed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        FocusRing(box)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is deed


def _path(name: str) -> Path | None:
    return Path(name) if name else None
