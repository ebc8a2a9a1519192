"""Files made to hurt, each with the code it must be refused with; none may cost memory or time."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

from bundle_forger import (
    BLOCK_FRAME,
    CHUNK_FRAMES,
    HEAD_FRAME,
    MAGIC,
    MANIFEST_FRAME,
    SIGNATURE,
    end,
    forged,
    frame,
    header,
    plain,
    sealed,
    signed,
)

from desktop_app.sync.bundle import pack

MB = 1024 * 1024
ZSTD = b"\x28\xb5\x2f\xfd"
SEALED = sealed(MANIFEST_FRAME + end(1))
STANZA = b"-> X25519 BAwUJDRESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKw\n" + b"A" * 43 + b"\n"
"""A recipient that is nobody."""


def runs(size: int) -> bytes:
    """Zeros as zstd writes them: four bytes for each 128 KB."""
    blocks, step = [], 128 * 1024
    while size:
        now = min(size, step)
        size -= now
        blocks.append((now << 3 | 1 << 1 | (size == 0)).to_bytes(3, "little") + b"\x00")
    return b"".join(blocks)


def zeros(size: int, declared: int | None = None, descriptor: bytes = b"\xe0") -> bytes:
    """A frame of zeros: 2 GiB take 65 KB. The size it declares may be another; 8 bytes of it are written."""
    told = size if declared is None else declared
    return ZSTD + descriptor + told.to_bytes(8, "little") + runs(size)


def undeclared(size: int, window: int = 0x68) -> bytes:
    """A frame that does not say how large it is, only which window it wants: 0x68 is 8 MB."""
    return ZSTD + b"\x00" + bytes([window]) + runs(size)


def windowed(size: int, window: int) -> bytes:
    """A frame that declares its size and asks for a window of its own."""
    return ZSTD + b"\xc0" + bytes([window]) + size.to_bytes(8, "little") + runs(size)


def block(packed: bytes) -> bytes:
    return forged(MANIFEST_FRAME, frame(2, SIGNATURE + packed), end(2))


def manifest(raw: bytes) -> bytes:
    return forged(frame(1, pack(raw) if raw else b""), end(1))


def headed(text: bytes) -> bytes:
    return signed(SEALED, text)


def changed(**changes: Any) -> bytes:
    return headed(json.dumps(header(len(SEALED), **changes)).encode())


def in_header(name: str, text: str) -> bytes:
    """A header one value of which is any text, JSON or not."""
    return headed(plain(header(len(SEALED), **{name: "@"})).replace(b'"@"', text.encode()))


def recipients(stanzas: bytes, tail: bytes = bytes(100)) -> bytes:
    last = b"--- VPXPW3xnyalhjzogAsbcVWRFJCUG5fSRSKbS1bZihk4\n"
    return signed(b"age-encryption.org/v1\n" + stanzas + last + tail)


def starting(length: int) -> bytes:
    """A header that claims a length of its own."""
    return signed(SEALED, fixed=struct.pack(">8sHHI", MAGIC, 1, 0, length))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "block of 2 GiB": (lambda: block(zeros(2**31)), "BOM"),
    "block of 2 GiB that declares 100 bytes": (lambda: block(zeros(2**31, 100)), "RUSAK"),
    "block of 2 GiB that declares 8 MB": (lambda: block(zeros(2**31, 8 * MB)), "RUSAK"),
    "block of 2 GiB that declares nothing": (lambda: block(undeclared(2**31)), "BOM"),
    "block of 2 GiB that declares no bytes": (lambda: block(zeros(2**31, 0)), "RUSAK"),
    "block of 8 MB and a byte": (lambda: block(zeros(8 * MB + 1)), "BOM"),
    "block that declares 2^64 - 1 bytes": (lambda: block(zeros(100, 2**64 - 1)), "BOM"),
    "block that declares 2^64 - 2 bytes": (lambda: block(zeros(100, 2**64 - 2)), "BOM"),
    "block that declares 8 MB and holds 100 bytes": (lambda: block(zeros(100, 8 * MB)), "RUSAK"),
    "block with a window of 2 GiB": (lambda: block(windowed(100, 0xA8)), "BOM"),
    "block with a window of 16 MB": (lambda: block(windowed(100, 0x70)), "BOM"),
    "block with the largest window": (lambda: block(windowed(100, 0xFF)), "RUSAK"),
    "block with a dictionary": (lambda: block(ZSTD + b"\x21\x07\x64" + runs(100)), "RUSAK"),
    "block of two frames": (lambda: block(zeros(100) + zeros(2**31)), "RUSAK"),
    "block that is skipped": (lambda: block(b"\x50\x2a\x4d\x18\xff\xff\xff\x7f"), "BOM"),
    "block that is skipped and then comes": (
        lambda: block(b"\x50\x2a\x4d\x18\x01\0\0\0a" + zeros(9)),
        "RUSAK",
    ),
    "block of nothing": (lambda: forged(MANIFEST_FRAME, frame(2, b""), end(2)), "RUSAK"),
    "block without a body": (lambda: block(b""), "RUSAK"),
    "manifest of 2 GiB": (lambda: forged(frame(1, zeros(2**31)), end(1)), "BOM"),
    "manifest of 2 GiB that declares 100 bytes": (
        lambda: forged(frame(1, zeros(2**31, 100)), end(1)),
        "RUSAK",
    ),
    "manifest that declares nothing": (lambda: forged(frame(1, undeclared(2**31)), end(1)), "BOM"),
    "manifest of 5 MB": (lambda: forged(frame(1, pack(b" " * 5 * MB)), end(1)), "BOM"),
    "manifest of spaces": (lambda: manifest(b" " * 3 * MB), "RUSAK"),
    "manifest of a million lists": (lambda: manifest(b'{"a":[' + b"[]," * MB + b"[]]}"), "RUSAK"),
    "manifest of a million objects": (lambda: manifest(b'{"a":[' + b"{}," * MB + b"{}]}"), "RUSAK"),
    "manifest of a million numbers": (lambda: manifest(b'{"a":[' + b"999," * 800_000 + b"9]}"), "RUSAK"),
    "manifest of many fractions": (lambda: manifest(b'{"a":[' + b"0.1," * 190_000 + b"9]}"), "RUSAK"),
    "manifest of many long numbers": (lambda: manifest(b'{"a":[' + b"9" * 3 * MB + b"]}"), "RUSAK"),
    "manifest of 100 levels": (lambda: manifest(b'{"a":' * 100 + b"1" + b"}" * 100), "RUSAK"),
    "manifest of 33 levels": (lambda: manifest(b'{"a":' * 33 + b"1" + b"}" * 33), "RUSAK"),
    "manifest of 100,000 levels": (lambda: manifest(b'{"a":' + b"[" * 100_000), "RUSAK"),
    "manifest of a million levels": (lambda: manifest(b'{"a":' * 800_000), "RUSAK"),
    "manifest with 10^23": (lambda: manifest(b'{"a":1' + b"0" * 23 + b"}"), "RUSAK"),
    "manifest with -10^23": (lambda: manifest(b'{"a":[-1' + b"0" * 23 + b"]}"), "RUSAK"),
    "manifest with 10^5000": (lambda: manifest(b'{"a":1' + b"0" * 5000 + b"}"), "RUSAK"),
    "manifest with 1e400": (lambda: manifest(b'{"a":1e400}'), "RUSAK"),
    "manifest with 2^53 + 1": (lambda: manifest(b'{"a":9007199254740993}'), "RUSAK"),
    "manifest with a fraction": (lambda: manifest(b'{"a":1.0}'), "RUSAK"),
    "manifest with NaN": (lambda: manifest(b'{"a":NaN}'), "RUSAK"),
    "manifest with infinity": (lambda: manifest(b'{"a":-Infinity}'), "RUSAK"),
    "manifest with half a surrogate": (lambda: manifest(b'{"a":"\\ud800"}'), "RUSAK"),
    "manifest with a raw surrogate": (lambda: manifest(b'{"a":"\xed\xa0\x80"}'), "RUSAK"),
    "manifest with a raw NUL": (lambda: manifest(b'{"a":"\x00"}'), "RUSAK"),
    "manifest that is no UTF-8": (lambda: manifest(b'{"a":"\xff"}'), "RUSAK"),
    "manifest with a byte order mark": (lambda: manifest(b"\xef\xbb\xbf{}"), "RUSAK"),
    "manifest that is a list": (lambda: manifest(b"[]"), "RUSAK"),
    "manifest that is a word": (lambda: manifest(b"null"), "RUSAK"),
    "manifest of two objects": (lambda: manifest(b"{}{}"), "RUSAK"),
    "manifest of nothing": (lambda: manifest(b""), "RUSAK"),
    "frame of 8 MB and a byte": (lambda: forged(MANIFEST_FRAME, frame(2, b"", 8 * MB + 1)), "BOM"),
    "frame of 4 GiB": (lambda: forged(MANIFEST_FRAME, frame(4, b"x" * 100, 2**32 - 1)), "BOM"),
    "frame of 4 GiB first": (lambda: forged(frame(1, b"x" * 100, 2**32 - 1)), "BOM"),
    "chunk over 4 MB": (lambda: forged(MANIFEST_FRAME, frame(4, b"", 4 * MB + 1)), "BOM"),
    "chunk of nothing": (
        lambda: forged(MANIFEST_FRAME, HEAD_FRAME, frame(4, b""), *CHUNK_FRAMES, end(5)),
        "RUSAK",
    ),
    "frames without end": (lambda: forged(MANIFEST_FRAME, BLOCK_FRAME * 20_000), "RUSAK"),
    "frame of no kind": (lambda: forged(MANIFEST_FRAME, frame(0, b""), end(2)), "RUSAK"),
    "frame of an unknown kind": (lambda: forged(MANIFEST_FRAME, frame(6, b""), end(2)), "RUSAK"),
    "file of another size": (lambda: forged(MANIFEST_FRAME, frame(3, b'{"sha256":"00","size":1}')), "RUSAK"),
    "file of fewer than no bytes": (
        lambda: forged(MANIFEST_FRAME, frame(3, plain({"sha256": "0" * 64, "size": -1})), end(2)),
        "RUSAK",
    ),
    "file of no bytes with a wrong hash": (
        lambda: forged(MANIFEST_FRAME, frame(3, plain({"sha256": "0" * 64, "size": 0})), end(2)),
        "RUSAK",
    ),
    "file with a path for a hash": (
        lambda: forged(MANIFEST_FRAME, frame(3, plain({"sha256": "../" * 20 + "CON0", "size": 1})), end(2)),
        "RUSAK",
    ),
    "file with a hash in capitals": (
        lambda: forged(MANIFEST_FRAME, frame(3, plain({"sha256": "A" * 64, "size": 1})), end(2)),
        "RUSAK",
    ),
    "file with a line end behind the hash": (
        lambda: forged(MANIFEST_FRAME, frame(3, plain({"sha256": "0" * 64 + "\n", "size": 1})), end(2)),
        "RUSAK",
    ),
    "end of 10^23 frames": (
        lambda: forged(MANIFEST_FRAME, frame(5, b'{"frames":1' + b"0" * 23 + b"}")),
        "RUSAK",
    ),
    "end that says true": (lambda: forged(MANIFEST_FRAME, frame(5, b'{"frames":true}')), "RUSAK"),
    "end without a number": (lambda: forged(MANIFEST_FRAME, frame(5, b"{}")), "RUSAK"),
    "end of 100 levels": (lambda: forged(MANIFEST_FRAME, frame(5, b"[" * 1000)), "RUSAK"),
    "seal for 4,000 offices": (lambda: recipients(STANZA * 4000), "RUSAK"),
    "seal for 66 offices": (lambda: recipients(STANZA * 66), "RUSAK"),
    "seal for 65 others": (lambda: recipients(STANZA * 65), "BUKAN_UNTUK_KANTOR_INI"),
    "seal with one endless recipient": (lambda: recipients(b"-> " + b"a " * 200_000 + b"\n\n"), "RUSAK"),
    "seal with an endless body": (lambda: recipients(b"-> X25519 a\n" + (b"A" * 64 + b"\n") * 6000), "RUSAK"),
    "seal whose header never ends": (lambda: signed(b"age-encryption.org/v1\n" + STANZA * 50), "RUSAK"),
    "seal in letters": (lambda: signed(b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n"), "RUSAK"),
    "seal by a password that takes years": (
        lambda: recipients(b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 63\n" + b"A" * 43 + b"\n"),
        "BUKAN_UNTUK_KANTOR_INI",
    ),
    "no seal": (lambda: signed(b""), "RUSAK"),
    "no seal but frames": (lambda: signed(MANIFEST_FRAME + end(1)), "RUSAK"),
    "header of 4 GiB": (lambda: starting(2**32 - 1), "RUSAK"),
    "header of 64 KB and a byte": (lambda: starting(64 * 1024 + 1), "RUSAK"),
    "header longer than the file": (lambda: starting(60_000), "TERPOTONG"),
    "header of nothing": (lambda: headed(b""), "RUSAK"),
    "header of spaces": (lambda: headed(b" " * 64 * 1024), "RUSAK"),
    "header of 64 KB of levels": (lambda: headed(b"[" * 64 * 1024), "RUSAK"),
    "header with 100 levels in the certificate": (
        lambda: in_header("cert", '{"a":' * 100 + "1" + "}" * 100),
        "RUSAK",
    ),
    "header with 20,000 lists in the certificate": (
        lambda: in_header("cert", '{"a":[' + "[],[]," * 10_000 + "0.5]}"),
        "RUSAK",
    ),
    "header with 10^23": (lambda: in_header("length", "1" + "0" * 23), "RUSAK"),
    "header with NaN": (lambda: in_header("length", "NaN"), "RUSAK"),
    "header with 10^23 in the certificate": (lambda: in_header("cert", '{"a":1' + "0" * 23 + "}"), "RUSAK"),
    "header that is a list": (lambda: headed(b"[1,2]"), "RUSAK"),
    "header without fields": (lambda: headed(b"{}"), "RUSAK"),
    "key that is a number": (lambda: changed(key=1), "RUSAK"),
    "key that is too long": (lambda: changed(key="0" * 17), "RUSAK"),
    "key with a line end": (lambda: changed(key="0" * 16 + "\n"), "RUSAK"),
    "key in capitals": (lambda: changed(key="ABCDEF0123456789"), "RUSAK"),
    "certificate that is a list": (lambda: changed(cert=[]), "RUSAK"),
    "certificate that is nothing": (lambda: changed(cert=None), "RUSAK"),
    "certificate with a fraction": (lambda: changed(cert={"a": 0.5}), "RUSAK"),
    "recipients that are a text": (lambda: changed(to="0" * 16), "RUSAK"),
    "no recipients": (lambda: changed(to=[]), "RUSAK"),
    "65 recipients": (lambda: changed(to=["0" * 16] * 65), "RUSAK"),
    "length below nothing": (lambda: changed(length=-1), "RUSAK"),
    "length that is a fraction": (lambda: changed(length=0.5), "RUSAK"),
    "length that is a text": (lambda: changed(length="1"), "RUSAK"),
    "length of 2^53": (lambda: changed(length=2**53), "TERPOTONG"),
    "length of 2^63": (lambda: changed(length=2**63), "RUSAK"),
    "length a byte short": (lambda: changed(length=len(SEALED) - 1), "RUSAK"),
    "part that is one number": (lambda: changed(part=1), "RUSAK"),
    "part of three numbers": (lambda: changed(part=[1, 1, 1]), "RUSAK"),
    "part two of one": (lambda: changed(part=[2, 1]), "RUSAK"),
    "part nothing of one": (lambda: changed(part=[0, 1]), "RUSAK"),
    "part of too many": (lambda: changed(part=[1, 10**6]), "RUSAK"),
    "moment with markup": (lambda: changed(created="<script>"), "RUSAK"),
    "moment with a format": (lambda: changed(created="{0.__class__}"), "RUSAK"),
    "moment of 64 KB": (lambda: changed(created="0" * 60_000), "RUSAK"),
    "program with a path": (lambda: changed(app="../../CON.txt"), "RUSAK"),
    "program with NUL": (lambda: changed(app="0\x001"), "RUSAK"),
    "program written from right to left": (lambda: changed(app="0\u202e1"), "RUSAK"),
    "program with half a surrogate": (lambda: changed(app="\ud800"), "RUSAK"),
}
