"""Killed at any moment, a backup is whole or not there, and an office is the old one or the new one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from backup_world import CONTENTS, KEYS, Room, settled
from builders import admin, clock

from desktop_app.services.backups import Backups, look_through
from desktop_app.services.restoring import settle
from desktop_app.store.opening import check_health
from desktop_app.vault.files import sweep_parts
from desktop_app.vault.keys import read_keys

HERE = Path(__file__).parent
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join((str(HERE.parent), str(HERE), str(HERE.parents[1]))),
}
pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a word of POSIX")


@pytest.fixture
def room(founded, tmp_path, hands):
    made = settled(founded, tmp_path / "kantor", hands)
    made.close()
    return made


def killed(random: Random, *arguments: object) -> list[str]:
    """Lets the program do a deed or none, kills it a random moment later; what it said it had done."""
    command = [sys.executable, str(HERE / "backup_program.py"), *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as program:
        said = [program.stdout.readline() for _ in range(random.randint(1, 2))]
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(timeout=random.random() / 3)
        program.send_signal(signal.SIGKILL)
        said += program.communicate()[0].splitlines(keepends=True)
    return [line.strip() for line in said if line.endswith("\n")][1:]


def next_start(room: Room) -> None:
    """What the program does before it opens an office."""
    settle(room.folder)
    sweep_parts(room.folder)
    room.open()


def kill_backups(room: Room, stick: Path, rounds: int, seed: int) -> None:
    random = Random(seed)
    for _ in range(rounds):
        said = killed(random, "cadangan", room.folder, stick)
        next_start(room)
        found = [path for folder in (stick, room.folder / "cadangan") for path in folder.glob("*.cadangan")]
        assert {Path(line) for line in said} <= set(found)
        assert all(room.backups.check(path).facts.counts["local_note"] == 2 for path in found)
        assert check_health(room.store).is_good
        fresh = room.backups.make(admin(), stick).path
        assert not [path for path in stick.iterdir() if path.name.startswith(".")]
        room.close()
        for path in {*found, fresh}:
            path.unlink()


def kill_restores(room: Room, stick: Path, rounds: int, seed: int) -> None:
    random = Random(seed)
    backups = two_backups(room, stick)
    for _ in range(rounds):
        said = killed(random, "pulih", room.folder, *backups)
        next_start(room)
        notes = room.notes()
        assert notes in ({"awal"}, {"awal", "lagi"})
        assert check_health(room.store).is_good
        assert all(room.has(content) for content in (*CONTENTS, b"sesudahnya"))
        room.close()
        asides = sorted((room.folder / "cadangan").glob("sebelum-pulih-*"))
        assert len(asides) >= len(said)
        assert all(look_through(path, room.folder).facts.counts for path in asides)
        assert not [path.name for path in room.folder.iterdir() if path.name.startswith((".", "pulih."))]
        for path in asides:
            path.unlink()


def two_backups(room: Room, stick: Path) -> list[Path]:
    room.open()
    first = room.backups.make(admin(), stick / "satu.cadangan").path
    room.note("lagi")
    room.attach(b"sesudahnya")
    second = room.backups.make(admin(), stick / "dua.cadangan").path
    room.close()
    return [first, second]


def test_a_killed_backup_is_whole_or_not_there(room, stick):
    kill_backups(room, stick, rounds=10, seed=20261124)


def test_a_killed_restore_leaves_the_old_or_the_new_office(room, stick):
    kill_restores(room, stick, rounds=10, seed=20261124)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_backups_killed_two_hundred_times(room, stick, seed):
    kill_backups(room, stick, rounds=20, seed=seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_restores_killed_two_hundred_times(room, stick, seed):
    kill_restores(room, stick, rounds=20, seed=seed)


def ended_at(number: int, backup: Path, folder: Path, code: str) -> bool:
    """Whether the restore came to its `number`-th change of a file, and ended there."""
    command = [sys.executable, str(HERE / "restore_until.py"), str(number), str(backup), str(folder), code]
    return subprocess.run(command, env=ENVIRONMENT, check=False).returncode == 9


def end_everywhere(room: Room, stick: Path, step: int) -> int:
    """The office over itself: its notes are those of before or those of the backup, whatever happened."""
    first, _ = two_backups(room, stick)
    kept, number = room.folder.with_name("asli"), 1
    shutil.copytree(room.folder, kept)
    while True:
        shutil.rmtree(room.folder)
        shutil.copytree(kept, room.folder)
        went_on = ended_at(number, first, room.folder, "-")
        next_start(room)
        notes, has_marker = room.notes(), (room.folder / "baru.replika").exists()
        assert (notes, has_marker) in (({"awal"}, True), ({"awal", "lagi"}, False)), number
        assert check_health(room.store).is_good
        assert all(room.has(content) for content in CONTENTS)
        room.close()
        assert not [path.name for path in room.folder.iterdir() if path.name.startswith((".", "pulih."))]
        if not went_on:
            return number
        number += step


def test_a_restore_may_end_at_any_change_of_a_file(room, stick):
    assert end_everywhere(room, stick, step=6) > 10


@pytest.mark.soak
def test_a_restore_may_end_at_every_change_of_a_file(room, stick):
    assert end_everywhere(room, stick, step=1) > 10


@pytest.mark.soak
def test_a_move_to_a_new_pc_may_end_at_every_change_of_a_file(room, stick, tmp_path, hands):
    code = Backups.new_code()
    room.open()
    backup = room.backups.make(admin(), stick, code=code).path
    room.close()
    number = 1
    while True:
        new = tmp_path / f"baru-{number}"
        went_on = ended_at(number, backup, new, code)
        if new.exists():
            settle(new)
            assert read_keys(new) in (KEYS, None)
            if read_keys(new) is not None:
                moved = Room(new, clock)
                assert moved.notes() == {"awal"}
                assert all(moved.has(content) for content in CONTENTS)
                moved.close()
            else:
                assert not (new / "rembug.db").exists()
        if not went_on:
            break
        number += 1
    assert number > 15
