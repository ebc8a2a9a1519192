"""The rule sets of this store as the domain understands them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop_app.domain.organisation import RuleSetRow
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.sets import RuleSet
from desktop_app.store.mapping import values_of
from desktop_app.store.schema import TABLES


def read_rule_book(connection: Connection) -> RuleBook:
    """All rule sets; which one counts is chosen by the day asked for."""
    rows = values_of(RuleSetRow, connection.execute(select(TABLES[RuleSetRow])))
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
        for row in rows
    )
