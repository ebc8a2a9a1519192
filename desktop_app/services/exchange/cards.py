"""Cards and the roster: how offices come to know each other, and how one is put out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, Refused, RuleBroken
from desktop_app.domain.exchange import Audience, AudienceMember, KeyUse, May, SecretKey
from desktop_app.domain.organisation import Office, OfficeKind
from desktop_app.domain.records import Id, derived_id
from desktop_app.domain.values import PIMPINAN, UMUM, Acting, AudienceKind, Role, audience_of
from desktop_app.services.exchange.identity import (
    Own,
    agency_card,
    begin,
    certify_installation,
    installation_card,
    office_card,
    own_of,
    trust_agency,
)
from desktop_app.services.exchange.trust import roster_of
from desktop_app.services.exchange.values import CardSeen, CardTaken
from desktop_app.services.offices import Offices, is_code, office_rows
from desktop_app.services.seeds import SECRETARIAT, office_id_of
from desktop_app.store.exchange.acts import record_act
from desktop_app.store.exchange.log import Log
from desktop_app.store.exchange.neighbours import Known, installations, keep_roster
from desktop_app.store.work import Store, Work
from desktop_app.sync import cards
from desktop_app.sync.cards import Card, CardKind, fingerprint, read_card, write_card
from desktop_app.sync.certificates import kept_certificate
from desktop_app.sync.roster import Roster, RosterOffice, read_roster, sign_roster
from desktop_app.vault.files import write_atomically
from desktop_app.vault.signing import new_signing_key


class Cards:
    """Cards out, cards in, the roster, and revocations."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def own(self) -> Card:
        """The card this PC can show: of its office on the main PC, else of itself."""
        with self._store.look() as work:
            return _card_to_show(work, own_of(work))

    def shown(self) -> tuple[Card, bytes]:
        """That card, and what its file would hold."""
        with self._store.look() as work:
            return _shown(work)

    def write(self, acting: Acting, path: Path) -> Card:
        """Writes that card as a file."""
        with self._store.work(acting) as work:
            card, data = _shown(work)
            _act(work, acting, "tulis kartu", card.code, {"sidik": fingerprint(card)})
        try:
            write_atomically(path, data)
        except OSError as error:
            raise RuleBroken("sinkron.tak_dapat_menulis", tempat=str(path.parent)) from error
        return card

    def look(self, path: Path) -> Card:
        """What a card says; nothing is believed or kept yet."""
        return _card_in(_bytes_of(path))

    def see(self, path: Path) -> CardSeen:
        """A card with the digits that are compared by telephone; nothing is believed or kept yet."""
        card = self.look(path)
        is_agency = card.role is cards.Role.BKPSDM
        return CardSeen(card.kind.value, card.code, card.name, is_agency, fingerprint(card))

    def take(self, acting: Acting, path: Path) -> CardTaken:
        """Takes a card in whose fingerprint was compared: the agency lists the office, an office pins the
        agency, a main PC vouches for a further PC, and an empty store becomes a further PC of the office."""
        data = _bytes_of(path)
        card = _card_in(data)
        if acting.role is not Role.ADMIN:
            raise NotAllowed("hak.bukan_admin")
        with self._store.look() as work:
            is_founded = _is_founded(work)
        if not is_founded:
            return self._join(acting, card, data)
        with self._store.work(acting) as work:
            own = own_of(work)
            if own.office.is_practice:
                raise RuleBroken("sinkron.latihan")
            outcome = self._take(work, acting, own, card, data)
            _act(work, acting, "terima kartu", card.code, {"sidik": fingerprint(card), "hasil": outcome})
        return CardTaken(
            Changes.EXCHANGE | Changes.STRUCTURE, card.kind, card.code, card.name, fingerprint(card), outcome
        )

    def revoke(self, acting: Acting, code: str, reason: str = "") -> Changes:
        """The agency takes an office's keys out of force; what it had sent until now stays valid. The reason
        stands in the chain of acts."""
        with self._store.work(acting) as work:
            own, roster = _need_agency(work)
            listed = roster.by_code(code.strip().upper())
            if listed is None:
                raise RuleBroken("sinkron.kantor_tidak_terdaftar", kode=code)
            if listed.id == own.office.id:
                raise RuleBroken("sinkron.cabut_diri")
            if listed.revoked is not None:
                return Changes.NOTHING
            cuts = _cuts(work.log(), Id(listed.id), None)
            offices = tuple(
                replace(o, revoked=cuts) if o.id == listed.id and o.revoked is None else o
                for o in roster.offices
            )
            _publish(work, own, roster, offices)
            detail = {"blok": sum(cuts.values()) + len(cuts), "alasan": reason.strip()}
            _act(work, acting, "cabut kartu", listed.code, detail)
        return Changes.EXCHANGE

    def retire(self, acting: Acting, installation: Id) -> Changes:
        """The office's main PC takes a lost or old PC out of force, after what is known of it now."""
        with self._store.work(acting) as work:
            own = own_of(work)
            known = next((k for k in installations(work.connection) if k.id == installation), None)
            if known is None or known.is_own:
                raise RuleBroken("sinkron.komputer_tak_dikenal")
            retire_known(work, own, known)
            _act(work, acting, "pensiunkan komputer", known.name, {})
        return Changes.EXCHANGE

    def renew_root(self, acting: Acting) -> Changes:
        """The agency signs its roster by a new root key from now on; both keys sign the hand-over."""
        with self._store.work(acting) as work:
            own, roster = _need_agency(work)
            if own.keys.root is None:
                raise RuleBroken("sinkron.bukan_bkpsdm")
            new = new_signing_key()
            edition = replace(roster, version=roster.version + 1, root=new.public, made=_utc(work))
            data = sign_roster(edition, [own.keys.root, new])
            kept = work.one(SecretKey, owner_id=own.office.id, use=KeyUse.AKAR)
            if kept is not None:
                work.keep(replace(kept, secret=new.seed))
            keep_roster(work.connection, edition.version, data, work.now.isoformat())
            _act(work, acting, "ganti kunci akar", own.office.code, {"versi": edition.version})
        return Changes.EXCHANGE

    def _take(self, work: Work, acting: Acting, own: Own, card: Card, data: bytes) -> str:
        if card.kind is CardKind.INSTALASI:
            return _vouch(work, own, card)
        if card.role is cards.Role.BKPSDM:
            if own.office.is_agency:
                raise Refused("KARTU_BKPSDM_SENDIRI" if card.office_id == own.office.id else "BKPSDM_LAIN",
                              kantor=own.office.name)  # fmt: skip
            held = agency_card(work)
            trust_agency(work, data)
            return "sama" if held == card else "baru"
        if not own.office.is_agency:
            raise Refused("KARTU_KANTOR_LAIN", kantor=card.name)
        if card.office_id == own.office.id:
            raise Refused("KARTU_KODE_LAIN", kode=card.code)
        return _list(work, acting, own, card)

    def _join(self, acting: Acting, card: Card, data: bytes) -> CardTaken:
        """An empty store becomes a further PC of the office whose card this is."""
        if card.kind is not CardKind.KANTOR:
            raise RuleBroken("kantor.belum_ada")
        agency = card.role is cards.Role.BKPSDM
        Offices(self._store).create(acting, name=card.name, code=card.code, agency=agency)
        with self._store.work(acting) as work:
            begin(work, joined=data)
            _act(work, acting, "gabung sebagai komputer lain", card.code, {"sidik": fingerprint(card)})
        changes = Changes.EXCHANGE | Changes.STRUCTURE
        return CardTaken(changes, card.kind, card.code, card.name, fingerprint(card), "bergabung")


