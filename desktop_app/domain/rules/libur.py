"""Kind `libur`: national holidays and cuti bersama of the years a set covers; some are estimates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.terms import HolidayKind


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day off; `estimated` while no decree fixes it (shown as "perkiraan"); `cancelled` takes it back."""

    day: date
    kind: HolidayKind
    name: str
    estimated: bool = False
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class LiburRules:
    """Days off in order, and the years that are known at all."""

    years: frozenset[int]
    days: tuple[DayOff, ...]


def parse(facts: Facts) -> LiburRules:
    facts.only("years", "day")
    years = frozenset(facts.integers("years"))
    days = tuple(_day_off(row) for row in facts.rows("day"))
    if len({(day.day, day.kind) for day in days}) != len(days):
        raise facts.refuse("satu hari libur tertulis dua kali")
    if {day.day.year for day in days} != years:
        raise facts.refuse("years harus sama dengan tahun-tahun yang punya hari libur")
    return LiburRules(years, tuple(sorted(days, key=lambda day: (day.day, day.kind))))


def _day_off(row: Facts) -> DayOff:
    row.only("on", "kind", "name", "perkiraan")
    kind = row.word("kind", HolidayKind)
    return DayOff(row.day("on"), kind, row.text("name"), row.flag("perkiraan"))
