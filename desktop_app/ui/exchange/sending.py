"""Kirim: for whom, exactly what leaves, and the file; when it was read again the stick may be pulled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import AppError, RuleBroken
from desktop_app.services.exchange.values import FileKind, SendPreview, Sent
from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.addressee import AddresseeCard, Order
from desktop_app.ui.exchange.leaving import LeavingCard
from desktop_app.ui.exchange.phrases import file_words, total_words
from desktop_app.ui.exchange.sticks import Stick, sticks
from desktop_app.ui.exchange.told import Told
from desktop_app.ui.jobs import Job
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column
from desktop_app.ui.widgets.tiles import Tiles
from desktop_app.ui.widgets.waiting import EmptyState, ProgressCard
from desktop_app.words.numbers import show_size
from desktop_app.words.sentences import sentence

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Standing

_WORDS = {FileKind.PAKET_AWAL.value: "paket-awal", FileKind.TANDA_TERIMA.value: "tanda-terima"}
_QUIET = 60  # milliseconds: several choices at once are one look


class SendView(QWidget):
    """`readied()`: `is_ready` may have changed."""

    readied = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._order: Order | None = None
        self._preview: SendPreview | None = None
        self._sticks: list[Stick] = []
        self._is_writing = False
        self.to, self.leaving = AddresseeCard(), LeavingCard()
        self.refused, self.done = Told(), Told()
        self.progress = ProgressCard(self.tr("Menulis dan membaca ulang berkas"))
        self.progress.hide()
        self.nobody = EmptyState(
            "network", self.tr("Belum ada kantor lain yang dikenal, jadi belum ada tujuan.")
        )
        self._later = QTimer(self, singleShot=True, interval=_QUIET)
        self._later.timeout.connect(self._ask)
        self.tiles = Tiles([self.to, self.leaving], 330, (2, 3))
        content = column(self.done, self.refused, self.progress, self.nobody, self.tiles, STRETCH, gap=12)
        self.setLayout(column(scrolled(boxed(content))))
        self.to.chosen.connect(self._on_chosen)
        self.to.divided.connect(self._on_divided)

    @property
    def is_ready(self) -> bool:
        """Whether it is known what would leave, and nothing is being written."""
        return self._preview is not None and not self._is_writing

    def refresh(self, standing: Standing) -> None:
        """Look again: which offices there are, and what would leave."""
        exchange = self._desk.house.exchange
        computers = [pc for pc in exchange.computers() if not pc.is_retired]
        own = exchange.own_card()[0].code if len(computers) > 1 else None
        has_any = self.to.offer(exchange.offices(), own)
        self.nobody.setVisible(not has_any)
        self.tiles.setVisible(has_any)
        self._sticks = sticks()
        if has_any:
            self._later.start()
        else:
            self._show_nothing()

    def stick(self) -> Stick | None:
        """The stick that is offered: the first that is plugged in."""
        return self._sticks[0] if self._sticks else None

    def save(self) -> None:
        """Write the file where the person says."""
        if self._preview is not None and self.is_ready:
            target = self._where(self._preview)
            if target is not None:
                self._write(target)

    def save_to_stick(self) -> None:
        """Write the file onto the stick, under a telling name."""
        stick = self.stick()
        if not self.is_ready or stick is None:
            return
        if stick.path.is_dir():
            self._write(stick.path)
        else:  # pulled since it was seen: its place must not be taken for the name of a file
            self._desk.told(RuleBroken("sinkron.tak_dapat_menulis", tempat=stick.name))

    def regions(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.to.office]

    def _on_chosen(self) -> None:
        self.done.leave()
        self._later.start()

    def _on_divided(self) -> None:
        order = self.to.order()
        if self._preview is not None and order is not None:
            self._order = order
            self.leaving.show_preview(self._preview, order.part_size)

    def _ask(self) -> None:
        order, acting, house = self.to.order(), self._desk.acting, self._desk.house
        if order is None:
            return
        self._order = order

        def deed(_job: Job) -> tuple[Order, SendPreview | AppError]:
            try:
                found = house.exchange.preview_send(
                    acting, order.code, with_files=order.with_files, kind=order.kind
                )
            except AppError as error:  # told beside the choice that led to it
                return order, error
            return order, found

        self._desk.do(deed, then=self._on_previewed)

    def _on_previewed(self, answer: tuple[Order, SendPreview | AppError]) -> None:
        order, found = answer
        if order is not self._order:
            return  # something else was chosen meanwhile
        if isinstance(found, AppError):
            self._show_nothing()
            self.refused.tell(self.tr("Belum dapat dikirim"), sentence(found), Tone.WARNING)
            return
        self._preview = found
        self.refused.leave()
        self.leaving.show_preview(found, order.part_size)
        self.leaving.show()
        self.readied.emit()

    def _show_nothing(self) -> None:
        self._preview = None
        self.refused.leave()
        self.leaving.hide()
        self.readied.emit()

    def _where(self, preview: SendPreview) -> Path | None:
        own = self._desk.house.exchange.own_card()[0].code
        word = _WORDS.get(self.to.kind.key(), "ke")
        suggested = f"{own}_{word}_{preview.to_code}_{self._desk.acting.day:%Y-%m-%d}.sinkron"
        kinds = self.tr("Berkas sinkron (*.sinkron)")
        path = self._desk.dialogs.save_file(self, self.tr("Simpan kiriman"), suggested, kinds)
        return path if path is None or path.suffix else path.with_suffix(".sinkron")

    def _write(self, target: Path) -> None:
        order, acting, exchange = self._order, self._desk.acting, self._desk.house.exchange
        if order is None:
            return
        self.done.leave()
        self.refused.leave()
        self._is_writing = True
        self.readied.emit()

        def deed(job: Job) -> tuple[Order, Sent | AppError]:
            try:
                sent = exchange.send(
                    acting,
                    order.code,
                    target,
                    with_files=order.with_files,
                    kind=order.kind,
                    part_size=order.part_size,
                    step=job.step,
                )
            except AppError as error:  # told where the next attempt takes it away again
                return order, error
            return order, sent

        job = self._desk.do(deed, then=self._on_sent)
        self.progress.follow(job)
        job.finished.connect(self._on_ended)

    def _on_sent(self, answer: tuple[Order, Sent | AppError]) -> None:
        order, sent = answer
        if isinstance(sent, AppError):
            self.refused.tell(self.tr("Belum tertulis"), sentence(sent), Tone.DANGER)
            return
        self._desk.notices.changed.emit(sent.changes)
        files = "\n".join(f"{file.path.name} ({show_size(file.size)})" for file in sent.files)
        words = self.tr("{kind} untuk {office}, di {folder}. Sudah ditulis dan dibaca ulang: utuh.").format(
            kind=file_words(order.kind.value, sent.number),
            office=sent.to_name,
            folder=sent.files[0].path.parent,
        )
        title = self.tr("Sekarang aman mencabut stik")
        if not self._is_on_stick(sent.files[0].path):  # who pulls an empty stick carries nothing
            title = self.tr("Berkas sudah ditulis dan utuh")
            words += "\n" + self.tr(
                "Bila folder itu di stik, sekarang aman mencabutnya. Bila bukan, salin berkasnya ke stik "
                "atau lampirkan pada surat elektronik."
            )
        total = total_words(sent.totals)
        if total:
            words += "\n" + self.tr("Angka kendali {total}").format(total=total)
        self.done.tell(title, f"{files}\n{words}", Tone.SUCCESS)

    def _is_on_stick(self, path: Path) -> bool:
        return any(path.is_relative_to(stick.path) for stick in self._sticks)

    def _on_ended(self) -> None:
        self._is_writing = False
        self.readied.emit()
