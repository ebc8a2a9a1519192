"""Umpan balik on one result or one value: a new one, or other words for one that was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.year import FEEDBACK_LEAST, Feedback, GiverRole
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.sheet.draft import Key
from desktop_app.ui.plans.sheets import Sheet
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.checks import CheckBox
from desktop_app.ui.widgets.editors import Combo, DateEdit, TextArea
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, row
from desktop_app.words.evaluation_screen import GIVERS


@dataclass(frozen=True, slots=True)
class Said:
    """Feedback as it was typed; `corrects` is what it takes the place of."""

    key: Key
    on: date
    text: str
    role: GiverRole
    oral: bool
    corrects: Feedback | None


class FeedbackForm(Sheet):
    """`taken_back(feedback id)`: what was said shall not stand."""

    taken_back = Signal(object)

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over, self.tr("Umpan balik"), 540, 430)
        self._desk = desk
        self._key: Key | None = None
        self._corrects: Feedback | None = None
        self.about = Label("", Role.SECONDARY, wraps=True)
        words = self.tr("Contoh: konsisten menyelesaikan verifikasi sebelum tenggat")
        self.text = TextArea(words, lines=4)
        self.day = DateEdit(self.tr("Tanggal"), desk.acting.day.year)
        self.role = Combo(list(GIVERS.items()), self.tr("Dari"))
        self.oral = CheckBox(self.tr("Sudah disampaikan lisan"))
        self.gone = Button(self.tr("Tarik umpan balik ini"), icon_name="undo-2")
        self._first = boxed(
            row(
                Field(self.tr("Tanggal"), self.day, is_required=True, check=self.day.problem),
                Field(self.tr("Dari"), self.role),
                gap=12,
            )
        )
        self.fields.addWidget(self.about)
        self.fields.addWidget(Field(self.tr("Umpan balik"), self.text, is_required=True))
        self.fields.addWidget(self._first)
        self.fields.addWidget(self.oral)
        self.fields.addLayout(row(self.gone, STRETCH))
        self.gone.clicked.connect(self._on_gone)

    def ask(self, key: Key, name: str, last_day: date, said: Feedback | None) -> None:
        """Open it for a line or a value; with `said` to correct that."""
        self._key, self._corrects = key, said
        self.retitle(
            self.tr("Koreksi umpan balik") if said else self.tr("Umpan balik"),
            self.tr("Simpan koreksi") if said else self.tr("Simpan umpan balik"),
        )
        self.about.setText(name)
        self.text.setPlainText(said.text if said else "")
        self.day.set_day(said.on if said else min(self._desk.acting.day, last_day))
        self.role.choose(said.giver_role if said else GiverRole.PIMPINAN)
        self.oral.setChecked(bool(said and said.oral))
        for part in (self._first, self.oral):
            part.setVisible(said is None)
        self.gone.setVisible(said is not None)
        self.show_problem("")
        self.open(self.text)

    def said(self) -> Said | None:
        """What was filled in; only after `done`."""
        day = self.day.day()
        if self._key is None or day is None:
            return None
        role = GiverRole(str(self.role.value()))
        return Said(self._key, day, self.text.text(), role, self.oral.isChecked(), self._corrects)

    def problem(self) -> str:
        if len(self.text.text().strip()) < FEEDBACK_LEAST:
            words = self.tr("Tulis paling sedikit {n} huruf: apa yang baik, atau perlu diperbaiki.")
            return words.format(n=FEEDBACK_LEAST)
        if self.day.day() is None:
            return self.day.problem() or self.tr("Isi tanggal umpan balik.")
        return ""

    def _on_gone(self) -> None:
        self.close_overlay()
        if self._corrects is not None:
            self.taken_back.emit(self._corrects.id)
