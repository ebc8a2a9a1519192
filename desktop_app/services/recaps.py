"""The recap of a period by unit and person: the same numbers as on the screen, with their denominators."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.lines import EvaluationLine
from desktop_app.domain.lists import All, ListQuery, Scope, Self, Units
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, Period
from desktop_app.services.batches import by_key
from desktop_app.services.evaluations.preparing import due, period_here
from desktop_app.services.recap_figures import Recap, recap_rows, total_of, totals_by_unit
from desktop_app.services.recap_sheets import recap_sheets
from desktop_app.sheets.export import write_lists
from desktop_app.store.lists.evaluations import EvaluationList
from desktop_app.store.lists.scopes import scope_of
from desktop_app.store.work import Store, Work

_PAGE = 500


class Recaps:
    """Recaps of one office."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._list = EvaluationList(store.engine)

    def recap(self, acting: Acting, period: Period, scope: Scope) -> Recap:
        """Everybody of a period within the scope, and never beyond what the acting person may see."""
        seen = self._seen(acting, scope)
        with self._store.look() as work:
            named, kind = period_here(work, period)
            lines = self._lines(
                ListQuery(scope=seen, filters=(("periode", named.text), ("jenis", kind.value)))
            )
            rows = tuple(recap_rows(work, acting, lines))
            waiting = _not_prepared(work, period, seen)
            return Recap(
                period=named,
                kind=kind,
                rows=rows,
                units=totals_by_unit(rows),
                whole=total_of(None, "Semua unit", rows),
                not_prepared=waiting,
                ratings=work.rules.ratings(named.last_day),
                made_by=acting.title,
                made_at=work.now,
            )

    def write(self, recap: Recap, path: Path) -> None:
        """Writes the recap as a spreadsheet: totals by unit, then every person. Raises as `sheets` does."""
        write_lists(path, recap_sheets(recap), made_by=recap.made_by, made_at=recap.made_at)

    def _lines(self, query: ListQuery) -> list[EvaluationLine]:
        ids = self._list.ids(query)
        found: list[EvaluationLine] = []
        for start in range(0, len(ids), _PAGE):
            page = ids[start : start + _PAGE]
            lines = self._list.lines(page)
            found += [lines[id] for id in page if id in lines]
        return found

    def _seen(self, acting: Acting, scope: Scope) -> Scope:
        """An operator sees the office; others the units they head, or themselves."""
        if acting.is_operator:
            return scope
        if acting.person_id is None:
            return Units(frozenset())
        own = scope_of(self._store.engine, acting.person_id, acting.day)
        match scope, own:
            case All(), _:
                return own
            case Units(asked), Units(held):
                return Units(asked & held)
            case Self(person_id), _ if person_id == acting.person_id:
                return scope
            case _:
                return Units(frozenset())


def _not_prepared(work: Work, period: Period, seen: Scope) -> int:
    match seen:
        case All():
            wanted = due(work, period)
        case Units(ids):
            wanted = due(work, period, {Id(id) for id in ids})
        case Self(person_id):
            wanted = [evaluation for evaluation in due(work, period) if evaluation.person_id == person_id]
    kept = by_key(work, Evaluation, "id", [evaluation.id for evaluation in wanted])
    return sum(not kept[evaluation.id] for evaluation in wanted)
