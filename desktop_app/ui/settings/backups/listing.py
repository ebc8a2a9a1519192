"""The last backups, one below the other, each to be looked through or brought back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.services.backups import BackupLine
from desktop_app.ui.settings.backups.looks import detail_words, made_words, place_words
from desktop_app.ui.settings.rights import allow
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import ElidedLabel, Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.pills import Pill
from desktop_app.words.sentences import sentence

SHOWN = 10


class BackupRow(QWidget):
    """One backup; `checked(BackupLine)` and `chosen(BackupLine)` are its two deeds."""

    checked = Signal(object)
    chosen = Signal(object)

    def __init__(self, backup: BackupLine, verdict: bool | None, reason: str) -> None:
        super().__init__()
        self.backup = backup
        self.pill = Pill("", Tone.NEUTRAL, "clock")
        when = made_words(backup)
        self.check = Button(self.tr("Periksa"), Kind.GHOST)
        self.restore = Button(self.tr("Pulihkan…"))
        self.check.setAccessibleName(self.tr("Periksa cadangan {when}").format(when=when))
        self.restore.setAccessibleName(self.tr("Pulihkan cadangan {when}").format(when=when))
        gone = "" if backup.is_there else self.tr("Berkasnya tidak ada di tempat itu sekarang.")
        allow(self.check, gone)
        allow(self.restore, reason or gone)
        words = column(
            Label(when, Role.STRONG, wraps=True),
            Label(detail_words(backup), Role.CAPTION, wraps=True),
            ElidedLabel(place_words(backup), size=12, tint="text3"),
            gap=2,
        )
        layout = row(words, self.pill, self.check, self.restore, margins=(0, 4, 0, 4))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.check.clicked.connect(lambda: self.checked.emit(self.backup))
        self.restore.clicked.connect(lambda: self.chosen.emit(self.backup))
        self.show_verdict(verdict)

    def show_verdict(self, verdict: bool | None) -> None:
        """What is known of it: read whole and found good, found wrong, or good when it was written."""
        if verdict is False or self.backup.error is not None:
            self.pill.show_state(self.tr("Tidak dapat dipakai"), Tone.DANGER, "circle-alert")
            if self.backup.error is not None:
                self.pill.setToolTip(sentence(self.backup.error))
        elif not self.backup.is_there:
            self.pill.show_state(self.tr("Tidak terpasang"), Tone.NEUTRAL, "info")
        elif verdict:
            self.pill.show_state(self.tr("Utuh"), Tone.SUCCESS, "circle-check")
        else:
            self.pill.show_state(self.tr("Diperiksa saat ditulis"), Tone.NEUTRAL, "clock")


class BackupList(Card):
    """The last ten; `checked` and `chosen` as those of the rows."""

    checked = Signal(object)
    chosen = Signal(object)

    def __init__(self, aside: QWidget) -> None:
        super().__init__(self.tr("Cadangan terakhir"), aside)
        self.rows: list[BackupRow] = []
        self._empty = Label(
            self.tr(
                "Belum ada cadangan. Cadangan harian dibuat sendiri saat jendela ditutup; tekan Cadangkan "
                "sekarang untuk menulis satu ke stik atau disk lain."
            ),
            Role.SECONDARY,
            wraps=True,
        )
        self._more = Label("", Role.CAPTION, wraps=True)
        self._list = boxed(column())
        for part in (self._empty, self._list, self._more):
            self.add(part)

    def show_lines(self, lines: Sequence[BackupLine], verdicts: Mapping[Path, bool], reason: str) -> None:
        """The newest first; `reason`: why nobody may bring one back now, empty when he may."""
        shown = lines[:SHOWN]
        self.rows = [BackupRow(backup, verdicts.get(backup.path), reason) for backup in shown]
        fresh = column(gap=4)
        for number, each in enumerate(self.rows):
            if number:
                fresh.addWidget(line())
            fresh.addWidget(each)
            each.checked.connect(self.checked)
            each.chosen.connect(self.chosen)
        fresh.addStretch(STRETCH)
        old, self._list = self._list, boxed(fresh)
        self.body.replaceWidget(old, self._list)
        old.hide()  # it lives until the event loop comes round
        old.deleteLater()
        more = len(lines) - len(shown)
        self._empty.setVisible(not lines)
        self._more.setVisible(more > 0)
        words = self.tr("{count} cadangan lebih lama ada di folder cadangan; pilih Pulihkan dari berkas.")
        self._more.setText(words.format(count=more))
