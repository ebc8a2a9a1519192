"""A letter as it will be printed: cards, reminders, minutes, results of checks, recovery codes."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop_app.services.printing import AnyPrint
from desktop_app.ui.desk import Desk
from desktop_app.ui.preview import PaperPreview
from desktop_app.ui.widgets.layouts import row


class LetterPreview(PaperPreview):
    """`order(title, make)` shows the letter that `make(day)` gives; `left()`: back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Draf"))
        head = row(
            self.back, self.title, self.draft, self.day, self.smaller, self.larger, self.print, self.save
        )
        head.setStretch(1, 1)
        self.arrange(self.tr("Halaman surat"), head)

    def show_print(self, made: AnyPrint) -> None:
        super().show_print(made)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)
