"""Kirim: for whom, exactly what leaves, and the file; when it was read again the stick may be pulled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import AppError
from desktop_app.services.exchange.values import FileKind, SendPreview, Sent
from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.leaving import LeavingCard
from desktop_app.ui.exchange.phrases import file_words, office_words, seen_words, total_words
from desktop_app.ui.exchange.sticks import Stick, sticks
from desktop_app.ui.exchange.told import Told
from desktop_app.ui.jobs import Job
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Chips
from desktop_app.ui.widgets.cards import Card, scrolled
from desktop_app.ui.widgets.checks import CheckBox
from desktop_app.ui.widgets.editors import Combo
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column
from desktop_app.ui.widgets.tiles import Tiles
from desktop_app.ui.widgets.waiting import EmptyState, ProgressCard
from desktop_app.words.numbers import show_size
from desktop_app.words.sentences import sentence

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import OfficeLine, Standing

MB = 1024 * 1024
PARTS = (5, 10, 15, 25)
_QUIET = 60  # milliseconds: several choices at once are one look
_Asked = tuple[str, bool, FileKind]


class SendView(QWidget):
    """`readied(bool)`: whether something can be written now."""

    readied = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: dict[str, OfficeLine] = {}
        self._asked: _Asked | None = None
        self._preview: SendPreview | None = None
        self._sticks: list[Stick] = []
        self._is_writing = False
        self.office = Combo([], self.tr("Kantor tujuan"))
        kinds = [
            (FileKind.SINKRON.value, self.tr("Perubahan")),
            (FileKind.PAKET_AWAL.value, self.tr("Paket awal")),
            (FileKind.TANDA_TERIMA.value, self.tr("Tanda terima saja")),
        ]
        self.kind = Chips(kinds, self.tr("Isi kiriman"))
        self.evidence = CheckBox(self.tr("Sertakan berkas bukti"))
        self.evidence.setChecked(True)
        sizes: list[tuple[object, str]] = [(None, self.tr("Satu berkas"))]
        sizes += [(size * MB, self.tr("Bagian {size} MB").format(size=size)) for size in PARTS]
        self.parts = Combo(sizes, self.tr("Ukuran berkas"))
        self.leaving = LeavingCard()
        self.refused, self.done = Told(), Told()
        self.progress = ProgressCard(self.tr("Menulis dan membaca ulang berkas"))
        self.progress.hide()
        self._later = QTimer(self, singleShot=True, interval=_QUIET)
        self._later.timeout.connect(self._ask)
        self._build()
        self._connect()

    def refresh(self, standing: Standing) -> None:
        """Look again: which offices there are, and what would leave."""
        lines = self._desk.try_(self._desk.house.exchange.offices) if standing.has_begun else None
        self._offer(lines or [], standing)
        self._sticks = sticks()
        if self.office.value() is None:
            self._show_nothing()
        else:
            self._later.start()

    @property
    def is_ready(self) -> bool:
        """Whether it is known what would leave, and nothing is being written."""
        return self._preview is not None and not self._is_writing

    def stick(self) -> Stick | None:
        """The stick that is offered: the first that is plugged in."""
        return self._sticks[0] if self._sticks else None

    def save(self) -> None:
        """Write the file where the person says."""
        if self._preview is not None and self.is_ready:
            target = self._where(self._preview)
            if target is not None:
                self._write(self._preview.to_code, target)

    def save_to_stick(self) -> None:
        """Write the file onto the stick, under a telling name."""
        stick = self.stick()
        if self._preview is not None and self.is_ready and stick is not None:
            self._write(self._preview.to_code, stick.path)

    def regions(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.office]

    def _build(self) -> None:
        card = Card(self.tr("Untuk siapa"))
        self.seen = Label("", Role.CAPTION, wraps=True)
        self.about = Label("", Role.CAPTION, wraps=True)
        for part in (
            Field(self.tr("Kantor tujuan"), self.office),
            self.seen,
            Field(self.tr("Isi kiriman"), self.kind),
            self.about,
            self.evidence,
            Field(
                self.tr("Ukuran berkas"),
                self.parts,
                self.tr("Bagi bila surat elektronik menolak berkas besar."),
            ),
        ):
            card.add(part)
        card.finish()
        self.tiles = Tiles([card, self.leaving], 330, (2, 3))
        self.nobody = EmptyState(
            "network", self.tr("Belum ada kantor lain yang dikenal, jadi belum ada tujuan.")
        )
        content = column(self.done, self.refused, self.progress, self.nobody, self.tiles, STRETCH, gap=12)
        self.setLayout(column(scrolled(boxed(content))))

    def _connect(self) -> None:
        for choice in (self.office.valued, self.kind.picked):
            choice.connect(self._on_choice)
        self.evidence.toggled.connect(self._later.start)
        self.parts.valued.connect(self._on_parts)

    def _offer(self, lines: list[OfficeLine], standing: Standing) -> None:
        """The agency first, as an office mostly writes to it; the own office when it has other computers."""
        others = sorted(
            (line for line in lines if not line.is_own and not line.is_revoked),
            key=lambda line: (line.role != "bkpsdm", line.name),
        )
        offered = [(line.code, office_words(line.name, line.code)) for line in others]
        self._lines = {line.code: line for line in lines}
        computers = [pc for pc in self._desk.house.exchange.computers() if not pc.is_retired] if lines else []
        own = next((line.code for line in lines if line.is_own), None)
        if own and len(computers) > 1:
            offered.append((own, self.tr("Komputer lain kantor ini ({code})").format(code=own)))
        self.office.offer(offered)
        self.nobody.setVisible(not offered)
        self.tiles.setVisible(bool(offered))
        self._tell_office()

    def _on_choice(self) -> None:
        self.done.leave()
        self._tell_office()
        self._later.start()

    def _on_parts(self) -> None:
        if self._preview is not None:
            self.leaving.show_preview(self._preview, self._part_size())

    def _tell_office(self) -> None:
        line = self._lines.get(str(self.office.value()))
        self.seen.setText(seen_words(line) if line is not None and not line.is_own else "")
        self.seen.setVisible(bool(self.seen.text()))
        words = {
            FileKind.SINKRON: self.tr("Semua yang belum diakui kantor itu; kiriman ulang tidak merugikan."),
            FileKind.PAKET_AWAL: self.tr("Semua yang diperlukan kantor itu untuk mulai, atau mulai lagi."),
            FileKind.TANDA_TERIMA: self.tr("Hanya kabar bahwa berkasnya sudah diterima; tanpa data."),
        }
        self.about.setText(words[self._kind()])
        self.evidence.setEnabled(self._kind() is not FileKind.TANDA_TERIMA)

    def _ask(self) -> None:
        code, acting, house = self.office.value(), self._desk.acting, self._desk.house
        if code is None:
            return
        asked = (str(code), self.evidence.isChecked(), self._kind())
        self._asked = asked

        def deed(_job: Job) -> tuple[_Asked, SendPreview | AppError]:
            try:
                found = house.exchange.preview_send(acting, asked[0], with_files=asked[1], kind=asked[2])
            except AppError as error:  # told beside the choice that led to it
                return asked, error
            return asked, found

        self._desk.do(deed, then=self._on_previewed)

    def _on_previewed(self, answer: tuple[_Asked, SendPreview | AppError]) -> None:
        asked, found = answer
        if asked != self._asked:
            return  # something else was chosen meanwhile
        if isinstance(found, AppError):
            self._show_nothing()
            self.refused.tell(self.tr("Belum dapat dikirim"), sentence(found), Tone.WARNING)
            return
        self._preview = found
        self.refused.leave()
        self.leaving.show_preview(found, self._part_size())
        self.leaving.show()
        self.readied.emit(True)

    def _show_nothing(self) -> None:
        self._preview = None
        self.refused.leave()
        self.leaving.hide()
        self.readied.emit(False)

    def _where(self, preview: SendPreview) -> Path | None:
        own = next((line.code for line in self._lines.values() if line.is_own), "")
        suggested = f"{own}_ke_{preview.to_code}_{self._desk.acting.day:%Y-%m-%d}.sinkron"
        kinds = self.tr("Berkas sinkron (*.sinkron)")
        path = self._desk.dialogs.save_file(self, self.tr("Simpan kiriman"), suggested, kinds)
        return path if path is None or path.suffix else path.with_suffix(".sinkron")

    def _write(self, code: str, target: Path) -> None:
        acting, house, part_size = self._desk.acting, self._desk.house, self._part_size()
        with_files, kind = self.evidence.isChecked(), self._kind()
        self.done.leave()
        self._is_writing = True
        self.readied.emit(False)
        job = self._desk.do(
            lambda job: house.exchange.send(
                acting, code, target, with_files=with_files, kind=kind, part_size=part_size, step=job.step
            ),
            then=self._on_sent,
        )
        self.progress.follow(job)
        job.finished.connect(self._on_ended)

    def _on_sent(self, sent: Sent) -> None:
        files = "\n".join(f"{file.path.name} ({show_size(file.size)})" for file in sent.files)
        words = self.tr("{kind} untuk {office}, {folder}. Sudah ditulis dan dibaca ulang: utuh.").format(
            kind=file_words(self._kind().value, sent.number),
            office=sent.to_name,
            folder=sent.files[0].path.parent,
        )
        total = total_words(sent.totals)
        if total:
            words += "\n" + self.tr("Angka kendali {total}").format(total=total)
        self.done.tell(self.tr("Sekarang aman mencabut stik"), f"{files}\n{words}", Tone.SUCCESS)

    def _on_ended(self) -> None:
        self._is_writing = False
        self.readied.emit(self.is_ready)

    def _kind(self) -> FileKind:
        return FileKind(self.kind.key())

    def _part_size(self) -> int | None:
        size = self.parts.value()
        return size if isinstance(size, int) else None
