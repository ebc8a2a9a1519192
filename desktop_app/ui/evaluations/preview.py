"""The two papers of an evaluation as they will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.services.printing import PrintKind
from desktop_app.ui.desk import Desk
from desktop_app.ui.preview import PaperPreview
from desktop_app.ui.widgets.buttons import Chips
from desktop_app.ui.widgets.layouts import STRETCH, row

if TYPE_CHECKING:
    from desktop_app.services.evaluations.sheet import EvaluationSheet


class EvaluationPreview(PaperPreview):
    """`ask(sheet)` shows the Evaluasi Kinerja or, by its chip, the Dokumen Evaluasi."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Draf"))
        kinds = [
            (PrintKind.EVALUASI.value, self.tr("Evaluasi Kinerja")),
            (PrintKind.DOKUMEN_EVALUASI.value, self.tr("Dokumen Evaluasi")),
        ]
        self._sheet: EvaluationSheet | None = None
        self.kind = Chips(kinds, self.tr("Jenis cetakan"))
        head = row(self.back, self.title, self.draft, self.print, self.save)
        head.setStretch(1, 1)
        bar = row(self.kind, STRETCH, self.day, self.smaller, self.larger)
        self.arrange(self.tr("Halaman cetakan"), head, bar)
        self.kind.picked.connect(self._on_kind)

    def ask(self, sheet: EvaluationSheet) -> None:
        """Make the paper of an evaluation."""
        self._sheet = sheet
        self._on_kind(self.kind.key())

    def _on_kind(self, key: str) -> None:
        if self._sheet is None:
            return
        printing, acting, evaluation = self._desk.house.printing, self._desk.acting, self._sheet.evaluation
        self.order(
            self._sheet.pegawai.name,
            lambda dated_on: printing.make(
                acting,
                PrintKind(key),
                evaluation.period,
                evaluation.person_id,
                dated_on=dated_on,
                of=evaluation.id,
            ),
        )
