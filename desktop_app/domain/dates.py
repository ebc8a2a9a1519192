"""Dates, spans and periods in Indonesian words, whatever language the computer speaks (rules.md 87).

Days are plain dates without a zone; moments are shown in WIB, the time of Java (UTC+7, no summer time).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ROMAN = ("I", "II", "III", "IV")
WIB = timezone(timedelta(hours=7), "WIB")


def month_name(month: int) -> str:
    """Name of month 1..12: "Januari"."""
    return MONTHS[month - 1]


def day_name(day: date) -> str:
    """Name of the weekday: "Senin"."""
    return DAYS[day.weekday()]


def long_date(day: date) -> str:
    """A day as papers carry it: "31 Januari 2026"."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def short_date(day: date) -> str:
    """A day for narrow columns: "31 Jan 2026"."""
    return f"{day.day} {month_name(day.month)[:3]} {day.year}"


def weekday_date(day: date) -> str:
    """A day with its weekday: "Sabtu, 31 Januari 2026"."""
    return f"{day_name(day)}, {long_date(day)}"


def moment(at: datetime) -> str:
    """An aware moment in WIB: "31 Januari 2026 pukul 14.05 WIB"."""
    local = at.astimezone(WIB)
    return f"{long_date(local.date())} pukul {local:%H.%M} WIB"


def span_words(start: date, end: date) -> str:
    """A span as the forms head it: "1 JANUARI SD 31 DESEMBER TAHUN 2026"."""
    if start.year == end.year:
        first = f"{start.day} {month_name(start.month)}"
        last = f"{end.day} {month_name(end.month)}"
        return f"{first} SD {last} TAHUN {end.year}".upper()
    return f"{long_date(start)} SD {long_date(end)}".upper()


def period_words(code: str) -> str:
    """A stored period in words: "2026": TAHUN 2026; "2026-TW3": TRIWULAN III; "2026-03": BULAN MARET."""
    year, _, part = code.partition("-")
    if not part:
        return f"TAHUN {year}"
    if part.startswith("TW"):
        return f"TRIWULAN {ROMAN[int(part[2:]) - 1]}"
    return f"BULAN {month_name(int(part)).upper()}"
