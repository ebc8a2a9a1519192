"""Offices whose databases live in memory: real schema, real triggers, real store code, and no disk.

One engine costs twenty milliseconds, so engines are made once a run; what a history does is taken back by
loading the rows of an earlier moment. The same gives backups, restored offices and copied disks.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, Engine, event

from desktop_app.domain.records import Id
from desktop_app.domain.values import UMUM
from desktop_app.store.derived import refresh
from desktop_app.store.engine import open_engine
from desktop_app.store.exchange import applying, beginning, raw, sealing
from desktop_app.store.exchange.control import Author
from desktop_app.store.opening import open_store
from desktop_app.store.work import Store
from desktop_app.vault.signing import SigningKey

KEY = bytes(range(32))
START = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
Rows = dict[str, list[tuple[Any, ...]]]


class Crash(Exception):
    """The computer stops in the middle of a transaction."""


class Fuse:
    """Blows at the statement it was set for; `blown` counts how often that happened."""

    left: int | None = None
    blown = 0

    @classmethod
    @contextmanager
    def at(cls, statement: int | None) -> Iterator[None]:
        cls.left = statement
        try:
            yield
        finally:
            cls.left = None

    @classmethod
    def burn(cls) -> None:
        if cls.left is None:
            return
        cls.left -= 1
        if cls.left <= 0:
            cls.left = None
            cls.blown += 1
            raise Crash


@contextmanager
def staged(rng: Random) -> Iterator[None]:
    """Within: names of streams follow from a seed, statements can be counted, and tables that are derived
    from others are left alone, for they cost twenty times as much as the exchange itself."""
    cursor = raw._cursor

    def burning(connection: Connection) -> Any:
        Fuse.burn()
        return cursor(connection)

    with ExitStack() as stack:
        for module, name, stand_in in (
            (raw, "_cursor", burning),
            (beginning, "token_bytes", rng.randbytes),
            (refresh, "refresh", lambda *_: None),
            (sealing, "SCHEMA", sealing.SCHEMA),
            (applying, "SCHEMA", applying.SCHEMA),
        ):
            stack.enter_context(patch.object(module, name, stand_in))
        yield


@cache
def _schema() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The statements that make a migrated database, and its tables."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), KEY, lambda: START)
        with store.engine.connect() as connection:
            found = connection.exec_driver_sql(
                "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            ).all()
        store.engine.dispose()
    searched = tuple(f"{name}_" for _, name, sql in found if "VIRTUAL" in sql.upper())
    wanted = [row for row in found if not row[1].startswith((*searched, "sqlite_"))]
    return tuple(sql for _, _, sql in wanted), tuple(name for kind, name, _ in wanted if kind == "table")


def make_engine() -> Engine:
    """An empty migrated database in memory; the pool has one connection as long as nobody needs two."""
    engine = open_engine(Path(":memory:"), KEY)
    with engine.execution_options(writes=True).begin() as connection:
        for sql in _schema()[0]:
            connection.exec_driver_sql(sql)
        connection.exec_driver_sql(
            "INSERT INTO _ctl (id, cap, withdraw, stale, genesis, written) VALUES (1, 1, 0, 0, 0, 2)"
        )
    event.listen(engine, "before_cursor_execute", lambda *_: Fuse.burn())
    return engine


def rows_of(engine: Engine) -> Rows:
    """Every row of a database."""
    with engine.connect() as connection:
        cursor = connection.connection.cursor()
        return {
            name: found
            for name in _schema()[1]
            if (found := cursor.execute(f'SELECT * FROM "{name}"').fetchall())
        }


def load_rows(engine: Engine, rows: Rows) -> None:
    """Makes a database hold exactly these rows."""
    with engine.execution_options(writes=True).begin() as connection:
        cursor = connection.connection.cursor()
        cursor.execute("UPDATE _ctl SET cap = 0")
        for name in _schema()[1]:
            if name != "_ctl":
                cursor.execute(f'DELETE FROM "{name}"')
        for name, found in rows.items():
            if name != "_ctl":
                marks = ",".join("?" * len(found[0]))
                cursor.executemany(f'INSERT INTO "{name}" VALUES ({marks})', found)
        (ctl,) = rows["_ctl"]
        cursor.execute("DELETE FROM _ctl")
        cursor.execute(f"INSERT INTO _ctl VALUES ({','.join('?' * len(ctl))})", ctl)


@dataclass(slots=True)
class Clock:
    """A clock that jumps."""

    now: datetime = START

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Computer:
    """One PC: its database, its name in the log, the schema its program knows, the audiences it knows."""

    def __init__(self, engine: Engine, number: int, role: str, office: bytes) -> None:
        self.engine, self.number, self.role, self.office = engine, number, role, office
        self.installation = Id(bytes([0xA0 + number]) * 16)
        self.key = SigningKey(bytes([number + 1]) * 32)
        self.clock = Clock()
        self.replica = b""
        self.kinds: dict[bytes, str] = {}
        self.schema = sealing.SCHEMA
        self.restart()

    def restart(self) -> None:
        """Whatever the program had in memory is gone."""
        self.store = Store(self.engine, self.clock)

    @property
    def author(self) -> Author:
        return Author(Id(self.office), self.role, self.installation, self.replica, self.key)

    def kind_of(self, gid: Id) -> str | None:
        return self.kinds.get(gid)


class Court:
    """Knows every key, objects to nobody, and knows the audiences this office has heard of."""

    def __init__(self, keys: Mapping[str, bytes], office: Computer) -> None:
        self._keys, self._office = keys, office

    def public_key(self, header: Any) -> bytes:
        return self._keys[header.installation]

    def kind_of(self, gid: Id) -> str | None:
        return self._office.kind_of(gid)

    def objection(self, _header: Any) -> str | None:
        return None


MUTED = [UMUM]
