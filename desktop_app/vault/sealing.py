"""Streams that only named offices can open (age, X25519), in constant memory whatever their size.

The format says nothing about who sealed a stream: check the sender's signature first, open afterwards. Only
the streaming calls of the library are used; the one on bytes takes minutes on a hostile header.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol

from nacl.bindings import crypto_scalarmult
from nacl.exceptions import CryptoError
from pyrage import DecryptError, EncryptError, RecipientError, decrypt_io, encrypt_io  # type: ignore
from pyrage.x25519 import Identity, Recipient  # type: ignore

from desktop_app.domain.errors import Refused

MOST_RECIPIENTS = 64
_MOST_HEADER = 16 * 1024
_MOST_STANZAS = MOST_RECIPIENTS + 1  # the library adds one of noise, so that readers learn to skip
_VERSION = b"age-encryption.org/v1\n"
_NO_KEY_FITS = "No matching keys"
_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"  # of Bech32, five bits each
_CHECKSUM, _FILLING = 6, 4  # letters after the key; bits that fill up its last letter
_ANY_SCALAR = bytes(range(32))


class Source(Protocol):
    """What bytes are read from; no bytes say that it has ended."""

    def read(self, size: int, /) -> bytes: ...


class Target(Protocol):
    """What bytes are written to."""

    def write(self, data: bytes, /) -> int: ...


@dataclass(frozen=True, slots=True)
class BoxKey:
    """A key pair for sealing, in age's own text: `AGE-SECRET-KEY-1…` and `age1…`."""

    secret: str = field(repr=False)
    public: str


def new_box_key() -> BoxKey:
    """A key pair that nobody had before."""
    identity = Identity.generate()
    return BoxKey(str(identity), str(identity.to_public()))


def is_box(text: str) -> bool:
    """Whether the text is a public key that a stream can be sealed to.

    A few well-formed keys are points of small order: whatever is sealed to them anybody could open, so the
    library stops the whole program there. Ask this before a key of others is kept.
    """
    if not text.isascii() or text != text.lower():
        return False
    try:
        Recipient.from_str(text)
        crypto_scalarmult(_ANY_SCALAR, _point(text))
    except (RecipientError, CryptoError):
        return False
    return True


def _point(text: str) -> bytes:
    """The 32 bytes in a public key whose checksum was found good."""
    number = 0
    for letter in text.removeprefix("age1")[:-_CHECKSUM]:
        number = number << 5 | _LETTERS.index(letter)
    return (number >> _FILLING).to_bytes(32)


def seal_stream(source: Source, target: Target, recipients: Sequence[str]) -> None:
    """Seals all of `source` into `target` for at most 64 public keys, each of which `is_box`.

    What `source` or `target` raise comes out as it is.
    """
    if not 1 <= len(recipients) <= MOST_RECIPIENTS:
        raise ValueError(f"a stream is sealed for 1 to {MOST_RECIPIENTS} keys")
    if not all(map(is_box, recipients)):
        raise ValueError("a stream cannot be sealed for this key")
    keys = [Recipient.from_str(text) for text in recipients]
    watch = _Watch()
    try:
        encrypt_io(_Reading(source, watch), _Writing(target, watch), keys)
    except (EncryptError, OSError):
        if watch.error is None:
            raise
    watch.tell()


def open_stream(source: Source, target: Target, *secrets: str) -> None:
    """Opens a sealed stream into `target`, with the first of our secret keys that fits.

    `target` is handed parts before the last part is known to be whole: what came is worth nothing until this
    returns. Raises Refused("BUKAN_UNTUK_KANTOR_INI") when no key fits and Refused("RUSAK") for damage; what
    `source` or `target` raise comes out as it is.
    """
    identities = [Identity.from_str(text) for text in secrets]
    watch = _Watch()
    head = _checked_head(source)
    try:
        decrypt_io(_Reading(source, watch, head), _Writing(target, watch), identities)
    except (DecryptError, OSError) as error:
        if watch.error is None:
            if isinstance(error, DecryptError) and _NO_KEY_FITS in str(error):
                raise Refused("BUKAN_UNTUK_KANTOR_INI", tujuan="kantor lain", kantor="kantor ini") from error
            raise Refused("RUSAK") from error
    watch.tell()


def _checked_head(source: Source) -> bytes:
    """The first bytes, once their header is short: 4,000 recipients would cost minutes of the processor."""
    head = b""
    while len(head) < _MOST_HEADER and (more := source.read(_MOST_HEADER - len(head))):
        head += more
    end = head.find(b"\n--- ")
    if not head.startswith(_VERSION) or end < 0 or head.count(b"\n-> ", 0, end) > _MOST_STANZAS:
        raise Refused("RUSAK")
    return head


class _Watch:
    """Remembers what went wrong on our side of the library, which may wrap it or try again."""

    def __init__(self) -> None:
        self.error: BaseException | None = None

    def __enter__(self) -> None:
        if self.error is not None:
            raise OSError("the stream has failed before")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.error = error

    def tell(self) -> None:
        """Raises what went wrong, as it was."""
        if self.error is not None:
            raise self.error


class _Reading:
    def __init__(self, source: Source, watch: _Watch, head: bytes = b"") -> None:
        self._source, self._watch, self._head = source, watch, head

    def read(self, size: int) -> bytes:
        with self._watch:
            if not self._head:
                return self._source.read(size)
            taken, self._head = self._head[:size], self._head[size:]
            return taken


class _Writing:
    def __init__(self, target: Target, watch: _Watch) -> None:
        self._target, self._watch = target, watch

    def write(self, data: bytes) -> int:
        with self._watch:
            return self._target.write(data)

    def flush(self) -> None:
        """Nothing is held back here."""
