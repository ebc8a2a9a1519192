"""Penyusun SKP: one plan on the whole page, section by section; everything written is kept by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.plan import AnnexItem, AnnexList, VersionStatus
from desktop_app.domain.plan_difference import LineChange
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.terms import Severity
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.plans.editor.annex import AnnexSection
from desktop_app.ui.plans.editor.behaviour import BehaviourSection
from desktop_app.ui.plans.editor.details import LineDetails
from desktop_app.ui.plans.editor.findings import FindingsBar, Part, part_of
from desktop_app.ui.plans.editor.head import EditorHead
from desktop_app.ui.plans.editor.history import HistorySection
from desktop_app.ui.plans.editor.identity import IdentitySection
from desktop_app.ui.plans.editor.lines import Removed
from desktop_app.ui.plans.editor.results import ResultsSection
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.plans.editor.strip import Strip
from desktop_app.ui.plans.keys import editor_specs
from desktop_app.ui.theme.look import px
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.cards import Tabs
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
        self.head, self.strip = EditorHead(), Strip()
        self.tabs = Tabs([(part.value, title) for part, title in self._titles().items()], self.tr("Bagian"))
        self.identity = IdentitySection(self.state)
        self.results = ResultsSection(self.state, actions)
        self.behaviour = BehaviourSection(self.state)
        self.annex = AnnexSection(self.state)
        self.history = HistorySection(self.state)
        self._parts: dict[Part, QWidget] = {
            Part.IDENTITAS: self.identity,
            Part.HASIL: self.results,
            Part.PERILAKU: self.behaviour,
            Part.LAMPIRAN: self.annex,
            Part.RIWAYAT: self.history,
        }
        self.stack = QStackedWidget()
        self.findings = FindingsBar()
        self.details = LineDetails(over, self.state)
        self._build()
        self._bind(actions)
        self._connect()

    def open(self, sheet: PlanSheet) -> None:
        """Another plan; its results first."""
        self.history.forget_changes()
        self.state.show(sheet)
        self.findings.fold_to(self.height() < px(_LOW))
        self.go_to(Part.HASIL)
        self._offer_draft()

    def is_for(self, skp_id: bytes) -> bool:
        """Whether this plan is open here."""
        return self.state.is_open and self.state.sheet.skp.id == skp_id

    def leave(self) -> None:
        """Save, and go back to the list; what is refused is told and nothing is left."""
        self.results.grid.finish()
        self.state.save(self._on_left)

    def save(self) -> None:
        """Save now."""
        self.results.grid.finish()
        self.state.save(self._on_saved)

    def go_to(self, part: Part) -> None:
        """Show a section, with the focus in it."""
        self.tabs.pick(part.value)
        self._focus_part()

    def part(self) -> Part:
        """The section shown."""
        return Part(self.tabs.key())

    def regions(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.head.back, self.tabs, self._first_of(self.part()), self.findings.list]

    def _titles(self) -> dict[Part, str]:
        return {
            Part.IDENTITAS: self.tr("1 Identitas"),
            Part.HASIL: self.tr("2 Hasil kerja"),
            Part.PERILAKU: self.tr("3 Perilaku"),
            Part.LAMPIRAN: self.tr("4 Lampiran"),
            Part.RIWAYAT: self.tr("Riwayat"),
        }

    def _build(self) -> None:
        for widget in self._parts.values():
            self.stack.addWidget(widget)
        layout = column(
            self.head, self.strip, self.tabs, self.stack, self.findings, gap=8, margins=(22, 12, 22, 14)
        )
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _bind(self, actions: Actions) -> None:
        specs = editor_specs()
        runs: dict[str, Callable[[], object]] = {
            "simpan": self.save,
            "cetak": partial(self._on_act, "pratinjau"),
            "lanjut": self._on_next,
            "naik": partial(self._shift, -1),
            "turun": partial(self._shift, 1),
            "temuan": self.findings.next,
        }
        for key, run in runs.items():
            actions.bind(specs[key], run, self)

    def _connect(self) -> None:
        self.head.acted.connect(self._on_act)
        self.tabs.picked.connect(self._on_tab)
        self.state.changed.connect(self._show)
        self.state.kept.connect(self._show_head)
        self.findings.picked.connect(self._on_finding)
        self.results.grid.taken_out.connect(self._on_taken_out)
        self.results.details_wanted.connect(self._on_details)
        self.details.done.connect(self.details.apply)
        self.history.version_wanted.connect(self._on_version)
        self.history.compare_wanted.connect(self._on_compare)
        for card in self.annex.cards.values():
            card.taken_out.connect(partial(self._on_annex_out, card.kind))

    def _show(self) -> None:
        if not self.state.is_open:
            return
        self._show_head()
        for part in (self.identity, self.results, self.behaviour, self.annex, self.history):
            part.show_state()
        findings = self.state.findings() if self.state.is_editable else ()
        self.findings.show_findings(findings)
        self.findings.setVisible(self.state.is_editable)
        self._mark_tabs(findings)
        self._show_strip()

    def _show_head(self) -> None:
        if self.state.is_open:
            self.head.show_state(self.state)

    def _mark_tabs(self, findings: tuple[Finding, ...]) -> None:
        open_parts = {part_of(each) for each in findings if each.severity is not Severity.SARAN}
        for place, (part, title) in enumerate(self._titles().items()):
            mark = ""
            if self.state.is_editable and part is not Part.RIWAYAT:
                mark = " ●" if part in open_parts else " ✓"
            self.tabs.setTabText(place, f"{title}{mark}")

    def _show_strip(self) -> None:
        """Why the plan came back, or that this is an older version."""
        sheet = self.state.sheet
        back = [s for s in sheet.steps if s.to_status == VersionStatus.DIKEMBALIKAN.value and s.reason]
        if not sheet.is_newest:
            words = self.tr("Ini versi {nomor}, hanya untuk dibaca.")
            self.strip.say(
                words.format(nomor=sheet.plan.version.number),
                Tone.PRIMARY,
                [(self.tr("Buka versi terbaru"), self._on_newest)],
            )
        elif back and sheet.plan.status in {VersionStatus.DIKEMBALIKAN, VersionStatus.DRAF}:
            last = max(back, key=lambda step: (step.at, step.id))
            words = self.tr("Dikembalikan oleh {nama}: {alasan}")
            self.strip.say(words.format(nama=last.by_text, alasan=last.reason), Tone.WARNING)
        elif not self.strip.is_question:
            self.strip.hush()

    def _offer_draft(self) -> None:
        """What was written before the program ended, if it was never saved."""
        self.strip.hush()
        self._show_strip()
        draft = self.state.draft()
        if draft is None:
            return
        words = self.tr("Ada isian yang belum sempat disimpan. Pulihkan, atau buang bila tidak diperlukan.")
        answers = [
            (self.tr("Pulihkan"), lambda: self._on_recover(draft)),
            (self.tr("Buang"), lambda: self._on_discard(draft)),
        ]
        self.strip.say(words, Tone.WARNING, answers, is_question=True)

    def _on_recover(self, draft: object) -> None:
        self.strip.hush()
        self.state.recover(draft)  # type: ignore[arg-type]

    def _on_discard(self, draft: object) -> None:
        self.strip.hush()
        self.state.discard(draft)  # type: ignore[arg-type]
        self._show_strip()

    def _on_act(self, act: str) -> None:
        if act == "kembali":
            self.wants_list.emit()
            return
        self.results.grid.finish()
        self.state.save(partial(self._act, act))

    def _act(self, act: str) -> None:
        self.acted.emit(act, self.state.sheet)

    def _on_saved(self) -> None:
        self._desk.notices.say(self.tr("Rencana disimpan"))

    def _on_left(self) -> None:
        self.state.close()
        self.left.emit()

    def _on_tab(self, key: str) -> None:
        self.results.grid.finish()
        self.stack.setCurrentWidget(self._parts[Part(key)])

    def _on_next(self) -> None:
        parts = list(self._parts)
        self.go_to(parts[(parts.index(self.part()) + 1) % len(parts)])

    def _shift(self, step: int) -> None:
        if self.part() is Part.HASIL:
            self.results.grid.shift(step)
        elif self.part() is Part.LAMPIRAN:
            self.annex.shift(step)

    def _first_of(self, part: Part) -> QWidget:
        first: QWidget = self._parts[part].first()  # type: ignore[attr-defined]
        return first

    def _focus_part(self) -> None:
        first = self._first_of(self.part())
        (first if first.focusPolicy() else self.tabs).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_finding(self, finding: Finding) -> None:
        part, facts = part_of(finding), finding.facts
        self.go_to(part)
        if part is Part.HASIL:
            self.results.grid.show_line(facts.get("rhk_id"), facts.get("indikator_id"))
        elif part is Part.LAMPIRAN and "daftar" in facts:
            self.annex.go_to(AnnexList(str(facts["daftar"])))

    def _on_details(self) -> None:
        row = self.results.grid.current_row()
        if row is not None and self.state.is_editable:
            self.details.ask(row)

    def _on_taken_out(self, gone: Removed) -> None:
        text = self.tr("Hasil kerja dihapus") if gone.rhk else self.tr("Indikator dihapus")
        version_id = self.state.plan.version.id
        self._desk.notices.say_undoable(text, partial(self._put_back, version_id, gone))

    def _put_back(self, version_id: bytes, gone: Removed) -> None:
        if self.state.is_open and self.state.plan.version.id == version_id and self.state.is_editable:
            self.tabs.pick(Part.HASIL.value)
            self.results.grid.put_back(gone)
        else:
            self._desk.notices.say(
                self.tr("Rencana itu tidak sedang ditulis, jadi barisnya tidak kembali."), Tone.WARNING
            )

    def _on_annex_out(self, kind: AnnexList, item: AnnexItem) -> None:
        back = partial(self._annex_back, self.state.plan.version.id, kind, item)
        self._desk.notices.say_undoable(self.tr("Baris lampiran dihapus"), back)

    def _annex_back(self, version_id: bytes, kind: AnnexList, item: AnnexItem) -> None:
        if self.state.is_open and self.state.plan.version.id == version_id:
            self.annex.cards[kind].put_back(item)

    def _on_version(self, number: int) -> None:
        found = self.state.read(self.state.sheet.skp.id, number)
        if found is not None:
            self.state.save(partial(self.state.show, found))

    def _on_newest(self) -> None:
        found = self.state.read(self.state.sheet.skp.id)
        if found is not None:
            self.state.show(found)

    def _on_compare(self, old: int, new: int) -> None:
        plans, skp_id = self._desk.house.plans, self.state.sheet.skp.id
        changes: tuple[LineChange, ...] | None = self._desk.try_(lambda: plans.differences(skp_id, old, new))
        if changes is not None:
            self.history.show_changes(old, new, changes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() < px(_LOW) <= event.oldSize().height():
            self.findings.fold_to(True)
