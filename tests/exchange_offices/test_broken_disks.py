"""Full disks, disks that fail, folders nobody may write, sticks that go: a sentence, nothing by halves."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from builders import clock
from city_views import is_well
from failing_driver import failing_driver
from line_notes import attach, note, notes
from separate_offices import Office, give, post
from sqlalchemy import event

from desktop_app.app.compose import open_house
from desktop_app.domain.errors import AppError, DiskFull
from desktop_app.domain.organisation import Setting
from desktop_app.services.exchange import receiving
from desktop_app.services.house import House
from desktop_app.services.offices import own_office
from desktop_app.store.backups import count_rows
from desktop_app.store.exchange.folding import targets
from tests.services.disks import no_file_over, pulled_out, small_disk

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits and mounts are things of POSIX")
GOLDEN = Path(__file__).parents[1] / "golden" / "db" / "0001"
KB = 1024


def many(office: Office, count: int, word: str = "kata") -> None:
    """So much that an import needs more than one page."""
    with office.open() as house, house.store.work(office.acting) as work:
        audience = own_office(work).audience_id
        work.add(
            *(
                Setting(id=work.mint(), audience_id=audience, key=f"{word} {n}", value=f'"{word * 30} {n}"')
                for n in range(count)
            )
        )


def state(office: Office) -> dict[str, object]:
    """What people see, and what the log holds."""
    with office.open() as house, house.store.look() as work:
        settings = {setting.key: setting.value for setting in work.find(Setting)}
        return {"settings": settings, "vector": work.log().vector()}


def left_behind(office: Office) -> list[Path]:
    return list(office.data.rglob("*.part"))


@contextmanager
def at_most(house: House, pages: int) -> Iterator[None]:
    """A database that can grow by so many pages only."""
    most = pages_of(house) + pages

    def limit(connection: object, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {most}")

    house.store.engine.dispose()
    event.listen(house.store.engine, "checkout", limit)
    try:
        yield
    finally:
        event.remove(house.store.engine, "checkout", limit)
        house.store.engine.dispose()


def sweep_pages(city, step: int) -> tuple[int, int]:
    """The database may grow a little further each time, until the import goes through.

    Answers how often it was refused, and by how many pages the same import makes a copy grow unhindered.
    """
    many(city.a, 1200)
    path = post(city.a, city.centre, city.stick)
    with city.centre.open() as house:
        compact(house)
    free = Office(city.folder / "leluasa", city.centre.code, city.centre.name)
    shutil.copytree(city.centre.data, free.data)
    with free.open() as house:
        house.exchange._receiving._before_import = None  # its backup has tests of its own
        held = pages_of(house)
        assert _tried(lambda: house.exchange.receive(free.acting, [path])) == (None,)
        needed = pages_of(house) - held
    before, refused = state(city.centre), 0
    house = open_house(city.centre.data, city.centre.hands, city.centre.notes)
    house.exchange._receiving._before_import = None
    for pages in range(0, 10_000, step):
        with at_most(house, pages):
            (intake,) = _tried(lambda: house.exchange.receive(city.centre.acting, [path]))
        if intake is None:
            break
        assert isinstance(intake, DiskFull), intake
        refused += 1
        assert {key: held for key, held in notes(city.centre).items() if key[:4] == "kata"} in ({}, _all())
    house.close()
    assert state(city.centre) != before
    assert _all().items() <= notes(city.centre).items()
    assert is_well(city.centre)
    return refused, needed


def pages_of(house: House) -> int:
    with house.store.engine.connect() as connection:
        return connection.exec_driver_sql("PRAGMA page_count").scalar()


def compact(house: House) -> None:
    """Pages that are free already would be filled before the database has to grow."""
    with house.store.engine.connect() as connection:
        driver = connection.connection.driver_connection
        connection.rollback()
        driver.execute("VACUUM")


def _all() -> dict[str, str]:
    return {f"kata {n}": f'"{"kata" * 30} {n}"' for n in range(1200)}


def _tried(deed: Callable[[], object]) -> tuple[AppError | None]:
    """The error of the one file, or of the deed itself; None when it went well."""
    try:
        (intake,) = deed().intakes
    except AppError as error:
        return (error,)
    return (intake.error,)


def test_a_database_that_cannot_grow_takes_nothing_by_halves(city):
    refused, needed = sweep_pages(city, step=20)

    assert refused * 20 >= needed - 20 > 0


@pytest.mark.soak
def test_a_database_that_cannot_grow_stops_at_every_page(city):
    refused, needed = sweep_pages(city, step=1)

    assert refused >= needed - 1 > 0


def fail_everywhere(office: Office, deed: Callable[[House], object], step: int) -> int:
    """Lets a deed fail at its N-th statement for N = 1, 2, 3 … until it goes through; answers the last N.

    After each failure the same deed is done over a copy of the store as it was, and all is as it should be.
    """
    kept, number = office.home / "asli", 1
    shutil.copytree(office.data, kept)
    while True:
        with failing_driver() as fuse, office.open() as house:
            fuse.left = number
            error = _of(house, deed)
            was_enough, fuse.left = fuse.is_whole, 0
            if was_enough:
                assert error is None
                return number
            assert house.health().is_good
            assert house.exchange.check().is_good
            assert _of(house, deed) is None
        assert left_behind(office) == []
        shutil.rmtree(office.data)
        shutil.copytree(kept, office.data)
        number += step


def _of(house: House, deed: Callable[[House], object]) -> AppError | None:
    try:
        done = deed(house)
    except AppError as error:
        return error
    return next((intake.error for intake in getattr(done, "intakes", ()) if intake.error), None)


def imports(city) -> Callable[[House], object]:
    note(city.a, "satu")
    attach(city.a, "bukti.pdf", b"%PDF bukti")
    path = post(city.a, city.centre, city.stick)
    return lambda house: house.exchange.receive(city.centre.acting, [path])


@pytest.mark.parametrize("step", [23, pytest.param(1, marks=pytest.mark.soak)])
def test_an_import_may_fail_at_any_statement(city, step):
    assert fail_everywhere(city.centre, imports(city), step) > 300


def exports(city) -> Callable[[House], object]:
    note(city.a, "satu")
    return lambda house: house.exchange.send(city.a.acting, "BKPSDM", city.stick)


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.soak)])
def test_an_export_may_fail_at_any_statement(city, step):
    assert fail_everywhere(city.a, exports(city), step) > 60


def becomes_new(city) -> Callable[[House], object]:
    note(city.a, "satu")
    return lambda house: house.exchange.become_new_computer(city.a.acting)


@pytest.mark.soak
def test_to_become_a_new_computer_may_fail_at_every_statement(city):
    assert fail_everywhere(city.a, becomes_new(city), step=1) > 30


def fail_starts(folder: Path, step: int) -> int:
    """A store of part 1 is migrated and its log begun, whichever statement failed before; the last N."""
    number, codes = 1, set()
    with started(folder / "sekali") as house:
        expected = captured(house)
    while True:
        office = folder / f"kantor {number}"
        shutil.copytree(GOLDEN, office)
        with failing_driver() as fuse:
            fuse.left = number
            codes.add(code_of_start(office))
            was_enough = fuse.is_whole
        with started(office) as house:
            assert captured(house) == expected
            assert house.health().is_good
            assert house.exchange.check().is_good
        assert list(office.rglob("*.part")) == []
        shutil.rmtree(office)
        if was_enough:
            assert codes == {None, "gudang.rusak", "berkas.penuh"}
            return number
        number += step


def code_of_start(office: Path) -> str | None:
    """What the program would say of an office that does not open."""
    try:
        open_house(office, clock).close()
    except AppError as error:
        return error.code
    return None


@contextmanager
def started(office: Path) -> Iterator[House]:
    if not office.exists():
        shutil.copytree(GOLDEN, office)
    house = open_house(office, clock)
    try:
        yield house
    finally:
        house.close()


def captured(house: House) -> dict[str, int]:
    """How many rows each exchanged table has, and how many operations tell of them."""
    with house.store.engine.connect() as connection:
        found = {name: count for name, count in count_rows(connection).items() if name in targets()}
        found["operations"] = connection.exec_driver_sql("SELECT sum(count) FROM _block").scalar()
    return found


def test_a_first_start_may_fail_at_any_statement(tmp_path):
    assert fail_starts(tmp_path, step=97) > 300


@pytest.mark.soak
def test_a_first_start_may_fail_at_every_statement(tmp_path):
    assert fail_starts(tmp_path, step=1) > 300


def test_a_later_start_may_fail_at_every_statement(city):
    """Whatever fails is told as the program tells it, never as the driver does."""
    codes, number, is_enough = set(), 0, False
    while not is_enough:
        number += 1
        with failing_driver() as fuse:
            fuse.left = number
            codes.add(code_of_start(city.a.data))
            is_enough = fuse.is_whole

    assert codes == {None, "gudang.rusak"}
    assert number > 20
    assert is_well(city.a)


def test_a_disk_that_is_almost_full_takes_a_file_when_there_is_room(city):
    """The office of BKPSDM lies on a small disk; each attempt has a little more room than the one before."""
    many(city.a, 1200)
    path = post(city.a, city.centre, city.stick)
    office = Office(city.folder / "kecil", city.centre.code, city.centre.name)
    with small_disk(office.home, "24m") as is_mounted:
        if not is_mounted:
            pytest.skip("may not mount here")
        shutil.copytree(city.centre.data, office.data)
        refused = set()
        for free in range(0, 12_000_000, 600_000):
            filler = _fill(office.home, free)
            code = _import_on(office, path)
            filler.unlink()
            if code is None:
                break
            refused.add(code)
            assert left_behind(office) == []
            assert is_well(office)
        assert refused <= {"DISK_PENUH", "gudang.penuh", "berkas.penuh"}
        assert refused
        assert _all().items() <= notes(office).items()
        assert is_well(office)


def _import_on(office: Office, path: Path) -> str | None:
    try:
        with office.open() as house:
            (error,) = _tried(lambda: house.exchange.receive(office.acting, [path]))
    except AppError as found:
        error = found
    return error.code if error else None


def _fill(folder: Path, free: int) -> Path:
    """A file that leaves `free` bytes."""
    disk = os.statvfs(folder)
    filler = folder / "pengisi"
    size = max(0, disk.f_bavail * disk.f_frsize - free)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, size))
    return filler


def test_a_full_stick_is_told_and_left_clean(city):
    attach(city.a, "bukti.pdf", os.urandom(1_500_000))
    stick = city.folder / "stik-kecil"
    with small_disk(stick, "1m") as is_mounted:
        if not is_mounted:
            pytest.skip("may not mount here")
        ran = city.a.run("sinkron", "tulis", "--untuk", "BKPSDM", "--ke", stick)

        assert (ran.code, ran.error) == (2, "DISK_PENUH")
        assert list(stick.iterdir()) == []


def test_a_file_that_finds_no_room_leaves_nothing_where_nobody_may_mount(city):
    attach(city.a, "bukti.pdf", os.urandom(600_000))
    with no_file_over(300 * KB), city.a.open() as house, pytest.raises(DiskFull) as refused:
        house.exchange.send(city.a.acting, "BKPSDM", city.stick)

    assert refused.value.code in {"DISK_PENUH", "gudang.penuh"}
    assert list(city.stick.iterdir()) == []


def test_a_stick_that_nobody_may_write_is_read_but_not_written(city):
    stick = city.folder / "stik-terkunci"
    with small_disk(stick, "5m") as is_mounted:
        if not is_mounted:
            pytest.skip("may not mount here")
        note(city.a, "dari stik")
        path = post(city.a, city.centre, stick)
        os.system(f"mount -o remount,ro {stick}")

        written = city.a.run("sinkron", "tulis", "--untuk", "BKPSDM", "--ke", stick)
        read = city.centre.run("sinkron", "baca", path)

    assert (written.code, written.error) == (2, "sinkron.tak_dapat_menulis")
    assert read.code == 0
    assert "dari stik" in notes(city.centre)


def test_a_data_folder_that_nobody_may_write_is_told(city):
    path = post(city.a, city.centre, city.stick)
    office = Office(city.folder / "kunci", city.centre.code, city.centre.name)
    with small_disk(office.home, "24m") as is_mounted:
        if not is_mounted:
            pytest.skip("may not mount here")
        shutil.copytree(city.centre.data, office.data)
        os.system(f"mount -o remount,ro {office.home}")

        ran = office.run("sinkron", "baca", path)

    assert ran.code == 2
    assert ran.error not in {"", "program.kesalahan"}
    assert "Traceback" not in ran.err


def test_a_stick_that_is_pulled_while_parts_are_written_is_told(city):
    for n in range(3):
        attach(city.a, f"bukti {n}.pdf", os.urandom(700_000))
    stick = city.folder / "stik-dicabut"
    with small_disk(stick, "20m") as is_mounted, city.a.open() as house:
        if not is_mounted:
            pytest.skip("may not mount here")

        with pytest.raises(AppError) as refused:
            house.exchange.send(
                city.a.acting, "BKPSDM", stick / "surat.sinkron", part_size=KB * KB,
                step=lambda done, _: pulled_out(stick) if done == 1 else None,
            )  # fmt: skip

        assert refused.value.code == "sinkron.tak_dapat_menulis"
        assert [line for line in house.exchange.ledger() if line.file.startswith("surat")] == []
    assert is_well(city.a)


def test_a_stick_that_is_pulled_while_it_is_copied_is_told(city):
    note(city.a, "di stik")
    path = post(city.a, city.centre, city.stick)

    def pulled(source: object, target: object, _size: int) -> None:
        target.write(source.read(1000))
        raise OSError(errno.EIO, "Input/output error")

    with patch.object(receiving.shutil, "copyfileobj", pulled):
        assert city.centre.refuses(path).code == "BERKAS_TAK_TERBACA"
    assert left_behind(city.centre) == []
    give(city.a, city.centre, city.stick)

    assert "di stik" in notes(city.centre)


def test_what_a_killed_import_left_is_swept_at_the_next_start(city):
    inbox = city.centre.data / "inbox"
    inbox.mkdir(exist_ok=True)
    (inbox / ".0123456789abcdef.part").write_bytes(b"separuh" * 1000)
    folder = city.centre.data / "berkas" / "ab"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".bukti.part").write_bytes(b"separuh")

    ran = city.centre.run("sinkron", "riwayat")

    assert ran.code == 0
    assert left_behind(city.centre) == []
