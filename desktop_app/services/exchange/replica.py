"""A store that was copied or restored: it writes into streams of its own, and nothing it wrote is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from desktop_app.services.exchange.identity import own_of
from desktop_app.store.exchange.applying import Applier
from desktop_app.store.exchange.beginning import become_new_replica
from desktop_app.store.exchange.branches import branches_from
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
        give_way(work, own_of(work), applier)


def leave_twin(work: Work, own: Writer) -> None:
    """Mints a new replica. What was pending is sealed under the old name first: it goes with what it has seen
    when the blocks in which the two copies differ are written again, as soon as one of the other's comes."""
    seal(work.log(), own.author, work.now)
    become_new_replica(work.connection)


def give_way(work: Work, own: Writer, applier: Applier) -> None:
    """Another branch of what we wrote in an earlier life was found, and each office keeps whichever came
    first: from there on ours is written again, and the other takes its place.

    Under a name that wrote nothing yet: what we wrote meanwhile has seen these operations, not they it. So
    they come into force everywhere, and where both copies changed the same field a person decides.
    """
    log, starts = applier.log, applier.overtaken
    branches = [
        b for no, n in starts.items() for b in branches_from(log.connection, log.stream_of(no).sid, n)
    ]
    seal(log, own.author, work.now)
    author = replace(own.author, replica=become_new_replica(work.connection))
    effects = Effects(log, Outcome())
    effects.refold(write_again(log, starts, author, work.now))
    effects.flush()
    follow(work, effects)
    applier.take_branches(branches)
    follow(work, applier.effects)
