"""The roster in force, and the judgement it gives on authors: the court of the import pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.errors import Refused
from desktop_app.domain.records import Id
from desktop_app.services.exchange.audiences import Rooms, rooms_of
from desktop_app.services.exchange.identity import Own, agency_card, joined_card
from desktop_app.store.exchange.neighbours import (
    Known,
    installations,
    keep_installation,
    keep_roster,
    newest_roster,
)
from desktop_app.store.work import Work
from desktop_app.sync.blocks import Header
from desktop_app.sync.cards import Card, key_id
from desktop_app.sync.certificates import (
    Certificate,
    claimed_office,
    kept_certificate,
    latest,
    read_certificate,
    signer_of,
)
from desktop_app.sync.roster import Roster, RosterOffice, accept, read_roster


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides on blocks; see `desktop_app.store.exchange.applying.Court`."""

    roster: Roster | None
    certificates: Mapping[Id, Certificate]
    vouchers: Mapping[Id, RosterOffice]
    """For each PC the line of the roster under whose key it was certified; an office that lost its keys and
    got new ones has a line for each of them."""
    rooms: Rooms

    def is_revoked(self, installation: Id) -> bool:
        """Whether a PC was certified by a key that is out of force."""
        voucher = self.vouchers.get(installation)
        return voucher is not None and voucher.revoked is not None

    def public_key(self, header: Header) -> bytes:
        certificate = self.certificates.get(Id(bytes.fromhex(header.installation)))
        if certificate is None or certificate.office_id.hex() != header.office:
            raise Refused("KANTOR_TAK_DIKENAL")
        return certificate.sign

    def kind_of(self, gid: Id) -> str | None:
        return self.rooms.kind_of(gid)

    def objection(self, header: Header) -> str | None:
        office = Id(bytes.fromhex(header.office))
        installation = Id(bytes.fromhex(header.installation))
        listed, certificate = self.vouchers.get(installation), self.certificates[installation]
        sid = bytes.fromhex(header.sid)
        try:
            certificate.check_block(sid, header.n)
            if listed is not None:
                listed.check_block(sid, header.n)
        except Refused as refused:
            return refused.code
        if listed is not None and listed.role.value != header.role:
            return "TANPA_WEWENANG"
        if not self.rooms.may_write(Id(bytes.fromhex(header.gid)), office):
            return "TANPA_WEWENANG"
        return None


def roster_of(work: Work) -> Roster | None:
    """The edition in force; None before the agency was met."""
    body = newest_roster(work.connection)
    root = _root(work, body)
    return read_roster(body, root) if body is not None and root is not None else None


def judge_of(work: Work, own: Own, day: date) -> Judge:
    """The court as of this moment."""
    roster, known = roster_of(work), installations(work.connection)
    certificates = {each.id: kept_certificate(each.certificate) for each in known}
    listed = {each.id: _listed(roster, each.office, each.certificate) for each in known}
    vouchers = {id: line for id, line in listed.items() if line is not None}
    return Judge(roster, certificates, vouchers, rooms_of(work, roster, own.office.id, day))


def take_roster(work: Work, data: bytes) -> bool:
    """Accepts a newer edition; answers whether it was. Checked first, kept afterwards. An older one is passed
    over: its sender has not heard of ours yet.
    """
    held = roster_of(work)
    if held is not None:
        root, former = held.root, held.former_roots
    else:
        card = agency_card(work)
        if card is None:
            return False
        root, former = card.roster_root, ()
    try:
        new = read_roster(data, root, former)
        is_newer = accept(held, new)
    except Refused as refused:
        if refused.code == "ROSTER_MUNDUR":
            return False
        raise
    if not is_newer:
        return False
    keep_roster(work.connection, new.version, data, work.now.isoformat())
    return True


def office_of(work: Work, id: Id) -> RosterOffice | Card | None:
    """An office we can vouch for: from the roster, our own card's office, or the agency's card itself."""
    roster = roster_of(work)
    listed = roster.office(id) if roster else None
    if listed is not None:
        return listed
    for card in (agency_card(work), joined_card(work)):
        if card is not None and card.office_id == id:
            return card
    return None


def check_certificate(work: Work, given: Any, own: Own) -> Certificate:
    """A certificate that an office we know has signed; the newer of it and the kept one.

    Raises Refused: KANTOR_TAK_DIKENAL, RUSAK, SERTIFIKAT_BERBEDA.
    """
    office = Id(claimed_office(given))
    voucher = voucher_of(work, own, given)
    if voucher is None:
        raise Refused("KANTOR_TAK_DIKENAL")
    certificate = read_certificate(given, voucher)
    if certificate.office_id != office:
        raise Refused("KANTOR_TAK_DIKENAL")
    held = _held(work, Id(certificate.installation_id))
    return latest(held, certificate)


def take_certificate(work: Work, given: Any, own: Own) -> Certificate:
    """Keeps a certificate that came along when it is newer; raises as `check_certificate`."""
    certificate = check_certificate(work, given, own)
    id, office = Id(certificate.installation_id), Id(certificate.office_id)
    if _held(work, id) != certificate:
        is_own = id == own.standing.installation
        keep_installation(
            work.connection,
            Known(id, office, certificate.name, certificate.version, given, is_own),
        )
    return certificate


def _held(work: Work, id: Id) -> Certificate | None:
    known = next((k for k in installations(work.connection) if k.id == id), None)
    return kept_certificate(known.certificate) if known else None


def listed_voucher(work: Work, given: Any) -> RosterOffice | None:
    """The line of the roster under whose key a certificate says it was signed, be it revoked or not."""
    return _listed(roster_of(work), Id(claimed_office(given)), given)


def _listed(roster: Roster | None, office: Id, given: Any) -> RosterOffice | None:
    line = roster.by_key(key_id(signer_of(given))) if roster else None
    return line if line is not None and line.id == office else None


def voucher_of(work: Work, own: Own, given: Any) -> bytes | None:
    """The key of an office we know by which a certificate has to be signed; also one that was revoked, for
    what was written before stays valid."""
    office = Id(claimed_office(given))
    listed = listed_voucher(work, given)
    if listed is not None:
        return listed.sign
    if office == own.office.id and own.keys.office is not None:
        return own.keys.office.public
    known = office_of(work, office)
    return known.sign if known else None


def _root(work: Work, body: bytes | None) -> bytes | None:
    """The root to read the kept edition by: it was checked when it was kept, so its own root holds."""
    if body is None:
        return None
    card = agency_card(work)
    return card.roster_root if card else None
