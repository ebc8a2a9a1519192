"""The list of plans of a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine, select

from desktop_app.domain.lines import PlanLine
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan import VersionStatus
from desktop_app.store.derived.tables import person_now, plan_now
from desktop_app.store.lists.asking import Shape, counts, ids_query, read_ids

SHAPE = Shape(
    plan_now,
    "skp_id",
    orders={
        "nama": ("name_key", "unit_id"),
        "status": ("status", "name_key", "unit_id"),
        "tenggat": ("due_on", "unit_id"),
        "capaian": ("progress", "unit_id"),
        "unit": ("unit_id", "status"),
    },
    filters={"tahun": "year", "status": "status", "unit": "unit_id", "pegawai": "person_id"},
)


class PlanList:
    """Answers `ids` and `lines`; the filter `tahun` belongs to every question, else all years are listed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ids(self, query: ListQuery) -> list[bytes]:
        """Skp ids in order. Orders and filters: see SHAPE."""
        return read_ids(self._engine, ids_query(SHAPE, query))

    def counts(self, query: ListQuery) -> dict[VersionStatus, int]:
        """How many plans stand in each state."""
        with self._engine.connect() as connection:
            return {VersionStatus(k): n for k, n in counts(connection, SHAPE, query, "status").items()}

    def lines(self, ids: Sequence[bytes]) -> Mapping[bytes, PlanLine]:
        """The lines of these ids; one that is gone is absent."""
        person = person_now.c
        query = (
            select(plan_now, person.display, person.number.label("nip"), person.post_text, person.unit_name)
            .join(person_now, person.person_id == plan_now.c.person_id)
            .where(plan_now.c.skp_id.in_(ids))
        )
        with self._engine.connect() as connection:
            return {row["skp_id"]: _line(dict(row)) for row in connection.execute(query).mappings()}


def _line(row: dict[str, Any]) -> PlanLine:
    return PlanLine(
        id=row["skp_id"],
        version_id=row["version_id"],
        person_id=row["person_id"],
        name=row["display"],
        number=row["nip"],
        post=row["post_text"],
        unit=row["unit_name"],
        year=row["year"],
        version=row["number"],
        status=VersionStatus(row["status"]),
        progress=None if row["progress"] is None else Decimal(row["progress"]) / 100,
        due_on=date.fromisoformat(row["due_on"]) if row["due_on"] else None,
        findings=row["findings"],
    )
