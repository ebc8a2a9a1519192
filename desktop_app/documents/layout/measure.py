"""Cells turned into lines of known height: the only place where text meets widths."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop_app.documents.fonts import Style, face
from desktop_app.documents.layout.content import Align, Cell, Column, Figure, Para, Row, Table
from desktop_app.documents.text import Cleaner, split_word, wrap

LEADING = 1.2
_OFFSET = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}


class Segment(NamedTuple):
    """A piece of a line in one look: where it starts, what it says, how long the strike is (0: none)."""

    x: float
    style: Style
    text: str
    strike: float = 0.0


class Line(NamedTuple):
    """A line of a cell: height, white above it, type size, and its pieces or a figure."""

    height: float
    before: float
    size: float
    segments: tuple[Segment, ...]
    figure: Figure | None = None
    mark: bool = False  # "(lanjutan)": not text of the document


Wrapped = tuple[tuple[Segment, ...], float]  # pieces of a line, and how much of it they fill
Look = tuple[Style, bool]  # face, struck out


@dataclass(frozen=True, slots=True)
class Box:
    """A measured cell: place in the width of the row, lines, and which cell of the form it is (`ident`)."""

    x: float
    width: float
    lines: tuple[Line, ...]
    cell: Cell
    ident: int

    @property
    def height(self) -> float:
        """Height that the lines need, padding included."""
        return sum([line.height + line.before for line in self.lines]) + 2 * self.cell.pad[1]


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """A row with known widths; `lines` are its sub-rows, `sides` the cells that stand beside all of them."""

    row: Row
    sides: tuple[Box, ...]
    lines: tuple[tuple[Box, ...], ...]
    naturals: tuple[float, ...]  # height that each sub-row needs by itself

    @property
    def heights(self) -> tuple[float, ...]:
        """Heights of the sub-rows, stretched evenly when a side cell needs more than all of them."""
        lacking = max([box.height for box in self.sides], default=0.0) - sum(self.naturals)
        if lacking <= 0:
            return self.naturals
        share = lacking / len(self.naturals)
        return tuple([height + share for height in self.naturals])

    @property
    def height(self) -> float:
        """Height of the whole row."""
        return max(sum(self.naturals), max([box.height for box in self.sides], default=0.0))


def measured(row: Row, sides: tuple[Box, ...], lines: tuple[tuple[Box, ...], ...]) -> MeasuredRow:
    """Put boxes together to a row."""
    return MeasuredRow(row, sides, lines, tuple([max([box.height for box in line]) for line in lines]))


def column_widths(columns: tuple[Column, ...], width: float) -> tuple[float, ...]:
    """Widths in points of the columns of a table that is `width` wide."""
    free = width - sum(column.points for column in columns)
    shares = sum(column.share for column in columns)
    return tuple(column.points + (free * column.share / shares if column.share else 0) for column in columns)


class Measurer:
    """Measures the rows of one document; numbers its cells and cleans its texts on the way."""

    __slots__ = ("_clean", "_next")

    def __init__(self, cleaner: Cleaner) -> None:
        self._clean = cleaner
        self._next = 0

    def rows(self, table: Table, rows: tuple[Row, ...], width: float) -> list[MeasuredRow]:
        """Measure rows under the columns of a table."""
        widths = column_widths(table.columns, width)
        edges = [0.0]
        for column in widths:
            edges.append(edges[-1] + column)
        return [self._row(row, edges) for row in rows]

    def _row(self, row: Row, edges: list[float]) -> MeasuredRow:
        left = self._boxes(row.left, edges, 0)
        first = sum(cell.span for cell in row.left)
        lines = tuple([self._boxes(line, edges, first) for line in row.lines])
        last = len(edges) - 1 - sum(cell.span for cell in row.right)
        return measured(row, left + self._boxes(row.right, edges, last), lines)

    def _boxes(self, cells: tuple[Cell, ...], edges: list[float], column: int) -> tuple[Box, ...]:
        boxes = []
        for cell in cells:
            x = edges[column]
            column += cell.span
            self._next += 1
            width = edges[column] - x
            boxes.append(Box(x, width, self._lines(cell, width - 2 * cell.pad[0]), cell, self._next))
        return tuple(boxes)

    def _lines(self, cell: Cell, width: float) -> tuple[Line, ...]:
        lines: list[Line] = []
        for item in cell.content:
            if isinstance(item, Figure):
                drawn = replace(item, labels=tuple((x, y, self._clean(t), s) for x, y, t, s in item.labels))
                lines.append(Line(item.height, 0, 0, (), drawn))
            else:
                lines.extend(self._para(item, width))
        return tuple(lines)

    def _para(self, para: Para, width: float) -> list[Line]:
        room = width - para.indent
        runs = [(self._clean(run.text), run.style, run.strike) for run in para.runs]
        if len(runs) == 1 and not runs[0][2]:
            text, style, _ = runs[0]
            rows: list[Wrapped] = [
                ((Segment(0, style, line),), w) for line, w in wrap(text, style, para.size, room)
            ]
        else:
            rows = _mixed(runs, para.size, room)
        offset, leading = _OFFSET[para.align], round(para.size * LEADING, 2)
        lines = []
        for number, (segments, filled) in enumerate(rows):
            shift = para.indent + offset * (room - filled)
            placed = tuple([Segment(s.x + shift, *s[1:]) for s in segments])
            if number == 0 and para.bullet:
                placed = (Segment(0, para.bullet_style, para.bullet), *placed)
            lines.append(Line(leading, para.before if number == 0 else 0, para.size, placed))
        return lines


def _mixed(runs: list[tuple[str, Style, bool]], size: float, room: float) -> list[Wrapped]:
    """Wrap runs of different looks: a run that starts without a blank sticks to the one before it."""
    lines: list[Wrapped] = []
    line: list[tuple[Look, str]] = []
    filled = 0.0
    for word in _words(runs, size, room):
        wide = sum(_points(text, look[0], size) for look, text in word)
        blank = _points(" ", word[0][0][0], size)
        if line and filled + blank + wide > room:
            lines.append((_segments(line, size), filled))
            line, filled = [], 0.0
        if line:
            line.append((word[0][0] if word[0][0] == line[-1][0] else (Style.REGULAR, False), " "))
            filled += blank
        line.extend(word)
        filled += wide
    if line:
        lines.append((_segments(line, size), filled))
    return lines


def _words(runs: list[tuple[str, Style, bool]], size: float, room: float) -> list[list[tuple[Look, str]]]:
    """Words made of pieces, each with its look."""
    words: list[list[tuple[Look, str]]] = []
    glued = False
    for text, style, strike in runs:
        look = (style, strike)
        for number, part in enumerate(text.replace("\n", " ").split(" ")):
            pieces = split_word(part, style, room * 1000 / size) if part else []
            for piece in pieces:
                if number == 0 and glued and piece is pieces[0]:
                    words[-1].append((look, piece))
                else:
                    words.append([(look, piece)])
            if number or part:
                glued = bool(part)
    return words


def _segments(line: list[tuple[Look, str]], size: float) -> tuple[Segment, ...]:
    """Join neighbours of one look, and place them."""
    joined: list[tuple[Look, str]] = []
    for look, text in line:
        if joined and joined[-1][0] == look:
            joined[-1] = (look, joined[-1][1] + text)
        else:
            joined.append((look, text))
    segments, x = [], 0.0
    for (style, strike), text in joined:
        wide = _points(text, style, size)
        if text != " ":
            segments.append(Segment(x, style, text, wide if strike else 0.0))
        x += wide
    return tuple(segments)


def _points(text: str, style: Style, size: float) -> float:
    return face(style).width(text) * size / 1000
