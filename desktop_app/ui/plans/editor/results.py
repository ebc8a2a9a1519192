"""The section Hasil kerja: the grid, what its buttons and keys do with the lines, the signs of findings."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.plan import Plan
from desktop_app.domain.rules.findings import Finding
from desktop_app.ui.actions import Actions
from desktop_app.ui.plans.editor import lines
from desktop_app.ui.plans.editor.grid import ResultsGrid
from desktop_app.ui.plans.editor.lines import RESULT_COLUMNS, Removed
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.plans.keys import editor_specs
from desktop_app.ui.plans.looks import FINDING_MARKS
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, IconButton, Kind
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row

_LOW = 300
"""Height in design pixels below which the words about keys give way to the grid."""


class ResultsSection(QWidget):
    """`details_wanted()`: the form for the current line. `taken_out(Removed)`: lines were removed."""

    details_wanted = Signal()
    taken_out = Signal(object)

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
        tools = (self.add_rhk, self.add_indicator, self.up, self.down, self.delete, self.details)
        self.tools = boxed(row(*tools, STRETCH, gap=6))
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

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """The sign of the heaviest finding stands at each line that has one."""
        order = list(FINDING_MARKS)
        weights: dict[tuple[object, object], int] = {}
        for finding in findings:
            key = (finding.facts.get("rhk_id"), finding.facts.get("indikator_id"))
            if key[0] is not None:
                weights[key] = min(order.index(finding.severity), weights.get(key, len(order)))
        self.grid.delegate.marks = {key: FINDING_MARKS[order[weight]] for key, weight in weights.items()}
        self.grid.viewport().update()

    def put_back(self, gone: Removed) -> None:
        """Lines that were taken out come back where they stood."""
        self._state.edit(lines.put_back(self._state.plan, gone))
        if gone.rhk:
            self.grid.show_line(gone.rhk[0].id)
        elif gone.indicators:
            self.grid.show_line(gone.indicators[0].rhk_id, gone.indicators[0].id)

    def shift(self, step: int) -> None:
        """The current line one place up or down."""
        self.grid.finish()
        current = self.grid.current_row()
        if current is not None and self._state.is_editable:
            column_ = self.grid.currentIndex().column()
            self._state.edit(lines.moved(self._state.plan, current, column_, step))
            self.grid.look()
            self.grid.scrollTo(self.grid.currentIndex())

    def _show_hint(self) -> None:
        self.hint.setVisible(self._state.is_editable and self.height() >= px(_LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_hint)  # not while the layout is at work

    def _connect(self, actions: Actions) -> None:
        specs = editor_specs()
        runs = {
            "rhk": (self.add_rhk, self._on_rhk),
            "indikator": (self.add_indicator, self._on_indicator),
            "hapus": (self.delete, self._on_remove),
            "rincian": (self.details, self._on_details),
        }
        for key, (button, run) in runs.items():
            action = actions.bind(specs[key], run, self)
            button.clicked.connect(action.trigger)
            if action.shortcut().toString():
                button.setToolTip(action.toolTip())
        self.up.clicked.connect(lambda: self.shift(-1))
        self.down.clicked.connect(lambda: self.shift(1))
        self.grid.row_wanted.connect(self._on_row)
        self.grid.removal_wanted.connect(self._on_remove)

    def _on_row(self) -> None:
        if self.grid.currentIndex().column() in RESULT_COLUMNS:
            self._on_rhk()
        else:
            self._on_indicator()

    def _on_rhk(self) -> None:
        """A new result below the current one, ready to be written."""
        self.grid.finish()
        if self._state.is_editable:
            current = self.grid.current_row() or self.grid.first_row()
            plan, made = lines.add_rhk(self._state.plan, current.kind, current.rhk, self._state.new_id)
            self._write(plan, made.id)

    def _on_indicator(self) -> None:
        """A new indicator of the current result, ready to be written."""
        self.grid.finish()
        current = self.grid.current_row()
        if not self._state.is_editable:
            return
        if current is None or current.rhk is None:
            self._on_rhk()
            return
        least = self._state.rules.bentuk(self._state.sheet.skp.ends_on).least_aspek
        plan, made = lines.add_indicator(
            self._state.plan, current.rhk, current.indicator, self._state.new_id, least
        )
        self._write(plan, current.rhk.id, made.id)

    def _write(self, plan: Plan, rhk_id: object, indicator_id: object = None) -> None:
        self._state.edit(plan)
        self.grid.show_line(rhk_id, indicator_id)
        self.grid.write()

    def _on_remove(self) -> None:
        """Take the current line out: the result with all its indicators, or one indicator."""
        self.grid.finish()
        current = self.grid.current_row()
        if current is None or current.rhk is None or not self._state.is_editable:
            return
        plan, gone = lines.removed(self._state.plan, current, self.grid.currentIndex().column())
        self._state.edit(plan)
        self.grid.look()
        self.taken_out.emit(gone)

    def _on_details(self) -> None:
        self.grid.finish()
        current = self.grid.current_row()
        if current is not None and current.rhk is not None and self._state.is_editable:
            self.details_wanted.emit()
