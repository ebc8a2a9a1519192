"""Counts for the first page, each one covered query; nothing here is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, select

from desktop_app.domain.evaluation import EvaluationKind
from desktop_app.domain.lists import All, Scope, Self, Units
from desktop_app.domain.organisation import UnitSpan
from desktop_app.domain.overview import Overview, Task, TaskKind, UnitPace
from desktop_app.domain.people import Gap, WorkStatus
from desktop_app.domain.plan import VersionStatus
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Predikat
from desktop_app.domain.values import Period
from desktop_app.store.derived.tables import evaluation_now, person_now, plan_now, unit_scope
from desktop_app.store.schema import TABLES

_RATED = ("siap", "final", "diserahkan", "selesai")
_UNITS_SHOWN = 8


class OverviewQuery:
    """Answers the figures of a day within a scope."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def figures(self, scope: Scope, today: date, period: Period, top: Id) -> Overview:
        """The figures of the plan year and the evaluations of `period`; `top` is the office's own unit."""
        with self._engine.connect() as connection:
            asked = _Asked(connection, scope)
            states = asked.plan_states(period.year)
            evaluations = asked.evaluation_states(period)
            people, gaps, lonely = asked.people()
            plans = sum(states.values())
            return Overview(
                people=people,
                plans=plans,
                plans_set=states.get(VersionStatus.DITETAPKAN.value, 0),
                period=period.text,
                evaluations=sum(evaluations.values()),
                rated=sum(evaluations.get(word, 0) for word in _RATED),
                gaps=gaps,
                gone_percent=_gone(period.year, today),
                units=asked.units(period.year, today, top),
                predikat=asked.predikat(period),
                tasks=_tasks(states, evaluations, people - asked.with_plan(period.year), gaps, lonely),
            )


class _Asked:
    def __init__(self, connection: Connection, scope: Scope) -> None:
        self._connection, self._scope = connection, scope

    def plan_states(self, year: int) -> dict[str, int]:
        row = plan_now.c
        return self._counts(
            select(row.status, func.count()).where(row.year == year).group_by(row.status), plan_now
        )

    def evaluation_states(self, period: Period) -> dict[str, int]:
        row = evaluation_now.c
        query = select(row.status, func.count()).where(row.period == period.text, row.kind == _kind(period))
        return self._counts(query.group_by(row.status), evaluation_now)

    def predikat(self, period: Period) -> dict[Predikat, int]:
        row = evaluation_now.c
        query = select(row.predikat, func.count()).where(
            row.period == period.text, row.kind == _kind(period), row.predikat.is_not(None)
        )
        found = self._counts(query.group_by(row.predikat), evaluation_now)
        return {word: found[word.value] for word in Predikat if word.value in found}

    def people(self) -> tuple[int, int, int]:
        """Active people; of these with something missing; of these without a penilai."""
        row = person_now.c
        lonely = row.gaps.op("&")(int(Gap.PENILAI)) != 0
        counted: tuple[Any, ...] = (func.count(), func.sum(row.gaps != 0), func.sum(lonely))
        query = select(*counted).where(row.status == WorkStatus.AKTIF.value)
        found = self._connection.execute(self._scoped(query, person_now)).one()
        return found[0], int(found[1] or 0), int(found[2] or 0)

    def with_plan(self, year: int) -> int:
        query = select(func.count(plan_now.c.person_id.distinct())).where(plan_now.c.year == year)
        return self._connection.scalar(self._scoped(query, plan_now)) or 0

    def units(self, year: int, today: date, top: Id) -> tuple[UnitPace, ...]:
        """The parts right below the top unit, each with everything below it, by number of plans."""
        row, span, text = plan_now.c, TABLES[UnitSpan].c, today.isoformat()
        whole, part_table = unit_scope.alias("whole").c, unit_scope.alias("part")
        parts = select(whole.unit_id).where(whole.top_id == top, whole.depth == 1, whole.to_on >= text)
        below = part_table.c
        query = (
            select(below.top_id, func.coalesce(span.short, span.name), func.count(), func.avg(row.progress))
            .select_from(plan_now)
            .join(part_table, below.unit_id == row.unit_id)
            .join(TABLES[UnitSpan], span.unit_id == below.top_id)
            .where(row.year == year, below.top_id.in_(parts), below.from_on <= text, below.to_on >= text)
            .where(span.from_on <= text, func.coalesce(span.to_on, "9999") >= text)
            .group_by(below.top_id)
            .order_by(func.count().desc(), span.name)
            .limit(_UNITS_SHOWN)
        )
        return tuple(
            UnitPace(r[0], r[1], r[2], None if r[3] is None else Decimal(round(r[3])) / 100)
            for r in self._connection.execute(self._scoped(query, plan_now))
        )

    def _counts(self, query: Select[Any], table: Any) -> dict[str, int]:
        return {row[0]: row[1] for row in self._connection.execute(self._scoped(query, table))}

    def _scoped(self, query: Select[Any], table: Any) -> Select[Any]:
        match self._scope:
            case All():
                return query
            case Units(ids):
                return query.where(table.c.unit_id.in_(sorted(ids)))
            case Self(person_id):
                return query.where(table.c.person_id == person_id)


def _tasks(
    states: dict[str, int], evaluations: dict[str, int], without: int, gaps: int, lonely: int
) -> tuple[Task, ...]:
    """Most urgent first, nothing that is empty."""
    found = (
        Task(TaskKind.RENCANA_MENUNGGU, states.get(VersionStatus.DIAJUKAN.value, 0)),
        Task(TaskKind.BELUM_DINILAI, evaluations.get("belum", 0) + evaluations.get("draf", 0)),
        Task(TaskKind.BELUM_FINAL, evaluations.get("siap", 0)),
        Task(TaskKind.RENCANA_DIKEMBALIKAN, states.get(VersionStatus.DIKEMBALIKAN.value, 0)),
        Task(TaskKind.TANPA_PENILAI, lonely),
        Task(TaskKind.BELUM_ADA_SKP, without),
        Task(TaskKind.RENCANA_DRAF, states.get(VersionStatus.DRAF.value, 0)),
        Task(TaskKind.DATA_KURANG, gaps),
    )
    return tuple(task for task in found if task.count > 0)


def _kind(period: Period) -> str:
    return (EvaluationKind.TAHUNAN if period.is_year else EvaluationKind.PERIODIK).value


def _gone(year: int, today: date) -> int:
    """How much of the year is gone, in percent."""
    if today.year != year:
        return 100 if today.year > year else 0
    return (today - date(year, 1, 1)).days * 100 // 365
