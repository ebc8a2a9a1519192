"""Two cards that stand beside the list: a warning about the disk, and the door to the move."""

from __future__ import annotations

from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, row
from desktop_app.ui.widgets.pills import Pill


class SameDiskCard(Card):
    """Every backup lies on the disk that it should save the office from."""

    def __init__(self) -> None:
        super().__init__()
        words = self.tr(
            "Semua cadangan ada di disk yang sama dengan data kantor. Bila disk itu rusak atau hilang, "
            "keduanya ikut hilang. Tulis satu cadangan ke stik atau disk lain, dan simpan di tempat terkunci."
        )
        pill = Pill(self.tr("Perhatian"), Tone.WARNING, "triangle-alert")
        line = row(pill, Label(words, wraps=True))
        line.setStretch(1, 1)
        self.add(line)
        self.hide()


class LeavingCard(Card):
    """What the move to another PC is, with the button that begins it."""

    def __init__(self, button: Button) -> None:
        super().__init__(self.tr("Pindah komputer"))
        words = self.tr(
            "Kantor pindah dengan seluruh isinya, langkah demi langkah: cadangan berkode, dipulihkan di "
            "komputer baru, lalu komputer ini pensiun. Di komputer baru, langkah terakhirnya juga di sini."
        )
        self.add(Label(words, Role.SECONDARY, wraps=True))
        self.add(row(STRETCH, button))
