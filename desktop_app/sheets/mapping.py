"""Which column of a sheet fills which field: proposed from the headings, corrected by a person, remembered.

A mapping belongs to headings, never to positions: when an office adds a column, the rest stays known.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from desktop_app.domain.errors import RuleBroken
from desktop_app.sheets.aliases import AliasTable, Field, Unread, normalised

Remembered = AnyMapping[str, str | None]
"""What a person chose, as JSON keeps it: normalised heading → key of a field, or None for "not read"."""


class Standing(StrEnum):
    """How a column came to its field, or why it has none."""

    DIKENAL = "dikenal"
    DIINGAT = "diingat"
    DIPILIH = "dipilih"
    GANDA = "ganda"  # means a field that another column fills
    CATATAN = "catatan"
    PRIBADI = "pribadi"
    TAK_DIPAKAI = "tak_dipakai"
    ASING = "asing"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet; `also` names other fields the heading might mean."""

    index: int
    heading: str
    field: str | None
    standing: Standing
    also: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    """The proposal for one sheet; every change gives a new one."""

    table: AliasTable
    columns: tuple[Column, ...]
    fingerprint: str

    @cached_property
    def index_of(self) -> dict[str, int]:
        """Field key → column index, for fields that have a column."""
        return {column.field: column.index for column in self.columns if column.field}

    @property
    def missing(self) -> tuple[Field, ...]:
        """Required fields that neither a column nor its fallback fills."""
        filled = set(self.index_of)
        filled |= {
            known.fallback_for for known in self.table.fields if known.key in filled and known.fallback_for
        }
        return tuple(known for known in self.table.fields if known.required and known.key not in filled)

    @property
    def ambiguous(self) -> tuple[Column, ...]:
        """Columns a person should look at: a field meant twice, or a heading with several meanings."""
        return tuple(column for column in self.columns if column.standing is Standing.GANDA or column.also)

    @property
    def unknown(self) -> tuple[Column, ...]:
        """Columns with a heading that means nothing to us."""
        return tuple(column for column in self.columns if column.standing is Standing.ASING)

    @property
    def kept(self) -> tuple[int, ...]:
        """Columns that may be kept or given back with a faulty row: all but private data and our notes."""
        left_out = {Unread.PRIBADI, Unread.CATATAN}
        return tuple(
            column.index
            for column in self.columns
            if column.field or self.table.reason_unread(column.heading) not in left_out
        )

    def with_choice(self, index: int, key: str | None) -> Mapping:
        """A person sets a column's field, or None for "do not read"; the field's former column loses it."""
        if key is not None:
            self.table.field(key)
        columns = []
        for column in self.columns:
            if column.index == index:
                columns.append(replace(column, field=key, standing=Standing.DIPILIH, also=()))
            elif key is not None and column.field == key:
                columns.append(replace(column, field=None, standing=Standing.GANDA))
            else:
                columns.append(column)
        return replace(self, columns=tuple(columns))

    def remembered(self) -> dict[str, str | None]:
        """For storing under the fingerprint; `propose` takes it back."""
        names = _names([column.heading for column in self.columns])
        return {
            name: column.field
            for name, column in zip(names, self.columns, strict=True)
            if name and (column.field or self.table.reason_unread(column.heading) is None)
        }

    def check(self) -> None:
        """Raises `RuleBroken("lembar.kolom_kurang")` when a required field has no column."""
        if self.missing:
            raise RuleBroken("lembar.kolom_kurang", kolom=", ".join(known.label for known in self.missing))


def fingerprint(headings: Sequence[str], table: AliasTable) -> str:
    """Names a set of headings, whatever their order; our own notes and private columns do not count.

    So the sheet of faulty rows, which lacks the ones and has the others, is known again.
    """
    names = (
        name
        for name, heading in zip(_names(headings), headings, strict=True)
        if name and table.reason_unread(heading) not in {Unread.CATATAN, Unread.PRIBADI}
    )
    return hashlib.sha256("\n".join([table.key, *sorted(names)]).encode()).hexdigest()[:32]


def propose(
    headings: Sequence[str],
    table: AliasTable,
    remembered: Remembered | None = None,
    samples: Sequence[Sequence[str]] = (),
) -> Mapping:
    """A field for each heading that is known or remembered.

    Of two columns that mean the same field, the one that has values (by its samples), then the surer alias,
    then the left one gets it; the others stand as `GANDA`.
    """
    shown = [tuple(samples[index]) if index < len(samples) else () for index in range(len(headings))]
    chosen = _chosen(headings, table, remembered or {})
    taken = {key for key in chosen.values() if key}
    offers = sorted(
        (bool(shown) and not shown[index], match.rank, index, match.field.key)
        for index, heading in enumerate(headings)
        if index not in chosen
        for match in table.matches(heading)
    )
    given: dict[int, str] = {}
    for _, _, index, key in offers:
        if index not in given and key not in taken:
            given[index] = key
            taken.add(key)
    columns = [_column(index, heading, table, given.get(index)) for index, heading in enumerate(headings)]
    for index, decided in chosen.items():
        columns[index] = Column(index, headings[index], decided, Standing.DIINGAT)
    seen = (
        column if column.standing is Standing.PRIBADI else replace(column, samples=shown[column.index])
        for column in columns
    )
    return Mapping(table, tuple(seen), fingerprint(headings, table))


def _column(index: int, heading: str, table: AliasTable, given: str | None) -> Column:
    matches = tuple(match.field.key for match in table.matches(heading))
    if given:
        also = tuple(key for key in matches if key != given)
        return Column(index, heading, given, Standing.DIKENAL, also)
    if matches:
        return Column(index, heading, None, Standing.GANDA, matches)
    reason = table.reason_unread(heading)
    return Column(index, heading, None, Standing(reason.value) if reason else Standing.ASING)


def _chosen(headings: Sequence[str], table: AliasTable, remembered: Remembered) -> dict[int, str | None]:
    """Columns a person decided on before; a field that the table no longer has is forgotten."""
    fields = {known.key for known in table.fields}
    names = enumerate(_names(headings))
    return {
        index: remembered[name]
        for index, name in names
        if name in remembered and (remembered[name] is None or remembered[name] in fields)
    }


def _names(headings: Sequence[str]) -> list[str]:
    """Normalised headings; a repeated one gets its number, so that each column can be remembered apart."""
    seen: Counter[str] = Counter()
    names = []
    for heading in headings:
        name = normalised(heading)
        seen[name] += 1
        names.append(name if not name or seen[name] == 1 else f"{name}#{seen[name]}")
    return names
