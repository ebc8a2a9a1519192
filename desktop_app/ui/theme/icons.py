"""Lucide icons in the colours of the theme: the SVG text is coloured, drawn once, and kept."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.resources import resource
from desktop_app.ui.theme.look import px, tokens

ICON = 18


def pixmap(name: str, colour: str, size: int = ICON, gap: int = 0) -> QPixmap:
    """The icon `name` (of `resources/icons`, without ending) in `colour`, `size` design pixels wide.

    `gap` adds empty room at the right, because Qt offers no distance between a button's icon and its words.
    """
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    return _pixmap(name, colour, px(size), px(gap), ratio)


def icon(name: str, colour: str = "", size: int = ICON, gap: int = 0) -> QIcon:
    """As a `QIcon` with a paler disabled state; without `colour` in the colour of secondary text."""
    made = QIcon(pixmap(name, colour or tokens().text2, size, gap))
    made.addPixmap(pixmap(name, tokens().border_strong, size, gap), QIcon.Mode.Disabled)
    return made


def paint_icon(painter: QPainter, name: str, colour: str, area: QRectF) -> None:
    """Draw an icon into `area` (already scaled pixels)."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    painter.drawPixmap(area.topLeft(), _pixmap(name, colour, round(area.width()), 0, ratio))


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, pixels: int, gap: int, ratio: float) -> QPixmap:
    drawing = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", QColor(colour).name()).encode()))
    made = QPixmap(round((pixels + gap) * ratio), round(pixels * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    drawing.render(painter, QRectF(0, 0, pixels * ratio, pixels * ratio))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=128)
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
