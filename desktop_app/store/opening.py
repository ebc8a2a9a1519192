"""Open the database of a data folder: keys in, a store out, migrated to the present schema."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from desktop_app.domain.errors import Damaged
from desktop_app.domain.values import Clock
from desktop_app.store.derived.refresh import compare
from desktop_app.store.engine import open_engine, translated
from desktop_app.store.exchange.control import is_stale, mark_fresh
from desktop_app.store.exchange.late import note_late
from desktop_app.store.exchange.triggers import ensure_triggers, wrong_triggers
from desktop_app.store.indexes import repair_indexes
from desktop_app.store.migrate import upgrade
from desktop_app.store.work import Store

DATABASE = "rembug.db"


@dataclass(frozen=True, slots=True)
class Health:
    """What the integrity check of the file found: "ok", or the lines SQLite and SQLCipher gave."""

    pages: tuple[str, ...]
    content: tuple[str, ...]
    references: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        return not (self.pages or self.content or self.references)


def open_store(folder: Path, key: bytes, clock: Clock) -> Store:
    """The store of a folder, made if it is not there, brought to the present schema."""
    database = folder / DATABASE
    upgrade(database, key, folder / "cadangan", clock())
    store = Store(open_engine(database, key), clock)
    repair_capture(store)
    repair_indexes(store)
    return store


def repair_capture(store: Store) -> tuple[str, ...]:
    """Makes the triggers of the exchange what they must be; answers those that were not."""
    with store.look() as work:
        wrong = wrong_triggers(work.connection)
    if wrong:
        with store.work() as work:
            ensure_triggers(work.connection)
    return wrong


def check_health(store: Store) -> Health:
    """Page authentication, SQLite's own check, and local foreign keys."""
    try:
        with store.engine.connect() as connection:
            pages = [str(row[0]) for row in connection.execute(text("PRAGMA cipher_integrity_check"))]
            content = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
            keys = [str(tuple(row)) for row in connection.execute(text("PRAGMA foreign_key_check"))]
    except DBAPIError as error:
        found = translated(error, Path(str(store.engine.url.database)))
        if isinstance(found, Damaged):
            return Health((str(error.orig),), (), ())
        raise found from error
    return Health(tuple(pages), tuple(line for line in content if line != "ok"), tuple(keys))


def stale_tables(store: Store) -> tuple[str, ...]:
    """Compares every derived table with a fresh build; what differs is made right, and named."""
    with store.work() as work:
        if is_stale(work.connection):
            note_late(work.connection, None)
        mark_fresh(work.connection)
        return compare(work.connection, work.today, lambda: work.rules)


def data_version(store: Store) -> int:
    """Changes when another program has written to the same file (decisions: two programs, one store)."""
    with store.engine.connect() as connection:
        return int(connection.scalar(text("PRAGMA data_version")) or 0)
