"""What can be done about an import that is through: taking it back, and getting its faulty rows."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.records import Id
from desktop_app.services.imports import ImportResult, RunLine
from desktop_app.ui.desk import Desk


class ImportLedger(QObject):
    """`taken_back()`: an import was undone. `last` is the import of this course, if it wrote anything."""

    taken_back = Signal()

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._over, self._desk = over, desk
        self._last: Id | None = None

    def note(self, result: ImportResult) -> bool:
        """An import is through; True when it wrote something, which can then be taken back."""
        self._last = result.run_id
        is_new = bool(result.changes) and result.run_id is not None
        if is_new and result.run_id is not None:
            said = self.tr("{new} pegawai baru, {changed} berubah")
            undo = partial(self._take_back, result.run_id)
            self._desk.notices.say_undoable(said.format(new=result.siap, changed=result.berubah), undo)
        return is_new

    def take_back_last(self) -> None:
        """Undo the import of this course."""
        if self._last is not None:
            self._take_back(self._last)

    def take_back(self, run: RunLine) -> None:
        """Undo an import of the history."""
        self._take_back(run.id)

    def save_faults_of_last(self) -> None:
        """The faulty rows of the import of this course, as a sheet."""
        if self._last is not None:
            self._save_faults(self._last)

    def save_faults(self, run: RunLine) -> None:
        """The faulty rows of an import of the history, as a sheet."""
        self._save_faults(run.id)

    def save_template(self) -> None:
        """The sheet to fill in."""
        path, offices = self._ask_path(self.tr("templat-pegawai.xlsx")), self._desk.house.offices
        if path is not None:
            said = self.tr("Templat tersimpan sebagai {name}").format(name=path.name)
            self._desk.do(lambda _job: offices.write_template("pegawai", path), said)

    def _take_back(self, run_id: Id) -> None:
        acting, case = self._desk.acting, self._desk.house.people_import
        said = self.tr("Impor diurungkan")
        self._desk.do(lambda _job: case.undo(acting, run_id), said, then=self._on_undone)

    def _on_undone(self, _changes: Changes) -> None:
        self._last = None
        self.taken_back.emit()

    def _save_faults(self, run_id: Id) -> None:
        path, case = self._ask_path(self.tr("baris-salah.xlsx")), self._desk.house.people_import
        if path is not None:
            said = self.tr("Baris yang salah tersimpan sebagai {name}").format(name=path.name)
            self._desk.do(lambda _job: case.write_faults(run_id, path), said)

    def _ask_path(self, suggested: str) -> Path | None:
        return self._desk.dialogs.save_file(
            self._over, self.tr("Simpan lembar kerja"), suggested, self.tr("Lembar kerja (*.xlsx)")
        )
