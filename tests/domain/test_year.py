"""Results, obstacles and feedback: rules 33, 34, 44, 45 and the defects 3, 4 and 18."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from year_values import OTHER, PERSON, an_id, entry, feedback, skp

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.plan import Gather
from desktop_app.domain.terms import ValueCode
from desktop_app.domain.values import Period
from desktop_app.domain.year import (
    Obstacle,
    ObstacleStatus,
    check_feedback,
    check_realisation,
    counting,
    gathered,
    is_editable,
    within,
)

LINE = an_id()
YEAR_END = date(2026, 12, 31)


def refusal(check, *facts) -> str:
    with pytest.raises(RuleBroken) as broken:
        check(*facts)
    return broken.value.code


@pytest.mark.parametrize("value", ["0", "1310", "-2.5", "0.0001"])
def test_zero_more_than_the_target_and_less_than_nothing_are_results(value):
    check_realisation(entry(LINE, value), skp(), YEAR_END)


def test_words_alone_are_a_result_but_nothing_at_all_is_not():
    check_realisation(entry(LINE, None, text="Sudah terbit."), skp(), YEAR_END)

    assert refusal(check_realisation, entry(LINE, None, text=None), skp(), YEAR_END) == "realisasi.kosong"
    assert refusal(check_realisation, entry(LINE, None, text="  "), skp(), YEAR_END) == "realisasi.kosong"


def test_a_slip_of_the_finger_is_refused():
    assert (
        refusal(check_realisation, entry(LINE, "1" + "0" * 12), skp(), YEAR_END) == "realisasi.terlalu_besar"
    )


@pytest.mark.parametrize(
    ("period", "as_of", "code"),
    [
        ("2026-TW1", date(2026, 3, 31), None),
        ("2026-TW1", date(2026, 4, 1), "realisasi.di_luar_periode"),
        ("2026-TW2", date(2026, 3, 31), "realisasi.di_luar_periode"),
        ("2026-TW2", date(2026, 6, 30), None),
        ("2026-TW3", date(2026, 7, 1), None),
        ("2026-TW4", date(2026, 9, 30), "realisasi.di_luar_periode"),
        ("2026-TW4", date(2026, 12, 31), None),
        ("2026-09", date(2026, 9, 30), None),
        ("2026", date(2026, 5, 5), None),
        ("2027-TW1", date(2027, 1, 5), "realisasi.periode_lain"),
    ],
)
def test_a_result_lies_in_its_period(period, as_of, code):
    told = entry(LINE, "1", period, as_of=as_of)
    if code is None:
        check_realisation(told, skp(), date(2027, 1, 31))
    else:
        assert refusal(check_realisation, told, skp(), date(2027, 1, 31)) == code


def test_a_result_lies_in_the_plan():
    half = skp(date(2026, 6, 1), YEAR_END)

    assert (
        refusal(check_realisation, entry(LINE, "1", "2026-TW1"), half, YEAR_END) == "realisasi.periode_lain"
    )
    before = entry(LINE, "1", "2026-TW2", as_of=date(2026, 5, 31))
    assert refusal(check_realisation, before, half, YEAR_END) == "realisasi.di_luar_periode"
    check_realisation(entry(LINE, "1", "2026-TW2", as_of=date(2026, 6, 1)), half, YEAR_END)


def test_a_result_is_not_in_the_future():
    told = entry(LINE, "1", as_of=date(2026, 3, 31))

    check_realisation(told, skp(), date(2026, 3, 31))
    assert refusal(check_realisation, told, skp(), date(2026, 3, 30)) == "realisasi.masa_depan"


def test_nothing_entered_is_no_zero():
    assert gathered([], Gather.JUMLAH) is None
    assert gathered([entry(LINE, None)], Gather.JUMLAH) is None
    assert gathered([entry(LINE, "0")], Gather.JUMLAH) == 0


def test_a_corrected_result_counts_once_and_a_withdrawn_one_not_at_all():
    first = entry(LINE, "10")
    corrected = entry(LINE, "12", corrects_id=first.id)
    withdrawn = entry(LINE, "5")
    gone = entry(LINE, "5", corrects_id=withdrawn.id, void=True)

    assert gathered([first, corrected, withdrawn, gone], Gather.JUMLAH) == 12


@pytest.mark.parametrize(
    ("how", "value"),
    [
        (Gather.JUMLAH, "97.5"),
        (Gather.TERAKHIR, "40"),
        (Gather.TERBESAR, "40"),
        (Gather.TERKECIL, "20"),
        (Gather.RATA, "32.5"),
    ],
)
def test_the_entries_of_a_year_become_one_value(how, value):
    told = [entry(LINE, "20", "2026-TW1"), entry(LINE, "37.5", "2026-TW2"), entry(LINE, "40", "2026-TW3")]

    assert gathered(told, how) == Decimal(value)


def test_a_figure_for_the_whole_quarter_is_not_added_to_those_of_its_months():
    told = [entry(LINE, "10", "2026-07"), entry(LINE, "20", "2026-08"), entry(LINE, "45", "2026-TW3")]

    assert gathered(told, Gather.JUMLAH) == 45


def test_a_figure_for_the_whole_year_stands_for_all_its_parts():
    told = [entry(LINE, "10", "2026-07"), entry(LINE, "45", "2026-TW3"), entry(LINE, "100", "2026")]

    assert gathered(told, Gather.JUMLAH) == 100


def test_words_about_the_year_leave_the_figures_of_its_quarters_alone():
    told = [entry(LINE, "10", "2026-TW1"), entry(LINE, "20", "2026-TW2"), entry(LINE, None, "2026")]

    assert gathered(told, Gather.JUMLAH) == 30


PERIODS = ["2026", *(f"2026-TW{n}" for n in range(1, 5)), *(f"2026-B{n:02}" for n in range(1, 13))]


@given(st.lists(st.sampled_from(PERIODS), max_size=12))
def test_of_any_entries_no_day_is_counted_from_two_levels(periods):
    told = [entry(LINE, "1", period) for period in periods]

    counted = {each.period for each in counting(told)}

    assert not [(a, b) for a in counted for b in counted if a != b and within(a, b)]
    assert all(any(within(Period(p), c) for c in counted) for p in periods)


@pytest.mark.parametrize("text", ["", "bagus", "sembilan.", "  sembilan.  "])
def test_feedback_says_at_least_ten_letters(text):
    assert (
        refusal(check_feedback, feedback(skp(), text=text), skp(), YEAR_END) == "umpan_balik.terlalu_pendek"
    )


def test_ten_letters_of_feedback_are_enough():
    check_feedback(feedback(skp(), text="sepuluh..."), skp(), YEAR_END)


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2026, 5, 31), "umpan_balik.di_luar_periode"),
        (date(2026, 6, 1), None),
        (date(2026, 9, 30), None),
        (date(2026, 10, 1), "umpan_balik.di_luar_periode"),
        (date(2026, 10, 6), "umpan_balik.masa_depan"),
    ],
)
def test_feedback_lies_in_the_plan_and_not_in_the_future(on, code):
    plan = skp(date(2026, 6, 1), date(2026, 9, 30))
    told = feedback(plan, on=on)
    if code is None:
        check_feedback(told, plan, date(2026, 10, 5))
    else:
        assert refusal(check_feedback, told, plan, date(2026, 10, 5)) == code


def test_feedback_speaks_of_one_result_or_one_value():
    neither = feedback(skp(), value_code=None)
    both = feedback(skp(), value_code=ValueCode.LOYAL, rhk_line=LINE)

    assert refusal(check_feedback, neither, skp(), YEAR_END) == "umpan_balik.tanpa_sasaran"
    assert refusal(check_feedback, both, skp(), YEAR_END) == "umpan_balik.tanpa_sasaran"


def test_nobody_gives_himself_feedback():
    assert (
        refusal(check_feedback, feedback(skp(), giver_id=PERSON), skp(), YEAR_END)
        == "umpan_balik.diri_sendiri"
    )


def test_feedback_may_be_rewritten_for_a_day():
    written = datetime(2026, 3, 3, 2, tzinfo=UTC)

    assert is_editable(written, written + timedelta(hours=24))
    assert not is_editable(written, written + timedelta(hours=24, milliseconds=1))


def obstacle(**more) -> Obstacle:
    told = {"text": "Blangko kosong.", "from_on": date(2026, 3, 2), "unit_id": OTHER} | more
    return Obstacle(id=an_id(), audience_id=OTHER, person_id=PERSON, **told)


def test_an_obstacle_is_taken_up_then_solved():
    taken = obstacle().moved(ObstacleStatus.DITANGANI, date(2026, 3, 4))
    solved = taken.moved(ObstacleStatus.SELESAI, date(2026, 3, 9))

    assert (taken.status, taken.to_on) == (ObstacleStatus.DITANGANI, None)
    assert (solved.status, solved.to_on) == (ObstacleStatus.SELESAI, date(2026, 3, 9))
    assert refusal(solved.moved, ObstacleStatus.DITANGANI, date(2026, 3, 9)) == "kendala.langkah_terlarang"


def test_an_obstacle_does_not_end_before_it_began():
    early = date(2026, 3, 1)

    assert refusal(obstacle().moved, ObstacleStatus.SELESAI, early) == "kendala.selesai_sebelum_mulai"
