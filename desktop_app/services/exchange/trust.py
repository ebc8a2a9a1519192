"""The roster in force, and the judgement it gives on authors: the court of the import pipeline."""

from __future__ import annotations

import json
from collections import Counter
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

MOST_PCS = 200
"""How many PCs an office can have had, the retired ones among them."""
_MOST_BYTES = 256 * 1024


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
    return _office_of(work, roster_of(work), id)


def _office_of(work: Work, roster: Roster | None, id: Id) -> RosterOffice | Card | None:
    listed = roster.office(id) if roster else None
    if listed is not None:
        return listed
    for card in (agency_card(work), joined_card(work)):
        if card is not None and card.office_id == id:
            return card
    return None


class Vouchers:
    """Judges certificates by what is known at one moment; that is looked up once, for a file brings many."""

    def __init__(self, work: Work, own: Own) -> None:
        self._work, self._own, self._roster = work, own, roster_of(work)
        self._held = {known.id: known for known in installations(work.connection)}
        self._sizes: Counter[Id] = Counter()
        for known in self._held.values():
            self._sizes[known.office] += _size(known.certificate)

    def check(self, given: Any) -> Certificate:
        """A certificate that an office we know has signed; the newer of it and the kept one.

        Raises Refused: KANTOR_TAK_DIKENAL, RUSAK, SERTIFIKAT_BERBEDA.
        """
        office = Id(claimed_office(given))
        voucher = self._voucher_of(office, given)
        if voucher is None:
            raise Refused("KANTOR_TAK_DIKENAL")
        certificate = read_certificate(given, voucher)
        if certificate.office_id != office:
            raise Refused("KANTOR_TAK_DIKENAL")
        held = self._held.get(Id(certificate.installation_id))
        return latest(kept_certificate(held.certificate) if held else None, certificate)

    def take(self, given: Any) -> None:
        """Keeps a certificate that came along when it is newer; raises as `check`, and
        TERLALU_BANYAK_KOMPUTER: all that is kept travels in the files to others, and fills them."""
        certificate = self.check(given)
        id, office = Id(certificate.installation_id), Id(certificate.office_id)
        held = self._held.get(id)
        if held is not None and kept_certificate(held.certificate) == certificate:
            return
        grown = self._sizes[office] + _size(given) - (_size(held.certificate) if held else 0)
        is_one_too_many = held is None and self._count(office) >= MOST_PCS
        if is_one_too_many or grown > _MOST_BYTES:
            raise Refused("TERLALU_BANYAK_KOMPUTER")
        is_own = id == self._own.standing.installation
        known = Known(id, office, certificate.name, certificate.version, given, is_own)
        keep_installation(self._work.connection, known)
        self._held[id], self._sizes[office] = known, grown

    def _count(self, office: Id) -> int:
        return sum(known.office == office for known in self._held.values())

    def _voucher_of(self, office: Id, given: Any) -> bytes | None:
        """The key of an office we know by which a certificate has to be signed; also one that was revoked,
        for what was written before stays valid."""
        listed = _listed(self._roster, office, given)
        if listed is not None:
            return listed.sign
        if office == self._own.office.id and self._own.keys.office is not None:
            return self._own.keys.office.public
        known = _office_of(self._work, self._roster, office)
        return known.sign if known else None


def listed_voucher(work: Work, given: Any) -> RosterOffice | None:
    """The line of the roster under whose key a certificate says it was signed, be it revoked or not."""
    return _listed(roster_of(work), Id(claimed_office(given)), given)


def _listed(roster: Roster | None, office: Id, given: Any) -> RosterOffice | None:
    line = roster.by_key(key_id(signer_of(given))) if roster else None
    return line if line is not None and line.id == office else None


def _size(certificate: Mapping[str, Any]) -> int:
    return len(json.dumps(dict(certificate)))


def _root(work: Work, body: bytes | None) -> bytes | None:
    """The root to read the kept edition by: it was checked when it was kept, so its own root holds."""
    if body is None:
        return None
    card = agency_card(work)
    return card.roster_root if card else None
