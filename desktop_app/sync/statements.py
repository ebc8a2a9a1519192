"""Signed statements: the one form of cards, certificates and the roster of offices.

A statement is a flat JSON object of five values. What it says is JSON too, carried as text, so that the
signature covers exactly the bytes that are read and survives being put into another JSON file. Each kind has
a label of its own before the signed bytes: a signature for one kind never counts for another. The signature
is checked before anything inside is looked at. Fields inside that this program does not know are signed and
ignored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Never, TypeVar

import msgspec
from msgspec import Meta, Struct

from desktop_app.domain.errors import Refused
from desktop_app.domain.text import tidied
from desktop_app.vault.signing import SigningKey, is_signed

# "\Z", for "$" lets a line end through
Hex16 = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hex32 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Hex64 = Annotated[str, Meta(pattern=r"^[0-9a-f]{128}\Z")]
Box = Annotated[str, Meta(pattern=r"^age1[02-9ac-hj-np-z]{58}\Z")]
"""The public key that files are sealed to, in age's own writing."""
Name = Annotated[str, Meta(min_length=1, max_length=120)]
Code = Annotated[str, Meta(min_length=1, max_length=20)]
Count = Annotated[int, Meta(ge=0, le=2**53)]
Version = Annotated[int, Meta(ge=1, le=2**53)]
Cuts = Annotated[dict[Hex16, Count], Meta(max_length=1000)]
"""The last block of each stream that still counts; of a stream that is not named, none counts."""


class Unsound(ValueError):
    """A statement that is broken, or was not signed by the key it names."""


class Foreign(Unsound):
    """What was given is no statement of the kind asked for."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of statement: its name in files, the version this program writes, the most bytes of a file."""

    file: str
    version: int
    most: int

    @property
    def label(self) -> bytes:
        """What stands before the signed bytes."""
        return f"{self.file}-{self.version}|".encode()

    @property
    def opening(self) -> bytes:
        """How every file of this kind begins, in any version."""
        return f'{{"file":"{self.file}",'.encode()


class Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """`key` is the signer's public key, `says` the signed text."""

    file: Annotated[str, Meta(max_length=40)]
    version: Annotated[int, Meta(ge=1, le=1000)]
    key: Hex32
    says: str
    signature: Hex64


class _Head(Struct, frozen=True):
    file: str
    version: int


T = TypeVar("T", bound=Struct)


def state(kind: Kind, content: Struct, key: SigningKey) -> Statement:
    """Says `content` under the key."""
    says = msgspec.json.encode(content)
    signature = key.sign(kind.label + says)
    return Statement(kind.file, kind.version, key.public.hex(), says.decode(), signature.hex())


def to_bytes(statement: Statement) -> bytes:
    """A statement as a file: one line."""
    return msgspec.json.encode(statement) + b"\n"


def to_object(statement: Statement) -> dict[str, Any]:
    """A statement as a part of another JSON file."""
    return {name: getattr(statement, name) for name in statement.__struct_fields__}


def from_bytes(kind: Kind, data: bytes) -> Statement:
    """Reads a file of this kind and checks its signature.

    There is one way only to write a statement; any other is `Unsound`. Raises Foreign, Unsound and
    Refused("VERSI_LEBIH_BARU").
    """
    if len(data) > kind.most:
        _refuse(kind, data)
    try:
        _check_head(kind, msgspec.json.decode(data, type=_Head))
        statement = msgspec.json.decode(data, type=Statement)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        _refuse(kind, data)
    if to_bytes(statement) != data:
        raise Unsound
    return _authentic(kind, statement)


def from_object(kind: Kind, given: object) -> Statement:
    """Reads a statement out of JSON that was decoded already; raises like `from_bytes`."""
    try:
        _check_head(kind, msgspec.convert(given, _Head))
        statement = msgspec.convert(given, Statement)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Foreign from error
    if len(statement.says) > kind.most:
        raise Unsound
    return _authentic(kind, statement)


def content(statement: Statement, shape: type[T]) -> T:
    """What a statement says; Unsound when it does not have this shape."""
    try:
        return msgspec.json.decode(statement.says, type=shape)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise Unsound from error


def check_texts(*texts: str) -> None:
    """Unsound when a text has control or invisible characters, turned directions, or is not NFC."""
    if any(tidied(text) != text for text in texts):
        raise Unsound


def public_of(statement: Statement) -> bytes:
    """The key that signed it, 32 bytes."""
    return bytes.fromhex(statement.key)


def _check_head(kind: Kind, head: _Head) -> None:
    if head.file != kind.file:
        raise Foreign
    if head.version > kind.version:
        raise Refused("VERSI_LEBIH_BARU")


def _authentic(kind: Kind, statement: Statement) -> Statement:
    try:
        message = kind.label + statement.says.encode()
    except UnicodeError as error:
        raise Unsound from error
    if not is_signed(public_of(statement), message, bytes.fromhex(statement.signature)):
        raise Unsound
    return statement


def _refuse(kind: Kind, data: bytes) -> Never:
    raise Unsound if data.startswith(kind.opening) else Foreign
