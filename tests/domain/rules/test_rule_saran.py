from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_files import shipped_sets

from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.saran import (
    Achievement,
    Basis,
    Formula,
    Measurement,
    Outcome,
    ReasonFor,
    progress,
)
from desktop_app.domain.terms import Level, OrgLevel, Polarity, Predikat, RhkKind
from desktop_app.words.rules import BASES, OUTCOMES, REASONS

DAY = date(2026, 9, 30)
RULES = RuleBook(shipped_sets()).saran(DAY)
U, T = RhkKind.UTAMA, RhkKind.TAMBAHAN
ATAS, SESUAI, BAWAH = Level.ATAS, Level.SESUAI, Level.BAWAH
AMOUNTS = st.decimals(0, 1_000_000, places=4)


def achieved(
    target: str | None, realisation: str | None, polarity: Polarity = Polarity.NAIK, **more: str
) -> Achievement:
    numbers = {key: Decimal(value) for key, value in more.items()}
    return RULES.achievement(
        Measurement(
            target=None if target is None else Decimal(target),
            realisation=None if realisation is None else Decimal(realisation),
            polarity=polarity,
            target_max=numbers.get("target_max"),
            start=numbers.get("start"),
        )
    )


@pytest.mark.parametrize(
    ("target", "realisation", "polarity", "percent"),
    [
        ("100", "95", Polarity.NAIK, "95.00"),
        ("1200", "1310", Polarity.NAIK, "109.17"),
        ("100", "0", Polarity.NAIK, "0.00"),
        ("100", "121", Polarity.NAIK, "120.00"),
        ("3", "1", Polarity.NAIK, "33.33"),
        ("800", "1", Polarity.NAIK, "0.13"),
        ("1", "2", Polarity.TURUN, "0.00"),
        ("1", "1", Polarity.TURUN, "100.00"),
        ("1", "0.5", Polarity.TURUN, "120.00"),
        ("1", "3", Polarity.TURUN, "0.00"),
        ("0", "0", Polarity.TURUN, "100.00"),
        ("0", "1", Polarity.TURUN, "0.00"),
    ],
)
def test_percentage_of_an_indicator(target: str, realisation: str, polarity: Polarity, percent: str) -> None:
    assert achieved(target, realisation, polarity).percent == Decimal(percent)


def test_half_a_day_instead_of_one_is_150_and_capped_at_120() -> None:
    achievement = achieved("1", "0.5", Polarity.TURUN)

    assert (achievement.uncapped, achievement.percent) == (Decimal(150), Decimal(120))
    assert achievement.formula is Formula.TURUN


def test_over_achievement_is_accepted_and_its_true_figure_kept() -> None:
    achievement = achieved("1000", "1310")

    assert (achievement.uncapped, achievement.percent) == (Decimal(131), Decimal(120))


def test_a_positive_target_of_zero_cannot_be_computed() -> None:
    achievement = achieved("0", "5")

    assert achievement.outcome is Outcome.TIDAK_DAPAT_DIHITUNG
    assert achievement.percent is None


@pytest.mark.parametrize("target", [None, "0", "10"])
@pytest.mark.parametrize("polarity", list(Polarity))
def test_a_missing_realisation_is_not_a_zero(target: str | None, polarity: Polarity) -> None:
    achievement = achieved(target, None, polarity)

    assert achievement.outcome is Outcome.BELUM_ADA_REALISASI
    assert achievement.percent is None


def test_a_target_told_in_words_cannot_be_computed() -> None:
    assert achieved(None, "5").outcome is Outcome.TIDAK_DAPAT_DIHITUNG


@pytest.mark.parametrize(
    ("realisation", "percent"),
    [("20", "100"), ("30", "100"), ("10", "50"), ("33", "90"), ("60", "0"), ("90", "0")],
)
def test_inside_a_range_is_full_and_outside_falls(realisation: str, percent: str) -> None:
    assert achieved("20", realisation, Polarity.RENTANG, target_max="30").percent == Decimal(percent)


