"""The roster of offices (daftar kantor): who takes part in the exchange, signed by the agency's root key.

Each edition has a number, and an edition once accepted never gives way to an older one of the same root. A
new root key is handed over by a statement that the old and the new key both sign; all hand-overs stay in the
roster, so that an office that missed some editions still finds its way from the key it pinned. Office keys
that were replaced or revoked stay too: what they signed before still has to be verified. Nothing of a roster
may be used as a path, an SQL name or a format string.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Annotated

from msgspec import Meta, Struct

from desktop_app.domain.errors import Refused
from desktop_app.sync.cards import Role, key_id
from desktop_app.sync.certificates import check_cuts
from desktop_app.sync.statements import (
    Box,
    Code,
    Cuts,
    Hex16,
    Hex32,
    Hex64,
    Kind,
    Name,
    Statement,
    Unsound,
    Version,
    check_texts,
    content,
    from_bytes,
    public_of,
    state,
    to_bytes,
)
from desktop_app.vault.signing import SigningKey, is_signed

MOST_OFFICES = 2000
MOST_BYTES = 4 * 1024 * 1024
MOST_JUMP = 10_000
"""How many editions an office may have missed. A stolen root key must not make all later editions too low."""
_MOST_HANDOVERS = 50
_ROSTER = Kind("rembug-daftar-kantor", 1, MOST_BYTES)
_HANDOVER = b"rembug-akar-1|"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterOffice:
    """An office under one pair of keys. `revoked`: None while the keys are good; afterwards the last block of
    each stream (id as hexadecimal text) that still counts, and of a stream not named there none."""

    id: bytes
    code: str
    name: str
    role: Role
    sign: bytes
    box: str
    valid_from: date
    revoked: Mapping[str, int] | None = None

    @property
    def key_id(self) -> str:
        return key_id(self.sign)

    def check_block(self, sid: bytes, n: int) -> None:
        """Refused("KARTU_DICABUT") for a block that was written after these keys were revoked."""
        check_cuts(self.revoked, sid, n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """From one root key to the next, beginning with edition `version`; both signatures are 64 bytes."""

    version: int
    old: bytes
    new: bytes
    by_old: bytes
    by_new: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """An edition. `made` is a moment in UTC for people (`2026-01-31T08:00:00Z`); it decides nothing."""

    version: int
    root: bytes
    offices: tuple[RosterOffice, ...]
    made: str
    handovers: tuple[Handover, ...] = ()
    _by_id: dict[bytes, RosterOffice] = field(init=False, repr=False, compare=False)
    _by_code: dict[str, RosterOffice] = field(init=False, repr=False, compare=False)
    _by_key: dict[str, RosterOffice] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rising = sorted(self.offices, key=lambda office: (office.revoked is None, office.valid_from))
        object.__setattr__(self, "_by_id", {office.id: office for office in rising})
        object.__setattr__(self, "_by_code", {office.code: office for office in rising})
        object.__setattr__(self, "_by_key", {office.key_id: office for office in rising})

    @property
    def former_roots(self) -> tuple[bytes, ...]:
        """Root keys that were handed over; they sign nothing any more."""
        return tuple(each.old for each in self.handovers)

    def office(self, id: bytes) -> RosterOffice | None:
        """The office under its good keys, or under its last revoked ones."""
        return self._by_id.get(id)

    def by_code(self, code: str) -> RosterOffice | None:
        """The office that bears this code now, or bore it last."""
        return self._by_code.get(code)

    def by_key(self, key_id: str) -> RosterOffice | None:
        """The office whose signing key has this short name, good or revoked."""
        return self._by_key.get(key_id)


class _Office(Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: Hex16
    code: Code
    name: Name
    role: Role
    sign: Hex32
    box: Box
    valid_from: date
    revoked: Cuts | None = None


class _Handover(Struct, frozen=True, kw_only=True):
    version: Version
    old: Hex32
    new: Hex32
    by_old: Hex64
    by_new: Hex64


class _Content(Struct, frozen=True, kw_only=True):
    version: Version
    root: Hex32
    made: Annotated[
        str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z\Z")
    ]
    offices: Annotated[tuple[_Office, ...], Meta(max_length=MOST_OFFICES)]
    handovers: Annotated[tuple[_Handover, ...], Meta(max_length=_MOST_HANDOVERS)] = ()


def sign_roster(roster: Roster, keys: Sequence[SigningKey]) -> bytes:
    """The file of an edition, signed by its root; with the old root among the keys, the root is handed over.

    Take what `read_roster` makes of it as the beginning of the next edition: it holds the hand-over.
    ValueError when the keys do not fit the roster or the file would not be readable.
    """
    root = next((key for key in keys if key.public == roster.root), None)
    old = [key for key in keys if key.public != roster.root]
    if root is None:
        raise Unsound
    given = tuple(_handed_over(roster.version, key, root) for key in old)
    whole = replace(roster, handovers=roster.handovers + given)
    statement = state(_ROSTER, _content_of(whole), root)
    data = to_bytes(statement)
    if len(data) > MOST_BYTES or _roster_of(statement) != whole:
        raise Unsound
    return data


def read_roster(data: bytes, pinned_root: bytes, former: Collection[bytes] = ()) -> Roster:
    """The edition in a file, if it comes from the pinned root key or from one that it was handed over to.

    `former` are the roots that were given up for the pinned one (`Roster.former_roots` of the edition held):
    what they signed is merely old. Check with `accept` before keeping it. Raises Refused: `ROSTER_RUSAK`,
    `ROSTER_AKAR_LAIN`, `ROSTER_MUNDUR`, `VERSI_LEBIH_BARU`.
    """
    try:
        roster = _roster_of(from_bytes(_ROSTER, data))
    except Unsound as error:
        raise Refused("ROSTER_RUSAK") from error
    if pinned_root != roster.root and pinned_root not in roster.former_roots:
        if roster.root in former:
            raise Refused("ROSTER_MUNDUR", versi=roster.version)
        raise Refused("ROSTER_AKAR_LAIN", versi=roster.version)
    return roster


def accept(held: Roster | None, new: Roster) -> bool:
    """Whether `new` is to be kept in place of `held`: True when it is newer, False when it is the same.

    Numbers count for each root key by itself, so that a new root recovers from a stolen one that ran ahead.
    Raises Refused: `ROSTER_MUNDUR` (older), `ROSTER_BERBEDA` (one number, two contents), `ROSTER_MELOMPAT`
    (further ahead than anybody can have missed), `ROSTER_AKAR_LAIN`.
    """
    if new.version > (held.version if held else 0) + MOST_JUMP:
        raise Refused("ROSTER_MELOMPAT", versi=new.version)
    if held is None:
        return True
    if held.root != new.root:
        if new.root in held.former_roots:
            raise Refused("ROSTER_MUNDUR", versi=new.version)
        if held.root not in new.former_roots:
            raise Refused("ROSTER_AKAR_LAIN", versi=new.version)
        return True
    if new.version < held.version:
        raise Refused("ROSTER_MUNDUR", versi=new.version)
    if new.version == held.version and new != held:
        raise Refused("ROSTER_BERBEDA", versi=new.version)
    return new.version > held.version


def _handed_over(version: int, old: SigningKey, new: SigningKey) -> Handover:
    message = _message(version, old.public, new.public)
    return Handover(
        version=version, old=old.public, new=new.public, by_old=old.sign(message), by_new=new.sign(message)
    )


def _message(version: int, old: bytes, new: bytes) -> bytes:
    return _HANDOVER + version.to_bytes(8) + old + new


def _is_sound(handover: Handover) -> bool:
    message = _message(handover.version, handover.old, handover.new)
    return is_signed(handover.old, message, handover.by_old) and is_signed(
        handover.new, message, handover.by_new
    )


def _content_of(roster: Roster) -> _Content:
    return _Content(
        version=roster.version,
        root=roster.root.hex(),
        made=roster.made,
        offices=tuple(
            _Office(
                id=office.id.hex(),
                code=office.code,
                name=office.name,
                role=office.role,
                sign=office.sign.hex(),
                box=office.box,
                valid_from=office.valid_from,
                revoked=None if office.revoked is None else dict(office.revoked),
            )
            for office in roster.offices
        ),
        handovers=tuple(
            _Handover(
                version=each.version,
                old=each.old.hex(),
                new=each.new.hex(),
                by_old=each.by_old.hex(),
                by_new=each.by_new.hex(),
            )
            for each in roster.handovers
        ),
    )


def _roster_of(statement: Statement) -> Roster:
    said = content(statement, _Content)
    roster = Roster(
        version=said.version,
        root=bytes.fromhex(said.root),
        made=said.made,
        offices=tuple(_office_of(office) for office in said.offices),
        handovers=tuple(_handover_of(each) for each in said.handovers),
    )
    if public_of(statement) != roster.root:
        raise Unsound
    _check_offices(roster.offices)
    _check_handovers(roster)
    return roster


def _office_of(said: _Office) -> RosterOffice:
    check_texts(said.code, said.name)
    return RosterOffice(
        id=bytes.fromhex(said.id),
        code=said.code,
        name=said.name,
        role=said.role,
        sign=bytes.fromhex(said.sign),
        box=said.box,
        valid_from=said.valid_from,
        revoked=said.revoked,
    )


def _handover_of(said: _Handover) -> Handover:
    return Handover(
        version=said.version,
        old=bytes.fromhex(said.old),
        new=bytes.fromhex(said.new),
        by_old=bytes.fromhex(said.by_old),
        by_new=bytes.fromhex(said.by_new),
    )


def _check_offices(offices: Sequence[RosterOffice]) -> None:
    """Every key once; of good ones, every office and every code once."""
    good = [office for office in offices if office.revoked is None]
    _check_once(office.key_id for office in offices)
    _check_once(office.id for office in good)
    _check_once(office.code.casefold() for office in good)


def _check_once(names: Iterable[bytes | str]) -> None:
    if any(count > 1 for count in Counter(names).values()):
        raise Unsound


def _check_handovers(roster: Roster) -> None:
    """One unbroken chain of different keys to the root, with rising numbers and both signatures each."""
    chain = roster.handovers
    if not chain:
        return
    keys = [*roster.former_roots, roster.root]
    is_chain = all(one.new == two.old and one.version < two.version for one, two in pairwise(chain))
    ends_well = chain[-1].new == roster.root and chain[-1].version <= roster.version
    if not (is_chain and ends_well and len(set(keys)) == len(keys) and all(map(_is_sound, chain))):
        raise Unsound
