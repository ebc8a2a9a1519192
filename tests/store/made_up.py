"""Records of any class, made up from their annotations by hypothesis."""

from __future__ import annotations

import dataclasses
import types
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from desktop_app.domain.canon import canonical
from desktop_app.domain.records import Id, Json, Scale, Text
from desktop_app.domain.values import Period

_LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
_WORDS = st.text(_LETTERS, min_size=1, max_size=40)
_WHOLE = st.integers(-(2**63), 2**63 - 1)
_MOMENTS = st.datetimes(timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
_PERIODS = st.sampled_from(["2026", "2026-TW1", "2027-TW4", "2026-B09"]).map(Period.parse)
_TABLES = st.dictionaries(_WORDS, st.one_of(_WORDS, st.integers(), st.booleans(), st.none()), max_size=3)
_BASES: dict[Any, st.SearchStrategy[Any]] = {
    Id: st.binary(min_size=16, max_size=16),
    Json: _TABLES.map(canonical),
    bytes: st.binary(max_size=40),
    str: _WORDS,
    int: _WHOLE,
    bool: st.booleans(),
    date: st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    datetime: _MOMENTS,
    Period: _PERIODS,
}


def records_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Records of a class with whatever its annotations allow."""
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{field.name: _content(hints[field.name]) for field in dataclasses.fields(kind)})


def _content(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) in {Union, types.UnionType}:
        (inner,) = [arg for arg in get_args(hint) if arg is not types.NoneType]
        return st.none() | _content(inner)
    if get_origin(hint) is Annotated:
        return _marked(*get_args(hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return _BASES[hint]


def _marked(base: Any, mark: object) -> st.SearchStrategy[Any]:
    match mark:
        case Text(most):
            texts = st.text(_LETTERS, min_size=1, max_size=min(most, 60))
            return texts.map(lambda text: unicodedata.normalize("NFC", text)[:most])
        case Scale(places):
            return st.integers(-(10**15), 10**15).map(lambda whole: Decimal(whole).scaleb(-places))
    return _content(base)
