"""The wizard in the page: Berkas, Kolom, Periksa, Selesai; nothing is written before the last press."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.services.imports import ImportResult
from desktop_app.services.people_import import ImportFile, PeoplePreview
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Job
from desktop_app.ui.people.importing.check_step import Checked, checked
from desktop_app.ui.people.importing.frame import CHECK, COLUMNS, DONE, FILE, ImportFrame
from desktop_app.ui.people.importing.ledger import ImportLedger


class ImportView(ImportFrame):
    """`closed()`: back to the list. `superiors_wanted()`: on to the proposal of penilai."""

    closed = Signal()
    superiors_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._path: Path | None = None
        self._preview: PeoplePreview | None = None
        self._job: Job | None = None
        self.ledger = ImportLedger(self, desk)
        self._connect()
        self.go(FILE)

    def begin(self) -> None:
        """Start anew, unless a file is being worked on."""
        if self.step in (FILE, DONE):
            self.go(FILE)
        else:
            self._dress()
            self.focus_first()

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
        """Give up what runs; else one step back, then back to the list."""
        if self._job is not None:
            self.progress.cancel.click()
        elif self.step in (COLUMNS, CHECK):
            self.go(self.step - 1)
        else:
            self.closed.emit()
        return True

    def go(self, step: int) -> None:
        """Show a step."""
        self.show_step(step)
        if step == FILE:
            runs = self._desk.try_(self._desk.house.people_import.history)
            self.file_step.show_history(runs or [])
        self._dress()
        self.focus_first()

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.previous.clicked.connect(self.escape)
        self.next.clicked.connect(self.go_on)
        self.file_step.zone.clicked.connect(self._choose)
        self.file_step.zone.dropped.connect(self.open_file)
        self.file_step.template.clicked.connect(self.ledger.save_template)
        self.file_step.undo_wanted.connect(self.ledger.take_back)
        self.file_step.faults_wanted.connect(self.ledger.save_faults)
        self.columns_step.changed.connect(self._dress)
        self.columns_step.placed.connect(self._open)
        self.done_step.undo_wanted.connect(self.ledger.take_back_last)
        self.done_step.faults_wanted.connect(self.ledger.save_faults_of_last)
        self.done_step.list_wanted.connect(self.closed)
        self.ledger.taken_back.connect(self._on_taken_back)

    def _dress(self) -> None:
        preview = self._preview
        entering = preview.siap + preview.berubah if preview else 0
        self.dress(entering, self._why_not(), is_busy=self._job is not None)

    def _why_not(self) -> str:
        """Why the primary button does not work here; empty when it does."""
        file = self.columns_step.file
        if not self._desk.acting.is_operator:
            return self.tr("Hanya operator kepegawaian yang dapat mengimpor.")
        if self.step == COLUMNS and file is not None and file.missing:
            return self.tr("Cocokkan dahulu kolom yang wajib.")
        return ""

    def _start(self, job: Job) -> None:
        self._job = job
        self.progress.follow(job)
        job.finished.connect(self._on_finished)
        self._dress()

    def _on_finished(self) -> None:
        self._job = None
        self._dress()
        self.focus_first()

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
        job = self._desk.do(lambda _job: case.open(path, sheet=name, header_row=head), then=self._on_opened)
        self._start(job)

    def _on_opened(self, file: ImportFile) -> None:
        self.columns_step.show_file(file)
        self.go(COLUMNS)

    def _check(self) -> None:
        file, acting, case = self.columns_step.file, self._desk.acting, self._desk.house.people_import
        if file is not None:
            job = self._desk.do(lambda _job: _with_rows(case.preview(acting, file)), then=self._on_checked)
            self._start(job)

    def _on_checked(self, found: tuple[PeoplePreview, Checked]) -> None:
        self._preview, rows = found
        self.check_step.show_preview(self._preview, rows)
        self.go(CHECK)

    def _run(self) -> None:
        preview, acting, case = self._preview, self._desk.acting, self._desk.house.people_import
        if preview is not None:
            job = self._desk.do(lambda job: case.run(acting, preview, job.step), then=self._on_run)
            self._start(job)

    def _on_run(self, result: ImportResult) -> None:
        name = self._preview.file_name if self._preview else ""
        self.done_step.show_result(result, name, is_new=self.ledger.note(result))
        self.go(DONE)

    def _on_taken_back(self) -> None:
        self.go(FILE)


def _with_rows(preview: PeoplePreview) -> tuple[PeoplePreview, Checked]:
    """Both in the lane, so that the window stays quick with 10,000 rows."""
    return preview, checked(preview)
