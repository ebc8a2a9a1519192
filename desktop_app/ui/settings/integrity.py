"""Keutuhan data: everything is read and compared; what was altered is named and can be made anew."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from desktop_app.domain.backups import BackupReason
from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import moment
from desktop_app.services.checkup import check_up
from desktop_app.services.exchange.checked import Checkup
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Job
from desktop_app.ui.letter_preview import LetterPreview
from desktop_app.ui.settings.rights import allow, denied
from desktop_app.ui.theme.look import px
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card, PageHead, scrolled
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.pills import Pill
from desktop_app.ui.widgets.waiting import ProgressCard
from desktop_app.words.checking import ALL_GOOD, PARTS, TITLES, amount_words, outcome_words

_MOST = 40


class PartLines(QWidget):
    """What was looked at, one line each: its name, how much of it, what was found."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(0, 1)
        self._shown: list[QWidget] = []

    def show_parts(self, checked: Checkup) -> None:
        """The lines of a result."""
        for old in self._shown:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        for number, part in enumerate(checked.parts):
            is_good = not part.findings
            tone, icon = (Tone.SUCCESS, "circle-check") if is_good else (Tone.DANGER, "circle-alert")
            amount = amount_words(part.key, part.amount)
            line = (
                Label(PARTS[part.key], wraps=True),
                Label(amount, Role.CAPTION),
                Pill(outcome_words(len(part.findings)), tone, icon),
            )
            for place, widget in enumerate(line):
                self._grid.addWidget(widget, number, place)
                self._shown.append(widget)


