"""Strokes shared by the painted widgets and the table rows: pill, avatar, bar, chevron, two lines of text.

All take a `QPainter` and already scaled rectangles; colours come from the tokens in force.
"""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop_app.ui.theme.fonts import MEDIUM, REGULAR, SEMIBOLD, font, metrics
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, ink, mark, soft

_AVATAR_TONES = (Tone.VIOLET, Tone.PRIMARY, Tone.WARNING, Tone.DANGER, Tone.SUCCESS)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def fill(painter: QPainter, area: QRectF, colour: str, radius: float) -> None:
    """A rounded area without outline."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(area, radius, radius)


def write(
    painter: QPainter,
    area: QRectF,
    text: str,
    colour: str,
    *,
    size: int = 13,
    weight: int = REGULAR,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of text, shortened with an ellipsis when it does not fit."""
    painter.setFont(font(size, weight))
    painter.setPen(QColor(colour))
    shown = metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, align, shown)


def initials(name: str) -> str:
    """First letters of the first two words, without titles: "Dr. Ani Lestari, S.E." gives "AL"."""
    words = [word for word in name.split(",")[0].split() if not word.endswith(".")]
    return "".join(word[0] for word in words[:2]).upper()


def _ground(tone: Tone, is_selected: bool) -> str:
    # On a selected row the soft primary ground would vanish in the row's own.
    return tokens().surface if is_selected and tone is Tone.PRIMARY else soft(tokens(), tone)


def avatar(painter: QPainter, area: QRectF, name: str, *, is_selected: bool = False) -> None:
    """Initials on a disc; the tone follows the name, so that a person keeps it everywhere."""
    tone = _AVATAR_TONES[crc32(name.encode()) % len(_AVATAR_TONES)]
    fill(painter, area, _ground(tone, is_selected), area.width() / 2)
    size = 11 if area.width() <= px(32) else 13
    write(painter, area, initials(name), ink(tokens(), tone), size=size, weight=SEMIBOLD, align=CENTRE)


def pill_width(text: str) -> float:
    """Width of a pill with this word."""
    return metrics(12, MEDIUM).horizontalAdvance(text) + px(37)


def pill(
    painter: QPainter, area: QRectF, text: str, tone: Tone, icon: str, *, is_selected: bool = False
) -> None:
    """Icon and word on a soft ground, left in `area`, centred vertically."""
    height, side = px(22), px(12)
    body = QRectF(area.left(), area.center().y() - height / 2, min(pill_width(text), area.width()), height)
    fill(painter, body, _ground(tone, is_selected), height / 2)
    colour = ink(tokens(), tone)
    at = QRectF(round(body.left() + px(8)), round(body.center().y() - side / 2), side, side)
    paint_icon(painter, icon, colour, at)
    words = QRectF(body.left() + px(25), body.top(), body.width() - px(31), body.height())
    write(painter, words, text, colour, size=12, weight=MEDIUM)


def bar(painter: QPainter, area: QRectF, fraction: float, tone: Tone) -> None:
    """Track and filled part; more than 1 is shown as full."""
    radius = area.height() / 2
    fill(painter, area, tokens().track, radius)
    share = min(max(fraction, 0.0), 1.0)
    if share > 0:
        done = QRectF(area.left(), area.top(), max(area.width() * share, area.height()), area.height())
        fill(painter, done, mark(tokens(), tone), radius)


def two_lines(
    painter: QPainter, area: QRectF, first: str, second: str, *, weight: int = REGULAR, second_size: int = 11
) -> None:
    """A line and a smaller one below it; with no second line, or too little room, the first stands alone."""
    upper, lower = metrics(13, weight).height(), metrics(second_size).height()
    if not second or upper + lower > area.height():
        write(painter, area, first, tokens().text, size=13, weight=weight)
        return
    top = area.center().y() - (upper + lower) / 2
    write(painter, QRectF(area.left(), top, area.width(), upper), first, tokens().text, weight=weight)
    below = QRectF(area.left(), top + upper, area.width(), lower)
    write(painter, below, second, tokens().text3, size=second_size)
