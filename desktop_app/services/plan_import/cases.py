"""The import of plans from a spreadsheet: check, run, take back."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.canon import canonical
from desktop_app.domain.changes import Changes
from desktop_app.domain.papers import ImportKind, ImportRun, ImportState
from desktop_app.domain.records import Id
from desktop_app.domain.rights import must_be_operator
from desktop_app.domain.values import Acting
from desktop_app.services.imports import (
    ImportResult,
    RowFault,
    RunLine,
    history_of,
    keep_run,
    waiting_of,
    write_waiting,
)
from desktop_app.services.plan_import import ledger
from desktop_app.services.plan_import.entering import Entered, Entry, Step
from desktop_app.services.plan_import.results import PlanPreview, Standing
from desktop_app.services.plan_import.rows import PlanFile, SheetRow, open_plans
from desktop_app.store.work import Store, Work


class _OnlyChecked(Exception):
    """Ends the transaction of a check, so that nothing it wrote stays."""


class PlanImport:
    """Drafts from rows, one row an indicator: good rows enter, faulty ones wait with their reason.

    Plans that were submitted or set are never touched; drafts are added to and brought up to date, and
    nothing in them is deleted.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def preview(self, acting: Acting, path: Path) -> PlanPreview:
        """What the import would do: the same work, taken back at once. Raises `lembar.*`."""
        must_be_operator(acting)
        file = open_plans(path)
        rows, entered = file.rows(), Entered()
        try:
            with self._store.work(acting) as work:
                entered = Entry(work, acting).enter(rows)
                raise _OnlyChecked
        except _OnlyChecked:
            pass
        return PlanPreview(
            file_name=file.name,
            **_counts(entered),
            salah=_faults(rows),
            plans=tuple(entered.plans),
            file=file,
        )

    def run(self, acting: Acting, preview: PlanPreview, step: Step | None = None) -> ImportResult:
        """Writes what the preview showed, checked again against the store as it now is, all or nothing.

        The same file a second time writes nothing. An error raised by `step` stops and undoes it.
        """
        must_be_operator(acting)
        rows = preview.file.rows()
        with self._store.work(acting) as work:
            entered = Entry(work, acting).enter(rows, step)
            return _ended(work, preview.file, rows, entered)

    def undo(self, acting: Acting, run_id: Id) -> Changes:
        """Takes an import back as one act; refused when somebody has worked on one of its plans since."""
        must_be_operator(acting)
        with self._store.work(acting) as work:
            ledger.undo(work, work.need(ImportRun, run_id))
        return Changes.PLANS | Changes.IMPORTS

    def waiting(self, run_id: Id) -> list[RowFault]:
        """The rows of an import that still wait."""
        with self._store.look() as work:
            return waiting_of(work, run_id)

    def write_faults(self, run_id: Id, path: Path) -> int:
        """Writes the waiting rows with a red *Masalah* column, to be corrected and imported as they are."""
        with self._store.look() as work:
            return write_waiting(work, run_id, path)

    def history(self) -> list[RunLine]:
        """The imports of plans of the past, the newest first."""
        with self._store.look() as work:
            return history_of(work, ImportKind.SKP)


def _ended(work: Work, file: PlanFile, rows: list[SheetRow], entered: Entered) -> ImportResult:
    waiting = [row.waiting for row in rows if not row.is_sound]
    counts = _counts(entered)
    before = work.one(ImportRun, sha256=file.sha256, kind=ImportKind.SKP, state=ImportState.SELESAI)
    wrote = bool(entered.new or entered.changed)
    if not wrote and (before or not waiting):
        run_id = before.id if before else None
        return ImportResult(changes=Changes.NOTHING, run_id=run_id, **counts, salah=_faults(rows))
    run = ImportRun(
        id=work.mint(),
        kind=ImportKind.SKP,
        file_name=file.name[:200],
        sha256=file.sha256,
        at=work.now,
        counts=canonical(counts),
        made=ledger.made_of(entered.new, entered.changed),
        state=ImportState.SELESAI,
    )
    keep_run(work, run, file.heads, waiting)
    changes = Changes.IMPORTS | (Changes.PLANS if wrote else Changes.NOTHING)
    return ImportResult(changes=changes, run_id=run.id, **counts, salah=_faults(rows))


def _faults(rows: list[SheetRow]) -> tuple[RowFault, ...]:
    return tuple(row.waiting.fault for row in rows if not row.is_sound)


def _counts(entered: Entered) -> dict[str, int]:
    return {
        "siap": entered.counts[Standing.BARU],
        "berubah": entered.counts[Standing.BERUBAH],
        "sama": entered.counts[Standing.SAMA],
    }
