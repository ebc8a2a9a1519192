"""Things of which a part was deleted and no block says so yet: no row is left that tells whose it was."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.log import Log
from desktop_app.store.exchange.raw import chunks, fetch, marks

_HANGS_ON = ("skp_id", "evaluation_id", "person_id", "version_id")
_VERSIONS = {"skp_version": "skp_id", "evaluation_version": "evaluation_id"}
_MOST = 500


def deleted_rows(connection: Connection) -> tuple[bytes, ...]:
    """Rows whose deletion waits to be sealed."""
    rows = fetch(connection, "SELECT DISTINCT row FROM _pending WHERE kind = 'D' ORDER BY row")
    return tuple(row for (row,) in rows)


def shrunk(log: Log, rows: Sequence[bytes]) -> frozenset[bytes]:
    """The plans, evaluations and people that these rows belonged to; beyond a measure the first ones only."""
    events = log.events(rows[:_MOST])
    named = {
        bytes.fromhex(str(event.body[name]))
        for each in events.values()
        for event in each
        for name in _HANGS_ON
        if event.body.get(name)
    }
    return frozenset(named | _owners(log.connection, sorted(named)))


def _owners(connection: Connection, ids: Sequence[bytes]) -> set[Id]:
    found: set[Id] = set()
    for table, owner in _VERSIONS.items():
        for part in chunks(ids):
            sql = f"SELECT {owner} FROM {table} WHERE id IN ({marks(part)})"
            found.update(id for (id,) in fetch(connection, sql, part))
    return found
