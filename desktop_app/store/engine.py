"""Open the encrypted database and keep SQLite's promises.

SQLCipher through `sqlcipher3` with a raw key: deriving one by PBKDF2 costs 82 ms for each connection. One
SQLite library in the process: Python's own `sqlite3` must never open the same file.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.errors import Busy, Damaged, DiskFull, Unreadable

DriverError = sqlcipher.DatabaseError
_PRAGMAS = (
    "cipher_log_level=NONE",  # else each failed page check is printed to stderr
    "journal_mode=WAL",
    "synchronous=FULL",  # a signed act must survive a power cut
    "recursive_triggers=ON",  # INSERT OR REPLACE must show its deletion to triggers
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "busy_timeout=5000",
    "cache_size=-16000",
)


_LEAST_ROOM = 256 * 1024
"""What the journal and its index need to begin with."""


def open_engine(path: Path, key: bytes, *, foreign_keys: bool = True) -> Engine:
    """An engine on the database file; `foreign_keys` are off only for migrations, which rebuild tables.

    Connections with `execution_options(writes=True)` begin with BEGIN IMMEDIATE, all others with BEGIN.
    """
    engine = create_engine(
        f"sqlite:///{path.as_posix()}",
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=4,
        connect_args={"check_same_thread": False},
    )

    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver would else commit before DDL
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        for pragma in (*_PRAGMAS, f"foreign_keys={'ON' if foreign_keys else 'OFF'}"):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def translated(error: Exception, path: Path | None = None) -> Exception:
    """The driver's complaint about a database as one of ours, or the error itself when it is a bug of ours.

    "disk I/O error" is also what SQLite says where the last bytes of a disk are gone.
    """
    text, name = str(error).lower(), path.name if path else ""
    if "locked" in text or "busy" in text:
        return Busy("gudang.sibuk")
    is_failing = "disk i/o" in text
    if "disk is full" in text or (is_failing and path is not None and _has_no_room(path.parent)):
        return DiskFull("gudang.penuh")
    if "unable to open" in text or "readonly" in text:
        return Unreadable("gudang.tak_terbuka", berkas=name)
    if is_failing or "not a database" in text or "malformed" in text:
        return Damaged("gudang.rusak", berkas=name)
    return error


def _has_no_room(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
