"""Keys made by this PC: UUIDv7, sorted by time, so that indexes grow at their end."""

from __future__ import annotations

from uuid_utils import uuid7

from desktop_app.domain.records import Id


def mint() -> Id:
    """A new 16-byte key."""
    return Id(uuid7().bytes)
