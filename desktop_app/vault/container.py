"""Several files as one, written once from front to end, with nothing in it that could be changed unnoticed.

    front | header (JSON, readable) | SHA-256 of both | the parts, byte for byte | manifest (sealed)

The parts are encrypted already; the manifest names them with size and SHA-256 and is sealed by a key
(XChaCha20-Poly1305 over the front and the header too). The front gives the length of the whole, so that a
file that a stick lost the end of is told from one that was damaged.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.utils import random as random_bytes

from desktop_app.domain.errors import NotOurs, Refused, TooNew

Json = Mapping[str, Any]
Step = Callable[[int, int], None]
"""Told how many bytes of how many are done."""

_MAGIC = b"REMBUG-CADANGAN\n"
_FORMAT = 1
_FRONT = struct.Struct(
    ">16sHQII"
)  # magic, format, length of the whole, of the header, of the sealed manifest
_HASH = 32
_NONCE = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_TAG = bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES
_MOST_HEADER = 16 * 1024
_MOST_MANIFEST = 256 * 1024 * 1024
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One file within; `offset` counts from the beginning of the container."""

    name: str
    size: int
    sha256: bytes
    offset: int


@dataclass(frozen=True, slots=True)
class Head:
    """What anybody can read. Nobody vouches for it before the manifest was opened."""

    facts: Json
    raw: bytes
    manifest_size: int
    length: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What the manifest says, vouched for by the key: facts, and every part."""

    facts: Json
    parts: tuple[Part, ...]


def write_container(
    target: BinaryIO,
    key: bytes,
    *,
    header: Json,
    facts: Json,
    parts: Sequence[tuple[str, Path]],
    step: Step | None = None,
) -> None:
    """Writes the whole at the beginning of a seekable file; `parts` are names and the files to be copied.

    A file that is gone by then, for nobody spoke of it any more, is left out.
    """
    head = _json(header)
    parts_at = _FRONT.size + len(head) + _HASH
    target.seek(parts_at)
    total = sum(path.stat().st_size for _, path in parts if path.exists())
    listed, done = [], 0
    for name, path in parts:
        with suppress(FileNotFoundError), path.open("rb") as source:
            size, digest = _take_in(source, target, done, total, step)
            listed.append([name, size, digest])
            done += size
    manifest = _json({"fakta": facts, "bagian": listed})
    sealed_size = _NONCE + len(manifest) + _TAG
    front = _FRONT.pack(_MAGIC, _FORMAT, parts_at + done + sealed_size, len(head), sealed_size)
    target.write(_sealed(manifest, key, front + head))
    target.seek(0)
    target.write(front + head + sha256(front + head).digest())


def read_head(source: BinaryIO, name: str) -> Head:
    """Front and header. Refusals: BUKAN_CADANGAN, VERSI_LEBIH_BARU, CADANGAN_RUSAK, CADANGAN_TERPOTONG."""
    length_found = source.seek(0, 2)
    source.seek(0)
    front = source.read(_FRONT.size)
    if not front.startswith(_MAGIC):
        if _MAGIC.startswith(front):
            raise Refused("CADANGAN_TERPOTONG", berkas=name)
        raise NotOurs("BUKAN_CADANGAN", berkas=name)
    if len(front) < _FRONT.size:
        raise Refused("CADANGAN_TERPOTONG", berkas=name)
    _, format_number, length, header_size, manifest_size = _FRONT.unpack(front)
    if format_number > _FORMAT:
        raise TooNew("VERSI_LEBIH_BARU", berkas=name)
    if format_number < _FORMAT or header_size > _MOST_HEADER or manifest_size > _MOST_MANIFEST:
        raise Refused("CADANGAN_RUSAK", berkas=name)
    head, digest = source.read(header_size), source.read(_HASH)
    if len(digest) < _HASH:
        raise Refused("CADANGAN_TERPOTONG", berkas=name)
    if sha256(front + head).digest() != digest:
        raise Refused("CADANGAN_RUSAK", berkas=name)
    if length_found < length:
        raise Refused("CADANGAN_TERPOTONG", berkas=name)
    facts = _parsed(head)
    if length_found > length or not isinstance(facts, dict):
        raise Refused("CADANGAN_RUSAK", berkas=name)
    return Head(facts, front + head, manifest_size, length)


def read_contents(source: BinaryIO, head: Head, key: bytes, name: str) -> Contents:
    """The manifest, opened by the key; CADANGAN_RUSAK when it, or what stands before it, was altered."""
    source.seek(head.length - head.manifest_size)
    sealed = source.read(head.manifest_size)
    try:
        opened = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed[_NONCE:], head.raw, sealed[:_NONCE], key
        )
    except (CryptoError, ValueError, TypeError) as error:
        raise Refused("CADANGAN_RUSAK", berkas=name) from error
    manifest = json.loads(opened)  # sealed by ourselves: well-formed, or our own mistake
    offset, parts = len(head.raw) + _HASH, []
    for part, size, digest in manifest["bagian"]:
        parts.append(Part(part, size, bytes.fromhex(digest), offset))
        offset += size
    if offset + head.manifest_size != head.length:
        raise Refused("CADANGAN_RUSAK", berkas=name)
    return Contents(manifest["fakta"], tuple(parts))


def copy_part(
    source: BinaryIO,
    part: Part,
    target: BinaryIO | None,
    name: str,
    told: Callable[[int], None] | None = None,
) -> None:
    """Copies a part out, or only reads it; CADANGAN_RUSAK when it is not what the manifest says.

    What was written to `target` before the damage was found must not be used. `told` hears of each chunk.
    """
    source.seek(part.offset)
    digest, left = sha256(), part.size
    while left and (chunk := source.read(min(_CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk)
        if target is not None:
            target.write(chunk)
        if told is not None:
            told(len(chunk))
    if left or digest.digest() != part.sha256:
        raise Refused("CADANGAN_RUSAK", berkas=name)


def _take_in(source: BinaryIO, target: BinaryIO, done: int, total: int, step: Step | None) -> tuple[int, str]:
    """Copies one part; answers its size and its hash."""
    digest, size = sha256(), 0
    while chunk := source.read(_CHUNK):
        target.write(chunk)
        digest.update(chunk)
        size += len(chunk)
        if step is not None:
            step(done + size, total)
    return size, digest.hexdigest()


def _sealed(manifest: bytes, key: bytes, bound: bytes) -> bytes:
    nonce = random_bytes(_NONCE)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(manifest, bound, nonce, key)


def _json(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _parsed(raw: bytes) -> object:
    """Foreign text as JSON, or None."""
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None
