"""A table over 100,000 people (T1 to T3), and what stays alike when a city grows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from random import Random
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert

from desktop_app.domain.lists import All, ListQuery, Scope, Self, Units
from desktop_app.domain.records import folded
from desktop_app.services.samples.names import made_up, made_up_number
from desktop_app.store.derived.tables import person_now
from desktop_app.store.lists.people import PeopleList
from desktop_app.store.opening import DATABASE, open_store
from desktop_app.store.work import Store
from tests.bench.harness import Case, Sides, timed

PAGE = 128
UNITS = 400
SHOWN = "person_id, display, number, post_text, unit_name, golongan, staff_kind, gaps"
ORDERED = "SELECT person_id FROM person_now ORDER BY name_key, unit_id, person_id"


def unit_id(number: int) -> bytes:
    """The key of one of the made-up units."""
    return number.to_bytes(16, "big")


def rows(people: int) -> Iterator[dict[str, Any]]:
    """Made-up people as the list of people keeps them; the same for the same number."""
    chance = Random(7)
    for serial in range(people):
        name, unit = made_up(chance), serial % UNITS
        yield {
            "person_id": (serial + 1).to_bytes(16, "big"),
            "audience_id": bytes(16),
            "name_key": folded(name),
            "display": name,
            "number": made_up_number(chance, serial),
            "unit_id": unit_id(unit),
            "unit_name": f"Bidang Contoh {unit}",
            "post_text": "Pranata Contoh Ahli Pertama",
            "post_kind": "fungsional",
            "level": None,
            "golongan": "III/b",
            "golongan_sort": 32,
            "staff_kind": "pns",
            "status": "aktif",
            "is_head": 0,
            "superior_id": (unit + 1).to_bytes(16, "big"),
            "gaps": 0,
        }


def opened(folder: Path) -> Store:
    """The store of a folder."""
    return open_store(folder, bytes(32), lambda: datetime(2026, 10, 5, 2, 30, tzinfo=UTC))


@cache
def filled(people: int) -> TemporaryDirectory[str]:
    """A folder whose list of people has so many rows; filled once a run, gone at its end."""
    folder = TemporaryDirectory(prefix="rembug-bench-orang-")
    store = opened(Path(folder.name))
    with store.engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(person_now), list(rows(people)))
    store.engine.dispose()
    return folder


class Bare:
    """The floor of reading: the driver's own cursor, no library between, tuples as they come."""

    def __init__(self, store: Store) -> None:
        self._connection = store.engine.connect()
        self._raw: Any = self._connection.connection.driver_connection

    def ids(self, sql: str = ORDERED, *values: object) -> list[bytes]:
        return [row[0] for row in self._raw.execute(sql, values).fetchall()]

    def rows(self, ids: Sequence[bytes]) -> list[tuple[Any, ...]]:
        marks = ",".join("?" * len(ids))
        return self._raw.execute(
            f"SELECT {SHOWN} FROM person_now WHERE person_id IN ({marks})", list(ids)
        ).fetchall()

    def close(self) -> None:
        self._connection.close()


@contextmanager
def office(folder: Path, people: int = 100_000) -> Iterator[tuple[Store, Bare]]:
    """A filled store and the bare way to it."""
    folder.mkdir(parents=True, exist_ok=True)
    copy(Path(filled(people).name) / DATABASE, folder)
    store = opened(folder)
    bare = Bare(store)
    try:
        yield store, bare
    finally:
        bare.close()
        store.engine.dispose()


def our_view(store: Store) -> Any:
    """The table of people as its page shows it."""
    from desktop_app.ui.paged_table import PagedTableModel
    from desktop_app.ui.paged_view import PagedTable
    from desktop_app.ui.people.columns import columns

    model = PagedTableModel(PeopleList(store.engine), columns(), All())
    view = PagedTable(model, "Daftar pegawai")
    model.reload()
    return view


