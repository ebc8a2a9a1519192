"""The recovery code of a backup that was just written: shown once, to be printed and put away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.services.backups import BackupLine
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, row
from desktop_app.words.numbers import show_size

_PER_ROW = 4


class CodeGroups(QWidget):
    """Groups of digits, large, numbered, to be read out or copied by hand."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(22))
        self._grid.setVerticalSpacing(px(4))
        self._labels: list[Label] = []

    def show_code(self, code: str) -> None:
        """ "1234-5678-…"; empty shows nothing."""
        for old in self._labels:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels = []
        for place, group in enumerate(code.split("-") if code else ()):
            label = Label(group, Role.KPI)
            label.setAccessibleName(self.tr("Kelompok {n}: {group}").format(n=place + 1, group=group))
            self._grid.addWidget(label, place // _PER_ROW, place % _PER_ROW)
            self._labels.append(label)
        self._grid.setColumnStretch(_PER_ROW, 1)

    def text(self) -> str:
        """What is shown."""
        return "-".join(label.text() for label in self._labels)


class WrittenCard(Card):
    """A backup was written and read again. `printed()`: the sheet is wanted. `done()`: back to the list."""

    printed = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Cadangan ditulis"))
        self._words = Label("", Role.BODY, wraps=True)
        self._code_words = Label(
            self.tr(
                "Kode pemulihan tampil sekali ini saja dan tidak disimpan di mana pun. Cetak atau catat, "
                "masukkan ke amplop tertutup, dan simpan terpisah dari cadangannya."
            ),
            Role.SECONDARY,
            wraps=True,
        )
        self.groups = CodeGroups(self.tr("Kode pemulihan"))
        self.print = Button(self.tr("Cetak lembar kode"), icon_name="printer")
        self.close_button = Button(self.tr("Selesai"), Kind.PRIMARY, "check")
        for part in (self._words, self._code_words, self.groups):
            self.add(part)
        self.add(row(STRETCH, self.print, self.close_button))
        self.print.clicked.connect(self.printed)
        self.close_button.clicked.connect(self.done)

    def show_written(self, backup: BackupLine, code: str) -> None:
        """What came of it."""
        words = self.tr(
            "“{file}” ({size}) sudah ditulis, dibaca ulang seluruhnya, dan sama. Bila ada di stik, sekarang "
            "aman mencabutnya sesudah dikeluarkan dari sistem."
        )
        self._words.setText(words.format(file=backup.path.name, size=show_size(backup.size)))
        self.groups.show_code(code)
        for part in (self._code_words, self.groups, self.print):
            part.setVisible(bool(code))
        text = self.tr("Kode sudah disimpan") if code else self.tr("Selesai")
        self.close_button.setText(text)
        self.close_button.setFocus()
