"""One file of a preview or a result: whose it is, what comes of it, and what is to be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.ui.exchange.intake_columns import state
from desktop_app.ui.exchange.phrases import (
    breakable_name,
    file_words,
    intake_words,
    refusal_words,
    table_words,
    total_words,
)
from desktop_app.ui.widgets.beside import DetailPanel
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.pills import Pill
from desktop_app.words.exchange import REASONS_TO_WAIT
from desktop_app.words.sentences import sentence

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Intake

TWIN = "KEMBAR"


class IntakePanel(DetailPanel):
    """`new_computer_wanted()`: the way out for a copied store."""

    new_computer_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Rincian berkas"))
        self.name, self.about = Label("", Role.CARD_TITLE, wraps=True), Label("", Role.CAPTION, wraps=True)
        self.pill = Pill("")
        self.words = Label("", wraps=True)
        self.notes = Label("", Role.SECONDARY, wraps=True)
        self.total = Label("", Role.SECONDARY, wraps=True)
        self.new_computer = Button(self.tr("Daftarkan sebagai komputer baru"), icon_name="monitor")
        self.new_computer.clicked.connect(self.new_computer_wanted)
        parts = column(
            self.name, self.about, row(self.pill, STRETCH), self.words, self.notes, self.total, STRETCH
        )
        self.add(scrolled(boxed(parts)), 1)
        self.foot.addWidget(self.new_computer)
        self.show_intake(None)

    def show_intake(self, intake: Intake | None, *, is_preview: bool = True) -> None:
        """Another file, or none."""
        shown = (self.about, self.pill, self.words, self.notes, self.total)
        self.name.setText(self.tr("Pilih sebuah berkas") if intake is None else breakable_name(intake.file))
        self.new_computer.setVisible(bool(intake and intake.error and intake.error.code == TWIN))
        for part in shown:
            part.setVisible(intake is not None)
        if intake is None:
            return
        self._name(intake, is_preview=is_preview)
        self.words.setText(self._told(intake, is_preview=is_preview))
        notes = self._notes(intake)
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        total = "" if is_preview or intake.error else total_words(intake.totals)
        self.total.setText(self._total(intake, total))
        self.total.setVisible(bool(total))

    def _name(self, intake: Intake, *, is_preview: bool) -> None:
        about = [intake.sender_name]
        if intake.number:
            about.append(file_words(intake.kind, intake.number, intake.part))
        self.about.setText("\n".join(words for words in about if words))
        self.about.setVisible(bool(self.about.text()))
        cell = state(intake, is_preview=is_preview)
        self.pill.show_state(cell.text, cell.tone, cell.icon)

    def _told(self, intake: Intake, *, is_preview: bool) -> str:
        if intake.error is not None:
            return sentence(intake.error)
        words = intake_words(intake)
        words = f"{words[:1].upper()}{words[1:]}."
        if intake.is_old:
            words += self.tr(
                " Berkas ini lebih lama: dari kantor itu sudah diterima sampai nomor {number}."
            ).format(number=intake.last_number)
        if is_preview and not intake.is_nothing:
            words += self.tr(" Belum ada yang ditulis.")
        return words

    def _notes(self, intake: Intake) -> list[str]:
        notes = table_words(intake.by_table)
        for why, count in intake.waiting_for.items():
            notes.append(f"{show_count(count)} {REASONS_TO_WAIT.get(why, why)}")
        for code, count in intake.refused_codes.items():
            notes.append(
                self.tr("{count} bagian ditolak: {why}").format(
                    count=show_count(count), why=refusal_words(code)
                )
            )
        if intake.files:
            notes.append(self.tr("{count} berkas bukti ikut").format(count=show_count(intake.files)))
        if intake.files_missing:
            notes.append(
                self.tr("{count} berkas bukti belum tiba").format(count=show_count(intake.files_missing))
            )
        if len(intake.offices) > 1:
            notes.append(self.tr("Berisi catatan {offices}").format(offices=", ".join(intake.offices)))
        if intake.acknowledged:
            notes.append(
                self.tr("{count} kiriman kita diakui sudah diterima").format(
                    count=show_count(intake.acknowledged)
                )
            )
        if intake.clock_doubt:
            notes.append(self.tr("Jam komputer pengirim diragukan; urutan tidak terpengaruh"))
        return notes

    def _total(self, intake: Intake, total: str) -> str:
        if intake.totals_differ:
            words = self.tr(
                "Angka kendali {total}: berbeda dengan pengirim. Data Anda aman. Periksa keutuhan di "
                "Pengaturan, lalu minta paket awal dari pengirim."
            )
        elif intake.totals_same:
            words = self.tr("Angka kendali {total}: sama dengan pengirim.")
        elif intake.waiting or intake.refused:
            words = self.tr(
                "Angka kendali {total}: belum dapat dibandingkan, ada yang menunggu atau ditolak."
            )
        else:
            words = self.tr("Angka kendali {total}: di sini ada kabar yang lebih baru.")
        return words.format(total=total)
