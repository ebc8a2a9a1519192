"""Bring a database to the schema of this program: copy first, one transaction, counts compared.

alembic with SQLite leaves half-done work behind with the driver's own transactions, and a batch rebuild with
foreign keys on deletes children silently; hence an own connection, `foreign_keys=OFF`, an explicit BEGIN.
"""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from desktop_app.domain.errors import Damaged, TooNew
from desktop_app.store.engine import open_engine, translated

_MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_KEEP = 5


def upgrade(database: Path, key: bytes, backups: Path, now: datetime, migrations: Path = _MIGRATIONS) -> bool:
    """Upgrades the file if it needs it; answers whether it did.

    A file of a newer program is TooNew("gudang.versi_baru") and stays untouched. A failing upgrade leaves the
    old revision, the old columns and no stray table. The copy made before is encrypted with the same key.
    """
    known = _known(migrations)
    engine = open_engine(database, key, foreign_keys=False)
    try:
        with engine.connect() as connection:
            current = _present(connection)
        if current is not None and current not in known:
            raise TooNew("gudang.versi_baru", revisi=current)
        if current == known[-1]:
            return False
        if current is not None:
            back_up(database, key, backups / f"sebelum-migrasi-{now:%Y%m%d-%H%M%S}.cadangan")
            _keep_newest(backups)
        with engine.execution_options(writes=True).begin() as connection:
            _run(connection, migrations)
        return True
    except DBAPIError as error:
        raise translated(error, database.name) from error
    finally:
        engine.dispose()


def back_up(database: Path, key: bytes, target: Path) -> None:
    """An encrypted, compact copy, opened and checked before it gets its name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    beside.unlink(missing_ok=True)
    engine = open_engine(database, key)
    try:
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            connection.rollback()
            raw.execute("VACUUM INTO ?", (beside.as_posix(),))  # type: ignore[union-attr]
    finally:
        engine.dispose()
    copy = open_engine(beside, key)
    try:
        with copy.connect() as connection:
            if connection.scalar(text("PRAGMA quick_check")) != "ok":
                raise Damaged("gudang.cadangan_rusak", berkas=target.name)
    finally:
        copy.dispose()
    for extra in ("-wal", "-shm"):
        Path(f"{beside}{extra}").unlink(missing_ok=True)
    beside.replace(target)


def _run(connection: Connection, migrations: Path) -> None:
    before = _counts(connection)
    # alembic costs a fifth of the start, and most starts have nothing to upgrade
    import_module("desktop_app.store.revisions").run_revisions(connection, migrations)
    if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        raise Damaged("gudang.migrasi_gagal", sebab="foreign_key_check")
    after = _counts(connection)
    lost = [table for table, rows in before.items() if table in after and after[table] < rows]
    if lost:
        raise Damaged("gudang.migrasi_gagal", sebab=", ".join(lost))


def _present(connection: Connection) -> str | None:
    """The revision a database stands at; None for an empty file."""
    table = "SELECT 1 FROM sqlite_master WHERE type='table' AND name='alembic_version'"
    if connection.scalar(text(table)) is None:
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def _known(migrations: Path) -> list[str]:
    """The revisions of this program, oldest first: each file begins with its number."""
    return sorted(path.stem[:4] for path in (migrations / "versions").glob("[0-9]*.py"))


def _counts(connection: Connection) -> dict[str, int]:
    names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type='table'")).all()
    ours = [name for name in names if not name.startswith(("search_", "sqlite_", "alembic_"))]
    return {name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0 for name in ours}


def _keep_newest(backups: Path) -> None:
    for old in sorted(backups.glob("sebelum-migrasi-*.cadangan"))[:-_KEEP]:
        old.unlink(missing_ok=True)
