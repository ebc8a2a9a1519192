"""How far a plan is: rule 44, the defects 3, 4 and 5, and what a quarter is measured against."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from shipped_book import shipped_book
from year_values import entry, plan_of, skp

from desktop_app.domain.achievement import achievements, entries_in, progress, share_of, suggestion
from desktop_app.domain.plan import Gather
from desktop_app.domain.rules.saran import Basis, Outcome
from desktop_app.domain.terms import Level, Polarity
from desktop_app.domain.values import Period

SARAN = shipped_book().saran(date(2026, 12, 31))


def percent(target: str | None, value: str | None, share: Fraction = Fraction(1), **more):
    plan = plan_of(target, **more)
    line = plan.indicators[0].line_id
    return achievements(plan, [entry(line, value)] if value else [], SARAN, share)[line]


@pytest.mark.parametrize(
    ("target", "value", "more", "expected"),
    [
        ("100", "95", {}, "95.00"),
        ("1", "2", {"polarity": Polarity.TURUN}, "0.00"),
        ("1", "0.5", {"polarity": Polarity.TURUN}, "120.00"),
        ("0", "0", {"polarity": Polarity.TURUN}, "100.00"),
        ("1200", "1310", {}, "109.17"),
        ("50", "40", {"start": Decimal(40), "gather": Gather.TERAKHIR}, "0.00"),
        ("50", "48", {"start": Decimal(40), "gather": Gather.TERAKHIR}, "80.00"),
        ("2", "3", {"polarity": Polarity.RENTANG, "target_max": Decimal(4)}, "100.00"),
    ],
)
def test_a_result_against_its_target(target, value, more, expected):
    assert percent(target, value, **more).percent == Decimal(expected)


def test_what_exceeds_the_cap_is_still_known():
    found = percent("1000", "1310")

    assert (found.percent, found.uncapped) == (Decimal(120), Decimal("131.00"))
    assert found.measurement.realisation == 1310


def test_a_missing_result_is_counted_nowhere():
    plan = plan_of("10", "10")
    entries = [entry(plan.indicators[0].line_id, "9")]

    found = achievements(plan, entries, SARAN)

    assert found[plan.indicators[1].line_id].outcome is Outcome.BELUM_ADA_REALISASI
    assert progress(found) == 90
    assert progress(achievements(plan, [], SARAN)) is None


def test_a_target_of_nothing_cannot_be_reached_by_more():
    assert percent("0", "5").outcome is Outcome.TIDAK_DAPAT_DIHITUNG
    assert percent(None, "5").outcome is Outcome.TIDAK_DAPAT_DIHITUNG


def test_an_amount_of_a_quarter_is_measured_against_a_quarter_of_the_target():
    found = percent("1200", "310", Fraction(1, 4))

    assert found.measurement.target == 300
    assert found.percent == Decimal("103.33")


@pytest.mark.parametrize("gather", [Gather.TERAKHIR, Gather.RATA, Gather.TERBESAR, Gather.TERKECIL])
def test_a_level_is_measured_against_the_whole_target_in_each_quarter(gather):
    assert percent("98", "98", Fraction(1, 4), gather=gather).percent == 100


def test_what_starts_somewhere_goes_its_whole_way():
    assert percent("50", "45", Fraction(1, 4), start=Decimal(40)).percent == 50


def test_both_ends_of_a_range_shrink_with_the_quarter():
    found = percent("8", "3", Fraction(1, 4), polarity=Polarity.RENTANG, target_max=Decimal(12))

    assert (found.measurement.target, found.measurement.target_max) == (2, 3)
    assert found.percent == 100


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "period", "share"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "2026-TW1", Fraction(1, 4)),
        (date(2026, 1, 1), date(2026, 12, 31), "2026-02", Fraction(1, 12)),
        (date(2026, 1, 1), date(2026, 12, 31), "2026", Fraction(1)),
        (date(2026, 6, 1), date(2026, 12, 31), "2026-TW2", Fraction(1, 7)),
        (date(2026, 6, 1), date(2026, 12, 31), "2026-TW1", Fraction(0)),
        (date(2026, 6, 16), date(2026, 7, 31), "2026-TW2", Fraction(1, 3)),
        (date(2026, 3, 5), date(2026, 3, 5), "2026-TW1", Fraction(1)),
    ],
)
def test_the_share_of_a_period_is_its_months_of_the_plan(starts_on, ends_on, period, share):
    assert share_of(skp(starts_on, ends_on), Period.parse(period)) == share


def test_the_quarters_of_any_plan_make_one_whole():
    plan = skp(date(2026, 2, 17), date(2026, 11, 8))

    assert sum(share_of(plan, Period(f"2026-TW{n}")) for n in range(1, 5)) == 1


def test_a_quarter_holds_its_own_entries_and_those_of_its_months():
    line = plan_of("1").indicators[0].line_id
    told = [entry(line, "1", period) for period in ("2026-TW3", "2026-08", "2026-TW2", "2026")]

    assert {str(each.period) for each in entries_in(told, Period("2026-TW3"))} == {"2026-TW3", "2026-B08"}


def test_a_suggestion_counts_results_and_tells_what_is_missing():
    plan = plan_of("10", "10", "10")
    lines = [indicator.line_id for indicator in plan.indicators]

    found = suggestion(plan, achievements(plan, [entry(lines[0], "11"), entry(lines[1], "12")], SARAN), SARAN)

    assert (found.level, found.basis) == (Level.ATAS, Basis.SEBAGIAN_BESAR_DI_ATAS)
    assert (found.above, found.unrated, found.is_complete) == (2, 1, False)


def test_without_results_nothing_is_suggested():
    plan = plan_of("10")

    assert suggestion(plan, achievements(plan, [], SARAN), SARAN).level is None
