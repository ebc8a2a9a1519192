"""Offices that write, send, lose, repeat and take back in any order end alike, with nothing lost and every
question asked: random histories from fixed seeds, judged by an oracle that shares no rule with the program.
"""

from __future__ import annotations

import pytest
from history import acts_of, failure_of, told

GROUPS = 20
IN_CI, IN_SOAK = 500, 10_000


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
@pytest.mark.parametrize("group", range(GROUPS))
def test_ten_thousand_histories_end_alike(group):
    size = IN_SOAK // GROUPS

    assert not failures(range(group * size, (group + 1) * size))
