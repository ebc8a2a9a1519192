"""A store that was copied or restored: it writes into streams of its own, and nothing it wrote is lost."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from desktop_app.services.exchange.identity import is_retired, own_of
from desktop_app.store.exchange.applying import Applier
from desktop_app.store.exchange.beginning import become_new_replica, standing_of
from desktop_app.store.exchange.control import Author
from desktop_app.store.exchange.effects import Effects, Outcome
from desktop_app.store.exchange.log import Log
from desktop_app.store.exchange.rewriting import unsettled, write_branches_again
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.following import follow
from desktop_app.store.work import Work


class Writer(Protocol):
    """Who seals here."""

    @property
    def author(self) -> Author: ...


def conclude(work: Work, applier: Applier, news: Collection[int] = ()) -> None:
    """At the end of a file: what follows from its blocks. `news`: streams of which it brought branches."""
    follow(work, applier.effects)
    standing, found = standing_of(work.connection), {*news, *applier.overtaken}
    open_ = unsettled(applier.log, standing.installation) if standing else set()
    if open_ and not is_retired(work):
        write_overtaken_again(work, own_of(work), applier.log, ours=open_ & found, whole=open_ - found)


def leave_twin(work: Work, own: Writer) -> None:
    """Mints a new replica. What was pending is sealed under the old name: it goes with what it has seen when
    the blocks in which the copies differ are written again, as soon as one of the other's comes."""
    seal(work.log(), own.author, work.now)
    become_new_replica(work.connection)


def write_overtaken_again(
    work: Work, own: Writer, log: Log, *, ours: Collection[int], whole: Collection[int]
) -> None:
    """Branches of what we wrote in an earlier life were found: they are written again, `whole` where the
    other copy had time enough to do its part and has not."""
    seal(log, own.author, work.now)
    effects = Effects(log, Outcome())
    effects.refold(write_branches_again(log, ours, whole, own.author, work.now))
    effects.flush()
    follow(work, effects)
