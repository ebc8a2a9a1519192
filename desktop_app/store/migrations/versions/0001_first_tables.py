"""The tables of the first version: people, plans, the year, evaluations, papers, and what is derived."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Plain SQL in the file beside, never edited after release; statements end in `;;`."""
    ddl = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in ddl.split(";;\n"):
        op.get_bind().exec_driver_sql(statement)
