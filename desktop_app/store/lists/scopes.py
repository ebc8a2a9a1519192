"""Whose rows a person may see on a day: the units he heads with everything below them, or only himself."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine, select

from desktop_app.domain.lists import Scope, Self, Units
from desktop_app.domain.records import Id
from desktop_app.store.derived.tables import person_span, unit_scope


def scope_of(engine: Engine, person_id: Id, day: date) -> Scope:
    """The scope of a person on a day (data model 3.1); an operator's scope is `All` and is not asked here."""
    text = day.isoformat()
    span, below = person_span.c, unit_scope.c
    headed = select(span.unit_id).where(
        span.person_id == person_id, span.is_head == 1, span.from_on <= text, span.to_on >= text
    )
    query = select(below.unit_id).where(below.top_id.in_(headed), below.from_on <= text, below.to_on >= text)
    with engine.connect() as connection:
        units = frozenset(connection.scalars(query))
    return Units(units) if units else Self(person_id)
