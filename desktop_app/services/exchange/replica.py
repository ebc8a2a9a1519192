"""A store that was copied or restored: it writes into streams of its own, and nothing it wrote is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from desktop_app.services.exchange.identity import own_of
from desktop_app.store.exchange.applying import Applier
from desktop_app.store.exchange.beginning import become_new_replica
from desktop_app.store.exchange.control import Author
from desktop_app.store.exchange.effects import Effects, Outcome
from desktop_app.store.exchange.rewriting import write_again
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.following import follow
from desktop_app.store.work import Work


class Writer(Protocol):
    """Who seals here."""

    @property
    def author(self) -> Author: ...


def conclude(work: Work, applier: Applier) -> None:
    """What follows from blocks that were taken, when the applier has finished."""
    follow(work, applier.effects)
    if applier.overtaken:
        follow(work, write_overtaken_again(work, own_of(work), applier.overtaken))


def leave_twin(work: Work, own: Writer) -> None:
    """Mints a new replica. What was pending is sealed under the old name first: it goes with what it has seen
    when the blocks in which the two copies differ are written again, as soon as one of the other's comes."""
    seal(work.log(), own.author, work.now)
    become_new_replica(work.connection)


def write_overtaken_again(work: Work, own: Writer, starts: Mapping[int, int]) -> Effects:
    """Another branch of what we wrote in an earlier life was found, and each office keeps whichever came
    first: from there on, {number of the stream: first block}, ours is written again.

    Under a name that wrote nothing yet: what we wrote meanwhile has seen these operations, not they it. So
    they come into force everywhere, and where both copies changed the same field a person decides.
    """
    log = work.log()
    seal(log, own.author, work.now)
    author = replace(own.author, replica=become_new_replica(work.connection))
    effects = Effects(log, Outcome())
    effects.refold(write_again(log, starts, author, work.now))
    effects.flush()
    return effects
