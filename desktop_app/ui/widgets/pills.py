"""Small marks: pill (icon and word), avatar (initials), badge (a number), progress bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import SEMIBOLD, metrics
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, ink, soft
from desktop_app.ui.widgets.canvas import Canvas


class Pill(Canvas):
    """A state as icon and word; the colour only repeats what the word says."""

    def __init__(self, text: str, tone: Tone = Tone.NEUTRAL, icon: str = "info") -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone, icon)

    def show_state(self, text: str, tone: Tone, icon: str) -> None:
        """Another state."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(painting.pill_width(self._text)) + 1, px(22))

    def draw(self, painter: QPainter) -> None:
        painting.pill(painter, QRectF(self.rect()), self._text, self._tone, self._icon)


class Avatar(Canvas):
    """Initials on a disc, always the same tone for the same name."""

    def __init__(self, name: str, size: int = 40) -> None:
        super().__init__(name)
        self._name, self._size = name, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Another person."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def draw(self, painter: QPainter) -> None:
        painting.avatar(painter, QRectF(self.rect()), self._name)


class Progress(Canvas):
    """A bar from nothing to whole; `say` is what a screen reader hears beside the share."""

    def __init__(self, fraction: float = 0.0, tone: Tone = Tone.PRIMARY, name: str = "") -> None:
        super().__init__(name or self.tr("Kemajuan"))
        self.keep_height()
        self.show_share(fraction, tone)

    def show_share(self, fraction: float, tone: Tone) -> None:
        """Another share, 0 to 1; more is shown as whole."""
        self._fraction, self._tone = fraction, tone
        self.setAccessibleDescription(f"{round(fraction * 100)}%")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(24), px(6))

    def draw(self, painter: QPainter) -> None:
        painting.bar(painter, QRectF(self.rect()), self._fraction, self._tone)


def badge_width(count: int) -> float:
    """Width of a badge with this number."""
    return max(metrics(11, SEMIBOLD).horizontalAdvance(str(count)) + px(14), px(24))


def paint_badge(painter: QPainter, area: QRectF, count: int) -> None:
    """A number on a soft red ground, right in `area`."""
    width, height = badge_width(count), px(20)
    body = QRectF(area.right() - width, area.center().y() - height / 2, width, height)
    painting.fill(painter, body, soft(tokens(), Tone.DANGER), height / 2)
    colour = ink(tokens(), Tone.DANGER)
    painting.write(
        painter, body, str(count), colour, size=11, weight=SEMIBOLD, align=Qt.AlignmentFlag.AlignCenter
    )
