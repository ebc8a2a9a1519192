"""How complete the record of a person is, and a door to each repair."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.people import Gap
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.doors import TaskRow
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import column
from desktop_app.ui.widgets.pills import Progress
from desktop_app.words.people_terms import GAPS, REPAIRS, gaps_of


class GapMeter(QWidget):
    """A bar with its count, and a row for each thing that is missing; `repaired(Gap)` when one is pressed."""

    repaired = Signal(Gap)

    def __init__(self) -> None:
        super().__init__()
        self.bar = Progress(1.0, Tone.SUCCESS, self.tr("Kelengkapan data"))
        self.said = Label("", Role.CAPTION, wraps=True)
        self._rows = column(gap=0)
        self._doors: list[TaskRow] = []
        self.setLayout(column(self.bar, self.said, self._rows, gap=6))
        self.show_gaps(Gap.NONE)

    @property
    def doors(self) -> list[TaskRow]:
        """The rows shown, one for each gap."""
        return self._doors

    def show_gaps(self, gaps: Gap) -> None:
        """Another record."""
        for door in self._doors:
            self._rows.removeWidget(door)
            door.hide()
            door.deleteLater()
        missing = gaps_of(gaps)
        filled = len(GAPS) - len(missing)
        self.bar.show_share(filled / len(GAPS), Tone.WARNING if missing else Tone.SUCCESS)
        said = self.tr("{filled} dari {count} data terisi") if missing else self.tr("Semua data terisi")
        self.said.setText(said.format(filled=filled, count=len(GAPS)))
        self._doors = [TaskRow(GAPS[gap], REPAIRS[gap], "triangle-alert", Tone.WARNING) for gap in missing]
        for gap, door in zip(missing, self._doors, strict=True):
            door.clicked.connect(partial(self.repaired.emit, gap))
            self._rows.addWidget(door)
