"""How a row is called on the screen: by the person it belongs to, or by what it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from desktop_app.domain.evaluation import Evaluation, EvaluationVersion
from desktop_app.domain.people import Person
from desktop_app.domain.plan import Skp, SkpVersion
from desktop_app.domain.records import Id, Record
from desktop_app.store.schema import KIND_OF
from desktop_app.store.work import Work

_NAMES = ("name", "title", "key", "code", "text", "day", "kind")


def titles_of(work: Work, rows: Mapping[bytes, str]) -> dict[bytes, tuple[str, str]]:
    """{row: (table, title)}; a row that is gone is called by its table alone."""
    by_table: dict[str, list[bytes]] = defaultdict(list)
    for row, table in rows.items():
        if table in KIND_OF:
            by_table[table].append(row)
    found = {row: (table, "") for row, table in rows.items()}
    for table, ids in by_table.items():
        for record in work.find(KIND_OF[table], id=ids):
            found[record.id] = (table, title_of(work, record))
    return found


def title_of(work: Work, record: Record) -> str:
    """The name of the person a record belongs to, or its own."""
    person_id = person_of(work, record)
    if person_id is not None:
        person = work.one(Person, person_id=person_id)
        if person is not None:
            return person.display
    for name in _NAMES:
        content = getattr(record, name, None)
        if content is not None:
            return str(content)[:120]
    return ""


def person_of(work: Work, record: Any) -> Id | None:
    """The person a record belongs to, by whatever it hangs on."""
    if getattr(record, "person_id", None) is not None:
        return Id(record.person_id)
    if getattr(record, "skp_id", None) is not None:
        skp = work.get(Skp, record.skp_id)
        return skp.person_id if skp else None
    if getattr(record, "evaluation_id", None) is not None:
        evaluation = work.get(Evaluation, record.evaluation_id)
        return evaluation.person_id if evaluation else None
    if getattr(record, "version_id", None) is not None:
        version: Any = work.get(SkpVersion, record.version_id) or work.get(
            EvaluationVersion, record.version_id
        )
        return person_of(work, version) if version else None
    return None
