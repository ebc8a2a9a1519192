"""The one row that steers capture: who writes at this moment, and whether triggers listen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.raw import fetch, run
from desktop_app.vault.signing import SigningKey


@dataclass(frozen=True, slots=True)
class Author:
    """In whose name this PC seals blocks."""

    office: Id
    role: str
    installation: Id
    replica: bytes
    key: SigningKey


@contextmanager
def deaf(connection: Connection) -> Iterator[None]:
    """Triggers do not listen within; a crash rolls this back together with what was written."""
    run(connection, "UPDATE _ctl SET cap = 0")
    yield
    run(connection, "UPDATE _ctl SET cap = 1")


@contextmanager
def withdrawing(connection: Connection) -> Iterator[None]:
    """Facts of an import that is taken back may go within."""
    run(connection, "UPDATE _ctl SET withdraw = 1")
    yield
    run(connection, "UPDATE _ctl SET withdraw = 0")


def begin_deed(
    connection: Connection, act: bytes, wall: str, *, who: str, person: bytes | None, reason: str | None
) -> None:
    """Whose deed the following writes belong to."""
    run(
        connection,
        "UPDATE _ctl SET act=?, wall=?, who=?, person=?, reason=?",
        (act, wall, who[:300], person, reason),
    )


def end_deed(connection: Connection) -> None:
    """What another program writes afterwards is nobody's deed."""
    run(connection, "UPDATE _ctl SET act=NULL, wall=NULL, who=NULL, person=NULL, reason=NULL")


def mark_stale(connection: Connection) -> None:
    """Derived tables must be made anew before anybody reads them."""
    run(connection, "UPDATE _ctl SET stale = 1 WHERE stale = 0")


def mark_fresh(connection: Connection) -> None:
    """Derived tables were made anew."""
    run(connection, "UPDATE _ctl SET stale = 0 WHERE stale = 1")


def is_stale(connection: Connection) -> bool:
    """Whether derived tables must be made anew."""
    return bool(fetch(connection, "SELECT 1 FROM _ctl WHERE stale = 1"))


def replica_of(connection: Connection) -> bytes | None:
    """The replica this store writes as; None before the exchange was begun."""
    rows = fetch(connection, "SELECT replica FROM _ctl")
    return rows[0][0] if rows else None
