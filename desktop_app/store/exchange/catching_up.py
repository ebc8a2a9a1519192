"""After an upgrade: what a newer program had written, and this one could not read, appears now.

Fields and tables that were not known when their block came waited in the log. They are checked as any other
operation is, and their rows folded again; nothing has to be sent twice.
"""

from __future__ import annotations

from sqlalchemy import Connection

from desktop_app.store.exchange.applying import Applier
from desktop_app.store.exchange.raw import fetch, run
from desktop_app.sync.blocks import SCHEMA


def is_behind(connection: Connection) -> bool:
    """Whether this store was last used by an older program."""
    rows = fetch(connection, "SELECT written FROM _ctl")
    return bool(rows) and rows[0][0] < SCHEMA


def catch_up(applier: Applier) -> int:
    """Reads again what only a newer program knew; answers how many blocks. Waiting blocks settle, too."""
    log, rows, read = applier.log, dict[bytes, str](), 0
    for stream_no, n in fetch(log.connection, "SELECT stream, n FROM _block WHERE partial = 1 ORDER BY pos"):
        block = applier.read_again(log.stream_of(stream_no), n)
        rows |= {bytes.fromhex(operation.row): operation.table for operation in block.operations}
        read += 1
    applier.finish()
    applier.effects.refold(rows)
    applier.settle()
    applier.finish()
    run(log.connection, "UPDATE _ctl SET written = ?", (SCHEMA,))
    return read
