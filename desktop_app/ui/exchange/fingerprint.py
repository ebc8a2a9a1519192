"""The digits by which two people make sure on the telephone that a card is the right one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import BOLD, metrics
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.widgets.canvas import Canvas

_SIZE = 24
_COLUMNS = 3
_GAP, _ROW = 26, 40


class Fingerprint(Canvas):
    """Six groups of five digits in two rows, large enough to be read out; `show_digits("12345 …")`."""

    def __init__(self) -> None:
        super().__init__(is_focusable=True)
        self._groups: list[str] = []
        self.keep_height()

    def show_digits(self, digits: str) -> None:
        """Other digits."""
        self._groups = digits.split()
        spoken = "; ".join(" ".join(group) for group in self._groups)
        self.setAccessibleName(self.tr("Sidik: {digits}").format(digits=spoken))
        self.setToolTip(digits)
        self.updateGeometry()
        self.update()

    def digits(self) -> str:
        return " ".join(self._groups)

    def sizeHint(self) -> QSize:
        width = round(metrics(_SIZE, BOLD).horizontalAdvance("00000")) + px(_GAP)
        rows = -(-max(len(self._groups), 1) // _COLUMNS)
        return QSize(width * _COLUMNS + px(16), px(_ROW) * rows + px(16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def draw(self, painter: QPainter) -> None:
        t = tokens()
        painting.fill(painter, QRectF(self.rect()), t.surface2, 8)
        width = (self.width() - px(32)) / _COLUMNS
        for number, group in enumerate(self._groups):
            left = px(16) + number % _COLUMNS * width
            place = QRectF(left, px(8) + number // _COLUMNS * px(_ROW), width, px(_ROW))
            painting.write(painter, place, group, t.text, size=_SIZE, weight=BOLD)
