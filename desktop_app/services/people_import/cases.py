"""The import of employees from a spreadsheet: open, check, run, take back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop_app.domain.canon import canonical
from desktop_app.domain.changes import Changes
from desktop_app.domain.organisation import Post, Unit
from desktop_app.domain.papers import ImportKind, ImportRun, ImportState
from desktop_app.domain.people import Person
from desktop_app.domain.records import Id, Record
from desktop_app.domain.rights import must_be_operator
from desktop_app.domain.values import Acting
from desktop_app.services.imports import (
    ImportResult,
    RowFault,
    RunLine,
    batches,
    history_of,
    keep_run,
    settle,
    waiting_of,
    write_waiting,
)
from desktop_app.services.offices import OwnOffice, own_office
from desktop_app.services.people_import import ledger, results
from desktop_app.services.people_import.drafts import PersonDraft, read_drafts
from desktop_app.services.people_import.files import ImportFile, open_file
from desktop_app.services.people_import.known import KnownPeople
from desktop_app.services.people_import.merging import Hand, Merger, Outcome, Standing, World
from desktop_app.services.people_import.places import Places
from desktop_app.services.people_import.posts import Posts
from desktop_app.services.people_import.results import PeoplePreview
from desktop_app.services.profile import read_setting, write_setting
from desktop_app.sheets.mapping import Remembered
from desktop_app.sheets.mapping import Standing as ColumnStanding
from desktop_app.store.work import Store, Work

Step = Callable[[int, int], None]
"""Told after some rows: how many of how many are done."""

_REMEMBERED = "impor.pegawai."


class PeopleImport:
    """Employees from a spreadsheet: good rows enter, faulty ones wait with their reason (defect 22)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open(
        self,
        path: Path,
        mapping: Mapping[int, str | None] | None = None,
        sheet: str | None = None,
        header_row: int | None = None,
    ) -> ImportFile:
        """Reads a file and proposes which column fills which field; what a person chose before is remembered.

        `mapping` overrides it by column index. Raises `lembar.*` for files that cannot be used.
        """
        with self._store.look() as work:
            own = own_office(work)

            def recall(fingerprint: str) -> Remembered | None:
                kept: Remembered | None = read_setting(work, own.audience_id, _REMEMBERED + fingerprint)
                return kept

            return open_file(path, recall, mapping, sheet, header_row)

    def preview(self, acting: Acting, file: ImportFile) -> PeoplePreview:
        """What the import would do, row by row; writes nothing."""
        must_be_operator(acting)
        with self._store.look() as work:
            drafts = read_drafts(file, work.rules, acting.day)
            checked = _Checked(work, own_office(work), acting, file, drafts)
            return results.preview_of(file, drafts, list(checked.outcomes()), checked.places, checked.posts)

    def run(self, acting: Acting, preview: PeoplePreview, step: Step | None = None) -> ImportResult:
        """Writes what the preview showed, checked again against the store as it now is, all or nothing.

        The same file a second time writes nothing at all. An error raised by `step` stops and undoes it.
        """
        must_be_operator(acting)
        with self._store.work(acting) as work:
            own = own_office(work)
            checked = _Checked(work, own, acting, preview.file, preview.drafts)
            outcomes = list(checked.outcomes(step))
            result = _write(work, preview.file, outcomes, checked)
            _remember(work, own, preview.file)
        if step:
            step(len(outcomes), len(outcomes))
        return result

    def undo(self, acting: Acting, run_id: Id) -> Changes:
        """Takes an import back as one act; refused (`impor.dipakai_*`) when later deeds rest on it."""
        must_be_operator(acting)
        with self._store.work(acting) as work:
            ledger.undo(work, work.need(ImportRun, run_id))
        return Changes.PEOPLE | Changes.STRUCTURE | Changes.IMPORTS

    def waiting(self, run_id: Id) -> list[RowFault]:
        """The rows of an import that still wait."""
        with self._store.look() as work:
            return waiting_of(work, run_id)

    def write_faults(self, run_id: Id, path: Path) -> int:
        """Writes the waiting rows with a red *Masalah* column, to be corrected and imported as they are."""
        with self._store.look() as work:
            return write_waiting(work, run_id, path)

    def history(self) -> list[RunLine]:
        """The imports of the past, the newest first."""
        with self._store.look() as work:
            return history_of(work, ImportKind.PEGAWAI)


