"""Pemeriksaan: what the plan lacks, each with its weight in words, and a click leads to the place."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.terms import Severity
from desktop_app.ui.plans.looks import FINDING_MARKS, finding_words, tally
from desktop_app.ui.theme.icons import icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, ink
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row
from desktop_app.ui.widgets.pills import Pill
from desktop_app.words.plan_screen import SEVERITIES

_MOST_LINES = 3
_LINE = 26
_ABOUT = int(Qt.ItemDataRole.UserRole)


class Part(StrEnum):
    """The sections of the editor."""

    IDENTITAS = "identitas"
    HASIL = "hasil"
    PERILAKU = "perilaku"
    LAMPIRAN = "lampiran"
    RIWAYAT = "riwayat"


_PARTS = {
    "skp.penilai_belum_ada": Part.IDENTITAS,
    "skp.jabatan_belum_ada": Part.IDENTITAS,
    "skp.bentuk_berbeda": Part.IDENTITAS,
    "skp.perilaku_tidak_lengkap": Part.PERILAKU,
    "skp.lampiran_kosong": Part.LAMPIRAN,
}


def part_of(finding: Finding) -> Part:
    """The section in which a finding is put right."""
    return _PARTS.get(finding.code, Part.HASIL)


class FindingsBar(QFrame):
    """`picked(Finding)`: lead there. The list folds, so that a low window keeps its room."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._findings: tuple[Finding, ...] = ()
        self._at = -1
        self._is_folded = False
        self.pill = Pill("")
        self.fold = Button("", Kind.LINK)
        self.list = QListWidget()
        self.list.setObjectName("results")
        self.list.setAccessibleName(self.tr("Temuan pemeriksaan"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        head = row(Label(self.tr("Pemeriksaan"), Role.CARD_TITLE), self.pill, STRETCH, self.fold)
        self.setLayout(column(head, self.list, gap=4, margins=(14, 8, 14, 8)))
        self.fold.clicked.connect(self._on_fold)
        self.list.itemClicked.connect(self._on_item)
        self.list.itemActivated.connect(self._on_item)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Other findings, the heaviest first."""
        order = list(Severity)
        ordered = tuple(sorted(findings, key=lambda each: order.index(each.severity)))
        if ordered == self._findings and self.list.count() == len(ordered):
            return
        self._findings, self._at = ordered, -1
        self.list.clear()
        for finding in ordered:
            tone, sign = FINDING_MARKS[finding.severity]
            words = f"{SEVERITIES[finding.severity]}: {finding_words(finding)}"
            item = QListWidgetItem(icon(sign, ink(tokens(), tone), 14), words)
            item.setToolTip(words)
            item.setData(_ABOUT, finding)
            self.list.addItem(item)
        self._say()

    def go_on(self) -> None:
        """Lead to the next finding, from the last to the first again."""
        if self._findings:
            self._at = (self._at + 1) % len(self._findings)
            self.list.setCurrentRow(self._at)
            self.picked.emit(self._findings[self._at])

    def fold_to(self, is_folded: bool) -> None:
        """Show only the head, or the list too."""
        self._is_folded = is_folded
        self._say()

    def _say(self) -> None:
        if self._findings:
            tone, sign = FINDING_MARKS[self._findings[0].severity]
            self.pill.show_state(tally(self._findings), tone, sign)
        else:
            self.pill.show_state(self.tr("tidak ada temuan"), Tone.SUCCESS, "circle-check")
        self.fold.setVisible(bool(self._findings))
        self.fold.setText(self.tr("Tampilkan temuan") if self._is_folded else self.tr("Sembunyikan temuan"))
        self.list.setVisible(bool(self._findings) and not self._is_folded)
        self.list.setFixedHeight(px(_LINE) * min(len(self._findings), _MOST_LINES) + px(4))

    def _on_fold(self) -> None:
        self.fold_to(not self._is_folded)

    def _on_item(self, item: QListWidgetItem) -> None:
        self._at = self.list.row(item)
        self.picked.emit(item.data(_ABOUT))
