"""Killed at random moments while it imports, saves and attaches, the office opens with all that was kept."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from builders import clock
from busy_office import a_plan, saved
from practice_folders import practice_template

from desktop_app.app.compose import open_house
from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.records import Id
from desktop_app.services.checking import check_everything
from desktop_app.services.house import House

HERE = Path(__file__).parent
pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a word of POSIX")


def work_and_be_killed(folder: Path, chance: Random) -> list[str]:
    """Lets an office work, kills it after some deeds and a random moment more; answers what was kept."""
    paths = (HERE, HERE.parent, HERE.parents[1])
    command = [sys.executable, str(HERE / "busy_office.py"), str(folder), str(chance.random())]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        said = [program.stdout.readline() for _ in range(chance.randint(1, 4))]
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(timeout=chance.random() / 4)
        program.send_signal(signal.SIGKILL)
        said += program.communicate()[0].splitlines(keepends=True)
    return [line.strip() for line in said if line.endswith("\n")]


def missing(house: House, kept: list[str]) -> list[str]:
    """What was told as kept and is not there; a draft may be one saving ahead of what was told."""
    found = []
    number = max(saved(rhk.text) for rhk in house.plans.sheet(a_plan(house, "draf")).plan.rhk)
    for line in kept:
        kind, _, what = line.partition(" ")
        if kind == "imports":
            there = bool(house.people_list.ids(ListQuery(scope=All(), search=what)))
        elif kind == "attaches":
            there = bool(house.year.open_evidence(Id(bytes.fromhex(what))))
        else:
            there = number >= int(what)
        if not there:
            found.append(line)
    return found


def kill_again_and_again(folder: Path, rounds: int, seed: int) -> int:
    """Answers how many deeds were kept."""
    shutil.copytree(practice_template(), folder)
    chance, kept = Random(seed), []
    for _ in range(rounds):
        said = work_and_be_killed(folder, chance)
        kept += said
        house = open_house(folder, clock)
        try:
            lost = missing(house, said)
            wrong = {kind: lines for kind, lines in check_everything(house).items() if lines}
        finally:
            house.close()
        assert (lost, wrong) == ([], {})
        assert not list(folder.rglob("*.part"))
    house = open_house(folder, clock)
    assert missing(house, kept) == []
    house.close()
    return len(kept)


def test_killed_at_work_the_office_loses_nothing_and_keeps_nothing_half(tmp_path):
    assert kill_again_and_again(tmp_path / "kantor", rounds=10, seed=20261124) >= 10


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_killed_two_hundred_times_the_office_loses_nothing(tmp_path, seed):
    assert kill_again_and_again(tmp_path / "kantor", rounds=20, seed=seed) >= 20
