"""Texts for the palette: people and planned results. Never feedback, never anything private."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from desktop_app.domain.plan import Rhk
from desktop_app.domain.records import Id
from desktop_app.store.derived.batches import batches, replace_rows
from desktop_app.store.derived.tables import person_now, plan_now, search_doc
from desktop_app.store.schema import TABLES


def refresh_people(connection: Connection, person_ids: set[Id]) -> None:
    """The entries of these people: name, number, post and unit."""
    for batch in batches(person_ids):
        found = connection.execute(select(person_now).where(person_now.c.person_id.in_(batch))).mappings()
        rows = [
            _doc(
                "person",
                row["person_id"],
                row,
                title=row["display"],
                body=" ".join(filter(None, (row["number"], row["post_text"], row["unit_name"]))),
            )
            for row in found
        ]
        _replace(connection, batch, rows)


def refresh_plans(connection: Connection, skp_ids: set[Id]) -> None:
    """The planned results of the newest version of these plans, under the key of the plan."""
    rhk = TABLES[Rhk]
    for batch in batches(skp_ids):
        query = (
            select(plan_now, person_now.c.display, person_now.c.audience_id, rhk.c.text)
            .join(rhk, rhk.c.version_id == plan_now.c.version_id)
            .join(person_now, person_now.c.person_id == plan_now.c.person_id)
            .where(plan_now.c.skp_id.in_(batch))
            .order_by(rhk.c.pos)
        )
        rows = [
            _doc("rhk", row["skp_id"], row, title=row["text"], body=row["display"])
            for row in connection.execute(query).mappings()
        ]
        _replace(connection, batch, rows)


def _doc(kind: str, ref_id: Id, row: Any, *, title: str, body: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "ref_id": ref_id,
        "person_id": row["person_id"],
        "unit_id": row["unit_id"],
        "audience_id": row["audience_id"],
        "title": title[:300],
        "body": body[:2000],
    }


def _replace(connection: Connection, ref_ids: list[Id], rows: list[dict[str, Any]]) -> None:
    replace_rows(connection, search_doc, "ref_id", ref_ids, rows)
