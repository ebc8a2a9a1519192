"""Who a file is for, which keys open it, and what he is known to hold already."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.records import Id
from desktop_app.services.exchange.audiences import Room
from desktop_app.services.exchange.identity import Own
from desktop_app.services.exchange.trust import Judge
from desktop_app.services.exchange.values import FileKind
from desktop_app.store.exchange.log import Vector
from desktop_app.store.exchange.neighbours import common, installations, peers_of
from desktop_app.store.exchange.outgoing import held_alike
from desktop_app.store.work import Work
from desktop_app.sync.bundle import Recipient
from desktop_app.sync.cards import key_id
from desktop_app.sync.certificates import kept_certificate
from desktop_app.vault.sealing import MOST_RECIPIENTS


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who a file is for: an office, its readers' rooms, the keys that open it, what it is known to hold."""

    office: Id
    code: str
    name: str
    rooms: tuple[Room, ...]
    recipients: tuple[Recipient, ...]
    held: Vector
    wanted: tuple[str, ...]
    since: str | None

    @property
    def gids(self) -> list[Id]:
        return [room.gid for room in self.rooms]


def addressee_of(work: Work, own: Own, judge: Judge, code: str, kind: FileKind) -> Addressee:
    """The office of a code in the roster; one's own code means the other PCs of the office."""
    roster = judge.roster
    wanted = code.strip().upper()
    known = {k.id: k for k in installations(work.connection)}
    if wanted == own.office.code:
        office, name, box = own.office.id, own.office.name, None
    else:
        listed = roster.by_code(wanted) if roster else None
        if listed is None:
            raise RuleBroken("sinkron.kantor_tidak_terdaftar", kode=wanted)
        if listed.revoked is not None:
            raise RuleBroken("KARTU_DICABUT")
        office, name, box = Id(listed.id), listed.name, Recipient(key_id(listed.sign), listed.box)
    certificates = [kept_certificate(k.certificate) for k in known.values() if k.office == office]
    others = [
        c
        for c in certificates
        if c.retired_after is None
        and c.installation_id != own.standing.installation
        and not judge.is_revoked(Id(c.installation_id))
    ]
    recipients = ([box] if box else []) + [Recipient(key_id(c.sign), c.box) for c in others]
    if not recipients:
        raise RuleBroken("sinkron.tanpa_penerima", kode=wanted)
    if len(recipients) > MOST_RECIPIENTS:
        raise RuleBroken("sinkron.penerima_terlalu_banyak", kode=wanted, jumlah=len(recipients))
    active = {Id(c.installation_id) for c in others}
    peers = [peer for peer in peers_of(work.connection, office) if peer.installation in active]
    starter = kind is FileKind.PAKET_AWAL
    rooms = tuple(judge.rooms.read_by(office))
    log = work.log()
    held = {} if starter else common([held_alike(log, peer.vector) for peer in peers])
    return Addressee(
        office,
        wanted,
        name,
        rooms,
        tuple(recipients),
        log.vector([room.gid for room in rooms]) if kind is FileKind.TANDA_TERIMA else held,
        tuple(digest for peer in peers for digest in peer.wanted),
        max((peer.at for peer in peers), default=None),
    )
