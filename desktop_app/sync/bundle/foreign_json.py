"""JSON objects written by other programs: read within limits of size, depth, number and memory."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from desktop_app.domain.errors import Refused

MOST_DEPTH = 32
MOST_VALUES = 200_000
"""Values of one object: small ones take twenty times the memory of their text."""
MOST_NUMBER = 2**53

T = TypeVar("T")


def read_struct(raw: bytes, shape: type[T]) -> T:
    """A typed object; Refused("RUSAK") for anything else. Fields that we do not know yet are passed over."""
    if raw.count(b",") + raw.count(b"[") + raw.count(b"{") > MOST_VALUES:
        raise Refused("RUSAK")
    try:
        return msgspec.json.decode(raw, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("RUSAK") from error


def read_object(raw: bytes) -> dict[str, Any]:
    """An object of any fields, plain all through; Refused("RUSAK") for anything else."""
    found = read_struct(raw, dict[str, Any])
    check_plain(found)
    return found


def check_plain(value: Any, depth: int = MOST_DEPTH) -> None:
    """Strings, booleans, None, integers within 2^53, and lists or objects of these, 32 levels deep at most.

    Raises Refused("RUSAK"): fractions have no canonical form, and numbers beyond are not the same everywhere.
    """
    match value:
        case None | bool() | str():
            return
        case int() if abs(value) <= MOST_NUMBER:
            return
        case dict() | list() | tuple() if depth > 0:
            for each in value.values() if isinstance(value, dict) else value:
                check_plain(each, depth - 1)
        case _:
            raise Refused("RUSAK")
