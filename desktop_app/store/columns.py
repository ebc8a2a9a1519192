"""From a field's annotation to its column and between the two values: all that knows storage types.

STRICT tables take TEXT, INTEGER and BLOB only. Days are ISO text, moments UTC ISO text with Z, decimals
integers of a fixed number of places, enumerations their official words.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Column, Integer, LargeBinary, Text
from sqlalchemy.types import TypeEngine

from desktop_app.domain import records
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.values import Period
from desktop_app.sync.contents import LONG_TEXT, calmed, is_calm

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """How one field of a record is kept. `to_db` and `from_db` never see None."""

    name: str
    column: str
    type: type[TypeEngine[Any]]
    optional: bool
    to_db: Convert
    from_db: Convert
    plain: bool

    def make_column(self) -> Column[Any]:
        return Column(self.column, self.type(), nullable=self.optional, primary_key=self.name == "id")


_known: dict[Any, tuple[Field, ...]] = {}


def fields_of(kind: type[Any]) -> tuple[Field, ...]:
    """The fields of a record class in their declared order."""
    if kind not in _known:
        hints = get_type_hints(kind, include_extras=True)
        _known[kind] = tuple(_field(field.name, hints[field.name]) for field in dataclasses.fields(kind))
    return _known[kind]


def _field(name: str, hint: Any) -> Field:
    optional = False
    if get_origin(hint) in {Union, types.UnionType}:
        inner = [arg for arg in get_args(hint) if arg is not types.NoneType]
        optional = len(inner) < len(get_args(hint))
        (hint,) = inner
    marks: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *rest = get_args(hint)
        marks = tuple(rest)
    column_type, to_db, from_db = _conversion(name, hint, marks)
    plain = to_db is _same and from_db is _same
    return Field(name, name.rstrip("_"), column_type, optional, to_db, from_db, plain)


def _conversion(
    name: str, hint: Any, marks: tuple[Any, ...]
) -> tuple[type[TypeEngine[Any]], Convert, Convert]:
    base = getattr(hint, "__supertype__", hint)
    for mark in marks:
        if isinstance(mark, records.Scale):
            return Integer, _scaled(mark.places), _unscaled(mark.places)
        if isinstance(mark, records.Text):
            return Text, _limited(name, mark.most), _same
    if isinstance(base, type) and issubclass(base, StrEnum):
        return Text, lambda word: word.value, base
    return _BASES[base]


def _same(value: Any) -> Any:
    return value


def _limited(name: str, most: int) -> Convert:
    def check(text: str) -> str:
        kept = text if is_calm(text, lines=most >= LONG_TEXT) else calmed(text, lines=most >= LONG_TEXT)
        if not kept or len(kept) > most:
            code = "data.terlalu_panjang" if kept else "data.kosong"
            raise RuleBroken(code, bidang=name, batas=most)
        return kept

    return check


def _scaled(places: int) -> Convert:
    factor = Decimal(10) ** places

    def to_int(value: Decimal) -> int:
        return int((value * factor).to_integral_value(ROUND_HALF_UP))

    return to_int


def _unscaled(places: int) -> Convert:
    def from_int(value: int) -> Decimal:
        return Decimal(value).scaleb(-places)

    return from_int


def _moment_out(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


_BASES: dict[Any, tuple[type[TypeEngine[Any]], Convert, Convert]] = {
    bytes: (LargeBinary, _same, _same),
    str: (Text, _same, _same),
    int: (Integer, _same, _same),
    bool: (Integer, int, bool),
    datetime: (Text, _moment_out, datetime.fromisoformat),
    date: (Text, date.isoformat, date.fromisoformat),
    Period: (Text, str, Period),
}
