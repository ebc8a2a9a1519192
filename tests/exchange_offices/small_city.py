"""BKPSDM and three offices that know each other, founded once in a run and copied for each test."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builders import admin, clock
from separate_offices import Office

from desktop_app.app.compose import open_house
from desktop_app.services.exchange.values import FileKind

NAMES = {
    "BKPSDM": "BKPSDM",
    "DINLAT": "Dinas Latihan",
    "DINKES": "Dinas Kesehatan",
    "DISHUB": "Dinas Perhubungan",
}


@dataclass(frozen=True, slots=True)
class City:
    """A centre, offices around it, and a stick that is carried between them."""

    folder: Path
    centre: Office
    a: Office
    b: Office
    c: Office

    @property
    def stick(self) -> Path:
        return self.folder / "stik"

    @property
    def offices(self) -> tuple[Office, ...]:
        return (self.centre, self.a, self.b, self.c)


def city_in(folder: Path) -> City:
    """The city of this test: cards are exchanged, every office has taken its starter package in.

    The stores were made without notes about their place, so that a copy in another folder is no copy to them.
    """
    shutil.copytree(_template(), folder, dirs_exist_ok=True)
    return _city(folder)


def second_pc(city: City, first: Office, name: str = "pc2", *, as_processes: bool = False) -> Office:
    """A further PC of an office, by the cards that one carries back and forth."""
    new, stick = Office(city.folder / name, first.code, first.name), city.stick
    new.home.mkdir()

    def do(office: Office, *arguments: object) -> None:
        assert (office.must(*arguments).code if as_processes else office.quick(*arguments)) == 0

    do(first, "kartu", "tulis", stick / "kantor.kartu")
    do(new, "kartu", "terima", stick / "kantor.kartu")
    if first is not city.centre:
        do(city.centre, "kartu", "tulis", stick / "bkpsdm.kartu")
        do(new, "kartu", "terima", stick / "bkpsdm.kartu")
    do(new, "kartu", "tulis", stick / f"{name}.kartu")
    do(first, "kartu", "terima", stick / f"{name}.kartu")
    do(first, "sinkron", "tulis", "--untuk", first.code, "--ke", stick / f"{name}.sinkron")
    do(new, "sinkron", "baca", stick / f"{name}.sinkron")
    return new


def _city(folder: Path) -> City:
    (folder / "stik").mkdir(parents=True, exist_ok=True)
    return City(folder, *(Office(folder / code.lower(), code, name) for code, name in NAMES.items()))


@cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="rembug-kota-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    city = _city(folder)
    houses = {}
    for office in city.offices:
        office.home.mkdir()
        houses[office.code] = open_house(office.data, clock)
        houses[office.code].offices.create(
            admin(), name=office.name, code=office.code, agency=office is city.centre
        )
        houses[office.code].exchange.begin()
    cards = {code: folder / f"{code}.kartu" for code in houses}
    for code, house in houses.items():
        house.exchange.cards.write(admin(), cards[code])
    centre = houses.pop("BKPSDM")
    for code, house in houses.items():
        centre.exchange.cards.take(admin(), cards[code])
        house.exchange.cards.take(admin(), cards["BKPSDM"])
    for code, house in houses.items():
        sent = centre.exchange.send(
            admin(), code, city.stick / f"paket-{code}.sinkron", kind=FileKind.PAKET_AWAL
        )
        (intake,) = house.exchange.receive(admin(), [sent.files[0].path]).intakes
        assert intake.error is None
        answer = house.exchange.send(admin(), "BKPSDM", city.stick / f"jawab-{code}.sinkron")
        (intake,) = centre.exchange.receive(admin(), [answer.files[0].path]).intakes
        assert intake.error is None
        house.close()
    centre.close()
    for path in city.stick.iterdir():
        path.unlink()
    return folder
