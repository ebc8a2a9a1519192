"""Killed at any moment, an import, an export or a first start ends as if nothing had come between."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from builders import admin, clock
from line_notes import attach
from small_city import City

from desktop_app.app.compose import open_house
from desktop_app.domain.organisation import Setting
from desktop_app.services.exchange.identity import own_of
from desktop_app.services.house import House
from desktop_app.services.offices import own_office
from desktop_app.store.exchange.folding import targets
from desktop_app.sync.bundle import read_outer, verify_outer

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden" / "db" / "0001"
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join(map(str, (HERE.parent, HERE, HERE.parents[1]))),
}
pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a word of POSIX")


def is_killed(random: Random, longest: float, *arguments: object) -> bool:
    """Lets the program do a deed and kills it a random moment later; False when it was done before."""
    command = [sys.executable, str(HERE / "office_program.py"), *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as program:
        assert program.stdout.readline() == "siap\n"
        try:
            program.wait(timeout=random.random() * longest)
        except subprocess.TimeoutExpired:
            program.send_signal(signal.SIGKILL)
        said = program.stdout.read()
    assert program.returncode in {0, -signal.SIGKILL}, said
    return "selesai" not in said


def seconds_of(*arguments: object) -> float:
    """How long a deed takes here and now."""
    command = [sys.executable, str(HERE / "office_program.py"), *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as program:
        assert program.stdout.readline() == "siap\n"
        begun = os.times().elapsed
        assert program.stdout.read() == "selesai\n"
        return os.times().elapsed - begun


def opened(folder: Path) -> House:
    """The next start; whatever was left behind is gone, and triggers listen."""
    house = open_house(folder, clock)
    assert not [path for path in folder.rglob("*.part")]
    with house.store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT cap FROM _ctl").scalar() == 1
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
    longest = seconds_of("terima", arrival.folder, *arrival.files)
    arrival.begin_again()
    while killed < wanted:
        if is_killed(random, longest, "terima", arrival.folder, *arrival.files):
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


def test_an_import_killed_at_any_moment_ends_like_one_that_was_not(arrival):
    assert kill_imports(arrival, 10, seed=20261124) == 10


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_imports_killed_two_hundred_times(arrival, seed):
    assert kill_imports(arrival, 20, seed) == 20


def kill_exports(city: City, wanted: int, seed: int) -> int:
    """What lies on the stick under its name is whole, signed, and opens; nothing else is seen."""
    random, folder, whole = Random(seed), city.folder / "luar", 0
    for number in range(3):
        attach(city.a, f"bukti {number}.pdf", Random(number).randbytes(150_000))
    with city.a.open() as house:
        write(house, 1000, "kata")
    for _ in range(wanted):
        folder.mkdir()
        assert is_killed(random, 0.6, "kirim", city.a.data, folder)
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


def test_an_export_killed_at_any_moment_leaves_only_whole_files(city):
    assert kill_exports(city, 10, seed=20261124) > 0


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_exports_killed_two_hundred_times(city, seed):
    assert kill_exports(city, 20, seed) > 0


def kill_first_starts(folder: Path, wanted: int, seed: int) -> int:
    """The store of part 1 is migrated and its log begun once, however often this was broken off."""
    random, killed, office = Random(seed), 0, folder / "kantor"
    shutil.copytree(GOLDEN, office)
    longest = seconds_of("mulai", office)
    house = opened(office)
    expected = contents(house)
    house.close()
    while killed < wanted:
        shutil.rmtree(office)
        shutil.copytree(GOLDEN, office)
        while is_killed(random, longest * 1.2, "mulai", office):
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


def test_a_first_start_killed_at_any_moment_begins_the_log_once(tmp_path):
    assert kill_first_starts(tmp_path, 10, seed=20261124) >= 10


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_first_starts_killed_two_hundred_times(tmp_path, seed):
    assert kill_first_starts(tmp_path, 20, seed) >= 20
