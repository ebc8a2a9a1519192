"""What the exchange between offices costs (section 6.6 of its design), by the measure of that design:
the same changes written by the bare driver into the same tables, without a key and without triggers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import zstandard

from desktop_app.domain.errors import Refused
from desktop_app.services.backups import Backups
from desktop_app.services.exchange import sending
from desktop_app.store.engine import open_engine
from desktop_app.store.exchange.digests import _counting, control_totals
from desktop_app.store.exchange.folding import targets
from desktop_app.store.opening import DATABASE
from desktop_app.vault.keys import open_keys
from tests.bench.exchange_offices import (
    ACTING,
    CENTRE,
    OBSTACLE,
    OFFICE,
    PERSON,
    Changes,
    City,
    Desk,
    Shape,
    at,
    bare_engine,
    carried,
    changes,
    clock,
    decrypted,
    filled,
    founded,
    raw_of,
)
from tests.bench.harness import Case, Sides, timed
from tests.bench.start import ROOT, environment

MANY, BASE = 100_000, 50_000
MIXED = {"count": MANY, "base": BASE}
MILLION = {"count": 1_000_000, "base": 0}
STORM = 10_000
ALLOWED_GROWTH = 150.0
"""Megabytes that taking in a file of any size may need on top."""
Work = Callable[[Desk], object]


class Bare:
    """A database without a key and without triggers, given back as it was before each run."""

    def __init__(self, folder: Path, target: Path) -> None:
        self._kept, self._work = target.with_suffix(".awal"), target
        decrypted(folder, self._kept, triggers=False)

    def run(self, made: Changes) -> list[float]:
        """The changes in one transaction."""
        _fresh_file(self._kept, self._work)
        engine = bare_engine(self._work)

        def write() -> None:
            with engine.execution_options(writes=True).begin() as connection:
                made.run(raw_of(connection))

        engine.connect().close()
        found = timed(write)
        engine.dispose()
        return found


class Spoiled:
    """A PC that is given back as it was before each run; `plain`: its database has no key."""

    def __init__(self, folder: Path, target: Path, *, plain: bool = False) -> None:
        self._kept, self._work, self._plain = folder, target, plain
        if plain:
            self._kept = Path(shutil.copytree(folder, target.with_suffix(".awal")))
            bare = decrypted(folder, target.with_suffix(".basis"), triggers=True)
            bare.replace(self._kept / DATABASE)

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self._kept, self._work)
        desk = Desk(self._work, bare_engine(self._work / DATABASE) if self._plain else None)
        desk.store.engine.connect().close()
        try:
            yield desk
        finally:
            desk.close()

    def run(self, work: Work, before: Work = lambda _: None) -> list[float]:
        with self.desk() as desk:
            before(desk)
            return timed(partial(work, desk))


def _fresh_file(kept: Path, work: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        work.with_name(work.name + ending).unlink(missing_ok=True)
    shutil.copyfile(kept, work)


@contextmanager
def taking(folder: Path, count: int, base: int, *, plain: bool, shape: Shape = OBSTACLE) -> Iterator[Sides]:
    city, path = carried(count, base, shape)
    spoiled = Spoiled(city.centre, folder / "pusat", plain=plain)
    bare, made = Bare(city.centre, folder / "lantai.db"), changes(count, city, base, shape)
    yield Sides(lambda: spoiled.run(lambda desk: desk.take(path)), lambda: bare.run(made))


@contextmanager
def writing(folder: Path) -> Iterator[Sides]:
    city = filled(BASE)
    made = changes(MANY, city, BASE)
    spoiled = Spoiled(city.office, folder / "kantor", plain=True)
    bare = Bare(city.office, folder / "lantai.db")
    yield Sides(lambda: spoiled.run(lambda desk: desk.write(made)), lambda: bare.run(made))


@contextmanager
def at_office(folder: Path, before: Callable[[Desk, Changes], object], work: Work) -> Iterator[Sides]:
    """A piece of work of the office that made the changes, against writing them."""
    city = filled(BASE)
    made = changes(MANY, city, BASE)
    spoiled = Spoiled(city.office, folder / "kantor", plain=True)
    bare = Bare(city.office, folder / "lantai.db")
    yield Sides(lambda: spoiled.run(work, lambda desk: before(desk, made)), lambda: bare.run(made))


def _write(desk: Desk, made: Changes) -> None:
    desk.write(made)


def _seal(desk: Desk, made: Changes) -> None:
    desk.write(made, sealed=True)


def _send(desk: Desk) -> Path:
    return desk.send(CENTRE, desk.folder / "kirim.sinkron")


def _send_unsummed(desk: Desk) -> Path:
    """What the paper measured: its prototype had no control totals, which have a case of their own."""
    with patch.object(sending, "control_totals", lambda *_: {}):
        return _send(desk)


@contextmanager
def summing(folder: Path) -> Iterator[Sides]:
    """The control totals of all rows, against reading these rows."""
    with at(filled(MANY).copy("kantor", folder / "kantor")) as desk, desk.store.look() as work:
        log, raw = work.log(), work.connection.connection.cursor()
        gids = list({stream.gid for stream in log.streams.values()})
        asked = f"WHERE t.audience_id IN ({','.join('?' * len(gids))})"

        def read() -> None:
            for name in targets():
                raw.execute(f"{_counting(name)[0]} {asked}", gids)
                while raw.fetchmany(200):
                    pass

        yield Sides(lambda: timed(lambda: control_totals(work.connection, gids)), lambda: timed(read))


def _answered(desk: Desk, made: Changes) -> None:
    """The centre takes all in and says so, so that nothing of it must leave again."""
    desk.write(made, sealed=True)
    with at(Path(shutil.copytree(filled(BASE).centre, desk.folder / "pusat"))) as centre:
        centre.take(_send(desk))
        desk.take(centre.send(OFFICE, desk.folder / "jawab.sinkron"))


@contextmanager
def again(folder: Path) -> Iterator[Sides]:
    """A file that was taken in before: not a byte may be written for it."""
    city, path = carried(MANY, BASE)
    spoiled = Spoiled(city.centre, folder / "pusat")
    bare, made = Bare(city.centre, folder / "lantai.db"), changes(MANY, city, BASE)

    def ours() -> list[float]:
        with spoiled.desk() as desk:
            desk.take(path)
            held = _state(desk)
            found = timed(lambda: desk.take(path))
            if _state(desk) != held:
                raise RuntimeError("a known file was written for")
        return found

    yield Sides(ours, lambda: bare.run(made))


def _state(desk: Desk) -> list[bytes]:
    return [
        file.read_bytes() for file in sorted(desk.folder.glob(f"{DATABASE}*")) if file.suffix != ".db-shm"
    ]


@contextmanager
def weighing(_folder: Path) -> Iterator[Sides]:
    """The file in bytes, against the same changes as text, compressed as one piece."""
    city, path = carried(MANY, BASE)
    made = changes(MANY, city, BASE)
    text = "\n".join(json.dumps(_told(row), ensure_ascii=False) for row in _rows(made)).encode()
    packed = len(zstandard.ZstdCompressor(level=3).compress(text))
    yield Sides(lambda: [path.stat().st_size / 1e6], lambda: [packed / 1e6])


def _rows(made: Changes) -> Iterator[dict[str, Any]]:
    names = ("id", "audience_id", "rev", *made.shape.columns)
    yield from (dict(zip(names, row, strict=True)) for row in made.inserts)
    yield from (dict(zip((*made.shape.fields, "id"), row, strict=True)) for row in made.updates)
    yield from ({"id": row[0]} for row in made.deletes)


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: content.hex() if isinstance(content, bytes) else content
        for name, content in row.items()
        if name not in {"audience_id", "rev"}
    }


@contextmanager
def storming(folder: Path) -> Iterator[Sides]:
    """Both sides set the same field of 10,000 rows to something else, unseen by each other."""
    city = filled(BASE)
    ours, theirs = _edits(city, "2027-03-01"), _edits(city, "2027-04-01")
    with at(city.copy("kantor", folder / "kantor")) as office:
        office.write(theirs, sealed=True)
        path = office.send(CENTRE, folder / "badai.sinkron")
    city.copy("pusat", folder / "awal")
    with at(folder / "awal") as centre:
        centre.write(ours, sealed=True)
    spoiled = Spoiled(folder / "awal", folder / "pusat", plain=True)
    bare, made = Bare(city.centre, folder / "lantai.db"), changes(MANY, city, BASE)

    def take(desk: Desk) -> None:
        if desk.take(path).conflicts != STORM:
            raise RuntimeError("not all of them are at odds")

    yield Sides(lambda: spoiled.run(take), lambda: bare.run(made))


def _edits(city: City, day: str) -> Changes:
    rows = OBSTACLE.rows(0, STORM, city.gid)
    return Changes(OBSTACLE, (), [("terbuka", day, row[0]) for row in rows])


@contextmanager
def remembering(folder: Path, count: int, base: int) -> Iterator[Sides]:
    """What a process of its own needs on top while it takes a file in."""
    city, path = carried(count, base)

    def ours() -> list[float]:
        target = city.copy("pusat", folder / "pusat")
        command = [sys.executable, "-m", "tests.bench.exchange_memory", str(target), str(path)]
        told = subprocess.run(
            command, cwd=ROOT, env=environment(), check=True, capture_output=True, text=True
        )
        return [float(told.stdout)]

    yield Sides(ours, lambda: [ALLOWED_GROWTH])


@contextmanager
def growing(folder: Path) -> Iterator[Sides]:
    """Time for each change of 100,000, against that of 10,000."""

    def each(count: int, name: str) -> Callable[[], list[float]]:
        city, path = carried(count, count // 2)
        spoiled = Spoiled(city.centre, folder / name)
        return lambda: [found / count * 1000 for found in spoiled.run(lambda desk: desk.take(path))]

    yield Sides(each(MANY, "besar"), each(MANY // 10, "kecil"))


@contextmanager
def checking(folder: Path) -> Iterator[Sides]:
    """All signatures, the chain, and each row against the log: 100,000 rows."""
    city = filled(MANY)
    bare, made = Bare(filled(BASE).centre, folder / "lantai.db"), changes(MANY, filled(BASE), BASE)
    spoiled = Spoiled(city.centre, folder / "pusat", plain=True)

    def check(desk: Desk) -> None:
        if not desk.exchange.check().is_good:
            raise RuntimeError("the store is not what its log says")

    yield Sides(lambda: spoiled.run(check), lambda: bare.run(made))


@contextmanager
def backing_up(folder: Path, count: int) -> Iterator[Sides]:
    """A backup, read back whole, against a bare copy by the database itself."""
    city = filled(count)
    spoiled = Spoiled(city.office, folder / "kantor")

    def ours(desk: Desk) -> None:
        keys = open_keys(desk.folder)
        Backups(desk.store, desk.blobs, desk.folder, keys, clock).make(ACTING)

    def floor(desk: Desk) -> None:
        raw: Any = desk.store.engine.raw_connection().driver_connection
        raw.execute("VACUUM INTO ?", ((desk.folder / "salinan.db").as_posix(),))

    yield Sides(lambda: spoiled.run(ours), lambda: spoiled.run(floor))


@contextmanager
def refusing(folder: Path) -> Iterator[Sides]:
    """The slowest refusal of a large file that was tampered with, one run each."""
    city, path = carried(MANY, BASE)
    files = list(_tampered(path, folder))
    bare, made = Bare(city.centre, folder / "lantai.db"), changes(MANY, city, BASE)
    with at(city.copy("pusat", folder / "pusat")) as desk:

        def refuse(file: Path) -> None:
            (intake,) = desk.exchange.receive(ACTING, [file]).intakes
            if not isinstance(intake.error, Refused):
                raise RuntimeError(f"{file.name} was not refused: {intake}")

        yield Sides(lambda: [max(timed(partial(refuse, file))[0] for file in files)], lambda: bare.run(made))


def _tampered(path: Path, folder: Path) -> Iterator[Path]:
    whole = path.read_bytes()
    middle = len(whole) // 2
    spoiled = {
        "bit": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "terpotong": whole[:-1],
        "terlalu-panjang": whole + b"\0",
        "kepala": whole[:16] + b"[" * 60_000 + whole[60_016:],
        "tanda-tangan": whole[:-64] + bytes(64),
        "bukan": bytes(len(whole)),
    }
    for name, content in spoiled.items():
        (folder / name).write_bytes(content)
        yield folder / name


@contextmanager
def glancing(folder: Path) -> Iterator[Sides]:
    """The exchange at a glance: among 100,000 rows, and where there is nothing yet."""
    large, small = filled(MANY), founded()
    with (
        at(large.copy("pusat", folder / "besar")) as ours,
        at(small.copy("pusat", folder / "kecil")) as floor,
    ):
        yield Sides(lambda: timed(ours.exchange.standing), lambda: timed(floor.exchange.standing))


@contextmanager
def opening(folder: Path) -> Iterator[Sides]:
    """The first answer of an encrypted store after it was closed, against one without a key."""
    city = filled(MANY)
    target = city.copy("pusat", folder / "pusat")
    bare = decrypted(target, folder / "lantai.db", triggers=True)
    key = open_keys(target).database

    def ask(make: Callable[[], Any]) -> None:
        engine = make()
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT office FROM _ctl").fetchall()
        engine.dispose()

    yield Sides(
        lambda: timed(lambda: ask(lambda: open_engine(target / DATABASE, key))),
        lambda: timed(lambda: ask(lambda: bare_engine(bare))),
    )


def by_writing(name: str, what: str, prepare: Any, **more: Any) -> Case:
    """A case whose floor is the yardstick of the design."""
    return Case(name, what, f"{MANY:,} bare changes", prepare, **{"repeats": 3, **more})


CASES = (
    by_writing("tukar-terima", "100,000 mixed changes come in, no key", partial(taking, plain=True, **MIXED)),
    by_writing("tukar-terima-kunci", "they come in, encrypted", partial(taking, plain=False, **MIXED)),
    by_writing("tukar-pemicu", "writing them with triggers, no key", writing),
    by_writing("tukar-segel", "sealing 100,000 changes", partial(at_office, before=_write, work=Desk.seal)),
    by_writing(
        "tukar-kirim",
        "writing a file of them, sealed",
        partial(at_office, before=_seal, work=_send_unsummed),
    ),
    by_writing(
        "tukar-kirim-lagi",
        "a file for an office that holds them all",
        partial(at_office, before=_answered, work=_send_unsummed),
    ),
    Case("tukar-kendali", "the control totals of 100,000 rows", "reading these rows", summing),
    by_writing("tukar-terima-lagi", "a file that was taken in before, nothing written", again),
    Case("tukar-besar", "the file of 100,000 mixed changes", "the changes, zstd", weighing, 1, "MB"),
    by_writing("tukar-badai", "10,000 rows at odds", storming),
    Case(
        "tukar-memori",
        "own memory on top while taking in 100,000 changes",
        "150 MB, the limit of the design",
        partial(remembering, **MIXED),
        repeats=1,
        unit="MB",
    ),
    Case(
        "tukar-tumbuh",
        "taking in 100,000 changes, each thousand",
        "each thousand of 10,000",
        growing,
        repeats=3,
    ),
    Case(
        "tukar-orang",
        "taking in 20,000 new people, lists made anew",
        "20,000 bare changes",
        partial(taking, count=20_000, base=0, plain=False, shape=PERSON),
        repeats=3,
    ),
    by_writing("tukar-periksa", "all signatures, 100,000 rows against the log", checking),
    Case(
        "tukar-cadangan", "backup of 100,000 rows", "VACUUM INTO", partial(backing_up, count=MANY), repeats=3
    ),
    by_writing("tukar-tolak", "refusing a file that was tampered with", refusing),
    Case("tukar-sekilas", "the exchange at a glance, 100,000 rows", "the same, no rows", glancing),
    Case("tukar-buka", "first answer of an encrypted store", "without a key", opening),
    Case(
        "tukar-sejuta",
        "taking in 1,000,000 new rows, encrypted",
        "executemany of the same",
        partial(taking, plain=False, **MILLION),
        repeats=1,
        long=True,
    ),
    Case(
        "tukar-sejuta-memori",
        "own memory on top while taking in 1,000,000 rows",
        "150 MB, the limit of the design",
        partial(remembering, **MILLION),
        repeats=1,
        unit="MB",
        long=True,
    ),
    Case(
        "tukar-sejuta-cadangan",
        "backup of 1,000,000 rows",
        "VACUUM INTO",
        partial(backing_up, count=1_000_000),
        repeats=1,
        long=True,
    ),
)
