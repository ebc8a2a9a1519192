"""Numbers that two people bear: the beginning of the queue of duplicates."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.raw import fetch


def shared_numbers(connection: Connection) -> list[tuple[str, Id, Id]]:
    """(number, one person, another) for each pair that no *gabung* joined; corrected facts do not count."""
    rows = fetch(
        connection,
        "WITH holding AS (SELECT DISTINCT n.number, n.person_id FROM identity_number AS n WHERE n.void = 0 "
        "AND NOT EXISTS (SELECT 1 FROM identity_number AS c WHERE c.corrects_id = n.id) "
        "AND NOT EXISTS (SELECT 1 FROM merge_alias AS m WHERE m.old_id = n.person_id AND m.void = 0)) "
        "SELECT a.number, a.person_id, b.person_id FROM holding AS a JOIN holding AS b "
        "ON a.number = b.number AND a.person_id < b.person_id ORDER BY 1, 2, 3",
    )
    return [(number, Id(a), Id(b)) for number, a, b in rows]
