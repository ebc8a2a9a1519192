"""The section Hasil kerja: the grid, its buttons, and the form for what the grid has no column for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.actions import Actions
from desktop_app.ui.plans.editor.grid import ResultsGrid
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.plans.keys import editor_specs
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, IconButton, Kind
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row

_LOW = 300
"""Height in design pixels below which the words about keys give way to the grid."""


class ResultsSection(QWidget):
    """`details_wanted()`: the form for the current line."""

    details_wanted = Signal()

    def __init__(self, state: PlanState, actions: Actions) -> None:
        super().__init__()
        self._state = state
        self.grid = ResultsGrid(state)
        self.add_rhk = Button(self.tr("Hasil kerja"), icon_name="plus")
        self.add_indicator = Button(self.tr("Indikator"), icon_name="plus")
        self.up = IconButton("arrow-up", self.tr("Naikkan baris"), "Alt ↑")
        self.down = IconButton("arrow-down", self.tr("Turunkan baris"), "Alt ↓")
        self.delete = IconButton("trash-2", self.tr("Hapus baris"), "Del")
        self.details = Button(self.tr("Rincian baris"), Kind.GHOST, "list-checks")
        self.hint = Label(
            self.tr("F2 menulis, Tab maju, Enter baris baru, Alt+↑↓ memindah, Del menghapus"), Role.CAPTION
        )
        self.tools = boxed(
            row(
                self.add_rhk,
                self.add_indicator,
                self.up,
                self.down,
                self.delete,
                self.details,
                STRETCH,
                gap=6,
            )
        )
        layout = column(self.tools, self.grid, self.hint, gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._connect(actions)

    def first(self) -> QWidget:
        """What takes the focus when the section opens."""
        return self.grid

    def show_state(self) -> None:
        """Buttons for writing only while the plan can be written in."""
        self.tools.setVisible(self._state.is_editable)
        self._show_hint()

    def _show_hint(self) -> None:
        self.hint.setVisible(self._state.is_editable and self.height() >= px(_LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._state.is_open:
            self._show_hint()

    def _connect(self, actions: Actions) -> None:
        specs = editor_specs()
        runs = {
            "rhk": (self.add_rhk, self.grid.add_rhk),
            "indikator": (self.add_indicator, self.grid.add_indicator),
            "hapus": (self.delete, self.grid.remove),
            "rincian": (self.details, self._on_details),
        }
        for key, (button, run) in runs.items():
            action = actions.bind(specs[key], run, self)
            button.clicked.connect(action.trigger)
            if key in {"rhk", "indikator", "rincian"}:
                button.setToolTip(action.toolTip())
        self.up.clicked.connect(lambda: self.grid.shift(-1))
        self.down.clicked.connect(lambda: self.grid.shift(1))

    def _on_details(self) -> None:
        self.grid.finish()
        current = self.grid.current_row()
        if current is not None and current.rhk is not None:
            self.details_wanted.emit()
