"""A card is believed only after its digits were compared by telephone; the way out is what Enter chooses."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.services.exchange.values import CardSeen
from desktop_app.ui.exchange.fingerprint import Fingerprint
from desktop_app.ui.exchange.phrases import office_words
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.focus_ring import FocusRing
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row


class CardDialog(QDialog):
    """`accepted`: the digits are the same on both ends."""

    def __init__(self, parent: QWidget, card: CardSeen) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Cocokkan sidik"))
        self.fingerprint = Fingerprint()
        self.fingerprint.show_digits(card.fingerprint)
        self.same = Button(self.tr("Sidik cocok, terima"), Kind.PRIMARY, "check")
        self.other = Button(self.tr("Tidak cocok"))
        self.same.clicked.connect(self.accept)
        self.other.clicked.connect(self.reject)
        title = Label(office_words(card.name, card.code), Role.CARD_TITLE, wraps=True)
        about = Label(self._about(card), Role.SECONDARY, wraps=True)
        words = Label(
            self.tr(
                "Telepon kantor itu pada nomor yang sudah Anda kenal, lalu minta sidiknya dibacakan. Terima "
                "hanya bila keenam kelompok angka sama persis. Satu saja berbeda: kartu ini bukan dari sana."
            ),
            wraps=True,
        )
        for label in (title, about, words):
            label.setMinimumWidth(px(420))
        buttons = row(STRETCH, self.other, self.same)
        self.setLayout(
            column(title, about, self.fingerprint, words, buttons, gap=12, margins=(20, 18, 20, 18))
        )
        self.setAccessibleDescription(words.text())
        self.other.setFocus()
        FocusRing(self)

    def _about(self, card: CardSeen) -> str:
        if card.kind == "instalasi":
            return self.tr("Kartu komputer. Komputer itu akan bekerja bersama untuk kantor ini.")
        if card.is_agency:
            return self.tr("Kartu BKPSDM. Daftar kantor dari BKPSDM ini akan dipercaya.")
        return self.tr("Kartu kantor. Kantor itu akan masuk daftar kantor dan dapat bertukar data.")
