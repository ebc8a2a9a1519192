"""Kendala: writing one down, and saying how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.records import Id
from desktop_app.domain.year import Obstacle, ObstacleStatus
from desktop_app.services.results import ResultLine
from desktop_app.ui.desk import Desk
from desktop_app.ui.plans.sheets import Sheet
from desktop_app.ui.widgets.editors import Combo, DateEdit, TextArea
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.words.evaluation_screen import OBSTACLES


class ObstacleForm(Sheet):
    """What stood in the way, since when, and of which indicator."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over, self.tr("Catat kendala"), 540, 400)
        self._desk = desk
        self.text = TextArea(self.tr("Contoh: blangko kosong tiga hari"), lines=3)
        self.day = DateEdit(self.tr("Sejak tanggal"), desk.acting.day.year)
        self.line = Combo([], self.tr("Indikator"))
        self.fields.addWidget(Field(self.tr("Kendala"), self.text, is_required=True))
        self.fields.addWidget(
            Field(self.tr("Sejak tanggal"), self.day, is_required=True, check=self.day.problem)
        )
        self.fields.addWidget(Field(self.tr("Indikator yang terhambat"), self.line))

    def ask(self, lines: Sequence[ResultLine], last_day: date) -> None:
        """Open it empty, with the indicators of the plan to choose from."""
        choices: list[tuple[object, str]] = [(None, self.tr("Seluruh rencana"))]
        choices += [(i.indicator.line_id, i.indicator.text) for each in lines for i in each.indicators]
        self.line.offer(choices)
        self.text.clear()
        self.day.set_day(min(self._desk.acting.day, last_day))
        self.show_problem("")
        self.open(self.text)

    def told(self) -> tuple[str, date, Id | None] | None:
        """Text, day and indicator; only after `done`."""
        day, line = self.day.day(), self.line.value()
        if day is None:
            return None
        return self.text.text().strip(), day, Id(line) if isinstance(line, bytes) else None

    def problem(self) -> str:
        if not self.text.text().strip():
            return self.tr("Tulis apa yang menghambat.")
        if self.day.day() is None:
            return self.day.problem() or self.tr("Isi tanggal mulai kendala.")
        return ""


class SettleForm(Sheet):
    """How far an obstacle is, from which day, and the answer to it."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over, self.tr("Tindak lanjut kendala"), 520, 400)
        self._desk = desk
        self._obstacle: Obstacle | None = None
        self.about = Label("", Role.SECONDARY, wraps=True)
        states = (ObstacleStatus.DITANGANI, ObstacleStatus.SELESAI, ObstacleStatus.TAK_DAPAT)
        self.state = Combo([(state, OBSTACLES[state]) for state in states], self.tr("Keadaan"))
        self.day = DateEdit(self.tr("Tanggal"), desk.acting.day.year)
        self.answer = TextArea(self.tr("Apa yang dilakukan, atau mengapa tidak dapat diatasi"), lines=3)
        self.fields.addWidget(self.about)
        self.fields.addWidget(Field(self.tr("Keadaan"), self.state))
        self.fields.addWidget(Field(self.tr("Tanggal"), self.day, is_required=True, check=self.day.problem))
        self.fields.addWidget(Field(self.tr("Jawaban"), self.answer))

    def ask(self, obstacle: Obstacle) -> None:
        """Open it for an obstacle."""
        self._obstacle = obstacle
        self.about.setText(obstacle.text)
        at = (
            ObstacleStatus.SELESAI
            if obstacle.status is ObstacleStatus.DITANGANI
            else ObstacleStatus.DITANGANI
        )
        self.state.choose(at)
        self.day.set_day(self._desk.acting.day)
        self.answer.clear()
        self.show_problem("")
        self.open(self.state)

    def told(self) -> tuple[Id, ObstacleStatus, date, str | None] | None:
        """Obstacle, state, day and answer; only after `done`."""
        day = self.day.day()
        if self._obstacle is None or day is None:
            return None
        return self._obstacle.id, self._state(), day, self.answer.text().strip() or None

    def problem(self) -> str:
        if self.day.day() is None:
            return self.day.problem() or self.tr("Isi tanggalnya.")
        if self._state() is ObstacleStatus.TAK_DAPAT and not self.answer.text().strip():
            return self.tr("Tulis mengapa kendala ini tidak dapat diatasi.")
        return ""

    def _state(self) -> ObstacleStatus:
        return ObstacleStatus(str(self.state.value()))
