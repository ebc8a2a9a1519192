"""Acts that change no data, as a hash chain: exports, imports, decisions, restores, keys.

Each sealed block carries the head of this chain, so that cutting its tail is seen by every office that ever
received a block.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from desktop_app.domain.canon import canonical
from desktop_app.store.exchange.raw import fetch, run

_FIRST = bytes(32)


def audit_head(connection: Connection) -> bytes:
    """The hash of the latest act, 32 bytes."""
    rows = fetch(connection, "SELECT hash FROM _audit ORDER BY n DESC LIMIT 1")
    return rows[0][0] if rows else _FIRST


def record_act(
    connection: Connection, wall: str, who: str, action: str, *, about: str, detail: Mapping[str, Any]
) -> None:
    """Appends one act."""
    prev, told = audit_head(connection), canonical(dict(detail))
    run(
        connection,
        "INSERT INTO _audit (wall, who, action, object, detail, prev, hash) VALUES (?,?,?,?,?,?,?)",
        (wall, who, action, about, told, prev, _hash(prev, wall, who, action, about, told)),
    )


def broken_acts(connection: Connection) -> list[int]:
    """The numbers of acts that were altered, or before which some are missing."""
    broken, prev, expected = [], _FIRST, 1
    for n, wall, who, action, about, told, before, digest in fetch(
        connection, "SELECT n, wall, who, action, object, detail, prev, hash FROM _audit ORDER BY n"
    ):
        if n != expected or before != prev or digest != _hash(prev, wall, who, action, about, told):
            broken.append(n)
        prev, expected = digest, n + 1
    return broken


def _hash(prev: bytes, *parts: str) -> bytes:
    digest = sha256(b"rembug-audit-1|" + prev)
    for part in parts:
        raw = part.encode()
        digest.update(len(raw).to_bytes(4, "big") + raw)
    return digest.digest()