def check_founding(path: Path) -> None:
    """Whether an empty store may begin with a card: it joins the office whose card it is; asked before there
    is a store at all."""
    if _card_in(_bytes_of(path)).kind is not CardKind.KANTOR:
        raise RuleBroken("kantor.belum_ada")


def first_roster(work: Work, own: Own) -> None:
    """The agency's own entry; the first edition of the roster."""
    card = office_card(own)
    if own.keys.root is None:
        raise RuleBroken("sinkron.bukan_bkpsdm")
    roster = Roster(
        version=1, root=own.keys.root.public, offices=(_entry(card, work.today),), made=_utc(work)
    )
    keep_roster(work.connection, 1, sign_roster(roster, [own.keys.root]), work.now.isoformat())


def _shown(work: Work) -> tuple[Card, bytes]:
    own = own_of(work)
    card = _card_to_show(work, own)
    key = own.keys.office if own.keys.office is not None else own.keys.installation
    return card, write_card(card, key)


def _card_to_show(work: Work, own: Own) -> Card:
    if own.office.is_practice:
        raise RuleBroken("sinkron.latihan")
    return office_card(own) if own.is_main else installation_card(work, own)


def _vouch(work: Work, own: Own, card: Card) -> str:
    if card.office_id != own.office.id:
        raise Refused("KARTU_KANTOR_LAIN", kantor=card.name)
    held = next((k for k in installations(work.connection) if k.id == card.installation_id), None)
    certify_installation(work, own.keys, own.office.id, card)
    return "diganti" if held else "baru"


