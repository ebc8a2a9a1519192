"""Offices that write, send, lose, repeat and take back in any order end alike, with nothing lost and every
question asked: random histories from fixed seeds, judged by an oracle that shares no rule with the program.
"""

from __future__ import annotations

import pytest
from history import TWINS, acts_of, failure_of, told
from twins import TwinWorld

GROUPS, SOAK_GROUPS = 20, 200
"""No test lasts until the watchdog tells where each thread is, which at times brings a busy one down."""
IN_CI, IN_SOAK = 500, 10_000
TWIN_STEPS = 40


def failures(seeds: range) -> list[str]:
    """The first history that fails, shortened."""
    for seed in seeds:
        acts = acts_of(seed)
        if failure_of(acts, seed):
            return [told(seed, acts)]
    return []


@pytest.mark.parametrize("group", range(GROUPS))
def test_offices_end_alike_with_nothing_lost_and_every_question_asked(group):
    size = IN_CI // GROUPS

    assert not failures(range(group * size, (group + 1) * size))


@pytest.mark.soak
@pytest.mark.parametrize("group", range(SOAK_GROUPS))
def test_ten_thousand_histories_end_alike(group):
    size = IN_SOAK // SOAK_GROUPS

    assert not failures(range(group * size, (group + 1) * size))


def twin_failures(seeds: range) -> list[str]:
    for seed in seeds:
        acts = acts_of(seed, TWIN_STEPS, TWINS)
        if failure_of(acts, seed, kind=TwinWorld):
            return [told(seed, acts, kind=TwinWorld)]
    return []


@pytest.mark.parametrize("group", range(4))
def test_copied_disks_that_wrote_under_one_name_lose_nothing(group):
    assert not twin_failures(range(group * 20, group * 20 + 20))


@pytest.mark.soak
@pytest.mark.parametrize("group", range(SOAK_GROUPS))
def test_two_thousand_histories_with_copied_disks_lose_nothing(group):
    assert not twin_failures(range(group * 10, group * 10 + 10))
