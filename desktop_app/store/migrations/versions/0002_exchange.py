"""What the exchange between offices needs: the log and its index, who is who, audiences, keys, backups."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Plain SQL in the file beside, never edited after release; statements end in `;;`."""
    ddl = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in ddl.split(";;\n"):
        op.get_bind().exec_driver_sql(statement)
