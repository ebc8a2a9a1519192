"""The rows of the sheets SKP, Lampiran and Ekspektasi, as they are read, with what is wrong with each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.errors import AppError
from desktop_app.services.imports import SheetHead, Waiting
from desktop_app.sheets.aliases import alias_table
from desktop_app.sheets.cells import Value
from desktop_app.sheets.faults import kept_cells
from desktop_app.sheets.headings import Table, find_complete, find_table
from desktop_app.sheets.mapping import Mapping as ColumnMapping
from desktop_app.sheets.reading import Book, read_book
from desktop_app.sheets.rows import Row, RowFault, read_rows

MAIN, ANNEX, EXPECTATIONS = "skp", "lampiran", "ekspektasi"
_LONGEST = {
    "rhk": 1000,
    "rhk_pimpinan": 1000,
    "indikator": 1000,
    "isi": 1000,
    "target": 300,
    "penugasan": 200,
    "satuan": 60,
}


@dataclass(slots=True)
class SheetRow:
    """One row on its way in; faults are added while it is checked against the store."""

    sheet: str
    number: int
    values: Mapping[str, Value]
    kept: Mapping[str, str | int | bool]
    label: str
    faults: list[RowFault] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return all(fault.warning for fault in self.faults)

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        return None if value is None else str(value)

    @property
    def nip(self) -> str:
        return self.text("nip") or ""

    def refuse(self, reason: AppError) -> None:
        """Holds the row back for a reason that concerns all of it."""
        self.faults.append(RowFault(self.number, None, reason.code, reason.facts))

    @property
    def waiting(self) -> Waiting:
        return Waiting(self.label, self.number, self.kept, tuple(self.faults))


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file that was read: its rows in order, and what is needed to give faulty ones back."""

    name: str
    sha256: bytes
    heads: tuple[SheetHead, ...]
    tables: tuple[tuple[Table, ColumnMapping], ...]

    def rows(self) -> list[SheetRow]:
        """The rows, read anew each time: a check must not see the faults of an earlier one."""
        return [row for table, mapping in self.tables for row in _rows(table, mapping)]


def open_plans(path: Path) -> PlanFile:
    """Reads a workbook of plans. Raises `lembar.*` when it has no sheet that can be one.

    The sheet of results may be absent when only annexes or expectations come back corrected.
    """
    book = read_book(path)
    beside = [_complete(book, key) for key in (ANNEX, EXPECTATIONS)]
    main = _complete(book, MAIN)
    if main is None and not any(beside):
        fields = alias_table(MAIN)
        table = find_table(book, fields)
        mapping = table.mapping(fields)
        mapping.check()
        main = (table, mapping)
    tables = tuple(found for found in (main, *beside) if found)
    return PlanFile(
        name=path.name,
        sha256=hashlib.sha256(path.read_bytes()).digest(),
        heads=tuple(_head(table, mapping) for table, mapping in tables),
        tables=tables,
    )


def _complete(book: Book, key: str) -> tuple[Table, ColumnMapping] | None:
    fields = alias_table(MAIN, key)
    table = find_complete(book, fields)
    return (table, table.mapping(fields)) if table else None


def _rows(table: Table, mapping: ColumnMapping) -> Iterator[SheetRow]:
    for row in read_rows(table, mapping):
        yield SheetRow(
            sheet=mapping.table.key,
            number=row.number,
            values=row.values,
            kept=kept_cells(mapping, row.cells),
            label=mapping.table.label,
            faults=[*row.faults, *_too_long(row, mapping)],
        )


def _too_long(row: Row, mapping: ColumnMapping) -> Iterator[RowFault]:
    for key, most in _LONGEST.items():
        value = row.values.get(key)
        if isinstance(value, str) and len(value) > most:
            heading = mapping.columns[mapping.index_of[key]].heading
            yield RowFault(row.number, heading, "data.terlalu_panjang", {"bidang": heading, "batas": most})


def _head(table: Table, mapping: ColumnMapping) -> SheetHead:
    headings: Sequence[str] = table.headings
    nip = {headings[i] for key, i in mapping.index_of.items() if mapping.table.field(key).kind == "nip"}
    return SheetHead(mapping.table.label, tuple(headings[i] for i in mapping.kept), frozenset(nip))
