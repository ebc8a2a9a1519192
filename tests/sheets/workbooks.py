"""Makes small workbooks and archives for the tests; all names are made up."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

HEADS = ("NIP", "Nama", "Unit Kerja", "Jabatan")
GOOD = ("199001012015011001", "Contoh Satu", "Bidang Contoh", "Pranata Contoh")


def workbook(path: Path, fill: Callable[[Any, Any], None]) -> Path:
    """One sheet, filled by `fill(book, sheet)`."""
    book = xlsxwriter.Workbook(path)
    fill(book, book.add_worksheet("Data"))
    book.close()
    return path


def grid(path: Path, rows: Sequence[Sequence[object]], *, top: int = 0) -> Path:
    """Rows of cells from row `top` (0 = the first) on; None leaves a cell empty."""

    def fill(book: Any, sheet: Any) -> None:
        days = book.add_format({"num_format": "dd-mm-yyyy"})
        for row, cells in enumerate(rows, start=top):
            for column, value in enumerate(cells):
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif isinstance(value, date):
                    sheet.write_datetime(row, column, value, days)
                elif value is not None:
                    sheet.write_number(row, column, value)

    return workbook(path, fill)


def rewritten(source: Path, target: Path, changes: Mapping[str, bytes]) -> Path:
    """The same archive with other contents of some parts."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
    return target
