"""The commands that fill a folder with made-up people.

A made-up office is built beside and moved into the folder when it is whole: whoever stops the command, or
switches the PC off, finds the folder as it was.
"""

from __future__ import annotations

import shutil
import signal
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread

from desktop_app.app.compose import open_house
from desktop_app.app.paths import holds_store, ready_folder
from desktop_app.cli.output import progress, say
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.values import Acting, Clock, Role, day_of
from desktop_app.services.house import House
from desktop_app.services.offices import OwnOffice
from desktop_app.services.samples.city import make_city
from desktop_app.services.samples.practice.making import PEOPLE, make_practice
from desktop_app.store.opening import DATABASE

_BESIDE = ".sedang-dibuat"
_FIRST_YEAR, _LAST_YEAR = 2022, 2099


def make(wanted: Namespace, folder: Path, clock: Clock) -> int:
    """`latihan` makes *Dinas Latihan* once; `contoh` a city in a folder that holds nothing."""
    if wanted.perintah == "latihan":
        return _practice(wanted, folder, clock)
    return _city(wanted, folder, clock)


def _practice(wanted: Namespace, folder: Path, clock: Clock) -> int:
    office = _office_in(folder, clock)
    if office is not None:
        if not office.is_practice:
            raise RuleBroken("perintah.folder_sudah_berisi", folder=folder)
        say("Dinas Latihan sudah ada, dibuka apa adanya.")
        return 0

    def step(scene: str, done: int, total: int) -> None:
        progress(f"Menyiapkan Dinas Latihan: {scene} ({done} dari {total})" if done < total else "")

    people = wanted.pegawai or PEOPLE
    with _to_be_filled(folder, clock) as house:
        make_practice(house.store, house.blobs, people=people, today=day_of(clock()), step=step)
        house.exchange.begin()
    say("Dinas Latihan siap. Semua orang di dalamnya rekaan.")
    return 0


def _city(wanted: Namespace, folder: Path, clock: Clock) -> int:
    if not _FIRST_YEAR <= wanted.tahun <= _LAST_YEAR:
        raise RuleBroken("perintah.tahun", tahun=wanted.tahun, awal=_FIRST_YEAR, akhir=_LAST_YEAR)
    if _office_in(folder, clock) is not None:
        raise RuleBroken("perintah.folder_sudah_berisi", folder=folder)

    def step(done: int, total: int) -> None:
        progress(f"{done} dari {total} pegawai rekaan" if done < total else "")

    acting = Acting(day=day_of(clock()), role=Role.ADMIN, title="Operator (baris perintah)")
    size = {"offices": wanted.kantor, "people": wanted.pegawai, "year": wanted.tahun, "seed": wanted.benih}
    with _to_be_filled(folder, clock) as house:
        house.offices.create(acting, name="Kota Contoh", code="contoh", agency=True, practice=True)
        made = make_city(house.store, **size, step=step)
    say(f"{made} pegawai rekaan di {wanted.kantor} kantor.")
    return 0


def _office_in(folder: Path, clock: Clock) -> OwnOffice | None:
    if not holds_store(folder):
        return None
    with _house(folder, clock) as house:
        return house.offices.own()


@contextmanager
def _house(folder: Path, clock: Clock) -> Iterator[House]:
    house = open_house(folder, clock)
    try:
        yield house
    finally:
        house.close()


@contextmanager
def _to_be_filled(folder: Path, clock: Clock) -> Iterator[House]:
    """A house that lies in `folder` after the block; nothing of it is left there when the block fails.

    A store that is there already, opened once and never given an office, is filled where it lies.
    """
    if holds_store(folder):
        with _house(folder, clock) as house:
            yield house
        return
    ready_folder(folder)
    beside = folder / _BESIDE
    shutil.rmtree(beside, ignore_errors=True)
    try:
        with _stoppable() as raise_if_stopped, _house(beside, clock) as house:
            yield house
            raise_if_stopped()
        for part in sorted(beside.iterdir(), key=lambda part: part.name == DATABASE):
            _set_aside(folder / part.name)
            part.replace(folder / part.name)  # the database last: before it, the folder holds no office
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _stoppable() -> Iterator[Callable[[], None]]:
    """Ctrl+C at times falls into a call of the database back to us, which swallows it: it is raised again."""
    stopped = False

    def stop(_signal: int, _frame: object) -> None:
        nonlocal stopped
        stopped = True
        raise KeyboardInterrupt

    def raise_if_stopped() -> None:
        if stopped:
            raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or current_thread() is not main_thread():
        yield raise_if_stopped  # somebody else decides here what Ctrl+C means
        return
    signal.signal(signal.SIGINT, stop)
    try:
        yield raise_if_stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _set_aside(path: Path) -> None:
    """A key or files whose database is lost keep lying there under another name."""
    number = 1
    while path.exists() and (old := path.with_name(f"{path.name}.lama-{number}")):
        if old.exists():
            number += 1
        else:
            path.replace(old)
