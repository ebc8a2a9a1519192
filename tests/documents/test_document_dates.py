"""Days and periods in Indonesian words (rules.md 87)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from desktop_app.domain.dates import (
    day_name,
    long_date,
    moment,
    month_name,
    period_words,
    short_date,
    span_words,
    weekday_date,
)


def test_days_are_written_in_indonesian():
    day = date(2026, 1, 31)

    assert long_date(day) == "31 Januari 2026"
    assert short_date(date(2026, 8, 5)) == "5 Agu 2026"
    assert weekday_date(day) == "Sabtu, 31 Januari 2026"
    assert [day_name(date(2026, 3, n))[:3] for n in range(2, 9)] == [
        "Sen",
        "Sel",
        "Rab",
        "Kam",
        "Jum",
        "Sab",
        "Min",
    ]
    assert month_name(12) == "Desember"


def test_a_moment_is_told_in_the_time_of_java():
    assert moment(datetime(2026, 1, 31, 18, 5, tzinfo=UTC)) == "1 Februari 2026 pukul 01.05 WIB"
    assert moment(datetime(2026, 1, 31, 9, 0, tzinfo=timezone(timedelta(hours=9)))) == (
        "31 Januari 2026 pukul 07.00 WIB"
    )


def test_a_span_of_one_year_names_the_year_once():
    assert span_words(date(2026, 1, 1), date(2026, 12, 31)) == "1 JANUARI SD 31 DESEMBER TAHUN 2026"
    assert span_words(date(2025, 7, 1), date(2026, 6, 30)) == "1 JULI 2025 SD 30 JUNI 2026"


@pytest.mark.parametrize(
    ("code", "words"),
    [("2026", "TAHUN 2026"), ("2026-TW3", "TRIWULAN III"), ("2026-03", "BULAN MARET")],
)
def test_a_period_is_told_in_words(code, words):
    assert period_words(code) == words
