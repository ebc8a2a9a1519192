"""Moving to another PC: the old one leaves a mark in the backup, the new one takes its place.

The new PC comes to life out of a backup of the old one, keys and all. It takes keys of its own, the office
vouches for them, and the old PC's certificate says after which blocks it counts no longer: whatever somebody
still writes there is refused by name everywhere, and asked about.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from secrets import token_bytes

from desktop_app.domain.canon import canonical
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.papers import LocalNote
from desktop_app.domain.records import Id
from desktop_app.domain.values import UMUM, Acting, Role
from desktop_app.services.exchange.cards import retire_known
from desktop_app.services.exchange.identity import (
    RETIRED,
    Own,
    certify_installation,
    installation_card,
    mint_pair,
    own_of,
)
from desktop_app.store.exchange.acts import record_act
from desktop_app.store.exchange.beginning import standing_of, take_place
from desktop_app.store.exchange.moving import disown
from desktop_app.store.exchange.neighbours import Known, installations
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.work import Store, Work

_LEAVING = "pindah"


class MoveStage(StrEnum):
    """Where this PC stands: not moving; leaving (a backup was written for the new PC); arrived (it came out
    of that backup); retired (the new PC has taken over)."""

    TIDAK = "tidak"
    BERANGKAT = "berangkat"
    TIBA = "tiba"
    PENSIUN = "pensiun"


@dataclass(frozen=True, slots=True)
class MoveStanding:
    """`since`: when that began. `is_main`: only the main PC of an office can take over by itself."""

    stage: MoveStage
    since: datetime | None = None
    is_main: bool = False


class Moving:
    """The guided move, step by step; every step can be left and taken up again later."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def standing(self) -> MoveStanding:
        """Where this PC stands."""
        with self._store.look() as work:
            standing = standing_of(work.connection)
            if standing is None:
                return MoveStanding(MoveStage.TIDAK)
            is_main, here = own_of(work).is_main, standing.replica.hex()
            retired, leaving = _note(work, RETIRED), _note(work, _LEAVING)
        if retired is not None and retired[0] == here:
            return MoveStanding(MoveStage.PENSIUN, retired[1], is_main)
        if leaving is not None:
            stage = MoveStage.BERANGKAT if leaving[0] == here else MoveStage.TIBA
            return MoveStanding(stage, leaving[1], is_main)
        return MoveStanding(MoveStage.TIDAK, None, is_main)

    def leave(self, acting: Acting) -> Changes:
        """Marks this PC as the one that is left; call it before the backup, which carries the mark along."""
        return self._keep(acting, _LEAVING, "berangkat pindah komputer")

    def retire(self, acting: Acting) -> Changes:
        """The backup was brought to the new PC: this one retires, and says so at each start."""
        return self._keep(acting, RETIRED, "pensiunkan komputer ini")

    def stay(self, acting: Acting) -> Changes:
        """No move after all: this PC works on as it did."""
        _check(acting)
        with self._store.work(acting) as work:
            self._forget(work, _LEAVING, RETIRED)
            _act(work, acting, "batal pindah komputer")
        return Changes.EXCHANGE

    def take_over(self, acting: Acting) -> Changes:
        """This PC takes the place of the one whose backup it came from; see the head of this module.

        Raises `sinkron.bukan_komputer_utama` where the keys of the office do not lie.
        """
        _check(acting)
        with self._store.work(acting) as work:
            own = own_of(work)
            if own.keys.office is None:
                raise RuleBroken("sinkron.bukan_komputer_utama")
            seal(work.log(), own.author, work.now)
            old = Id(own.standing.installation)
            self._become(work, own)
            retire_known(work, own_of(work), _known(work, old))
            self._forget(work, _LEAVING, RETIRED)
            _act(work, acting, "ambil alih dari komputer lama")
        return Changes.EXCHANGE

    def _become(self, work: Work, own: Own) -> None:
        """A new installation of the same office, with keys of its own, vouched for by the office."""
        new = Id(token_bytes(16))
        mint_pair(work, new)
        disown(work.connection, Id(own.standing.installation))
        muted = [] if own.office.is_agency else [UMUM]
        take_place(work.connection, own.office.id, own.standing.role, new, muted)
        mine = own_of(work)
        certify_installation(work, mine.keys, own.office.id, installation_card(work, mine), is_own=True)

    def _keep(self, acting: Acting, key: str, action: str) -> Changes:
        _check(acting)
        with self._store.work(acting) as work:
            replica = own_of(work).standing.replica.hex()
            held = work.one(LocalNote, key=key)
            value = canonical({"replika": replica, "pada": work.now.isoformat(timespec="seconds")})
            work.keep(LocalNote(id=held.id if held else work.mint(), key=key, value=value))
            _act(work, acting, action)
        return Changes.EXCHANGE

    def _forget(self, work: Work, *keys: str) -> None:
        notes = [note.id for note in work.find(LocalNote, key=list(keys))]
        if notes:
            work.remove(LocalNote, notes)


def _check(acting: Acting) -> None:
    if acting.role is not Role.ADMIN:
        raise NotAllowed("hak.bukan_admin")


def _known(work: Work, id: Id) -> Known:
    return next(known for known in installations(work.connection) if known.id == id)


def _note(work: Work, key: str) -> tuple[str, datetime] | None:
    note = work.one(LocalNote, key=key)
    if note is None:
        return None
    said = json.loads(note.value)
    return str(said["replika"]), datetime.fromisoformat(said["pada"])


def _act(work: Work, acting: Acting, action: str) -> None:
    at = work.now.isoformat(timespec="milliseconds")
    record_act(work.connection, at, acting.title, action, about="", detail={})
