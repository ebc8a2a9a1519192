"""Kind `tenggat`: default deadlines of the performance year and of what follows it (rules 29, 52, 58, 59)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.terms import DayKind


class YearDay(StrEnum):
    """Days of the kalender kinerja that recur every year."""

    SKP_MULAI = "skp_mulai"
    SKP_BELUM_ADA = "skp_belum_ada"
    SKP_PENGELOLA = "skp_pengelola"
    SKP_DITETAPKAN = "skp_ditetapkan"


class Wait(StrEnum):
    """Spans that start with an event and are counted in days."""

    KEBERATAN = "keberatan"
    PENJELASAN = "penjelasan"
    KEPUTUSAN = "keputusan"
    BIMBINGAN = "bimbingan"


class Span(StrEnum):
    """Spans that are counted in months."""

    PERBAIKAN = "perbaikan"
    KONTRAK_PPPK = "kontrak_pppk"


@dataclass(frozen=True, slots=True)
class RecurringDay:
    """A day of the year; `year_before` when it lies in the year before the plan's."""

    month: int
    day: int
    is_year_before: bool
    uncertain: str | None

    def of(self, year: int) -> date:
        return date(year - self.is_year_before, self.month, self.day)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A number of days after an event; the day of the event is not counted."""

    days: int
    kind: DayKind
    uncertain: str | None


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """A number of months before or after an event."""

    months: int
    uncertain: str | None


@dataclass(frozen=True, slots=True)
class TenggatRules:
    """All default deadlines; a row of the office's kalender kinerja may extend one."""

    days: Mapping[YearDay, RecurringDay]
    waits: Mapping[Wait, DaySpan]
    spans: Mapping[Span, MonthSpan]

    def due_on(self, which: YearDay, year: int) -> date:
        """The day in question for the plans of `year`."""
        return self.days[which].of(year)

    def is_set_late(self, set_on: date, year: int) -> bool:
        """Whether a plan of `year` was ditetapkan after the last day: 31 January is on time (rule 29)."""
        return set_on > self.due_on(YearDay.SKP_DITETAPKAN, year)

    def improvement_ends_on(self, starts_on: date) -> date:
        """End of the improvement plan after a low predikat: 31 August + 6 months is 28/29 February."""
        return add_months(starts_on, self.spans[Span.PERBAIKAN].months)

    def contract_warning_on(self, ends_on: date) -> date:
        """From this day on the end of a PPPK contract is announced (rule 59)."""
        return add_months(ends_on, -self.spans[Span.KONTRAK_PPPK].months)


def add_months(day: date, months: int) -> date:
    """The same day some months later (or earlier), or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def parse(facts: Facts) -> TenggatRules:
    facts.only("year_day", "wait", "span")
    days, waits, spans = facts.inner("year_day"), facts.inner("wait"), facts.inner("span")
    days.only(*YearDay)
    waits.only(*Wait)
    spans.only(*Span)
    return TenggatRules(
        days={which: _recurring(days.inner(which)) for which in YearDay},
        waits={which: _day_span(waits.inner(which)) for which in Wait},
        spans={which: _month_span(spans.inner(which)) for which in Span},
    )


def _recurring(facts: Facts) -> RecurringDay:
    facts.only("on", "year_before", "tidak_pasti", "note")
    try:
        day = date.fromisoformat(f"2023-{facts.text('on')}")
    except ValueError:
        raise facts.refuse(f"{facts.place}.on harus bulan-hari, misalnya 01-31") from None
    return RecurringDay(day.month, day.day, facts.flag("year_before"), facts.uncertain())


def _day_span(facts: Facts) -> DaySpan:
    facts.only("days", "kind", "tidak_pasti", "note")
    return DaySpan(facts.integer("days", least=1, most=366), facts.word("kind", DayKind), facts.uncertain())


def _month_span(facts: Facts) -> MonthSpan:
    facts.only("months", "tidak_pasti", "note")
    return MonthSpan(facts.integer("months", least=1, most=60), facts.uncertain())
