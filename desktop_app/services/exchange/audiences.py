"""Who may read and write which audience: from the roster by itself, and from the rows that say more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.exchange import Audience, AudienceMember, May
from desktop_app.domain.records import Id
from desktop_app.domain.values import PIMPINAN, UMUM, AudienceKind, audience_of
from desktop_app.store.work import Work
from desktop_app.sync.cards import Role
from desktop_app.sync.roster import Roster


@dataclass(frozen=True, slots=True)
class Room:
    """One audience: its kind, the office it belongs to, who reads, who writes."""

    gid: Id
    kind: AudienceKind
    owner: Id | None
    title: str
    readers: frozenset[Id]
    writers: frozenset[Id] | None
    """None: any office of the roster."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """All audiences of the city as far as they are known here."""

    by_gid: Mapping[Id, Room] = field(default_factory=dict)

    def kind_of(self, gid: Id) -> str | None:
        room = self.by_gid.get(gid)
        return room.kind.value if room else None

    def may_write(self, gid: Id, office: Id) -> bool:
        room = self.by_gid.get(gid)
        return room is not None and (room.writers is None or office in room.writers)

    def read_by(self, office: Id) -> list[Room]:
        """The audiences an office may read."""
        return [room for room in self.by_gid.values() if office in room.readers]


def rooms_of(work: Work, roster: Roster | None, own: Id, day: date) -> Rooms:
    """From the roster: umum, and for each office its kepeg, pimpinan, harian, mutasi and konseling; from rows
    of table audience: any further instance; from audience_member: further readers and writers.

    Whoever was ever let in as a writer stays one for the blocks he wrote; reading ends with `to_on`.
    """
    offices = {} if roster is None else {Id(o.id): o for o in roster.offices if o.revoked is None}
    known = {} if roster is None else {Id(o.id): o for o in roster.offices}
    agencies = frozenset(id for id, o in known.items() if o.role is Role.BKPSDM)
    every = frozenset(offices) | {own}
    rooms = {UMUM: Room(UMUM, AudienceKind.UMUM, None, "", every, agencies)}
    for office in {*known, own}:
        for room in _of_office(office, agencies):
            rooms[room.gid] = room
    for row in work.find(Audience):
        if row.id not in rooms:
            rooms[row.id] = Room(row.id, row.kind, row.owner_id, row.title, frozenset(), frozenset())
    for member in work.find(AudienceMember):
        if member.of_id in rooms:
            rooms[member.of_id] = _with(rooms[member.of_id], member, day)
    return Rooms(rooms)


def _of_office(office: Id, agencies: frozenset[Id]) -> Iterable[Room]:
    own, shared = frozenset({office}), frozenset({office}) | agencies
    kinds = AudienceKind
    yield _room(kinds.KEPEG, office, shared, shared)
    yield _room(kinds.KEPEG, office, shared, shared, PIMPINAN)
    yield _room(kinds.HARIAN, office, own, own)
    yield _room(kinds.MUTASI, office, shared, None)
    yield _room(kinds.KONSELING, office, own, own)


def _room(
    kind: AudienceKind,
    office: Id,
    readers: frozenset[Id],
    writers: frozenset[Id] | None,
    suffix: str | None = None,
) -> Room:
    return Room(audience_of(kind, office, suffix), kind, office, suffix or "", readers, writers)


def _with(room: Room, member: AudienceMember, day: date) -> Room:
    reads = member.may is not May.TULIS and member.from_on <= day
    ended = member.to_on is not None and member.to_on < day
    readers = room.readers | {member.office_id} if reads and not ended else room.readers
    if ended and reads:
        readers = room.readers - {member.office_id}
    writers = room.writers
    if member.may is not May.BACA and writers is not None:
        writers = writers | {member.office_id}
    return Room(room.gid, room.kind, room.owner, room.title, readers, writers)
