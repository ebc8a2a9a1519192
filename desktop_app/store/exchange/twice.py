"""Numbers that two people bear: the queue of duplicates, and what a person said of a pair."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.aliases import read_aliases
from desktop_app.store.exchange.raw import fetch, run

_APART = "berbeda"


def shared_numbers(connection: Connection) -> list[tuple[str, Id, Id]]:
    """(number, one person, another) for each pair that is not joined and was not told apart; corrected facts
    do not count."""
    rows = fetch(
        connection,
        "WITH many AS (SELECT number FROM identity_number GROUP BY number "
        "HAVING min(person_id) <> max(person_id)), "
        "holding AS (SELECT DISTINCT n.number, n.person_id FROM identity_number AS n "
        "JOIN many ON many.number = n.number WHERE n.void = 0 "
        "AND NOT EXISTS (SELECT 1 FROM identity_number AS c WHERE c.corrects_id = n.id) "
        "AND EXISTS (SELECT 1 FROM person AS p WHERE p.person_id = n.person_id)) "
        "SELECT a.number, a.person_id, b.person_id FROM holding AS a JOIN holding AS b "
        "ON a.number = b.number AND a.person_id < b.person_id ORDER BY 1, 2, 3",
    )
    if not rows:
        return []
    apart = {
        (a, b)
        for a, b in fetch(
            connection, "SELECT a, b FROM _duplicate WHERE kind = 'person' AND state = ?", (_APART,)
        )
    }
    aliases, seen, found = read_aliases(connection), set(), []
    for number, a, b in rows:
        one, other = sorted((aliases.of(Id(a)), aliases.of(Id(b))))
        if one != other and (one, other) not in apart and (a, b) not in apart and (one, other) not in seen:
            seen.add((one, other))
            found.append((number, one, other))
    return found


def told_apart(connection: Connection, kind: str, pair: tuple[Id, Id], why: str) -> None:
    """A person said that these are two."""
    run(
        connection,
        "INSERT OR REPLACE INTO _duplicate (kind, a, b, why, state) VALUES (?, ?, ?, ?, ?)",
        (kind, *sorted(pair), why, _APART),
    )


def are_one_again(connection: Connection, kind: str, pair: tuple[Id, Id]) -> None:
    """Forgets that somebody said so."""
    run(connection, "DELETE FROM _duplicate WHERE kind = ? AND a = ? AND b = ?", (kind, *sorted(pair)))
