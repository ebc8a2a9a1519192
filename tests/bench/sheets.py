"""10,000 employees from a spreadsheet, against reading the file and writing the same rows alone (T6)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from desktop_app.domain.values import Acting, Role
from desktop_app.services.offices import Offices
from desktop_app.services.people_import import PeopleImport, PeoplePreview
from desktop_app.services.samples.names import made_up
from desktop_app.store.opening import DATABASE, open_store
from desktop_app.store.schema import KEPT
from desktop_app.store.work import Store
from tests.bench.harness import Case, Sides, timed

ROWS = 10_000
HEADINGS = (
    "NO",
    "NIP BARU",
    "NAMA",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "GOL AKHIR",
    "TMT GOLONGAN",
    "JABATAN",
    "UNOR",
    "UNOR INDUK",
)
ACTING = Acting(day=date(2026, 10, 5), role=Role.ADMIN, title="Operator")


def clock() -> datetime:
    """A fixed moment."""
    return datetime(2026, 10, 5, 2, 30, tzinfo=UTC)


def write_sheet(path: Path) -> None:
    """Made-up employees under SIASN headings; each number is different and of the right pattern."""
    chance = Random(5)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Data")
    sheet.write_row(0, 0, HEADINGS)
    for row in range(1, ROWS + 1):
        born = date(1970 + row % 25, 1 + row % 12, 1 + row % 28)
        number = f"{born:%Y%m%d}{2010 + row % 10}{1 + row // 25 % 12:02d}{1 + row % 2}{1 + row % 997:03d}"
        sex = "L" if row % 2 == 0 else "P"
        day = f"{born:%d-%m-%Y}"
        work = ("III/b", "01-04-2022", "Analis Contoh", f"Bidang Contoh {row % 40}", "Dinas Contoh")
        sheet.write_row(row, 0, (row, number, made_up(chance), day, sex, *work))
    book.close()


def opened(folder: Path) -> Store:
    """The store of a folder."""
    return open_store(folder, bytes(32), clock)


def previewed(store: Store, sheet: Path) -> PeoplePreview:
    """What the user sees before anything is written: read, mapped, checked, compared."""
    cases = PeopleImport(store)
    preview = cases.preview(ACTING, cases.open(sheet))
    if len(preview.salah) > ROWS // 100:
        raise RuntimeError(f"not a fair case: {preview.salah[:3]}")
    return preview


def imported(store: Store, sheet: Path) -> None:
    """All that the user waits for."""
    PeopleImport(store).run(ACTING, previewed(store, sheet))


def rows_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All kept rows, table by table, as the driver gives them."""
    with store.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        return {kept.table: raw.execute(f"SELECT * FROM {kept.table}").fetchall() for kept in KEPT}


def only_read(sheet: Path) -> None:
    """The bare library."""
    CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def only_read_and_written(store: Store, sheet: Path, made: dict[str, list[tuple[Any, ...]]]) -> None:
    """The floor: the file read by the bare library, the very rows inserted by the bare driver."""
    only_read(sheet)
    with store.engine.execution_options(writes=True).begin() as connection:
        raw: Any = connection.connection.driver_connection
        for table, rows in made.items():
            marks = ",".join("?" * len(rows[0]))
            raw.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


class Desk:
    """A spreadsheet, and an office as it was before the import, as often as it is wanted."""

    def __init__(self, folder: Path) -> None:
        self.sheet, self._empty, self._work = folder / "pegawai.xlsx", folder / "kosong", folder / "kerja"
        self._empty.mkdir()
        write_sheet(self.sheet)
        store = opened(self._empty)
        Offices(store).create(ACTING, name="Dinas Contoh", code="contoh")
        self._before = {table: set(rows) for table, rows in rows_of(store).items()}
        store.engine.dispose()

    def fresh(self) -> Store:
        """The office in which nobody was imported yet."""
        shutil.rmtree(self._work, ignore_errors=True)
        self._work.mkdir()
        shutil.copy(self._empty / DATABASE, self._work)
        return opened(self._work)

    def timed(self, work: Callable[[Store], object]) -> list[float]:
        """How long a piece of work takes in a fresh office."""
        store = self.fresh()
        found = timed(partial(work, store))
        store.engine.dispose()
        return found

    def made(self) -> dict[str, list[tuple[Any, ...]]]:
        """The rows that the import makes, table by table."""
        store = self.fresh()
        imported(store, self.sheet)
        after = rows_of(store)
        store.engine.dispose()
        new = {
            table: [row for row in rows if row not in self._before[table]] for table, rows in after.items()
        }
        return {table: rows for table, rows in new.items() if rows}


@contextmanager
def importing(folder: Path) -> Iterator[Sides]:
    desk = Desk(folder)
    made = desk.made()
    yield Sides(
        lambda: desk.timed(lambda store: imported(store, desk.sheet)),
        lambda: desk.timed(lambda store: only_read_and_written(store, desk.sheet, made)),
    )


@contextmanager
def previewing(folder: Path) -> Iterator[Sides]:
    desk = Desk(folder)
    yield Sides(
        lambda: desk.timed(lambda store: previewed(store, desk.sheet)),
        lambda: timed(lambda: only_read(desk.sheet)),
    )


CASES = (
    Case(
        "impor-pratinjau", "read, check and preview 10,000 employees", "calamine alone", previewing, repeats=3
    ),
    Case(
        "impor-pegawai",
        "read, check, preview and write 10,000 employees",
        "calamine and executemany of the same rows",
        importing,
        repeats=3,
    ),
)
