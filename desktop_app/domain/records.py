"""What every stored value shares: its key, its audience, and marks that say how a field is kept.

A record is declared once, here in the domain, as a frozen dataclass; `desktop_app.store.schema` derives the
table and both directions of the mapping from its annotations. The classes follow `merge classes`:
`Exchanged` (field-level merge), `Root` (with a local revision for optimistic locking), `Fact` (append-only).
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, NewType, TypeVar

Id = NewType("Id", bytes)
"""16 raw bytes: a UUIDv7 minted by the store, or a UUIDv8 from `derived_id`."""

Json = NewType("Json", str)
"""Canonical JSON text; see `desktop_app.domain.canon`."""

FactT = TypeVar("FactT", bound="Fact")

NO_AUDIENCE = Id(bytes(16))
"""Input of ids that must be equal in every audience, such as the key of a human."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text field: NFC, no control characters, at most `most` characters, never empty (absent is None)."""

    most: int


@dataclass(frozen=True, slots=True)
class Scale:
    """A Decimal kept as an integer of `places` decimals: 4 for targets, 2 for hundredths."""

    places: int


T20 = Annotated[str, Text(20)]
T40 = Annotated[str, Text(40)]
T60 = Annotated[str, Text(60)]
T80 = Annotated[str, Text(80)]
T120 = Annotated[str, Text(120)]
T160 = Annotated[str, Text(160)]
T200 = Annotated[str, Text(200)]
T300 = Annotated[str, Text(300)]
T500 = Annotated[str, Text(500)]
T1000 = Annotated[str, Text(1000)]
T2000 = Annotated[str, Text(2000)]
T4000 = Annotated[str, Text(4000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything with a row of its own."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged(Record):
    """A row that will travel between offices; `audience_id` never changes once set."""

    audience_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Root(Exchanged):
    """The head of an aggregate; `rev` is local: never exchanged, 0 for a value not yet kept."""

    rev: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Exchanged):
    """Append-only. A correction is a new row citing the old one; `void` is the *batal* fact."""

    by: Id | None = None
    at: datetime
    corrects_id: Id | None = None
    void: bool = False


def derived_id(table: str, audience_id: Id, *inputs: object) -> Id:
    """UUIDv8 that two offices compute alike for the same thing.

    SHA-256 over a label, the table, the audience and the inputs, each length-prefixed; the audience is
    always an input so that one id never stands in two audiences. Computed once at creation, never again.
    """
    digest = hashlib.sha256()
    for part in (b"rembug-id-1", table.encode(), audience_id, *map(_input_bytes, inputs)):
        digest.update(len(part).to_bytes(4, "big"))
        digest.update(part)
    raw = bytearray(digest.digest()[:16])
    raw[6] = 0x80 | (raw[6] & 0x0F)
    raw[8] = 0x80 | (raw[8] & 0x3F)
    return Id(bytes(raw))


def folded(text: str) -> str:
    """A name as it is compared: without case, accents and doubled spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _input_bytes(value: object) -> bytes:
    match value:
        case None:
            return b"\x00"
        case bytes():
            return b"b" + value
        case int():
            return b"i" + str(value).encode()
        case _:
            return b"t" + unicodedata.normalize("NFC", str(value)).encode()


def live(facts: list[FactT]) -> list[FactT]:
    """The facts that count: not corrected by another one, and not void."""
    corrected = {fact.corrects_id for fact in facts if fact.corrects_id is not None}
    return [fact for fact in facts if fact.id not in corrected and not fact.void]
