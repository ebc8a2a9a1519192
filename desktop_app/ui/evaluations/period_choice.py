"""Which period of which year is looked at, as two choices side by side."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from desktop_app.domain.values import Period
from desktop_app.services.profile import FourthQuarter
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.periods import due_period, periods_of
from desktop_app.ui.widgets.editors import Combo
from desktop_app.words.evaluation_screen import period_title

_YEARS_BACK = 4


class PeriodChoice(QObject):
    """`chosen(Period)`. The fourth quarter is the year, unless the office judges it apart."""

    chosen = Signal(object)

    def __init__(self, parent: QObject, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.period = Combo([], self.tr("Periode"))
        self.year = Combo([], self.tr("Tahun"))
        self.show_period(self.due())
        self.period.valued.connect(lambda _value: self.chosen.emit(self.value()))
        self.year.valued.connect(self._on_year)

    def value(self) -> Period:
        """The period in view."""
        chosen = self.period.value()
        return chosen if isinstance(chosen, Period) else self.due()

    def due(self) -> Period:
        """The period that ended last."""
        return due_period(self._desk.acting.day, apart=self._is_apart())

    def show_period(self, period: Period) -> None:
        """Choose a period, and offer those of its year."""
        now = self._desk.acting.day.year
        years = range(max(now, period.year), min(now - _YEARS_BACK, period.year) - 1, -1)
        apart = self._is_apart()
        with QSignalBlocker(self.period), QSignalBlocker(self.year):
            self.year.offer([(year, str(year)) for year in years])
            self.year.choose(period.year)
            choices = periods_of(period.year, apart=apart)
            self.period.offer([(each, self._words(each, apart)) for each in choices])
            self.period.choose(period)

    def _is_apart(self) -> bool:
        profile = self._desk.house.offices.profile()
        return bool(profile.fourth_quarter is FourthQuarter.TERPISAH)

    def _words(self, period: Period, apart: bool) -> str:
        if period.is_year:
            return self.tr("Akhir tahun") if apart else self.tr("Triwulan IV, akhir tahun")
        return period_title(period).rsplit(" ", 1)[0]

    def _on_year(self, year: object) -> None:
        self.show_period(Period(f"{year}{self.value().text[4:]}"))
        self.chosen.emit(self.value())
