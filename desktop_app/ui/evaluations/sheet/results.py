"""The tab Hasil kerja: each planned result with target, result, capaian and evidence side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.records import Id
from desktop_app.domain.terms import RhkKind
from desktop_app.services.results import IndicatorLine, ResultLine
from desktop_app.ui.evaluations.sheet.draft import rating_of
from desktop_app.ui.evaluations.sheet.evidence_button import EvidenceButton
from desktop_app.ui.evaluations.sheet.feedback_list import FeedbackList
from desktop_app.ui.evaluations.sheet.parts import Pile
from desktop_app.ui.evaluations.sheet.rating_row import RatingRow
from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.evaluations.sheet.texts import (
    achievement_words,
    entry_words,
    number_words,
    target_words,
    why_not,
)
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role, line

_WEIGHTS = (6, 3, 4, 3, 2)


class ResultsTab(Pile):
    """`entry_wanted(indicator line)`, `files_dropped(line, files)`, `rated(line, level, fact)`.

    `feedback_wanted(line, feedback or None)`: say something, or correct what was said.
    """

    entry_wanted = Signal(object)
    files_dropped = Signal(object, object)
    feedback_wanted = Signal(object, object)
    rated = Signal(object, object, str)

    def __init__(self, state: JudgementState) -> None:
        super().__init__()
        self._state = state
        self.rows: dict[Id, RatingRow] = {}
        self.records: dict[Id, Button] = {}
        self.evidence: dict[Id, EvidenceButton] = {}
        self.feedback: dict[Id, FeedbackList] = {}

    def show_state(self) -> None:
        """The results as they are now."""
        sheet = self._state.sheet
        if self.is_new((sheet.evaluation.id, sheet.lines)):
            for kept in (self.rows, self.records, self.evidence, self.feedback):
                kept.clear()
            self.fill([self._card(number, each) for number, each in enumerate(sheet.lines, start=1)])
        closed = why_not(sheet, "rate")
        for key, row in self.rows.items():
            row.show_rating(rating_of(self._state.draft, key), closed)

    def point(self, key: Id) -> None:
        """Show a result and put the focus on its rating."""
        row = self.rows.get(key)
        if row is not None:
            self.area.ensureWidgetVisible(row)
            row.point()

    def _card(self, number: int, result: ResultLine) -> Card:
        card, rhk = Card(), result.rhk
        kind = "" if rhk.kind is RhkKind.UTAMA else self.tr(" (tambahan)")
        card.add(Label(f"{number}. {rhk.text}{kind}", Role.CARD_TITLE, wraps=True))
        if result.superior:
            words = self.tr("Mendukung: {hasil}").format(hasil=result.superior)
            card.add(Label(words, Role.CAPTION, wraps=True))
        card.add(self._grid(result))
        card.add(line())
        row = RatingRow(rhk.line_id, rhk.text[:80], self._hint(result))
        row.rated.connect(self.rated)
        self.rows[rhk.line_id] = row
        card.add(row)
        said = FeedbackList(result.feedback, rhk.text[:80])
        said.wanted.connect(lambda: self.feedback_wanted.emit(rhk.line_id, None))
        said.chosen.connect(lambda each: self.feedback_wanted.emit(rhk.line_id, each))
        self.feedback[rhk.line_id] = said
        card.add(said)
        return card

    def _hint(self, result: ResultLine) -> str:
        found = result.suggestion
        if found.level is None or found.percent is None:
            return self.tr("Saran belum dapat dihitung")
        words = self.tr("Saran, bukan penetapan: {rating} ({persen}%)")
        level = self._state.words.level(found.level).lower()
        return words.format(rating=level, persen=number_words(found.percent))

    def _grid(self, result: ResultLine) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, px(4), 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        titles = (
            self.tr("Indikator"),
            self.tr("Target"),
            self.tr("Realisasi"),
            self.tr("Capaian"),
            self.tr("Bukti"),
        )
        for place, (title, weight) in enumerate(zip(titles, _WEIGHTS, strict=True)):
            grid.addWidget(Label(title, Role.SECTION), 0, place)
            grid.setColumnStretch(place, weight)
        for number, indicator in enumerate(result.indicators, start=1):
            for place, cell in enumerate(self._cells(indicator)):
                side = Qt.AlignmentFlag.AlignLeft if isinstance(cell, Button) else Qt.AlignmentFlag(0)
                grid.addWidget(cell, number, place, side | Qt.AlignmentFlag.AlignVCenter)
        return made

    def _cells(self, found: IndicatorLine) -> list[QWidget]:
        indicator = found.indicator
        about = indicator.aspek or indicator.perspektif
        name = f"{indicator.text} ({about.value.replace('_', ' ')})" if about else indicator.text
        words, _ = achievement_words(found.achievement)
        return [
            Label(name, wraps=True),
            Label(target_words(found), wraps=True),
            self._record(found),
            Label(words, Role.STRONG, wraps=True),
            self._evidence(found),
        ]

    def _record(self, found: IndicatorLine) -> Button:
        line_id = found.indicator.line_id
        newest = found.entries[-1].realisation if found.entries else None
        words = entry_words(newest) if newest else self.tr("Catat realisasi")
        button = Button(_short(words), Kind.LINK, "" if newest else "plus")
        more = len(found.entries) - 1
        if more > 0:
            button.setText(self.tr("{realisasi} (+{lain})").format(realisasi=_short(words), lain=more))
        button.setToolTip(words)
        named = self.tr("Realisasi {nama}: {isi}").format(nama=found.indicator.text, isi=words)
        button.setAccessibleName(named)
        button.clicked.connect(partial(self.entry_wanted.emit, line_id))
        self.records[line_id] = button
        return button

    def _evidence(self, found: IndicatorLine) -> EvidenceButton:
        line_id, count = found.indicator.line_id, sum(len(entry.evidence) for entry in found.entries)
        button = EvidenceButton(count, found.indicator.text, takes_files=True)
        button.clicked.connect(partial(self.entry_wanted.emit, line_id))
        button.dropped.connect(lambda files: self.files_dropped.emit(line_id, files))
        self.evidence[line_id] = button
        return button


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


_LONGEST = 24
