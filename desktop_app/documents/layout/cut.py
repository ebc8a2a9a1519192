"""Cutting a row that does not fit on a page: by whole lines, never leaving a single one behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop_app.documents.fonts import Style
from desktop_app.documents.layout.measure import LEADING, Box, Line, MeasuredRow, Segment, measured

WIDOW = 2  # lines that stay together at either side of a cut
EPSILON = 0.01
_CONTINUED = "(lanjutan)"
Parts = tuple[tuple[Line, ...], tuple[Line, ...]]


def cut(
    row: MeasuredRow, room: float, half: float, least: int, alone: bool
) -> tuple[MeasuredRow, MeasuredRow] | None:
    """Two rows of which the first is at most `room` points high, or None where no decent cut exists.

    A row of several lines is cut between them; inside a line only when that is higher than `half` a page, or
    when the row stands `alone` and nothing else helps. `least` lines stay together at either side.
    """
    whole, used = 0, 0.0
    while whole < len(row.lines) and used + row.naturals[whole] <= room + EPSILON:
        used += row.naturals[whole]
        whole += 1
    head, tail = list(row.lines[:whole]), list(row.lines[whole:])
    if tail and (row.naturals[whole] > half or (whole == 0 and alone)):
        halves = _cut_boxes(tail[0], room - used, least)
        if halves is not None:
            head.append(halves[0])
            tail[0] = halves[1]
            used += max(box.height for box in halves[0])
    if not head:
        return None
    if not tail:
        tail = [tuple([replace(box, lines=()) for box in row.lines[-1]])]
    sides = _cut_boxes(row.sides, _side_room(row, used, tail, room), least) if row.sides else ((), ())
    if sides is None:
        return None
    return measured(row.row, sides[0], tuple(head)), measured(row.row, sides[1], tuple(tail))


def _side_room(row: MeasuredRow, used: float, tail: Iterable[tuple[Box, ...]], room: float) -> float:
    """Height of the first part of the side cells: that of the lines, more if the rest would be too long."""
    rest = sum(max(box.height for box in line) for line in tail)
    needed = max(box.height for box in row.sides)
    first = max(
        2 * box.cell.pad[1] + sum(line.height + line.before for line in box.lines[:WIDOW])
        for box in row.sides
    )
    return max(used, min(room, max(needed - rest, first)))


def _cut_boxes(
    boxes: tuple[Box, ...], room: float, least: int
) -> tuple[tuple[Box, ...], tuple[Box, ...]] | None:
    """Both halves of boxes that stand side by side; None when one of them would have nothing in the first."""
    heads, tails = [], []
    for box in boxes:
        parts = _cut_lines(box.lines, room - 2 * box.cell.pad[1], least)
        if parts is None:
            return None
        head, tail = parts
        heads.append(replace(box, lines=head))
        tails.append(replace(box, lines=_continued(box, tail)))
    return tuple(heads), tuple(tails)


def _cut_lines(lines: tuple[Line, ...], room: float, least: int) -> Parts | None:
    """Lines that fit and lines that follow; None when fewer than `least` would stand before the cut."""
    count, used = 0, 0.0
    while count < len(lines) and used + lines[count].before + lines[count].height <= room + EPSILON:
        used += lines[count].before + lines[count].height
        count += 1
    if count == len(lines):
        return lines, ()
    count = min(count, len(lines) - least)
    marks = sum(line.mark for line in lines[: max(count, 0)])
    if count - marks < least:
        return None
    return lines[:count], lines[count:]


def _continued(box: Box, tail: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines of the second part: the number again, or "(lanjutan)" before what is left."""
    if box.cell.repeat:
        return box.lines
    if not box.cell.carry:
        return tail
    size = next((line.size for line in box.lines if line.size), 8.5)
    mark = Line(round(size * LEADING, 2), 0, size, (Segment(0, Style.ITALIC, _CONTINUED),), mark=True)
    return (mark, *tail)
