"""What stands inside the seal: a manifest, blocks of the log and files, one frame after another, and an end.

A frame is `u32 length of the body, big-endian | u8 kind | body`.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated, TypeAlias

import msgspec

from desktop_app.domain.errors import Refused
from desktop_app.sync.bundle.packing import MOST_BYTES
from desktop_app.vault.signing import SIGNATURE_LENGTH

HEAD = struct.Struct(">IB")
MOST_MANIFEST = 4 * 1024 * 1024
MOST_CHUNK = 4 * 1024 * 1024
_MOST_SMALL = 1024


class Kind(IntEnum):
    """The number of a kind of frame in the file; another number needs another major version."""

    MANIFEST = 1
    BLOCK = 2
    FILE_HEAD = 3
    FILE_CHUNK = 4
    END = 5


MOST_BODY = {
    Kind.MANIFEST: MOST_MANIFEST,
    Kind.BLOCK: MOST_BYTES,
    Kind.FILE_HEAD: _MOST_SMALL,
    Kind.FILE_CHUNK: MOST_CHUNK,
    Kind.END: _MOST_SMALL,
}


@dataclass(frozen=True, slots=True)
class BlockFrame:
    """A block of the log: its author's signature (64 bytes) and its packed bytes."""

    signature: bytes
    packed: bytes


@dataclass(frozen=True, slots=True)
class FileHead:
    """A file begins: the SHA-256 of its content (32 bytes) and its size in bytes. Its chunks follow."""

    sha256: bytes
    size: int


@dataclass(frozen=True, slots=True)
class FileChunk:
    """The next bytes of the file whose head came last, 4 MB at most."""

    data: bytes


Frame: TypeAlias = BlockFrame | FileHead | FileChunk


class HeadBody(msgspec.Struct, frozen=True):
    """The body of a file head, as JSON."""

    sha256: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    size: Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class EndBody(msgspec.Struct, frozen=True):
    """The body of the end: how many frames came before it, the manifest counted."""

    frames: Annotated[int, msgspec.Meta(ge=1, le=2**53)]


def encoded(kind: Kind, body: bytes) -> bytes:
    """One frame; a body over its limit raises Refused("BOM"), as it would where it is read."""
    check_length(kind, len(body))
    return HEAD.pack(len(body), kind) + body


def check_length(kind: int, length: int) -> Kind:
    """The kind, once its body is of a length that may be waited for."""
    if kind not in MOST_BODY:
        raise Refused("RUSAK")
    if length > MOST_BODY[Kind(kind)]:
        raise Refused("BOM")
    return Kind(kind)


def kind_and_body(frame: Frame) -> tuple[Kind, bytes]:
    """A frame as it stands in the file."""
    match frame:
        case BlockFrame(signature=signature, packed=packed):
            if len(signature) != SIGNATURE_LENGTH:
                raise ValueError("a signature is 64 bytes")
            return Kind.BLOCK, signature + packed
        case FileHead(sha256=sha256, size=size):
            return Kind.FILE_HEAD, msgspec.json.encode(HeadBody(sha256.hex(), size))
        case FileChunk(data=data):
            return Kind.FILE_CHUNK, data


class FileTally:
    """Sees to it that each file comes whole: the bytes its head announced, no others, before what follows."""

    def __init__(self) -> None:
        self._missing = 0
        self._expected = b""
        self._found = hashlib.sha256()

    def see(self, frame: Frame) -> None:
        """Raises Refused("RUSAK") for a frame out of turn, and for a file that is not what it says."""
        if not isinstance(frame, FileChunk):
            self.finish()
        match frame:
            case FileHead(sha256=sha256, size=size):
                self._missing, self._expected, self._found = size, sha256, hashlib.sha256()
            case FileChunk(data=data):
                if not 1 <= len(data) <= self._missing:
                    raise Refused("RUSAK")
                self._missing -= len(data)
                self._found.update(data)
            case _:
                return
        if self._missing == 0 and self._found.digest() != self._expected:
            raise Refused("RUSAK")

    def finish(self) -> None:
        """Raises Refused("RUSAK") while bytes of a file are still missing."""
        if self._missing:
            raise Refused("RUSAK")
