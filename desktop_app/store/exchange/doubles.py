"""Two rows that rules allow only once: two offices wrote each without knowing of the other's.

What is unique is never forbidden across offices (a merge would fail): it is looked for afterwards. Two people
with one number are `shared_numbers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise
from typing import Any

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.aliases import read_aliases
from desktop_app.store.exchange.raw import fetch
from desktop_app.store.schema import TABLES

_APART = "berbeda"


@dataclass(frozen=True, slots=True)
class Pair:
    """`kind`: versi (two open versions of a plan), rencana (two plans of a human that overlap), koreksi (two
    corrections of one row), nomor (two papers with one number)."""

    kind: str
    table: str
    a: Id
    b: Id


def doubles(connection: Connection) -> list[Pair]:
    """All pairs of which nobody has said that both may stand."""
    found = [*_open_versions(connection), *_overlapping_plans(connection)]
    found += [*_corrections(connection), *_numbers(connection)]
    told = {
        (kind, a, b)
        for kind, a, b in fetch(connection, "SELECT kind, a, b FROM _duplicate WHERE state = ?", (_APART,))
    }
    return [pair for pair in found if (pair.kind, pair.a, pair.b) not in told]


def _open_versions(connection: Connection) -> Iterator[Pair]:
    rows = fetch(
        connection,
        "SELECT skp_id, id FROM skp_version WHERE status IN ('draf', 'diajukan', 'dikembalikan') "
        "AND skp_id IN (SELECT skp_id FROM skp_version WHERE status IN ('draf', 'diajukan', 'dikembalikan') "
        "GROUP BY skp_id HAVING count(*) > 1) ORDER BY skp_id, id",
    )
    return _pairs("versi", "skp_version", rows)


def _overlapping_plans(connection: Connection) -> Iterator[Pair]:
    """Rule 18, for humans under all their keys: who was joined may have a plan from each."""
    aliases = read_aliases(connection)
    rows = fetch(
        connection,
        "SELECT person_id, id, starts_on, ends_on FROM skp WHERE status <> 'batal' "
        "AND person_id IN (SELECT person_id FROM skp GROUP BY person_id HAVING count(*) > 1)",
    )
    for key in aliases.kept.keys() | aliases.groups.keys():
        sql = "SELECT person_id, id, starts_on, ends_on FROM skp WHERE status <> 'batal' AND person_id = ?"
        rows += fetch(connection, sql, (key,))
    plans = sorted({(aliases.of(Id(person)), id, start, end) for person, id, start, end in rows})
    for _, own in groupby(plans, key=lambda plan: plan[0]):
        for (_, a, start, end), (_, b, other_start, other_end) in combinations(own, 2):
            if start <= other_end and other_start <= end:
                yield Pair("rencana", "skp", Id(a), Id(b))


def _corrections(connection: Connection) -> Iterator[Pair]:
    for table in TABLES.values():
        if not {"corrects_id", "audience_id"} <= {*table.c.keys()}:
            continue
        rows = fetch(
            connection,
            f"SELECT corrects_id, id FROM {table.name} WHERE corrects_id IN (SELECT corrects_id FROM "
            f"{table.name} WHERE corrects_id IS NOT NULL GROUP BY corrects_id HAVING count(*) > 1) "
            f"AND id NOT IN (SELECT corrects_id FROM {table.name} WHERE corrects_id IS NOT NULL) "
            "ORDER BY corrects_id, id",
        )
        yield from _pairs("koreksi", table.name, rows)


def _numbers(connection: Connection) -> Iterator[Pair]:
    """Papers of one audience and year; one that corrects another bears its number with right."""
    rows = fetch(
        connection,
        "SELECT hex(audience_id) || ' ' || year || ' ' || number, id FROM document AS d "
        "WHERE number IS NOT NULL AND void = 0 AND corrects_id IS NULL "
        "AND EXISTS (SELECT 1 FROM document AS o WHERE o.number = d.number "
        "AND o.year = d.year AND o.audience_id = d.audience_id AND o.id <> d.id AND o.void = 0 "
        "AND o.corrects_id IS NULL) AND id NOT IN (SELECT corrects_id FROM document "
        "WHERE corrects_id IS NOT NULL) ORDER BY audience_id, year, number, id",
    )
    return _pairs("nomor", "document", rows)


def _pairs(kind: str, table: str, rows: Sequence[tuple[Any, ...]]) -> Iterator[Pair]:
    """Each with the next of those that share something."""
    for _, same in groupby(rows, key=lambda row: row[0]):
        for (_, a), (_, b) in pairwise(same):
            yield Pair(kind, table, Id(a), Id(b))
