"""Who has no plan yet, and what may be done about it on a day (rule 29)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.records import Id
from desktop_app.domain.rules.tenggat import YearDay
from desktop_app.domain.values import Acting
from desktop_app.services.plans.sheet import due_on
from desktop_app.store.lists.missing import MissingLine, people_without_plan
from desktop_app.store.work import Store

__all__ = ["MissingLine", "MissingPlans", "missing_plans"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPlans:
    """The list "belum ada SKP" of a year as of a day; empty before the day from which it is shown.

    `may_draft`: the pengelola may begin plans for these people. `is_late`: the day by which plans are to be
    set has passed. Days are those of the kalender kinerja.
    """

    year: int
    listed_from: date
    draft_from: date
    due_on: date
    may_draft: bool
    is_late: bool
    lines: tuple[MissingLine, ...]


def missing_plans(store: Store, acting: Acting, year: int, day: date) -> MissingPlans:
    """Operators see everybody, others those they judge and themselves (rule 15)."""
    last = date(year, 12, 31)
    with store.look() as work:
        listed, draft, due = (
            due_on(work, year, None, which, last)
            for which in (YearDay.SKP_BELUM_ADA, YearDay.SKP_PENGELOLA, YearDay.SKP_DITETAPKAN)
        )
    seen_by = None if acting.is_operator else acting.person_id or _NOBODY
    lines = people_without_plan(store.engine, year, day, seen_by=seen_by) if day >= listed else ()
    return MissingPlans(
        year=year,
        listed_from=listed,
        draft_from=draft,
        due_on=due,
        may_draft=acting.is_operator and day >= draft,
        is_late=day > due,
        lines=lines,
    )


_NOBODY = Id(bytes(16))
