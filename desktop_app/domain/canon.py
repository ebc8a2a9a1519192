"""Canonical JSON: one text for one content, so that hashes and goldens agree on every machine."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

from desktop_app.domain.records import Json


def canonical(value: Any) -> Json:
    """Sorted keys, NFC, no spaces. Takes dicts, lists, strings, integers, booleans and None; never floats."""
    text = json.dumps(
        _plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return Json(unicodedata.normalize("NFC", text))


def sha256_of(text: Json) -> bytes:
    """SHA-256 of canonical JSON, 32 bytes."""
    return hashlib.sha256(text.encode()).digest()


def _plain(value: Any) -> Any:
    match value:
        case float():
            raise TypeError("a float has no canonical form; use an integer of fixed decimals")
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case bytes():
            return value.hex()
        case None | bool() | int() | str():
            return value
        case _:
            return str(value)
