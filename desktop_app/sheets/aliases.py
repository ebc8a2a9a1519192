"""The headings that imports know, as data: `data/alias-<kind>.toml`, one table per sheet of a file.

A file has sheets (`lembar`), each with the fields it fills (`kolom`) and headings that are known but not
read (`abaikan`). The same table makes our templates, so a template cannot have a column that the import does
not know.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from desktop_app import resources

_OTHER = re.compile(r"[^a-z0-9]+")
_BRACKETED = re.compile(r"\([^)]*\)")


class Kind(StrEnum):
    """How a cell of a field is read (`cells.read`), and which Python type comes out."""

    TEKS = "teks"  # str
    NIP = "nip"  # str of digits; the length is a matter of the domain's rules
    TANGGAL = "tanggal"  # date
    TAHUN = "tahun"  # int
    BULAT = "bulat"  # int
    ANGKA = "angka"  # Decimal
    GOLONGAN = "golongan"  # str: "III/c", "IX"
    ESELON = "eselon"  # str: "II.b"
    PILIHAN = "pilihan"  # str: the stored word of the choice


class Unread(StrEnum):
    """Why a known heading is not read."""

    CATATAN = "catatan"  # written by ourselves: Masalah
    PRIBADI = "pribadi"  # personal data that the office does not need here (UU 27/2022)
    TAK_DIPAKAI = "tak_dipakai"


def normalised(heading: str) -> str:
    """A heading or word without what people vary: case, spaces, dots, slashes, accents. Idempotent."""
    return _OTHER.sub("", unicodedata.normalize("NFKD", heading).casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing an import reads from a column."""

    key: str
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    required: bool = False
    lenient: bool = False  # an unknown word is a warning and leaves the value empty
    fallback_for: str | None = None  # fills that field where it is empty
    choices: Mapping[str, str] = field(default_factory=dict)  # normalised spelling → stored word
    shown: tuple[str, ...] = ()  # choices as a template offers them
    hint: str | None = None  # present: the column is in our template
    example: str = ""
    width: int = 16


@dataclass(frozen=True, slots=True)
class Match:
    """A field that a heading may mean; a lower rank is surer (0 is the field's own label)."""

    field: Field
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasTable:
    """What is known about one sheet of a kind of file."""

    kind: str
    key: str
    label: str
    fields: tuple[Field, ...]
    unread: Mapping[str, Unread]  # normalised heading → reason
    by_heading: Mapping[str, tuple[Match, ...]]

    def field(self, key: str) -> Field:
        """The field of a key; `KeyError` when the table has none."""
        return {known.key: known for known in self.fields}[key]

    def matches(self, heading: str) -> tuple[Match, ...]:
        """Fields that a heading may mean, surest first: as written, else without what stands in brackets."""
        for words in (heading, _BRACKETED.sub(" ", heading)):
            found = self.by_heading.get(normalised(words))
            if found:
                return found
        return ()

    def reason_unread(self, heading: str) -> Unread | None:
        return self.unread.get(normalised(heading))

    def knows(self, heading: str) -> bool:
        return bool(self.matches(heading)) or self.reason_unread(heading) is not None


@cache
def alias_tables(kind: str) -> tuple[AliasTable, ...]:
    """The sheets of `data/alias-<kind>.toml`, the main one first; `ValueError` for a faulty file."""
    with resources.data(f"alias-{kind}.toml").open("rb") as file:
        return tuple(_table(kind, sheet) for sheet in tomllib.load(file)["lembar"])


def alias_table(kind: str, sheet: str | None = None) -> AliasTable:
    """One of them: `alias_table("pegawai")`, `alias_table("skp", "lampiran")`."""
    tables = alias_tables(kind)
    return next(table for table in tables if sheet in {None, table.key})


def _table(kind: str, raw: Mapping[str, Any]) -> AliasTable:
    fields = tuple(_field(column) for column in raw["kolom"])
    keys = [known.key for known in fields]
    if len(keys) != len(set(keys)):
        raise ValueError(f"{raw['kunci']}: a field stands twice")
    lost = {known.fallback_for for known in fields} - set(keys) - {None}
    if lost:
        raise ValueError(f"{raw['kunci']}: fallback for unknown fields {lost}")
    unread = {
        normalised(alias): Unread(group["sebab"])
        for group in raw.get("abaikan", ())
        for alias in group["alias"]
    }
    by_heading = _by_heading(fields)
    if by_heading.keys() & unread.keys():
        raise ValueError(f"{raw['kunci']}: read and not read: {sorted(by_heading.keys() & unread.keys())}")
    return AliasTable(
        kind=kind, key=raw["kunci"], label=raw["judul"], fields=fields, unread=unread, by_heading=by_heading
    )


def _by_heading(fields: Sequence[Field]) -> dict[str, tuple[Match, ...]]:
    found: dict[str, dict[str, Match]] = {}
    for known in fields:
        for rank, alias in enumerate((known.label, *known.aliases, known.key)):
            found.setdefault(normalised(alias), {}).setdefault(known.key, Match(known, rank))
    return {
        heading: tuple(sorted(matches.values(), key=lambda match: match.rank))
        for heading, matches in found.items()
        if heading
    }


def _field(raw: Mapping[str, Any]) -> Field:
    choices: dict[str, str] = {}
    for word, spellings in raw.get("pilihan", {}).items():
        for spelling in (word, *spellings):
            if choices.setdefault(normalised(spelling), word) != word:
                raise ValueError(f"{raw['kunci']}: two meanings of {spelling!r}")
    return Field(
        key=raw["kunci"],
        label=raw["judul"],
        kind=Kind(raw["jenis"]),
        aliases=tuple(raw.get("alias", ())),
        required=raw.get("wajib", False),
        lenient=raw.get("longgar", False),
        fallback_for=raw.get("cadangan"),
        choices=choices,
        shown=tuple(raw.get("tampil", ())),
        hint=raw.get("templat"),
        example=raw.get("contoh", ""),
        width=raw.get("lebar", 16),
    )
