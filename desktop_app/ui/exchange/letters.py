"""The papers of the exchange, each shown as it will be printed: minutes, reminders, the own card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.ui.letter_preview import LetterPreview

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import LedgerLine


class ExchangeLetters(LetterPreview):
    """Lies over the page until it is left; `asked()`: a letter is wanted."""

    asked = Signal()

    def show_minutes(self, entry: LedgerLine) -> None:
        """What went between two offices in one file, in the numbers of both sides."""
        self.asked.emit()
        papers, acting = self._desk.house.exchange_papers, self._desk.acting
        self.order(self.tr("Berita acara"), lambda day: papers.minutes(acting, entry.id, dated_on=day))

    def show_reminders(self, codes: Sequence[str] | None) -> None:
        """One page for each silent office, or for those that were chosen."""
        self.asked.emit()
        papers, acting = self._desk.house.exchange_papers, self._desk.acting
        title = self.tr("Surat pengingat")
        self.order(title, lambda day: papers.reminders(acting, codes=codes, dated_on=day))

    def show_questions(self) -> None:
        """What waits for a decision, by age."""
        self.asked.emit()
        papers, acting = self._desk.house.exchange_papers, self._desk.acting
        self.order(self.tr("Perlu keputusan"), lambda day: papers.questions(acting, dated_on=day))

    def show_card(self) -> None:
        """The card this computer can show, with its digits."""
        self.asked.emit()
        papers, acting = self._desk.house.exchange_papers, self._desk.acting
        self.order(self.tr("Kartu"), lambda day: papers.card(acting, dated_on=day))
