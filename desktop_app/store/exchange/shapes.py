"""The tables of this store as the checks of the exchange know them, derived from the record classes.

What a class says once for columns and mapping, it says here for foreign operations: a field that is added to
a record is checked from that moment on, without a second list.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from desktop_app.domain import records
from desktop_app.domain.values import Period
from desktop_app.store.columns import fields_of
from desktop_app.store.schema import KEPT, Kept, Merge
from desktop_app.sync.contents import FieldType
from desktop_app.sync.shapes import FieldShape, TableShape

BYTES_MOST = 64
"""Hashes, fingerprints of keys and signatures; anything longer is no field of a row."""
_STAYS = frozenset({"id", "audience_id", "rev"})


@cache
def shapes() -> Mapping[str, TableShape]:
    """Every exchanged table by its name."""
    return MappingProxyType({kept.table: _table(kept) for kept in KEPT if kept.merge is not Merge.LOCAL})


def _table(kept: Kept) -> TableShape:
    hints = get_type_hints(kept.kind, include_extras=True)
    fields = {
        field.column: _field(field.column, hints[field.name], optional=field.optional)
        for field in fields_of(kept.kind)
        if field.column not in _STAYS
    }
    return TableShape(
        name=kept.table,
        merge=kept.merge.value,
        fields=MappingProxyType(fields),
        audiences=frozenset(kind.value for kind in kept.audiences),
        quiet=frozenset(kept.quiet),
        law=frozenset(kept.law) & fields.keys(),
        contact=frozenset(kept.contact),
    )


def _field(name: str, hint: Any, *, optional: bool) -> FieldShape:
    if optional:
        (hint,) = (arg for arg in get_args(hint) if arg is not NoneType)
    marks: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *rest = get_args(hint)
        marks = tuple(rest)
    for mark in marks:
        if isinstance(mark, records.Text):
            return FieldShape(name, FieldType.TEXT, optional, most=mark.most)
        if isinstance(mark, records.Scale):
            return FieldShape(name, FieldType.INT, optional)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return FieldShape(name, FieldType.WORD, optional, words=frozenset(word.value for word in hint))
    if hint is int and name == "year":
        return FieldShape(name, FieldType.YEAR, optional)
    return FieldShape(name, _TYPES[hint], optional, most=BYTES_MOST if hint is bytes else None)


_TYPES: Mapping[Any, FieldType] = {
    records.Id: FieldType.ID,
    records.Json: FieldType.JSON,
    bytes: FieldType.BYTES,
    int: FieldType.INT,
    bool: FieldType.BOOL,
    datetime: FieldType.MOMENT,
    date: FieldType.DAY,
    Period: FieldType.PERIOD,
}
