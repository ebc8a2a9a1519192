"""The line of command as people see and set it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.people import LineOverride
from desktop_app.domain.records import Id, live
from desktop_app.domain.rights import check_parties, must_be_operator
from desktop_app.domain.text import tidied
from desktop_app.domain.values import Acting
from desktop_app.services.superiors.proposing import Proposals, SuperiorLine
from desktop_app.services.superiors.setting import Setter, SuperiorChoice
from desktop_app.store.work import Store

_BASIS = 300


class Superiors:
    """The line of command as people see and set it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def propose(self, acting: Acting, day: date, only: Collection[Id] | None = None) -> list[SuperiorLine]:
        """Everybody who works on that day and is judged, by name, with his superiors and the doubts.

        `only`: these people. Pejabat negara are judged by nobody and are left out.
        """
        must_be_operator(acting)
        with self._store.look() as work:
            return Proposals(work, day).all(only)

    def exception(self, person_id: Id, day: date) -> LineOverride | None:
        """What makes somebody else than the tree says his superior on a day: the newest one that holds."""
        with self._store.look() as work:
            held = [o for o in live(work.find(LineOverride, person_id=person_id)) if o.holds(day)]
        return max(held, key=lambda o: (o.from_on, o.at, o.id), default=None)

    def assign(self, acting: Acting, choices: Sequence[SuperiorChoice], from_on: date, basis: str) -> Changes:
        """Sets superiors from a day on, all or none; a choice that holds already writes nothing.

        Raises `penilai.dasar_kosong`, `penilai.diri_sendiri`, `penilai.atasan_sama` and, when somebody would
        judge his own superior in a circle, `penilai.lingkaran`.
        """
        must_be_operator(acting)
        reason = tidied(basis)
        if reason is None or len(reason) > _BASIS:
            raise RuleBroken("penilai.dasar_kosong", paling_panjang=_BASIS)
        chosen = [choice for choice in choices if choice.penilai_id is not None]
        for choice in chosen:
            check_parties(choice.person_id, choice.penilai_id, choice.atasan_id)
        with self._store.work(acting) as work:
            setter = Setter(work, acting, from_on, reason)
            setter.check_circles(chosen)
            touched = Changes.NOTHING
            for choice in chosen:
                touched |= setter.apply(choice)
            setter.keep()
        return touched
