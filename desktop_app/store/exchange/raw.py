"""Bare statements on the driver's cursor: the log moves hundreds of thousands of rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")
_MOST = 500
KEYS = "(SELECT unhex(value) FROM json_each(?))"
"""Behind IN: the keys that `named` has put into one text. Read twice as fast as a question mark for each of
them, and the question, being always the same, is prepared once."""


def fetch(connection: Connection, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a question."""
    return list(_cursor(connection).execute(sql, tuple(values)).fetchall())


def run(connection: Connection, sql: str, values: Sequence[Any] = ()) -> int:
    """One statement; answers how many rows it touched."""
    return int(_cursor(connection).execute(sql, tuple(values)).rowcount)


def run_many(connection: Connection, sql: str, rows: Sequence[Sequence[Any] | Mapping[str, Any]]) -> None:
    """One statement for many rows."""
    if rows:
        _cursor(connection).executemany(sql, rows)


def marks(values: Sequence[Any]) -> str:
    """As many question marks as there are values."""
    return ",".join("?" * len(values))


def named(keys: Iterable[bytes]) -> str:
    """Keys as the one text that `KEYS` asks for."""
    told = '","'.join([key.hex() for key in keys])
    return f'["{told}"]' if told else "[]"


def chunks(values: Sequence[T], size: int = _MOST) -> Iterator[Sequence[T]]:
    """Pieces small enough for one statement."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _cursor(connection: Connection) -> Any:
    return connection.connection.cursor()
