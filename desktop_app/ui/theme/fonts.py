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
