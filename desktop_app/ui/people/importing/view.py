"""The wizard in the page: Berkas, Kolom, Periksa, Selesai; nothing is written before the last press."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.records import Id
from desktop_app.services.imports import ImportResult, RunLine
from desktop_app.services.people_import import ImportFile, PeoplePreview
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Job
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


class ImportView(QWidget):
    """`closed()`: back to the list. `superiors_wanted()`: on to the proposal of penilai."""

    closed = Signal()
    superiors_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._path: Path | None = None
        self._file: ImportFile | None = None
        self._preview: PeoplePreview | None = None
        self._result: ImportResult | None = None
        self._job: Job | None = None
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
        self._connect()
        self.go(FILE)

    @property
    def step(self) -> int:
        """Where the wizard stands."""
        return self.stack.currentIndex()

    def begin(self) -> None:
        """Start anew, unless a file is being worked on."""
        if self.step in (FILE, DONE):
            self.go(FILE)
        else:
            self._focus()

    def open_file(self, path: Path) -> None:
        """Read a file and go to its columns."""
        self._path = path
        self._open(None, None)

    def go_on(self) -> None:
        """What the primary button does at this step."""
        if not self.next.isEnabled() or self._job is not None:
            return
        match self.step:
            case 0:
                self._choose()
            case 1:
                self._check()
            case 2:
                self._run()
            case _:
                self.superiors_wanted.emit()

    def escape(self) -> bool:
        """One step back, then back to the list."""
        if self._job is not None:
            self.progress.cancel.click()
        elif self.step in (COLUMNS, CHECK):
            self.go(self.step - 1)
        else:
            self.closed.emit()
        return True

    def go(self, step: int) -> None:
        """Show a step."""
        self.stack.setCurrentIndex(step)
        self.stepper.go(step)
        if step == FILE:
            runs = self._desk.try_(self._desk.house.people_import.history)
            self.file_step.show_history(runs or [])
        self._dress()
        self._focus()

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

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.previous.clicked.connect(self.escape)
        self.next.clicked.connect(self.go_on)
        self.file_step.zone.clicked.connect(self._choose)
        self.file_step.zone.dropped.connect(self.open_file)
        self.file_step.template.clicked.connect(self._save_template)
        self.file_step.undo_wanted.connect(self._on_undo_run)
        self.file_step.faults_wanted.connect(self._on_faults_of)
        self.columns_step.matched.connect(self._on_matched)
        self.columns_step.placed.connect(self._open)
        self.columns_step.founding_changed.connect(self._on_founding)
        self.done_step.undo_wanted.connect(self._on_undo)
        self.done_step.faults_wanted.connect(self._on_faults)
        self.done_step.list_wanted.connect(self.closed)

    def _dress(self) -> None:
        """Title, subtitle and the words of the buttons for the step."""
        step = self.step
        texts = {
            FILE: self.tr("Pilih berkas"),
            COLUMNS: self.tr("Periksa"),
            CHECK: self.tr("Impor"),
            DONE: self.tr("Lanjut: penilai dan atasan"),
        }
        text = texts[step]
        if step == CHECK and self._preview is not None and self._entering():
            text = self.tr("Impor {count} baris").format(count=show_count(self._entering()))
        self.next.setText(text)
        self.next.set_icon({FILE: "folder-open", CHECK: "check"}.get(step, "arrow-right"))
        self.previous.setVisible(step in (COLUMNS, CHECK))
        self.head.retitle(self.tr("Impor Excel"), self._about())
        reason = self._why_not()
        self.next.setEnabled(not reason and self._job is None)
        self.next.setToolTip(reason or self.tr("{text} (Ctrl Enter)").format(text=text))
        self.file_step.zone.setEnabled(step == FILE and not reason)

    def _entering(self) -> int:
        preview = self._preview
        return 0 if preview is None else preview.siap + preview.berubah

    def _why_not(self) -> str:
        """Why the primary button does not work here; empty when it does."""
        if not self._desk.acting.is_operator:
            return self.tr("Hanya operator kepegawaian yang dapat mengimpor.")
        if self.step == COLUMNS and self._file is not None and self._file.missing:
            return self.tr("Cocokkan dahulu kolom yang wajib.")
        return ""

    def _about(self) -> str:
        file = self._file
        if self.step == FILE or file is None:
            return self.tr("Daftar pegawai dari SIASN, SIMPEG, atau templat Rembug")
        told = self.tr("{file} · lembar {sheet} · judul di baris {head} · {rows} baris")
        return told.format(file=file.name, sheet=file.sheet, head=file.header_row, rows=show_count(file.rows))

    def first(self) -> QWidget:
        """Where the keyboard begins at this step."""
        firsts: dict[int, QWidget] = {
            FILE: self.file_step.zone,
            COLUMNS: self.columns_step.first(),
            CHECK: self.check_step.table(),
            DONE: self.next,
        }
        return firsts[self.step]

    def _focus(self) -> None:
        if self.isVisible():
            self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self, job: Job) -> None:
        self._job = job
        self.progress.follow(job)
        job.finished.connect(self._on_finished)
        self.stack.setEnabled(False)
        self._dress()

    def _on_finished(self) -> None:
        self._job = None
        self.stack.setEnabled(True)
        self._dress()
        self._focus()

    def _choose(self) -> None:
        kinds = self.tr("Lembar kerja (*.xlsx *.xls *.ods *.csv *.xlsm *.txt)")
        path = self._desk.dialogs.open_file(self, self.tr("Pilih berkas pegawai"), kinds)
        if path is not None:
            self.open_file(path)

    def _open(self, sheet: object, header_row: object) -> None:
        path, case = self._path, self._desk.house.people_import
        if path is None or self._job is not None:
            return
        name = sheet if isinstance(sheet, str) else None
        head = header_row if isinstance(header_row, int) else None
        self._start(
            self._desk.do(lambda _job: case.open(path, sheet=name, header_row=head), then=self._on_opened)
        )

    def _on_opened(self, file: ImportFile) -> None:
        self._file = file
        self.columns_step.show_file(file)
        self.go(COLUMNS)

    def _on_matched(self, index: int, key: object) -> None:
        if self._file is not None:
            self._file = self._file.choose(index, key if isinstance(key, str) else None)
            self.columns_step.show_file(self._file)
            self._dress()

    def _on_founding(self, is_on: bool) -> None:
        if self._file is not None:
            self._file = self._file.founding_units(is_on)

    def _check(self) -> None:
        file, acting, case = self._file, self._desk.acting, self._desk.house.people_import
        if file is not None:
            self._start(self._desk.do(lambda _job: case.preview(acting, file), then=self._on_checked))

    def _on_checked(self, preview: PeoplePreview) -> None:
        self._preview = preview
        self.check_step.show_preview(preview)
        self.go(CHECK)

    def _run(self) -> None:
        preview, acting, case = self._preview, self._desk.acting, self._desk.house.people_import
        if preview is not None:
            job = self._desk.do(lambda job: case.run(acting, preview, job.step), then=self._on_run)
            self._start(job)

    def _on_run(self, result: ImportResult) -> None:
        self._result = result
        is_new = bool(result.changes) and result.run_id is not None
        name = self._file.name if self._file else ""
        self.done_step.show_result(result, name, is_new=is_new)
        if is_new and result.run_id is not None:
            said = self.tr("{new} pegawai baru, {changed} berubah")
            undo = partial(self._take_back, result.run_id)
            self._desk.notices.say_undoable(said.format(new=result.siap, changed=result.berubah), undo)
        self.go(DONE)

    def _take_back(self, run_id: Id) -> None:
        acting, case = self._desk.acting, self._desk.house.people_import
        self._desk.do(
            lambda _job: case.undo(acting, run_id), self.tr("Impor diurungkan"), then=self._on_undone
        )

    def _on_undone(self, _changes: Changes) -> None:
        self._result = None
        self.go(FILE)

    def _on_undo(self) -> None:
        if self._result is not None and self._result.run_id is not None:
            self._take_back(self._result.run_id)

    def _on_undo_run(self, run: RunLine) -> None:
        self._take_back(run.id)

    def _on_faults(self) -> None:
        if self._result is not None and self._result.run_id is not None:
            self._save_faults(self._result.run_id)

    def _on_faults_of(self, run: RunLine) -> None:
        self._save_faults(run.id)

    def _save_faults(self, run_id: Id) -> None:
        path, case = self._ask_path(self.tr("baris-salah.xlsx")), self._desk.house.people_import
        if path is not None:
            said = self.tr("Baris yang salah tersimpan sebagai {name}").format(name=path.name)
            self._desk.do(lambda _job: case.write_faults(run_id, path), said)

    def _save_template(self) -> None:
        path, offices = self._ask_path(self.tr("templat-pegawai.xlsx")), self._desk.house.offices
        if path is not None:
            said = self.tr("Templat tersimpan sebagai {name}").format(name=path.name)
            self._desk.do(lambda _job: offices.write_template("pegawai", path), said)

    def _ask_path(self, suggested: str) -> Path | None:
        return self._desk.dialogs.save_file(
            self, self.tr("Simpan lembar kerja"), suggested, self.tr("Lembar kerja (*.xlsx)")
        )
