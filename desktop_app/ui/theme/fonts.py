"""Inter in four weights, shipped with the program so that every machine shows the same pixels."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from desktop_app.resources import resource
from desktop_app.ui.theme.look import px

FAMILY = "Inter"
REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700


def load_fonts() -> None:
    """Make the shipped faces known to Qt; once, after the application object exists."""
    for face in ("Regular", "Medium", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"Inter-{face}.otf")))


def font(size: int, weight: int = REGULAR) -> QFont:
    """Inter at `size` design pixels, with figures of equal width."""
    return _font(px(size), weight)


def metrics(size: int, weight: int = REGULAR) -> QFontMetricsF:
    """Measures of `font(size, weight)`, cached: painting a page of rows asks hundreds of times."""
    return _metrics(px(size), weight)


@lru_cache(maxsize=64)
def _font(pixels: int, weight: int) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@lru_cache(maxsize=64)
def _metrics(pixels: int, weight: int) -> QFontMetricsF:
    return QFontMetricsF(_font(pixels, weight))


def breakable(text: str, size: int, width: float, weight: int = REGULAR) -> str:
    """The text with places to break within words that are wider than a column; Qt would cut them.

    Qt's flags break either at words or anywhere; only `QTextOption` knows both, and its layouts are slow.
    """
    words = text.split(" ")
    held = metrics(size, weight)
    if all(len(word) < _SHORT or held.horizontalAdvance(word) <= width for word in words):
        return text
    return " ".join(word if held.horizontalAdvance(word) <= width else _HERE.join(word) for word in words)


_SHORT = 6
_HERE = "\u200b"
"""A space without width."""
