"""The two buttons at the foot of the judgement: what can be done now, and why not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.evaluations.sheet.texts import line_names, missing_words, status_of, why_not
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.layouts import row


class FootButtons(QWidget):
    """`acted(act)`: simpan, tetapkan, koreksi, serahkan, terima or cetak. The right one is the primary."""

    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._acts = ("tetapkan", "simpan")
        self.first, self.second = Button(""), Button("", Kind.PRIMARY, "check")
        layout = row(self.first, self.second)
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.first.clicked.connect(lambda: self.acted.emit(self._acts[0]))
        self.second.clicked.connect(lambda: self.acted.emit(self._acts[1]))

    def offer(self, state: JudgementState) -> None:
        """What can be done with the evaluation as it stands."""
        self._acts = _acts(state)
        words = {
            "tetapkan": self.tr("Tetapkan"),
            "simpan": self.tr("Simpan nilai"),
            "koreksi": self.tr("Koreksi"),
            "serahkan": self.tr("Serahkan"),
            "terima": self.tr("Catat diterima"),
            "cetak": self.tr("Cetak"),
        }
        for button, act in zip((self.first, self.second), self._acts, strict=True):
            reason = refusal(state, act)
            button.setText(words[act])
            button.setEnabled(not reason)
            button.setToolTip(reason or words[act])


def refusal(state: JudgementState, act: str) -> str:
    """Why an act is not possible now; what stands in the form counts, saved or not."""
    right = _RIGHTS.get(act)
    closed = why_not(state.sheet, right) if right else ""
    if closed or act != "tetapkan":
        return closed
    errors = state.standing.errors
    return missing_words(errors[0], line_names(state.sheet)) if errors else ""


_RIGHTS = {
    "simpan": "rate",
    "tetapkan": "rate",
    "koreksi": "reopen",
    "serahkan": "hand_over",
    "terima": "receive",
}
"""Which right of the sheet an act needs."""


def _acts(state: JudgementState) -> tuple[str, str]:
    return {
        "final": ("koreksi", "serahkan"),
        "diserahkan": ("koreksi", "terima"),
        "selesai": ("koreksi", "cetak"),
    }.get(status_of(state.sheet), ("tetapkan", "simpan"))
