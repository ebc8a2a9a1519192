"""Rows to values and back, generically: what a record class declares is all there is to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from desktop_app.store.columns import fields_of

R = TypeVar("R")


def row_of(value: Any) -> dict[str, Any]:
    """A record as the columns of its row."""
    row: dict[str, Any] = {}
    for field in fields_of(type(value)):
        content = getattr(value, field.name)
        row[field.column] = content if content is None or field.plain else field.to_db(content)
    return row


def value_of(kind: type[R], row: Mapping[str, Any]) -> R:
    """A row as the record it holds."""
    content: dict[str, Any] = {}
    for field in fields_of(kind):
        raw = row[field.column]
        content[field.name] = raw if raw is None or field.plain else field.from_db(raw)
    return kind(**content)


def values_of(kind: type[R], rows: Iterable[Sequence[Any]]) -> list[R]:
    """Rows in column order as records; the fast way for many."""
    fields = fields_of(kind)
    names = [field.name for field in fields]
    convert = [(i, field.from_db) for i, field in enumerate(fields) if not field.plain]
    made = []
    for row in rows:
        content = list(row)
        for i, from_db in convert:
            if content[i] is not None:
                content[i] = from_db(content[i])
        made.append(kind(**dict(zip(names, content, strict=True))))
    return made


def to_column(kind: type[Any], name: str, content: Any) -> Any:
    """One field's content as its column holds it, for conditions."""
    field = next(field for field in fields_of(kind) if field.name == name)
    return content if content is None or field.plain else field.to_db(content)
