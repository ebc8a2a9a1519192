"""Cards side by side, as many as have room; the others go below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.ui.theme.look import px


class Tiles(QWidget):
    """`least` is the width in design pixels below which a tile does not go.

    `weights` share the width of a full row, one for each column; without them all are equally wide.
    """

    def __init__(
        self, tiles: Sequence[QWidget], least: int, weights: Sequence[int] = (), gap: int = 14
    ) -> None:
        super().__init__()
        self._weights = tuple(weights)
        self._tiles, self._least, self._gap = tuple(tiles), least, gap
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(gap))
        self._arrange(min(len(self._tiles), 2))

    def minimumSizeHint(self) -> QSize:
        widest = max((tile.minimumSizeHint().width() for tile in self._tiles), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        for tile in self._tiles:
            self._grid.removeWidget(tile)
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        for column in range(columns):
            weight = self._weights[column] if columns == len(self._weights) else 1
            self._grid.setColumnStretch(column, weight)
        self._columns = columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = (self.width() + px(self._gap)) // (px(self._least) + px(self._gap))
        count = len(self._tiles)
        rows = -(-count // max(1, min(room, count)))
        self._arrange(-(-count // rows))
