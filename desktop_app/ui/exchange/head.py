"""The head of the page: its buttons change with the tab, one of them the primary one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from desktop_app.ui.actions import shortcut_words
from desktop_app.ui.exchange.keys import HISTORY, OFFICES, RECEIVE, SEND
from desktop_app.ui.exchange.sticks import Stick
from desktop_app.ui.widgets.buttons import ActionButton, Kind
from desktop_app.ui.widgets.cards import PageHead
from desktop_app.ui.widgets.entries import show_count

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Standing


class Deeds:
    """The actions of the page by what they do; the page binds them."""

    def __init__(self, bound: dict[str, QAction]) -> None:
        self.save, self.stick = bound["sinkron.simpan"], bound["sinkron.stik"]
        self.choose, self.take = bound["sinkron.pilih"], bound["sinkron.terima"]
        self.write_card, self.take_card = bound["sinkron.tulis_kartu"], bound["sinkron.terima_kartu"]
        self.remind = bound["sinkron.ingatkan"]
        for action in (self.save, self.stick, self.take, self.remind):
            action.setEnabled(False)

    def allow(self, *, why: str, not_sent: str, can_send: bool, can_take: bool, can_remind: bool) -> None:
        """Let what can be done be done. `why`: why this person may do nothing here, empty when he may;
        `not_sent`: why nothing can be sent yet."""
        no_one = QCoreApplication.translate("ExchangeHead", "Tidak ada kantor yang perlu diingatkan")
        rules = (
            (self.save, can_send, not_sent),
            (self.stick, can_send, not_sent),
            (self.choose, True, ""),
            (self.take, can_take, ""),
            (self.write_card, True, ""),
            (self.take_card, True, ""),
            (self.remind, can_remind, no_one),
        )
        for action, can, reason in rules:
            action.setEnabled(can and not why)
            keys = shortcut_words(action.shortcut().toString())
            told = f"{action.text()} ({keys})" if keys else action.text()
            action.setToolTip(told if action.isEnabled() else why or reason or told)


class ExchangeHead(PageHead):
    """`show_tab(key)`; a stick comes first in Kirim, *Terima* once files were looked at."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds
        self.save, self.save_too = ActionButton(deeds.save, Kind.PRIMARY), ActionButton(deeds.save)
        self.stick = ActionButton(deeds.stick, Kind.PRIMARY)
        self.choose, self.choose_too = ActionButton(deeds.choose, Kind.PRIMARY), ActionButton(deeds.choose)
        self.take = ActionButton(deeds.take, Kind.PRIMARY)
        self.remind = ActionButton(deeds.remind, Kind.PRIMARY)
        self.take_card = ActionButton(deeds.take_card, Kind.PRIMARY)
        self._buttons = {
            SEND: [self.save_too, self.save, self.stick],
            RECEIVE: [self.choose_too, self.choose, self.take],
            HISTORY: [self.remind],
            OFFICES: [self.take_card],
        }
        super().__init__("", "", [button for each in self._buttons.values() for button in each])
        self.show_tab("")

    def show_tab(
        self, key: str, stick: Stick | None = None, *, can_take: bool = False, can_remind: bool = False
    ) -> None:
        """The buttons of a tab; none for a key that has none."""
        for of, buttons in self._buttons.items():
            for button in buttons:
                button.setVisible(of == key)
        self.save.setVisible(key == SEND and stick is None)
        self.save_too.setVisible(key == SEND and stick is not None)
        self.stick.setVisible(key == SEND and stick is not None)
        self.choose.setVisible(key == RECEIVE and not can_take)
        self.choose_too.setVisible(key == RECEIVE and can_take)
        self.take.setVisible(key == RECEIVE and can_take)
        self.remind.setVisible(key == HISTORY and can_remind)
        if stick is not None:
            self._deeds.stick.setText(self.tr("Simpan ke {name}").format(name=stick.name))

    def show_standing(self, standing: Standing) -> None:
        """The state below the title."""
        self.retitle(self.tr("Sinkronisasi"), self._words(standing))

    def _words(self, standing: Standing) -> str:
        if not standing.has_begun or standing.is_practice:
            return self.tr("Bertukar data dengan kantor lain melalui berkas, tanpa jaringan")
        counts = [
            (standing.unwritten, self.tr("{count} perubahan belum dikirim")),
            (standing.unsent - standing.unwritten, self.tr("{count} perubahan menunggu pengakuan")),
            (standing.waiting, self.tr("{count} bagian menunggu berkas lain")),
            (standing.quarantined, self.tr("{count} bagian disisihkan")),
            (standing.missing_files, self.tr("{count} berkas bukti belum tiba")),
        ]
        told = [words.format(count=show_count(count)) for count, words in counts if count]
        if standing.why_not is not None:
            told = told or [self.tr("Belum bertukar data dengan kantor lain")]
        return " · ".join(told) or self.tr("Semua perubahan sudah diakui kantor lain")
