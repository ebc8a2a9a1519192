"""Who this PC is: its keys, its certificate, its card; and the agency it trusts.

The keys of the office lie on its main PC only; every PC has keys of its own, vouched for by the office.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_bytes

from desktop_app.domain.canon import canonical
from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.domain.exchange import KeyUse, SecretKey
from desktop_app.domain.papers import LocalNote
from desktop_app.domain.records import Id
from desktop_app.domain.values import UMUM
from desktop_app.services.offices import OwnOffice, own_office
from desktop_app.store.exchange.beginning import (
    Standing,
    begin_log,
    has_begun,
    standing_of,
    take_place,
)
from desktop_app.store.exchange.control import Author
from desktop_app.store.exchange.neighbours import Known, installations, keep_installation
from desktop_app.store.work import Work
from desktop_app.sync.cards import Card, CardKind, Role, read_card, write_card
from desktop_app.sync.certificates import Certificate, certify, kept_certificate
from desktop_app.vault.sealing import BoxKey, new_box_key
from desktop_app.vault.signing import SigningKey, new_signing_key

_AGENCY_CARD = "kartu_bkpsdm"
_JOINED = "kartu_kantor"
_PC_NAME = "nama_komputer"
RETIRED = "pensiun"
"""Key of the note by which a PC knows that another one has taken its place."""


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The private halves this PC holds; those of the office on its main PC only, `root` at the agency."""

    installation: SigningKey
    box: BoxKey
    office: SigningKey | None
    office_box: BoxKey | None
    root: SigningKey | None


@dataclass(frozen=True, slots=True)
class Own:
    """This PC in the exchange, ready to seal and sign."""

    office: OwnOffice
    standing: Standing
    keys: OwnKeys
    certificate: Certificate | None

    @property
    def author(self) -> Author:
        s = self.standing
        return Author(s.office, s.role, s.installation, s.replica, self.keys.installation)

    @property
    def is_main(self) -> bool:
        return self.keys.office is not None

    @property
    def secrets(self) -> list[str]:
        """The keys that may open a file for us."""
        boxes = [self.keys.office_box, self.keys.box]
        return [box.secret for box in boxes if box is not None]


def begin(work: Work, *, joined: bytes | None = None) -> None:
    """Gives an office that was founded its place in the exchange, once: keys, certificate, replica, and a log
    that begins with all it holds. `joined`: the card of the office whose second PC this is."""
    if has_begun(work.connection):
        return
    office = own_office(work)
    standing = standing_of(work.connection) or _first_standing(work, office, joined)
    own = Own(office, standing, _keys(work, standing), None)
    if own.is_main and not any(known.is_own for known in installations(work.connection)):
        certify_installation(work, own.keys, own.standing.office, _own_card(own, pc_name(work)), is_own=True)
    if office.is_agency and own.keys.office is not None:
        trust_agency(work, write_card(office_card(own), own.keys.office))
    elif joined is not None and office.is_agency:
        trust_agency(work, joined)  # who joins the agency has compared its card already
    begin_log(work.log(), own.author, work.now)


def own_of(work: Work) -> Own:
    """This PC; `kantor.belum_ada` before there is an office, `sinkron.belum_mulai` before the exchange is."""
    office = own_office(work)
    standing = standing_of(work.connection)
    if standing is None:
        raise RuleBroken("sinkron.belum_mulai")
    mine = next((k for k in installations(work.connection) if k.is_own), None)
    certificate = kept_certificate(mine.certificate) if mine else None
    return Own(office, standing, _keys(work, standing), certificate)


def certify_installation(
    work: Work,
    keys: OwnKeys,
    office: Id,
    card: Card,
    *,
    is_own: bool = False,
    retired_after: Mapping[str, int] | None = None,
) -> Known:
    """The office vouches for a PC, or retires it after certain blocks; only its main PC can."""
    if keys.office is None:
        raise RuleBroken("sinkron.bukan_komputer_utama")
    id = Id(card.installation_id or b"")
    held = next((k for k in installations(work.connection) if k.id == id), None)
    certificate = Certificate(
        installation_id=id,
        office_id=office,
        sign=card.sign,
        box=card.box,
        version=held.version + 1 if held else 1,
        name=card.name,
        retired_after=retired_after,
    )
    known = Known(id, office, card.name, certificate.version, certify(keys.office, certificate), is_own)
    keep_installation(work.connection, known)
    return known


