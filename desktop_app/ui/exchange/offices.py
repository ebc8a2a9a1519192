"""Kantor dan kartu: the own digits and card, cards of others, the list of offices, the own computers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.services.exchange.values import CardSeen, CardTaken, OfficeLine, PcLine
from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.card_dialog import CardDialog
from desktop_app.ui.exchange.computers import ComputersCard
from desktop_app.ui.exchange.fingerprint import Fingerprint
from desktop_app.ui.exchange.phrases import office_words
from desktop_app.ui.exchange.roster import RosterCard
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets import cards
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Standing

CARD = ".kartu"


class OwnCard(cards.Card):
    """The digits of this office (of this computer, when it is a further one) and what to do with them."""

    def __init__(self) -> None:
        super().__init__(self.tr("Kartu kita"))
        self.name = Label("", Role.STRONG, wraps=True)
        self.fingerprint = Fingerprint()
        self.words = Label("", Role.SECONDARY, wraps=True)
        self.write = Button(self.tr("Tulis kartu…"), icon_name="download")
        self.print = Button(self.tr("Cetak kartu"), icon_name="printer")
        for part in (self.name, self.fingerprint, self.words, boxed(row(self.write, self.print, STRETCH))):
            self.add(part)
        self.finish()

    def show_card(self, name: str, digits: str, standing: Standing) -> None:
        """The card of now."""
        self.name.setText(name)
        self.fingerprint.show_digits(digits)
        if standing.is_agency:
            words = self.tr(
                "Bacakan sidik ini bila kantor lain menelepon. Kartunya dibagikan kepada semua kantor."
            )
        elif standing.is_main:
            words = self.tr("Bacakan sidik ini kepada BKPSDM melalui telepon, lalu serahkan kartunya.")
        else:
            words = self.tr("Bacakan sidik ini di komputer utama kantor, lalu serahkan kartunya di sana.")
        self.words.setText(words)


class OfficesView(QWidget):
    """`written()`: the own card was written. `print_wanted()`: the card on paper."""

    written = Signal()
    print_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.own, self.computers, self.roster = OwnCard(), ComputersCard(), RosterCard()
        self.dialog: CardDialog | None = None
        content = column(Tiles([self.own, self.computers], 400), self.roster, gap=14)
        content.setStretch(1, 1)
        self.setLayout(column(cards.scrolled(boxed(content))))
        self.own.write.clicked.connect(self.write)
        self.own.print.clicked.connect(self.print_wanted)
        self.computers.retire_wanted.connect(self._on_retire)
        self.computers.new_wanted.connect(self._on_new)
        self.roster.revoke_wanted.connect(self._on_revoke)

    def refresh(self, standing: Standing) -> None:
        """Look again."""
        exchange = self._desk.house.exchange
        if not standing.has_begun or standing.is_practice:
            return
        card, digits = exchange.own_card()
        self.own.show_card(office_words(card.name, card.code), digits, standing)
        self.computers.show_computers(exchange.computers(), is_main=standing.is_main)
        self.roster.show_offices(exchange.offices(), standing)

    def write(self) -> None:
        """Write the own card, to be handed over."""
        card = self._desk.try_(lambda: self._desk.house.exchange.own_card()[0])
        if card is None:
            return
        kinds = self.tr("Kartu (*.kartu)")
        path = self._desk.dialogs.save_file(self, self.tr("Tulis kartu"), f"{card.code}{CARD}", kinds)
        if path is None:
            return
        acting, target = self._desk.acting, path if path.suffix else path.with_suffix(CARD)
        said = self.tr("Kartu ditulis: {file}").format(file=target.name)
        self._desk.do(
            lambda _job: self._desk.house.exchange.cards.write(acting, target), said, then=self._on_written
        )

    def take(self) -> None:
        """Choose the card of another office or computer, and compare its digits."""
        path = self._desk.dialogs.open_file(self, self.tr("Terima kartu"), self.tr("Kartu (*.kartu)"))
        if path is not None:
            self.compare(path)

    def compare(self, path: Path) -> None:
        """Show the digits of a card; only when they are the same at both ends is it believed."""
        card = self._desk.try_(lambda: self._desk.house.exchange.cards.see(path))
        if card is None:
            return
        dialog = CardDialog(self.window(), card)
        dialog.accepted.connect(lambda: self._take(path))
        dialog.rejected.connect(lambda: self._refuse(card))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def regions(self) -> list[QWidget]:
        return [self.own.write, self.roster.table]

    def _take(self, path: Path) -> None:
        acting, exchange = self._desk.acting, self._desk.house.exchange
        self._desk.do(lambda _job: exchange.cards.take(acting, path), then=self._on_taken)

    def _refuse(self, card: CardSeen) -> None:
        words = self.tr("Kartu {name} tidak diterima; tidak ada yang berubah").format(name=card.name)
        self._desk.notices.say(words, Tone.WARNING)

    def _on_written(self, _card: object) -> None:
        self.written.emit()

    def _on_taken(self, taken: CardTaken) -> None:
        words = {
            "baru": self.tr("Kartu {name} diterima"),
            "sama": self.tr("Kartu {name} sudah dikenal, tidak ada yang berubah"),
            "diganti": self.tr("Kartu {name} diterima; kuncinya diganti dengan yang baru"),
            "bergabung": self.tr("Komputer ini bergabung dengan {name}"),
        }
        self._desk.notices.say(words[taken.outcome].format(name=taken.name))

    def _on_retire(self, pc: PcLine) -> None:
        consequence = self.tr(
            "Kiriman dari {name} sesudah ini tidak diterima lagi. Yang sudah diterima tetap berlaku."
        ).format(name=pc.name)
        question = self.tr("Pensiunkan komputer itu?")
        if self._desk.dialogs.confirm(self, question, consequence, self.tr("Pensiunkan")):
            acting, exchange = self._desk.acting, self._desk.house.exchange
            said = self.tr("{name} dipensiunkan").format(name=pc.name)
            self._desk.do(lambda _job: exchange.cards.retire(acting, pc.id), said)

    def _on_new(self) -> None:
        question = self.tr("Daftarkan komputer ini sebagai komputer baru?")
        consequence = self.tr(
            "Lakukan bila data ini salinan dan aslinya masih dipakai. Mulai sekarang komputer ini mencatat "
            "atas namanya yang baru; tidak ada data yang hilang."
        )
        if self._desk.dialogs.confirm(self, question, consequence, self.tr("Daftarkan")):
            acting, exchange = self._desk.acting, self._desk.house.exchange
            said = self.tr("Komputer ini sekarang komputer baru")
            self._desk.do(lambda _job: exchange.become_new_computer(acting), said)

    def _on_revoke(self, line: OfficeLine, reason: str) -> None:
        consequence = self.tr(
            "Berkas baru dari {name} akan ditolak di semua kantor yang menerima daftar ini. "
            "Yang sudah diterima tetap berlaku. Kantor itu dapat didaftarkan lagi dengan kartu baru."
        ).format(name=line.name)
        question = self.tr("Cabut kartu kantor itu?")
        if self._desk.dialogs.confirm(self, question, consequence, self.tr("Cabut kartu")):
            acting, exchange = self._desk.acting, self._desk.house.exchange
            said = self.tr("Kartu {name} dicabut. Kirim daftar baru kepada semua kantor").format(
                name=line.name
            )
            self._desk.do(lambda _job: exchange.cards.revoke(acting, line.code, reason), said)
