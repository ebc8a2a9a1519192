"""Three questions that found an office: its name, its code, and whether it is the agency BKPSDM."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import AppError
from desktop_app.ui.desk import Desk
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.checks import CheckBox
from desktop_app.ui.widgets.editors import LineEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row
from desktop_app.words.sentences import sentence


class Setup(QWidget):
    """`founded()` when the office stands. `restoring()`: there is a backup of it already."""

    founded = Signal()
    restoring = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.name, self.code = (
            LineEdit(self.tr("Dinas Kependudukan dan Pencatatan Sipil")),
            LineEdit("DISDUKCAPIL"),
        )
        self.agency = CheckBox(self.tr("Kantor ini BKPSDM, pengelola kinerja seluruh kota"))
        self.button = Button(self.tr("Siapkan kantor"), Kind.PRIMARY, "check")
        self.restore = Button(self.tr("Pulihkan dari cadangan…"), icon_name="rotate-ccw")
        self._name = Field(self.tr("Nama kantor"), self.name, is_required=True)
        code_help = self.tr("Kode singkat, huruf dan angka, sama di semua komputer kantor ini.")
        self._code = Field(self.tr("Kode kantor"), self.code, code_help, is_required=True)
        self._build()
        self.button.clicked.connect(self._on_found)
        self.code.returnPressed.connect(self._on_found)
        self.restore.clicked.connect(self.restoring)

    def _build(self) -> None:
        card = Card(self.tr("Siapkan kantor Anda"))
        words = self.tr(
            "Satu kali saja. Aturan, kalender kerja, jabatan dan daftar unit kota sudah disertakan; "
            "setelah ini Anda mengimpor pegawai dari lembar kepegawaian."
        )
        card.add(Label(words, Role.SECONDARY, wraps=True))
        for field in (self._name, self._code, self.agency):
            card.add(field)
        card.add(row(self.restore, STRETCH, self.button))
        card.setMaximumWidth(560)
        self.setLayout(column(STRETCH, row(STRETCH, card, STRETCH), STRETCH, margins=(22, 16, 22, 16)))

    def _on_found(self) -> None:
        try:
            changes = self._desk.house.offices.create(
                self._desk.acting,
                name=self.name.text(),
                code=self.code.text(),
                agency=self.agency.isChecked(),
            )
        except AppError as error:
            field = self._code if error.code == "kantor.kode" else self._name
            field.show_error(sentence(error))
            return
        self._desk.notices.changed.emit(changes)
        self.founded.emit()
