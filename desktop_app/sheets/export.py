"""Lists out, as the screen shows them: for reading, printing and reckoning on, never for running formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop_app.domain.dates import moment
from desktop_app.sheets.saving import AS_TEXT, Workbook, write_workbook

ListCell = str | int | Decimal | bool | date | datetime | None

_HEAD_ROW = 2
_WIDEST = 60
_MEASURED = 500
_FOOTER = 255


class ColumnKind(StrEnum):
    """How a column is written and aligned."""

    TEKS = "teks"
    NIP = "nip"  # text, so that no digit is lost
    TANGGAL = "tanggal"
    WAKTU = "waktu"
    BULAT = "bulat"
    DESIMAL = "desimal"
    PERSEN = "persen"  # the value 99.4 means 99,4 %


class Paper(StrEnum):
    """Paper of Indonesian offices; Excel calls F4 "Folio"."""

    A4 = "a4"
    F4 = "f4"


_PAPER_CODES = {Paper.A4: 9, Paper.F4: 14}
_LOOKS: dict[ColumnKind, dict[str, object]] = {
    ColumnKind.TEKS: {"valign": "top", "text_wrap": True},
    ColumnKind.NIP: {"valign": "top", "num_format": AS_TEXT},
    ColumnKind.TANGGAL: {"valign": "top", "num_format": "dd-mm-yyyy", "align": "left"},
    ColumnKind.WAKTU: {"valign": "top", "num_format": "dd-mm-yyyy hh:mm", "align": "left"},
    ColumnKind.BULAT: {"valign": "top", "num_format": "#,##0"},
    ColumnKind.DESIMAL: {"valign": "top", "num_format": "#,##0.00"},
    ColumnKind.PERSEN: {"valign": "top", "num_format": '#,##0.0" %"'},
}


@dataclass(frozen=True, slots=True)
class ListColumn:
    """Heading and kind of one column."""

    heading: str
    kind: ColumnKind = ColumnKind.TEKS


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet: name on the tab, title above, columns, rows in the order and filter of the screen."""

    name: str
    title: str
    columns: Sequence[ListColumn]
    rows: Iterable[Sequence[ListCell]]


def write_lists(
    path: Path, sheets: Sequence[ListSheet], *, made_by: str, made_at: datetime, paper: Paper = Paper.A4
) -> None:
    """Writes the sheets; `made_by` and the aware moment `made_at` stand in the footer of the printed pages.

    Raises as `saving.save` does.
    """

    def fill(workbook: Workbook) -> None:
        for sheet in sheets:
            _fill(workbook, sheet, f"{made_by}, {moment(made_at)}", paper)

    write_workbook(path, fill, title=sheets[0].title, made_at=made_at)


def _fill(workbook: Workbook, source: ListSheet, footer: str, paper: Paper) -> None:
    sheet = workbook.book.add_worksheet(_tab(source.name))
    workbook.write(sheet, 0, 0, source.title, bold=True, font_size=13)
    widths = [len(column.heading) + 4 for column in source.columns]
    for place, column in enumerate(source.columns):
        workbook.write(
            sheet, _HEAD_ROW, place, column.heading, bold=True, bottom=1, bg_color="#E8F0EE", text_wrap=True
        )
    looks = [_LOOKS[column.kind] for column in source.columns]
    last = _HEAD_ROW
    for last, cells in enumerate(source.rows, start=_HEAD_ROW + 1):
        for place, value in enumerate(cells):
            workbook.write(sheet, last, place, value, **(looks[place] if value is not None else {}))
            if last < _MEASURED:
                widths[place] = max(widths[place], min(_WIDEST, len(str(value)) + 2))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(_WIDEST, width))
    sheet.freeze_panes(_HEAD_ROW + 1, 0)
    sheet.autofilter(_HEAD_ROW, 0, max(last, _HEAD_ROW + 1), len(source.columns) - 1)
    _set_print(sheet, footer, paper)


def _set_print(sheet: Any, footer: str, paper: Paper) -> None:
    sheet.set_landscape()
    sheet.set_paper(_PAPER_CODES[paper])
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW)
    pages = "&RHalaman &P dari &N"
    said = footer.replace("&", "&&")  # a single & begins a code of the footer
    sheet.set_footer(f"&L{said[: _FOOTER - len(pages) - 3].rstrip('&')}{pages}")


def _tab(name: str) -> str:
    """A name Excel takes for a tab: at most 31 characters, none of []:*?/\\ and no apostrophe at the ends."""
    return "".join(" " if char in "[]:*?/\\" else char for char in name)[:31].strip(" '") or "Daftar"
