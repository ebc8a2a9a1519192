"""A migration makes the database the program thinks it has; a failing one leaves no trace."""

import re
import shutil
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, text
from store_world import KEY, NOW, clock

from desktop_app.domain.errors import TooNew
from desktop_app.domain.papers import LocalNote
from desktop_app.store import migrate
from desktop_app.store.derived.tables import DERIVED, SEARCH_DDL
from desktop_app.store.engine import open_engine
from desktop_app.store.exchange.tables import SYSTEM
from desktop_app.store.exchange.triggers import ensure_triggers
from desktop_app.store.ids import mint
from desktop_app.store.migrate import back_up, upgrade
from desktop_app.store.opening import DATABASE, open_store
from desktop_app.store.schema import KEPT, Merge, metadata

NEWEST = migrate.known_revisions()[-1]
PLANTED = """
from alembic import op

revision = "9001"
down_revision = "NEWEST"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE TABLE sementara (a TEXT) STRICT")
    op.execute("ALTER TABLE skp ADD COLUMN tambahan TEXT")
    op.execute("DELETE FROM local_note")
    {end}
""".replace("NEWEST", NEWEST)


def master(engine: Engine) -> dict[str, str]:
    """The text of everything in the database, with its white space made even."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")).all()
    engine.dispose()
    ours = (row for row in rows if row[0] != "alembic_version")
    return {name: re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split())) for name, sql in ours}


def revision(folder) -> str:
    engine = open_engine(folder / DATABASE, KEY)
    with engine.connect() as connection:
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    engine.dispose()
    return str(found)


@pytest.fixture
def migrations(tmp_path_factory):
    """A copy of the shipped migrations, to which a test adds one of its own."""
    target = tmp_path_factory.mktemp("migrations") / "migrations"
    return shutil.copytree(migrate._MIGRATIONS, target, ignore=shutil.ignore_patterns("__pycache__"))


@pytest.fixture
def filled(folder):
    """A data folder whose database holds one note."""
    store = open_store(folder, KEY, clock)
    with store.work() as work:
        work.add(LocalNote(id=mint(), key="ada", value="{}"))
    store.engine.dispose()
    return folder


def test_the_migrated_schema_is_the_schema_of_the_program(template, tmp_path):
    fresh = open_engine(tmp_path / "fresh.db", KEY)
    with fresh.begin() as connection:
        metadata.create_all(connection)
        for statement in SEARCH_DDL:
            connection.exec_driver_sql(statement)
        ensure_triggers(connection)
    migrated = open_engine(template / DATABASE, KEY)

    assert master(migrated) == master(fresh)
    assert {table.name for table in SYSTEM} <= master(fresh).keys()


def test_every_table_is_strict(template):
    tables = {table.name for table in metadata.sorted_tables}
    texts = master(open_engine(template / DATABASE, KEY))

    assert tables <= texts.keys()
    assert [name for name in tables if not texts[name].endswith("STRICT")] == []


def test_exchanged_tables_have_no_other_unique_and_no_foreign_key(template):
    """Two offices may make rows apart; a merge must never fail on one of them."""
    exchanged = [kept.table for kept in KEPT if kept.merge is not Merge.LOCAL]
    texts = master(open_engine(template / DATABASE, KEY))

    bound = [name for name in exchanged if re.search(r"\bUNIQUE\b|\bREFERENCES\b|\bFOREIGN\b", texts[name])]
    unique = [name for name, sql in texts.items() if sql.startswith("CREATE UNIQUE")]

    assert (bound, unique) == ([], [])


def test_what_the_migration_counts_are_real_tables(template):
    texts = master(open_engine(template / DATABASE, KEY))

    assert {kept.table for kept in KEPT} | {table.name for table in DERIVED} <= texts.keys()


def test_an_upgrade_of_the_present_schema_does_nothing(filled):
    assert not upgrade(filled / DATABASE, KEY, filled / "cadangan", NOW)
    assert not (filled / "cadangan").exists()


def test_a_failing_migration_leaves_revision_columns_rows_and_no_stray_table(filled, migrations):
    planted = PLANTED.format(end='raise RuntimeError("planted")')
    (migrations / "versions" / "9001_planted.py").write_text(planted, encoding="utf-8")
    before = master(open_engine(filled / DATABASE, KEY))

    with pytest.raises(RuntimeError, match="planted"):
        upgrade(filled / DATABASE, KEY, filled / "cadangan", NOW, migrations)

    assert revision(filled) == NEWEST
    assert master(open_engine(filled / DATABASE, KEY)) == before
    assert keys_in(filled) == {"ada"}


def test_a_migration_that_loses_rows_is_taken_back_whole(filled, migrations):
    (migrations / "versions" / "9001_planted.py").write_text(PLANTED.format(end="return"), encoding="utf-8")
    before = master(open_engine(filled / DATABASE, KEY))

    with pytest.raises(migrate.Damaged) as refused:
        upgrade(filled / DATABASE, KEY, filled / "cadangan", NOW, migrations)

    assert refused.value.facts == {"sebab": "local_note"}
    assert revision(filled) == NEWEST
    assert master(open_engine(filled / DATABASE, KEY)) == before
    assert keys_in(filled) == {"ada"}


def test_a_good_migration_arrives_and_leaves_a_copy_of_before(filled, migrations):
    planted = PLANTED.format(end="return").replace('op.execute("DELETE FROM local_note")', "")
    (migrations / "versions" / "9001_planted.py").write_text(planted, encoding="utf-8")

    upgraded = upgrade(filled / DATABASE, KEY, filled / "cadangan", NOW, migrations)

    (copy,) = (filled / "cadangan").iterdir()
    (filled / "lama").mkdir()
    copy.rename(filled / "lama" / DATABASE)
    assert upgraded
    assert revision(filled) == "9001"
    assert "sementara" in master(open_engine(filled / DATABASE, KEY))
    assert revision(filled / "lama") == NEWEST
    assert keys_in(filled / "lama") == {"ada"}


def test_a_file_of_a_newer_program_is_refused_and_untouched(filled, migrations):
    planted = PLANTED.format(end="return").replace('op.execute("DELETE FROM local_note")', "")
    (migrations / "versions" / "9001_planted.py").write_text(planted, encoding="utf-8")
    upgrade(filled / DATABASE, KEY, filled / "cadangan", NOW, migrations)
    before = (filled / DATABASE).read_bytes()
    files = sorted(path.name for path in filled.rglob("*"))

    with pytest.raises(TooNew) as refused:
        upgrade(filled / DATABASE, KEY, filled / "cadangan", NOW)

    assert refused.value.code == "gudang.versi_baru"
    assert (filled / DATABASE).read_bytes() == before
    assert sorted(path.name for path in filled.rglob("*")) == files


def test_only_the_five_newest_copies_are_kept(filled, migrations):
    planted = PLANTED.format(end='raise RuntimeError("planted")')
    (migrations / "versions" / "9001_planted.py").write_text(planted, encoding="utf-8")

    for day in range(1, 9):
        with pytest.raises(RuntimeError):
            upgrade(
                filled / DATABASE, KEY, filled / "cadangan", datetime(2026, 10, day, tzinfo=UTC), migrations
            )

    kept = sorted(path.name for path in (filled / "cadangan").iterdir())
    assert kept == [f"sebelum-migrasi-2026100{day}-070000.cadangan" for day in range(4, 9)]


def test_a_copy_is_encrypted_whole_and_opens_with_the_same_key(filled):
    target = filled / "salinan" / DATABASE
    back_up(filled / DATABASE, KEY, target)

    assert b"local_note" not in target.read_bytes()
    assert [path.name for path in target.parent.iterdir()] == [DATABASE]
    assert keys_in(target.parent) == {"ada"}


def keys_in(folder) -> set[str]:
    """The keys of the notes, read without upgrading anything."""
    engine = open_engine(folder / DATABASE, KEY)
    with engine.connect() as connection:
        found = set(connection.scalars(text('SELECT "key" FROM local_note')))
    engine.dispose()
    return found
