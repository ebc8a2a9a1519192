from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_files import shipped_sets

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.libur import DayOff
from desktop_app.domain.terms import HolidayKind

DAY = date(2026, 12, 31)
CLOCK = RuleBook(shipped_sets()).working_days(DAY)


def test_friday_and_three_working_days_is_wednesday() -> None:
    assert CLOCK.add_working_days(date(2026, 7, 3), 3).on == date(2026, 7, 8)


def test_the_start_day_is_not_counted_even_when_it_is_a_working_day() -> None:
    assert CLOCK.add_working_days(date(2026, 7, 6), 1).on == date(2026, 7, 7)
    assert CLOCK.add_working_days(date(2026, 7, 5), 1).on == date(2026, 7, 6)


def test_a_holiday_and_collective_leave_shift_the_day() -> None:
    assert not CLOCK.is_working_day(date(2026, 5, 14))
    assert not CLOCK.is_working_day(date(2026, 5, 15))
    assert CLOCK.add_working_days(date(2026, 5, 13), 1).on == date(2026, 5, 18)


def test_saturday_counts_in_a_six_day_week_only() -> None:
    saturday = date(2026, 7, 4)

    assert not CLOCK.is_working_day(saturday)
    assert CLOCK.is_working_day(saturday, week=6)
    assert CLOCK.add_working_days(date(2026, 7, 3), 3, week=6).on == date(2026, 7, 7)


def test_a_week_is_known_by_unit_before_kind_before_default(book: RuleBook) -> None:
    weeks = book.weeks(DAY)

    assert weeks.week_of("DISDIK", "dinas") == 5
    assert weeks.week_of("SDN-01", "sekolah") == 6
    assert weeks.week_of("RSUD", "lainnya") == 6
    assert "RSUD" in weeks.uncertain


def test_a_local_holiday_adds_and_a_cancelled_one_takes_away() -> None:
    local = DayOff(date(2026, 7, 24), HolidayKind.LOKAL, "Hari Jadi Kota")
    cancelled = DayOff(date(2026, 5, 15), HolidayKind.CUTI_BERSAMA, "Kenaikan", cancelled=True)

    assert not CLOCK.is_working_day(date(2026, 7, 24), [local])
    assert CLOCK.is_working_day(date(2026, 5, 15), [cancelled])
    assert CLOCK.add_working_days(date(2026, 5, 13), 1, [cancelled]).on == date(2026, 5, 15)


def test_a_deadline_that_rests_on_an_estimated_holiday_says_so() -> None:
    before_eid = CLOCK.add_working_days(date(2027, 3, 8), 2)
    without = CLOCK.add_working_days(date(2027, 7, 1), 2)
    fixed_year = CLOCK.add_working_days(date(2026, 5, 13), 2)

    assert before_eid.rests_on_estimate
    assert not without.rests_on_estimate
    assert not fixed_year.rests_on_estimate


def test_an_estimate_on_a_weekend_moves_nothing() -> None:
    assert not CLOCK.add_working_days(date(2027, 2, 5), 1).rests_on_estimate


def test_a_decree_makes_an_estimate_firm() -> None:
    firm = [DayOff(day.day, day.kind, day.name) for day in CLOCK.libur.days if day.day.year == 2027]

    assert not CLOCK.add_working_days(date(2027, 3, 8), 2, firm).rests_on_estimate


def test_a_year_without_known_holidays_is_refused_not_guessed() -> None:
    with pytest.raises(RuleBroken) as broken:
        CLOCK.add_working_days(date(2028, 12, 29), 1)

    assert broken.value.code == "aturan.libur_belum_ada"
    assert broken.value.facts == {"year": 2029}


@pytest.mark.parametrize("number", [0, -1])
def test_no_working_days_is_no_deadline(number: int) -> None:
    with pytest.raises(RuleBroken, match=r"hari_kerja\.jumlah"):
        CLOCK.add_working_days(DAY, number)


def test_a_week_of_four_days_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"hari_kerja\.minggu"):
        CLOCK.is_working_day(date(2026, 7, 1), week=4)


@given(st.dates(date(2022, 1, 1), date(2028, 9, 30)), st.integers(1, 40), st.sampled_from([5, 6]))
def test_the_result_is_the_nth_working_day(start: date, number: int, week: int) -> None:
    due = CLOCK.add_working_days(start, number, week=week).on
    passed = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]

    assert CLOCK.is_working_day(due, week=week)
    assert sum(CLOCK.is_working_day(day, week=week) for day in passed) == number
