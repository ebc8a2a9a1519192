"""What stands in clear around the seal, and the signature over all of it.

8 bytes  magic, made to show damage by programs that change line ends
u16 u16  version, major and minor; a reader refuses another major and passes over a higher minor
u32      length of the header
header   JSON, spaces at its end
payload  sealed
64 bytes signature of "sinkron-bundle-1|" and the SHA-256 of all bytes before it
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import Annotated, Any, BinaryIO

import msgspec

from desktop_app.domain.errors import Refused
from desktop_app.sync.bundle.foreign_json import MOST_NUMBER, check_plain, read_struct
from desktop_app.vault.sealing import MOST_RECIPIENTS
from desktop_app.vault.signing import SIGNATURE_LENGTH, is_signed

MAGIC = b"\x89SNK\r\n\x1a\n"
MAJOR, MINOR = 1, 0
LABEL = b"sinkron-bundle-1|"
FIXED = struct.Struct(">8sHHI")
MOST_HEADER = 64 * 1024
_TELLING = 4  # bytes of the magic that damage by text programs leaves alone
_STEP = 1024 * 1024

KeyId = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{16}\Z")]
Short = Annotated[str, msgspec.Meta(pattern=r"\A[0-9A-Za-z:.+\- ]{1,40}\Z")]
Part = Annotated[int, msgspec.Meta(ge=1, le=9_999)]


class Header(msgspec.Struct, frozen=True):
    """All that a file tells without being opened.

    `key` and `to` are key ids of the sender and of the recipients, `cert` the sender's certificate, `length`
    the bytes of the payload, `part` "i of n"; `created` and `app` are for people only.
    """

    key: KeyId
    cert: dict[str, Any]
    to: Annotated[list[KeyId], msgspec.Meta(min_length=1, max_length=MOST_RECIPIENTS)]
    length: Annotated[int, msgspec.Meta(ge=0, le=MOST_NUMBER)]
    created: Short
    part: tuple[Part, Part]
    app: Short


@dataclass(frozen=True, slots=True)
class Outer:
    """A file whose clear part was read; nothing of it is proven before `verify_outer`."""

    header: Header
    payload_offset: int
    payload_length: int

    @property
    def signed(self) -> int:
        """How many bytes, from the first, the signature covers."""
        return self.payload_offset + self.payload_length


def head_of(header: Header, room: int = 0) -> bytes:
    """The bytes before the payload, the header filled up to `room` bytes."""
    text = msgspec.json.encode(header).ljust(room)
    read_header(text)
    return FIXED.pack(MAGIC, MAJOR, MINOR, len(text)) + text


def read_header(text: bytes) -> Header:
    """A header of others; Refused("RUSAK") unless it is one, within all limits."""
    if not 0 < len(text) <= MOST_HEADER:
        raise Refused("RUSAK")
    header = read_struct(text, Header)
    check_plain(header.cert)
    if header.part[0] > header.part[1]:
        raise Refused("RUSAK")
    return header


def read_outer(source: BinaryIO, size: int) -> Outer:
    """The clear part of a file of `size` bytes.

    Raises Refused with BUKAN_BERKAS_SINKRON, TERPOTONG, VERSI_LEBIH_BARU, VERSI_TERLALU_LAMA or RUSAK.
    """
    source.seek(0)
    fixed = source.read(FIXED.size)
    _check_magic(fixed)
    if len(fixed) < FIXED.size:
        raise Refused("TERPOTONG")
    _, major, _, length = FIXED.unpack(fixed)
    if major != MAJOR:
        raise Refused("VERSI_LEBIH_BARU" if major > MAJOR else "VERSI_TERLALU_LAMA")
    if length > MOST_HEADER:
        raise Refused("RUSAK")
    text = source.read(length)
    if len(text) < length:
        raise Refused("TERPOTONG")
    header = read_header(text)
    outer = Outer(header, FIXED.size + length, header.length)
    whole = outer.signed + SIGNATURE_LENGTH
    if size != whole:
        raise Refused("TERPOTONG" if size < whole else "RUSAK")
    return outer


def verify_outer(source: BinaryIO, outer: Outer, public: bytes) -> bytes:
    """Finds the sender's signature good, else raises Refused("RUSAK"); answers the whole file's SHA-256."""
    digest = digest_of(source, outer.signed)
    signature = source.read(SIGNATURE_LENGTH)
    if not is_signed(public, LABEL + digest.digest(), signature):
        raise Refused("RUSAK")
    digest.update(signature)
    return digest.digest()


def digest_of(source: BinaryIO, length: int) -> hashlib._Hash:
    """SHA-256 of the first bytes, the hash still open; `source` then stands behind them."""
    source.seek(0)
    digest = hashlib.sha256()
    while length:
        piece = source.read(min(length, _STEP))
        if not piece:
            raise Refused("TERPOTONG")
        digest.update(piece)
        length -= len(piece)
    return digest


def _check_magic(start: bytes) -> None:
    found = start[: len(MAGIC)]
    if MAGIC.startswith(found):
        return  # whole, or cut off inside
    raise Refused("RUSAK" if found[:_TELLING] == MAGIC[:_TELLING] else "BUKAN_BERKAS_SINKRON")
