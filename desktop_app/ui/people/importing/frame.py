"""What the wizard is made of: head, stepper, the four steps, the progress; it knows no use case."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.services.people_import import ImportFile
from desktop_app.ui.people.importing.check_step import CheckStep
from desktop_app.ui.people.importing.columns_step import ColumnsStep
from desktop_app.ui.people.importing.done_step import DoneStep
from desktop_app.ui.people.importing.file_step import FileStep
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, IconButton, Kind
from desktop_app.ui.widgets.cards import PageHead, Stepper, scrolled
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.waiting import ProgressCard

FILE, COLUMNS, CHECK, DONE = range(4)
_LEAST = 230  # design pixels; a lower window scrolls as a whole


class ImportFrame(QWidget):
    """The widgets of the wizard and how they look at each step."""

    def __init__(self) -> None:
        super().__init__()
        self.back = IconButton("arrow-left", self.tr("Kembali ke daftar pegawai"), "Esc")
        self.previous = Button(self.tr("Kembali"))
        self.next = Button("", Kind.PRIMARY)
        self.head = PageHead(self.tr("Impor Excel"), "", [self.previous, self.next])
        steps = (self.tr("Berkas"), self.tr("Kolom"), self.tr("Periksa"), self.tr("Selesai"))
        self.stepper = Stepper(steps)
        self.progress = ProgressCard(self.tr("Sedang bekerja"))
        self.file_step, self.columns_step = FileStep(), ColumnsStep()
        self.check_step, self.done_step = CheckStep(), DoneStep()
        self.stack = QStackedWidget()
        self._build()

    @property
    def step(self) -> int:
        """Where the wizard stands."""
        return self.stack.currentIndex()

    def first(self) -> QWidget:
        """Where the keyboard begins at this step."""
        firsts: dict[int, QWidget] = {
            FILE: self.file_step.zone,
            COLUMNS: self.columns_step.first(),
            CHECK: self.check_step.table(),
            DONE: self.next,
        }
        return firsts[self.step]

    def show_step(self, step: int) -> None:
        """Stand at another step."""
        self.stack.setCurrentIndex(step)
        self.stepper.go(step)

    def dress(self, entering: int, reason: str, *, is_busy: bool) -> None:
        """Words and state of the head: how many rows would be written, and why nothing can go on."""
        step = self.step
        texts = {
            FILE: self.tr("Pilih berkas"),
            COLUMNS: self.tr("Periksa"),
            CHECK: self.tr("Impor {count} baris") if entering else self.tr("Impor"),
            DONE: self.tr("Lanjut: penilai dan atasan"),
        }
        text = texts[step].format(count=show_count(entering))
        self.next.setText(text)
        self.next.set_icon({FILE: "folder-open", CHECK: "check"}.get(step, "arrow-right"))
        self.next.setEnabled(not reason and not is_busy)
        self.next.setToolTip(reason or self.tr("{text} (Ctrl Enter)").format(text=text))
        self.previous.setVisible(step in (COLUMNS, CHECK))
        self.file_step.zone.setEnabled(step == FILE and not reason)
        self.stack.setEnabled(not is_busy)
        self.head.retitle(self.tr("Impor Excel"), self._about(self.columns_step.file))

    def focus_first(self) -> None:
        """Put the focus where the step begins, if the wizard can be seen."""
        if self.isVisible():
            self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        for made in (self.file_step, self.columns_step, self.check_step, self.done_step):
            self.stack.addWidget(made)
        self.progress.hide()
        top = row(column(self.back, STRETCH), self.head)
        top.setStretch(1, 1)
        content = column(
            top, row(self.stepper, STRETCH), self.progress, self.stack, gap=12, margins=(22, 16, 22, 16)
        )
        content.setStretch(3, 1)
        self.stack.setMinimumHeight(px(_LEAST))
        self.setLayout(column(scrolled(boxed(content))))

    def _about(self, file: ImportFile | None) -> str:
        if self.step == FILE or file is None:
            return self.tr("Daftar pegawai dari SIASN, SIMPEG, atau templat Rembug")
        told = self.tr("{file} · lembar {sheet} · judul di baris {head} · {rows} baris")
        return told.format(file=file.name, sheet=file.sheet, head=file.header_row, rows=show_count(file.rows))
