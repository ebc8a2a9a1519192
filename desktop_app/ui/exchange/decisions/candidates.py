"""The sides of a question as cards beside each other; none is chosen until its own button is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop_app.ui.exchange.decisions.buttons import DecideButton
from desktop_app.ui.exchange.decisions.phrases import content_of, when
from desktop_app.ui.theme.look import px
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, let_go, row
from desktop_app.ui.widgets.pills import Pill

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Candidate

_GAP, _LEAST = 12, 204  # design pixels


class CandidateCard(Card):
    """`used()`: take this content. Without `offer` it is only to be read."""

    used = Signal()

    def __init__(self, candidate: Candidate, *, is_whole_row: bool) -> None:
        super().__init__()
        self.candidate = candidate
        content = content_of(candidate, is_whole_row=is_whole_row)
        self.content = Label(content, Role.BODY if is_whole_row else Role.CARD_TITLE, wraps=True)
        self.button = DecideButton(self.tr("Pakai ini"), "check")
        self.button.setAccessibleName(
            self.tr("Pakai ini: {content}, dari {office}").format(
                content=content, office=candidate.office_name
            )
        )
        self._build(is_whole_row)
        self.button.clicked.connect(self.used)

    def _build(self, is_whole_row: bool) -> None:
        candidate = self.candidate
        pills = [Pill(self.tr("dipakai sementara"), Tone.PRIMARY, "info")] if candidate.is_current else []
        office = Label(candidate.office_name, Role.STRONG, wraps=True)
        self.add(office)
        if pills:
            self.add(row(*pills, STRETCH))
        self.add(self.content)
        self.add(Label(candidate.who, Role.SECONDARY, wraps=True))
        self.add(Label(when(candidate.wall), Role.CAPTION, wraps=True))
        if candidate.clock_doubt:
            self.add(row(Pill(self.tr("jam komputer diragukan"), Tone.WARNING, "clock"), STRETCH))
        if candidate.reason:
            self.add(Label(self.tr("Alasan: {text}").format(text=candidate.reason), Role.CAPTION, wraps=True))
        self.body.addStretch(1)
        self.add(row(self.button, STRETCH))
        self.button.setVisible(not is_whole_row)


class Candidates(QWidget):
    """As many cards in a row as have room; `used(Candidate)`."""

    used = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[CandidateCard] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(_GAP))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_candidates(self, candidates: Sequence[Candidate], *, is_whole_row: bool) -> None:
        """Other sides."""
        let_go(self._grid, self.cards)
        self.cards = [CandidateCard(each, is_whole_row=is_whole_row) for each in candidates]
        for card in self.cards:
            card.used.connect(lambda card=card: self.used.emit(card.candidate))
        self._across = 0
        self._place()

    def _place(self) -> None:
        across = max(1, min(len(self.cards), self.width() // px(_LEAST + _GAP)))
        if across == self._across:
            return
        self._across = across
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // across, place % across)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()
