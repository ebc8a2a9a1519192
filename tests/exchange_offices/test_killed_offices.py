"""Killed at any moment, an import, an export, a first start or a migration ends as if nothing had come
between."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import Process, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest
from builders import admin, clock
from line_notes import attach
from office_program import DONE, READY, begin, migrate, send_for_ever, take_in
from small_city import City

from desktop_app.app.compose import open_house
from desktop_app.domain.organisation import Setting
from desktop_app.services.backups import look_through
from desktop_app.services.exchange.identity import own_of
from desktop_app.services.house import House
from desktop_app.services.offices import own_office
from desktop_app.store.backups import count_rows
from desktop_app.store.engine import open_engine
from desktop_app.store.exchange.folding import targets
from desktop_app.store.indexes import _missing
from desktop_app.store.migrate import known_revisions
from desktop_app.store.opening import DATABASE
from desktop_app.sync.bundle import read_outer, verify_outer
from desktop_app.vault.keys import open_keys

GOLDEN = Path(__file__).parents[1] / "golden" / "db" / "0001"
PATIENCE = 120
pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a word of POSIX")

how_often = pytest.mark.parametrize(
    ("times", "seed"),
    [(10, 20261124), *(pytest.param(20, seed, marks=pytest.mark.soak) for seed in range(10))],
)
"""Ten kills each day, two hundred in a soak."""


@cache
def nursery() -> BaseContext:
    """A process that has loaded the program and from which others begin at once.

    It is told by the environment where modules lie: Python 3.11 does not hand `sys.path` on to what it loads
    beforehand, and says nothing.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(["office_program"])
    with patch.dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)):
        first = context.Process(target=int)  # with it the nursery begins
        first.start()
        first.join()
    return context


@contextmanager
def begun(deed: Callable[..., None], *arguments: Path) -> Iterator[tuple[Process, Connection]]:
    """A process that is about to do a deed; what it says comes out of the connection."""
    said, told = nursery().Pipe(duplex=False)
    process = nursery().Process(target=deed, args=(told, *arguments))
    process.start()
    told.close()
    try:
        assert said.poll(PATIENCE)
        assert said.recv() == READY
        yield process, said
    finally:
        process.kill()
        process.join()
        process.close()
        said.close()


def is_killed(random: Random, longest: float, deed: Callable[..., None], *arguments: Path) -> bool:
    """Lets a process do a deed and kills it a random moment later; False when it was done before."""
    with begun(deed, *arguments) as (process, said):
        process.join(random.random() * longest)
        process.kill()
        process.join()
        assert process.exitcode in {0, -signal.SIGKILL}
        return not _is_done(said)


def seconds_of(deed: Callable[..., None], *arguments: Path) -> float:
    """How long a deed takes here and now."""
    with begun(deed, *arguments) as (_, said):
        start = os.times().elapsed
        assert said.poll(PATIENCE)
        assert said.recv() == DONE
        return os.times().elapsed - start


def _is_done(said: Connection) -> bool:
    try:
        return bool(said.recv() == DONE)
    except EOFError:
        return False


def opened(folder: Path) -> House:
    """The next start; whatever was left behind is gone, triggers listen, and every index is there."""
    house = open_house(folder, clock)
    assert not [path for path in folder.rglob("*.part")]
    with house.store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT cap FROM _ctl").scalar() == 1
        assert not list(_missing(connection))
    assert house.health().is_good
    return house


def rows(house: House) -> dict[str, list[tuple]]:
    """Every exchanged row with every block, as they are."""
    names = [(name, ", ".join(f'"{c}"' for c in target.columns)) for name, target in targets().items()]
    with house.store.engine.connect() as connection:
        found = {
            name: sorted(
                map(tuple, connection.exec_driver_sql(f"SELECT id, {columns} FROM {name}")), key=repr
            )
            for name, columns in names
        }
        found["_block"] = sorted(
            map(tuple, connection.exec_driver_sql("SELECT hash, state FROM _block")), key=repr
        )
    return found


def write(house: House, count: int, word: str) -> None:
    with house.store.work(admin()) as work:
        audience = own_office(work).audience_id
        work.add(
            *(
                Setting(id=work.mint(), audience_id=audience, key=f"{word} {n}", value=f'"{word * 20}"')
                for n in range(count)
            )
        )


@dataclass
class Import:
    """Files that lie ready for BKPSDM, its folder before, and what it is like afterwards."""

    city: City
    files: list[Path]
    before: Path
    after: dict

    @property
    def folder(self) -> Path:
        return self.city.centre.data

    def begin_again(self) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(self.before, self.folder)


@pytest.fixture
def arrival(city) -> Import:
    files = []
    for number in range(3):
        attach(city.a, f"bukti {number}.pdf", Random(number).randbytes(500_000))
        with city.a.open() as house:
            write(house, 1500, f"kata {number}")
            sent = house.exchange.send(admin(), "BKPSDM", city.stick / f"{number}.sinkron")
            files.append(sent.files[0].path)
    before = city.folder / "sebelum"
    shutil.copytree(city.centre.data, before)
    house = open_house(city.centre.data, clock)
    house.exchange.receive(admin(), files)
    after = rows(house)
    house.close()
    found = Import(city, files, before, after)
    found.begin_again()
    return found


