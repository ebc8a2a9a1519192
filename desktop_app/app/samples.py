"""The commands that fill a folder with made-up people."""

from __future__ import annotations

from argparse import Namespace

from desktop_app.cli.output import say
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.values import Acting, Role, day_of
from desktop_app.services.house import House
from desktop_app.services.samples.city import make_city as fill_city
from desktop_app.services.samples.practice.making import PEOPLE
from desktop_app.services.samples.practice.making import make_practice as fill_practice


def make_practice(house: House, people: int | None) -> None:
    """*Dinas Latihan*, made once; a folder that holds a real office is refused."""
    office = house.offices.own()
    if office is not None:
        if not office.is_practice:
            raise RuleBroken("perintah.folder_sudah_berisi", folder=office.name)
        return
    fill_practice(house.store, house.blobs, people=people or PEOPLE, today=day_of(house.clock()))
    say("Dinas Latihan siap. Semua orang di dalamnya rekaan.")


def make_city(house: House, wanted: Namespace) -> int:
    """A synthetic city for load tests; an empty folder gets an office first."""
    if house.offices.own() is None:
        acting = Acting(day=day_of(house.clock()), role=Role.ADMIN, title="Operator (baris perintah)")
        house.offices.create(acting, name="Kota Contoh", code="contoh", agency=True, practice=True)
    made = fill_city(
        house.store, offices=wanted.kantor, people=wanted.pegawai, year=wanted.tahun, seed=wanted.benih
    )
    say(f"{made} pegawai rekaan di {wanted.kantor} kantor.")
    return 0
