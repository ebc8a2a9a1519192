"""Who sees whom, as a closure over units with intervals, and the overrides that units cannot say.

A closure over units has 13 times fewer rows than one over people, at the same speed (data model 3.1).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from desktop_app.domain.organisation import UnitSpan
from desktop_app.domain.people import LineOverride, LineRole
from desktop_app.domain.records import Id, live
from desktop_app.store.aliases import read_aliases
from desktop_app.store.derived.tables import person_scope, unit_scope
from desktop_app.store.mapping import values_of
from desktop_app.store.schema import TABLES

OPEN_END = "9999-12-31"
_DEEPEST = 32


def end_text(day: date | None) -> str:
    """An end as derived rows hold it: open ends compare as the last day of all."""
    return day.isoformat() if day else OPEN_END


def rebuild(connection: Connection) -> None:
    """The closure of the line of command over all unit spans."""
    spans: dict[Id, list[UnitSpan]] = defaultdict(list)
    for span in values_of(UnitSpan, connection.execute(select(TABLES[UnitSpan]))):
        spans[span.unit_id].append(span)
    closure = _Closure(spans)
    for unit_id in spans:
        closure.climb(unit_id, unit_id, _Path("0001-01-01", OPEN_END, 0))
    connection.execute(delete(unit_scope))
    if closure.rows:
        connection.execute(insert(unit_scope), list(closure.rows.values()))


@dataclass(frozen=True, slots=True)
class _Path:
    """The days on which a whole path up the line holds, and its length."""

    since: str
    until: str
    depth: int

    def through(self, span: UnitSpan) -> _Path:
        start, end = max(self.since, span.from_on.isoformat()), min(self.until, end_text(span.to_on))
        return _Path(start, end, self.depth + 1)


class _Closure:
    """Every pair of an ancestor and a unit, with the days on which it holds."""

    def __init__(self, spans: dict[Id, list[UnitSpan]]) -> None:
        self._spans = spans
        self.rows: dict[tuple[Id, Id, str], dict[str, Any]] = {}

    def climb(self, unit_id: Id, top_id: Id, path: _Path) -> None:
        """Notes the pair and goes on to the ancestors of `top_id`; 32 floors end a cycle."""
        self.rows[(top_id, unit_id, path.since)] = {
            "top_id": top_id,
            "unit_id": unit_id,
            "from_on": path.since,
            "to_on": path.until,
            "depth": path.depth,
        }
        if path.depth >= _DEEPEST:
            return
        for span in self._spans.get(top_id, ()):
            above, further = span.superior_unit_id, path.through(span)
            if above is not None and above != unit_id and further.since <= further.until:
                self.climb(unit_id, above, further)


def rebuild_overrides(connection: Connection) -> None:
    """What the tree cannot say: superiors set for one person."""
    found = live(values_of(LineOverride, connection.execute(select(TABLES[LineOverride]))))
    aliases = read_aliases(connection)
    rows = {
        (aliases.of(o.superior_id), aliases.of(o.person_id), o.from_on): {
            "top_person": aliases.of(o.superior_id),
            "person_id": aliases.of(o.person_id),
            "from_on": o.from_on.isoformat(),
            "to_on": end_text(o.to_on),
            "why": "khusus",
        }
        for o in found
        if o.superior_id is not None and o.role is LineRole.PENILAI
    }
    connection.execute(delete(person_scope))
    if rows:
        connection.execute(insert(person_scope), list(rows.values()))