def _list(work: Work, acting: Acting, own: Own, card: Card) -> str:
    _, roster = _need_agency(work)
    entry = _entry(card, acting.day)
    held = [o for o in roster.offices if o.id == card.office_id and o.revoked is None]
    if any(o.sign == entry.sign and o.box == entry.box for o in held):
        return "sama"
    if any(o.sign == entry.sign for o in roster.offices):
        raise Refused("KARTU_DICABUT")
    cuts = _cuts(work.log(), Id(card.office_id), None)
    others = tuple(
        replace(o, revoked=cuts) if o.id == card.office_id and o.revoked is None else o
        for o in roster.offices
    )
    _publish(work, own, roster, (*others, entry))
    _found(work, card)
    return "diganti" if held else "baru"


def _found(work: Work, card: Card) -> None:
    """The city learns of the office, and who else reads what is written about its head."""
    office = Id(card.office_id)
    if work.get(Office, office) is None:
        work.add(*office_rows(card.code, card.name, OfficeKind.DINAS))
    secretariat = office_id_of(SECRETARIAT)
    room = audience_of(AudienceKind.KEPEG, office, PIMPINAN)
    member = derived_id("audience_member", UMUM, room, secretariat, work.today)
    if office == secretariat or work.find(AudienceMember, of_id=room, office_id=secretariat):
        return
    if work.get(Audience, room) is None:
        work.add(
            Audience(
                id=room, audience_id=UMUM, kind=AudienceKind.KEPEG, owner_id=office, suffix=PIMPINAN,
                title=PIMPINAN,
            )
        )  # fmt: skip
    work.add(
        AudienceMember(
            id=member, audience_id=UMUM, of_id=room, office_id=secretariat, may=May.BACA_TULIS,
            from_on=work.today,
        )
    )  # fmt: skip


def _need_agency(work: Work) -> tuple[Own, Roster]:
    own = own_of(work)
    if not own.office.is_agency or own.keys.root is None:
        raise RuleBroken("sinkron.bukan_bkpsdm")
    roster = roster_of(work)
    if roster is None:
        first_roster(work, own)
        roster = roster_of(work)
    if roster is None:
        raise RuleBroken("sinkron.bukan_bkpsdm")
    return own, roster


def _publish(work: Work, own: Own, roster: Roster, offices: tuple[RosterOffice, ...]) -> None:
    edition = replace(roster, version=roster.version + 1, offices=offices, made=_utc(work))
    if own.keys.root is None:
        raise RuleBroken("sinkron.bukan_bkpsdm")
    data = sign_roster(edition, [own.keys.root])
    read_roster(data, edition.root)
    keep_roster(work.connection, edition.version, data, work.now.isoformat())


def _entry(card: Card, day: date) -> RosterOffice:
    return RosterOffice(
        id=card.office_id, code=card.code, name=card.name, role=card.role or cards.Role.KANTOR,
        sign=card.sign, box=card.box, valid_from=day,
    )  # fmt: skip


def retire_known(work: Work, own: Own, known: Known) -> None:
    """The office says after which blocks a PC of its own counts no longer."""
    certificate = kept_certificate(known.certificate)
    card = Card(
        kind=CardKind.INSTALASI, office_id=own.office.id, code=own.office.code, name=known.name,
        sign=certificate.sign, box=certificate.box, installation_id=known.id,
    )  # fmt: skip
    cuts = _cuts(work.log(), own.office.id, known.id)
    certify_installation(work, own.keys, own.office.id, card, retired_after=cuts)


def _cuts(log: Log, office: Id, installation: Id | None) -> Mapping[str, int]:
    """The last block that still counts of each stream of an office, or of one of its PCs."""
    return {
        stream.sid.hex(): stream.next_n - 1
        for stream in log.streams.values()
        if stream.office == office
        and (installation is None or stream.installation == installation)
        and stream.next_n
    }


def _card_in(data: bytes) -> Card:
    """A card that names an office by its code and its key alike: under the key of another office, its maker
    would take that office's place in the roster."""
    card = read_card(data)
    if card.kind is CardKind.KANTOR and not (
        is_code(card.code) and card.office_id == office_id_of(card.code)
    ):
        raise Refused("KARTU_KODE_LAIN", kode=card.code)
    return card


def _is_founded(work: Work) -> bool:
    try:
        own_of(work)
    except RuleBroken as broken:
        return broken.code != "kantor.belum_ada"
    return True


def _bytes_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():  # a folder, or a pipe that never ends
            raise Refused("BERKAS_TAK_TERBACA", berkas=path.name)
        with path.open("rb") as file:
            return file.read(cards.MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Refused("BERKAS_HILANG", berkas=path.name) from error
    except OSError as error:
        raise Refused("BERKAS_TAK_TERBACA", berkas=path.name) from error


def _act(work: Work, acting: Acting, action: str, about: str, detail: Mapping[str, object]) -> None:
    at = work.now.isoformat(timespec="milliseconds")
    record_act(work.connection, at, acting.title, action, about=about, detail=detail)


def _utc(work: Work) -> str:
    return work.now.isoformat(timespec="seconds").replace("+00:00", "Z")
