"""Blocks of the log: some operations of one stream, signed by the installation that wrote them.

A block is text: a header as one line of JSON, then one line for each operation. Its hash covers exactly these
bytes and goes into the header of the next block of its stream, so that nothing can be taken out or changed
unseen. `deps` names what the author had applied of other streams of the same audience when he wrote: the only
thing that decides which of two operations came first. Wall clocks are for people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from desktop_app.domain.errors import Refused
from desktop_app.sync.statements import Count, Hex16, Hex32
from desktop_app.vault.signing import SigningKey, is_signed

MOST_OPERATIONS = 2000
MOST_BYTES = 1024 * 1024
SCHEMA = 2
"""The schema that this program writes: the number of its newest migration."""
FIRST_HASH = bytes(32)
_LABEL = b"rembug-block-1|"
_STREAM = b"rembug-stream-1|"

Short = Annotated[str, Meta(max_length=300)]
Body = dict[str, int | str | None]
"""Fields and their contents as the database holds them; BLOBs as hexadecimal text."""


class OpKind(StrEnum):
    """What an operation does to its row. A lock carries the whole row and binds it for ever."""

    INSERT = "I"
    UPDATE = "U"
    DELETE = "D"
    RESTORE = "R"
    LOCK = "L"


class Deed(Struct, frozen=True, array_like=True):
    """One act of a person: all operations of one transaction belong to one deed."""

    act: Hex16
    wall: Annotated[str, Meta(max_length=40)]
    who: Short
    person: Hex16 | None = None
    reason: Annotated[str, Meta(max_length=1000)] | None = None


class Header(Struct, frozen=True, kw_only=True):
    """What a block says of itself. `first` is the number of its first operation within the stream."""

    v: Annotated[int, Meta(ge=1, le=1000)] = 1
    sid: Hex16
    gid: Hex16
    office: Hex16
    role: Annotated[str, Meta(pattern=r"^(kantor|bkpsdm)\Z")]
    installation: Hex16
    replica: Hex16
    n: Count
    first: Annotated[int, Meta(ge=1, le=2**53)]
    count: Annotated[int, Meta(ge=1, le=MOST_OPERATIONS)]
    prev: Hex32
    deps: Annotated[dict[Hex16, Count], Meta(max_length=20_000)]
    lamport: Count
    wall: Annotated[str, Meta(max_length=40)]
    written: Annotated[int, Meta(ge=1, le=100_000)]
    needs: Annotated[int, Meta(ge=1, le=100_000)]
    audit: Hex32
    deeds: Annotated[list[Deed], Meta(max_length=MOST_OPERATIONS)]


class Operation(Struct, frozen=True, array_like=True):
    """One change of one row. `deed` points into the header. How `table` and `row` are spelled is asked of all
    operations of a block together: a pattern for each would be two thirds of the time of reading."""

    kind: OpKind
    table: Annotated[str, Meta(max_length=40)]
    row: Annotated[str, Meta(min_length=32, max_length=32)]
    deed: Annotated[int, Meta(ge=0)]
    body: Body


class Mention(Struct, frozen=True, array_like=True):
    """The beginning of an operation: which row it is about."""

    kind: OpKind
    table: Annotated[str, Meta(max_length=40)]
    row: Annotated[str, Meta(min_length=32, max_length=32)]


_ROWS = re.compile(r"[0-9a-f]*")
_TABLE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_header = msgspec.json.Decoder(Header)
_operation = msgspec.json.Decoder(Operation)
_mention = msgspec.json.Decoder(Mention)
_encoder = msgspec.json.Encoder()


class Block(Struct, frozen=True):
    """A block that was read: its header, its operations, the exact bytes' hash."""

    header: Header
    operations: Sequence[Operation]
    hash: bytes


def stream_id(installation: bytes, replica: bytes, gid: bytes) -> bytes:
    """The name of a stream, 16 bytes, follows from who writes it: nobody can write under that of another."""
    return sha256(_STREAM + installation + replica + gid).digest()[:16]


