"""The ledger, the offices and the reach of what was sent, as lists show them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop_app.domain.records import Id
from desktop_app.services.exchange.audiences import Rooms
from desktop_app.services.exchange.identity import Own, agency_card, own_of
from desktop_app.services.exchange.trust import office_of, roster_of
from desktop_app.services.exchange.values import FileKind, LedgerLine, OfficeLine
from desktop_app.store.exchange.ledger import Direction, Entry, ExchangeState, entries
from desktop_app.store.exchange.log import Vector
from desktop_app.store.exchange.neighbours import peers_of
from desktop_app.store.exchange.outgoing import held_alike
from desktop_app.store.exchange.sealing import pending_of
from desktop_app.store.work import Work
from desktop_app.sync.cards import Card, CardKind, Role, fingerprint
from desktop_app.sync.roster import RosterOffice


def reach(work: Work, own: Own) -> tuple[Vector, Vector]:
    """What others acknowledged, and what was written for them: the highest of each stream.

    A further PC of an office sends to the main one, which sends on: to have gone there is to have gone.
    """
    acknowledged: Vector = {}
    written: Vector = {}
    roster = roster_of(work)
    for office in roster.offices if roster else ():
        if own.is_main and office.id == own.office.id:
            continue
        for peer in peers_of(work.connection, Id(office.id)):
            _raise(acknowledged, peer.vector)
    _raise(written, acknowledged)
    for entry in entries(work.connection):
        if carries_data(entry) and not (own.is_main and entry.office == own.office.id):
            _raise(written, dict(entry.vector))
    return acknowledged, written


def carries_data(entry: Entry) -> bool:
    """Whether a file went out that carried more than the news of what has come."""
    return entry.direction is Direction.KELUAR and entry.kind != FileKind.TANDA_TERIMA


def _raise(held: Vector, more: Vector) -> None:
    for sid, mark in more.items():
        if sid not in held or held[sid][0] < mark[0]:
            held[sid] = mark


def covers(heads: dict[str, int], vector: Vector) -> bool:
    return all(sid in vector and vector[sid][0] >= seq for sid, seq in heads.items())


def unsent(work: Work, own: Own) -> tuple[int, int]:
    """Own sealed operations that no other office has acknowledged, and those that stand in no file yet."""
    acknowledged, written = reach(work, own)
    streams = [stream for stream in work.log().streams.values() if stream.office == own.office.id]

    def beyond(vector: Vector) -> int:
        return sum(stream.next_seq - 1 - vector.get(stream.sid.hex(), (0, 0, ""))[0] for stream in streams)

    return beyond(acknowledged), beyond(written)


def office_line(work: Work, own: Own, office: RosterOffice, rooms: Rooms) -> OfficeLine:
    found = entries(work.connection, Id(office.id))
    came = [e.at for e in found if e.direction is Direction.MASUK]
    went = [e for e in found if e.direction is Direction.KELUAR]
    open_ = [e.at for e in went if e.state is ExchangeState.DITULIS and carries_data(e)]
    card = Card(
        kind=CardKind.KANTOR, office_id=office.id, code=office.code, name=office.name, sign=office.sign,
        box=office.box, role=office.role,
        root=_root_of(work, office),
    )  # fmt: skip
    return OfficeLine(
        Id(office.id),
        office.code,
        office.name,
        office.role.value,
        office.id == own.office.id,
        office.revoked is not None,
        fingerprint(card),
        max(came, default=None),
        max((e.at for e in went), default=None),
        len(open_),
        min(open_, default=None),
        _unwritten(work, own, Id(office.id), rooms, went),
    )


def _unwritten(work: Work, own: Own, office: Id, rooms: Rooms, went: Sequence[Entry]) -> int:
    """Operations an office may read that stand in no file for it, and that it does not say to hold. What
    others wrote comes to it from them or from the agency, which passes on."""
    gids, log = {room.gid for room in rooms.read_by(office)}, work.log()
    reached: Vector = {}
    for peer in peers_of(work.connection, office):
        _raise(reached, held_alike(log, peer.vector))
    for entry in filter(carries_data, went):
        _raise(reached, dict(entry.vector))
    wrote = None if own.office.is_agency else own.office.id
    streams = [s for s in log.streams.values() if s.gid in gids and wrote in {None, s.office}]
    pending = sum(count for gid, count in pending_of(work.connection).items() if gid in gids)
    return pending + sum(max(0, s.next_seq - 1 - reached.get(s.sid.hex(), (0, 0, ""))[0]) for s in streams)


def _root_of(work: Work, office: RosterOffice) -> bytes | None:
    if office.role is not Role.BKPSDM:
        return None
    card = agency_card(work)
    return card.root if card and card.office_id == office.id else None


def ledger_line(work: Work, entry: Entry, why: str | None) -> LedgerLine:
    office = office_of(work, entry.office) if entry.office else None
    own = own_of(work).office
    code, name = (office.code, office.name) if office else (own.code, own.name)
    counts_ = json.loads(json.dumps(dict(entry.counts)))
    return LedgerLine(
        entry.id,
        entry.at,
        entry.direction is Direction.KELUAR,
        code,
        name,
        entry.kind,
        entry.file,
        entry.number,
        entry.state,
        counts_,
        entry.who,
        why,
    )
