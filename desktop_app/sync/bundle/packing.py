"""Compression of one frame (zstd), opened only within limits that its own head declares."""

from __future__ import annotations

import zstandard

from desktop_app.domain.errors import Refused

MOST_BYTES = 8 * 1024 * 1024
"""Of one frame, packed or not, and of the window that unpacking it needs."""
_LEVEL = 3  # nine takes six times as long for a tenth less


def pack(raw: bytes) -> bytes:
    """Compresses 1 byte to 8 MB into one zstd frame that declares its size."""
    if not 1 <= len(raw) <= MOST_BYTES:
        raise ValueError(f"{len(raw)} bytes cannot be packed into one frame")
    return zstandard.ZstdCompressor(level=_LEVEL).compress(raw)


def unpack(packed: bytes, most: int = MOST_BYTES) -> bytes:
    """The content of a zstd frame of others.

    Raises Refused("BOM") when its head declares no size, more than `most` bytes or a window over 8 MB, and
    Refused("RUSAK") when it is no frame or not the one it says it is.
    """
    check_packed(packed, most)
    try:
        opener = zstandard.ZstdDecompressor(max_window_size=MOST_BYTES)
        raw = opener.decompress(packed, max_output_size=most, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise Refused("RUSAK") from error
    if not raw:  # a declared size of nothing is believed by the library
        raise Refused("RUSAK")
    return raw


def check_packed(packed: bytes, most: int = MOST_BYTES) -> None:
    """Looks at the head alone; costs no memory, whatever the frame holds. Raises as `unpack` does."""
    try:
        head = zstandard.get_frame_parameters(packed)
    except zstandard.ZstdError as error:
        raise Refused("RUSAK") from error
    if head.content_size > most or head.window_size > MOST_BYTES:  # an undeclared size is a huge number
        raise Refused("BOM")
