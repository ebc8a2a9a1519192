"""What this PC knows of the others: the roster, certificates, and what each has signed to hold."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.log import Vector
from desktop_app.store.exchange.raw import fetch, run

_LIVES = 3


@dataclass(frozen=True, slots=True)
class Peer:
    """Another PC in one of its lives (replica): the latest of its files that was taken in.

    `vector` is what it signed to hold, `totals` its control totals, `wanted` hashes of files it lacks,
    `number` the running number of its latest file to us.
    """

    installation: Id
    replica: bytes
    office: Id
    at: str
    vector: Vector
    totals: Mapping[str, str]
    wanted: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Known:
    """A PC with its certificate as JSON; `is_own`: it is this one."""

    id: Id
    office: Id
    name: str
    version: int
    certificate: Mapping[str, Any]
    is_own: bool


def newest_roster(connection: Connection) -> bytes | None:
    """The signed bytes of the edition in force."""
    rows = fetch(connection, "SELECT body FROM _roster ORDER BY version DESC LIMIT 1")
    return rows[0][0] if rows else None


def keep_roster(connection: Connection, version: int, body: bytes, at: str) -> None:
    """Call it only after the edition was checked and accepted."""
    run(connection, "INSERT OR REPLACE INTO _roster (version, body, at) VALUES (?,?,?)", (version, body, at))


def installations(connection: Connection) -> list[Known]:
    """All PCs whose certificate is held."""
    rows = fetch(
        connection, "SELECT id, office, name, version, certificate, is_own FROM _installation ORDER BY id"
    )
    return [Known(r[0], r[1], r[2], r[3], json.loads(r[4]), bool(r[5])) for r in rows]


def keep_installation(connection: Connection, known: Known) -> None:
    """Keeps or replaces a certificate that was checked."""
    run(
        connection,
        "INSERT INTO _installation (id, office, name, version, certificate, is_own) VALUES (?,?,?,?,?,?) "
        "ON CONFLICT (id) DO UPDATE SET name=excluded.name, version=excluded.version, "
        "certificate=excluded.certificate",
        (
            known.id,
            known.office,
            known.name,
            known.version,
            json.dumps(dict(known.certificate)),
            known.is_own,
        ),
    )


def peers_of(connection: Connection, office: Id) -> list[Peer]:
    """The PCs of an office that have written to us, each in its latest life, and in an earlier one while that
    may go on: a copied disk has two. A life is over when another one has sent some files since."""
    rows = fetch(
        connection,
        "SELECT installation, replica, office, at, vector, digests, wanted, number FROM _peer "
        "WHERE office = ? AND missed < ?",
        (office, _LIVES),
    )
    return [_peer(row) for row in rows]


def hear(connection: Connection, peer: Peer) -> None:
    """Keeps what a PC signed to hold. An older file never takes back what a newer one said, unless it speaks
    of another branch of the PC's own streams: that PC was restored, and counts its files anew."""
    held = fetch(
        connection,
        "SELECT installation, replica, office, at, vector, digests, wanted, number FROM _peer "
        "WHERE installation = ? AND replica = ?",
        (peer.installation, peer.replica),
    )
    if (
        held
        and _peer(held[0]).number > peer.number
        and not is_on_another_branch(connection, peer.installation, peer.vector)
    ):
        return
    run(
        connection,
        "UPDATE _peer SET missed = missed + 1 WHERE installation = ? AND replica <> ?",
        (peer.installation, peer.replica),
    )
    met = int(fetch(connection, "SELECT coalesce(max(met), 0) + 1 FROM _peer")[0][0])
    run(
        connection,
        "INSERT INTO _peer (installation, replica, office, met, missed, at, vector, digests, wanted, number) "
        "VALUES (?,?,?,?,0,?,?,?,?,?) ON CONFLICT (installation, replica) DO UPDATE SET at=excluded.at, "
        "missed=0, vector=excluded.vector, digests=excluded.digests, wanted=excluded.wanted, "
        "number=excluded.number",
        (
            peer.installation, peer.replica, peer.office, met, peer.at, json.dumps(peer.vector),
            json.dumps(dict(peer.totals)), json.dumps(list(peer.wanted)), peer.number,
        ),
    )  # fmt: skip


def forget_unknown_streams(connection: Connection, installation: Id, replica: bytes) -> None:
    """Drops from what a PC says it holds the streams nobody has brought here: such a claim costs its maker
    nothing, and would be read with every look at the exchange. Should one come later, it is sent once more.
    """
    rows = fetch(
        connection,
        "SELECT vector FROM _peer WHERE installation = ? AND replica = ?",
        (installation, replica),
    )
    known = {
        sid.hex() for (sid,) in fetch(connection, "SELECT sid FROM _stream UNION SELECT sid FROM _inbox")
    }
    for (text,) in rows:
        vector = json.loads(text)
        kept = {sid: mark for sid, mark in vector.items() if sid in known}
        if len(kept) < len(vector):
            run(
                connection,
                "UPDATE _peer SET vector = ? WHERE installation = ? AND replica = ?",
                (json.dumps(kept), installation, replica),
            )


def is_on_another_branch(
    connection: Connection, installation: Id, vector: Vector, own_replica: bytes | None = None
) -> bool:
    """Whether a vector speaks of other blocks of a PC's streams than we hold. Of our own, in the life named
    by `own_replica`, we hold all there are: whoever has more has them from a copy of us."""
    rows = fetch(
        connection,
        "SELECT no, sid FROM _stream WHERE installation = ? AND replica = coalesce(?, replica)",
        (installation, own_replica),
    )
    for no, sid in rows:
        _, n, head = vector.get(sid.hex(), (0, 0, ""))
        ours = fetch(connection, "SELECT hash FROM _block WHERE stream = ? AND n = ?", (no, n - 1))
        if n and (ours[0][0].hex() != head if ours else own_replica is not None):
            return True
    return False


def common(vectors: Sequence[Vector]) -> Vector:
    """What all of them hold: the least of each stream."""
    if not vectors:
        return {}
    first, *others = vectors
    held = {}
    for sid, mark in first.items():
        marks = [mark, *(other[sid] for other in others if sid in other)]
        if len(marks) == len(vectors):
            held[sid] = min(marks, key=lambda each: each[1])
    return held


def _peer(row: tuple[Any, ...]) -> Peer:
    installation, replica, office, at, vector, totals, wanted, number = row
    marks = {sid: (int(m[0]), int(m[1]), str(m[2])) for sid, m in json.loads(vector).items()}
    return Peer(
        installation, replica, office, at, marks, json.loads(totals), tuple(json.loads(wanted)), number
    )
