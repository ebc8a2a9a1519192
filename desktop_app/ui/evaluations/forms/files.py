"""Files to be attached: dropped or chosen, several at once, listed until the form is done."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.sheet.evidence_button import dropped_files
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import column, row


class FilesField(QFrame):
    """Takes what is dropped on it; *Pilih berkas* asks for files."""

    def __init__(self, desk: Desk, title: str, kinds: str) -> None:
        super().__init__()
        self._desk, self._title, self._kinds = desk, title, kinds
        self._files: list[Path] = []
        self.choose = Button(self.tr("Pilih berkas"), icon_name="paperclip")
        self.names = Label("", Role.CAPTION, wraps=True)
        self.setAcceptDrops(True)
        head = row(self.choose, self.names)
        head.setStretch(1, 1)
        self.setLayout(column(Label(title, Role.LABEL), head, gap=4))
        self.choose.clicked.connect(self._on_choose)
        self.show_files([])

    def files(self) -> list[Path]:
        """The files chosen so far."""
        return list(self._files)

    def show_files(self, files: Iterable[Path]) -> None:
        """Other files."""
        self._files = list(dict.fromkeys(files))
        names = ", ".join(file.name for file in self._files)
        self.names.setText(names or self.tr("Tarik berkas ke sini, boleh beberapa sekaligus."))

    def _on_choose(self) -> None:
        self.show_files([*self._files, *self._desk.dialogs.open_files(self, self._title, self._kinds)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.show_files([*self._files, *dropped_files(event)])
        event.acceptProposedAction()
