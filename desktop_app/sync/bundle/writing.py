"""A file made of frames, each looked at as its reader will look at it before it is sealed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from desktop_app.domain.errors import Refused
from desktop_app.sync.bundle.foreign_json import MOST_NUMBER, check_plain, read_object
from desktop_app.sync.bundle.frames import (
    MOST_MANIFEST,
    BlockFrame,
    EndBody,
    FileTally,
    Frame,
    Kind,
    encoded,
    kind_and_body,
)
from desktop_app.sync.bundle.outer import (
    FIXED,
    LABEL,
    Header,
    Outer,
    digest_of,
    head_of,
    read_outer,
    verify_outer,
)
from desktop_app.sync.bundle.packing import pack, unpack
from desktop_app.sync.cards import key_id
from desktop_app.vault.sealing import seal_stream
from desktop_app.vault.signing import SigningKey


@dataclass(frozen=True, slots=True)
class Recipient:
    """An office that can open the file: the id of its signing key, named in clear, and its public box key."""

    key_id: str
    box: str


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file: its bytes and their SHA-256 (32 bytes)."""

    size: int
    sha256: bytes


def write_bundle(
    target: BinaryIO,
    *,
    key: SigningKey,
    certificate: dict[str, Any],
    recipients: Sequence[Recipient],
    manifest: dict[str, Any],
    frames: Iterable[Frame],
    part: tuple[int, int] = (1, 1),
    created: str,
    app: str,
) -> Written:
    """Writes a whole file into `target`, which is empty and can be sought and read again ("w+b").

    Frames are taken one by one as the file grows; what their iterator or `target` raise comes out as it is.
    Raises Refused when a frame would be refused where it is read. Re-read the file by `verify_bundle` before
    it is given away.
    """
    if not (target.readable() and target.seekable()):
        raise ValueError("the target is read again for its signature: open it by w+b")
    header = Header(
        key=key_id(key.public),
        cert=certificate,
        to=[recipient.key_id for recipient in recipients],
        length=MOST_NUMBER,  # known at the end; the room for it is kept
        created=created,
        part=part,
        app=app,
    )
    space = head_of(header)
    target.seek(0)
    target.write(space)
    seal_stream(_Pieces(_pieces(manifest, frames)), target, [recipient.box for recipient in recipients])
    signed = target.tell()
    target.seek(0)
    header = msgspec.structs.replace(header, length=signed - len(space))
    target.write(head_of(header, room=len(space) - FIXED.size))
    digest = digest_of(target, signed)
    signature = key.sign(LABEL + digest.digest())
    target.write(signature)
    target.truncate()
    digest.update(signature)
    return Written(signed + len(signature), digest.digest())


def verify_bundle(source: BinaryIO, written: Written, public: bytes) -> Outer:
    """Reads a file again after it was written, to the last byte: sticks lose what they were given.

    Raises Refused, mostly with RUSAK, unless it is exactly the file that was written.
    """
    outer = read_outer(source, written.size)
    if verify_outer(source, outer, public) != written.sha256 or source.read(1):
        raise Refused("RUSAK")
    return outer


def _pieces(manifest: dict[str, Any], frames: Iterable[Frame]) -> Iterator[bytes]:
    check_plain(manifest)
    raw = msgspec.json.encode(manifest)
    read_object(raw)
    packed = pack(raw)
    unpack(packed, MOST_MANIFEST)
    yield encoded(Kind.MANIFEST, packed)
    tally, count = FileTally(), 1
    for frame in frames:
        tally.see(frame)
        if isinstance(frame, BlockFrame):
            unpack(frame.packed)
        yield encoded(*kind_and_body(frame))
        count += 1
    tally.finish()
    yield encoded(Kind.END, msgspec.json.encode(EndBody(count)))


class _Pieces:
    """Pieces of any length, read as one stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, memoryview(b"")

    def read(self, size: int) -> bytes:
        while not self._rest:
            piece = next(self._pieces, b"")
            if not piece:
                return b""
            self._rest = memoryview(piece)
        taken, self._rest = self._rest[:size], self._rest[size:]
        return bytes(taken)
