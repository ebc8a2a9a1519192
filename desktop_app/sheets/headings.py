"""Finds the table inside a book: which sheet, which row holds the headings, where the data begins.

Real sheets carry merged titles above, heads of two lines, a row of column numbers below them, empty and
hidden columns. The row in which most headings are known wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.errors import NotOurs, RuleBroken
from desktop_app.sheets.aliases import AliasTable, normalised
from desktop_app.sheets.cells import text_of
from desktop_app.sheets.mapping import Mapping, Remembered, fingerprint, propose
from desktop_app.sheets.reading import Book, Cell, Sheet

SCANNED = 20
"""Rows from the top in which headings are looked for."""
_SAMPLES = 3
_SAMPLE_ROWS = 50
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,3})\)?\.?")

Recall = Callable[[str], Remembered | None]
"""Gives what a person chose before for a fingerprint of headings, or None."""


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and data of one sheet. `headings[i]` names column i; one without a name is "Kolom F"."""

    sheet: Sheet
    headings: tuple[str, ...]
    first: int  # index into sheet.rows of the first row below the headings
    known: int  # how many headings the alias table knows

    @property
    def header_row(self) -> int:
        """Row number of the (lowest) heading line, as Excel shows it."""
        return self.first

    def records(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Row number as Excel shows it, and the cells; blank rows and repeated headings are left out."""
        names = [normalised(heading) for heading in self.headings]
        for number, cells in enumerate(self.sheet.rows[self.first :], start=self.first + 1):
            filled = next((column for column, cell in enumerate(cells) if not _blank(cell)), None)
            if filled is not None and not _repeats(names, cells, filled):
                yield number, cells

    def samples(self) -> list[tuple[str, ...]]:
        """For each column up to three values, for the screen where columns are matched."""
        found: list[list[str]] = [[] for _ in self.headings]
        for _, cells in _first(self.records(), _SAMPLE_ROWS):
            for column, cell in enumerate(cells[: len(found)]):
                if len(found[column]) < _SAMPLES and not _blank(cell):
                    found[column].append(text_of(cell))
        return [tuple(values) for values in found]

    def mapping(self, table: AliasTable, recall: Recall | None = None) -> Mapping:
        """The proposal for these headings, with what was chosen before."""
        remembered = recall(fingerprint(self.headings, table)) if recall else None
        return propose(self.headings, table, remembered, self.samples())


def find_table(book: Book, table: AliasTable, recall: Recall | None = None) -> Table:
    """The table of a book that fits best; visible sheets before hidden ones, upper rows before lower.

    Where nothing is known, the first row with two or more texts is offered, so that a person can match the
    columns by hand (`Mapping.missing` tells). Raises `NotOurs("lembar.templat_lain")` for a template of
    another import and `NotOurs("lembar.tanpa_kepala")` when no row can be headings.
    """
    _refuse_other_template(book, table)
    best = max(_candidates(book, table, recall), key=lambda found: found[0], default=None)
    if best is None:
        raise NotOurs("lembar.tanpa_kepala", berkas=book.name)
    return best[1]


def find_complete(book: Book, table: AliasTable, recall: Recall | None = None) -> Table | None:
    """For sheets that may be absent (Lampiran, Ekspektasi): None unless all required fields have a column."""
    complete = (
        found for found in _candidates(book, table, recall) if not found[1].mapping(table, recall).missing
    )
    best = max(complete, key=lambda found: found[0], default=None)
    return best[1] if best else None


def table_at(sheet: Sheet, header_row: int) -> Table:
    """The table below a row that a person points at, by its number in Excel; `RuleBroken` beyond the end."""
    if not 1 <= header_row <= len(sheet.rows):
        raise RuleBroken("lembar.baris_kepala", baris=header_row, lembar=sheet.name)
    return Table(sheet, _named(_texts(sheet, header_row - 1)), header_row, 0)


def _refuse_other_template(book: Book, table: AliasTable) -> None:
    if book.template not in {None, table.kind}:
        raise NotOurs("lembar.templat_lain", berkas=book.name, jenis=book.template, diminta=table.label)


_Score = tuple[bool, int, bool, bool, int, bool, int]


def _candidates(book: Book, table: AliasTable, recall: Recall | None) -> Iterator[tuple[_Score, Table]]:
    for place, sheet in enumerate(book.sheets):
        named = normalised(sheet.name) == normalised(table.label)
        for row in range(min(SCANNED, len(sheet.rows))):
            for found in _readings(sheet, row, table):
                chosen = bool(recall and recall(fingerprint(found.headings, table)))
                if found.known or chosen or sum(map(bool, _texts(sheet, row))) > 1:
                    # ties: the right name, a visible sheet, the first one, heads of one line, the upper row
                    one_line = found.first == row + 1
                    shown = not sheet.hidden
                    yield (chosen, found.known, named, shown, -place, one_line, -found.first), found


def _readings(sheet: Sheet, row: int, table: AliasTable) -> Iterator[Table]:
    """A row as headings alone, and with the row below as its second line."""
    upper = _texts(sheet, row)
    yield _table(sheet, upper, row + 1, table)
    if row + 1 < len(sheet.rows):
        spread = _spread(sheet, row, upper)
        lower = _texts(sheet, row + 1)
        if any(lower):
            pairs = [_joined(above, below, table) for above, below in zip(spread, lower, strict=True)]
            if not _is_data(upper, lower, table):
                yield _table(sheet, pairs, row + 2, table)


def _table(sheet: Sheet, texts: Sequence[str], first: int, table: AliasTable) -> Table:
    known = len({match.field.key for text in texts for match in table.matches(text)[:1]})
    return Table(sheet, _named(texts), first, known)


def _is_data(upper: Sequence[str], lower: Sequence[str], table: AliasTable) -> bool:
    """A second line of headings says something about columns: at least one known, none a longer number."""
    if any(sum(char.isdecimal() for char in text) > 3 for text in lower):
        return True
    return not any(
        table.knows(below) or table.matches(f"{above} {below}")
        for above, below in zip(upper, lower, strict=True)
        if below and normalised(below) != normalised(above)
    )


def _joined(above: str, below: str, table: AliasTable) -> str:
    """One heading of two lines: both together if that is known, else the lower, else the upper, else both."""
    if not above or not below or normalised(above) == normalised(below):
        return below or above
    both = f"{above} {below}"
    return next((text for text in (both, below, above) if table.knows(text)), both)


def _spread(sheet: Sheet, row: int, texts: Sequence[str]) -> list[str]:
    """A heading merged over several columns stands above each of them; unmerged ones stay where they are."""
    spread = list(texts)
    for (top, left), (bottom, right) in sheet.merged:
        if top <= row <= bottom:
            spread[left : right + 1] = [texts[left]] * (min(right + 1, len(texts)) - left)
    return spread


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [text_of(cell) for cell in sheet.rows[row]]


def _named(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text or f"Kolom {_letters(column)}" for column, text in enumerate(texts))


def _letters(column: int) -> str:
    """Excel's name of a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _repeats(names: Sequence[str], cells: Sequence[Cell], filled: int) -> bool:
    """A heading printed again on each page, or the numbers (1) (2) (3) under the headings.

    The first filled cell decides in nearly all rows, which keeps this free.
    """
    begins = text_of(cells[filled])
    if normalised(begins) != names[filled] and not _COLUMN_NUMBER.fullmatch(begins):
        return False
    texts = [(column, text_of(cell)) for column, cell in enumerate(cells) if not _blank(cell)]
    if all(normalised(text) == names[column] for column, text in texts):
        return True
    numbers = [_COLUMN_NUMBER.fullmatch(text) for _, text in texts]
    counted = [int(number[1]) for number in numbers if number]
    return len(counted) == len(texts) > 2 and counted == list(range(counted[0], counted[0] + len(counted)))


def _blank(cell: Cell) -> bool:
    return isinstance(cell, str) and (not cell or cell.isspace())


def _first(records: Iterator[tuple[int, Sequence[Cell]]], many: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    for _, record in zip(range(many), records, strict=False):
        yield record
