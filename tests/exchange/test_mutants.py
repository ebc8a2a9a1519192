"""The oracle is worth something: mistakes planted in the exchange are found, each by one history.

Not to be found is M12: the change of a row that is not known does nothing before the row's insert comes, and
then the row is folded from its operations in any case. The gap check (M5) is repeated by the hash of the
block before, and yet it is found: what should wait would be taken for a second branch.
"""

from __future__ import annotations

import pytest
from history import acts_of, failure_of
from mutants import MUTANTS, no_seal_before_import, planted

SEED_WITHOUT_SEAL = 4
MOST = 30
"""Histories from the seed on: the first one shows the mistake unless histories were changed."""


def is_found(seed, prepare=None):
    return any(failure_of(acts_of(each), each, prepare) for each in range(seed, seed + MOST))


@pytest.mark.parametrize("mutant", [m for m in MUTANTS if m.seed is not None], ids=lambda m: m.name)
def test_a_planted_mistake_is_found(mutant):
    with planted(mutant):
        assert is_found(mutant.seed)


@pytest.mark.parametrize("mutant", [m for m in MUTANTS if m.seed is None], ids=lambda m: m.name)
def test_a_mistake_without_consequences_has_none(mutant):
    with planted(mutant):
        assert not is_found(0)


def test_importing_before_own_changes_are_sealed_is_found():
    assert is_found(SEED_WITHOUT_SEAL, no_seal_before_import)
