"""Pagination: which row stands on which page, and where.

Kept together: a label with its first row, a total with the row before it, the last rows with the signature.
A row is cut only when it is higher than half a page, or alone at the top of one. A header stands once on
each page that holds a row of its table.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from desktop_app.documents.layout.content import Blocks, Role, Row, Table
from desktop_app.documents.layout.cut import EPSILON, WIDOW, cut
from desktop_app.documents.layout.measure import LEADING, MeasuredRow, Measurer

_TAIL_ROWS = 2  # rows before the signature that stay with it …
_TAIL_SHARE = 0.4  # … as long as they take no more than this share of a page


@dataclass(frozen=True, slots=True)
class Piece:
    """A row on its way to a page; `keep`: it must stand on the page of the next piece."""

    row: MeasuredRow
    table: int
    gap: float = 0
    keep: bool = False
    new_page: bool = False
    last: bool = False  # of its table
    header: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A row at its place: `top` in points below the upper edge of the body."""

    piece: Piece
    top: float


@dataclass(frozen=True, slots=True)
class Body:
    """Width and height in points of what a page holds between its margins, footer excluded."""

    width: float
    height: float


def paginate(blocks: Blocks, body: Body, measurer: Measurer) -> list[list[Placed]]:
    """Lay the tables of a form on pages of one size."""
    headers = [measurer.rows(table, table.header, body.width) for table in blocks.tables]
    pieces: list[Piece] = []
    for number, table in enumerate(blocks.tables):
        pieces.extend(_pieces(number, table, measurer.rows(table, table.rows, body.width)))
    flow = _Flow(body.height, headers)
    flow.run(deque(_kept_tail(pieces, body.height)))
    return flow.pages


def _pieces(number: int, table: Table, rows: list[MeasuredRow]) -> list[Piece]:
    pieces = []
    for at, row in enumerate(rows):
        last = at == len(rows) - 1
        following: Row | None = None if last else table.rows[at + 1]
        keep = row.row.role is Role.LABEL or (following is not None and following.role is Role.TOTAL)
        keep = keep or (last and table.keep_next)
        first = at == 0
        pieces.append(Piece(row, number, table.gap if first else 0, keep, table.new_page and first, last))
    return pieces


def _kept_tail(pieces: list[Piece], height: float) -> list[Piece]:
    """Chain the last rows before each signature block to it."""
    kept = list(pieces)
    for at, piece in enumerate(pieces):
        if piece.row.row.role is not Role.SIGNATURE or piece.new_page:
            continue
        rows, used, back = 0, 0.0, at - 1
        while back >= 0:
            before = kept[back]
            used += before.row.height
            rows += before.row.row.role is Role.DATA
            if back < at - 1 and (used > _TAIL_SHARE * height or rows > _TAIL_ROWS):
                break
            kept[back] = replace(before, keep=True)
            if before.new_page:
                break
            back -= 1
    return kept


class _Flow:
    """Pages being filled."""

    def __init__(self, height: float, headers: list[list[MeasuredRow]]) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._height, self._headers = height, headers
        self._y = 0.0
        self._headed: set[int] = set()

    def run(self, queue: deque[Piece]) -> None:
        """Place all pieces, chain by chain."""
        while queue:
            chain = _chain(queue)
            if chain[0].new_page and self.pages[-1]:
                self._turn()
            if self._needed(chain) <= self._height - self._y + EPSILON:
                for piece in chain:
                    self._place(piece)
                continue
            rest = self._partly(chain)
            queue.extendleft(reversed(rest))

    def _partly(self, chain: list[Piece]) -> list[Piece]:
        """Place what decently can stand here, turn the page, return what is left."""
        at = next((n for n, piece in enumerate(chain) if piece.row.height > self._height / 2), None)
        rest = None if at is None else self._cut_at(chain, at, WIDOW)
        if rest is None and not self.pages[-1]:
            rest = self._forced(chain)
        self._turn()
        return chain if rest is None else rest

    def _forced(self, chain: list[Piece]) -> list[Piece]:
        """On an empty page: cut whatever can be cut, else let the rows go that fit."""
        for least in (WIDOW, 1):
            for at in range(len(chain) - 1, -1, -1):
                rest = self._cut_at(chain, at, least)
                if rest is not None:
                    return rest
        fits = 1
        while fits < len(chain) and self._needed(chain[: fits + 1]) <= self._height:
            fits += 1
        for piece in chain[:fits]:
            self._place(piece)
        return chain[fits:]

    def _cut_at(self, chain: list[Piece], at: int, least: int) -> list[Piece] | None:
        """Place the rows before `at` and a part of that row; None when it cannot be cut here."""
        piece = chain[at]
        before = self._needed(chain[: at + 1]) - piece.row.height
        sizes = [line.size for box in (*piece.row.sides, *piece.row.lines[-1]) for line in box.lines]
        leave = least * LEADING * max(sizes, default=8.5)
        room = min(self._height - self._y - before, piece.row.height - leave)
        halves = cut(piece.row, room, self._height / 2, least, alone=not self.pages[-1])
        if halves is None:
            return None
        for earlier in chain[:at]:
            self._place(earlier)
        self._place(replace(piece, row=halves[0], last=False, keep=False))
        return [replace(piece, row=halves[1], gap=0, new_page=False), *chain[at + 1 :]]

    def _needed(self, chain: list[Piece]) -> float:
        """Height of a chain at this place of the page, headers that are due included."""
        needed, headed, top = 0.0, set(self._headed), not self.pages[-1]
        for piece in chain:
            needed += 0 if top else piece.gap
            top = False
            if piece.table not in headed:
                headed.add(piece.table)
                needed += sum(row.height for row in self._headers[piece.table])
            needed += piece.row.height
        return needed

    def _place(self, piece: Piece) -> None:
        if self.pages[-1]:
            self._y += piece.gap
        if piece.table not in self._headed:
            self._headed.add(piece.table)
            for row in self._headers[piece.table]:
                self._put(Piece(row, piece.table, header=True))
        self._put(piece)

    def _put(self, piece: Piece) -> None:
        self.pages[-1].append(Placed(piece, self._y))
        self._y += piece.row.height

    def _turn(self) -> None:
        self.pages.append([])
        self._y = 0.0
        self._headed.clear()


def _chain(queue: deque[Piece]) -> list[Piece]:
    """Take the next pieces that must stand together."""
    chain = [queue.popleft()]
    while chain[-1].keep and queue and not queue[0].new_page:
        chain.append(queue.popleft())
    return chain
