"""Killed at random moments while it attaches files: what was kept is whole, and nothing is half."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from builders import KEY, admin, clock
from office_world import add_plan, settle

from desktop_app.domain.records import Id
from desktop_app.domain.values import Period
from desktop_app.services.year import Year
from desktop_app.store.engine import open_engine
from desktop_app.store.opening import DATABASE, check_health
from desktop_app.store.work import Store
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.files import sweep_parts
from desktop_app.vault.keys import Keys

HERE = Path(__file__).parent
LATE = date(2026, 11, 24)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a word of POSIX")


def a_result(store: Store, folder: Path) -> Id:
    world = settle(store)
    with store.work() as work:
        made = add_plan(work, world.staff[0], world.kabid, world.kadis)
    year = Year(store, Blobs(folder / "berkas", Keys(KEY)))
    told = (made.skp.id, made.lines[0], Period("2026-TW3"), date(2026, 9, 30))
    return year.record(admin(LATE), *told, value=Decimal(310)).id


def attach_and_be_killed(folder: Path, result: Id, random: Random) -> list[Id]:
    """Lets a program attach files, kills it after a few and a random moment more; what it said was kept."""
    command = [
        sys.executable,
        str(HERE / "attach_for_ever.py"),
        str(folder),
        result.hex(),
        str(random.random()),
    ]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(HERE.parent), str(HERE), str(HERE.parents[1]))),
    }
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        said = [program.stdout.readline() for _ in range(random.randint(1, 3))]
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(timeout=random.random() / 20)
        program.send_signal(signal.SIGKILL)
        said += program.communicate()[0].splitlines()
    return [Id(bytes.fromhex(line.strip())) for line in said if len(line.strip()) == 32]


def check_whole(folder: Path, kept: list[Id]) -> None:
    """What the next start does, and what must be true after it."""
    sweep_parts(folder)
    blobs = Blobs(folder / "berkas", Keys(KEY))
    store = Store(open_engine(folder / DATABASE, KEY), clock)
    try:
        year = Year(store, blobs)
        assert check_health(store).is_good
        assert all(year.open_evidence(evidence_id) for evidence_id in kept)
        assert year.verify_files().is_good
    finally:
        store.engine.dispose()
    assert not list(folder.rglob("*.part"))
    assert len(blobs.names()) >= len(set(kept))


def kill_again_and_again(store: Store, folder: Path, rounds: int, seed: int) -> None:
    result = a_result(store, folder)
    store.engine.dispose()
    random, kept = Random(seed), []
    for _ in range(rounds):
        kept += attach_and_be_killed(folder, result, random)
        check_whole(folder, kept)
    assert len(kept) >= rounds


def test_killed_at_random_moments_it_loses_nothing_and_leaves_no_half_file(store, tmp_path):
    kill_again_and_again(store, tmp_path, rounds=10, seed=20261124)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_killed_hundreds_of_times_it_loses_nothing(store, tmp_path, seed):
    kill_again_and_again(store, tmp_path, rounds=30, seed=seed)


def test_a_folder_that_another_program_took_away_holds_no_parts(tmp_path, monkeypatch):
    gone = tmp_path / "pulih"
    gone.mkdir()
    real = os.scandir

    def too_late(path):
        gone.rmdir()
        return real(path)

    monkeypatch.setattr(os, "scandir", too_late)

    assert sweep_parts(gone) == 0
