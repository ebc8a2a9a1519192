"""The rule files that ship, as parsed dictionaries and as rule sets."""

from __future__ import annotations

import tomllib
from typing import Any

from desktop_app.domain.rules.sets import RuleSet, rule_set
from desktop_app.resources import data


def shipped_file(name: str) -> dict[str, Any]:
    return tomllib.loads(data(name).read_text(encoding="utf-8"))


def shipped_sets() -> list[RuleSet]:
    files = sorted(path.name for path in data().glob("*-20??-??-??.toml"))
    return [rule_set(shipped_file(name)) for name in files]
