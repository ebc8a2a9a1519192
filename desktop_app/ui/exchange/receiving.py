"""Terima: choose or drop files, read what they would do, take them in, read what they did."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.services.exchange.values import Intake, Received
from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.choosing import Choosing
from desktop_app.ui.exchange.phrases import sum_words
from desktop_app.ui.exchange.reviewing import ReviewView
from desktop_app.ui.exchange.sticks import Stick
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.layouts import column
from desktop_app.ui.widgets.waiting import ProgressCard


class ReceiveView(QWidget):
    """`readied()`: `is_ready` may have changed. `decisions_wanted()`: to what is at odds."""

    readied = Signal()
    decisions_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._paths: list[Path] = []
        self.found: Received | None = None
        self.is_ready = False
        self.choosing = Choosing(desk)
        self.review = ReviewView()
        self.progress = ProgressCard(self.tr("Memeriksa berkas"))
        self.progress.hide()
        self._stack = QStackedLayout()
        self._build()
        self.choosing.chosen.connect(self.look_at)
        self.review.decisions_wanted.connect(self.decisions_wanted)
        self.review.new_computer_wanted.connect(self._on_new_computer)

    def refresh(self, found: Sequence[Stick]) -> None:
        """Sticks may have been plugged in or pulled."""
        self.choosing.show_sticks(found)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Show what taking these files or folders in would do; nothing is written."""
        self._paths = list(paths)
        acting, exchange = self._desk.acting, self._desk.house.exchange
        given = list(paths)
        self._ready(False)
        self.found = None
        job = self._desk.do(
            lambda job: exchange.preview_receive(acting, given, job.step), then=self._on_looked
        )
        self.progress.cancel.setVisible(True)
        self.progress.follow(job)

    def take(self) -> None:
        """Take in what was looked at."""
        if self.found is None or not self.found.is_preview:
            return
        acting, exchange, given = self._desk.acting, self._desk.house.exchange, list(self._paths)
        self._ready(False)
        job = self._desk.do(lambda job: exchange.receive(acting, given, job.step), then=self._on_taken)
        job.failed.connect(self._on_failed)
        self.progress.cancel.setVisible(False)  # files that came in whole would stay; undoing is another deed
        self.progress.follow(job)

    def _ready(self, is_ready: bool) -> None:
        """Whether there is something that *Terima* would take in."""
        self.is_ready = is_ready
        self.readied.emit()

    def start_over(self) -> None:
        """Back to choosing."""
        self._paths, self.found = [], None
        self._ready(False)
        self._stack.setCurrentIndex(0)
        self.choosing.files.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> bool:
        """Esc: the panel first, then back to choosing."""
        if self._stack.currentIndex() == 0:
            return False
        if not self.review.beside.close_overlay():
            self.start_over()
        return True

    def regions(self) -> list[QWidget]:
        return [self.choosing.files] if self._stack.currentIndex() == 0 else self.review.regions()

    def _build(self) -> None:
        layout = column(self.progress, gap=10)
        layout.addLayout(self._stack, 1)
        self.setLayout(layout)
        self._stack.addWidget(self.choosing)  # a stack shows its first at once: outside of this, as a window
        self._stack.addWidget(self.review)

    def _on_looked(self, found: Received) -> None:
        self._show(found)
        is_something = any(not intake.is_repeated and not intake.error for intake in found.intakes)
        self._ready(is_something)
        title = sum_words(found)
        if not found.intakes:
            self.review.told.tell(self.tr("Tidak ada berkas .sinkron di folder itu."), tone=Tone.WARNING)
        elif is_something:
            words = self.tr("Belum ada yang ditulis. Cadangan dibuat lebih dahulu, lalu isinya masuk.")
            if all(intake.is_nothing or intake.error for intake in found.intakes):
                words = self.tr("Belum ada yang ditulis. Tanda terima, daftar kantor dan bukti ikut masuk.")
            self.review.told.tell(title, words, self._tone(found))
        else:
            self.review.told.tell(title, self._nothing(found), self._tone(found))

    def _on_taken(self, found: Received) -> None:
        self._show(found)
        self._ready(False)
        words = self._outcome(found)
        if any(not intake.is_nothing and not intake.error for intake in found.intakes):
            self._desk.notices.overtaken.emit()
        undone = self._undoable(found)
        if any(intake.error for intake in found.intakes):
            words = self.tr("Berkas yang ditolak tidak mengubah apa pun; yang lain sudah ditulis.")
        self.review.told.tell(sum_words(found), words, self._tone(found, good=Tone.SUCCESS))
        if undone is not None:
            self._offer_undo(undone)

    def _outcome(self, found: Received) -> str:
        words = self.tr("Sudah ditulis. Stik boleh dicabut.")
        acknowledged = found.total("acknowledged")
        if acknowledged:
            told = self.tr("{count} kiriman kita diakui sudah diterima. ")
            words = told.format(count=show_count(acknowledged)) + words
        if any(not intake.is_nothing for intake in found.intakes):
            words += self.tr(" Kirim tanda terima dari tab Kirim, supaya pengirim tahu berkasnya tiba.")
        return words

    def _show(self, found: Received) -> None:
        self.found = found
        self.review.show_received(found)
        self._stack.setCurrentIndex(1)
        self.review.focus_first()

    def _on_failed(self, _error: Exception) -> None:
        self._ready(self.found is not None)

    def _nothing(self, found: Received) -> str:
        if any(intake.error for intake in found.intakes):
            return self.tr("Tidak ada yang dapat diterima. Baca sebabnya pada tiap berkas.")
        return self.tr("Semuanya sudah pernah diterima; tidak ada perubahan.")

    def _tone(self, found: Received, good: Tone = Tone.PRIMARY) -> Tone:
        if any(intake.error or intake.totals_differ for intake in found.intakes):
            return Tone.DANGER if all(intake.error for intake in found.intakes) else Tone.WARNING
        if found.total("conflicts"):
            return Tone.VIOLET
        return Tone.WARNING if found.total("refused") or found.total("waiting") else good

    def _undoable(self, found: Received) -> Intake | None:
        """The one file whose content can be set aside again with one press; more are undone in Riwayat."""
        changed = [
            each for each in found.intakes if each.exchange_id and not each.is_nothing and not each.error
        ]
        return changed[0] if len(changed) == 1 else None

    def _offer_undo(self, intake: Intake) -> None:
        acting, exchange, id = self._desk.acting, self._desk.house.exchange, intake.exchange_id
        if id is None:
            return
        words = self.tr("{file} diterima").format(file=intake.file)
        self._desk.notices.say_undoable(words, lambda: self._desk.do(lambda _job: exchange.undo(acting, id)))

    def _on_new_computer(self) -> None:
        question = self.tr("Daftarkan komputer ini sebagai komputer baru?")
        consequence = self.tr(
            "Data ini punya salinan yang juga mengirim. Mulai sekarang komputer ini mencatat atas namanya "
            "yang baru; tidak ada data yang hilang. Lakukan pada salah satu saja dari kedua komputer."
        )
        if not self._desk.dialogs.confirm(self, question, consequence, self.tr("Daftarkan")):
            return
        acting, exchange = self._desk.acting, self._desk.house.exchange
        said = self.tr("Komputer ini sekarang komputer baru; berkasnya diperiksa lagi")
        self._desk.do(lambda _job: exchange.become_new_computer(acting), said, then=self._on_new)

    def _on_new(self, _changes: Changes) -> None:
        self.look_at(self._paths)
