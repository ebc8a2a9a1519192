"""A backup is looked into: what it holds beside what is here today, and only then brought back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.backups import DatabaseFacts
from desktop_app.domain.dates import moment
from desktop_app.domain.errors import AppError
from desktop_app.services.backup_files import BackupReport
from desktop_app.services.restoring import look_into, restore
from desktop_app.ui.desk import Desk, Replacement
from desktop_app.ui.jobs import Job
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card, PageHead
from desktop_app.ui.widgets.editors import LineEdit
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row
from desktop_app.ui.widgets.waiting import ProgressCard
from desktop_app.words.backup import COUNTED, REASONS
from desktop_app.words.numbers import show_size
from desktop_app.words.sentences import sentence

_NEEDS_CODE = frozenset({"PERLU_KODE", "KODE_SALAH"})


class Comparison(QWidget):
    """Two states side by side, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(24))
        self._grid.setVerticalSpacing(px(6))
        self._labels: list[Label] = []
        self.lines: list[tuple[str, str, str]] = []

    def show_lines(self, lines: list[tuple[str, str, str]]) -> None:
        """The first line heads the others."""
        for old in self._labels:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels, self.lines = [], lines
        for number, texts in enumerate(lines):
            for place, text in enumerate(texts):
                role = Role.SECTION if number == 0 else Role.SECONDARY if place == 0 else Role.BODY
                label = Label(text, role, wraps=place > 0)
                self._grid.addWidget(label, number, place)
                self._labels.append(label)
        for place, stretch in enumerate((2, 3, 3)):
            self._grid.setColumnStretch(place, stretch)


