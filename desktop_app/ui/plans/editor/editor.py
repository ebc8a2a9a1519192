"""Penyusun SKP: one plan on the whole page, section by section; everything written is kept by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.plan_difference import LineChange
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.plans.editor.checks import findings_of
from desktop_app.ui.plans.editor.details import LineDetails
from desktop_app.ui.plans.editor.findings import FindingsBar, Part
from desktop_app.ui.plans.editor.head import EditorHead
from desktop_app.ui.plans.editor.remarks import Remarks
from desktop_app.ui.plans.editor.removals import Removals
from desktop_app.ui.plans.editor.sections import Sections
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.plans.editor.strip import Strip
from desktop_app.ui.plans.keys import editor_specs
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.layouts import column

if TYPE_CHECKING:
    from desktop_app.services.plans.sheet import PlanSheet

_LOW = 560
"""Height in design pixels below which the findings begin folded."""


class PlanEditor(QWidget):
    """`wants_list()`: the list is asked for. `left()`: all is saved and the plan put away.

    `acted(act, PlanSheet)`: a decision or a paper is asked for, once all is saved.
    """

    wants_list = Signal()
    left = Signal()
    acted = Signal(str, object)

    def __init__(self, over: QWidget, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self.state = PlanState(desk)
        self.head, self.strip, self.findings = EditorHead(desk), Strip(), FindingsBar()
        self.sections = Sections(self.state, actions)
        self.details = LineDetails(over, self.state)
        self._remarks = Remarks(desk, self.state, self.strip)
        self._removals = Removals(desk, self.state, self.sections)
        layout = column(self.head, self.strip, self.sections, self.findings, gap=8, margins=(22, 12, 22, 14))
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._bind(actions)
        self._connect()

    def open(self, sheet: PlanSheet) -> None:
        """Another plan; its results first."""
        self.sections.history.forget_changes()
        self.state.show(sheet)
        self.findings.fold_to(self.height() < px(_LOW))
        self.sections.go_to(Part.HASIL)
        self._remarks.offer_draft()

    def is_for(self, skp_id: bytes) -> bool:
        """Whether this plan is open here."""
        return self.state.is_open and self.state.sheet.skp.id == skp_id

    def leave(self) -> None:
        """Save, and put the plan away; when the saving is refused, nothing is left."""
        self.sections.finish()
        self.state.save(self._on_left)

    def regions(self) -> list[QWidget]:
        """Where F6 goes."""
        places = [self.head.back, self.sections.tabs, self.sections.first()]
        return [*places, self.findings.list] if self.findings.list.isVisible() else places

    def _bind(self, actions: Actions) -> None:
        specs = editor_specs()
        runs: dict[str, Callable[[], object]] = {
            "simpan": self._on_save,
            "cetak": partial(self._on_act, "pratinjau"),
            "lanjut": self.sections.go_on,
            "naik": partial(self.sections.shift, -1),
            "turun": partial(self.sections.shift, 1),
            "temuan": self.findings.go_on,
        }
        for key, run in runs.items():
            actions.bind(specs[key], run, self)

    def _connect(self) -> None:
        self.head.acted.connect(self._on_act)
        self.state.changed.connect(self._show)
        self.state.kept.connect(self._show_head)
        self.findings.picked.connect(self.sections.go_to_finding)
        self.sections.results.details_wanted.connect(self._on_details)
        self.details.done.connect(self.details.apply)
        self.sections.history.version_wanted.connect(self._on_version)
        self.sections.history.compare_wanted.connect(self._on_compare)
        self._remarks.newest_wanted.connect(partial(self._on_version, None))

    def _show(self) -> None:
        if not self.state.is_open:
            return
        self._show_head()
        findings = findings_of(self.state) if self.state.is_editable else ()
        self.sections.show_state(findings)
        self.findings.show_findings(findings)
        self.findings.setVisible(self.state.is_editable)
        self._remarks.look()

    def _show_head(self) -> None:
        if self.state.is_open:
            self.head.show_state(self.state)

    def _on_save(self) -> None:
        self.sections.finish()
        self.state.save(self._on_saved)

    def _on_saved(self) -> None:
        self._desk.notices.say(self.tr("Rencana disimpan"))

    def _on_act(self, act: str) -> None:
        if act == "kembali":
            self.wants_list.emit()
            return
        self.sections.finish()
        self.state.save(partial(self._act, act))

    def _act(self, act: str) -> None:
        self.acted.emit(act, self.state.sheet)

    def _on_left(self) -> None:
        self.state.close()
        self.left.emit()

    def _on_details(self) -> None:
        row = self.sections.results.grid.current_row()
        if row is not None:
            self.details.ask(row)

    def _on_version(self, number: int | None) -> None:
        """Another version to read; what was written in this one is saved first."""
        self.sections.finish()
        self.state.save(partial(self._read_version, number))

    def _read_version(self, number: int | None) -> None:
        found = self.state.read(self.state.sheet.skp.id, number)
        if found is not None:
            self.state.show(found)

    def _on_compare(self, old: int, new: int) -> None:
        plans, skp_id = self._desk.house.plans, self.state.sheet.skp.id
        changes: tuple[LineChange, ...] | None = self._desk.try_(lambda: plans.differences(skp_id, old, new))
        if changes is not None:
            self.sections.history.show_changes(old, new, changes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() < px(_LOW) <= event.oldSize().height():
            QTimer.singleShot(0, self, partial(self.findings.fold_to, True))
