"""A PC that takes the place of another: it is known under a new name of its own, the old one stays known."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.raw import run


def disown(connection: Connection, installation: Id) -> None:
    """This store is no longer the installation it was; the certificate of that one is kept."""
    run(connection, "UPDATE _installation SET is_own = 0 WHERE id = ?", (installation,))
