"""A centre and an office that know each other and hold the same people, and changes to carry between them.

Made once a run for each size and copied for each measurement; nobody pays for the founding.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlcipher3 import dbapi2 as driver

from desktop_app.app.compose import open_house
from desktop_app.domain.values import Acting, AudienceKind, Role, audience_of
from desktop_app.services.exchange.cases import Exchange
from desktop_app.services.exchange.identity import own_of
from desktop_app.services.exchange.values import FileKind, Intake
from desktop_app.services.offices import own_office
from desktop_app.services.samples.names import made_up
from desktop_app.store.engine import open_engine
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.exchange.triggers import drop_triggers
from desktop_app.store.opening import DATABASE
from desktop_app.store.work import Store
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.keys import open_keys

CENTRE, OFFICE = "BKPSDM", "DINKES"
ACTING = Acting(day=date(2026, 10, 5), role=Role.ADMIN, title="Admin Contoh")
Rows = Sequence[tuple[Any, ...]]


def clock() -> datetime:
    """A fixed moment."""
    return datetime(2026, 10, 5, 2, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shape:
    """A table to write into: how a new row looks, and which two fields an update sets."""

    table: str
    columns: tuple[str, ...]
    row: Callable[[int, Random], tuple[Any, ...]]
    fields: tuple[str, str]
    edit: Callable[[int, Random], tuple[Any, Any]]

    @property
    def insert(self) -> str:
        names = ("id", "audience_id", "rev", *self.columns)
        return f"INSERT INTO {self.table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

    @property
    def update(self) -> str:
        return f"UPDATE {self.table} SET {' = ?, '.join(self.fields)} = ? WHERE id = ?"

    @property
    def delete(self) -> str:
        return f"DELETE FROM {self.table} WHERE id = ?"

    def rows(self, first: int, count: int, gid: bytes) -> Rows:
        """Made-up rows with keys in the order of their making."""
        chance = Random(first)
        return [(row_id(serial), gid, 1, *self.row(serial, chance)) for serial in range(first, first + count)]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is written to one table."""

    shape: Shape
    inserts: Rows
    updates: Rows = ()
    deletes: Rows = ()

    def run(self, raw: Any) -> None:
        """By the bare driver, in the transaction of the caller."""
        raw.executemany(self.shape.insert, self.inserts)
        raw.executemany(self.shape.update, self.updates)
        raw.executemany(self.shape.delete, self.deletes)


def row_id(serial: int) -> bytes:
    """The key of a row: in the order of their making, as real keys are."""
    return (0x019A << 112 | serial << 32 | (serial * 2654435761) % 2**32).to_bytes(16, "big")


def _day(serial: int, year: int) -> str:
    return f"{year}-{1 + serial % 12:02d}-{1 + serial % 28:02d}"


PERSON = Shape(
    "person",
    ("person_id", "name", "title_back", "sex", "born_on", "born_at", "phone", "email"),
    lambda serial, chance: (
        row_id(serial), made_up(chance), "S.Sos.", "lp"[serial % 2], _day(serial, 1960 + serial % 40),
        "Kota Contoh", f"08{chance.randrange(10**9):09d}", f"contoh{serial}@kantor.example",
    ),
    ("name", "phone"),
    lambda _, chance: (f"{made_up(chance)} Baru", f"081{chance.randrange(10**8):08d}"),
)  # fmt: skip
OBSTACLE = Shape(
    "obstacle",
    ("person_id", "skp_id", "unit_id", "text", "from_on", "owner_id", "status"),
    lambda serial, chance: (
        row_id(chance.randrange(4_000)), row_id(chance.randrange(10**6)), row_id(chance.randrange(40)),
        f"Kendala contoh {serial}: {made_up(chance)} belum tersedia", _day(serial, 2026),
        row_id(chance.randrange(4_000)), "terbuka",
    ),
    ("status", "to_on"),
    lambda serial, _: ("selesai", _day(serial + 1, 2027)),
)  # fmt: skip
"""About as wide as what the design was measured with, and two indexes like it."""


