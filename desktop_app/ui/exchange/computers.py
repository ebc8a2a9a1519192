"""The computers of the own office, and what to do when one is lost or this store is a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.pills import Pill
from desktop_app.words.sentences import sentence

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import PcLine


class ComputersCard(Card):
    """`retire_wanted(PcLine)`; `new_wanted()`: this store is a copy."""

    retire_wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Komputer kantor ini"))
        words = self.tr(
            "Komputer baru menulis kartunya sendiri; kartu itu diterima di komputer utama, lalu komputer "
            "baru menerima paket awal dari sana."
        )
        self.add(Label(words, Role.SECONDARY, wraps=True))
        self._list = boxed(column())
        self.add(self._list)
        self.new = Button(self.tr("Daftarkan sebagai komputer baru…"), Kind.LINK)
        self.new.clicked.connect(self.new_wanted)
        self.add(row(self.new, STRETCH))
        when = self.tr("Hanya bila data ini disalin dari komputer lain yang masih dipakai.")
        self.new.setAccessibleDescription(when)
        self.add(Label(when, Role.CAPTION, wraps=True))
        self.finish()

    def show_computers(self, computers: list[PcLine], *, is_main: bool) -> None:
        """All of them; only the main one may put another out of force."""
        fresh = boxed(column(*(self._row(pc, is_main=is_main) for pc in computers), gap=6))
        self.body.replaceWidget(self._list, fresh)
        self._list.hide()  # it lives until the event loop comes round
        self._list.deleteLater()
        self._list = fresh

    def retire_buttons(self) -> list[Button]:
        """One for each other computer in force."""
        return self._list.findChildren(Button)

    def _row(self, pc: PcLine, *, is_main: bool) -> QWidget:
        name = Label(pc.name, wraps=True)
        if pc.is_retired:
            end: QWidget = Pill(self.tr("Pensiun"), Tone.NEUTRAL, "archive")
        elif pc.is_this:
            end = Pill(self.tr("Komputer ini"), Tone.SUCCESS, "monitor")
        else:
            end = Button(self.tr("Pensiunkan…"), Kind.DANGER)
            end.setAccessibleName(self.tr("Pensiunkan {name}").format(name=pc.name))
            end.setEnabled(is_main)
            if not is_main:
                end.setToolTip(sentence(RuleBroken("sinkron.bukan_komputer_utama")))
            end.clicked.connect(lambda: self.retire_wanted.emit(pc))
        content = row(name, end)
        content.setStretch(0, 1)
        return boxed(column(line(), content, gap=6))
