"""Check box and radio button with marks from the tokens (the style's own vanish under a sheet)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import metrics
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens


def _hint(button: QAbstractButton) -> QSize:
    return QSize(round(metrics(13).horizontalAdvance(button.text())) + px(28), px(28))


def _box(button: QAbstractButton) -> QRectF:
    side = px(18)
    return QRectF(0.5, round((button.height() - side) / 2) + 0.5, side - 1, side - 1)


def _paint(button: QAbstractButton, radius: float, mark: str) -> None:
    t = tokens()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box, is_on = _box(button), button.isChecked()
    edge = t.primary if is_on else t.text3 if button.underMouse() else t.border_strong
    ground = t.primary if is_on else t.surface
    if not button.isEnabled():
        edge, ground = t.border, t.track if is_on else t.surface2
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, radius, radius)
    if is_on and mark:
        inner = box.adjusted(px(2), px(2), -px(2), -px(2))
        paint_icon(painter, mark, t.on_primary if button.isEnabled() else t.text3, inner)
    elif is_on:
        painting.fill(painter, box.adjusted(px(5), px(5), -px(5), -px(5)), t.on_primary, px(9))
    words = QRectF(px(26), 0, button.width() - px(26), button.height())
    painting.write(painter, words, button.text(), t.text if button.isEnabled() else t.text3)
    painter.end()


class CheckBox(QCheckBox):
    """Yes or no."""

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return _hint(self)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, px(4), "check")


class RadioButton(QRadioButton):
    """One of several, where the words are long; for short ones there are `Chips` and `Rating`."""

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return _hint(self)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, px(9), "")
