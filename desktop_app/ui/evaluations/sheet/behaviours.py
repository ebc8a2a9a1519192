"""The tab Perilaku kerja: the seven values with expectation, feedback and rating."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop_app.domain.terms import ValueCode
from desktop_app.services.results import BehaviourLine
from desktop_app.ui.evaluations.sheet.draft import rating_of
from desktop_app.ui.evaluations.sheet.feedback_list import FeedbackList
from desktop_app.ui.evaluations.sheet.parts import Pile
from desktop_app.ui.evaluations.sheet.rating_row import RatingRow
from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.evaluations.sheet.texts import why_not
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role


class BehavioursTab(Pile):
    """`feedback_wanted(value, feedback | None)`; `rated(value, level, fact)`."""

    feedback_wanted = Signal(object, object)
    rated = Signal(object, object, str)

    def __init__(self, state: JudgementState) -> None:
        super().__init__()
        self._state = state
        self.rows: dict[ValueCode, RatingRow] = {}
        self.feedback: dict[ValueCode, FeedbackList] = {}

    def show_state(self) -> None:
        """The values as they are now."""
        sheet = self._state.sheet
        if self.is_new((sheet.evaluation.id, sheet.behaviours)):
            self.rows.clear()
            self.feedback.clear()
            self.fill([self._card(each) for each in sheet.behaviours])
        closed = why_not(sheet, "rate")
        for key, row in self.rows.items():
            row.show_rating(rating_of(self._state.draft, key), closed)

    def point(self, key: ValueCode) -> None:
        """Show a value and put the focus on its rating."""
        row = self.rows.get(key)
        if row is not None:
            self.area.ensureWidgetVisible(row)
            row.point()

    def _card(self, found: BehaviourLine) -> Card:
        card, value = Card(), found.value
        card.add(Label(value.name, Role.CARD_TITLE, wraps=True))
        card.add(Label(" · ".join(value.guide), Role.CAPTION, wraps=True))
        if found.expectation:
            words = self.tr("Ekspektasi khusus pimpinan: {teks}").format(teks=found.expectation)
            card.add(Label(words, wraps=True))
        row = RatingRow(value.code, value.name)
        row.rated.connect(self.rated)
        self.rows[value.code] = row
        card.add(row)
        said = FeedbackList(found.feedback, value.name)
        said.wanted.connect(lambda: self.feedback_wanted.emit(value.code, None))
        said.chosen.connect(lambda each: self.feedback_wanted.emit(value.code, each))
        self.feedback[value.code] = said
        card.add(said)
        return card