class RestoreView(QWidget):
    """`look_at(path)` opens a backup and shows it. `left()`: back to the list."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._path: Path | None = None
        self._code: str | None = None
        self.back = Button(self.tr("Kembali"), Kind.GHOST, "chevron-left")
        self.restore = Button(self.tr("Pulihkan"), Kind.DANGER, "rotate-ccw")
        self.head = PageHead(self.tr("Pulihkan cadangan"), "", [self.back, self.restore])
        self.progress = ProgressCard(self.tr("Memeriksa cadangan"))
        self.comparison = Comparison()
        self._notes = Label("", Role.SECONDARY, wraps=True)
        self.code = LineEdit("1234-5678-9012-3456-7890-1234-5678-9012")
        self._field = Field(
            self.tr("Kode pemulihan"),
            self.code,
            self.tr("Delapan kelompok empat angka dari lembar yang dicetak saat cadangan dibuat."),
        )
        self.open = Button(self.tr("Buka cadangan"), Kind.PRIMARY, "lock")
        self._problem = Label("", Role.ERROR, wraps=True)
        self._build()
        self.back.clicked.connect(self._on_back)
        self.open.clicked.connect(self._on_open)
        self.code.returnPressed.connect(self._on_open)
        self.restore.clicked.connect(self._on_restore)

    def look_at(self, path: Path) -> None:
        """Look into a backup; nothing is changed by it."""
        self._path, self._code = path, None
        self.code.setText("")
        self._look()

    def _build(self) -> None:
        self._asked = Card(self.tr("Cadangan ini dikunci oleh komputer lain"))
        self._asked.add(self._field)
        self._asked.add(row(STRETCH, self.open))
        self._found = Card(self.tr("Isi cadangan dibandingkan dengan data sekarang"))
        self._found.add(self.comparison)
        self._found.add(self._notes)
        self._failed = Card(self.tr("Cadangan ini tidak dapat dipakai"))
        self._failed.add(self._problem)
        parts = (self.head, self.progress, self._asked, self._failed, self._found)
        self.setLayout(column(*parts, STRETCH, gap=14))
        self._show(None)

    def _show(self, card: Card | None) -> None:
        for each in (self._asked, self._failed, self._found):
            each.setVisible(each is card)
        self.restore.setVisible(card is self._found)
        self.progress.hide()

    def _look(self) -> None:
        path, code, folder = self._path, self._code, self._desk.house.folder
        if path is None:
            return
        self._show(None)
        self.head.retitle(self.tr("Pulihkan cadangan"), path.name)

        def deed(job: Job) -> BackupReport | AppError:
            try:
                return look_into(path, folder, code, job.step)
            except AppError as error:
                return error

        self.progress.follow(self._desk.do(deed, then=self._on_looked))

    def _on_looked(self, result: object) -> None:
        if isinstance(result, BackupReport):
            self._on_found(result)
        elif isinstance(result, AppError) and result.code in _NEEDS_CODE:
            self._show(self._asked)
            if result.code == "KODE_SALAH":
                self._field.show_error(sentence(result))
            self.code.setFocus()
        elif isinstance(result, AppError):
            self._problem.setText(sentence(result))
            self._show(self._failed)

    def _on_found(self, report: BackupReport) -> None:
        words = self.tr("{reason}, {size}").format(
            reason=REASONS[report.reason].capitalize(), size=show_size(report.size)
        )
        made = moment(report.made) if report.made else report.path.name
        self.head.retitle(self.tr("Pulihkan cadangan {made}").format(made=made), words)
        self.comparison.show_lines(self._lines(report))
        self._notes.setText(self._told(report))
        self._show(self._found)

    def _lines(self, report: BackupReport) -> list[tuple[str, str, str]]:
        now, then = report.present, report.facts
        lines = [
            ("", self.tr("DATA SEKARANG"), self.tr("CADANGAN")),
            (self.tr("Kantor"), _office(now), _office(then)),
            (self.tr("Perubahan terakhir"), _changed(now), _changed(then)),
        ]
        for table, label in COUNTED.items():
            here = show_count(now.counts.get(table, 0)) if now else "–"
            lines.append((label.capitalize(), here, show_count(then.counts.get(table, 0))))
        return lines

    def _told(self, report: BackupReport) -> str:
        if report.with_files:
            files = self.tr("{count} berkas bukti ikut di dalamnya ({size}).").format(
                count=show_count(report.files), size=show_size(report.file_bytes)
            )
        else:
            files = self.tr("Berkas bukti tidak ikut di dalamnya; yang ada di komputer ini tetap dipakai.")
        lost = self.tr("{count} berkas bukti sudah hilang saat cadangan dibuat.")
        kept = self.tr(
            "Data sekarang tidak dihapus: disimpan di folder cadangan dengan nama sebelum-pulih, dan dapat "
            "dipulihkan lagi. Sesudah dipulihkan, terimalah berkas terbaru dari BKPSDM."
        )
        parts = [files, lost.format(count=report.lost_files) if report.lost_files else "", kept]
        return " ".join(part for part in parts if part)

    def _on_open(self) -> None:
        self._code = self.code.text().strip() or None
        if self._code is None:
            self._field.show_error(self.tr("Kode belum diisi."))
            return
        self._look()

    def _on_back(self) -> None:
        self._path, self._code = None, None
        self.code.setText("")
        self.left.emit()

    def _on_restore(self) -> None:
        path, code, clock = self._path, self._code, self._desk.house.clock
        if path is None:
            return
        agreed = self._desk.dialogs.confirm(
            self,
            self.tr("Pulihkan cadangan ini?"),
            self.tr(
                "Semua halaman kembali ke keadaan saat cadangan dibuat. Data sekarang disimpan sebagai "
                "cadangan sebelum-pulih."
            ),
            self.tr("Pulihkan"),
        )
        if not agreed:
            return
        self._desk.replace_office(
            Replacement(
                lambda folder, job: restore(path, folder, clock, code, job.step),
                self.tr("Memulihkan cadangan"),
                self.tr("Bila dihentikan sekarang, data tetap seperti semula."),
                self.tr("Cadangan sudah dipulihkan"),
            )
        )


def _office(facts: DatabaseFacts | None) -> str:
    return facts.office_name if facts and facts.office_name else "–"


def _changed(facts: DatabaseFacts | None) -> str:
    return moment(facts.changed_at) if facts and facts.changed_at else "–"
