"""A store that was copied or restored: it writes into streams of its own, and nothing it wrote is lost."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.services.exchange.identity import Own
from desktop_app.store.exchange.beginning import become_new_replica, standing_of
from desktop_app.store.exchange.effects import Effects, Outcome
from desktop_app.store.exchange.rewriting import write_again
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.work import Work


def leave_twin(work: Work, own: Own) -> Effects:
    """Mints a new replica, and writes the operations of the shared streams again that others may never get.

    The other copy may have written other blocks under the same numbers; each office keeps whichever came
    first. Written again they come into force everywhere, and where both copies changed the same field a
    person decides.
    """
    log = work.log()
    seal(log, own.author, work.now)
    shared = [
        s for s in log.streams.values()
        if s.replica == own.standing.replica and s.installation == own.standing.installation
    ]  # fmt: skip
    become_new_replica(work.connection)
    fresh = _again(work, own)
    effects = Effects(log, Outcome())
    rows = write_again(log, shared, fresh.author, work.now)
    effects.refold(rows)
    effects.flush()
    return effects


def _again(work: Work, own: Own) -> Own:
    """The same PC after it became a new replica."""
    standing = standing_of(work.connection)
    return own if standing is None else replace(own, standing=standing)
