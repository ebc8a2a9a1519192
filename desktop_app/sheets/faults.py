"""The sheet of faulty rows: what was wrong stands beside each row; corrected, it can be imported as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.sheets.cells import is_damaged, storable
from desktop_app.sheets.mapping import Mapping
from desktop_app.sheets.reading import Cell
from desktop_app.sheets.rows import RowFault
from desktop_app.sheets.saving import AS_TEXT, Workbook, write_workbook

PROBLEM = "Masalah"
CODE = "Kode Masalah"
SOURCE_ROW = "Baris Asal"
_RED = "#B3261E"
_PALE = "#FDECEA"
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that waits: its number in the sheet it came from, its kept cells, and its faults."""

    number: int
    cells: Sequence[Cell]
    faults: Sequence[RowFault]


@dataclass(frozen=True, slots=True)
class FaultSheet:
    """The waiting rows of one sheet. `text_columns` hold numbers that must stay text (NIP)."""

    name: str
    headings: Sequence[str]
    rows: Sequence[FaultyRow]
    text_columns: frozenset[int] = frozenset()


def fault_sheet(mapping: Mapping, rows: Sequence[FaultyRow]) -> FaultSheet:
    """Takes whole rows as they were read; private columns and old notes are left out."""
    kept = mapping.kept
    places = {old: new for new, old in enumerate(kept)}
    nip = {
        places[index]
        for key, index in mapping.index_of.items()
        if mapping.table.field(key).kind == "nip" and index in places
    }
    return FaultSheet(
        mapping.table.label,
        [mapping.columns[index].heading for index in kept],
        [FaultyRow(row.number, [row.cells[index] for index in kept], row.faults) for row in rows],
        frozenset(nip),
    )


def kept_cells(mapping: Mapping, cells: Sequence[Cell]) -> dict[str, str | int | bool]:
    """What a waiting row may keep as JSON: heading → cell, without empty ones and private data."""
    return {
        mapping.columns[index].heading: storable(cells[index])
        for index in mapping.kept
        if index < len(cells) and cells[index] != ""
    }


def write_faults(path: Path, sheets: Sequence[FaultSheet]) -> None:
    """Writes all sheets that have rows; raises as `saving.save` does."""

    def fill(workbook: Workbook) -> None:
        for sheet in sheets:
            _fill(workbook, sheet)

    write_workbook(path, fill, title="Baris bermasalah")


def _fill(workbook: Workbook, source: FaultSheet) -> None:
    sheet = workbook.book.add_worksheet(source.name)
    width = len(source.headings)
    for column, heading in enumerate(source.headings):
        workbook.write(sheet, 0, column, heading, bold=True, bottom=1, text_wrap=True)
    for column, heading in enumerate((PROBLEM, CODE, SOURCE_ROW), start=width):
        workbook.write(sheet, 0, column, heading, bold=True, bottom=1, font_color="#FFFFFF", bg_color=_RED)
    _widths(workbook, sheet, source)
    for row, faulty in enumerate(source.rows, start=1):
        pointed = {fault.column for fault in faulty.faults}
        for column, cell in enumerate(faulty.cells):
            look: dict[str, object] = {"bg_color": _PALE} if source.headings[column] in pointed else {}
            if column in source.text_columns:
                look["num_format"] = AS_TEXT
                workbook.write(sheet, row, column, str(storable(cell)), **look)
            else:
                workbook.write(sheet, row, column, _sound(cell), **look)
        problem = "\n".join(fault.problem for fault in faulty.faults)
        workbook.write(sheet, row, width, problem, font_color=_RED, text_wrap=True, valign="top")
        workbook.write(
            sheet, row, width + 1, ", ".join(fault.code for fault in faulty.faults), font_color=_RED
        )
        workbook.set_height(sheet, row, [(problem, _WIDEST)])
        workbook.write(sheet, row, width + 2, faulty.number)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, max(1, len(source.rows)), width + 2)


def _sound(cell: Cell) -> object:
    """Days stay days, numbers numbers; a damaged number must not come back as 18 sound digits."""
    return storable(cell) if not isinstance(cell, str) and is_damaged(cell) else cell


def _widths(workbook: Workbook, sheet: Any, source: FaultSheet) -> None:
    for column, heading in enumerate(source.headings):
        longest = max((len(str(row.cells[column])) for row in source.rows[:200]), default=0)
        text = workbook.format(num_format=AS_TEXT) if column in source.text_columns else None
        sheet.set_column(column, column, min(_WIDEST, max(len(heading), longest) + 3), text)
    sheet.set_column(len(source.headings), len(source.headings), _WIDEST)
    sheet.set_column(len(source.headings) + 1, len(source.headings) + 1, 24)
    sheet.set_column(len(source.headings) + 2, len(source.headings) + 2, 12)