class _Checked:
    """The rows of a file against the store of one moment."""

    def __init__(
        self, work: Work, own: OwnOffice, acting: Acting, file: ImportFile, drafts: Sequence[PersonDraft]
    ) -> None:
        self.places = Places(
            work, own, acting.day, may_found=file.create_units, under_top=not file.names_parents
        )
        self.places.learn(drafts)
        self._drafts = drafts
        self.posts = Posts(work, self.places.audience_id)
        world = World(self.places, self.posts, KnownPeople(work, drafts))
        self._merger = Merger(world, acting, Hand(work.now, work.mint, file.heading_of))

    def outcomes(self, step: Step | None = None) -> Iterator[Outcome]:
        done = 0
        for batch in batches(self._drafts):
            for draft in batch:
                yield self._merger.outcome(draft)
            done += len(batch)
            if step:
                step(done, len(self._drafts))


def _write(work: Work, file: ImportFile, outcomes: Sequence[Outcome], checked: _Checked) -> ImportResult:
    waiting = [results.waiting_of(file, o) for o in outcomes if o.standing is Standing.SALAH]
    added, changed = _collected(outcomes, checked)
    before = work.one(ImportRun, sha256=file.sha256, kind=ImportKind.PEGAWAI, state=ImportState.SELESAI)
    counts: dict[str, Any] = results.counts_of(outcomes)
    faults = tuple(row.fault for row in waiting)
    if not added and not changed and (before or not waiting):
        run_id = before.id if before else None
        return ImportResult(changes=Changes.NOTHING, run_id=run_id, **counts, salah=faults)
    for batch in batches(added):
        work.add(*batch)
    for _, new in changed:
        work.keep(new)
    told_by = (file.heading_of("nip"), file.heading_of("nama"))
    ended = settle(work, ImportKind.PEGAWAI, told_by, results.seen_of(file, outcomes))
    run = ImportRun(
        id=work.mint(),
        kind=ImportKind.PEGAWAI,
        file_name=file.name[:200],
        sha256=file.sha256,
        at=work.now,
        counts=canonical(counts),
        made=ledger.made_of(added, changed, ended),
        state=ImportState.SELESAI,
    )
    keep_run(work, run, [file.head], waiting)
    touched = Changes.IMPORTS | (Changes.PEOPLE if added or changed else Changes.NOTHING)
    if any(isinstance(record, Unit | Post) for record in added):
        touched |= Changes.STRUCTURE
    return ImportResult(changes=touched, run_id=run.id, **counts, salah=faults)


def _collected(
    outcomes: Sequence[Outcome], checked: _Checked
) -> tuple[list[Record], list[tuple[Person, Person]]]:
    """What all rows together add, units and posts first; and the people that change, before and after."""
    added: list[Record] = []
    for new in checked.places.founded_for(unit for outcome in outcomes for unit in outcome.works_in):
        added += [new.unit, new.span]
    added += checked.posts.new.values()
    added += [record for outcome in outcomes for record in outcome.adds]
    return added, [(o.before, o.person) for o in outcomes if o.before is not None and o.person is not None]


def _remember(work: Work, own: OwnOffice, file: ImportFile) -> None:
    """What a person chose for these headings, for the next file that has them."""
    mapping = file.columns_as
    if any(column.standing is ColumnStanding.DIPILIH for column in mapping.columns):
        key = _REMEMBERED + mapping.fingerprint
        if read_setting(work, own.audience_id, key) != mapping.remembered():
            write_setting(work, own.audience_id, key, mapping.remembered())
