"""Spreadsheets in: xlsx, xlsm, xls, ods by calamine, csv by the standard library, with true row numbers.

The kind of a file is told by its content, never by its name: offices receive HTML named .xls and csv named
.xlsx. Formulas arrive as their last computed value, macros are never looked at. calamine gives an error cell
(#N/A) as empty, a percentage as its fraction, and integers of xlsx and ods as floats.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType

import python_calamine as calamine

from desktop_app.domain.errors import Damaged, NotOurs, TooNew, Unreadable
from desktop_app.sheets import delimited
from desktop_app.sheets.limits import BROKEN_ARCHIVE, Limits, check_old_workbook, check_workbook

Cell = str | int | float | bool | date | datetime | time | timedelta
"""A raw value; an empty cell is the empty text."""

Span = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, each (row, column) from 0."""

TEMPLATE_MARK = "rembug-templat"
"""Stands in A1 of the hidden sheet of our own templates, beside kind and version."""
TEMPLATE_VERSION = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows[n]` is what Excel shows as row n + 1, gaps included; all rows are equally wide."""

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    merged: Sequence[Span] = ()

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Book:
    """A file that was read: its sheets in order, and, if it is one of our templates, which one."""

    name: str
    sheets: tuple[Sheet, ...]
    template: str | None = None


def read_book(path: Path, limits: Limits | None = None) -> Book:
    """Reads a whole file.

    Raises `Unreadable` (missing, too big, bomb, locked by a password, empty), `NotOurs` (no spreadsheet),
    `Damaged` (broken) or `TooNew` (a template of a newer program).
    """
    limits = limits or Limits()
    try:
        limits.check_size(path)
        head = _head(path)
        sheets = _sheets(path, head, limits)
    except OSError as refused:
        raise Unreadable("lembar.tidak_terbuka", berkas=path.name) from refused
    if not any(sheet.rows for sheet in sheets):
        raise Unreadable("lembar.kosong", berkas=path.name)
    return Book(path.name, sheets, _template(sheets))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4096)


def _sheets(path: Path, head: bytes, limits: Limits) -> tuple[Sheet, ...]:
    if not head.strip():
        raise Unreadable("lembar.kosong", berkas=path.name)
    if head.startswith(b"PK"):
        check_workbook(path, limits, ods=_is_ods(path))
        return _workbook(path, limits)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        _check_ole(path)
        return _workbook(path, limits)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<?xml", b"mime-version")):
        raise NotOurs("lembar.halaman_web", berkas=path.name)
    if start.startswith((b"%pdf", b"{\\rtf")):
        raise NotOurs("lembar.bukan_lembar")
    return _text_table(path, limits)


def _is_ods(path: Path) -> bool:
    """Which of the two zip formats; raises `NotOurs` for any other zip, `Unreadable` for a locked ods."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return False
            if "xl/workbook.bin" in names:
                raise NotOurs("lembar.xlsb", berkas=path.name)
            if "content.xml" not in names:
                raise NotOurs("lembar.bukan_lembar")
            manifest = "META-INF/manifest.xml"
            if manifest in names and archive.getinfo(manifest).file_size < 2**20:  # noqa: SIM102 - reads better
                if b"encryption-data" in archive.read(manifest):
                    raise Unreadable("lembar.berkata_sandi", berkas=path.name)
            return True
    except BROKEN_ARCHIVE as broken:
        raise Damaged("lembar.rusak", berkas=path.name) from broken


def _check_ole(path: Path) -> None:
    """An xlsx behind a password is an OLE container with a stream of this name (UTF-16) in its directory."""
    raw = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise Unreadable("lembar.berkata_sandi", berkas=path.name)
    check_old_workbook(raw, path.name)


def _workbook(path: Path, limits: Limits) -> tuple[Sheet, ...]:
    with _Tolerating(path.name), calamine.CalamineWorkbook.from_path(path) as book:
        metas = [meta for meta in book.sheets_metadata if meta.typ is calamine.SheetTypeEnum.WorkSheet]
        return tuple(_sheet(book, meta, limits) for meta in metas)


class _Tolerating:
    """Turns what calamine says of a broken file into our errors.

    A torn .xls makes it panic; that arrives as pyo3's `PanicException`, a `BaseException` no module exports.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(raised, calamine.PasswordError):
            raise Unreadable("lembar.berkata_sandi", berkas=self._name) from raised
        if isinstance(raised, calamine.CalamineError | ValueError) or (
            kind is not None and kind.__name__ == "PanicException"
        ):
            raise Damaged("lembar.rusak", berkas=self._name) from raised


def _sheet(book: calamine.CalamineWorkbook, meta: calamine.SheetMetadata, limits: Limits) -> Sheet:
    source = book.get_sheet_by_name(meta.name)
    limits.check_rows(meta.name, source.end[0] + 1 if source.end else 0)
    rows: list[list[Cell]] = list(source.to_python(skip_empty_area=False))
    merged = source.merged_cell_ranges or []
    _fill_down(rows, merged)
    return Sheet(meta.name, rows, meta.visible is not calamine.SheetVisibleEnum.Visible, merged)


def _fill_down(rows: list[list[Cell]], merged: Sequence[Span]) -> None:
    """A cell merged over several rows holds for each of them (one RHK over its indicators)."""
    for (top, left), (bottom, right) in merged:
        if left == right and top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]


def _text_table(path: Path, limits: Limits) -> tuple[Sheet, ...]:
    records = delimited.rows_of(delimited.decoded(path.read_bytes()), most=limits.rows)
    limits.check_rows(path.name, len(records))
    width = max(map(len, records))
    if width < 2:
        raise NotOurs("lembar.bukan_lembar")
    limits.check_columns(width)
    return (Sheet(path.stem, [record + [""] * (width - len(record)) for record in records]),)


def _template(sheets: Sequence[Sheet]) -> str | None:
    for sheet in sheets:
        if sheet.rows and len(sheet.rows[0]) > 2 and sheet.rows[0][0] == TEMPLATE_MARK:
            kind, version = sheet.rows[0][1:3]
            if isinstance(version, int | float) and version > TEMPLATE_VERSION:
                raise TooNew("lembar.templat_baru")
            return str(kind)
    return None
