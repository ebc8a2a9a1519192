"""A target as people write it ("≤ 5 hari kerja"), read into direction, number and measure. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.organisation import Measure
from desktop_app.domain.plan import Indicator
from desktop_app.domain.records import Id, folded
from desktop_app.domain.terms import Polarity
from desktop_app.ui.widgets.entries import read_number
from desktop_app.words.numbers import show_number

_SIGN = r"(?P<sign>[≤≥<>=±]=?|min\.?|minimal|maks\.?|maksimal|paling (?:lama|banyak|sedikit))?"
_TARGET = re.compile(_SIGN + r"\s*(?P<number>\d[\d.,]*)\s*(?P<measure>.*)")
_LESS = ("≤", "<", "maks", "paling lama", "paling banyak")


def completed(indicator: Indicator, measures: Sequence[Measure]) -> Indicator:
    """The indicator with what its target text says, where number, measure and direction are still open."""
    found = _TARGET.fullmatch((indicator.target_text or "").strip().lower())
    if found is None or indicator.target is not None:
        return indicator
    number = read_number(found["number"])
    if number is None:
        return indicator
    measure = measure_named(found["measure"], measures)
    is_less = bool(found["sign"]) and found["sign"].startswith(_LESS)
    return replace(
        indicator,
        target=number,
        measure_id=indicator.measure_id or (measure.id if measure else None),
        polarity=Polarity.TURUN if is_less else indicator.polarity,
    )


def worded(indicator: Indicator, measures: Sequence[Measure]) -> Indicator:
    """The indicator with a target text made from its number, while nobody has written one."""
    if indicator.target_text or indicator.target is None:
        return indicator
    name = next((each.name for each in measures if each.id == indicator.measure_id), "")
    number = show_number(indicator.target.normalize())
    sign = "≤ " if indicator.polarity is Polarity.TURUN else ""
    if indicator.polarity is Polarity.RENTANG and indicator.target_max is not None:
        number = f"{number} – {show_number(indicator.target_max.normalize())}"
    return replace(indicator, target_text=f"{sign}{number} {name}".strip())


def measure_named(text: str, measures: Sequence[Measure]) -> Measure | None:
    """The measure of a name or of its synonym; the one that is kept, so that recaps add up."""
    wanted = folded(text.strip(" .")) if text.strip(" .") != "%" else "persen"
    found = next((each for each in measures if folded(each.name) == wanted), None)
    if found is None:
        return None
    return _kept(found, measures)


def measure_name(id: Id | None, measures: Sequence[Measure]) -> str:
    """How a measure reads; empty when none is chosen."""
    return next((each.name for each in measures if each.id == id), "")


def _kept(measure: Measure, measures: Sequence[Measure]) -> Measure:
    if measure.plural_of is None:
        return measure
    return next((each for each in measures if each.id == measure.plural_of), measure)
