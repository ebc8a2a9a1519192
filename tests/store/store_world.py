"""The clock, the key and the rules that every store of these tests has."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime

from desktop_app import resources
from desktop_app.domain.organisation import RuleSetRow
from desktop_app.domain.records import NO_AUDIENCE, derived_id
from desktop_app.domain.rules.sets import rule_set
from desktop_app.domain.values import UMUM

KEY = bytes(range(32))
NOW = datetime(2026, 10, 5, 2, 30, tzinfo=UTC)


def clock() -> datetime:
    """Monday, 5 October 2026, 9.30 in Salatiga."""
    return NOW


def shipped_rules() -> list[RuleSetRow]:
    """The rule sets of `data/` as rows."""
    rows = []
    for path in sorted(resources.data().glob("*-20??-??-??.toml")):
        with path.open("rb") as file:
            rules = rule_set(tomllib.load(file))
        rows.append(
            RuleSetRow(
                id=derived_id("rule_set", NO_AUDIENCE, rules.kind, rules.number),
                audience_id=UMUM,
                kind=rules.kind,
                valid_from=rules.valid_from,
                valid_to=rules.valid_to,
                number=rules.number,
                title=rules.title,
                source=rules.source,
                body=rules.body,
                sha256=rules.sha256,
            )
        )
    return rows