def mixed(count: int, base: int, gid: bytes, shape: Shape = OBSTACLE) -> Changes:
    """60 % new rows, 35 % updates of two fields, 5 % deletions, among `base` rows."""
    chance = Random(count)
    updates, deletes = count * 35 // 100, count * 5 // 100
    return Changes(
        shape,
        shape.rows(base, count * 60 // 100, gid),
        [(*shape.edit(i, chance), row_id(i)) for i in range(updates)],
        [(row_id(i),) for i in range(base - deletes, base)],
    )


class Desk:
    """One PC at work in its folder."""

    def __init__(self, folder: Path, engine: Engine | None = None) -> None:
        keys = open_keys(folder)
        self.folder = folder
        self.store = Store(engine or open_engine(folder / DATABASE, keys.database), clock)
        self.blobs = Blobs(folder / "berkas", keys)
        self.exchange = Exchange(self.store, self.blobs, folder)

    def write(self, changes: Changes, *, sealed: bool = False) -> None:
        """As one deed, by the bare driver: triggers see it."""
        with self.store.work(ACTING) as work:
            changes.run(raw_of(work.connection))
            if sealed:
                seal(work.log(), own_of(work).author, work.now)

    def seal(self) -> None:
        """Turns what the triggers saw into blocks."""
        with self.store.work(ACTING) as work:
            seal(work.log(), own_of(work).author, work.now)

    def send(self, to: str, target: Path, kind: FileKind = FileKind.SINKRON) -> Path:
        """One file."""
        return self.exchange.send(ACTING, to, target, kind=kind).files[0].path

    def take(self, path: Path) -> Intake:
        """A file that must enter whole."""
        (intake,) = self.exchange.receive(ACTING, [path]).intakes
        if intake.error or intake.refused or intake.waiting or intake.totals_differ:
            raise RuntimeError(f"{path.name} did not enter: {intake}")
        return intake

    def close(self) -> None:
        self.store.engine.dispose()


def raw_of(connection: Any) -> Any:
    """The driver's own connection."""
    return connection.connection.driver_connection


@contextmanager
def at(folder: Path) -> Iterator[Desk]:
    """A PC, closed afterwards."""
    desk = Desk(folder)
    try:
        yield desk
    finally:
        desk.close()


@dataclass(frozen=True, slots=True)
class City:
    """Two folders and the audience both read and write."""

    folder: Path
    gid: bytes

    @property
    def centre(self) -> Path:
        return self.folder / "pusat"

    @property
    def office(self) -> Path:
        return self.folder / "kantor"

    def copy(self, name: str, target: Path) -> Path:
        """A folder of one of them, for a measurement to spoil."""
        shutil.rmtree(target, ignore_errors=True)
        return Path(shutil.copytree(self.folder / name, target))


_kept: list[TemporaryDirectory[str]] = []


def _folder() -> Path:
    _kept.append(TemporaryDirectory(prefix="rembug-bench-kantor-"))
    return Path(_kept[-1].name)


@cache
def founded() -> City:
    """They have exchanged cards, roster and starter package; nobody is employed yet."""
    folder = _folder()
    houses = {}
    for name, code in (("pusat", CENTRE), ("kantor", OFFICE)):
        (folder / name).mkdir()
        house = houses[code] = open_house(folder / name, clock)
        house.offices.create(ACTING, name=f"Kantor {code}", code=code, agency=code == CENTRE)
        house.exchange.begin()
        house.exchange.cards.write(ACTING, folder / f"{code}.kartu")
    centre, office = houses[CENTRE], houses[OFFICE]
    centre.exchange.cards.take(ACTING, folder / f"{OFFICE}.kartu")
    office.exchange.cards.take(ACTING, folder / f"{CENTRE}.kartu")
    package = folder / "paket.sinkron"
    centre.exchange.send(ACTING, OFFICE, package, kind=FileKind.PAKET_AWAL)
    office.exchange.receive(ACTING, [package])
    with office.store.look() as work:
        gid = audience_of(AudienceKind.KEPEG, own_office(work).id)
    for house in houses.values():
        house.close()
    with at(folder / "kantor") as desk, at(folder / "pusat") as other:
        other.take(desk.send(CENTRE, folder / "jawab.sinkron"))
    return City(folder, gid)


@cache
def filled(base: int, shape: Shape = OBSTACLE) -> City:
    """Both hold the same rows, and each knows that the other does."""
    first = founded()
    city = City(_folder(), first.gid)
    for name in ("pusat", "kantor"):
        first.copy(name, city.folder / name)
    with at(city.office) as office, at(city.centre) as centre:
        if base:
            office.write(Changes(shape, shape.rows(0, base, city.gid)), sealed=True)
        centre.take(office.send(CENTRE, city.folder / "isi.sinkron"))
        office.take(centre.send(OFFICE, city.folder / "balas.sinkron"))
    return city


@cache
def carried(count: int, base: int, shape: Shape = OBSTACLE) -> tuple[City, Path]:
    """The city before, and the file with the changes that the office made since: mixed, or all of them new
    where nothing was before."""
    city = filled(base, shape)
    folder = _folder()
    city.copy("kantor", folder / "kantor")
    with at(folder / "kantor") as office:
        office.write(changes(count, city, base, shape), sealed=True)
        path = office.send(CENTRE, folder / "perubahan.sinkron")
    return city, path


def changes(count: int, city: City, base: int, shape: Shape = OBSTACLE) -> Changes:
    """What `carried` carries."""
    if base:
        return mixed(count, base, city.gid, shape)
    return Changes(shape, shape.rows(0, count, city.gid))


def bare_engine(path: Path) -> Engine:
    """The same settings without a key, for the floor and for the program without encryption."""
    from desktop_app.store import engine as house

    made = create_engine(f"sqlite:///{path}", module=driver, connect_args={"check_same_thread": False})

    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (*house._PRAGMAS, "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(made, "connect", prepare)
    event.listen(made, "begin", house._begin)
    return made


def decrypted(folder: Path, target: Path, *, triggers: bool) -> Path:
    """A copy of a database without a key; without triggers it is what the floor writes into."""
    target.unlink(missing_ok=True)
    engine = open_engine(folder / DATABASE, open_keys(folder).database)
    connection = engine.raw_connection()
    raw: Any = connection.driver_connection
    raw.execute("ATTACH DATABASE ? AS bare KEY ''", (str(target),))
    raw.execute("SELECT sqlcipher_export('bare')").fetchall()
    raw.execute("DETACH DATABASE bare")
    connection.close()
    engine.dispose()
    if not triggers:
        engine = bare_engine(target)
        with engine.begin() as made:
            drop_triggers(made)
        engine.dispose()
    return target
