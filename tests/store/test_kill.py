"""Killed at random moments while it writes, the program loses nothing committed and leaves nothing half."""

import os
import random
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from threading import Timer

import pytest
from store_world import KEY, clock
from writer import evidence, vault

from desktop_app.domain.papers import LocalNote
from desktop_app.store.opening import check_health, open_store
from desktop_app.vault.files import sweep_parts


@pytest.mark.parametrize("seed", range(4))
def test_nothing_committed_is_lost_when_the_program_is_killed(folder, seed):
    kill_and_look(folder, seed, rounds=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 120))
def test_nothing_committed_is_lost_after_many_kills(folder, seed):
    kill_and_look(folder, seed, rounds=10)


def kill_and_look(folder: Path, seed: int, rounds: int) -> None:
    chance = random.Random(seed)
    first = 0
    for _ in range(rounds):
        said = said_before_the_kill(folder, first, chance.uniform(0.02, 0.4))
        found = numbers_found(folder)

        assert said <= found, "a committed transaction is gone"
        assert found == set(range(len(found))), "a transaction came without the one before it"
        first = len(found)


def said_before_the_kill(folder: Path, first: int, after: float) -> set[int]:
    """Lets the writer write for a while from its first committed number on, then kills it without warning."""
    here = Path(__file__).parent
    writer = subprocess.Popen(
        [sys.executable, str(here / "writer.py"), str(folder), str(first)],
        env={**os.environ, "PYTHONPATH": f"{here.parents[1]}:{here}"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    lines = [writer.stdout.readline()]
    clock_of_doom = Timer(after, writer.kill)
    clock_of_doom.start()
    lines += writer.stdout.readlines()
    writer.wait()
    writer.stdout.close()
    clock_of_doom.join()
    return {int(line) for line in lines if line.endswith("\n")}


def numbers_found(folder: Path) -> set[int]:
    """The numbers whose whole transaction is there, once the store has been opened and looked through."""
    store, blobs = open_store(folder, KEY, clock), vault(folder)
    sweep_parts(folder)
    with store.look() as work:
        notes = work.find(LocalNote)
    health = check_health(store)
    store.engine.dispose()
    keys = [note.key for note in notes]
    numbers = {int(key) for key in keys if not key.endswith("+")}
    assert health.is_good
    assert all(keys.count(f"{number}+") == 20 for number in numbers)
    for number in numbers:
        assert blobs.read(sha256(evidence(number)).digest()) == evidence(number)
    assert len(keys) == 21 * len(numbers)
    allowed = {blobs.name_of(sha256(evidence(number)).digest()) for number in (*numbers, len(numbers))}
    assert blobs.names() <= allowed, "a file that belongs to nobody"
    return numbers
