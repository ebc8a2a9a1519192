"""What is shown of an import before and after it: plain values, nothing of the store in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop_app.services.imports import ImportPreview, RowFault, Seen, Waiting
from desktop_app.services.people_import.drafts import PersonDraft
from desktop_app.services.people_import.files import ImportFile
from desktop_app.services.people_import.merging import FieldChange, Outcome, Standing
from desktop_app.services.people_import.places import Places
from desktop_app.services.people_import.posts import Posts
from desktop_app.sheets.faults import kept_cells


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row as the check shows it; `remarks` are warnings that do not hold it back."""

    baris: int
    standing: Standing
    name: str
    number: str | None
    unit: str
    post: str
    changes: tuple[FieldChange, ...]
    remarks: tuple[str, ...]
    fault: RowFault | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody who works in another unit now."""

    baris: int
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit that will be founded, and the one above it."""

    code: str
    name: str
    parent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePreview(ImportPreview):
    """What the import of a file would do. `came` are the names of new people, `posts` those of new posts."""

    rows: tuple[RowLine, ...]
    came: tuple[str, ...]
    moved: tuple[Move, ...]
    units: tuple[UnitLine, ...]
    posts: tuple[str, ...]
    file: ImportFile = field(repr=False)
    drafts: Sequence[PersonDraft] = field(repr=False)

    @property
    def warnings(self) -> int:
        """How many rows enter with a remark."""
        return sum(1 for row in self.rows if row.remarks and row.standing is not Standing.SALAH)


def preview_of(
    file: ImportFile, drafts: Sequence[PersonDraft], outcomes: Sequence[Outcome], places: Places, posts: Posts
) -> PeoplePreview:
    """Everything the check shows, from the outcome of each row."""
    rows = tuple(_line(file, outcome) for outcome in outcomes)
    founded = places.founded_for(unit for outcome in outcomes for unit in outcome.works_in)
    return PeoplePreview(
        file_name=file.name,
        **counts_of(outcomes),
        salah=tuple(row.fault for row in rows if row.fault),
        rows=rows,
        came=tuple(o.draft.name for o in outcomes if o.standing is Standing.BARU),
        moved=tuple(Move(o.draft.row, o.draft.name, *o.moved) for o in outcomes if o.moved),
        units=tuple(UnitLine(new.unit.code, new.span.name, new.parent) for new in founded),
        posts=tuple(sorted(post.name for post in posts.new.values())),
        file=file,
        drafts=drafts,
    )


def counts_of(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """How many rows are new, change something, change nothing."""
    return {
        standing.value if standing is not Standing.BARU else "siap": sum(
            outcome.standing is standing for outcome in outcomes
        )
        for standing in (Standing.BARU, Standing.BERUBAH, Standing.SAMA)
    }


def waiting_of(file: ImportFile, outcome: Outcome) -> Waiting:
    """A faulty row as it is kept until it is corrected."""
    draft = outcome.draft
    return Waiting(file.head.name, draft.row, kept_cells(file.columns_as, draft.cells), outcome.faults)


def seen_of(file: ImportFile, outcomes: Sequence[Outcome]) -> Iterator[Seen]:
    """Rows as they may have waited before; a sheet of faulty rows tells where each of them stood."""
    column = file.source_column
    for outcome in outcomes:
        draft, origin = outcome.draft, outcome.draft.row
        if column is not None and isinstance(told := draft.cells[column], int | float):
            origin = int(told)
        cells = kept_cells(file.columns_as, draft.cells)
        yield Seen(origin, cells, outcome.standing is not Standing.SALAH)


def _line(file: ImportFile, outcome: Outcome) -> RowLine:
    draft = outcome.draft
    faulty = outcome.standing is Standing.SALAH
    return RowLine(
        baris=draft.row,
        standing=outcome.standing,
        name=draft.name,
        number=draft.number.number if draft.number else None,
        unit=draft.unit,
        post=draft.post,
        changes=outcome.changes,
        remarks=tuple(fault.problem for fault in outcome.faults if fault.warning),
        fault=waiting_of(file, outcome).fault if faulty else None,
    )