def test_a_range_without_a_sensible_end_cannot_be_computed() -> None:
    assert achieved("20", "25", Polarity.RENTANG).outcome is Outcome.TIDAK_DAPAT_DIHITUNG
    assert achieved("20", "25", Polarity.RENTANG, target_max="10").percent is None


@pytest.mark.parametrize(
    ("start", "target", "realisation", "percent"),
    [("40", "50", "40", "0"), ("40", "50", "45", "50"), ("40", "50", "50", "100"), ("40", "30", "35", "50")],
)
def test_a_start_value_is_respected(start: str, target: str, realisation: str, percent: str) -> None:
    polarity = Polarity.NAIK if Decimal(target) > Decimal(start) else Polarity.TURUN

    assert progress(Decimal(start), Decimal(target), Decimal(realisation)) == Decimal(percent)
    assert achieved(target, realisation, polarity, start=start).percent == Decimal(percent)


def test_progress_shows_a_step_back_and_over_achievement_but_no_way_of_length_zero() -> None:
    assert progress(Decimal(40), Decimal(50), Decimal(38)) == Decimal(-20)
    assert progress(None, Decimal(1200), Decimal(1310)) == Decimal("109.17")
    assert progress(Decimal(5), Decimal(5), Decimal(5)) is None
    assert achieved("50", "38", start="40").percent == 0


@given(AMOUNTS, AMOUNTS, st.sampled_from([Polarity.NAIK, Polarity.TURUN]))
def test_a_computed_percentage_always_lies_between_zero_and_the_cap(
    target: Decimal, realisation: Decimal, polarity: Polarity
) -> None:
    measurement = Measurement(target=target, realisation=realisation, polarity=polarity)
    percent = RULES.achievement(measurement).percent

    assert percent is None or 0 <= percent <= 120
    assert (percent is None) == (polarity is Polarity.NAIK and target == 0)


@given(st.decimals(1, 1000, places=2), AMOUNTS, AMOUNTS)
def test_more_is_never_worse_when_more_is_wanted(target: Decimal, one: Decimal, other: Decimal) -> None:
    less, more = (
        RULES.achievement(Measurement(target=target, realisation=value)).percent
        for value in sorted((one, other))
    )

    assert less is not None
    assert more is not None
    assert less <= more


def test_levels_have_no_gap_at_their_edges() -> None:
    assert RULES.level_of(Decimal("100.01")) is ATAS
    assert RULES.level_of(Decimal("100")) is SESUAI
    assert RULES.level_of(Decimal("90")) is SESUAI
    assert RULES.level_of(Decimal("89.99")) is BAWAH


@given(st.decimals(0, 120, places=4))
def test_every_percentage_has_a_level(percent: Decimal) -> None:
    assert RULES.level_of(percent) in set(Level)


def test_a_result_is_suggested_from_what_can_be_computed_and_names_what_is_missing() -> None:
    suggestion = RULES.suggest_rhk([achieved("100", "95"), achieved("100", None), achieved("0", "1")])

    assert (suggestion.level, suggestion.percent) == (SESUAI, Decimal(95))
    assert (suggestion.counted, suggestion.unrealised, suggestion.uncomputable) == (1, 1, 1)


def test_a_result_without_any_realisation_has_no_level() -> None:
    assert RULES.suggest_rhk([achieved("100", None)]).level is None
    assert RULES.suggest_rhk([]).level is None


