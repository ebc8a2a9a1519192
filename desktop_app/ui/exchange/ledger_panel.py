"""One line of the ledger in full, with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.ui.exchange.history_columns import state
from desktop_app.ui.exchange.phrases import (
    breakable_name,
    file_words,
    ledger_words,
    moment_words,
    total_words,
)
from desktop_app.ui.widgets.beside import DetailPanel
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.pills import Pill
from desktop_app.words.sentences import sentence_of

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import LedgerLine


class LedgerPanel(DetailPanel):
    """`undo_wanted()`, `again_wanted()`, `minutes_wanted()`: for the line that is shown."""

    undo_wanted = Signal()
    again_wanted = Signal()
    minutes_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Rincian berkas"))
        self.line: LedgerLine | None = None
        self.name, self.about = Label("", Role.CARD_TITLE, wraps=True), Label("", Role.CAPTION, wraps=True)
        self.pill = Pill("")
        self.words = Label("", wraps=True)
        self.why = Label("", Role.CAPTION, wraps=True)
        self.undo = Button(self.tr("Urungkan penerimaan"), icon_name="undo-2")
        self.again = Button(self.tr("Terima lagi"), icon_name="inbox")
        self.minutes = Button(self.tr("Berita acara"), icon_name="printer")
        parts = column(self.name, self.about, row(self.pill, STRETCH), self.words, self.why, STRETCH)
        self.add(scrolled(boxed(parts)), 1)
        self.foot.addLayout(column(self.undo, self.again, self.minutes))
        self.undo.clicked.connect(self.undo_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.minutes.clicked.connect(self.minutes_wanted)
        self.show_line(None)

    def show_line(self, line: LedgerLine | None) -> None:
        """Another line, or none."""
        self.line = line
        shown = (self.about, self.pill, self.words, self.why, self.undo, self.again, self.minutes)
        for part in shown:
            part.setVisible(line is not None)
        self.name.setText(self.tr("Pilih sebuah berkas") if line is None else breakable_name(line.file))
        if line is None:
            return
        where = self.tr("Untuk {office}") if line.is_out else self.tr("Dari {office}")
        head = (file_words(line.kind, line.number), where.format(office=line.office_name))
        self.about.setText(
            "\n".join((*head, moment_words(line.at), self.tr("Oleh {who}").format(who=line.who)))
        )
        cell = state(line)
        self.pill.show_state(cell.text, cell.tone, cell.icon)
        self.words.setText(self._words(line))
        self._offer(line)

    def _words(self, line: LedgerLine) -> str:
        words = ledger_words(line)
        words = f"{words[:1].upper()}{words[1:]}."
        totals = line.counts.get("kendali")
        if isinstance(totals, dict) and totals:
            words += "\n" + self.tr("Angka kendali {total}").format(total=total_words(totals))
        if line.counts.get("kendali_berbeda"):
            words += "\n" + self.tr("Angka kendali berbeda dengan pengirim.")
        return words

    def _offer(self, line: LedgerLine) -> None:
        is_undone = line.state == "diurungkan"
        self.undo.setVisible(not line.is_out and not is_undone)
        self.undo.setEnabled(line.may_undo is None)
        self.again.setVisible(is_undone)
        why = sentence_of(line.may_undo) if line.may_undo and self.undo.isVisibleTo(self) else ""
        self.undo.setToolTip(why)
        self.why.setText(why)
        self.why.setVisible(bool(why))
