"""Measured rows drawn at their place: borders, fills, text, strikes, figures."""

from __future__ import annotations

from itertools import pairwise

from desktop_app.documents.fonts import Style, face
from desktop_app.documents.layout.content import Figure
from desktop_app.documents.layout.marks import (
    FillMark,
    Grid,
    ImageMark,
    LineMark,
    Page,
    TextMark,
    hundredths,
)
from desktop_app.documents.layout.measure import Box, Line, MeasuredRow

BASELINE = 0.35  # of the type size below the middle of a line: capitals stand in its middle
BORDER = 0.5
_STRIKE_HEIGHT, _STRIKE_WIDTH = 0.28, 0.6
_FIGURE_WIDTH = 0.6


class Pen:
    """Draws rows on one page, `left` points from its edge; `done` adds the borders."""

    __slots__ = ("_grid", "_left", "_page")

    def __init__(self, page: Page, left: float) -> None:
        self._page, self._left = page, left
        self._grid = Grid()

    def done(self) -> None:
        """Draw the borders of all rows, each stretch once."""
        self._page.lines.extend(self._grid.lines(BORDER))

    def row(self, row: MeasuredRow, top: float) -> None:
        """Draw boxes in reading order: left sides, lines, right sides."""
        heights = row.heights
        total, border = sum(heights), row.row.border
        split = len(row.row.left)
        for box in row.sides[:split]:
            self._box(box, top, total, border)
        y = top
        for line, height in zip(row.lines, heights, strict=True):
            for box in line:
                self._box(box, y, height, border)
            y += height
        for box in row.sides[split:]:
            self._box(box, top, total, border)

    def _box(self, box: Box, top: float, height: float, border: bool) -> None:
        x, cell = self._left + box.x, box.cell
        if border:
            self._grid.box(x, top, box.width, height)
        if cell.fill is not None:
            self._page.fills.append(FillMark(*hundredths(x, top, box.width, height), cell.fill))
        y = top + cell.pad[1]
        if cell.middle:
            y += (height - box.height) / 2
        for line in box.lines:
            y += line.before
            if line.figure is not None:
                self._figure(line.figure, x + (box.width - line.figure.width) / 2, y, box.ident)
            else:
                self._line(line, x + cell.pad[0], y, box.ident)
            y += line.height

    def _line(self, line: Line, x: float, top: float, ident: int) -> None:
        base = round(top + line.height / 2 + BASELINE * line.size, 2)
        for segment in line.segments:
            at = round(x + segment.x, 2)
            self._page.texts.append(TextMark(at, base, segment.style, line.size, segment.text, ident))
            if segment.strike:
                middle = base - _STRIKE_HEIGHT * line.size
                ends = hundredths(at, middle, at + segment.strike, middle)
                self._page.lines.append(LineMark(*ends, _STRIKE_WIDTH))

    def _figure(self, figure: Figure, x: float, y: float, ident: int) -> None:
        page = self._page
        if figure.image is not None:
            page.images.append(ImageMark(*hundredths(x, y, figure.width, figure.height), figure.image))
        for dx, dy, width, height, grey in figure.fills:
            page.fills.append(FillMark(*hundredths(x + dx, y + dy, width, height), grey))
        for stroke in figure.strokes:
            for (x1, y1), (x2, y2) in pairwise(stroke):
                page.lines.append(LineMark(*hundredths(x + x1, y + y1, x + x2, y + y2), _FIGURE_WIDTH))
        for dx, dy, text, size in figure.labels:
            wide = face(Style.REGULAR).width(text) * size / 1000
            left = round(x + dx - wide / 2, 2)
            page.texts.append(TextMark(left, round(y + dy, 2), Style.REGULAR, size, text, ident))
