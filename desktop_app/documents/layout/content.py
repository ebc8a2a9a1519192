"""What a form is made of, before it has a place on paper: paragraphs in cells, cells in rows, rows in tables.

Everything on a form is a table row, headings and signatures too (without borders), so that one set of keep
and cut rules serves them all. Measures are points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.documents.fonts import Style


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Role(StrEnum):
    """What a row is for; the keep rules of `flow` go by it."""

    FREE = "free"  # headings and other rows that follow no rule of their own
    HEADER = "header"  # repeated at the top of each page of its table
    LABEL = "label"  # "A. UTAMA": stays with the row after it
    DATA = "data"
    TOTAL = "total"  # stays with the row before it
    SIGNATURE = "signature"  # never alone on a page


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look inside a paragraph; `strike` crosses it out."""

    text: str
    style: Style = Style.REGULAR
    strike: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; a bullet (a dash, a number, a label) hangs to the left of its lines."""

    runs: tuple[Run, ...]
    align: Align = Align.LEFT
    size: float = 8.5
    bullet: str = ""
    bullet_style: Style = Style.REGULAR
    indent: float = 0
    before: float = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """Something drawn inside a cell: `height` points high, marks in its own coordinates from the upper left.

    `strokes` are polylines, `fills` grey rectangles (x, y, width, height, grey), `labels` texts whose anchor
    (x, y) is the middle of the baseline, `image` the bytes of a picture for the whole box.
    """

    width: float
    height: float
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()
    fills: tuple[tuple[float, float, float, float, float], ...] = ()
    labels: tuple[tuple[float, float, str, float], ...] = ()
    image: bytes | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One box of a row.

    When a row is cut, a `repeat` cell (the number) is printed again on the second part, and a `carry` cell
    says "(lanjutan)" there before its remaining lines.
    """

    content: tuple[Para | Figure, ...] = ()
    span: int = 1  # columns
    fill: float | None = None  # grey, 0 black to 1 white
    middle: bool = False  # vertical place, else top
    repeat: bool = False
    carry: bool = False
    pad: tuple[float, float] = (3.5, 2.4)  # left and right, top and bottom


@dataclass(frozen=True, slots=True)
class Row:
    """One row: cells that stand beside all lines (left, right), one or more lines of cells between."""

    lines: tuple[tuple[Cell, ...], ...]
    left: tuple[Cell, ...] = ()
    right: tuple[Cell, ...] = ()
    role: Role = Role.DATA
    border: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """Width of a column: fixed points, or a share of what the fixed ones leave."""

    points: float = 0
    share: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one set of columns; the header is drawn once on every page that holds a row."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header: tuple[Row, ...] = ()
    gap: float = 0  # white above, unless at the top of a page
    keep_next: bool = False  # the last row stays with the first of the next table
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Blocks:
    """A whole form: its tables from top to bottom, and what the footer of each page says."""

    title: str
    owner: str
    tables: tuple[Table, ...] = field(default_factory=tuple)
    number: str = ""
    code: str = ""
