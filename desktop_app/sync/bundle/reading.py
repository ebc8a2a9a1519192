"""A file whose signature was found good, opened frame by frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from desktop_app.domain.errors import Refused
from desktop_app.sync.bundle.foreign_json import read_object, read_struct
from desktop_app.sync.bundle.frames import (
    HEAD,
    MOST_MANIFEST,
    BlockFrame,
    EndBody,
    FileChunk,
    FileHead,
    FileTally,
    Frame,
    HeadBody,
    Kind,
    check_length,
)
from desktop_app.sync.bundle.outer import Outer
from desktop_app.sync.bundle.packing import check_packed, unpack
from desktop_app.vault.sealing import open_stream
from desktop_app.vault.signing import SIGNATURE_LENGTH


def open_inner(
    source: BinaryIO,
    outer: Outer,
    secrets: Sequence[str],
    on_manifest: Callable[[dict[str, Any]], None],
    on_frame: Callable[[Frame], None],
) -> None:
    """Opens the payload with the first of our secret box keys that fits, and hands over what stands in it.

    The manifest comes first; sender and recipients in it are for the caller to compare with the header.
    Blocks come packed, with their declared size looked at. What was handed over counts only once this
    returns. Raises Refused with BUKAN_UNTUK_KANTOR_INI, RUSAK or BOM; what the two callbacks raise comes out
    as it is.
    """
    source.seek(outer.payload_offset)
    opened = _Opened(on_manifest, on_frame)
    open_stream(_Slice(source, outer.payload_length), opened, *secrets)
    opened.finish()


class _Slice:
    """The next bytes of a file, and no more of it."""

    def __init__(self, source: BinaryIO, length: int) -> None:
        self._source, self._left = source, length

    def read(self, size: int) -> bytes:
        piece = self._source.read(min(size, self._left))
        self._left -= len(piece)
        return piece


class _Opened:
    """Takes opened bytes in pieces of any length, and hands on whole frames; holds one frame at most."""

    def __init__(
        self, on_manifest: Callable[[dict[str, Any]], None], on_frame: Callable[[Frame], None]
    ) -> None:
        self._on_manifest, self._on_frame = on_manifest, on_frame
        self._held = bytearray()
        self._tally = FileTally()
        self._count = 0
        self._ended = False

    def write(self, data: bytes) -> int:
        self._held += data
        while (frame := self._next()) is not None:
            self._take(*frame)
        return len(data)

    def finish(self) -> None:
        """Raises Refused("RUSAK") unless the end came, and came last."""
        if not self._ended or self._held:
            raise Refused("RUSAK")

    def _next(self) -> tuple[Kind, bytes] | None:
        if len(self._held) < HEAD.size:
            return None
        length, number = HEAD.unpack_from(self._held)
        kind = check_length(number, length)
        whole = HEAD.size + length
        if len(self._held) < whole:
            return None
        body = bytes(memoryview(self._held)[HEAD.size : whole])
        del self._held[:whole]
        return kind, body

    def _take(self, kind: Kind, body: bytes) -> None:
        if self._ended or (kind is Kind.MANIFEST) != (self._count == 0):
            raise Refused("RUSAK")
        if kind is Kind.MANIFEST:
            self._on_manifest(read_object(unpack(body, MOST_MANIFEST)))
        elif kind is Kind.END:
            self._end(body)
        else:
            frame = _frame(kind, body)
            self._tally.see(frame)
            self._on_frame(frame)
        self._count += 1

    def _end(self, body: bytes) -> None:
        self._tally.finish()
        if read_struct(body, EndBody).frames != self._count:
            raise Refused("RUSAK")
        self._ended = True


def _frame(kind: Kind, body: bytes) -> Frame:
    if kind is Kind.BLOCK:
        packed = body[SIGNATURE_LENGTH:]
        check_packed(packed)
        return BlockFrame(body[:SIGNATURE_LENGTH], packed)
    if kind is Kind.FILE_HEAD:
        head = read_struct(body, HeadBody)
        return FileHead(bytes.fromhex(head.sha256), head.size)
    return FileChunk(body)
