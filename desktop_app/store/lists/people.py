"""The list of people as of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Engine, select

from desktop_app.domain.lines import PersonLine
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.people import Gap
from desktop_app.domain.records import Id
from desktop_app.domain.terms import PostKind, StaffKind
from desktop_app.store.derived.tables import person_now
from desktop_app.store.lists.asking import Shape, ids_query, read_ids

SHAPE = Shape(
    person_now,
    "person_id",
    orders={
        "nama": ("name_key", "unit_id"),
        "unit": ("unit_id", "name_key"),
        "golongan": ("golongan_sort", "name_key", "unit_id"),
        "jabatan": ("post_text", "name_key", "unit_id"),
    },
    filters={
        "unit": "unit_id",
        "status": "status",
        "jenis": "staff_kind",
        "penilai": "superior_id",
        "gaps": "gaps",
    },
)


class PeopleList:
    """Answers `ids` and `lines` for the screen; reads on connections of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ids(self, query: ListQuery) -> list[bytes]:
        """Person ids in order. Orders and filters: see SHAPE."""
        return read_ids(self._engine, ids_query(SHAPE, query))

    def lines(self, ids: Sequence[bytes]) -> Mapping[bytes, PersonLine]:
        """The lines of these ids; one that is gone is absent."""
        row = person_now.c
        superior = person_now.alias("superior")
        query = (
            select(person_now, superior.c.display.label("superior"))
            .outerjoin(superior, superior.c.person_id == row.superior_id)
            .where(row.person_id.in_(ids))
        )
        with self._engine.connect() as connection:
            return {found["person_id"]: _line(dict(found)) for found in connection.execute(query).mappings()}


def _line(row: dict[str, Any]) -> PersonLine:
    kind, staff = row["post_kind"], row["staff_kind"]
    return PersonLine(
        id=Id(row["person_id"]),
        name=str(row["display"]),
        number=row["number"],
        unit_id=row["unit_id"],
        unit=row["unit_name"],
        post=row["post_text"],
        post_kind=PostKind(str(kind)) if kind else None,
        golongan=row["golongan"],
        staff_kind=StaffKind(str(staff)) if staff else None,
        status=str(row["status"]),
        is_head=bool(row["is_head"]),
        superior=row["superior"],
        gaps=Gap(row["gaps"]),
    )
