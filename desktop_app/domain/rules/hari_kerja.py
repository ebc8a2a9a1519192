"""Kind `hari_kerja`: the 5- or 6-day week of units, and the working-day clock (rule 53)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.rules.libur import LiburRules
from desktop_app.domain.rules.tenggat import DaySpan
from desktop_app.domain.terms import DayKind, HolidayKind


class DayOffLike(Protocol):
    """What the clock must know of a day off: one of the rule set, or a stored `Holiday` of the office."""

    @property
    def day(self) -> date: ...
    @property
    def kind(self) -> HolidayKind: ...
    @property
    def estimated(self) -> bool: ...
    @property
    def cancelled(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class WeekRules:
    """Working days of a week, Monday first: 5 or 6, by default, by kind of unit, and by unit."""

    default: int
    by_kind: Mapping[str, int]
    by_unit: Mapping[str, int]
    uncertain: Mapping[str, str]

    def week_of(self, unit_code: str, unit_kind: str = "") -> int:
        """Days of the week of a unit; its own rule before that of its kind."""
        return self.by_unit.get(unit_code, self.by_kind.get(unit_kind, self.default))


@dataclass(frozen=True, slots=True)
class DueDay:
    """A computed day; `rests_on_estimate`: an estimated day off moved it, so it may move again."""

    on: date
    rests_on_estimate: bool


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The clock: the week rules and the days off of one rule day.

    `holidays` of the methods are stored days off: they add to those of the rule set; a cancelled one takes
    the same kind on the same day away. `week` is 5 or 6; without it the default week counts.
    """

    weeks: WeekRules
    libur: LiburRules

    def is_working_day(self, day: date, holidays: Iterable[DayOffLike] = (), week: int | None = None) -> bool:
        """Whether the office works on a day. Years without known days off are refused."""
        return self._is_working(day, self._off(holidays), week)

    def add_working_days(
        self, start: date, number: int, holidays: Iterable[DayOffLike] = (), week: int | None = None
    ) -> DueDay:
        """The n-th working day after `start`, which is not counted: Friday + 3 is Wednesday (rule 72)."""
        if number < 1:
            raise RuleBroken("hari_kerja.jumlah", number=number)
        off, day, left, estimated = self._off(holidays), start, number, False
        while left:
            day += timedelta(days=1)
            if self._is_working(day, off, week):
                left -= 1
            elif self._is_in_week(day, week):
                estimated = estimated or off[day]
        return DueDay(day, estimated)

    def last_day(
        self, span: DaySpan, start: date, holidays: Iterable[DayOffLike] = (), week: int | None = None
    ) -> DueDay:
        """The last day of a span that starts with an event on `start`, by its kind of days (rules 52, 53)."""
        if span.kind is DayKind.KERJA:
            return self.add_working_days(start, span.days, holidays, week)
        return DueDay(start + timedelta(days=span.days), rests_on_estimate=False)

    def _off(self, holidays: Iterable[DayOffLike]) -> Mapping[date, bool]:
        """Days off, each with whether it is a mere estimate (a firm reason beats an estimated one)."""
        stored = {(item.day, item.kind): item for item in holidays}
        seeded: dict[tuple[date, HolidayKind], DayOffLike] = {(i.day, i.kind): i for i in self.libur.days}
        off: dict[date, bool] = {}
        for (day, _), item in {**seeded, **stored}.items():
            if not item.cancelled:
                off[day] = item.estimated and off.get(day, True)
        return off

    def _is_working(self, day: date, off: Mapping[date, bool], week: int | None) -> bool:
        if day.year not in self.libur.years:
            raise RuleBroken("aturan.libur_belum_ada", year=day.year)
        return self._is_in_week(day, week) and day not in off

    def _is_in_week(self, day: date, week: int | None) -> bool:
        days = self.weeks.default if week is None else week
        if days not in (5, 6):
            raise RuleBroken("hari_kerja.minggu", week=days)
        return day.weekday() < days


def parse(facts: Facts) -> WeekRules:
    facts.only("default", "unit_kind", "unit")
    uncertain: dict[str, str] = {}
    default = facts.inner("default")
    default.only("days")
    return WeekRules(
        default=default.integer("days", least=5, most=6),
        by_kind=_weeks(facts, "unit_kind", uncertain),
        by_unit=_weeks(facts, "unit", uncertain),
        uncertain=uncertain,
    )


def _weeks(facts: Facts, key: str, uncertain: dict[str, str]) -> Mapping[str, int]:
    weeks: dict[str, int] = {}
    for row in facts.rows(key) if key in facts.table else ():
        row.only("code", "days", "tidak_pasti", "note")
        code, note = row.text("code"), row.uncertain()
        if code in weeks:
            raise row.refuse(f"{key} {code} tertulis dua kali")
        weeks[code] = row.integer("days", least=5, most=6)
        if note is not None:
            uncertain[code] = note
    return weeks
