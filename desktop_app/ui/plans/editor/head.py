"""The head of the editor: whose plan it is, its state, when it was kept, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.plan import VersionStatus
from desktop_app.ui.desk import Desk
from desktop_app.ui.plans.deeds import words_of
from desktop_app.ui.plans.editor.checks import why_not
from desktop_app.ui.plans.editor.history import step_words
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.plans.looks import state_mark
from desktop_app.ui.sync_marks import SyncMark
from desktop_app.ui.theme.fonts import BOLD
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.labels import ElidedLabel, Label, Role
from desktop_app.ui.widgets.layouts import column, row
from desktop_app.ui.widgets.pills import Pill
from desktop_app.words.plan_screen import STEPS

if TYPE_CHECKING:
    from desktop_app.services.plans.sheet import PlanSheet

_ACTS = {
    VersionStatus.DRAF: ("batalkan", "ajukan"),
    VersionStatus.DIKEMBALIKAN: ("", "ajukan"),
    VersionStatus.DIAJUKAN: ("kembalikan", "setujui"),
    VersionStatus.DITETAPKAN: ("", "revisi"),
    VersionStatus.BATAL: ("", ""),
}


class EditorHead(QWidget):
    """`acted(act)`: a button was pressed; acts are those of `PlanSheet.may`, "kembali" and "pratinjau"."""

    acted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.mark = SyncMark(desk, "skp")
        self._marked: PlanSheet | None = None
        self._acts = ("", "")
        self.back = Button(self.tr("Rencana"), Kind.GHOST, "chevron-left")
        self.back.setToolTip(self.tr("Kembali ke daftar rencana (Esc)"))
        self.title = ElidedLabel("", size=20, weight=BOLD)
        self.pill, self.late = Pill(""), Pill(self.tr("Lewat tenggat"), Tone.DANGER, "clock")
        self.kept = Label("", Role.CAPTION)
        self.story = ElidedLabel("", size=12, tint="text3")
        self.preview = Button(self.tr("Pratinjau"), icon_name="eye")
        self.preview.setToolTip(self.tr("Pratinjau dan cetak SKP (Ctrl P)"))
        self.second, self.first = Button(""), Button("", Kind.PRIMARY)
        self.reason = ElidedLabel("", size=12, tint="text3")
        upper = row(self.back, self.title, self.second, self.preview, self.first, gap=8)
        upper.setStretch(1, 1)
        lower = row(self.pill, self.late, self.mark, self.kept, self.story, gap=10, margins=(4, 0, 0, 0))
        lower.setStretch(4, 1)
        self.setLayout(column(upper, lower, self.reason, gap=6))
        self.back.clicked.connect(lambda: self.acted.emit("kembali"))
        self.preview.clicked.connect(lambda: self.acted.emit("pratinjau"))
        self.second.clicked.connect(lambda: self.acted.emit(self._acts[0]))
        self.first.clicked.connect(lambda: self.acted.emit(self._acts[1]))

    def show_state(self, state: PlanState) -> None:
        """Another plan, or another state of it."""
        sheet = state.sheet
        version = sheet.plan.version
        words = self.tr("SKP {tahun} · {nama}")
        if version.number > 1 or len(sheet.versions) > 1:
            words = self.tr("SKP {tahun} · {nama} · versi {nomor}")
        self.title.set_text(words.format(tahun=sheet.skp.year, nama=sheet.pegawai.name, nomor=version.number))
        self.pill.show_state(*state_mark(version.status))
        self.late.setVisible(sheet.is_late)
        if sheet is not self._marked:  # asked of the store once a sheet, not at every key
            self._marked = sheet
            self.mark.show_thing(bytes(sheet.skp.id))
        self.kept.setText(self._kept_words(state.kept_at, is_dirty=state.is_dirty))
        self.kept.setVisible(bool(self.kept.text()))
        self.story.set_text(self._story(sheet))
        self._offer(state)

    def _kept_words(self, kept_at: str, *, is_dirty: bool) -> str:
        if kept_at:
            return self.tr("disimpan {jam}").format(jam=kept_at)
        return self.tr("belum disimpan") if is_dirty else ""

    def _story(self, sheet: PlanSheet) -> str:
        """The last step, as it stands in the history."""
        steps = [step for step in sheet.steps if step.object_id == sheet.plan.version.id]
        if not steps:
            return ""
        last = max(steps, key=lambda step: (step.at, step.id))
        return f"{STEPS[last.to_status]} {step_words(self, last)}"

    def _offer(self, state: PlanState) -> None:
        self._acts = _ACTS[state.sheet.plan.status]
        words = {
            "ajukan": (self.tr("Ajukan"), "send"),
            "setujui": (self.tr("Setujui"), "check"),
            "kembalikan": (self.tr("Kembalikan"), ""),
            "batalkan": (self.tr("Batalkan"), ""),
            "revisi": (self.tr("Ubah"), "pencil"),
        }
        told = ""
        for button, act in zip((self.second, self.first), self._acts, strict=True):
            button.setVisible(bool(act))
            if not act:
                continue
            reason = words_of(why_not(state, act))
            button.setText(words[act][0])
            button.set_icon(words[act][1])
            button.setEnabled(not reason)
            button.setToolTip(reason or words[act][0])
            told = reason or told
        self.reason.set_text(told)
        self.reason.setVisible(bool(told))
