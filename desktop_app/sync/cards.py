"""Cards (`.kartu`): how an office or one of its computers introduces itself, signed by itself.

A card proves only that its maker holds the key it names. Whose key that is, people settle by comparing the
fingerprint by telephone. Nothing of a card may be used as a path, an SQL name or a format string.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from desktop_app.domain.errors import Refused
from desktop_app.sync.statements import (
    Box,
    Code,
    Foreign,
    Hex16,
    Hex32,
    Kind,
    Name,
    Statement,
    Unsound,
    check_texts,
    content,
    from_bytes,
    public_of,
    state,
    to_bytes,
)
from desktop_app.vault.signing import SigningKey

ENDING = ".kartu"
MOST_BYTES = 16 * 1024
_CARD = Kind("rembug-kartu", 1, MOST_BYTES)
_FINGERPRINT = b"rembug-sidik-1"


class CardKind(StrEnum):
    KANTOR = "kantor"
    INSTALASI = "instalasi"


class Role(StrEnum):
    """What an office is in the exchange: the agency that keeps the roster, or any other."""

    BKPSDM = "bkpsdm"
    KANTOR = "kantor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Who introduces itself: `sign` verifies its signatures (32 bytes), files are sealed to `box` (`age1…`).

    Cards of offices have a `role`, cards of installations an `installation_id`. The agency may keep the key
    that signs the roster apart from its daily key; its card then names it as `root` (32 bytes).
    """

    kind: CardKind
    office_id: bytes
    code: str
    name: str
    sign: bytes
    box: str
    role: Role | None = None
    installation_id: bytes | None = None
    root: bytes | None = None

    @property
    def roster_root(self) -> bytes:
        """The key an office pins when it takes the agency's card."""
        return self.root or self.sign


class _Content(Struct, frozen=True, kw_only=True, omit_defaults=True):
    kind: CardKind
    office: Hex16
    code: Code
    name: Name
    sign: Hex32
    box: Box
    role: Role | None = None
    installation: Hex16 | None = None
    root: Hex32 | None = None


def write_card(card: Card, key: SigningKey) -> bytes:
    """The file of a card; ValueError when it would not be readable, for example under another's key."""
    written = _Content(
        kind=card.kind,
        office=card.office_id.hex(),
        code=card.code,
        name=card.name,
        sign=card.sign.hex(),
        box=card.box,
        role=card.role,
        installation=card.installation_id.hex() if card.installation_id else None,
        root=card.root.hex() if card.root else None,
    )
    statement = state(_CARD, written, key)
    if _card_of(statement) != card:
        raise Unsound
    return to_bytes(statement)


def read_card(data: bytes) -> Card:
    """The card in a file. Raises Refused: `BUKAN_KARTU`, `KARTU_RUSAK`, `VERSI_LEBIH_BARU`."""
    try:
        return _card_of(from_bytes(_CARD, data))
    except Foreign as error:
        raise Refused("BUKAN_KARTU") from error
    except Unsound as error:
        raise Refused("KARTU_RUSAK") from error


def fingerprint(card: Card) -> str:
    """Six groups of five digits to be compared by telephone; 99 bits over all keys of the card."""
    parts = [_FINGERPRINT, card.kind.encode(), card.office_id, card.sign, card.box.encode()]
    if card.root is not None:
        parts.append(card.root)
    number = int.from_bytes(sha256(b"|".join(parts)).digest()) % 10**30
    digits = f"{number:030}"
    return " ".join(digits[at : at + 5] for at in range(0, 30, 5))


def key_id(public: bytes) -> str:
    """The short name of a signing key in headers: 16 hexadecimal digits. It names, it proves nothing."""
    return sha256(public).hexdigest()[:16]


def _card_of(statement: Statement) -> Card:
    said = content(statement, _Content)
    card = Card(
        kind=said.kind,
        office_id=bytes.fromhex(said.office),
        code=said.code,
        name=said.name,
        sign=bytes.fromhex(said.sign),
        box=said.box,
        role=said.role,
        installation_id=bytes.fromhex(said.installation) if said.installation else None,
        root=bytes.fromhex(said.root) if said.root else None,
    )
    check_texts(card.code, card.name)
    is_office = card.kind is CardKind.KANTOR
    is_whole = (card.role is not None) == is_office and (card.installation_id is None) == is_office
    may_root = card.root is None or card.role is Role.BKPSDM
    if not (is_whole and may_root and public_of(statement) == card.sign):
        raise Unsound
    return card
