"""Which periods an office judges in a year, and which one is due. No Qt."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.evaluation import EvaluationKind, evaluation_period
from desktop_app.domain.values import Period


def periods_of(year: int, *, apart: bool) -> list[Period]:
    """The periods of a year: three quarters and the year, or four and the year when TW IV stands apart."""
    quarters = [Period(f"{year}-TW{number}") for number in range(1, 5 if apart else 4)]
    return [*quarters, Period(str(year))]


def due_period(day: date, *, apart: bool) -> Period:
    """The quarter that ended last; before any has ended, the present one, as on Beranda."""
    quarter = Period.quarter_of(day).quarter or 1
    return evaluation_period(Period(f"{day.year}-TW{max(quarter - 1, 1)}"), apart)[0]


def kind_of(period: Period) -> EvaluationKind:
    """Under which kind a period is listed."""
    return EvaluationKind.TAHUNAN if period.is_year else EvaluationKind.PERIODIK
