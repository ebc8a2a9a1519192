"""Which files of evidence an office may be given: a row that names one by its hash proves nothing by itself.

Whoever learned the hash of a file somewhere could write it into a row of his own, and would be sent the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.outgoing import FILE_TABLES
from desktop_app.store.exchange.raw import fetch, marks

_Citation = tuple[bool, Id, int]
"""Whether it stands in an audience the office reads; who wrote it; its place in the log."""


def may_have(connection: Connection, digests: Iterable[bytes], gids: Sequence[Id], office: Id) -> set[bytes]:
    """Those of the files that an office may be given: another office speaks of them where it reads, or it
    spoke of them before anybody elsewhere did. `gids`: the audiences it reads."""
    wanted = set(digests)
    elsewhere = _cited_elsewhere(connection, gids) & wanted
    return {
        digest
        for digest in wanted
        if digest not in elsewhere or _is_given(_citations(connection, digest, set(gids)), office)
    }


def _is_given(citations: Sequence[_Citation], office: Id) -> bool:
    here = [(author, place) for is_here, author, place in citations if is_here]
    if any(author != office for author, _ in here):
        return True
    first_elsewhere = min((place for is_here, _, place in citations if not is_here), default=None)
    return any(first_elsewhere is None or place < first_elsewhere for _, place in here)


def _cited_elsewhere(connection: Connection, gids: Sequence[Id]) -> set[bytes]:
    found: set[bytes] = set()
    for table in FILE_TABLES:
        sql = f"SELECT DISTINCT sha256 FROM {table} WHERE audience_id NOT IN ({marks(gids)})"
        found |= {digest for (digest,) in fetch(connection, sql, gids)}
    return found


def _citations(connection: Connection, digest: bytes, gids: set[Id]) -> list[_Citation]:
    found: list[_Citation] = []
    for table in FILE_TABLES:
        rows = fetch(
            connection,
            f"SELECT f.audience_id, s.office, b.pos FROM {table} AS f "
            "JOIN _opx AS x ON x.row = f.id JOIN _stream AS s ON s.no = x.stream "
            "JOIN _block AS b ON b.stream = x.stream AND b.n = x.n WHERE f.sha256 = ?",
            (digest,),
        )
        found += [(gid in gids, author, place) for gid, author, place in rows]
    return found
