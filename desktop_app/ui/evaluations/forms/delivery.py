"""Penyerahan: when and how a final result was handed over, or that it was received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.domain.evaluation import DeliveryHow, DeliveryKind
from desktop_app.ui.desk import Desk
from desktop_app.ui.plans.sheets import SCANS, Sheet
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.editors import Combo, DateEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, row
from desktop_app.words.evaluation_screen import HOWS


@dataclass(frozen=True, slots=True)
class Handed:
    """What was filled in."""

    kind: DeliveryKind
    on: date
    how: DeliveryHow
    scan: Path | None


class DeliveryForm(Sheet):
    """The day starts the clock of an objection, so it is asked for and never assumed to be today."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over, self.tr("Serahkan hasil"), 500, 380)
        self._desk = desk
        self._kind = DeliveryKind.DISERAHKAN
        self._scan: Path | None = None
        self.about = Label("", Role.SECONDARY, wraps=True)
        self.day = DateEdit(self.tr("Tanggal"), desk.acting.day.year)
        self.how = Combo(list(HOWS.items()), self.tr("Cara"))
        self.choose = Button(self.tr("Pilih pindaian"), icon_name="paperclip")
        self.scan_name = Label("", Role.CAPTION, wraps=True)
        self._scans = boxed(row(self.choose, self.scan_name, STRETCH))
        self.fields.addWidget(self.about)
        self.fields.addWidget(Field(self.tr("Tanggal"), self.day, is_required=True, check=self.day.problem))
        self.fields.addWidget(Field(self.tr("Cara"), self.how))
        self.fields.addWidget(self._scans)
        self.choose.clicked.connect(self._on_choose)

    def ask(self, kind: DeliveryKind, name: str, *, on_paper: bool) -> None:
        """Open it for handing over, or for the receipt."""
        self._kind = kind
        if kind is DeliveryKind.DISERAHKAN:
            self.retitle(self.tr("Serahkan hasil"), self.tr("Catat penyerahan"))
            words = self.tr("Hasil evaluasi diserahkan kepada {nama}.")
        else:
            self.retitle(self.tr("Tanda terima"), self.tr("Catat penerimaan"))
            words = self.tr("{nama} menerima hasilnya. Masa keberatan dihitung dari tanggal ini.")
        self.about.setText(words.format(nama=name))
        self.day.set_day(self._desk.acting.day)
        self._scans.setVisible(on_paper and kind is not DeliveryKind.DISERAHKAN)
        self._take(None)
        self.show_problem("")
        self.open(self.day)

    def handed(self) -> Handed | None:
        """What was filled in; only after `done`."""
        day = self.day.day()
        if day is None:
            return None
        return Handed(self._kind, day, DeliveryHow(str(self.how.value())), self._scan)

    def problem(self) -> str:
        day = self.day.day()
        if day is None:
            return self.day.problem() or self.tr("Isi tanggalnya.")
        return self.tr("Tanggal itu belum tiba.") if day > self._desk.acting.day else ""

    def _on_choose(self) -> None:
        self._take(self._desk.dialogs.open_file(self, self.tr("Pilih pindaian kertas"), SCANS) or self._scan)

    def _take(self, path: Path | None) -> None:
        self._scan = path
        self.scan_name.setText(path.name if path else self.tr("Belum ada pindaian"))
