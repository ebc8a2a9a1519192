"""The 3 × 3 matrix of an evaluation: nine cells and their counts; arrow keys move, Enter lists people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import BOLD, MEDIUM, SEMIBOLD, metrics
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, ink, soft
from desktop_app.ui.widgets.canvas import Canvas

_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell: how many people, the word (predikat) and its tone."""

    count: int
    text: str
    tone: Tone


class Matrix(Canvas):
    """Rows from above to below, columns from left to right, with their headings.

    `moved(row, column)` when the current cell changes, `opened(row, column)` on Enter or a click.
    """

    moved = Signal(int, int)
    opened = Signal(int, int)

    def __init__(
        self,
        cells: Sequence[Sequence[MatrixCell]],
        rows: tuple[str, str, str],
        columns: tuple[str, str, str],
        name: str,
    ) -> None:
        super().__init__(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._rows, self._columns = rows, columns
        self._at = (1, 1)
        self.show_cells(cells)

    def show_cells(self, cells: Sequence[Sequence[MatrixCell]]) -> None:
        """Other counts."""
        self._cells = tuple(tuple(line) for line in cells)
        self._describe()
        self.update()

    def current(self) -> tuple[int, int]:
        """Row and column of the current cell."""
        return self._at

    def move_to(self, row: int, column: int) -> None:
        """Make a cell the current one; beyond the edge it stays at the edge."""
        at = (min(max(row, 0), 2), min(max(column, 0), 2))
        if at != self._at:
            self._at = at
            self._describe()
            self.update()
            self.moved.emit(*at)

    def area(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        left, foot, gap = px(80), px(42), px(6)
        width = (self.width() - left - 2 * gap) / 3
        height = (self.height() - foot - 2 * gap) / 3
        return QRectF(left + column * (width + gap), row * (height + gap), width, height)

    def sizeHint(self) -> QSize:
        return QSize(px(600), px(420))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(420), px(240))

    def _describe(self) -> None:
        row, column = self._at
        cell = self._cells[row][column]
        words = self.tr("Hasil kerja {row}, perilaku {column}: {count} pegawai, {text}")
        self.setAccessibleDescription(
            words.format(
                row=self._rows[row].lower(),
                column=self._columns[column].lower(),
                count=cell.count,
                text=cell.text,
            )
        )

    def draw(self, painter: QPainter) -> None:
        for row in range(3):
            first = self.area(row, 0)
            words = QRectF(0, first.top(), first.left() - px(15), first.height())
            self._heading(painter, words, self._rows[row], _RIGHT)
            for column in range(3):
                self._cell(painter, row, column)
        for column in range(3):
            last = self.area(2, column)
            below = QRectF(last.left(), last.bottom() + px(5), last.width(), px(34))
            self._heading(painter, below, self._columns[column], _CENTRE)

    def _heading(self, painter: QPainter, area: QRectF, text: str, align: Qt.AlignmentFlag) -> None:
        lines = [text]
        if align == _RIGHT or metrics(12, SEMIBOLD).horizontalAdvance(text) > area.width():
            first, _, second = text.rpartition(" ")
            lines = [words for words in (first, second) if words]
        top = area.center().y() - px(15) * len(lines) / 2
        for number, words in enumerate(lines):
            line = QRectF(area.left(), top + number * px(15), area.width(), px(15))
            painting.write(painter, line, words, tokens().text2, size=12, weight=SEMIBOLD, align=align)

    def _cell(self, painter: QPainter, row: int, column: int) -> None:
        cell, area = self._cells[row][column], self.area(row, column)
        colour = ink(tokens(), cell.tone)
        painting.fill(painter, area, soft(tokens(), cell.tone), px(8))
        inner = area.adjusted(px(14), px(8), -px(8), -px(6))
        count = QRectF(inner.left(), inner.top(), inner.width(), px(28))
        painting.write(painter, count, str(cell.count), colour, size=22, weight=BOLD)
        word = QRectF(inner.left(), inner.bottom() - px(20), inner.width(), px(20))
        painting.write(painter, word, cell.text, colour, size=12, weight=MEDIUM)
        if (row, column) == self._at:
            painter.setPen(QPen(QColor(tokens().primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), px(8), px(8))

    def _cell_at(self, point: QPointF) -> tuple[int, int] | None:
        for row in range(3):
            for column in range(3):
                if self.area(row, column).contains(point):
                    return row, column
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None:
            self.move_to(self._at[0] + step[0], self._at[1] + step[1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(*self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._cell_at(event.position())
        if found is not None:
            self.move_to(*found)
            self.opened.emit(*found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