def kill_imports(arrival: Import, wanted: int, seed: int) -> int:
    """Kills until there were enough; a finished import begins anew. Answers how many were killed midway."""
    random, killed = Random(seed), 0
    longest = seconds_of(take_in, arrival.folder, *arrival.files)
    arrival.begin_again()
    while killed < wanted:
        if is_killed(random, longest, take_in, arrival.folder, *arrival.files):
            killed += 1
            opened(arrival.folder).close()
            if random.random() < 0.7:
                continue  # the next attempt goes on where this one was ended
        house = opened(arrival.folder)
        house.exchange.receive(admin(), arrival.files)
        assert rows(house) == arrival.after
        assert house.exchange.check().is_good
        assert house.stale_tables() == ()
        house.close()
        arrival.begin_again()
    return killed


@how_often
def test_an_import_killed_at_any_moment_ends_like_one_that_was_not(arrival, times, seed):
    assert kill_imports(arrival, times, seed) == times


def kill_exports(city: City, wanted: int, seed: int) -> int:
    """What lies on the stick under its name is whole, signed, and opens; nothing else is seen."""
    random, folder, whole = Random(seed), city.folder / "luar", 0
    for number in range(3):
        attach(city.a, f"bukti {number}.pdf", Random(number).randbytes(150_000))
    with city.a.open() as house:
        write(house, 1000, "kata")
    with city.a.open() as house:
        start = os.times().elapsed
        house.exchange.send(admin(), "BKPSDM", city.stick, part_size=200_000)
        longest = 3 * (os.times().elapsed - start)
    for _ in range(wanted):
        folder.mkdir()
        assert is_killed(random, longest, send_for_ever, city.a.data, folder)
        found = [path for path in folder.iterdir() if not path.name.startswith(".")]
        with city.a.open() as house, house.store.look() as work:
            public = own_of(work).keys.installation.public
        for path in found:
            assert path.suffix == ".sinkron"
            with path.open("rb") as source:
                verify_outer(source, read_outer(source, path.stat().st_size), public)
        whole += len(found)
        house = opened(city.a.data)
        assert house.exchange.check().is_good
        house.close()
        shutil.rmtree(folder)
    return whole


@how_often
def test_an_export_killed_at_any_moment_leaves_only_whole_files(city, times, seed):
    assert kill_exports(city, times, seed) > 0


def kill_first_starts(folder: Path, wanted: int, seed: int) -> int:
    """The store of part 1 is migrated and its log begun once, however often this was broken off."""
    random, killed, office = Random(seed), 0, folder / "kantor"
    shutil.copytree(GOLDEN, office)
    longest = seconds_of(begin, office)
    house = opened(office)
    expected = contents(house)
    house.close()
    while killed < wanted:
        shutil.rmtree(office)
        shutil.copytree(GOLDEN, office)
        while killed < wanted and is_killed(random, longest * 1.2, begin, office):
            killed += 1
        house = opened(office)
        assert contents(house) == expected
        assert house.exchange.check().is_good
        house.close()
    return killed


def contents(house: House) -> dict[str, object]:
    """Rows as they were, and how many operations tell of them; ids of streams differ each time."""
    found = {name: held for name, held in rows(house).items() if name != "_block"}
    with house.store.engine.connect() as connection:
        found["operations"] = connection.exec_driver_sql("SELECT sum(count) FROM _block").scalar()
        found["indexed"] = connection.exec_driver_sql("SELECT count(*) FROM _row").scalar()
    return found


@how_often
def test_a_first_start_killed_at_any_moment_begins_the_log_once(tmp_path, times, seed):
    assert kill_first_starts(tmp_path, times, seed) == times


REVISIONS = ("0001", known_revisions()[-1])


def kill_migrations(folder: Path, wanted: int, seed: int) -> set[str]:
    """After a kill the store stands at the old revision or at the new one, whole, with the rows it had.

    Answers the revisions that kills left behind.
    """
    random, killed, office, left = Random(seed), 0, folder / "kantor", set()
    shutil.copytree(GOLDEN, office)
    (_, held), longest = stands_at(office), seconds_of(migrate, office)
    while killed < wanted:
        shutil.rmtree(office)
        shutil.copytree(GOLDEN, office)
        while killed < wanted and is_killed(random, longest * 1.2, migrate, office):
            killed += 1
            revision, found = stands_at(office)
            left.add(revision)
            assert revision in REVISIONS
            assert held.items() <= found.items()
            copies = [path for path in (office / "cadangan").glob("*") if not path.name.startswith(".")]
            assert all(look_through(path, office).facts.counts for path in copies)
        house = opened(office)
        assert house.exchange.check().is_good
        assert house.stale_tables() == ()
        house.close()
    return left


def stands_at(office: Path) -> tuple[str, dict[str, int]]:
    """The revision of a store that nobody upgrades meanwhile, and how many rows its tables have."""
    engine = open_engine(office / DATABASE, open_keys(office).database)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        found = revision, count_rows(connection)
    engine.dispose()
    return found


@how_often
def test_a_migration_killed_at_any_moment_has_not_happened_or_has(tmp_path, times, seed):
    assert "0001" in kill_migrations(tmp_path, times, seed)
