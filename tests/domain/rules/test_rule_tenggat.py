from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.tenggat import Wait, YearDay, add_months
from desktop_app.domain.terms import DayKind

DAY = date(2026, 1, 31)


def test_a_plan_set_on_31_january_is_on_time_and_on_1_february_late(book: RuleBook) -> None:
    rules = book.tenggat(DAY)

    assert not rules.is_set_late(date(2026, 1, 31), 2026)
    assert rules.is_set_late(date(2026, 2, 1), 2026)
    assert not rules.is_set_late(date(2025, 12, 15), 2026)


def test_the_days_of_the_performance_year(book: RuleBook) -> None:
    rules = book.tenggat(DAY)

    assert rules.due_on(YearDay.SKP_MULAI, 2026) == date(2025, 12, 1)
    assert rules.due_on(YearDay.SKP_BELUM_ADA, 2026) == date(2026, 1, 8)
    assert rules.due_on(YearDay.SKP_PENGELOLA, 2026) == date(2026, 1, 15)
    assert rules.days[YearDay.SKP_PENGELOLA].uncertain == (
        "Ketentuan PermenPANRB 8/2021, atur sesuai ketentuan instansi"
    )


def test_an_objection_to_a_result_received_on_10_january_may_come_until_24_january(book: RuleBook) -> None:
    wait = book.tenggat(DAY).waits[Wait.KEBERATAN]
    received = date(2026, 1, 10)

    assert wait.kind is DayKind.KALENDER
    assert book.working_days(DAY).last_day(wait, received).on == date(2026, 1, 24)


def test_the_same_span_in_working_days_skips_weekends_and_holidays(book: RuleBook) -> None:
    wait = replace(book.tenggat(DAY).waits[Wait.KEBERATAN], kind=DayKind.KERJA)

    assert book.working_days(DAY).last_day(wait, date(2026, 1, 10)).on == date(2026, 1, 30)
    assert book.working_days(DAY).last_day(wait, date(2026, 1, 10), week=6).on == date(2026, 1, 28)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
        (date(2026, 1, 15), date(2026, 7, 15)),
    ],
)
def test_an_improvement_plan_lasts_six_months(book: RuleBook, start: date, end: date) -> None:
    assert book.tenggat(DAY).improvement_ends_on(start) == end


def test_the_end_of_a_contract_is_announced_six_months_before(book: RuleBook) -> None:
    assert book.tenggat(DAY).contract_warning_on(date(2026, 8, 31)) == date(2026, 2, 28)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(-60, 60))
def test_months_are_added_without_skipping_one(day: date, months: int) -> None:
    moved = add_months(day, months)

    assert moved.year * 12 + moved.month == day.year * 12 + day.month + months
    assert moved.day <= day.day
