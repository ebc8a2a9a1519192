"""Undo of an import as one act: its blocks are set aside and the rows they touched folded without them.

Never by inverse operations: those would travel and undo other offices' work.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.errors import RuleBroken
from desktop_app.store.exchange.branches import ASIDE
from desktop_app.store.exchange.effects import Effects, Outcome
from desktop_app.store.exchange.log import Log
from desktop_app.store.exchange.raw import chunks, fetch, marks, run
from desktop_app.sync.blocks import FIRST_HASH, read_block, read_header
from desktop_app.sync.bundle import unpack


def why_not_aside(log: Log, exchange: bytes) -> str | None:
    """The code why an import can no longer be undone, None while it can."""
    blocks = _blocks(log, exchange)
    if not blocks:
        return "sinkron.tidak_ada_yang_diurungkan"
    first = min(pos for pos, *_ in blocks)
    after = fetch(
        log.connection,
        "SELECT count(*) FROM _block WHERE pos > ? AND (exchange IS NULL OR exchange <> ?)",
        (first, exchange),
    )
    if after[0][0]:
        return "sinkron.sudah_dilanjutkan"
    rows = [row for _, _, _, packed in blocks for row in _rows_of(packed)]
    for part in chunks(rows):
        sql = f"SELECT 1 FROM _pending WHERE row IN ({marks(part)}) LIMIT 1"
        if fetch(log.connection, sql, part):
            return "sinkron.sudah_diubah"
    return None


def set_aside(log: Log, exchange: bytes) -> Effects:
    """Takes the blocks of an import out of force; raises RuleBroken with `why_not_aside`."""
    why = why_not_aside(log, exchange)
    if why:
        raise RuleBroken(why)
    connection, tables = log.connection, dict[bytes, str]()
    for pos, stream_no, n, packed in reversed(_blocks(log, exchange)):
        stream, raw = log.stream_of(stream_no), unpack(packed)
        header = read_header(raw)
        run(
            connection,
            "INSERT OR REPLACE INTO _inbox (sid, n, hash, gid, sig, why, exchange, z) "
            f"SELECT ?, n, hash, ?, sig, '{ASIDE}', exchange, z FROM _block WHERE pos = ?",
            (stream.sid, stream.gid, pos),
        )
        run(connection, "DELETE FROM _block WHERE pos = ?", (pos,))
        tables |= _tables_of(packed)
        _forget_operations(log, stream_no, header.first, list(_tables_of(packed)))
        run(connection, "DELETE FROM _quarantine WHERE sid = ? AND n = ?", (stream.sid, n))
        stream.next_n, stream.next_seq = n, header.first
        stream.head = _head_before(log, stream_no, n)
        stream.lamport = log.ticks_at(stream, header.first - 1)
        log.save(stream)
        log.forget(stream)
    effects = Effects(log, Outcome())
    effects.refold(tables)
    effects.flush()
    return effects


def take_again(log: Log, exchange: bytes, as_exchange: bytes | None = None) -> None:
    """Lets the blocks of an undone import wait as any other; `Applier.settle` brings them back."""
    run(
        log.connection,
        f"UPDATE _inbox SET why = 'urutan', exchange = ? WHERE exchange = ? AND why = '{ASIDE}'",
        (as_exchange or exchange, exchange),
    )


def _blocks(log: Log, exchange: bytes) -> Sequence[tuple[int, int, int, bytes]]:
    found = fetch(
        log.connection,
        "SELECT pos, stream, n, z FROM _block WHERE exchange = ? ORDER BY pos",
        (exchange,),
    )
    return [tuple(row) for row in found]


def _tables_of(packed: bytes) -> dict[bytes, str]:
    operations = read_block(unpack(packed)).operations
    return {bytes.fromhex(operation.row): operation.table for operation in operations}


def _rows_of(packed: bytes) -> list[bytes]:
    return list(_tables_of(packed))


def _forget_operations(log: Log, stream: int, first: int, rows: Sequence[bytes]) -> None:
    for part in chunks(rows):
        run(
            log.connection,
            f"DELETE FROM _opx WHERE row IN ({marks(part)}) AND stream = ? AND seq >= ?",
            (*part, stream, first),
        )


def _head_before(log: Log, stream: int, n: int) -> bytes:
    """The hash of the block that is now the last of a stream."""
    found = fetch(log.connection, "SELECT hash FROM _block WHERE stream=? AND n=?", (stream, n - 1))
    return bytes(found[0][0]) if found else FIRST_HASH
