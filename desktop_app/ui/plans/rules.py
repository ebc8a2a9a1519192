"""The rule tables of the office, read once for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.sets import RuleSet

if TYPE_CHECKING:
    from desktop_app.services.house import House


def rule_book(house: House) -> RuleBook:
    """All rule sets; the day asked for chooses among them, as everywhere."""
    return RuleBook(
        RuleSet(
            kind=row.kind,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            number=row.number,
            title=row.title,
            source=row.source,
            body=row.body,
            sha256=row.sha256,
        )
        for row in house.offices.rule_sets()
    )
