"""Dates as people and programs write them: day first, Indonesian or English months, serial numbers."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from desktop_app.domain.dates import MONTHS
from desktop_app.domain.errors import RuleBroken

_EPOCH = date(1899, 12, 30)  # Excel's day 0, as it counts from March 1900 on
_SERIALS = range(10_000, 80_000)  # 1927 to 2119; a bare year like 2020 is no serial
_YEARS = range(1900, 2101)

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_NAMED = re.compile(r"(\d{1,2})\s*[-/. ]?\s*([a-z]{3,9})\.?\s*[-/., ]?\s*(\d{4}|\d{2})")
_WEEKDAY = re.compile(r"^(?:senin|selasa|rabu|kamis|jum['`’]?at|sabtu|minggu)\s*,?\s*")
_TIME = re.compile(r"[t ]\s*\d{1,2}[.:]\d\d(?:[.:]\d\d(?:[.,]\d+)?)?$")
_MIDNIGHT_UTC = re.compile(r"t00:00(?::00(?:\.0+)?)?(?:z|\+00:00)$")
_SERIAL_WITH_TIME = re.compile(r"\d{5}[.,]\d+")
_NEVER = re.compile(r"[0\s./-]*")  # "00-00-0000": how databases write "no date"

_MONTH_WORDS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)} | {
    word: number
    for number, words in enumerate(
        (
            "jan january",
            "feb peb pebruari february",
            "mar mrt march",
            "apr",
            "may",
            "jun june",
            "jul july",
            "agu ags agt agst aug august",
            "sep sept",
            "okt oct october",
            "nov nop nopember",
            "des dec december",
        ),
        start=1,
    )
    for word in words.split()
}


def date_of(cell: object) -> date | None:
    """The day a raw cell means; None for an empty one.

    Text is read day first (`1/2/2020` is 1 February), never month first: `2/13/2020` is a fault, not a guess.
    Raises `RuleBroken` with `sel.tanggal` (no date at all), `sel.tanggal_tidak_ada` (31-02-2020), or
    `sel.tanggal_tahun` (two digits of a year, or a year outside 1900–2100).
    """
    match cell:
        case datetime():
            return _plausible(cell.date(), cell)
        case date():
            return _plausible(cell, cell)
        case bool():
            raise RuleBroken("sel.tanggal", isi=cell)
        case int() | float():
            return _numbered(cell)
        case str():
            return _written(cell)
        case _:
            raise RuleBroken("sel.tanggal", isi=cell)


def _plausible(day: date, cell: object) -> date:
    if day.year not in _YEARS:
        raise RuleBroken("sel.tanggal_tahun", isi=cell)
    return day


def _numbered(number: int | float) -> date:
    if int(number) in _SERIALS:
        return _EPOCH + timedelta(days=int(number))
    compact = _COMPACT.fullmatch(f"{number:.0f}")
    if compact and number == int(number):
        return _day(*compact.groups(), isi=f"{number:.0f}")
    raise RuleBroken("sel.tanggal", isi=f"{number:.15g}")


def _written(text: str) -> date | None:
    words = _WEEKDAY.sub("", text.strip().lower())
    words = _TIME.sub("", _MIDNIGHT_UTC.sub("", words)).strip()
    if _NEVER.fullmatch(words):
        return None
    if words.isdecimal() and words.isascii():
        return _numbered(int(words))
    if _SERIAL_WITH_TIME.fullmatch(words):
        return _numbered(int(words[:5]))
    if found := _DAY_FIRST.fullmatch(words):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(words):
        year, month, day = found.groups()
    elif (found := _NAMED.fullmatch(words)) and found[2] in _MONTH_WORDS:
        day, month, year = found[1], str(_MONTH_WORDS[found[2]]), found[3]
    else:
        raise RuleBroken("sel.tanggal", isi=text)
    return _day(year, month, day, isi=text)


def _day(year: str, month: str, day: str, *, isi: str) -> date:
    if int(year) not in _YEARS:
        raise RuleBroken("sel.tanggal_tahun", isi=isi)
    try:
        return date(int(year), int(month), int(day))
    except ValueError as impossible:
        raise RuleBroken("sel.tanggal_tidak_ada", isi=isi) from impossible
