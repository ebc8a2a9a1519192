"""From a mapped table to rows of values, each with its faults: one faulty row never stops the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.errors import RuleBroken
from desktop_app.sheets import cells
from desktop_app.sheets.cells import Value
from desktop_app.sheets.headings import Table
from desktop_app.sheets.mapping import Mapping as ColumnMapping
from desktop_app.sheets.reading import Cell
from desktop_app.words.sentences import sentence

_QUOTED = 100


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a row. `column` is the heading of the cell, None where the whole row is meant.

    The code may come from this package (`sel.*`) or from a rule of the domain; a warning lets the row pass.
    """

    row: int
    column: str | None
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    warning: bool = False

    @property
    def problem(self) -> str:
        """The sentence for the *Masalah* column and the command line."""
        said = sentence(RuleBroken(self.code, **self.facts))
        return f"{self.column}: {said}" if self.column else said


@dataclass(frozen=True, slots=True)
class Row:
    """One row as read: values by field key (empty cells are absent), the raw cells, and what is wrong."""

    number: int
    values: Mapping[str, Value]
    cells: Sequence[Cell]
    faults: tuple[RowFault, ...] = ()

    @property
    def sound(self) -> bool:
        """No fault beyond warnings."""
        return all(fault.warning for fault in self.faults)


def read_rows(table: Table, mapping: ColumnMapping) -> Iterator[Row]:
    """The rows below the headings; raises `RuleBroken("lembar.kolom_kurang")` when a column is missing."""
    mapping.check()
    for number, raw in table.records():
        yield read_row(number, raw, mapping)


def read_row(number: int, raw: Sequence[Cell], mapping: ColumnMapping) -> Row:
    """One row, for a corrected row that was kept as JSON too."""
    values: dict[str, Value] = {}
    faults: list[RowFault] = []
    for known in mapping.table.fields:
        index = mapping.index_of.get(known.key)
        if index is None or index >= len(raw):
            continue
        try:
            value = cells.read(raw[index], known)
        except RuleBroken as refused:
            heading = mapping.columns[index].heading
            faults.append(RowFault(number, heading, refused.code, _short(refused.facts), known.lenient))
            continue
        if value is not None:
            values[known.key] = value
    _fall_back(values, mapping)
    faulty = {fault.column for fault in faults}
    faults += _empty(number, values, mapping, faulty)
    return Row(number, values, raw, tuple(faults))


def _short(facts: Mapping[str, object]) -> dict[str, object]:
    """A cell may hold a page of text; the sentence about it needs the beginning."""
    return {
        name: f"{fact[: _QUOTED - 1]}…" if isinstance(fact, str) and len(fact) > _QUOTED else fact
        for name, fact in facts.items()
    }


def _fall_back(values: dict[str, Value], mapping: ColumnMapping) -> None:
    for known in mapping.table.fields:
        if known.fallback_for and known.key in values:
            values.setdefault(known.fallback_for, values[known.key])


def _empty(
    number: int, values: Mapping[str, Value], mapping: ColumnMapping, faulty: set[str | None]
) -> Iterator[RowFault]:
    for known in mapping.table.fields:
        if known.required and known.key not in values:
            index = mapping.index_of.get(known.key)
            heading = known.label if index is None else mapping.columns[index].heading
            if heading not in faulty:
                yield RowFault(number, heading, "sel.wajib")
