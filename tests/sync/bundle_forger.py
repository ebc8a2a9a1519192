"""Exchange files of an invented office, right ones and wrong ones, all with a good signature around them."""

from __future__ import annotations

import io
import json
import struct
from hashlib import sha256
from typing import Any

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.sync.bundle import (
    BlockFrame,
    FileChunk,
    FileHead,
    Frame,
    Outer,
    Recipient,
    open_inner,
    pack,
    read_outer,
    unpack,
    verify_outer,
    write_bundle,
)
from desktop_app.vault.sealing import BoxKey, seal_stream
from desktop_app.vault.signing import SigningKey
from desktop_app.words.sentences import sentence

KEY = SigningKey(bytes(range(32)))
BOX = BoxKey(
    "AGE-SECRET-KEY-1AGQNUWLSM7P6737SGX7D20PQGLWMAN6AVU4MQS4HMNZ7NYKC94WS4RQMCY",
    "age1esha7lwjlnt82m0juqzjqnq4k0lkdqakw9n6mgtmhmle7s0ng58q6ltcre",
)
CREATED, APP = "2026-11-24T10:00:00+07:00", "0.2.0"
TO = sha256(bytes(32)).hexdigest()[:16]
MANIFEST = {"id": "00" * 16, "dari": "11" * 16, "untuk": [TO], "punya": {"22" * 16: 7}}
MAGIC = b"\x89SNK\r\n\x1a\n"
SIGNATURE = bytes(range(64))
BLOCK, SECOND = pack(b'{"n":1}\nI pegawai'), pack(b'{"n":2}\nU pegawai')
FILE = b"isi lampiran " * 30
HEAD = {"sha256": sha256(FILE).hexdigest(), "size": len(FILE)}
FRAMES: list[Frame] = [
    BlockFrame(SIGNATURE, BLOCK),
    BlockFrame(SIGNATURE, SECOND),
    FileHead(sha256(FILE).digest(), len(FILE)),
    FileChunk(FILE[:100]),
    FileChunk(FILE[100:]),
]


def written(frames: list[Frame] = FRAMES, manifest: dict[str, Any] = MANIFEST) -> bytes:
    """A right file."""
    target = io.BytesIO()
    write_bundle(
        target,
        key=KEY,
        certificate={"nama": "Dinas Contoh"},
        recipients=[Recipient(TO, BOX.public)],
        manifest=manifest,
        frames=frames,
        created=CREATED,
        app=APP,
    )
    return target.getvalue()


def plain(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def frame(kind: int, body: bytes, length: int | None = None) -> bytes:
    """One frame, its length forged if one is given."""
    return struct.pack(">IB", len(body) if length is None else length, kind) + body


MANIFEST_FRAME = frame(1, pack(plain(MANIFEST)))
BLOCK_FRAME = frame(2, SIGNATURE + BLOCK)
SECOND_FRAME = frame(2, SIGNATURE + SECOND)
HEAD_FRAME = frame(3, plain(HEAD))
CHUNK_FRAMES = [frame(4, FILE[:100]), frame(4, FILE[100:])]


def end(count: int) -> bytes:
    return frame(5, plain({"frames": count}))


def header(length: int, /, **changes: object) -> dict[str, Any]:
    found = {
        "key": sha256(KEY.public).hexdigest()[:16],
        "cert": {"nama": "Dinas Contoh"},
        "to": [TO],
        "length": length,
        "created": CREATED,
        "part": [1, 1],
        "app": APP,
    }
    return {**found, **changes}


def signed(payload: bytes, head: bytes | None = None, fixed: bytes | None = None) -> bytes:
    """A file around any payload, any header text and any first 16 bytes, rightly signed."""
    text = plain(header(len(payload))) if head is None else head
    start = struct.pack(">8sHHI", MAGIC, 1, 0, len(text)) if fixed is None else fixed
    body = start + text + payload
    return body + KEY.sign(b"sinkron-bundle-1|" + sha256(body).digest())


def sealed(inner: bytes) -> bytes:
    target = io.BytesIO()
    seal_stream(io.BytesIO(inner), target, [BOX.public])
    return target.getvalue()


def forged(*frames: bytes) -> bytes:
    """A file around any frames, rightly sealed and signed."""
    return signed(sealed(b"".join(frames)))


def outer_of(data: bytes) -> Outer:
    source = io.BytesIO(data)
    outer = read_outer(source, len(data))
    verify_outer(source, outer, KEY.public)
    return outer


def opened(data: bytes) -> tuple[dict[str, Any], list[Frame]]:
    """The whole way of reading, blocks unpacked as the importer will do."""
    manifests: list[dict[str, Any]] = []
    frames: list[Frame] = []

    def take(each: Frame) -> None:
        if isinstance(each, BlockFrame):
            unpack(each.packed)
        frames.append(each)

    open_inner(io.BytesIO(data), outer_of(data), [BOX.secret], manifests.append, take)
    assert len(manifests) == 1
    return manifests[0], frames


def refusal(data: bytes) -> str:
    """The code a file is refused with, which has words; fails when it is taken, or dies otherwise."""
    with pytest.raises(Refused) as refused:
        opened(data)
    assert sentence(refused.value)
    return refused.value.code


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
