"""The way back for lines that were taken out: named in the toast, done again by Ctrl+Z."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from desktop_app.domain.plan import AnnexItem, AnnexList
from desktop_app.ui.desk import Desk
from desktop_app.ui.plans.editor.findings import Part
from desktop_app.ui.plans.editor.lines import Removed
from desktop_app.ui.plans.editor.sections import Sections
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.theme.tokens import Tone


class Removals(QObject):
    """Offers each removal to be taken back, as long as its plan is still being written."""

    def __init__(self, desk: Desk, state: PlanState, sections: Sections) -> None:
        super().__init__(sections)
        self._desk, self._state, self._sections = desk, state, sections
        sections.results.taken_out.connect(self._on_lines)
        for card in sections.annex.cards.values():
            card.taken_out.connect(partial(self._on_annex, card.kind))

    def _on_lines(self, gone: Removed) -> None:
        text = self.tr("Hasil kerja dihapus") if gone.rhk else self.tr("Indikator dihapus")
        back = partial(self._lines_back, self._state.plan.version.id, gone)
        self._desk.notices.say_undoable(text, back)

    def _on_annex(self, kind: AnnexList, item: AnnexItem) -> None:
        back = partial(self._annex_back, self._state.plan.version.id, kind, item)
        self._desk.notices.say_undoable(self.tr("Baris lampiran dihapus"), back)

    def _lines_back(self, version_id: bytes, gone: Removed) -> None:
        if self._is_written(version_id):
            self._sections.tabs.pick(Part.HASIL.value)
            self._sections.results.put_back(gone)

    def _annex_back(self, version_id: bytes, kind: AnnexList, item: AnnexItem) -> None:
        if self._is_written(version_id):
            self._sections.tabs.pick(Part.LAMPIRAN.value)
            self._sections.annex.cards[kind].put_back(item)

    def _is_written(self, version_id: bytes) -> bool:
        state = self._state
        if state.is_open and state.plan.version.id == version_id and state.is_editable:
            return True
        words = self.tr("Rencana itu tidak sedang ditulis, jadi barisnya tidak kembali.")
        self._desk.notices.say(words, Tone.WARNING)
        return False
