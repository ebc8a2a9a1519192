"""What people type as days and numbers, read and written the Indonesian way. Pure; no widget here."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from desktop_app.domain.dates import MONTHS
from desktop_app.words.numbers import show_number

_SHORT_MONTHS = {month[:3].lower(): number for number, month in enumerate(MONTHS, start=1)}
_SHORT_MONTHS.update({"agt": 8, "ags": 8, "nop": 11, "peb": 2, "pebruari": 2})
_DAY = re.compile(r"(\d{1,2})[\s./-]+([a-z]+|\d{1,2})(?:[\s./-]+(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+([.,]\d+)?")


def read_day(text: str, usual_year: int) -> date | None:
    """A day from "24/11/2026", "24-11-26", "24 nov", "24 November 2026", "2026-11-24"; None when it is none.

    A missing year is `usual_year`; of two digits the century is that of `usual_year`.
    """
    typed = text.strip().lower()
    iso = _ISO.fullmatch(typed)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    match = _DAY.fullmatch(typed)
    if not match:
        return None
    month = int(match[2]) if match[2].isdigit() else _SHORT_MONTHS.get(match[2][:3], 0)
    is_name = match[2].isdigit() or any(name.lower().startswith(match[2]) for name in MONTHS)
    if not is_name and match[2] not in _SHORT_MONTHS:
        return None
    year = usual_year if not match[3] else int(match[3])
    return _day(year if year > 99 else usual_year // 100 * 100 + year, month, int(match[1]))


def show_day(day: date) -> str:
    """A day as it stands in a field: "24/11/2026"."""
    return f"{day:%d/%m/%Y}"


def read_number(text: str) -> Decimal | None:
    """A number from "1.234.567,89", "1234,5", "1234.5"; None when it is none or could mean two.

    "1.234" is one thousand two hundred thirty-four, as people write here; "1234.5" can only be a fraction.
    """
    typed = text.strip().replace("\u00a0", "").replace(" ", "")
    if _GROUPED.fullmatch(typed):
        return Decimal(typed.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(typed):
        return Decimal(typed.replace(",", "."))
    return None


def show_count(count: int) -> str:
    """A count with dots between thousands: "99.999"."""
    return show_number(Decimal(count))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
