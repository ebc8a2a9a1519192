"""Signatures (Ed25519): who wrote something, and that nothing in it has changed since.

Whoever signs puts a label in front of the message ("sinkron-bundle-1|…"), so that what was signed for one use
never passes for another.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from nacl import signing
from nacl.exceptions import BadSignatureError

SEED_LENGTH = 32
PUBLIC_LENGTH = 32
SIGNATURE_LENGTH = 64


@dataclass(frozen=True, slots=True, repr=False)
class SigningKey:
    """The secret half of a key pair, made from 32 random bytes. Never shown, never logged."""

    seed: bytes
    _key: signing.SigningKey = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.seed) != SEED_LENGTH:
            raise ValueError("a signing key is made from 32 bytes")
        object.__setattr__(self, "_key", signing.SigningKey(self.seed))

    @property
    def public(self) -> bytes:
        """The half that everybody may know, 32 bytes."""
        return bytes(self._key.verify_key)

    def sign(self, message: bytes) -> bytes:
        """The signature alone, 64 bytes; the same message always gets the same one."""
        return self._key.sign(message).signature


def new_signing_key() -> SigningKey:
    """A key pair that nobody had before."""
    return SigningKey(secrets.token_bytes(SEED_LENGTH))


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the owner of `public` signed exactly `message`; bytes of any length get an answer."""
    if len(public) != PUBLIC_LENGTH or len(signature) != SIGNATURE_LENGTH:
        return False
    try:
        signing.VerifyKey(public).verify(message, signature)
    except BadSignatureError:
        return False
    return True
