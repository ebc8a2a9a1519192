"""The first start of the exchange: an identity for this store, and its rows as the log's beginning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from secrets import token_bytes

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.control import Author
from desktop_app.store.exchange.log import Log
from desktop_app.store.exchange.raw import fetch, run, run_many
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.exchange.triggers import captures_of_present, exchanged


@dataclass(frozen=True, slots=True)
class Standing:
    """Who this store is in the exchange: its office and role, its installation, its replica."""

    office: Id
    role: str
    installation: Id
    replica: bytes


def standing_of(connection: Connection) -> Standing | None:
    """None before the exchange was begun."""
    rows = fetch(connection, "SELECT office, role, installation, replica FROM _ctl WHERE replica IS NOT NULL")
    return Standing(*rows[0]) if rows else None


def take_place(
    connection: Connection, office: Id, role: str, installation: Id, muted: Iterable[Id]
) -> Standing:
    """Gives this store its identity. Rows of `muted` audiences are held but never captured."""
    replica = token_bytes(16)
    run(
        connection,
        "UPDATE _ctl SET office=?, role=?, installation=?, replica=?",
        (office, role, installation, replica),
    )
    gids = [(gid,) for gid in muted]
    run_many(connection, "INSERT OR IGNORE INTO _mute (gid) VALUES (?)", gids)
    run_many(connection, "DELETE FROM _pending WHERE gid = ?", gids)
    return Standing(office, role, installation, replica)


def begin_log(log: Log, author: Author, now: datetime) -> int:
    """Captures what no log holds yet, seals it, and remembers that this was done; answers the operations."""
    connection = log.connection
    for kept in exchanged():
        for sql in captures_of_present(kept):
            run(connection, sql)
    sealed = seal(log, author, now)
    run(connection, "UPDATE _ctl SET genesis = 1")
    return sealed


def has_begun(connection: Connection) -> bool:
    """Whether the log of this store begins with everything it holds."""
    return bool(fetch(connection, "SELECT 1 FROM _ctl WHERE genesis = 1 AND replica IS NOT NULL"))


def leave_out(connection: Connection) -> None:
    """A made-up city takes no part in the exchange: nothing of it is captured, no log is begun."""
    run(connection, "UPDATE _ctl SET cap = 0, genesis = 2")
    run(connection, "DELETE FROM _pending")


def is_left_out(connection: Connection) -> bool:
    """Whether this store takes no part in the exchange for ever."""
    return bool(fetch(connection, "SELECT 1 FROM _ctl WHERE genesis = 2"))


def become_new_replica(connection: Connection) -> bytes:
    """A restored or copied store writes into streams of its own from now on."""
    replica = token_bytes(16)
    run(connection, "UPDATE _ctl SET replica = ?", (replica,))
    return replica


def kept_marker(connection: Connection) -> str | None:
    """What the last start noted about the place of this store."""
    return fetch(connection, "SELECT marker FROM _ctl")[0][0]  # type: ignore[no-any-return]


def keep_marker(connection: Connection, marker: str) -> None:
    run(connection, "UPDATE _ctl SET marker = ? WHERE marker IS NOT ?", (marker, marker))


def sealed_blocks(connection: Connection) -> int:
    """How many blocks the present replica has sealed; only ever grows."""
    sql = (
        "SELECT coalesce(sum(s.next_n), 0) FROM _stream AS s JOIN _ctl AS c "
        "ON s.replica = c.replica AND s.installation = c.installation"
    )
    return int(fetch(connection, sql)[0][0])
