"""Where records stand in the exchange: asked for every page of a list, so what can be kept is kept."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.records import Id
from desktop_app.services.exchange.identity import own_of
from desktop_app.services.exchange.overview import covers, reach
from desktop_app.services.exchange.values import SyncState
from desktop_app.store.aliases import read_aliases
from desktop_app.store.exchange.beginning import standing_of
from desktop_app.store.exchange.log import Vector
from desktop_app.store.exchange.shrinking import deleted_rows, shrunk
from desktop_app.store.exchange.states import Whereabouts, exchange_version, together, whereabouts
from desktop_app.store.work import Store, Work


class States:
    """Answers for whole things; what was sent and acknowledged is read again after a file went or came."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: tuple[object, tuple[Vector, Vector]] | None = None
        self._shrunk: tuple[object, frozenset[bytes]] | None = None

    def of(self, family: str, ids: Sequence[Id]) -> dict[Id, SyncState]:
        """`family` is person, skp or evaluation. Without any other office everything is only here."""
        with self._store.look() as work:
            if standing_of(work.connection) is None:
                return {}
            version = exchange_version(work.connection)
            if not version.knows_others:
                return dict.fromkeys(ids, SyncState.TANPA_PERTUKARAN)
            acknowledged, written = self._reach(work, version)
            keys = _keys(work, family, ids)
            every = [key for each in keys.values() for key in each]
            found = whereabouts(work.connection, family, every, self._shrunk_things(work))
        merged = {id: together([found[key] for key in keys[id] if key in found]) for id in ids}
        return {id: _state(where, acknowledged, written) for id, where in merged.items()}

    def _shrunk_things(self, work: Work) -> frozenset[bytes]:
        """Kept as long as no other line was deleted: what a line hung on stands in the log alone."""
        rows = deleted_rows(work.connection)
        if self._shrunk is None or self._shrunk[0] != rows:
            self._shrunk = (rows, shrunk(work.log(), rows))
        return self._shrunk[1]

    def _reach(self, work: Work, version: object) -> tuple[Vector, Vector]:
        if self._held is None or self._held[0] != version:
            self._held = (version, reach(work, own_of(work)))
        return self._held[1]


def _keys(work: Work, family: str, ids: Sequence[Id]) -> dict[Id, Sequence[Id]]:
    """Every key a thing was written under; humans who were joined have several."""
    if family != "person":
        return {id: (id,) for id in ids}
    aliases = read_aliases(work.connection)
    return {id: aliases.groups.get(id, (id,)) for id in ids}


def _state(where: Whereabouts | None, acknowledged: Vector, written: Vector) -> SyncState:
    if where is None:
        return SyncState.TANPA_PERTUKARAN
    if where.is_open:
        return SyncState.BENTROK
    if where.is_pending or not covers(where.heads, written):
        return SyncState.BELUM_DIKIRIM
    return SyncState.DIAKUI if covers(where.heads, acknowledged) else SyncState.DIKIRIM
