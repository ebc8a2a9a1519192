"""The card with the 3 × 3 matrix of a period: each cell is a door to its people."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal

from desktop_app.domain.terms import Level
from desktop_app.ui.evaluations.looks import DOWNWARDS, UPWARDS, Wording
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, row
from desktop_app.ui.widgets.matrix import Matrix


class _Matrix(Matrix):
    """Takes what height is left instead of asking for its own, so that a low window does not scroll."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class Board(Card):
    """`opened(hasil, perilaku)`: show the people of a cell."""

    opened = Signal(object, object)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        title = Label(self.tr("Hasil kerja × perilaku kerja"), Role.CARD_TITLE)
        hint = Label(self.tr("Tegak: hasil kerja. Datar: perilaku."), Role.CAPTION)
        self.head = boxed(row(title, STRETCH, hint))
        above, same, below = (wording.level(level) for level in DOWNWARDS)
        self.matrix = _Matrix(
            wording.matrix({}), (above, same, below), (below, same, above), self.tr("Matriks predikat")
        )
        self.add(self.head)
        self.add(self.matrix, 1)
        self.matrix.opened.connect(lambda row, column: self.opened.emit(DOWNWARDS[row], UPWARDS[column]))

    def show_counts(self, wording: Wording, counts: Mapping[tuple[Level, Level], int]) -> None:
        """Other people in the cells, by the matrix of the period."""
        self.matrix.show_cells(wording.matrix(counts))
