"""Four small charts painted from the tokens: stacked bar, legend, bars with targets, spark line.

Each says its figures to a screen reader; none needs a chart library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import MEDIUM, SEMIBOLD, metrics
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, mark
from desktop_app.ui.widgets.canvas import Canvas

_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: what, how many, which tone."""

    text: str
    count: int
    tone: Tone


class Legend(Canvas):
    """Squares of colour with their words, at the right; they go on in the next line when one is full.

    A part with a count of -1 is shown without a number.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Other parts."""
        self._parts = tuple(parts)
        self.setAccessibleName(", ".join(_words(part) for part in self._parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(sum(_legend_width(part) for part in self._parts) - px(14), 1), px(18))

    def minimumSizeHint(self) -> QSize:
        widest = max((_legend_width(part) for part in self._parts), default=1)
        return QSize(widest, px(18))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return px(18) * max(len(self._lines(width)), 1)

    def draw(self, painter: QPainter) -> None:
        for number, line in enumerate(self._lines(self.width())):
            left = self.width() - sum(_legend_width(part) for part in line) + px(14)
            for part in line:
                area = QRectF(left, number * px(18), _legend_width(part), px(18))
                square = QRectF(left, area.center().y() - px(5), px(10), px(10))
                painting.fill(painter, square, mark(tokens(), part.tone), px(3))
                painting.write(painter, area.adjusted(px(16), 0, 0, 0), _words(part), tokens().text2, size=12)
                left += _legend_width(part)

    def _lines(self, width: int) -> list[list[Part]]:
        lines: list[list[Part]] = [[]]
        used = 0
        for part in self._parts:
            if lines[-1] and used + _legend_width(part) - px(14) > width:
                lines.append([])
                used = 0
            lines[-1].append(part)
            used += _legend_width(part)
        return lines


def _legend_width(part: Part) -> int:
    return round(metrics(12).horizontalAdvance(_words(part))) + px(32)


def _words(part: Part) -> str:
    return f"{part.text} {part.count}" if part.count >= 0 else part.text


class StackedBar(Canvas):
    """A whole divided into its parts, in one bar."""

    def __init__(self, parts: Sequence[Part], name: str) -> None:
        super().__init__(name, is_focusable=True)
        self.keep_height()
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Other parts."""
        self._parts = tuple(part for part in parts if part.count > 0)
        self.setAccessibleDescription(", ".join(_words(part) for part in self._parts))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(14))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), px(14))

    def draw(self, painter: QPainter) -> None:
        whole = sum(part.count for part in self._parts)
        area = QRectF(self.rect())
        if not whole:
            painting.fill(painter, area, tokens().track, area.height() / 2)
            return
        shape = QPainterPath()
        shape.addRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setClipPath(shape)
        left, gap = area.left(), 2
        for part in self._parts:
            width = area.width() * part.count / whole
            end = left + width
            is_last = part is self._parts[-1]
            body = QRectF(left, area.top(), max(width - (0 if is_last else gap), 1), area.height())
            painter.fillRect(body, QColor(mark(tokens(), part.tone)))
            left = end


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the bar chart: its short name, what was meant and what was reached, in per cent."""

    text: str
    target: float
    value: float
    tone: Tone = Tone.PRIMARY


class BarsChart(Canvas):
    """Pairs of target and value for each group, on a scale from 0 to 100 per cent."""

    def __init__(self, groups: Sequence[Group], name: str) -> None:
        super().__init__(name, is_focusable=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_groups(groups)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Other figures."""
        self._groups = tuple(groups)
        words = self.tr("{name} {value}% dari target {target}%")
        said = [
            words.format(name=group.text, value=round(group.value), target=round(group.target))
            for group in self._groups
        ]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(420), px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(280), px(140))

    def draw(self, painter: QPainter) -> None:
        plot = QRectF(self.rect()).adjusted(px(46), px(8), -px(6), -px(26))
        self._scale(painter, plot)
        slot = plot.width() / max(len(self._groups), 1)
        for number, group in enumerate(self._groups):
            self._group(
                painter, plot, QRectF(plot.left() + number * slot, plot.top(), slot, plot.height()), group
            )

    def _scale(self, painter: QPainter, plot: QRectF) -> None:
        for step in range(5):
            y = round(plot.bottom() - plot.height() * step / 4) + 0.5
            pen = QPen(QColor(tokens().border), 1)
            pen.setStyle(Qt.PenStyle.DashLine if step else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            area = QRectF(0, y - px(8), plot.left() - px(8), px(16))
            painting.write(painter, area, f"{step * 25}%", tokens().text2, size=11, align=_RIGHT)

    def _group(self, painter: QPainter, plot: QRectF, slot: QRectF, group: Group) -> None:
        width = min(px(16), slot.width() / 3)
        middle = round(slot.center().x())
        meant = QColor(tokens().border_strong)
        meant.setAlphaF(0.45)
        _upright(painter, _bar_area(plot, middle - width - 2, width, group.target), meant)
        reached = _bar_area(plot, middle + 1, width, group.value)
        _upright(painter, reached, QColor(mark(tokens(), group.tone)))
        over = QRectF(reached.left() - width, reached.top() - px(17), width * 3, px(16))
        figure = str(round(group.value))
        painting.write(painter, over, figure, tokens().text2, size=10, weight=SEMIBOLD, align=_CENTRE)
        below = QRectF(slot.left(), plot.bottom() + px(4), slot.width(), px(18))
        painting.write(painter, below, group.text, tokens().text2, size=11, weight=MEDIUM, align=_CENTRE)


def _bar_area(plot: QRectF, left: float, width: float, value: float) -> QRectF:
    height = plot.height() * min(max(value, 0), 100) / 100
    return QRectF(left, plot.bottom() - height, width, height)


def _upright(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """A bar that is round above and flat below."""
    shape = QPainterPath()
    shape.addRoundedRect(area.adjusted(0, 0, 0, px(4)), px(3), px(3))
    painter.save()
    painter.setClipRect(area.adjusted(0, -1, 0, 0))
    painter.fillPath(shape, colour)
    painter.restore()


class SparkLine(Canvas):
    """A short course of values without scale; the last one has a dot."""

    def __init__(self, values: Sequence[float], tone: Tone, name: str) -> None:
        super().__init__(name)
        self._values, self._tone = tuple(values), tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(", ".join(f"{value:g}" for value in self._values))

    def sizeHint(self) -> QSize:
        return QSize(px(86), px(36))

    def draw(self, painter: QPainter) -> None:
        if len(self._values) < 2:
            return
        area = QRectF(self.rect()).adjusted(px(3), px(4), -px(4), -px(4))
        low, high = min(self._values), max(self._values)
        step = area.width() / (len(self._values) - 1)
        points = [
            QPointF(
                area.left() + number * step,
                area.bottom() - (value - low) / ((high - low) or 1) * area.height(),
            )
            for number, value in enumerate(self._values)
        ]
        colour = QColor(mark(tokens(), self._tone))
        self._shade(painter, points, colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(points[-1], px(3), px(3))

    def _shade(self, painter: QPainter, points: list[QPointF], colour: QColor) -> None:
        below = QPolygonF(
            [*points, QPointF(points[-1].x(), self.height()), QPointF(points[0].x(), self.height())]
        )
        fade = QLinearGradient(0, 0, 0, self.height())
        start, end = QColor(colour), QColor(colour)
        start.setAlpha(40)
        end.setAlpha(0)
        fade.setColorAt(0, start)
        fade.setColorAt(1, end)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fade)
        painter.drawPolygon(below)
