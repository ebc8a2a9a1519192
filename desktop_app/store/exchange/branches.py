"""Second branches of a stream: what a copied or restored store wrote under numbers that were taken."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop_app.store.exchange.raw import fetch, run
from desktop_app.sync.blocks import Header

ASIDE = "disisihkan"
"""Why a block lies in the inbox whose import was undone."""


def keep_branch(
    connection: Connection, place: tuple[bytes, int, bytes], signature: bytes, now: str, packed: bytes
) -> int:
    """A second branch of a stream, as evidence; 0 when it was known."""
    new = run(
        connection,
        "INSERT OR IGNORE INTO _fork (sid, n, hash, sig, at, z) VALUES (?,?,?,?,?,?)",
        (*place, signature, now, packed),
    )
    run(connection, "UPDATE _stream SET forked = max(forked, 1) WHERE sid = ?", place[:1])
    return new


def is_on_branch(connection: Connection, header: Header) -> bool:
    """Whether the block before this one is known as a second branch."""
    place = (bytes.fromhex(header.sid), header.n - 1, bytes.fromhex(header.prev))
    return bool(fetch(connection, "SELECT 1 FROM _fork WHERE sid=? AND n=? AND hash=?", place))


def rows_from(connection: Connection, stream: int, n: int) -> dict[bytes, str]:
    """The rows, with their tables, that the blocks of the stream of this number touch from one on."""
    sql = (
        "SELECT DISTINCT r.row, r.tbl FROM _opx AS o JOIN _row AS r ON r.row = o.row "
        "WHERE o.stream = ? AND o.n >= ?"
    )
    return dict(fetch(connection, sql, (stream, n)))


def hash_at(connection: Connection, stream: int, n: int) -> bytes:
    """The hash of a block that took its place in the stream of this number."""
    ((digest,),) = fetch(connection, "SELECT hash FROM _block WHERE stream=? AND n=?", (stream, n))
    return bytes(digest)


def tell_branches(connection: Connection, now: str) -> list[bytes]:
    """What waited for a place that another block has taken is a second branch; answers the streams."""
    late = "i.n < s.next_n AND i.why <> ?"
    told = fetch(
        connection,
        "INSERT OR IGNORE INTO _fork (sid, n, hash, sig, at, z) SELECT i.sid, i.n, i.hash, i.sig, ?, i.z "
        f"FROM _inbox AS i JOIN _stream AS s ON s.sid = i.sid WHERE {late} AND NOT EXISTS "
        "(SELECT 1 FROM _block AS b WHERE b.stream = s.no AND b.n = i.n AND b.hash = i.hash) "
        "RETURNING sid",
        (now, ASIDE),
    )
    run(
        connection,
        "DELETE FROM _inbox WHERE rowid IN (SELECT i.rowid FROM _inbox AS i JOIN _stream AS s "
        f"ON s.sid = i.sid WHERE {late})",
        (ASIDE,),
    )
    return [sid for (sid,) in told]
