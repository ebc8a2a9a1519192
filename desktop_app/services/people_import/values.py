"""What the cells of one row say, taken together: name and titles, status, appointment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar

from desktop_app.domain.nip import Nip
from desktop_app.domain.records import folded
from desktop_app.domain.terms import NumberKind, PostKind, StaffKind
from desktop_app.services.people_import.names import post_kind_of
from desktop_app.sheets.cells import Value

Values = Mapping[str, Value]
W = TypeVar("W", bound=StrEnum)

_SLIP = 0.75
_YEARS = range(1900, 2101)
_TITLES = re.compile(r"^((?:(?:prof|dr|drs|dra|ir|apt|ns)\.?\s+)+)(?=\S)", re.IGNORECASE)


def is_political(values: Values) -> bool:
    """Whether a row is of a pejabat negara, who needs no number (rule 8)."""
    if values.get("jenis_pegawai") == StaffKind.PEJABAT_NEGARA:
        return True
    told, post = text_of(values, "jenis_jabatan"), text_of(values, "jabatan")
    return "nip" not in values and bool(post) and post_kind_of(post or "", told, None)[0] is PostKind.POLITIK


def staff_of(values: Values, number: Nip | None) -> StaffKind:
    """The status as the sheet tells it, else as the pattern of the number does."""
    told = word_of(StaffKind, values, "jenis_pegawai")
    if told in {None, StaffKind.PNS} and values.get("status_cpns") == StaffKind.CPNS:
        return StaffKind.CPNS
    if told is not None:
        return told
    return StaffKind.PPPK if number and number.kind is NumberKind.NI_PPPK else StaffKind.PNS


def name_of(values: Values) -> tuple[str | None, str, str | None]:
    """Titles and name; a sheet that has all in one column is taken apart at the first comma."""
    front, back = text_of(values, "gelar_depan"), text_of(values, "gelar_belakang")
    name = text_of(values, "nama") or ""
    if back is None and "," in name:
        name, _, rest = name.partition(",")
        back = rest.strip() or None
    if front is None and (found := _TITLES.match(name)):
        front = found[1].strip()
        name = name[found.end() :]
    return front, name.strip(), back


def begun_by(number: Nip | None) -> date | None:
    """The day of appointment that a number tells; of a NI PPPK the first of the year."""
    if number is None:
        return None
    if number.appointed_on is not None:
        return number.appointed_on
    year = number.appointed_year
    return date(year, 1, 1) if year in _YEARS else None


def text_of(values: Values, key: str) -> str | None:
    value = values.get(key)
    return value if isinstance(value, str) else None


def day_of(values: Values, key: str) -> date | None:
    value = values.get(key)
    return value if isinstance(value, date) else None


def word_of(words: type[W], values: Values, key: str) -> W | None:
    value = values.get(key)
    return words(value) if isinstance(value, str) else None


def same_human(one: str, other: str) -> bool:
    """Whether two spellings may name one human: each word of the shorter one resembles one of the longer."""
    mine, theirs = sorted((folded(one).split(), folded(other).split()), key=len)
    return all(any(_alike(word, their) for their in theirs) for word in mine)


def _alike(one: str, other: str) -> bool:
    """Equal but for a slip of the pen, an initial or a shortened end."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return long.startswith(short) or SequenceMatcher(None, short, long).ratio() >= _SLIP
