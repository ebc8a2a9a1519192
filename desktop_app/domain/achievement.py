"""How far a plan is: the achievement of each indicator from its entries, and one figure for the whole.

One computation serves lists, sheets, prints and the suggestion, so that they agree to the last digit.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from desktop_app.domain.plan import Gather, Indicator, Plan, Skp
from desktop_app.domain.records import Id
from desktop_app.domain.rules.numbers import rounded
from desktop_app.domain.rules.saran import Achievement, HasilSuggestion, Measurement, SaranRules
from desktop_app.domain.values import Period
from desktop_app.domain.year import Realisation, gathered, within

WHOLE = Fraction(1)


def entries_in(entries: Iterable[Realisation], period: Period) -> list[Realisation]:
    """The results of a period: those entered for it or for a part of it."""
    return [entry for entry in entries if within(entry.period, period)]


def share_of(skp: Skp, period: Period) -> Fraction:
    """The part of the plan's time that lies in a period, in months: a quarter of a whole year is 1/4.

    A month of which some days belong counts for these days. Outside the plan it is 0.
    """
    starts, ends = max(skp.starts_on, period.first_day), min(skp.ends_on, period.last_day)
    return _months(starts, ends) / _months(skp.starts_on, skp.ends_on)


def achievements(
    plan: Plan, entries: Iterable[Realisation], rules: SaranRules, share: Fraction = WHOLE
) -> dict[Id, Achievement]:
    """The achievement of every indicator, by its line id; entries of other lines are passed over.

    `share` is the part of the plan's time that the entries cover. Until there are targets for single
    quarters, an amount that adds up over the year is measured against this part of its target; levels,
    percentages and days are measured against the whole one. The target used stands in the measurement.
    """
    by_line: dict[Id, list[Realisation]] = defaultdict(list)
    for entry in entries:
        by_line[entry.indicator_line].append(entry)
    return {
        indicator.line_id: rules.achievement(_measured(indicator, by_line[indicator.line_id], share))
        for indicator in plan.indicators
    }


def progress(found: dict[Id, Achievement]) -> Decimal | None:
    """Mean of what can be computed, in percent; None while nothing can (never zero for missing)."""
    known = [item.percent for item in found.values() if item.percent is not None]
    return rounded(sum(known, Decimal(0)) / len(known)) if known else None


def suggestion(plan: Plan, found: dict[Id, Achievement], rules: SaranRules) -> HasilSuggestion:
    """The suggested rating of hasil kerja, shown beside the choice and never stored as one (rule 43)."""
    levels = []
    for rhk in plan.rhk:
        ours = [found[indicator.line_id] for indicator in plan.indicators_of(rhk)]
        levels.append((rhk.kind, rules.suggest_rhk(ours).level))
    return rules.suggest_hasil(levels)


def _measured(indicator: Indicator, entries: list[Realisation], share: Fraction) -> Measurement:
    adds_up = indicator.gather is Gather.JUMLAH and indicator.start is None
    part = share if adds_up else WHOLE
    return Measurement(
        target=_part(indicator.target, part),
        realisation=gathered(entries, indicator.gather),
        polarity=indicator.polarity,
        target_max=_part(indicator.target_max, part),
        start=indicator.start,
    )


def _part(target: Decimal | None, part: Fraction) -> Decimal | None:
    if target is None or part == WHOLE:
        return target
    exact = target * part.numerator / part.denominator
    return exact.quantize(Decimal("0.0001"), ROUND_HALF_UP)


def _months(first: date, last: date) -> Fraction:
    """How many months lie between two days, both included; parts of months by their days."""
    if last < first:
        return Fraction(0)
    whole = (last.year - first.year) * 12 + last.month - first.month + 1
    before = Fraction(first.day - 1, monthrange(first.year, first.month)[1])
    length = monthrange(last.year, last.month)[1]
    return whole - before - Fraction(length - last.day, length)
