"""Pindah komputer: four steps here, then the last one on the new PC."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import moment
from desktop_app.services.backups import BackupLine
from desktop_app.services.exchange.moving import MoveStage, MoveStanding
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Job
from desktop_app.ui.settings.backups.code import CodeGroups
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card, PageHead, Stepper
from desktop_app.ui.widgets.checks import CheckBox
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row
from desktop_app.ui.widgets.waiting import ProgressCard
from desktop_app.words.numbers import show_size


class MoveView(QWidget):
    """`visit()` shows the step of this PC. `left()`: back. `printed(BackupLine, str)`: print the code."""

    left = Signal()
    printed = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._backup: BackupLine | None = None
        self._code = ""
        self.back = Button(self.tr("Kembali"), Kind.GHOST, "chevron-left")
        self.head = PageHead(
            self.tr("Pindah komputer"),
            self.tr("Kantor pindah ke komputer baru dengan seluruh isinya; komputer ini lalu pensiun."),
            [self.back],
        )
        steps = (self.tr("Cadangan"), self.tr("Kode"), self.tr("Komputer baru"), self.tr("Pensiun"))
        self.stepper = Stepper(steps)
        self.progress = ProgressCard(self.tr("Menulis cadangan"))
        self.write = Button(self.tr("Pilih stik dan tulis cadangan"), Kind.PRIMARY, "archive")
        self.groups = CodeGroups(self.tr("Kode pemulihan"))
        self.print = Button(self.tr("Cetak lembar kode"), icon_name="printer")
        self.saved = CheckBox(self.tr("Kode sudah dicetak atau dicatat"))
        self.next_code = Button(self.tr("Lanjut"), Kind.PRIMARY, "arrow-right")
        self.next_new = Button(self.tr("Sudah jalan di komputer baru"), Kind.PRIMARY, "arrow-right")
        self.later = Button(self.tr("Nanti"))
        self.retire = Button(self.tr("Pensiunkan komputer ini"), Kind.PRIMARY, "check")
        self.stay, self.stay_late = Button(self.tr("Tidak jadi pindah")), Button(self.tr("Tidak jadi pindah"))
        self.take_over = Button(self.tr("Jadikan komputer ini penggantinya"), Kind.PRIMARY, "check")
        self.only_copy = Button(self.tr("Tidak, ini hanya salinan"))
        self.unretire = Button(self.tr("Batalkan pensiun"))
        self._written = Label("", Role.BODY, wraps=True)
        self._retired = Label("", Role.BODY, wraps=True)
        self._cards = self._build()
        self._connect()

    def visit(self) -> None:
        """Where this PC stands now."""
        standing = self._desk.house.moving.standing()
        match standing.stage:
            case MoveStage.TIDAK:
                self._show("tulis", 0)
            case MoveStage.BERANGKAT:
                self._show("kode" if self._code else "baru", 1 if self._code else 2)
            case MoveStage.TIBA:
                self._on_arrived(standing)
            case MoveStage.PENSIUN:
                self._on_retired(standing)

    def _build(self) -> dict[str, Card]:
        new_pc = (
            self.tr("1. Pasang Rembug, bukalah, lalu colokkan stik."),
            self.tr("2. Pada halaman pertama pilih Pulihkan dari cadangan, lalu pilih berkasnya."),
            self.tr("3. Ketik kode pemulihan, periksa pratinjau, lalu Pulihkan."),
            self.tr("4. Buka lagi Pengaturan, Cadangan, Pindah komputer, lalu jadikan penggantinya."),
            self.tr("5. Kirim satu berkas ke BKPSDM, supaya komputer baru dikenal di mana-mana."),
        )
        everything = self.tr(
            "Cadangan ini memuat semua data, berkas bukti dan kunci kantor, dan terbuka di komputer baru "
            "dengan kode pemulihan. Sesudah langkah ini, jangan lagi mengisi data di komputer ini."
        )
        cards = {
            "tulis": self._card(self.tr("Tulis cadangan lengkap ke stik"), (everything,), self.write),
            "kode": self._code_card(),
            "baru": self._card(self.tr("Di komputer baru"), new_pc, self.stay, self.later, self.next_new),
            **self._last_cards(),
        }
        self.setLayout(column(self.head, self.stepper, self.progress, *cards.values(), STRETCH, gap=14))
        return cards

    def _last_cards(self) -> dict[str, Card]:
        pensioned = self.tr(
            "Komputer ini tidak mengirim lagi dan mengingatkannya setiap kali dibuka. Datanya tetap ada "
            "dan dapat dibaca. Berkas yang masih ditulis di sini akan dipertanyakan oleh kantor lain."
        )
        arrived = self.tr(
            "Bila komputer ini penggantinya, ia mendapat kunci sendiri dan komputer lama dinyatakan pensiun: "
            "kirimannya sesudah ini ditolak dan ditanyakan. Bila hanya untuk melihat-lihat, pilih salinan."
        )
        done = Card(self.tr("Komputer ini sudah pensiun"))
        done.add(self._retired)
        done.add(row(STRETCH, self.unretire))
        return {
            "pensiun": self._card(
                self.tr("Pensiunkan komputer ini"), (pensioned,), self.stay_late, self.retire
            ),
            "tiba": self._card(
                self.tr("Data ini datang dari komputer lama kantor"),
                (arrived,),
                self.only_copy,
                self.take_over,
            ),
            "sudah": done,
        }

    def _card(self, title: str, words: tuple[str, ...], *buttons: Button) -> Card:
        card = Card(title)
        for text in words:
            card.add(Label(text, Role.BODY, wraps=True))
        card.add(row(STRETCH, *buttons))
        return card

    def _code_card(self) -> Card:
        card = Card(self.tr("Simpan kode pemulihan"))
        warning = self.tr(
            "Tanpa kode ini cadangan tidak terbuka di komputer baru. Kode tampil sekali saja dan tidak "
            "disimpan di dalam program."
        )
        for part in (self._written, self.groups, Label(warning, Role.SECONDARY, wraps=True), self.saved):
            card.add(part)
        card.add(row(STRETCH, self.print, self.next_code))
        return card

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.later.clicked.connect(self._on_back)
        self.write.clicked.connect(self._on_write)
        self.print.clicked.connect(lambda: self.printed.emit(self._backup, self._code))
        self.saved.toggled.connect(self.next_code.setEnabled)
        self.next_code.clicked.connect(self._on_code_kept)
        self.next_new.clicked.connect(lambda: self._show("pensiun", 3))
        self.retire.clicked.connect(self._on_retire)
        for button in (self.stay, self.stay_late, self.unretire, self.only_copy):
            button.clicked.connect(self._on_stay)
        self.take_over.clicked.connect(self._on_take_over)

    def _show(self, key: str, at: int) -> None:
        for name, card in self._cards.items():
            card.setVisible(name == key)
        self.stepper.setVisible(key not in {"tiba", "sudah"})
        self.stepper.go(at)
        self.progress.hide()
        if key == "kode":
            self.saved.setChecked(False)
            self.next_code.setEnabled(False)

    def _on_write(self) -> None:
        folder = self._desk.dialogs.folder(self, self.tr("Stik untuk cadangan pindah"))
        if folder is None:
            return
        house, acting, code = self._desk.house, self._desk.acting, self._desk.house.backups.new_code()

        def deed(job: Job) -> tuple[BackupLine, str]:
            house.moving.leave(acting)  # first: the backup carries the mark along
            made: BackupLine | None = None
            try:
                made = house.backups.make(acting, folder, with_files=True, code=code, step=job.step)
            finally:
                if made is None:
                    house.moving.stay(acting)
            return made, code

        self.progress.follow(self._desk.do(deed, then=self._on_written))

    def _on_written(self, made: object) -> None:
        if isinstance(made, tuple):
            self._backup, self._code = made
            words = self.tr("“{file}” ({size}) sudah ditulis dan dibaca ulang. Sekarang aman mencabut stik.")
            backup: BackupLine = made[0]
            self._written.setText(words.format(file=backup.path.name, size=show_size(backup.size)))
            self.groups.show_code(self._code)
            self._show("kode", 1)

    def _on_code_kept(self) -> None:
        self._forget_code()
        self._show("baru", 2)

    def _on_retire(self) -> None:
        acting, moving = self._desk.acting, self._desk.house.moving
        self._desk.do(lambda _job: moving.retire(acting), self.tr("Komputer ini pensiun"), self._look_again)

    def _on_stay(self) -> None:
        acting, moving = self._desk.acting, self._desk.house.moving
        self._desk.do(
            lambda _job: moving.stay(acting), self.tr("Komputer ini tetap dipakai"), self._look_again
        )

    def _on_take_over(self) -> None:
        agreed = self._desk.dialogs.confirm(
            self,
            self.tr("Jadikan komputer ini penggantinya?"),
            self.tr("Komputer lama dinyatakan pensiun. Ini tidak dapat dibatalkan."),
            self.tr("Jadikan pengganti"),
        )
        if agreed:
            acting, moving = self._desk.acting, self._desk.house.moving
            said = self.tr("Komputer ini menggantikan yang lama; kirim satu berkas ke BKPSDM")
            self._desk.do(lambda _job: moving.take_over(acting), said, self._look_again)

    def _look_again(self, _result: object) -> None:
        self.visit()

    def _on_arrived(self, standing: MoveStanding) -> None:
        self.take_over.setEnabled(standing.is_main)
        reason = self.tr(
            "Hanya untuk komputer utama kantor; minta komputer utama menerima kartu komputer ini."
        )
        self.take_over.setToolTip("" if standing.is_main else reason)
        self._show("tiba", 0)

    def _on_retired(self, standing: MoveStanding) -> None:
        words = self.tr(
            "Sejak {when} kantor bekerja di komputer lain. Data di sini tetap dapat dibaca; jangan "
            "mengisi yang baru. Bila komputer baru tidak jadi dipakai, batalkan pensiunnya."
        )
        self._retired.setText(words.format(when=moment(standing.since) if standing.since else ""))
        self._show("sudah", 3)

    def _forget_code(self) -> None:
        self._backup, self._code = None, ""
        self.groups.show_code("")

    def _on_back(self) -> None:
        self._forget_code()
        self.left.emit()
