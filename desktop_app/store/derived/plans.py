"""One row a plan: its newest version, progress, deadline and findings, as lists show and sort them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from desktop_app.domain.achievement import achievements, progress
from desktop_app.domain.papers import Step
from desktop_app.domain.plan import Plan, Skp, SkpStatus, SkpVersion, VersionStatus
from desktop_app.domain.plan_check import check_plan
from desktop_app.domain.records import Id, live
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.tenggat import YearDay
from desktop_app.domain.terms import Severity
from desktop_app.domain.values import day_of
from desktop_app.domain.year import Realisation
from desktop_app.store.aliases import read_aliases
from desktop_app.store.derived.batches import batches, grouped, replace_rows
from desktop_app.store.derived.tables import person_now, person_span, plan_now
from desktop_app.store.schema import AGGREGATE_OF


def refresh(connection: Connection, skp_ids: set[Id], rules: RuleBook) -> None:
    """Makes the rows of these plans anew; cancelled plans have none."""
    aliases = read_aliases(connection)
    for batch in batches(skp_ids):
        skps = [found for rows in grouped(connection, Skp, "id", batch).values() for found in rows]
        skps = [replace(skp, person_id=aliases.of(skp.person_id)) for skp in skps]
        versions = grouped(connection, SkpVersion, "skp_id", batch)
        newest = {
            skp.id: max(open_, key=lambda v: v.number)
            for skp in skps
            if (open_ := [v for v in versions[skp.id] if v.status is not VersionStatus.BATAL])
        }
        plans = _plans(connection, list(newest.values()))
        entries = grouped(connection, Realisation, "skp_id", batch)
        steps = grouped(connection, Step, "object_id", [v.id for v in newest.values()])
        people = [skp.person_id for skp in skps]
        names, whereabouts = names_of(connection, people), Whereabouts(connection, people)
        rows = [
            _row(skp, plans[newest[skp.id].id], live(entries[skp.id]), steps[newest[skp.id].id], rules)
            | {
                "name_key": names.get(skp.person_id, ""),
                "unit_id": whereabouts.unit_on(skp.person_id, skp.ends_on),
            }
            for skp in skps
            if skp.id in newest and skp.status is not SkpStatus.BATAL
        ]
        replace_rows(connection, plan_now, "skp_id", batch, rows)


def names_of(connection: Connection, person_ids: list[Id]) -> dict[Id, str]:
    """The sort keys of these people."""
    columns = (person_now.c.person_id, person_now.c.name_key)
    found = connection.execute(select(*columns).where(person_now.c.person_id.in_(person_ids)))
    return {row[0]: row[1] for row in found}


class Whereabouts:
    """Where some humans stood on any day; read once for all of them."""

    def __init__(self, connection: Connection, person_ids: list[Id]) -> None:
        self._spans: dict[Id, list[Any]] = defaultdict(list)
        found = select(person_span).where(person_span.c.person_id.in_(person_ids))
        for span in connection.execute(found).mappings():
            self._spans[span["person_id"]].append(span)

    def unit_on(self, person_id: Id, day: date) -> Id | None:
        """The unit of a human on a day, or None."""
        text = day.isoformat()
        held = (s["unit_id"] for s in self._spans[person_id] if s["from_on"] <= text <= s["to_on"])
        return next(held, None)


def _plans(connection: Connection, versions: list[SkpVersion]) -> dict[Id, Plan]:
    ids = [version.id for version in versions]
    children: dict[str, dict[Id, list[Any]]] = {
        name: grouped(connection, kind, "version_id", ids) for name, kind in AGGREGATE_OF[Plan].children
    }
    return {
        version.id: Plan(
            version=version, **{name: tuple(found.get(version.id, ())) for name, found in children.items()}
        )
        for version in versions
    }


def _row(
    skp: Skp, plan: Plan, entries: list[Realisation], steps: list[Step], rules: RuleBook
) -> dict[str, Any]:
    done = progress(achievements(plan, entries, rules.saran(skp.ends_on)))
    found = check_plan(plan, rules, skp.ends_on)
    since = max((step.at for step in live(steps)), default=None)
    return {
        "skp_id": skp.id,
        "person_id": skp.person_id,
        "year": skp.year,
        "version_id": plan.version.id,
        "number": plan.version.number,
        "status": plan.status.value,
        "since_on": day_of(since).isoformat() if since else None,
        "progress": None if done is None else int(done * 100),
        "due_on": rules.tenggat(skp.ends_on).due_on(YearDay.SKP_DITETAPKAN, skp.year).isoformat(),
        "findings": sum(finding.severity is not Severity.SARAN for finding in found),
    }
