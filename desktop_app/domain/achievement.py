"""How far a plan is: the achievement of each indicator from its entries, and one figure for the whole.

One computation serves lists, sheets, prints and the suggestion, so that they agree to the last digit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from desktop_app.domain.plan import Indicator, Plan
from desktop_app.domain.records import Id
from desktop_app.domain.rules.numbers import rounded
from desktop_app.domain.rules.saran import Achievement, HasilSuggestion, Measurement, SaranRules
from desktop_app.domain.year import Realisation, gathered


def achievements(plan: Plan, entries: Iterable[Realisation], rules: SaranRules) -> dict[Id, Achievement]:
    """The achievement of every indicator, by its line id; entries of other lines are passed over."""
    by_line: dict[Id, list[Realisation]] = defaultdict(list)
    for entry in entries:
        by_line[entry.indicator_line].append(entry)
    return {
        indicator.line_id: rules.achievement(_measured(indicator, by_line[indicator.line_id]))
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


def _measured(indicator: Indicator, entries: list[Realisation]) -> Measurement:
    return Measurement(
        target=indicator.target,
        realisation=gathered(entries, indicator.gather),
        polarity=indicator.polarity,
        target_max=indicator.target_max,
        start=indicator.start,
    )