def bare_view(bare: Bare) -> Any:
    """A plain QTableView over the same rows, fetched in the same pages, drawn by Qt itself."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
    from PySide6.QtWidgets import QTableView

    class Model(QAbstractTableModel):
        def __init__(self) -> None:
            super().__init__()
            self._ids = bare.ids()
            self._kept: dict[bytes, tuple[Any, ...]] = {}

        def rowCount(self, parent: Any = QModelIndex()) -> int:
            return len(self._ids)

        def columnCount(self, parent: Any = QModelIndex()) -> int:
            return 5

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            id = self._ids[index.row()]
            if id not in self._kept:
                start = index.row() - index.row() % PAGE
                found = bare.rows(self._ids[start : start + PAGE])
                self._kept |= {row[0]: row for row in found}
            return self._kept[id][index.column() + 1]

    view = QTableView()
    view.held = Model()
    view.setModel(view.held)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(48)
    return view


def dressed() -> Any:
    """The application with the theme of the program, made once in this process."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.theme.theme import Mode, Theme

    application = QApplication.instance()
    if application is None:
        application = QApplication([])
        Theme(application).choose(Mode.LIGHT)
    return application


def shown(application: Any, view: Any) -> Any:
    """Shows a view and lets it be painted."""
    view.resize(800, 560)
    view.show()
    application.processEvents()
    view.viewport().repaint()
    return view


def gone(application: Any, view: Any) -> None:
    """Takes a view away for good."""
    view.close()
    view.deleteLater()
    application.processEvents()


@contextmanager
def opening(folder: Path) -> Iterator[Sides]:
    application = dressed()
    with office(folder) as (store, bare):

        def opened(make: Any) -> list[float]:
            kept: list[Any] = []
            found = timed(lambda: kept.append(shown(application, make())))
            gone(application, kept[0])
            return found

        yield Sides(lambda: opened(lambda: our_view(store)), lambda: opened(lambda: bare_view(bare)))


@contextmanager
def paging(folder: Path) -> Iterator[Sides]:
    application = dressed()
    with office(folder) as (store, bare):
        ours, floor = shown(application, our_view(store)), shown(application, bare_view(bare))

        def down(view: Any) -> list[float]:
            """A hundred pages down, each repainted, from a place that was not looked at yet."""
            bar = view.verticalScrollBar()
            found = []
            for _ in range(100):
                bar.setValue(bar.value() + bar.pageStep())
                found += timed(view.viewport().repaint)
            return found

        yield Sides(lambda: down(ours), lambda: down(floor))
        gone(application, ours)
        gone(application, floor)


@contextmanager
def fetching(folder: Path) -> Iterator[Sides]:
    with office(folder) as (store, bare):
        people, ids = PeopleList(store.engine), bare.ids()
        chance = Random(3)

        def pages(fetch: Any) -> list[float]:
            found = []
            for _ in range(50):
                start = chance.randrange(len(ids) - PAGE)
                found += timed(partial(fetch, ids[start : start + PAGE]))
            return found

        yield Sides(lambda: pages(people.lines), lambda: pages(bare.rows))


@contextmanager
def asking(folder: Path) -> Iterator[Sides]:
    with office(folder) as (store, bare):
        people = PeopleList(store.engine)
        yield Sides(lambda: timed(lambda: people.ids(ListQuery(scope=All()))), lambda: timed(bare.ids))


NARROW: tuple[tuple[Scope, str], ...] = (
    (Units(frozenset({unit_id(3)})), ""),
    (Self(unit_id(9)), ""),
    (All(), "1900"),
)


@contextmanager
def growing(folder: Path) -> Iterator[Sides]:
    """The same small questions in a city a hundred times as large; a unit keeps its number of people."""
    with (
        office(folder / "besar", 400_000) as (large, large_bare),
        office(folder / "kecil", 4_000) as (
            small,
            small_bare,
        ),
    ):

        def small_questions(store: Store, bare: Bare) -> list[float]:
            people, ids = PeopleList(store.engine), bare.ids(f"{ORDERED} LIMIT 4000")

            def ask() -> None:
                people.lines(ids[:PAGE])
                for number in range(10):
                    people.ids(ListQuery(scope=Self(ids[number])))
                    people.lines([ids[number * 300]])

            return timed(ask)

        yield Sides(lambda: small_questions(large, large_bare), lambda: small_questions(small, small_bare))


CASES = (
    Case(
        "tabel-buka", "opening a table of 100,000 people and painting it", "bare cursor, QTableView", opening
    ),
    Case("tabel-halaman", "repaint after Page Down", "bare cursor, QTableView", paging, repeats=3),
    Case("tabel-ambil", "fetching a page of 128 lines", "bare cursor, tuples", fetching, repeats=3),
    Case("tabel-id", "the ids of 100,000 people in order", "bare cursor", asking),
    Case(
        "tumbuh-tanya",
        "small questions among 400,000 people",
        "the same among 4,000",
        growing,
        repeats=5,
        long=True,
    ),
)
