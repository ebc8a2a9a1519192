"""Bring a database to the schema of this program: copy first, one transaction, counts compared.

alembic with SQLite leaves half-done work behind with the driver's own transactions, and a batch rebuild with
foreign keys on deletes children silently; hence an own connection, `foreign_keys=OFF`, an explicit BEGIN. An
index may be away (see `indexes`): a revision that drops one says IF EXISTS.
"""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from desktop_app.domain.backups import BackupReason, name_of
from desktop_app.domain.errors import Damaged, TooNew
from desktop_app.store.backups import back_up, count_rows
from desktop_app.store.engine import open_engine, translated
from desktop_app.store.exchange.triggers import drop_triggers, ensure_triggers

_MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_KEEP = 5


def upgrade(database: Path, key: bytes, backups: Path, now: datetime, migrations: Path = _MIGRATIONS) -> bool:
    """Upgrades the file if it needs it; answers whether it did.

    A file of a newer program is TooNew("gudang.versi_baru") and stays untouched. A failing upgrade leaves the
    old revision, the old columns and no stray table. The copy made before is encrypted with the same key.
    """
    known = known_revisions(migrations)
    engine = open_engine(database, key, foreign_keys=False)
    try:
        with engine.connect() as connection:
            current = _present(connection)
        if current is not None and current not in known:
            raise TooNew("gudang.versi_baru", revisi=current)
        if current == known[-1]:
            return False
        if current is not None:
            back_up(database, key, backups / name_of(BackupReason.SEBELUM_MIGRASI, now))
            _keep_newest(backups)
        with engine.execution_options(writes=True).begin() as connection:
            _run(connection, migrations)
        return True
    except DBAPIError as error:
        raise translated(error, database) from error
    finally:
        engine.dispose()


def _run(connection: Connection, migrations: Path) -> None:
    before = count_rows(connection)
    drop_triggers(connection)
    # alembic costs a fifth of the start, and most starts have nothing to upgrade
    import_module("desktop_app.store.revisions").run_revisions(connection, migrations)
    if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        raise Damaged("gudang.migrasi_gagal", sebab="foreign_key_check")
    ensure_triggers(connection)
    after = count_rows(connection)
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


def known_revisions(migrations: Path = _MIGRATIONS) -> tuple[str, ...]:
    """The revisions of this program, oldest first: each file begins with its number."""
    return tuple(sorted(path.stem[:4] for path in (migrations / "versions").glob("[0-9]*.py")))


def _keep_newest(backups: Path) -> None:
    for old in sorted(backups.glob("sebelum-migrasi-*.cadangan"))[:-_KEEP]:
        old.unlink(missing_ok=True)
