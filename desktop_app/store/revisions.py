"""Runs alembic's revisions on a connection of ours; imported only when there is something to run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def run_revisions(connection: Connection, migrations: Path) -> None:
    """Brings the database of a connection to the newest revision, within the transaction that is open."""
    config = Config()
    config.set_main_option("script_location", migrations.as_posix())
    script = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, script, fn=_steps(script)) as environment:
        environment.configure(connection=connection, transactional_ddl=False, render_as_batch=True)
        environment.run_migrations()


def _steps(script: ScriptDirectory) -> Callable[..., object]:
    def steps(revision: object, _context: object) -> object:
        return script._upgrade_revs("head", revision)  # type: ignore[arg-type]  # what alembic's own command does

    return steps
