"""Full, read-only and vanished disks: a sentence, no half file, and the office as it was."""

from __future__ import annotations

import os

import pytest
from backup_world import CONTENTS, settled, tree
from builders import admin

from desktop_app.domain.backups import BackupReason
from desktop_app.domain.errors import AppError, DiskFull, RuleBroken
from desktop_app.services.restoring import restore
from desktop_app.store.opening import check_health

if os.name == "posix":
    from disks import no_file_over, pulled_out, small_disk

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits and mounts are things of POSIX")
KB = 1024


@pytest.mark.parametrize("kib", [40, 100, 500, 900, 1100, 1500])
def test_a_backup_that_finds_no_room_leaves_nothing(room, stick, kib):
    """First the copy of the database finds none, then, with more room, the one file of all."""
    with no_file_over(kib * KB), pytest.raises(DiskFull) as refused:
        room.backups.make(admin(), stick)

    assert refused.value.code == "berkas.penuh"
    assert not list(stick.iterdir())
    assert not list((room.folder / "cadangan").iterdir())
    assert check_health(room.store).is_good
    assert room.backups.check(room.backups.make(admin(), stick).path).files == 2


@pytest.mark.parametrize("kib", [1, 64, 500, 900])
def test_a_restore_that_finds_no_room_changes_nothing(room, stick, hands, kib):
    path = room.backups.make(admin(), stick).path
    next(file for _, file in room.blobs.sealed_files()).unlink()
    room.close()
    before = tree(room.folder)

    with no_file_over(kib * KB), pytest.raises(DiskFull):
        restore(path, room.folder, hands)

    assert tree(room.folder) == before
    restore(path, room.folder, hands)
    assert all(room.has(content) for content in CONTENTS)


def test_a_full_stick_is_told_and_left_clean(room, stick):
    with small_disk(stick, "1m") as is_mounted:
        if not is_mounted:
            pytest.skip("may not mount here")
        with pytest.raises(DiskFull):
            room.backups.make(admin(), stick)

        assert not list(stick.iterdir())


def test_a_data_disk_that_fills_up_keeps_the_office(founded, tmp_path, hands):
    """The office lies on the small disk itself; each attempt has a little more room than the one before."""
    folder = tmp_path / "kantor"
    with small_disk(folder, "5m") as is_mounted:
        if not is_mounted:
            pytest.skip("may not mount here")
        room = settled(founded, folder, hands)
        path = room.backups.make(admin(), tmp_path / "luar.cadangan").path
        room.close()
        refused = 0
        for free in range(0, 3_000_000, 100_000):
            filler = fill(folder, free)
            before = tree(folder)
            try:
                restore(path, folder, hands)
            except DiskFull:
                refused += 1
                assert tree(folder) == before
            filler.unlink()
            for aside in (folder / "cadangan").glob("sebelum-pulih-*"):
                aside.unlink()

        room.open()
        assert check_health(room.store).is_good
        assert room.notes() == {"awal"}
        assert 0 < refused < 30
        room.close()


def fill(folder, free: int):
    """A file that leaves `free` bytes."""
    state = os.statvfs(folder)
    filler = folder / "pengisi"
    size = max(0, state.f_bavail * state.f_frsize - free)
    filler.write_bytes(bytes(size))
    return filler


def test_a_stick_pulled_out_while_it_is_written(room, stick):
    with small_disk(stick, "20m") as is_mounted:
        if not is_mounted:
            pytest.skip("may not mount here")

        with pytest.raises(RuleBroken) as refused:
            room.backups.make(admin(), stick, step=lambda done, total: pulled_out(stick))

    assert refused.value.code == "cadangan.tak_dapat_ditulis"
    assert room.backups.lines() == ()


def test_a_backup_on_a_medium_that_nobody_can_write(room, stick, hands):
    """Root may write everywhere, hence a disk that is mounted for reading only."""
    with small_disk(stick, "20m") as is_mounted:
        if not is_mounted:
            pytest.skip("may not mount here")
        path = room.backups.make(admin(), stick).path
        os.system(f"mount -o remount,ro {stick}")

        with pytest.raises(AppError) as refused:
            room.backups.make(admin(), stick)
        room.backups.check(path)
        room.close()
        restore(path, room.folder, hands)

    assert refused.value.code == "cadangan.tak_dapat_ditulis"


def test_a_bare_copy_on_a_medium_that_nobody_can_write(room, stick, hands):
    with small_disk(stick, "20m") as is_mounted:
        if not is_mounted:
            pytest.skip("may not mount here")
        room.close()
        (stick / "sebelum-migrasi-20261124-093000.cadangan").write_bytes(
            (room.folder / "rembug.db").read_bytes()
        )
        os.system(f"mount -o remount,ro {stick}")
        room.open()
        report = room.backups.check(stick / "sebelum-migrasi-20261124-093000.cadangan")

    assert report.reason is BackupReason.SEBELUM_MIGRASI
    assert report.facts.counts["local_note"] == 2