def office_card(own: Own) -> Card:
    """The card of the office; only its main PC can write it."""
    if own.keys.office is None or own.keys.office_box is None:
        raise RuleBroken("sinkron.bukan_komputer_utama")
    return Card(
        kind=CardKind.KANTOR,
        office_id=own.office.id,
        code=own.office.code,
        name=own.office.name,
        sign=own.keys.office.public,
        box=own.keys.office_box.public,
        role=Role(own.standing.role),
        root=own.keys.root.public if own.keys.root else None,
    )


def _own_card(own: Own, name: str) -> Card:
    return Card(
        kind=CardKind.INSTALASI,
        office_id=own.office.id,
        code=own.office.code,
        name=name,
        sign=own.keys.installation.public,
        box=own.keys.box.public,
        installation_id=own.standing.installation,
    )


def installation_card(work: Work, own: Own) -> Card:
    """The card of this PC, for the office's main PC."""
    return _own_card(own, pc_name(work))


def pc_name(work: Work) -> str:
    """How this PC is called among those of its office."""
    note = work.one(LocalNote, key=_PC_NAME)
    if note is not None:
        return str(json.loads(note.value))
    standing = standing_of(work.connection)
    return f"Komputer {standing.installation.hex()[:4].upper()}" if standing else "Komputer"


def agency_card(work: Work) -> Card | None:
    """The card of the agency that was compared by telephone; None before that."""
    kept = kept_agency_card(work)
    return read_card(kept.encode()) if kept is not None else None


def kept_agency_card(work: Work) -> str | None:
    """The file of that card."""
    note = work.one(LocalNote, key=_AGENCY_CARD)
    return str(json.loads(note.value)) if note else None


def trust_agency(work: Work, data: bytes) -> None:
    """Pins the agency's card; another agency than the pinned one is `BKPSDM_LAIN`."""
    held, new = agency_card(work), read_card(data)
    if held is not None and held.roster_root != new.roster_root:
        raise Refused("BKPSDM_LAIN", kantor=held.name)
    _note(work, _AGENCY_CARD, data.decode())


def is_retired(work: Work) -> bool:
    """Whether another PC has taken the place of this one; a copy or a restored store is none of that."""
    note, standing = work.one(LocalNote, key=RETIRED), standing_of(work.connection)
    return (
        note is not None
        and standing is not None
        and json.loads(note.value)["replika"] == standing.replica.hex()
    )


def joined_card(work: Work) -> Card | None:
    """The card of the office this PC joined as a further one; None on the main PC."""
    note = work.one(LocalNote, key=_JOINED)
    return read_card(json.loads(note.value).encode()) if note else None


def _note(work: Work, key: str, value: str) -> None:
    held = work.one(LocalNote, key=key)
    work.keep(LocalNote(id=held.id if held else work.mint(), key=key, value=canonical(value)))


def _first_standing(work: Work, office: OwnOffice, joined: bytes | None) -> Standing:
    role = Role.BKPSDM if office.is_agency else Role.KANTOR
    muted = [] if office.is_agency else [UMUM]
    standing = take_place(work.connection, office.id, role.value, Id(token_bytes(16)), muted)
    mint_pair(work, standing.installation)
    if joined is not None:
        _note(work, _JOINED, joined.decode())
        return standing
    mint_pair(work, office.id)
    if office.is_agency:
        root = new_signing_key()
        work.add(SecretKey(id=work.mint(), owner_id=office.id, use=KeyUse.AKAR, secret=root.seed))
    return standing


def mint_pair(work: Work, owner: Id) -> None:
    """Keys of an office or of a PC, to sign with and to be sealed to."""
    signing, box = new_signing_key(), new_box_key()
    work.add(
        SecretKey(id=work.mint(), owner_id=owner, use=KeyUse.TANDA, secret=signing.seed),
        SecretKey(
            id=work.mint(), owner_id=owner, use=KeyUse.SEGEL, secret=f"{box.secret} {box.public}".encode()
        ),
    )


def _keys(work: Work, standing: Standing) -> OwnKeys:
    kept = {(key.owner_id, key.use): key.secret for key in work.find(SecretKey)}
    installation, box = (
        kept.get((standing.installation, KeyUse.TANDA)),
        kept.get((standing.installation, KeyUse.SEGEL)),
    )
    if installation is None or box is None:
        raise RuleBroken("sinkron.belum_mulai")
    office = kept.get((standing.office, KeyUse.TANDA))
    office_box = kept.get((standing.office, KeyUse.SEGEL))
    root = kept.get((standing.office, KeyUse.AKAR))
    return OwnKeys(
        SigningKey(installation),
        _box(box),
        SigningKey(office) if office else None,
        _box(office_box) if office_box else None,
        SigningKey(root) if root else None,
    )


def _box(kept: bytes) -> BoxKey:
    secret, public = kept.decode().split(" ")
    return BoxKey(secret, public)
