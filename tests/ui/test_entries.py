from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.widgets.entries import read_day, read_number, show_day
from desktop_app.words.numbers import show_number


@pytest.mark.parametrize(
    "typed",
    ["24/11/2026", "24-11-26", "24 nov", "24 November 2026", "24.11.2026", "2026-11-24", " 24 NOP 26 "],
)
def test_a_day_is_read_as_people_write_it(typed):
    assert read_day(typed, 2026) == date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed", ["", "31/02/2026", "24", "24 novela", "besok", "24/13/2026", "24/11/202", "1/2/3/4"]
)
def test_what_is_no_day_is_not_guessed(typed):
    assert read_day(typed, 2026) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234.567,89", "1234567.89"),
        ("1234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1.234", "1234"),
        ("-3", "-3"),
        (" 12 ", "12"),
        ("1 234,5", "1234.5"),
    ],
)
def test_a_number_is_read_with_both_separators_where_only_one_thing_can_be_meant(typed, number):
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "1.23.4", "1,2,3", "dua", "1.234.5", "NaN", "1e5", "--3"])
def test_what_is_no_number_is_not_guessed(typed):
    assert read_number(typed) is None


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_day_shown_is_read_again(day):
    assert read_day(show_day(day), 2026) == day


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_number_shown_is_read_again(number):
    assert read_number(show_number(number)) == number
