"""The figures of the first page as cards and charts; each number is a door to the list behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.overview import Overview
from desktop_app.domain.terms import Predikat
from desktop_app.ui.home.tasks import words_of
from desktop_app.ui.page import Place
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.charts import BarsChart, Group, Legend, Part, StackedBar
from desktop_app.ui.widgets.doors import Figure, KpiCard, TaskRow
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row
from desktop_app.ui.widgets.tiles import Tiles

MOST_TASKS = 5
_TONES = {
    Predikat.SANGAT_BAIK: Tone.VIOLET,
    Predikat.BAIK: Tone.SUCCESS,
    Predikat.BUTUH_PERBAIKAN: Tone.WARNING,
    Predikat.KURANG: Tone.DANGER,
    Predikat.SANGAT_KURANG: Tone.NEUTRAL,
}


class Kpis(QWidget):
    """Four figures; `went(Place)` when one is opened."""

    went = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self.plans = KpiCard(self.tr("Rencana ditetapkan"), "target", Figure("–"))
        self.rated = KpiCard(self.tr("Sudah dinilai"), "star", Figure("–"))
        self.waiting = KpiCard(self.tr("Menunggu persetujuan"), "clock", Figure("–"))
        self.people = KpiCard(self.tr("Pegawai"), "users", Figure("–"))
        self.setLayout(column(Tiles([self.plans, self.waiting, self.rated, self.people], 180)))
        self.plans.clicked.connect(lambda: self.went.emit(Place("rencana", {})))
        self.waiting.clicked.connect(lambda: self.went.emit(Place("rencana", {"status": "diajukan"})))
        self.rated.clicked.connect(lambda: self.went.emit(Place("evaluasi", {})))
        self.people.clicked.connect(lambda: self.went.emit(Place("pegawai", {})))

    def show_overview(self, found: Overview, period: str, waiting: int) -> None:
        """The figures of now."""
        note = self.tr("{done} dari {all} rencana").format(done=found.plans_set, all=found.plans)
        self.plans.show_figure(
            Figure(_percent(found.plans_set, found.plans), note, Tone.SUCCESS, "circle-check")
        )
        calm = Tone.WARNING if waiting else Tone.SUCCESS
        words = self.tr("perlu keputusan penilai") if waiting else self.tr("tidak ada yang menunggu")
        self.waiting.show_figure(Figure(str(waiting), words, calm, "clock"))
        rated = self.tr("{done} dari {all} · {period}").format(
            done=found.rated, all=found.evaluations, period=period
        )
        self.rated.show_figure(Figure(_percent(found.rated, found.evaluations), rated, Tone.NEUTRAL, "star"))
        gaps = self.tr("{n} perlu dilengkapi").format(n=found.gaps) if found.gaps else self.tr("data lengkap")
        tone = Tone.WARNING if found.gaps else Tone.SUCCESS
        self.people.show_figure(
            Figure(str(found.people), gaps, tone, "pencil" if found.gaps else "circle-check")
        )


class UnitsCard(Card):
    """Mean progress of each unit beside what the calendar would expect, and the predikat of the period."""

    def __init__(self) -> None:
        super().__init__()
        legend = Legend(
            (
                Part(self.tr("Waktu berjalan"), -1, Tone.NEUTRAL),
                Part(self.tr("Capaian"), -1, Tone.PRIMARY),
                Part(self.tr("Tertinggal"), -1, Tone.WARNING),
            )
        )
        self.chart = BarsChart((), self.tr("Capaian kinerja per unit"))
        self.legend = Legend(())
        self.bar = StackedBar((), self.tr("Predikat pegawai"))
        self.period = Label("", Role.CARD_TITLE)
        self.add(row(Label(self.tr("Capaian kinerja per unit"), Role.CARD_TITLE), STRETCH, legend))
        self.add(self.chart, 1)
        self.add(row(self.period, STRETCH, self.legend))
        self.add(self.bar)

    def show_overview(self, found: Overview, period: str, labels: dict[Predikat, str]) -> None:
        """The figures of now; units without any computable progress are left out."""
        gone = float(found.gone_percent)
        groups = [
            Group(
                _plain_name(unit.name),
                gone,
                float(unit.progress),
                Tone.WARNING if float(unit.progress) < gone * 0.8 else Tone.PRIMARY,
            )
            for unit in found.units
            if unit.progress is not None
        ]
        self.chart.show_groups(groups)
        self.period.setText(self.tr("Predikat {period}").format(period=period))
        parts = [
            Part(labels[word], found.predikat[word], _TONES[word])
            for word in Predikat
            if word in found.predikat
        ]
        self.bar.show_parts(parts)
        self.legend.show_parts(parts)


class TasksCard(Card):
    """At most five things that wait, most urgent first; `went(Place)` opens one."""

    went = Signal(Place)

    def __init__(self) -> None:
        super().__init__(self.tr("Perlu tindakan Anda"))
        self._rows: list[QWidget] = []
        self._nothing = Label(
            self.tr("Tidak ada yang menunggu. Kantor ini sudah rapi."), Role.SECONDARY, wraps=True
        )
        self.add(self._nothing)
        self.finish()

    def show_overview(self, found: Overview) -> None:
        """What waits now."""
        for old in self._rows:
            self.body.removeWidget(old)
            old.hide()  # it lives until the event loop comes round
            old.deleteLater()
        self._rows = [self._row(found, number) for number in range(min(MOST_TASKS, len(found.tasks)))]
        self._nothing.setVisible(not self._rows)

    def rows(self) -> Sequence[QWidget]:
        return tuple(self._rows)

    def _row(self, found: Overview, number: int) -> QWidget:
        words = words_of(found.tasks[number])
        made = TaskRow(words.first, words.second, words.icon, words.tone)
        made.clicked.connect(lambda: self.went.emit(words.place))
        self.body.insertWidget(1 + number, made)
        return made


def _plain_name(name: str) -> str:
    """The part of a unit's name that tells it from its neighbours under a narrow bar."""
    for kind in ("Bidang ", "Seksi ", "Subbagian "):
        name = name.removeprefix(kind)
    return name


def _percent(part: int, whole: int) -> str:
    """Half-up, with a decimal comma; nothing to count is a dash, not zero."""
    if not whole:
        return "–"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10}%"
