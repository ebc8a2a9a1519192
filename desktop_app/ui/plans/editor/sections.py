"""The sections of the editor behind their tabs, in the order of the form."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.plan import AnnexList
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.terms import Severity
from desktop_app.ui.actions import Actions
from desktop_app.ui.plans.editor.annex import AnnexSection
from desktop_app.ui.plans.editor.behaviour import BehaviourSection
from desktop_app.ui.plans.editor.findings import Part, part_of
from desktop_app.ui.plans.editor.history import HistorySection
from desktop_app.ui.plans.editor.identity import IdentitySection
from desktop_app.ui.plans.editor.results import ResultsSection
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.widgets.cards import Tabs
from desktop_app.ui.widgets.layouts import column


class Section(Protocol):
    """What every section can do."""

    def first(self) -> QWidget: ...

    def show_state(self) -> None: ...


class Sections(QWidget):
    """Tabs with a mark for what is in order, and the section shown below them."""

    def __init__(self, state: PlanState, actions: Actions) -> None:
        super().__init__()
        self._state = state
        self.identity, self.results = IdentitySection(state), ResultsSection(state, actions)
        self.behaviour, self.annex = BehaviourSection(state), AnnexSection(state)
        self.history = HistorySection(state)
        self._widgets: dict[Part, QWidget] = {
            Part.IDENTITAS: self.identity,
            Part.HASIL: self.results,
            Part.PERILAKU: self.behaviour,
            Part.LAMPIRAN: self.annex,
            Part.RIWAYAT: self.history,
        }
        self._sections: dict[Part, Section] = {
            Part.IDENTITAS: self.identity,
            Part.HASIL: self.results,
            Part.PERILAKU: self.behaviour,
            Part.LAMPIRAN: self.annex,
            Part.RIWAYAT: self.history,
        }
        self.tabs = Tabs([(part.value, title) for part, title in self._titles().items()], self.tr("Bagian"))
        self._stack = QStackedWidget()
        for widget in self._widgets.values():
            self._stack.addWidget(widget)
        layout = column(self.tabs, self._stack, gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.tabs.picked.connect(self._on_tab)

    def show_state(self, findings: tuple[Finding, ...]) -> None:
        """Let every section take the plan as it is written now."""
        for section in self._sections.values():
            section.show_state()
        self.results.show_findings(findings)
        open_parts = {part_of(each) for each in findings if each.severity is not Severity.SARAN}
        for place, (part, title) in enumerate(self._titles().items()):
            mark = ""
            if self._state.is_editable and part is not Part.RIWAYAT:
                mark = " ●" if part in open_parts else " ✓"
            self.tabs.setTabText(place, f"{title}{mark}")

    def part(self) -> Part:
        """The section shown."""
        return Part(self.tabs.key())

    def first(self) -> QWidget:
        """What takes the focus in the section shown; the tabs, when there is nothing to write."""
        first = self._sections[self.part()].first()
        return self.tabs if first.focusPolicy() == Qt.FocusPolicy.NoFocus else first

    def go_to(self, part: Part) -> None:
        """Show a section, with the focus in it."""
        self.tabs.pick(part.value)
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """To the next section, from the last to the first again."""
        parts = list(self._widgets)
        self.go_to(parts[(parts.index(self.part()) + 1) % len(parts)])

    def go_to_finding(self, finding: Finding) -> None:
        """To the line a finding speaks of."""
        part, facts = part_of(finding), finding.facts
        self.go_to(part)
        if part is Part.HASIL:
            self.results.grid.show_line(facts.get("rhk_id"), facts.get("indikator_id"))
        elif part is Part.LAMPIRAN and "daftar" in facts:
            self.annex.go_to(AnnexList(str(facts["daftar"])))

    def shift(self, step: int) -> None:
        """The current line one place up or down."""
        if self.part() is Part.HASIL:
            self.results.shift(step)
        elif self.part() is Part.LAMPIRAN:
            self.annex.shift(step)

    def finish(self) -> None:
        """End the writing of a cell, keeping what was written."""
        self.results.grid.finish()

    def _titles(self) -> dict[Part, str]:
        return {
            Part.IDENTITAS: self.tr("1 Identitas"),
            Part.HASIL: self.tr("2 Hasil kerja"),
            Part.PERILAKU: self.tr("3 Perilaku"),
            Part.LAMPIRAN: self.tr("4 Lampiran"),
            Part.RIWAYAT: self.tr("Riwayat"),
        }

    def _on_tab(self, key: str) -> None:
        self.finish()
        self._stack.setCurrentWidget(self._widgets[Part(key)])
