"""Surfaces of a page: the head with its one primary button, cards, the way steps go, tabs.

PageHead(title, subtitle, [Button(…), ActionButton(…, Kind.PRIMARY)])    the primary one last
card = Card(title, link); card.add(widget)
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QTabBar, QWidget

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import MEDIUM, SEMIBOLD, metrics
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.widgets.canvas import Canvas
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row


class PageHead(QWidget):
    """Title and subtitle at the left, buttons at the right; the primary button is the last."""

    def __init__(self, title: str, subtitle: str, buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._title = Label(title, Role.TITLE, wraps=True)
        self._subtitle = Label(subtitle, Role.SECONDARY, wraps=True)
        layout = row(column(self._title, self._subtitle, gap=1), *buttons)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def retitle(self, title: str, subtitle: str) -> None:
        """Other words."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)


class Card(QFrame):
    """A white surface with an optional title, and a widget (a link, a legend) at the right of it."""

    def __init__(self, title: str = "", aside: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.body = column(gap=8, margins=(16, 14, 16, 14))
        self.setLayout(self.body)
        if title:
            heading = Label(title, Role.CARD_TITLE)
            self.body.addLayout(row(heading, STRETCH, *([aside] if aside is not None else [])))

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something below what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)

    def finish(self) -> None:
        """Push what is there to the top."""
        self.body.addStretch(1)


def scrolled(content: QWidget) -> QScrollArea:
    """A content that may be larger than its place, without frame; the width follows the place."""
    area = QScrollArea()
    area.setProperty("role", "bare")
    content.setProperty("role", "bare")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


class Tabs(QTabBar):
    """Parts of a page under one head; `picked(str)` carries the key. Arrow keys move."""

    picked = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(False)
        for key, text in choices:
            self.setTabData(self.addTab(text), key)
        self.currentChanged.connect(self._on_current)

    def key(self) -> str:
        """Key of the tab shown."""
        return str(self.tabData(self.currentIndex()))

    def rename(self, key: str, text: str) -> None:
        """Another text, as when a count changes."""
        keys = [self.tabData(index) for index in range(self.count())]
        self.setTabText(keys.index(key), text)

    def pick(self, key: str) -> None:
        """Show a tab as if by hand."""
        keys = [self.tabData(index) for index in range(self.count())]
        self.setCurrentIndex(keys.index(key))

    def _on_current(self, index: int) -> None:
        self.picked.emit(str(self.tabData(index)))


class Stepper(Canvas):
    """Where one stands in a course of steps: done ones have a check, the present one is filled."""

    def __init__(self, steps: Sequence[str], at: int = 0) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self.keep_height()
        self.go(at)

    def go(self, at: int) -> None:
        """Stand at step `at`, counted from 0."""
        self._at = at
        words = self.tr("Langkah {number} dari {count}: {name}")
        self.setAccessibleName(words.format(number=at + 1, count=len(self._steps), name=self._steps[at]))
        self.update()

    def sizeHint(self) -> QSize:
        words = sum(metrics(13, SEMIBOLD).horizontalAdvance(step) for step in self._steps)
        return QSize(round(words) + px(60) * len(self._steps), px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def draw(self, painter: QPainter) -> None:
        left = 0.0
        for number, step in enumerate(self._steps):
            left = self._step(painter, left, number, step)
            if number < len(self._steps) - 1:
                y = round(self.height() / 2) + 0.5
                painter.setPen(QPen(QColor(tokens().border_strong), 1))
                painter.drawLine(QPointF(round(left) + px(8), y), QPointF(round(left) + px(28), y))
                left += px(36)

    def _step(self, painter: QPainter, left: float, number: int, step: str) -> float:
        t, side = tokens(), px(22)
        disc = QRectF(left, (self.height() - side) / 2, side, side)
        is_done, is_here = number < self._at, number == self._at
        painting.fill(
            painter, disc, t.primary if is_here else t.success_soft if is_done else t.surface2, side / 2
        )
        if is_done:
            paint_icon(painter, "check", t.success, disc.adjusted(px(4), px(4), -px(4), -px(4)))
        else:
            colour, centre = t.on_primary if is_here else t.text2, Qt.AlignmentFlag.AlignCenter
            painting.write(painter, disc, str(number + 1), colour, size=12, weight=SEMIBOLD, align=centre)
        weight = SEMIBOLD if is_here else MEDIUM
        width = metrics(13, weight).horizontalAdvance(step) + 2
        words = QRectF(disc.right() + px(8), 0, width, self.height())
        painting.write(painter, words, step, t.text if is_here or is_done else t.text2, weight=weight)
        return words.right()
