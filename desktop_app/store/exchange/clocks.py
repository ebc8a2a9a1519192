"""Whether a wall clock can be believed. Clocks decide nothing; people who compare contents should know."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from desktop_app.store.exchange.raw import fetch

DOUBT = timedelta(days=1)


def is_doubtful(connection: Connection, sid: str, seq: int, wall: str, now: datetime) -> bool:
    """A moment later than its own arrival here, or than now; or one from which the same PC later went back,
    or went back to: each by more than a day."""
    at = _moment(wall)
    if at is None or at - now > DOUBT:
        return True
    found = fetch(
        connection,
        "SELECT b.n, b.stream, e.at FROM _block AS b JOIN _stream AS s ON s.no = b.stream "
        "LEFT JOIN _exchange AS e ON e.id = b.exchange "
        "WHERE s.sid = ? AND b.first <= ? ORDER BY b.first DESC LIMIT 1",
        (bytes.fromhex(sid), seq),
    )
    if not found:
        return False
    n, stream, arrived = found[0]
    came = _moment(arrived) if arrived else None
    if came is not None and at - came > DOUBT:
        return True
    beside = fetch(
        connection,
        "SELECT b.n, b.wall FROM _block AS b WHERE b.stream = ? AND b.n IN (?, ?)",
        (stream, n - 1, n + 1),
    )
    return any(_went_back(at, number < n, _moment(text)) for number, text in beside)


def _went_back(at: datetime, is_before: bool, other: datetime | None) -> bool:
    if other is None:
        return False
    return (other - at if is_before else at - other) > DOUBT


def _moment(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        return None
    return at if at.tzinfo is not None else None
