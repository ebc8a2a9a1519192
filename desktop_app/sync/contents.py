"""What a single content of a foreign operation may look like: one quick yes-or-no question for each type.

Contents are what the database holds: texts, whole numbers, BLOBs as hexadecimal text. A day must be one that
every program can calculate with, a text one that shows what it says: a signature only tells who wrote it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, cast

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.values import Period

Fit = Callable[[object], bool]


class FieldType(StrEnum):
    """How a field is kept, and so what its contents must look like."""

    ID = "id"
    BYTES = "bytes"
    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    PERIOD = "period"
    INT = "int"
    YEAR = "year"
    BOOL = "bool"
    WORD = "word"
    JSON = "json"


ID_DIGITS = 32
HASH_BYTES = 32
WHOLE_MOST = 2**53
"""Beyond this, programs that know only floating point numbers no longer tell neighbours apart."""
LONG_TEXT = 500
"""Texts of this length may have lines and tabs; shorter ones are one line."""
JSON_MOST = 1024 * 1024
JSON_DEPTH = 32
_YEARS = range(1900, 2200)
_HEX = re.compile(r"[0-9A-Fa-f]*")
# C0 and C1 controls, surrogates, line separators, and all that turns the direction of what is read
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069]")
_UNFIT_IN_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069]")


def fit_of(kind: FieldType, *, most: int | None, words: frozenset[str] | None) -> Fit:
    """The question to ask of each content of a field. It never raises, whatever it is given.

    `most`: characters of a text, bytes of a BLOB; unsaid, those of a long text or a hash. `words`: all that a
    WORD may be.
    """
    match kind:
        case FieldType.TEXT:
            return _texts(most or LONG_TEXT)
        case FieldType.BYTES:
            return _blobs(most or HASH_BYTES)
        case FieldType.WORD:
            return _words(words or frozenset())
        case _:
            return _PLAIN[kind]


def calmed(text: str, *, lines: bool) -> str:
    """A text as it may be exchanged: NFC, without what shows nothing or turns the direction of reading."""
    unfit = _UNFIT_IN_LINES if lines else _UNFIT
    return unfit.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n")))


def is_calm(text: str, *, lines: bool) -> bool:
    """Whether a text is in NFC and shows all it holds; `lines`: it may have more than one."""
    if not text.isprintable() and (_UNFIT_IN_LINES if lines else _UNFIT).search(text):
        return False
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def _texts(most: int) -> Fit:
    lines = most >= LONG_TEXT

    def is_fit(content: object) -> bool:
        return type(content) is str and 0 < len(content) <= most and is_calm(content, lines=lines)

    return is_fit


def _blobs(most: int) -> Fit:
    digits = 2 * most

    def is_fit(content: object) -> bool:
        return (
            type(content) is str
            and len(content) <= digits
            and not len(content) % 2
            and bool(_HEX.fullmatch(content))
        )

    return is_fit


def _words(words: frozenset[str]) -> Fit:
    def is_fit(content: object) -> bool:
        return type(content) is str and content in words

    return is_fit


def _is_id(content: object) -> bool:
    return type(content) is str and len(content) == ID_DIGITS and bool(_HEX.fullmatch(content))


def are_ids(contents: Sequence[int | str | None], *, optional: bool) -> bool:
    """Whether all of these are keys, or nothing where that may be; one pattern for all of them together."""
    told = [content for content in contents if content is not None] if optional else contents
    if not all(type(content) is str for content in told):
        return False
    texts = cast("Sequence[str]", told)
    return {*map(len, texts)} <= {ID_DIGITS} and bool(_HEX.fullmatch("".join(texts)))


def _is_whole(content: object) -> bool:
    return type(content) is int and -WHOLE_MOST <= content <= WHOLE_MOST


def _is_year(content: object) -> bool:
    return type(content) is int and content in _YEARS


def _is_flag(content: object) -> bool:
    return type(content) is int and content in (0, 1)


def _is_day(content: object) -> bool:
    return type(content) is str and len(content) == len("2026-01-31") and _day(content)


def _is_moment(content: object) -> bool:
    return type(content) is str and len(content) == len("2026-01-31T01:41:07.000Z") and _moment(content)


def _is_period(content: object) -> bool:
    return type(content) is str and len(content) <= len("2026-TW3") and _period(content)


# few days, moments and periods stand in many rows; the lengths are known, so nothing big stays here
@lru_cache(4096)
def _day(text: str) -> bool:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.isoformat() == text and day.year in _YEARS


@lru_cache(4096)
def _moment(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    written = moment.replace(tzinfo=None).isoformat(timespec="milliseconds")
    return f"{written}Z" == text and moment.year in _YEARS


@lru_cache(1024)
def _period(text: str) -> bool:
    try:
        return text.isascii() and Period.parse(text).text == text
    except RuleBroken:
        return False


def _is_json(content: object) -> bool:
    """JSON in its shortest spelling: no doubled keys, no `NaN`, no floats, no escapes that hide a letter."""
    if type(content) is not str or len(content) > JSON_MOST or not is_calm(content, lines=False):
        return False
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return _is_plain(value, JSON_DEPTH) and _shortest(value) == content


_shortest = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def _is_plain(value: Any, depth: int) -> bool:
    match value:
        case None | bool():
            return True
        case int():
            return _is_whole(value)
        case str():
            return is_calm(value, lines=True)
        case list():
            return depth > 0 and all(_is_plain(item, depth - 1) for item in value)
        case dict():
            texts = all(is_calm(key, lines=True) for key in value)
            return depth > 0 and texts and all(_is_plain(item, depth - 1) for item in value.values())
        case _:
            return False


_PLAIN: dict[FieldType, Fit] = {
    FieldType.ID: _is_id,
    FieldType.DAY: _is_day,
    FieldType.MOMENT: _is_moment,
    FieldType.PERIOD: _is_period,
    FieldType.INT: _is_whole,
    FieldType.YEAR: _is_year,
    FieldType.BOOL: _is_flag,
    FieldType.JSON: _is_json,
}