@pytest.mark.parametrize(
    ("results", "level", "basis"),
    [
        ([(U, ATAS)], ATAS, Basis.SEBAGIAN_BESAR_DI_ATAS),
        ([(U, ATAS), (U, ATAS), (U, SESUAI)], ATAS, Basis.SEBAGIAN_BESAR_DI_ATAS),
        ([(U, ATAS), (U, ATAS), (T, BAWAH)], ATAS, Basis.SEBAGIAN_BESAR_DI_ATAS),
        ([(U, ATAS), (U, ATAS), (U, BAWAH)], SESUAI, Basis.SEBAGIAN_BESAR_SESUAI),
        ([(U, ATAS), (U, SESUAI)], SESUAI, Basis.SEBAGIAN_BESAR_SESUAI),
        ([(U, SESUAI), (U, SESUAI), (U, BAWAH)], SESUAI, Basis.SEBAGIAN_BESAR_SESUAI),
        ([(U, SESUAI), (U, BAWAH), (U, BAWAH)], BAWAH, Basis.SEBAGIAN_BESAR_DI_BAWAH),
        ([(U, BAWAH)], BAWAH, Basis.SEBAGIAN_BESAR_DI_BAWAH),
        ([(T, SESUAI)], SESUAI, Basis.SEBAGIAN_BESAR_SESUAI),
        ([(U, SESUAI), (U, BAWAH)], None, Basis.TIDAK_ADA_YANG_COCOK),
        ([(U, BAWAH), (T, SESUAI), (T, SESUAI)], None, Basis.TIDAK_ADA_YANG_COCOK),
        ([(U, None)], None, Basis.BELUM_ADA_PENILAIAN),
        ([], None, Basis.BELUM_ADA_PENILAIAN),
    ],
)
def test_the_rating_of_results_is_counted_as_the_bkn_words_it(
    results: list[tuple[RhkKind, Level | None]], level: Level | None, basis: Basis
) -> None:
    suggestion = RULES.suggest_hasil(results)

    assert (suggestion.level, suggestion.basis) == (level, basis)


def test_the_suggestion_shows_its_inputs_and_what_is_not_rated_yet() -> None:
    suggestion = RULES.suggest_hasil([(U, ATAS), (U, SESUAI), (T, BAWAH), (U, BAWAH), (T, None)])

    assert (suggestion.above, suggestion.as_expected, suggestion.below) == (1, 1, 2)
    assert (suggestion.main, suggestion.main_below, suggestion.unrated) == (3, 1, 1)
    assert suggestion.rated == 4
    assert not suggestion.is_complete


@given(st.lists(st.tuples(st.sampled_from(RhkKind), st.sampled_from([*Level, None])), max_size=12))
def test_no_suggestion_is_above_with_a_main_result_below(results: list[tuple[RhkKind, Level | None]]) -> None:
    suggestion = RULES.suggest_hasil(results)

    assert suggestion.rated + suggestion.unrated == len(results)
    if suggestion.level is ATAS:
        assert (U, BAWAH) not in results
    if suggestion.level is not None:
        assert suggestion.rated > 0


def test_the_head_of_a_unit_follows_its_organisation() -> None:
    suggested = {level: RULES.suggest_head(level) for level in OrgLevel}

    assert suggested == {
        OrgLevel.ISTIMEWA: ATAS,
        OrgLevel.BAIK: SESUAI,
        OrgLevel.BUTUH_PERBAIKAN: BAWAH,
        OrgLevel.KURANG: BAWAH,
        OrgLevel.SANGAT_KURANG: BAWAH,
    }


def test_a_reason_is_asked_for_what_is_unusual_only() -> None:
    ask = RULES.reasons_needed

    assert ask(suggested=SESUAI, hasil=SESUAI, perilaku=SESUAI, predikat=Predikat.BAIK) == ()
    assert ask(suggested=None, hasil=SESUAI, perilaku=SESUAI, predikat=Predikat.BAIK) == ()
    assert ask(suggested=SESUAI, hasil=ATAS, perilaku=ATAS, predikat=Predikat.SANGAT_BAIK) == (
        ReasonFor.BERBEDA_DARI_SARAN,
        ReasonFor.SANGAT_BAIK,
    )
    assert ask(suggested=BAWAH, hasil=BAWAH, perilaku=BAWAH, predikat=Predikat.SANGAT_KURANG) == (
        ReasonFor.HASIL_DI_BAWAH,
        ReasonFor.PERILAKU_DI_BAWAH,
    )


def test_every_outcome_basis_and_reason_has_its_words() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert set(BASES) == set(Basis)
    assert set(REASONS) == set(ReasonFor)


def test_the_formula_can_be_shown_and_doubtful_parts_say_so() -> None:
    assert RULES.formulas[achieved("1", "1", Polarity.TURUN).formula] == "(2 − realisasi ÷ target) × 100"
    assert set(RULES.uncertain) == {"threshold", "most", "head"}