class IntegritySection(QWidget):
    """`visit()` does nothing by itself: a check takes its time, and is asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._checked: Checkup | None = None
        self.check = Button(self.tr("Periksa keutuhan"), Kind.PRIMARY, "badge-check")
        self.print = Button(self.tr("Cetak hasil"), icon_name="printer")
        self.head = PageHead(
            self.tr("Keutuhan data"),
            self.tr("Belum diperiksa sejak program dibuka"),
            [self.print, self.check],
        )
        self.progress = ProgressCard(self.tr("Memeriksa keutuhan data"))
        self.parts = PartLines()
        self.verdict = Label("", Role.STRONG, wraps=True)
        self.findings = Label("", Role.BODY, wraps=True)
        self.totals = Label("", Role.SECONDARY, wraps=True)
        self.seal = Label("", Role.CAPTION, wraps=True)
        self.rebuild = Button(self.tr("Bangun ulang dari catatan…"), icon_name="rotate-ccw")
        self.preview = LetterPreview(desk)
        self._stack = QStackedLayout(self)
        self._build()
        self.check.clicked.connect(self._on_check)
        self.print.clicked.connect(self._on_print)
        self.rebuild.clicked.connect(self._on_rebuild)
        self.preview.left.connect(lambda: self._stack.setCurrentIndex(0))
        self._show(None)

    def escape(self) -> bool:
        """Close the print."""
        if self._stack.currentIndex() == 0:
            return False
        self._stack.setCurrentIndex(0)
        return True

    def _build(self) -> None:
        about = Card(self.tr("Apa yang diperiksa"))
        words = self.tr(
            "Halaman dan isi basis data, setiap berkas bukti, tanda tangan dan rantai catatan pertukaran, "
            "setiap baris dibandingkan dengan catatannya, rantai tindakan, dan tabel turunan. Baris yang "
            "diubah dengan alat lain ditemukan dan disebut namanya. Pemeriksaan tidak mengubah data dan "
            "dapat dihentikan."
        )
        about.add(Label(words, Role.SECONDARY, wraps=True))
        self._result = Card(self.tr("Hasil"))
        for part in (self.verdict, self.parts, self.totals, self.seal):
            self._result.add(part)
        self._found = Card(self.tr("Temuan"))
        rebuild_words = self.tr(
            "Bangun ulang mengembalikan baris yang disebut di atas ke isi menurut catatan pertukaran yang "
            "ditandatangani. Perubahan yang dibuat di luar program pada baris itu hilang; selebihnya tidak "
            "disentuh. Cadangan dibuat lebih dahulu."
        )
        self._rebuild_words = Label(rebuild_words, Role.SECONDARY, wraps=True)
        self._found.add(self.findings)
        self._found.add(self._rebuild_words)
        self._found.add(row(STRETCH, self.rebuild))
        cards = (self.progress, self._found, self._result, about)
        content = column(self.head, *cards, STRETCH, gap=14, margins=(22, 16, 22, 16))
        for view in (scrolled(boxed(content)), self.preview):
            self._stack.addWidget(view)

    def _show(self, checked: Checkup | None) -> None:
        self._checked = checked
        self.progress.hide()
        self._result.setVisible(checked is not None)
        self._found.setVisible(bool(checked and checked.findings))
        self.print.setEnabled(checked is not None)
        self.print.setToolTip(
            "" if checked else self.tr("Periksa dahulu; sesudahnya hasilnya dapat dicetak.")
        )
        if checked is None:
            return
        told = self.tr("Diperiksa {when} oleh {who}").format(when=moment(checked.at), who=checked.by)
        self.head.retitle(self.tr("Keutuhan data"), told)
        self.verdict.setText(ALL_GOOD if checked.is_good else outcome_words(len(checked.findings)))
        self.parts.show_parts(checked)
        totals = "\n".join(f"{name}: {number}" for name, number in checked.totals)
        self.totals.setText(self.tr("Angka kendali menurut kelompok data:\n{totals}").format(totals=totals))
        self.totals.setVisible(bool(totals))
        self.seal.setText(self.tr("Sidik hasil: {seal}").format(seal=" ".join(checked.seal)))
        self.findings.setText(
            _findings(checked, self.tr("dan {count} temuan lain; cetak hasil untuk semuanya"))
        )
        for part in (self._rebuild_words, self.rebuild):
            part.setVisible(checked.can_rebuild)
        allow(self.rebuild, denied(self._desk.acting))

    def _on_check(self) -> None:
        house, acting = self._desk.house, self._desk.acting
        self.check.setEnabled(False)
        job = self._desk.do(lambda job: check_up(house, acting, job.step), then=self._show)
        job.finished.connect(self._on_finished)
        self.progress.follow(job)

    def _on_finished(self) -> None:
        self.check.setEnabled(True)

    def _on_print(self) -> None:
        checked, papers, acting = self._checked, self._desk.house.exchange_papers, self._desk.acting
        if checked is None:
            return
        self._stack.setCurrentIndex(1)
        self.preview.order(
            self.tr("Hasil pemeriksaan keutuhan"),
            lambda dated_on: papers.integrity(acting, checked, dated_on=dated_on),
        )

    def _on_rebuild(self) -> None:
        if self._checked is None:
            return
        agreed = self._desk.dialogs.confirm(
            self,
            self.tr("Bangun ulang {count} baris?").format(count=len(self._checked.rows)),
            self.tr("Perubahan di luar program pada baris itu hilang. Cadangan dibuat lebih dahulu."),
            self.tr("Bangun ulang"),
        )
        if not agreed:
            return
        house, acting = self._desk.house, self._desk.acting

        def deed(job: Job) -> Changes:
            house.backups.make(acting, reason=BackupReason.SENDIRI, step=job.step)
            return house.exchange.rebuild(acting)

        job = self._desk.do(deed, self.tr("Baris dikembalikan menurut catatan"), self._on_rebuilt)
        self.progress.follow(job)

    def _on_rebuilt(self, _changes: object) -> None:
        self._on_check()


def _findings(checked: Checkup, more: str) -> str:
    lines = [f"{TITLES[kind]}: {line}" for kind, line in checked.findings]
    shown = lines[:_MOST]
    if len(lines) > len(shown):
        shown.append(more.format(count=len(lines) - len(shown)))
    return "\n".join(shown)
