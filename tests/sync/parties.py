"""Offices, computers and keys that are the same in every run, and a forger who signs whatever he is told."""

import msgspec

from desktop_app.domain.errors import Refused
from desktop_app.sync.cards import Card, CardKind, Role
from desktop_app.sync.certificates import Certificate
from desktop_app.vault.signing import SigningKey

AGENCY, OFFICE, DESK, STRANGER = (SigningKey(bytes([n]) * 32) for n in (1, 2, 3, 4))
ROOT, SECOND_ROOT, THIRD_ROOT = (SigningKey(bytes([n]) * 32) for n in (11, 12, 13))
AGENCY_BOX = "age13un4fdsvk2u488v38260vt6fuvkxwr4zkkhnvjhljwd7ge3rlsxqppfcaq"
OFFICE_BOX = "age15rgdmcv0sr0fga68jt95qjwa0m0l8f9auh8z3wtsjp4nr6e9yynqeu942x"
DESK_BOX = "age10c35aa9gqdcvr7mgpslp2dqm6h9fedtgjyt8upx3g5nwmxzxr5nshrmatl"
OFFICE_ID, DESK_ID, AGENCY_ID = b"kantor-disdik-00", b"instalasi-loket1", b"kantor-bkpsdm-00"
STREAM = b"aliran-kepeg-001"

OFFICE_CARD = Card(
    kind=CardKind.KANTOR,
    office_id=OFFICE_ID,
    code="DISDIK",
    name="Dinas Pendidikan & Kebudayaan “Kota”",
    sign=OFFICE.public,
    box=OFFICE_BOX,
    role=Role.KANTOR,
)
AGENCY_CARD = Card(
    kind=CardKind.KANTOR,
    office_id=AGENCY_ID,
    code="BKPSDM",
    name="BKPSDM",
    sign=AGENCY.public,
    box=AGENCY_BOX,
    role=Role.BKPSDM,
    root=ROOT.public,
)
DESK_CARD = Card(
    kind=CardKind.INSTALASI,
    office_id=OFFICE_ID,
    code="DISDIK",
    name="Loket 1",
    sign=DESK.public,
    box=DESK_BOX,
    installation_id=DESK_ID,
)
DESK_CERTIFICATE = Certificate(
    installation_id=DESK_ID, office_id=OFFICE_ID, sign=DESK.public, box=DESK_BOX, version=1, name="Loket 1"
)


def forged(file, says, key, *, label=None, version=1, signed_by=None):
    """A statement with any inside, laid out as the program lays it out."""
    text = says if isinstance(says, bytes) else msgspec.json.encode(says)
    label = f"{file}-{version}|".encode() if label is None else label
    return {
        "file": file,
        "version": version,
        "key": (signed_by or key).public.hex(),
        "says": text.decode(),
        "signature": key.sign(label + text).hex(),
    }


def as_file(statement):
    return msgspec.json.encode(statement) + b"\n"


def refusal(read, *given):
    """The code something is refused with; any other way out fails the test."""
    try:
        read(*given)
    except Refused as error:
        return error.code
    return None


def flips(data):
    """The data with one bit turned, for every bit."""
    for at in range(len(data) * 8):
        turned = bytearray(data)
        turned[at // 8] ^= 1 << at % 8
        yield bytes(turned)
