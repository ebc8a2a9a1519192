"""Two rows of which there may be one only: somebody withdraws one of them, or says that both may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.exchange.decisions.buttons import BAR, DecideButton
from desktop_app.ui.exchange.decisions.pairs import facts_grid
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, let_go, row
from desktop_app.words.exchange import DOUBLE_ADVICE
from desktop_app.words.exchange_terms import label_of

if TYPE_CHECKING:
    from desktop_app.services.exchange.duplicates import Double, Side


def double_title(double: Double) -> str:
    """Whose rows they are, or of what kind."""
    return double.sides[0].title or label_of(double.table)


class DoublePanel(QWidget):
    """`stands(Double)`: both may stay; `later()`; `person_wanted(id)`."""

    stands = Signal(object)
    later = Signal()
    person_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.double: Double | None = None
        self.cards: list[Card] = []
        self.title = Label("", Role.CARD_TITLE, wraps=True)
        self.words = Label("", Role.SECONDARY, wraps=True)
        self._row = row(gap=12)
        self.stand_button = DecideButton(self.tr("Keduanya memang ada"), "check")
        self.later_button = Button(self.tr("Putuskan nanti"), icon_name="clock")
        self.open = Button(self.tr("Buka pegawai"), Kind.LINK, "user")
        only_here = self.tr("Jawaban bahwa keduanya memang ada hanya berlaku di kantor ini.")
        card = Card()
        card.add(row(self.stand_button, STRETCH, self.later_button))
        card.add(Label(only_here, Role.CAPTION, wraps=True))
        card.add(row(self.open, STRETCH))
        layout = column(self.title, self.words, self._row, card, gap=10, margins=(0, 0, BAR, 0))
        layout.addStretch(1)
        self.setLayout(layout)
        self.stand_button.clicked.connect(lambda: self.stands.emit(self.double))
        self.later_button.clicked.connect(self.later)
        self.open.clicked.connect(
            lambda: self.person_wanted.emit(self.double.person if self.double else None)
        )

    def show_double(self, double: Double) -> None:
        """Another pair of rows."""
        self.double = double
        self.title.setText(double_title(double))
        self.words.setText(DOUBLE_ADVICE[double.kind])
        self.open.setVisible(double.person is not None)
        let_go(self._row, self.cards)
        one, other = double.sides
        self.cards = [self._card(1, one, other), self._card(2, other, one)]
        for card in self.cards:
            self._row.addWidget(card, 1)

    def _card(self, place: int, side: Side, other: Side) -> Card:
        card = Card()
        card.add(Label(self.tr("Catatan {place}").format(place=place), Role.STRONG))
        card.add(facts_grid(side.facts, dict(other.facts)))
        card.body.addStretch(1)
        return card
