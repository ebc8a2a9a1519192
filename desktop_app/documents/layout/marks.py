"""Drawing operations: what is on a page, as flat data that can be compared, stored and painted.

Coordinates are points from the upper left corner of the sheet, rounded to hundredths.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop_app.documents.fonts import Style


class TextMark(NamedTuple):
    """Text from (x, y) on its baseline; `cell` is the cell of the form that it belongs to (0: footer)."""

    x: float
    y: float
    style: Style
    size: float
    text: str
    cell: int


class LineMark(NamedTuple):
    """A stroke between two points."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


class FillMark(NamedTuple):
    """A grey rectangle without a border."""

    x: float
    y: float
    width: float
    height: float
    grey: float


class ImageMark(NamedTuple):
    """A picture, as large as fits into the box with its own proportions."""

    x: float
    y: float
    width: float
    height: float
    image: bytes


class WaterMark(NamedTuple):
    """A large pale word across the sheet: middle of its baseline, turn in degrees."""

    x: float
    y: float
    size: float
    turn: float
    text: str


class Zone(NamedTuple):
    """Where a row of a role ("header", "data", "signature" …) or the code stands; not drawn."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    table: int = 0


@dataclass(slots=True)
class Page:
    """One sheet: its size in points and everything on it."""

    width: float
    height: float
    texts: list[TextMark] = field(default_factory=list)
    lines: list[LineMark] = field(default_factory=list)
    fills: list[FillMark] = field(default_factory=list)
    images: list[ImageMark] = field(default_factory=list)
    waters: list[WaterMark] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """The page as JSON-able lists, in the order of painting; pictures by their size in bytes only."""
        return {
            "size": [self.width, self.height],
            "waters": [list(mark) for mark in self.waters],
            "fills": [list(mark) for mark in self.fills],
            "images": [[*mark[:4], len(mark.image)] for mark in self.images],
            "lines": [list(mark) for mark in self.lines],
            "texts": [list(mark[:5]) for mark in self.texts],
        }


def hundredths(a: float, b: float, c: float, d: float) -> tuple[float, float, float, float]:
    """Four coordinates as a display list keeps them."""
    return round(a, 2), round(b, 2), round(c, 2), round(d, 2)


Interval = tuple[int, int]


class Grid:
    """Borders of cells, collected in hundredths of a point so that every stretch is drawn once."""

    __slots__ = ("_flat", "_upright")

    def __init__(self) -> None:
        self._flat: dict[int, list[Interval]] = {}
        self._upright: dict[int, list[Interval]] = {}

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Add the four sides of a cell."""
        left, top, right, bottom = (
            round(x * 100),
            round(y * 100),
            round((x + width) * 100),
            round((y + height) * 100),
        )
        for level in (top, bottom):
            self._flat.setdefault(level, []).append((left, right))
        for level in (left, right):
            self._upright.setdefault(level, []).append((top, bottom))

    def lines(self, width: float) -> list[LineMark]:
        """All borders, neighbours joined: from top to bottom, then from left to right."""
        marks = []
        for level in sorted(self._flat):
            for start, end in _joined(self._flat[level]):
                marks.append(LineMark(start / 100, level / 100, end / 100, level / 100, width))
        for level in sorted(self._upright):
            for start, end in _joined(self._upright[level]):
                marks.append(LineMark(level / 100, start / 100, level / 100, end / 100, width))
        return marks


def _joined(intervals: list[Interval]) -> list[Interval]:
    """Union of intervals, in order."""
    joined: list[Interval] = []
    for start, end in sorted(set(intervals)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
