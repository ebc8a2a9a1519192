"""A rating in three steps (bawah, sesuai, atas) as one control: arrows or 1, 2, 3 choose, Delete empties."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import MEDIUM, SEMIBOLD, metrics
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, ink, soft
from desktop_app.ui.widgets.canvas import Canvas

_CENTRE = Qt.AlignmentFlag.AlignCenter


class Rating(Canvas):
    """Segments side by side; none is chosen at first, because a rating is never suggested by default.

    `choices` are (value, word, tone). `rated(object)` carries the value, None when emptied.
    """

    rated = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str, Tone]], name: str) -> None:
        super().__init__(name)
        self._choices = tuple(choices)
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def value(self) -> object:
        """The value chosen, or None."""
        return None if self._chosen is None else self._choices[self._chosen][0]

    def rate(self, value: object) -> None:
        """Choose a value; one that is not offered empties."""
        values = [choice[0] for choice in self._choices]
        self._choose(values.index(value) if value in values else None)

    def sizeHint(self) -> QSize:
        widest = max(metrics(13, SEMIBOLD).horizontalAdvance(word) for _, word, _ in self._choices)
        return QSize(round((widest + px(44)) * len(self._choices)), px(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _choose(self, number: int | None) -> None:
        if number != self._chosen:
            self._chosen = number
            self._describe()
            self.update()
            self.rated.emit(self.value())

    def _describe(self) -> None:
        words = self.tr("belum dipilih") if self._chosen is None else self._choices[self._chosen][1]
        self.setAccessibleDescription(words)

    def _segment(self, number: int) -> QRectF:
        width = self.width() / len(self._choices)
        return QRectF(number * width, 0, width, self.height())

    def draw(self, painter: QPainter) -> None:
        t = tokens()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painting.fill(painter, frame, t.surface if self.isEnabled() else t.surface2, 6)
        for number, (_, word, tone) in enumerate(self._choices):
            area = self._segment(number)
            if number == self._chosen:
                self._draw_chosen(painter, area, word, tone)
            else:
                colour = t.text2 if self.isEnabled() else t.text3
                painting.write(painter, area, word, colour, weight=MEDIUM, align=_CENTRE)
            if number:
                line = QRectF(round(area.left()), 1, 1, self.height() - 2)
                painter.fillRect(line, QColor(t.border))
        is_error = self.property("state") == "error"
        painter.setPen(QPen(QColor(t.danger if is_error else t.border_strong), 2 if is_error else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 6, 6)

    def _draw_chosen(self, painter: QPainter, area: QRectF, word: str, tone: Tone) -> None:
        colour = ink(tokens(), tone)
        painting.fill(painter, area.adjusted(3, 3, -3, -3), soft(tokens(), tone), 4)
        width = metrics(13, SEMIBOLD).horizontalAdvance(word)
        left = area.center().x() - (width + px(20)) / 2
        side = px(15)
        paint_icon(
            painter, "check", colour, QRectF(round(left), round(area.center().y() - side / 2), side, side)
        )
        words = QRectF(left + px(20), area.top(), width + 2, area.height())
        painting.write(painter, words, word, colour, weight=SEMIBOLD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._choices) - 1
        at = -1 if self._chosen is None else self._chosen
        match event.key():
            case Qt.Key.Key_Left:
                self._choose(max(at - 1, 0))
            case Qt.Key.Key_Right:
                self._choose(min(at + 1, last))
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._choose(None)
            case key if 0 <= key - Qt.Key.Key_1 <= last:
                self._choose(key - Qt.Key.Key_1)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = int(event.position().x() * len(self._choices) / max(self.width(), 1))
        self._choose(min(max(number, 0), len(self._choices) - 1))