def operation_line(kind: str, table: str, row: bytes, deed: int, body: str) -> str:
    """One line of a block; `body` is JSON already, as the triggers wrote it."""
    return f'["{kind}","{table}","{row.hex()}",{deed},{body}]'


def compose(header: Header, lines: Sequence[str]) -> bytes:
    """The bytes of a block."""
    return b"\n".join((_encoder.encode(header), *(line.encode() for line in lines)))


def written_again(block: Block, **header: Any) -> bytes:
    """The bytes of a block with the same operations under another header."""
    lines = [
        operation_line(o.kind, o.table, bytes.fromhex(o.row), o.deed, wire(o.body)) for o in block.operations
    ]
    return compose(msgspec.structs.replace(block.header, **header), lines)


def same_deeds(raw: bytes) -> bytes:
    """Equal for a block and the same block written again: its operations, and who meant them when."""
    first, _, lines = raw.partition(b"\n")
    return sha256(_encoder.encode(_header_of(first).deeds) + b"\n" + lines).digest()


def hash_of(raw: bytes) -> bytes:
    """What a signature covers and the next block cites, 32 bytes."""
    return sha256(_LABEL + raw).digest()


def sign_block(raw: bytes, key: SigningKey) -> bytes:
    """The author's signature, 64 bytes."""
    return key.sign(_LABEL + hash_of(raw))


def is_authentic(digest: bytes, signature: bytes, public: bytes) -> bool:
    """Whether the block of this hash was signed by this key."""
    return is_signed(public, _LABEL + digest, signature)


def read_header(raw: bytes) -> Header:
    """The first line of a block; anything that is not a header is `RUSAK`."""
    return _header_of(raw.split(b"\n", 1)[0])


def read_block(raw: bytes) -> Block:
    """A whole block; raises `ISI_TIDAK_SAH` when the lines do not fit the header."""
    first, *lines = raw.split(b"\n")
    header = _header_of(first)
    if len(lines) != header.count:
        raise Refused("ISI_TIDAK_SAH", tabel="", bidang="", sebab="jumlah")
    operations = _operations(lines)
    if any(operation.deed >= len(header.deeds) for operation in operations):
        raise Refused("ISI_TIDAK_SAH", tabel="", bidang="", sebab="pelaku")
    return Block(header, operations, hash_of(raw))


def read_mentions(raw: bytes) -> list[Mention]:
    """Which rows a block is about, without its contents; raises `ISI_TIDAK_SAH` for what is no block."""
    try:
        mentions: list[Mention] = [_mention.decode(line) for line in raw.split(b"\n")[1:]]
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise _unfit() from error
    _check_spelling(mentions)
    return mentions


def _header_of(line: bytes) -> Header:
    try:
        header: Header = _header.decode(line)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise _unfit() from error
    return header


def _operations(lines: Sequence[bytes]) -> list[Operation]:
    try:
        operations: list[Operation] = [_operation.decode(line) for line in lines]
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise _unfit() from error
    _check_spelling(operations)
    return operations


def _check_spelling(found: Sequence[Operation | Mention]) -> None:
    if not _ROWS.fullmatch("".join([each.row for each in found])):
        raise _unfit()
    if not all(_TABLE.fullmatch(table) for table in {each.table for each in found}):
        raise _unfit()


def wire(contents: Mapping[str, Any]) -> str:
    """A body as JSON; bytes as hexadecimal text."""
    plain = {name: c.hex().upper() if isinstance(c, bytes) else c for name, c in contents.items()}
    return _encoder.encode(plain).decode()


def unwire(body: str) -> Body:
    """A body out of JSON that this program wrote itself."""
    return msgspec.json.decode(body, type=Body)


def _unfit() -> Refused:
    return Refused("ISI_TIDAK_SAH", tabel="", bidang="", sebab="susunan")
