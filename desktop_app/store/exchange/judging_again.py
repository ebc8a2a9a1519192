"""Blocks that are judged once more: for want of authority that came later, or by a newer program."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from desktop_app.store.exchange.applying import Applier, read_what_can
from desktop_app.store.exchange.log import UNLAWFUL_HEADER, Stream
from desktop_app.store.exchange.raw import fetch, run
from desktop_app.sync.blocks import SCHEMA, Block, Header, read_header
from desktop_app.sync.bundle import unpack


def rejudge(applier: Applier) -> int:
    """Lets blocks take effect that were refused for want of authority and now have it, or for a clock that a
    second branch of a stream explains by now; answers how many."""
    connection, freed = applier.log.connection, list[Block]()
    for sid, n in fetch(
        connection,
        "SELECT sid, n FROM _quarantine WHERE code IN ('TANPA_WEWENANG', ?) ORDER BY sid, n",
        (UNLAWFUL_HEADER,),
    ):
        stream = applier.log.streams[sid]
        header, block = _block(applier, stream, n)
        if applier.judged_again(stream, header, block) is not None:
            continue
        run(connection, "UPDATE _block SET state='berlaku' WHERE stream=? AND n=?", (stream.no, n))
        run(connection, "DELETE FROM _quarantine WHERE sid=? AND n=?", (stream.sid, n))
        applier.log.note_operations(stream, block)
        stream.lamport = max(stream.lamport, header.lamport)
        applier.log.save(stream)
        applier.log.forget(stream)
        freed.append(block)
    applier.finish()
    applier.effects.refold(_rows(freed))
    return len(freed)


def is_behind(connection: Connection) -> bool:
    """Whether this store was last used by an older program."""
    rows = fetch(connection, "SELECT written FROM _ctl")
    return bool(rows) and rows[0][0] < SCHEMA


def catch_up(applier: Applier) -> int:
    """After an upgrade: what only a newer program knew waited in the log, is checked as any other operation,
    and appears now; waiting blocks settle, too. Answers how many blocks were read again."""
    connection, read = applier.log.connection, list[Block]()
    for no, n in fetch(connection, "SELECT stream, n FROM _block WHERE partial = 1 ORDER BY pos"):
        stream = applier.log.stream_of(no)
        header, block = _block(applier, stream, n)
        refused = applier.judged_again(stream, header, block)
        if refused is not None:
            applier.quarantine(header, *refused)
            applier.log.forget_operations(stream, block)
        state = "berlaku" if refused is None else "karantina"
        run(
            connection,
            "UPDATE _block SET partial=?, state=? WHERE stream=? AND n=?",
            (int(header.written > SCHEMA), state, no, n),
        )
        read.append(block)
    applier.finish()
    applier.effects.refold(_rows(read))
    applier.settle()
    applier.finish()
    run(connection, "UPDATE _ctl SET written = ?", (SCHEMA,))
    return len(read)


def _block(applier: Applier, stream: Stream, n: int) -> tuple[Header, Block]:
    sql = "SELECT z FROM _block WHERE stream=? AND n=?"
    ((packed,),) = fetch(applier.log.connection, sql, (stream.no, n))
    raw = unpack(packed)
    header = read_header(raw)
    return header, read_what_can(raw, header)


def _rows(blocks: Iterable[Block]) -> dict[bytes, str]:
    return {bytes.fromhex(o.row): o.table for block in blocks for o in block.operations}
