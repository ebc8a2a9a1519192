"""What a file says of itself inside its seal: from whom, for whom, and what its sender holds."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from desktop_app.domain.errors import Refused
from desktop_app.sync.statements import Count, Hex16, Hex32

_Mark = tuple[Count, Count, Hex32]


class _Manifest(Struct, frozen=True, kw_only=True):
    bundle: Hex16
    number: Count
    kind: Annotated[str, Meta(pattern=r"^(sinkron|paket_awal|tanda_terima)\Z")]
    sender: Hex16 = msgspec.field(name="from")
    installation: Hex16
    replica: Hex16
    to: Hex16
    made: Annotated[str, Meta(max_length=40)]
    part: tuple[Count, Count]
    roster: str | None
    certs: Annotated[list[dict[str, Any]], Meta(max_length=20_000)]
    vector: Annotated[dict[Hex16, _Mark], Meta(max_length=100_000)]
    totals: Annotated[dict[Hex16, Hex32], Meta(max_length=20_000)]
    wanted: Annotated[list[Hex32], Meta(max_length=5_000)]
    received: Annotated[list[Hex16], Meta(max_length=5_000)]
    operations: Count
    schema: Count
    agency: Annotated[str, Meta(max_length=16 * 1024)] | None = None


class Manifest(Struct, frozen=True, kw_only=True):
    """`vector`: {sid: (operations, blocks, hash of the last)} of the audiences both may read; `totals`: their
    control totals; `wanted`: hashes of files the sender lacks; `received`: files it has taken in;
    `agency`: BKPSDM's card as the main PC of an office trusts it, in files to the office's own PCs."""

    bundle: bytes
    number: int
    kind: str
    sender: bytes
    installation: bytes
    replica: bytes
    to: bytes
    made: str
    part: tuple[int, int]
    roster: str | None
    certs: list[dict[str, Any]]
    vector: dict[str, tuple[int, int, str]]
    totals: dict[str, str]
    wanted: tuple[str, ...]
    received: tuple[bytes, ...]
    operations: int
    schema: int
    agency: str | None


def read_manifest(raw: dict[str, Any]) -> Manifest:
    """A manifest out of JSON that was decoded already; anything else is `RUSAK`."""
    try:
        said = msgspec.convert(raw, _Manifest)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Refused("RUSAK") from error
    return Manifest(
        bundle=bytes.fromhex(said.bundle),
        number=said.number,
        kind=said.kind,
        sender=bytes.fromhex(said.sender),
        installation=bytes.fromhex(said.installation),
        replica=bytes.fromhex(said.replica),
        to=bytes.fromhex(said.to),
        made=said.made,
        part=said.part,
        roster=said.roster,
        certs=said.certs,
        vector=said.vector,
        totals=said.totals,
        wanted=tuple(said.wanted),
        received=tuple(bytes.fromhex(bundle) for bundle in said.received),
        operations=said.operations,
        schema=said.schema,
        agency=said.agency,
    )
