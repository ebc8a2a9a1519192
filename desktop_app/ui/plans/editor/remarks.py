"""What the strip above the sections says: why the plan came back, that a version is old, what was lost."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.papers import Draft
from desktop_app.domain.plan import VersionStatus
from desktop_app.ui.desk import Desk
from desktop_app.ui.plans.editor.recovery import draft_of, recovered
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.plans.editor.strip import Strip
from desktop_app.ui.theme.tokens import Tone

_OPEN = {VersionStatus.DIKEMBALIKAN, VersionStatus.DRAF}


class Remarks(QObject):
    """`newest_wanted()`: read the newest version again."""

    newest_wanted = Signal()

    def __init__(self, desk: Desk, state: PlanState, strip: Strip) -> None:
        super().__init__(strip)
        self._desk, self._state, self._strip = desk, state, strip

    def look(self) -> None:
        """Say what the plan calls for; a question that waits for its answer stays."""
        sheet = self._state.sheet
        back = [s for s in sheet.steps if s.to_status == VersionStatus.DIKEMBALIKAN.value and s.reason]
        if not sheet.is_newest:
            words = self.tr("Ini versi {nomor}, hanya untuk dibaca.")
            self._strip.say(
                words.format(nomor=sheet.plan.version.number),
                Tone.PRIMARY,
                [(self.tr("Buka versi terbaru"), self.newest_wanted.emit)],
            )
        elif back and sheet.plan.status in _OPEN:
            last = max(back, key=lambda step: (step.at, step.id))
            words = self.tr("Dikembalikan oleh {nama}: {alasan}")
            self._strip.say(words.format(nama=last.by_text, alasan=last.reason), Tone.WARNING)
        elif not self._strip.is_question:
            self._strip.hush()

    def offer_draft(self) -> None:
        """What was written before the program ended, if it was never saved."""
        self._strip.hush()
        draft = draft_of(self._desk.house, self._state.plan) if self._state.is_editable else None
        if draft is None:
            self.look()
            return
        words = self.tr("Ada isian yang belum sempat disimpan. Pulihkan, atau buang bila tidak diperlukan.")
        answers = [
            (self.tr("Pulihkan"), partial(self._on_recover, draft)),
            (self.tr("Buang"), partial(self._on_discard, draft)),
        ]
        self._strip.say(words, Tone.WARNING, answers, is_question=True)

    def _on_recover(self, draft: Draft) -> None:
        self._strip.hush()
        self._state.edit(recovered(self._state.plan, draft))
        self.look()

    def _on_discard(self, draft: Draft) -> None:
        self._strip.hush()
        plans = self._desk.house.plans
        self._desk.do(lambda _job: plans.drop_draft(draft.id), self.tr("Isian lama dibuang"))
        self.look()
