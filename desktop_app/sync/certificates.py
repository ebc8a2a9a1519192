"""Certificates: an office says that a computer is one of its own, and until which block it was.

A certificate travels in the header of every file and is kept for ever. One of a higher version replaces the
others; the keys of an installation never change, a computer with new keys is a new installation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from msgspec import Struct

from desktop_app.domain.errors import Refused
from desktop_app.sync.statements import (
    Box,
    Cuts,
    Hex16,
    Hex32,
    Kind,
    Name,
    Statement,
    Unsound,
    Version,
    check_texts,
    content,
    from_object,
    public_of,
    state,
    to_object,
)
from desktop_app.vault.signing import SigningKey

MOST_BYTES = 56 * 1024
_CERTIFICATE = Kind("rembug-sertifikat", 1, MOST_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """An installation and its keys. `retired_after`: None while it works; afterwards the last block of each
    of its streams (id as hexadecimal text) that still counts, and of a stream not named there none."""

    installation_id: bytes
    office_id: bytes
    sign: bytes
    box: str
    version: int
    name: str
    retired_after: Mapping[str, int] | None = None

    def check_block(self, sid: bytes, n: int) -> None:
        """Refused("KARTU_DICABUT") for a block that was written after the installation was retired."""
        check_cuts(self.retired_after, sid, n)


class _Content(Struct, frozen=True, kw_only=True, omit_defaults=True):
    installation: Hex16
    office: Hex16
    sign: Hex32
    box: Box
    version: Version
    name: Name
    retired: Cuts | None = None


def certify(office_key: SigningKey, certificate: Certificate) -> dict[str, Any]:
    """The signed object, ready for JSON; ValueError when it would not be readable."""
    written = _Content(
        installation=certificate.installation_id.hex(),
        office=certificate.office_id.hex(),
        sign=certificate.sign.hex(),
        box=certificate.box,
        version=certificate.version,
        name=certificate.name,
        retired=None if certificate.retired_after is None else dict(certificate.retired_after),
    )
    statement = state(_CERTIFICATE, written, office_key)
    if _certificate_of(statement) != certificate:
        raise Unsound
    return to_object(statement)


def read_certificate(given: object, office_public: bytes) -> Certificate:
    """The certificate in an object out of JSON.

    Raises Refused: `RUSAK`; `KANTOR_TAK_DIKENAL` when another key than the office's signed it;
    `VERSI_LEBIH_BARU`.
    """
    try:
        statement = from_object(_CERTIFICATE, given)
        certificate = _certificate_of(statement)
    except Unsound as error:
        raise Refused("RUSAK") from error
    if public_of(statement) != office_public:
        raise Refused("KANTOR_TAK_DIKENAL")
    return certificate


def claimed_office(given: object) -> bytes:
    """The office an object claims to be a certificate of; a claim only, for choosing the key to check it by.

    Raises Refused like `read_certificate`.
    """
    return kept_certificate(given).office_id


def kept_certificate(given: object) -> Certificate:
    """A certificate without asking whose key signed it: one that was checked when it was kept, or a claim."""
    try:
        return _certificate_of(from_object(_CERTIFICATE, given))
    except Unsound as error:
        raise Refused("RUSAK") from error


def signer_of(given: object) -> bytes:
    """The office key an object says it is signed by, 32 bytes; raises Refused like `read_certificate`."""
    try:
        return public_of(from_object(_CERTIFICATE, given))
    except Unsound as error:
        raise Refused("RUSAK") from error


def latest(held: Certificate | None, new: Certificate) -> Certificate:
    """The one that counts, whatever the order they came in. Of two with one version, a retirement wins.

    Raises Refused("SERTIFIKAT_BERBEDA") when the keys or the office of an installation changed.
    """
    if held is None:
        return new
    if _who(held) != _who(new):
        raise Refused("SERTIFIKAT_BERBEDA", nama=held.name)
    return max(held, new, key=_weight)


def check_cuts(cuts: Mapping[str, int] | None, sid: bytes, n: int) -> None:
    """Refused("KARTU_DICABUT") for a block beyond the cuts of a revocation; None revokes nothing."""
    if cuts is not None and n > cuts.get(sid.hex(), -1):
        raise Refused("KARTU_DICABUT")


def _who(certificate: Certificate) -> tuple[bytes, bytes, bytes, str]:
    return certificate.installation_id, certificate.office_id, certificate.sign, certificate.box


def _weight(certificate: Certificate) -> tuple[int, bool, list[tuple[str, int]], str]:
    """Two that differ never weigh the same, so that all offices choose alike."""
    cuts = certificate.retired_after
    return certificate.version, cuts is not None, sorted((cuts or {}).items()), certificate.name


def _certificate_of(statement: Statement) -> Certificate:
    said = content(statement, _Content)
    check_texts(said.name)
    return Certificate(
        installation_id=bytes.fromhex(said.installation),
        office_id=bytes.fromhex(said.office),
        sign=bytes.fromhex(said.sign),
        box=said.box,
        version=said.version,
        name=said.name,
        retired_after=said.retired,
    )
