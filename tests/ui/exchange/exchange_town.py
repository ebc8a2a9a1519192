"""BKPSDM and two offices, each a folder of its own, built once in a run by use cases, copied for each test.

Strangers: founded, one of them with people. Neighbours: cards exchanged and starter packages taken in.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builders import admin, clock
from people_sheets import siasn_sheet

from desktop_app.app.compose import open_house
from desktop_app.domain.lists import All, ListQuery
from desktop_app.services.exchange.values import FileKind
from desktop_app.services.house import House

NAMES = {"BKPSDM": "BKPSDM", "DINLAT": "Dinas Latihan", "DINKES": "Dinas Kesehatan"}
PEOPLE = 24


@dataclass(frozen=True, slots=True)
class Town:
    """Where the offices lie; `stick` is carried between them."""

    folder: Path

    @property
    def stick(self) -> Path:
        return self.folder / "stik"

    def home(self, code: str) -> Path:
        """What a window is opened on: the data lie in its `kantor`."""
        return self.folder / code.lower()

    @contextmanager
    def house(self, code: str, now=clock) -> Iterator[House]:
        """The use cases of an office, while no window has it open."""
        house = open_house(self.home(code) / "kantor", now)
        try:
            yield house
        finally:
            house.close()

    def send(self, sender: str, to: str, name: str = "", kind: FileKind = FileKind.SINKRON) -> Path:
        """A file from one office to another, on the stick."""
        with self.house(sender) as house:
            target = self.stick / name if name else self.stick
            return house.exchange.send(admin(), to, target, kind=kind).files[0].path

    def take(self, code: str, *paths: Path) -> None:
        """Files taken in by an office."""
        with self.house(code) as house:
            assert all(intake.error is None for intake in house.exchange.receive(admin(), paths).intakes)

    def rename(self, code: str, name: str, place: int = 0) -> None:
        """Somebody of the office is called otherwise."""
        with self.house(code) as house:
            person = first_person(house, place)
            house.people.save_person(admin(), _renamed(person, name))


def first_person(house: House, place: int = 0):
    """Somebody, by the place in the order of the ids, which is the same in every office."""
    ids = sorted(house.people_list.ids(ListQuery(scope=All())))
    return house.people.person(ids[place], admin().day).person


def _renamed(person, name: str):
    from dataclasses import replace

    return replace(person, name=name)


def town_in(folder: Path, *, knows: bool = True) -> Town:
    """The offices of this test."""
    shutil.copytree(_neighbours() if knows else _strangers(), folder, dirs_exist_ok=True)
    return Town(folder)


@cache
def _strangers() -> Path:
    town = Town(_kept_folder())
    town.stick.mkdir()
    for code, name in NAMES.items():
        town.home(code).mkdir()
        with town.house(code) as house:
            house.offices.create(admin(), name=name, code=code, agency=code == "BKPSDM")
            house.exchange.begin()
            if code == "DINLAT":
                sheet = town.folder / "pegawai.xlsx"
                siasn_sheet(sheet, PEOPLE, faults=False)
                cases = house.people_import
                cases.run(admin(), cases.preview(admin(), cases.open(sheet)))
                sheet.unlink()
    return town.folder


@cache
def _neighbours() -> Path:
    town = Town(_kept_folder())
    shutil.copytree(_strangers(), town.folder, dirs_exist_ok=True)
    for code in NAMES:
        with town.house(code) as house:
            house.exchange.cards.write(admin(), town.stick / f"{code}.kartu")
    for code in ("DINLAT", "DINKES"):
        with town.house("BKPSDM") as centre, town.house(code) as house:
            centre.exchange.cards.take(admin(), town.stick / f"{code}.kartu")
            house.exchange.cards.take(admin(), town.stick / "BKPSDM.kartu")
    for code in ("DINLAT", "DINKES"):
        town.take(code, town.send("BKPSDM", code, kind=FileKind.PAKET_AWAL))
        town.take("BKPSDM", town.send(code, "BKPSDM"))
    for path in town.stick.iterdir():
        path.unlink()
    return town.folder


def _kept_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="rembug-kota-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
