"""Something locked under a password: argon2id makes the key, a secret box holds the content.

What it costs to try a password stands beside what it locks, so that later programs may ask for more. A
content never changes its length, and nothing tells whose password it is.
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass

from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from nacl.utils import random as random_bytes

_HEAD = struct.Struct(">BBI")
"""Version, passes, memory in KiB."""
_VERSION = 1
_MOST_PASSES, _LEAST_KIB, _MOST_KIB = 16, 8, 512 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try costs: passes over so much memory, in KiB."""

    passes: int
    kib: int


USUAL = Cost(3, 64 * 1024)
"""About 0.2 s on an office PC; a thief's machine tries a few in a second and needs 64 MB for each."""


class WrongPassword(Exception):
    """It was locked under another one, or is not what `lock` made; nobody can tell which."""


def lock(content: bytes, password: str, cost: Cost = USUAL) -> bytes:
    """The content, to be opened by whoever knows the password; it is the same however it was typed (NFC)."""
    salt = random_bytes(pwhash.argon2id.SALTBYTES)
    head = _HEAD.pack(_VERSION, cost.passes, cost.kib)
    return head + salt + bytes(SecretBox(_key(password, salt, cost)).encrypt(content))


def unlock(locked: bytes, password: str) -> bytes:
    """The content again, or WrongPassword. Who wrote `locked` may be anybody: what it asks for is bounded."""
    salt_at, box_at = _HEAD.size, _HEAD.size + pwhash.argon2id.SALTBYTES
    try:
        version, passes, kib = _HEAD.unpack(locked[:salt_at])
        if version != _VERSION or not 1 <= passes <= _MOST_PASSES or not _LEAST_KIB <= kib <= _MOST_KIB:
            raise WrongPassword
        box = SecretBox(_key(password, locked[salt_at:box_at], Cost(passes, kib)))
        return bytes(box.decrypt(locked[box_at:]))
    except (CryptoError, ValueError, struct.error) as error:
        raise WrongPassword from error


def decoy(size: int, cost: Cost = USUAL) -> bytes:
    """What looks like a content of `size` bytes under a password, and no password opens."""
    rest = pwhash.argon2id.SALTBYTES + SecretBox.NONCE_SIZE + SecretBox.MACBYTES + size
    return _HEAD.pack(_VERSION, cost.passes, cost.kib) + bytes(random_bytes(rest))


def cost_of(locked: bytes) -> Cost:
    """What it costs to try a password here; WrongPassword where that cannot be read."""
    try:
        _, passes, kib = _HEAD.unpack(locked[: _HEAD.size])
    except struct.error as error:
        raise WrongPassword from error
    return Cost(passes, kib)


def _key(password: str, salt: bytes, cost: Cost) -> bytes:
    return bytes(
        pwhash.argon2id.kdf(
            SecretBox.KEY_SIZE,
            unicodedata.normalize("NFC", password).encode(),
            salt,
            opslimit=cost.passes,
            memlimit=cost.kib * 1024,
        )
    )
