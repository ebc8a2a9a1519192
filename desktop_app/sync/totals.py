"""The number of a row, whose sum is a control total: SHA-256 of what it holds, written one way only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

import msgspec

Numbered = Callable[[str, Sequence[int | str | None]], int]


def numbering(table: str, columns: Sequence[str]) -> Numbered:
    """Gives rows of a table their numbers. The key is told as 32 digits, contents in the order of `columns`,
    bytes among them as upper-case hexadecimal text.

    Columns that are empty do not count, so that a column added later changes no total.
    """
    names = {f"c{i}": str(column) for i, column in enumerate(columns)}
    fields = [(name, Any, None) for name in names]
    line: Any = msgspec.defstruct("Line", fields, omit_defaults=True, rename=names)
    encode = msgspec.json.Encoder().encode
    head = f"{table}|"

    def number(row: str, contents: Sequence[int | str | None]) -> int:
        text = f"{head}{row}|".encode() + encode(line(*contents))
        return int.from_bytes(sha256(text).digest(), "big")

    return number
