"""Realisasi of one indicator: what was entered with its evidence, and a new entry or a correction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.records import Id
from desktop_app.domain.values import Period
from desktop_app.domain.year import Realisation
from desktop_app.services.results import EntryLine, IndicatorLine
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.forms.files import FilesField
from desktop_app.ui.evaluations.sheet.texts import entry_words, target_words
from desktop_app.ui.plans.sheets import Sheet
from desktop_app.ui.theme.look import px
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.editors import DateEdit, LineEdit, NumberEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import ElidedLabel, Label, Role, line
from desktop_app.ui.widgets.layouts import boxed, column, row
from desktop_app.ui.widgets.pills import Pill

EVIDENCE = "Semua berkas (*)"


@dataclass(frozen=True, slots=True)
class Entry:
    """A result as it was typed, with the files that prove it."""

    indicator_line: Id
    period: Period
    as_of: date
    value: Decimal | None
    text: str | None
    corrects: Id | None
    files: tuple[Path, ...]


class EntryForm(Sheet):
    """`done`: a new entry or a correction. `taken_back(entry id)`; `opened(evidence id, name)`.

    `withdrawn(evidence id)`: wrong evidence shall not stand.
    """

    taken_back = Signal(object)
    opened = Signal(object, str)
    withdrawn = Signal(object)

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over, self.tr("Realisasi"), 620, 600)
        self._desk = desk
        self._line: IndicatorLine | None = None
        self._period = Period(str(desk.acting.day.year))
        self._corrects: Realisation | None = None
        self._list = QWidget()
        self.about = Label("", Role.SECONDARY, wraps=True)
        self.value = NumberEdit(self.tr("Angka realisasi"), 4)
        self.text = LineEdit(self.tr("Uraian, bila hasilnya bukan angka"))
        self.day = DateEdit(self.tr("Per tanggal"), desk.acting.day.year)
        self.files = FilesField(desk, self.tr("Bukti dukung"), EVIDENCE)
        self.correcting = Label("", Role.CAPTION, wraps=True)
        self._value = Field(self.tr("Angka realisasi"), self.value, check=self.value.problem)
        self._text = Field(self.tr("Uraian"), self.text)
        self._day = Field(self.tr("Per tanggal"), self.day, is_required=True, check=self.day.problem)
        self.buttons: dict[str, Button] = {}
        numbers = row(self._value, self._day, gap=12)
        for part in (self.about, self._list, self.correcting):
            self.fields.addWidget(part)
        self.fields.addLayout(numbers)
        self.fields.addWidget(self._text)
        self.fields.addWidget(self.files)

    def ask(self, found: IndicatorLine, period: Period, last_day: date, why_not: str) -> None:
        """Open it for an indicator; `why_not` lets it be read only."""
        self._line, self._period = found, period
        self.retitle(self.tr("Realisasi"), self.tr("Catat realisasi"))
        about = self.tr("{indikator}. Target: {target}").format(
            indikator=found.indicator.text, target=target_words(found).replace("\n", ", ")
        )
        self.about.setText(about)
        self.day.set_day(min(self._desk.acting.day, last_day))
        self.files.show_files([])
        self._correct(None)
        self._list_entries(found, closed=bool(why_not))
        for editor in (self.value, self.text, self.day, self.files, self.deed):
            editor.setEnabled(not why_not)
        self.deed.setToolTip(why_not)
        self.show_problem(why_not)
        self.open(self.cross if why_not else self.value)

    def entry(self) -> Entry | None:
        """What was filled in; only after `done`."""
        day = self.day.day()
        if self._line is None or day is None:
            return None
        corrects = self._corrects.id if self._corrects else None
        text = self.text.text().strip() or None
        return Entry(
            self._line.indicator.line_id,
            self._corrects.period if self._corrects else self._period,
            day,
            self.value.number(),
            text,
            corrects,
            tuple(self.files.files()),
        )

    def problem(self) -> str:
        if self.value.problem():
            return self.value.problem()
        if self.value.number() is None and not self.text.text().strip():
            return self.tr("Isi angkanya, atau uraikan hasilnya. Tulis 0 bila hasilnya memang nol.")
        if self.day.day() is None:
            return self.day.problem() or self.tr("Isi tanggal realisasi.")
        return ""

    def _list_entries(self, found: IndicatorLine, *, closed: bool) -> None:
        self.buttons.clear()
        parts = column(gap=4)
        for number, each in enumerate(found.entries, start=1):
            parts.addWidget(self._entry(number, each, closed=closed))
        if found.entries:
            parts.addWidget(line())
        fresh = boxed(parts)
        self.fields.replaceWidget(self._list, fresh)
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh

    def _entry(self, number: int, each: EntryLine, *, closed: bool) -> QWidget:
        entry = each.realisation
        words = entry_words(entry)
        if entry.value is not None and entry.text:
            words = f"{words}: {entry.text}"
        if not each.counts and entry.value is not None:
            words = self.tr("{realisasi} (sudah termasuk dalam angka lain)").format(realisasi=words)
        label = ElidedLabel(words)
        head = row(label)
        head.setStretch(0, 1)
        if not closed:
            head.addWidget(
                self._button(f"koreksi{number}", self.tr("Koreksi"), words, lambda: self._correct(entry))
            )
            gone = self._button(f"batal{number}", self.tr("Batalkan"), words, lambda: self._take_back(entry))
            head.addWidget(gone)
        parts = column(head, gap=0)
        for place, evidence in enumerate(each.evidence, start=1):
            key = f"{number}.{place}"
            opened = self._button(
                f"buka{key}",
                evidence.name,
                "",
                lambda e=evidence: self.opened.emit(e.id, e.name),  # type: ignore[misc]
                "paperclip",
            )
            held = row(opened, margins=(12, 0, 0, 0))
            if not self._desk.house.year.has_arrived(evidence):
                held.addWidget(Pill(self.tr("Bukti belum tiba"), Tone.WARNING, "clock"))
            held.addStretch(1)
            if not closed:
                drawn = self._button(
                    f"tarik{key}",
                    self.tr("Tarik"),
                    evidence.name,
                    lambda e=evidence: self._withdraw(e.id),  # type: ignore[misc]
                )
                held.addWidget(drawn)
            parts.addLayout(held)
        return boxed(parts)

    def _button(self, key: str, text: str, about: str, run: Callable[[], object], icon: str = "") -> Button:
        button = Button(_short(text), Kind.LINK, icon)
        button.setAccessibleName(f"{text}: {about}" if about else text)
        button.setMaximumWidth(px(360))
        button.clicked.connect(lambda _=False: run())
        self.buttons[key] = button
        return button

    def _correct(self, entry: Realisation | None) -> None:
        self._corrects = entry
        self.value.set_number(entry.value if entry else None)
        self.text.setText((entry.text or "") if entry else "")
        if entry:
            self.day.set_day(entry.as_of)
            words = self.tr("Mengoreksi {realisasi}. Catatan lama tetap dapat dibaca.")
            self.correcting.setText(words.format(realisasi=entry_words(entry)))
            self.value.setFocus()
        self.correcting.setVisible(entry is not None)
        self.deed.setText(self.tr("Simpan koreksi") if entry else self.tr("Catat realisasi"))

    def _take_back(self, entry: Realisation) -> None:
        self.close_overlay()
        self.taken_back.emit(entry.id)

    def _withdraw(self, evidence_id: Id) -> None:
        self.close_overlay()
        self.withdrawn.emit(evidence_id)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


_LONGEST = 44
