"""The rules that ship, read once for the tests of what rests on them."""

from __future__ import annotations

import tomllib
from functools import cache

from desktop_app import resources
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.sets import rule_set


@cache
def shipped_book() -> RuleBook:
    files = sorted(resources.data().glob("*-20??-??-??.toml"))
    return RuleBook(rule_set(tomllib.loads(path.read_text(encoding="utf-8"))) for path in files)
