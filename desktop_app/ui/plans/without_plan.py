"""Belum ada SKP: who has no plan in a year yet; choosing somebody leads to the form for his plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.dates import long_date
from desktop_app.domain.records import folded
from desktop_app.ui.desk import Desk
from desktop_app.ui.shell.overlay import Overlay
from desktop_app.ui.widgets.buttons import IconButton
from desktop_app.ui.widgets.editors import SearchField
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row

if TYPE_CHECKING:
    from desktop_app.services.plans.missing import MissingPlans

_SHOWN = 200
_ID = int(Qt.ItemDataRole.UserRole)


class WithoutPlan(Overlay):
    """`picked(person_id, year)`: make a plan for this person."""

    picked = Signal(object, int)

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over, self.tr("Belum ada SKP"), 560, 460)
        self._desk = desk
        self._found: MissingPlans | None = None
        self.title = Label("", Role.CARD_TITLE)
        self.note = Label("", Role.SECONDARY, wraps=True)
        self.field = SearchField(self.tr("Saring nama atau unit"), self.tr("Saring yang belum ada SKP"))
        self.list = QListWidget()
        self.list.setObjectName("results")
        self.list.setAccessibleName(self.tr("Pegawai tanpa SKP"))
        self.cross = IconButton("x", self.tr("Tutup"), "Esc")
        head = row(self.title, STRETCH, self.cross)
        layout = column(head, self.note, self.field, self.list, gap=8, margins=(16, 12, 16, 12))
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.cross.clicked.connect(self.close_overlay)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._on_enter)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)

    def ask(self, year: int) -> None:
        """Open it for a year."""
        plans, acting = self._desk.house.plans, self._desk.acting
        self._found = self._desk.try_(lambda: plans.missing_plans(acting, year, acting.day))
        if self._found is None:
            return
        self.title.setText(self.tr("Belum ada SKP {tahun}").format(tahun=year))
        self.note.setText(self._note(self._found))
        self.field.clear()
        self._fill()
        self.open(self.field)

    def _note(self, found: MissingPlans) -> str:
        if not found.lines:
            if self._desk.acting.day < found.listed_from:
                words = self.tr("Daftar ini mulai ditampilkan {hari}.")
                return words.format(hari=long_date(found.listed_from))
            return self.tr("Semua pegawai yang wajib sudah punya rencana.")
        words = self.tr("{jumlah} pegawai. Tenggat penetapan {tenggat}.")
        if found.is_late:
            words = self.tr("{jumlah} pegawai. Tenggat penetapan {tenggat} sudah lewat.")
        return words.format(jumlah=show_count(len(found.lines)), tenggat=long_date(found.due_on))

    def _fill(self) -> None:
        self.list.clear()
        wanted = folded(self.field.text())
        for each in self._found.lines if self._found else ():
            words = " · ".join(filter(None, (each.name, each.post, each.unit)))
            if wanted in folded(words):
                item = QListWidgetItem(words)
                item.setData(_ID, each.person_id)
                self.list.addItem(item)
            if self.list.count() == _SHOWN:
                break
        self.list.setCurrentRow(0)

    def _on_enter(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        year = self._found.year if self._found else self._desk.acting.day.year
        person_id = bytes(item.data(_ID))
        self.close_overlay()
        self.picked.emit(person_id, year)
