from __future__ import annotations

from typing import Any

import pytest
from rule_files import shipped_file, shipped_sets

from desktop_app.domain.rules.book import PARSERS, RuleBook
from desktop_app.domain.rules.sets import RuleSet
from desktop_app.resources import data


@pytest.fixture(scope="session")
def sets() -> list[RuleSet]:
    return shipped_sets()


@pytest.fixture(scope="session")
def book(sets: list[RuleSet]) -> RuleBook:
    return RuleBook(sets)


@pytest.fixture(params=sorted(PARSERS))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def file(kind: str) -> dict[str, Any]:
    """The newest shipped file of a kind, fresh for each test to break."""
    return shipped_file(sorted(path.name for path in data().glob(f"{kind}-20??-??-??.toml"))[-1])
