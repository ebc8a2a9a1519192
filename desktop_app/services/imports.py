"""What all imports share: counts, faulty rows, the ledger of runs, and the sheet of waiting rows.

The words `baris`, `kode`, `masalah`, `siap`, `berubah`, `sama`, `salah` are those of the JSON that the
command line gives to other programs.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from desktop_app.domain.canon import canonical
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.papers import ImportKind, ImportRow, ImportRun, ImportState, RowState
from desktop_app.domain.records import Id
from desktop_app.sheets.faults import FaultSheet, FaultyRow, write_faults
from desktop_app.sheets.rows import RowFault as CellFault
from desktop_app.store.work import Work

T = TypeVar("T")
_PROBLEM = 300
_BATCH = 500


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that cannot enter: its number in the sheet, the code of its first fault, all that is wrong."""

    baris: int
    kode: str
    masalah: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """How many rows are new, change something, change nothing; and the faulty ones. Nothing was written."""

    file_name: str
    siap: int
    berubah: int
    sama: int
    salah: tuple[RowFault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What an import did; `run_id` leads to its waiting rows, None when there was nothing to keep."""

    changes: Changes
    run_id: Id | None
    siap: int
    berubah: int
    sama: int
    salah: tuple[RowFault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One import of the past, as the history shows it; `salah` counts the rows that still wait."""

    id: Id
    file_name: str
    at: datetime
    state: ImportState
    siap: int
    berubah: int
    sama: int
    salah: int


@dataclass(frozen=True, slots=True)
class SheetHead:
    """Name and kept headings of a sheet that was read; the columns of `as_text` hold numbers (NIP)."""

    name: str
    headings: tuple[str, ...]
    as_text: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that waits: the sheet it stands in, its number there, its kept cells, its faults."""

    sheet: str
    number: int
    cells: Mapping[str, str | int | bool]
    faults: Sequence[CellFault]

    @property
    def fault(self) -> RowFault:
        """The row as results name it: warnings of a faulty row are told after what stops it."""
        ordered = sorted(self.faults, key=lambda fault: fault.warning)
        return RowFault(self.number, ordered[0].code, " ".join(fault.problem for fault in ordered))


@dataclass(frozen=True, slots=True)
class Seen:
    """A row that came again: its number in the sheet where it first waited, and whether it entered now."""

    origin: int
    cells: Mapping[str, str | int | bool]
    entered: bool


def batches(things: Iterable[T]) -> Iterator[list[T]]:
    """Some hundred at a time, as many as one question may name."""
    every = list(things)
    for start in range(0, len(every), _BATCH):
        yield every[start : start + _BATCH]


def keep_run(
    work: Work,
    run: ImportRun,
    heads: Sequence[SheetHead],
    waiting: Sequence[Waiting],
) -> None:
    """Keeps a finished import with its waiting rows; the heads join the JSON table `run.made`."""
    made = json.loads(run.made)
    made["lembar"] = [
        {"nama": head.name, "judul": list(head.headings), "teks": sorted(head.as_text)} for head in heads
    ]
    work.add(replace(run, made=canonical(made)))
    work.add(*(_row(work, run.id, row) for row in waiting))


def settle(work: Work, kind: ImportKind, told_by: Sequence[str], rows: Iterable[Seen]) -> list[Id]:
    """Ends the waiting of rows that have come again, corrected or not; answers which.

    Such a row has the number it had, and the same text under one of the headings `told_by` (number, name).
    """
    runs = {run.id for run in work.find(ImportRun, kind=kind, state=ImportState.SELESAI)}
    waiting: dict[int, list[ImportRow]] = defaultdict(list)
    for row in work.find(ImportRow, state=RowState.MENUNGGU):
        if row.run_id in runs:
            waiting[row.row].append(row)
    ended = []
    for seen in rows if waiting else ():
        for old in waiting.get(seen.origin, ()):
            cells = json.loads(old.cells)["isi"]
            if any(cells.get(heading, "") == seen.cells.get(heading) for heading in told_by):
                work.keep(replace(old, state=RowState.DIPERBAIKI if seen.entered else RowState.DIBUANG))
                ended.append(old.id)
    return ended


def waiting_of(work: Work, run_id: Id) -> list[RowFault]:
    """The rows of an import that still wait, in the order of the sheet."""
    return [RowFault(row.row, row.code, row.problem) for row in _waiting_rows(work, run_id)]


def write_waiting(work: Work, run_id: Id, path: Path) -> int:
    """The waiting rows as a spreadsheet with a red *Masalah* column; answers how many there are.

    Raises `impor.tidak_ada_salah` when none waits.
    """
    rows = [(row, json.loads(row.cells)) for row in _waiting_rows(work, run_id)]
    if not rows:
        raise RuleBroken("impor.tidak_ada_salah")
    made = json.loads(work.need(ImportRun, run_id).made)
    sheets = []
    for head in made["lembar"]:
        here = [(row, kept) for row, kept in rows if kept["lembar"] == head["nama"]]
        if here:
            sheets.append(_fault_sheet(head, here))
    write_faults(path, sheets)
    return len(rows)


def history_of(work: Work, kind: ImportKind) -> list[RunLine]:
    """The imports of a kind, the newest first."""
    runs = sorted(work.find(ImportRun, kind=kind), key=lambda run: (run.at, run.id), reverse=True)
    return [_line(run, json.loads(run.counts), len(_waiting_rows(work, run.id))) for run in runs]


def _line(run: ImportRun, counts: dict[str, int], waiting: int) -> RunLine:
    return RunLine(
        id=run.id,
        file_name=run.file_name,
        at=run.at,
        state=run.state,
        siap=counts["siap"],
        berubah=counts["berubah"],
        sama=counts["sama"],
        salah=waiting,
    )


def _waiting_rows(work: Work, run_id: Id) -> list[ImportRow]:
    return sorted(
        work.find(ImportRow, run_id=run_id, state=RowState.MENUNGGU), key=lambda row: (row.row, row.id)
    )


def _row(work: Work, run_id: Id, row: Waiting) -> ImportRow:
    told = row.fault
    faults = [
        {
            "kolom": fault.column,
            "kode": fault.code,
            "fakta": {
                name: fact if isinstance(fact, str | int) else str(fact) for name, fact in fault.facts.items()
            },
        }
        for fault in row.faults
    ]
    return ImportRow(
        id=work.mint(),
        run_id=run_id,
        row=row.number,
        code=told.kode,
        problem=told.masalah if len(told.masalah) <= _PROBLEM else f"{told.masalah[: _PROBLEM - 1]}…",
        cells=canonical({"lembar": row.sheet, "isi": dict(row.cells), "salah": faults}),
    )


def _fault_sheet(head: dict[str, Any], rows: Sequence[tuple[ImportRow, dict[str, Any]]]) -> FaultSheet:
    headings = head["judul"]
    faulty = [
        FaultyRow(
            row.row,
            [kept["isi"].get(heading, "") for heading in headings],
            [CellFault(row.row, fault["kolom"], fault["kode"], fault["fakta"]) for fault in kept["salah"]],
        )
        for row, kept in rows
    ]
    as_text = frozenset(place for place, heading in enumerate(headings) if heading in head["teks"])
    return FaultSheet(head["nama"], headings, faulty, as_text)
