"""Copies of the database: made beside the running program, opened and compared before they count.

A copy is encrypted by the same key, compact, and complete in one file: it needs no journal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.backups import DatabaseFacts
from desktop_app.domain.errors import Busy, Damaged, DiskFull, TooNew
from desktop_app.domain.records import Fact
from desktop_app.store.engine import DriverError, open_engine, translated
from desktop_app.store.schema import KEPT
from desktop_app.vault.files import whole_file

_OURS = "SELECT name FROM sqlite_master WHERE type='table'"
_NOT_COUNTED = ("search_", "sqlite_", "alembic_")


def back_up(database: Path, key: bytes, target: Path) -> None:
    """An encrypted, compact copy, opened and checked before it gets its name.

    Raises Damaged("gudang.cadangan_rusak"), DiskFull("berkas.penuh"); nothing of it remains then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(target) as file:
        copy_database(database, key, Path(file.name), target.name)


def copy_database(database: Path, key: bytes, copy: Path, name: str) -> None:
    """The same into an empty file that is there already and is called `name` in what is said about it."""
    engine = open_engine(database, key)
    try:
        with engine.connect() as connection:
            before = count_rows(connection)
            raw: Any = connection.connection.driver_connection
            connection.rollback()  # VACUUM takes no part in a transaction
            raw.execute("VACUUM INTO ?", (copy.as_posix(),))
            after = count_rows(connection)
    except (DBAPIError, DriverError) as error:
        raise _why(error, database, key, name) from error
    finally:
        engine.dispose()
    _compare(copy, key, name, before, after)


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows each table has; what is made anew from other tables is left out."""
    names = connection.scalars(text(_OURS)).all()
    ours = [name for name in names if not name.startswith(_NOT_COUNTED)]
    return {name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0 for name in ours}


@contextmanager
def reading(path: Path, key: bytes) -> Iterator[Connection]:
    """A file that nobody writes, to be read: it needs no journal, no lock and no right to write.

    What the driver complains of comes out as one of our errors.
    """
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: sqlcipher.connect(address, uri=True),
        poolclass=NullPool,
    )

    def prepare(connection: Any, _record: Any) -> None:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        for pragma in ("cipher_log_level=NONE", "trusted_schema=OFF", "query_only=ON", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", prepare)
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        raise translated(error, path) from error
    finally:
        engine.dispose()


def is_database(path: Path, key: bytes) -> bool:
    """Whether a file is a database that this key opens, be it damaged; only its first page is looked at."""
    try:
        with reading(path, key) as connection:
            return bool(connection.scalar(text("PRAGMA schema_version")))
    except Damaged as error:
        return "not a database" not in str(error.__cause__)


def examine(connection: Connection, name: str, known: tuple[str, ...]) -> DatabaseFacts:
    """Reads all of a database: Damaged("gudang.cadangan_rusak") when it is not whole.

    A schema that is not among the `known` ones is TooNew("VERSI_LEBIH_BARU").
    """
    if connection.scalar(text("PRAGMA quick_check")) != "ok":
        raise Damaged("gudang.cadangan_rusak", berkas=name)
    return read_facts(connection, name, known)


def facts_of_live(database: Path, key: bytes, known: tuple[str, ...]) -> DatabaseFacts | None:
    """The facts of a database that may be in use; None when it is not there or cannot be read."""
    if not database.is_file():
        return None
    engine = open_engine(database, key)
    try:
        with engine.connect() as connection:
            return read_facts(connection, database.name, known)
    except (DBAPIError, TooNew):
        return None
    finally:
        engine.dispose()


def read_facts(connection: Connection, name: str, known: tuple[str, ...]) -> DatabaseFacts:
    """The same facts without reading everything."""
    revision = str(connection.scalar(text("SELECT version_num FROM alembic_version")))
    if revision not in known:
        raise TooNew("VERSI_LEBIH_BARU", berkas=name)
    counts = count_rows(connection)
    code, office = _office(connection)
    return DatabaseFacts(
        revision=revision,
        counts=counts,
        office_code=code,
        office_name=office,
        replica=_replica(connection, counts),
        changed_at=_last_change(connection, counts),
    )


def close_for_good(database: Path, key: bytes) -> None:
    """Brings a database into one file without a journal; Busy("gudang.sibuk") while anybody has it open.

    A damaged one stays as it is.
    """
    connection = sqlcipher.connect(database.as_posix(), isolation_level=None, timeout=2)
    try:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute("PRAGMA journal_mode=DELETE")
    except DriverError as error:
        found = translated(error, database)
        if isinstance(found, Busy):
            raise found from error
    finally:
        connection.close()


def _compare(copy: Path, key: bytes, name: str, before: Mapping[str, int], after: Mapping[str, int]) -> None:
    """A table of the copy has as many rows as the original had, at one moment between the two counts."""
    with reading(copy, key) as connection:
        if connection.scalar(text("PRAGMA quick_check")) != "ok":
            raise Damaged("gudang.cadangan_rusak", berkas=name)
        found = count_rows(connection)
    for table, rows in found.items():
        bounds = sorted((before.get(table, rows), after.get(table, rows)))
        if not bounds[0] <= rows <= bounds[1]:
            raise Damaged("gudang.cadangan_rusak", berkas=name)
    if found.keys() != after.keys():
        raise Damaged("gudang.cadangan_rusak", berkas=name)


def _why(error: Exception, database: Path, key: bytes, name: str) -> Exception:
    """A disk that takes no more is told from a database that gives no more: both are "disk I/O error"."""
    found = translated(error, database)
    if isinstance(found, DiskFull) or (isinstance(found, Damaged) and _is_whole(database, key)):
        return DiskFull("berkas.penuh", berkas=name)
    return found


def _is_whole(database: Path, key: bytes) -> bool:
    engine = open_engine(database, key)
    try:
        with engine.connect() as connection:
            return bool(connection.scalar(text("PRAGMA quick_check")) == "ok")
    except DBAPIError:
        return False
    finally:
        engine.dispose()


def _office(connection: Connection) -> tuple[str | None, str | None]:
    note = connection.scalar(text("SELECT value FROM local_note WHERE key='kantor'"))
    if note is None:
        return None, None
    office_id = bytes.fromhex(json.loads(note)["office_id"])
    row = connection.execute(text("SELECT code, name FROM office WHERE id=:id"), {"id": office_id}).first()
    return (None, None) if row is None else (str(row[0]), str(row[1]))


def _replica(connection: Connection, counts: Mapping[str, int]) -> bytes | None:
    """Stores before the exchange have none."""
    if "_ctl" not in counts:
        return None
    found: bytes | None = connection.scalar(text("SELECT replica FROM _ctl"))
    return found


def _last_change(connection: Connection, counts: Mapping[str, int]) -> datetime | None:
    dated = [kept.table for kept in KEPT if issubclass(kept.kind, Fact) and kept.table in counts]
    moments = [connection.scalar(text(f'SELECT max(at) FROM "{table}"')) for table in dated]
    return max((datetime.fromisoformat(moment) for moment in moments if moment), default=None)
