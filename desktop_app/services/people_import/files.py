"""A spreadsheet of people on its way in: which sheet, which columns, what is still unclear."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.errors import RuleBroken
from desktop_app.services.imports import SheetHead
from desktop_app.sheets.aliases import AliasTable, alias_table, normalised
from desktop_app.sheets.faults import SOURCE_ROW
from desktop_app.sheets.headings import Recall, Table, find_table, table_at
from desktop_app.sheets.mapping import Column
from desktop_app.sheets.mapping import Mapping as ColumnMapping
from desktop_app.sheets.reading import Book, read_book

TABLE = "pegawai"


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field that a column may fill, as the screen offers it."""

    key: str
    label: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFile:
    """A file that was opened: its table, and which column fills which field.

    `create_units`: units that the sheet names and the office does not know are founded below it.
    """

    name: str
    sha256: bytes
    book: Book
    table: Table
    columns_as: ColumnMapping
    create_units: bool = True

    @property
    def sheet(self) -> str:
        return self.table.sheet.name

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(sheet.name for sheet in self.book.sheets if sheet.rows)

    @property
    def header_row(self) -> int:
        """Number of the heading row, as Excel shows it."""
        return self.table.header_row

    @property
    def rows(self) -> int:
        """How many rows of data there are."""
        return sum(1 for _ in self.table.records())

    @property
    def columns(self) -> tuple[Column, ...]:
        """Each column with its heading, its field or None, how sure that is, and up to three samples."""
        return self.columns_as.columns

    @property
    def names_parents(self) -> bool:
        """Whether a column tells the unit above; without one, unknown units stand below the office."""
        return bool({"unit_induk", "kode_unit_induk", "kantor"} & set(self.mapping.values()))

    @property
    def headings(self) -> tuple[str, ...]:
        return self.table.headings

    @property
    def samples(self) -> tuple[tuple[str, ...], ...]:
        return tuple(column.samples for column in self.columns)

    @property
    def mapping(self) -> dict[int, str]:
        """Column index → key of the field it fills."""
        return {column.index: column.field for column in self.columns if column.field}

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings that mean nothing to the program."""
        return tuple(column.heading for column in self.columns_as.unknown)

    @property
    def missing(self) -> tuple[str, ...]:
        """Labels of required fields that no column fills; the check is refused until there are none."""
        return tuple(known.label for known in self.columns_as.missing)

    @property
    def fields(self) -> tuple[FieldChoice, ...]:
        return tuple(FieldChoice(f.key, f.label, f.required) for f in self.columns_as.table.fields)

    @property
    def source_column(self) -> int | None:
        """The column of a sheet of faulty rows that tells where each of them stood."""
        names = [normalised(heading) for heading in self.headings]
        return names.index(normalised(SOURCE_ROW)) if normalised(SOURCE_ROW) in names else None

    def choose(self, index: int, key: str | None) -> ImportFile:
        """The same file with another field for a column; None: the column is not read."""
        return replace(self, columns_as=self.columns_as.with_choice(index, key))

    def founding_units(self, create_units: bool) -> ImportFile:
        """The same file with or without the founding of unknown units."""
        return replace(self, create_units=create_units)

    def heading_of(self, key: str) -> str:
        """The heading of the column that fills a field, else the field's own label."""
        index = self.columns_as.index_of.get(key)
        return self.columns_as.table.field(key).label if index is None else self.headings[index]

    @property
    def head(self) -> SheetHead:
        """What has to be known to give waiting rows back."""
        mapping = self.columns_as
        nip = {
            self.headings[i] for key, i in mapping.index_of.items() if mapping.table.field(key).kind == "nip"
        }
        return SheetHead(
            mapping.table.label, tuple(self.headings[index] for index in mapping.kept), frozenset(nip)
        )


def open_file(
    path: Path,
    recall: Recall,
    chosen: Mapping[int, str | None] | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
) -> ImportFile:
    """Reads a file and proposes its columns; `chosen` are a person's own (column index → field or None).

    Raises what `sheets.reading` and `sheets.headings` raise.
    """
    fields, book = alias_table(TABLE), read_book(path)
    table = _table(book, fields, recall, sheet, header_row)
    file = ImportFile(
        name=path.name,
        sha256=hashlib.sha256(path.read_bytes()).digest(),
        book=book,
        table=table,
        columns_as=table.mapping(fields, recall),
    )
    for index, key in (chosen or {}).items():
        file = file.choose(index, key)
    return file


def _table(
    book: Book, fields: AliasTable, recall: Recall, sheet: str | None, header_row: int | None
) -> Table:
    if sheet is None:
        return find_table(book, fields, recall)
    wanted = next((known for known in book.sheets if known.name == sheet), None)
    if wanted is None:
        raise RuleBroken("impor.lembar_tidak_ada", lembar=sheet)
    if header_row is not None:
        return table_at(wanted, header_row)
    return find_table(replace(book, sheets=(wanted,)), fields, recall)
