"""First step: the file, our template, and what was imported before."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import moment
from desktop_app.domain.papers import ImportState
from desktop_app.services.imports import RunLine
from desktop_app.ui.people.importing.drop_zone import DropZone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card, scrolled
from desktop_app.ui.widgets.labels import ElidedLabel, Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.tiles import Tiles

_SHOWN = 5


class FileStep(QWidget):
    """`faults_wanted(RunLine)`: its waiting rows as a sheet. `undo_wanted(RunLine)`: take the import back."""

    faults_wanted = Signal(object)
    undo_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.zone = DropZone()
        self.template = Button(self.tr("Unduh templat"), icon_name="download")
        self._history = Card(self.tr("Impor sebelumnya"))
        self._runs = column(gap=8)
        self._held: list[QWidget] = []
        self._build()

    def show_history(self, runs: list[RunLine]) -> None:
        """The newest imports; only the newest one that holds can be taken back."""
        for old in self._held:
            self._runs.removeWidget(old)
            old.hide()
            old.deleteLater()
        newest = next((run for run in runs if run.state is ImportState.SELESAI), None)
        self._held = [self._run(run, run is newest) for run in runs[:_SHOWN]] or [self._none()]
        for made in self._held:
            self._runs.addWidget(made)

    def _build(self) -> None:
        how = Card(self.tr("Belum punya berkasnya?"))
        how.add(
            Label(
                self.tr(
                    "Unduh daftar pegawai dari SIASN atau SIMPEG dan pakai apa adanya: lembar, baris judul, "
                    "dan kolomnya dicari sendiri. Atau isi templat Rembug; kolom NIP di dalamnya sudah "
                    "berbentuk teks."
                ),
                Role.SECONDARY,
                wraps=True,
            )
        )
        how.add(row(self.template, STRETCH))
        how.finish()
        self._history.add(self._runs)
        self._history.finish()
        content = column(self.zone, Tiles([how, self._history], 330), gap=14)
        content.setStretch(0, 1)
        self.setLayout(column(scrolled(boxed(content))))

    def _none(self) -> QWidget:
        return Label(self.tr("Belum ada impor di kantor ini."), Role.SECONDARY, wraps=True)

    def _run(self, run: RunLine, may_undo: bool) -> QWidget:
        told = self.tr("{moment} · {new} baru, {changed} berubah, {same} sama")
        if run.state is ImportState.DIURUNGKAN:
            told = self.tr("{moment} · diurungkan")
        said = told.format(moment=moment(run.at), new=run.siap, changed=run.berubah, same=run.sama)
        buttons = []
        if run.salah and run.state is ImportState.SELESAI:
            faults = Button(self.tr("Unduh {count} baris salah").format(count=run.salah), Kind.LINK)
            faults.clicked.connect(partial(self.faults_wanted.emit, run))
            buttons.append(faults)
        if may_undo:
            undo = Button(self.tr("Urungkan impor"), Kind.LINK)
            undo.clicked.connect(partial(self.undo_wanted.emit, run))
            buttons.append(undo)
        parts: list[QWidget] = [ElidedLabel(run.file_name, weight=500), Label(said, Role.CAPTION, wraps=True)]
        links = [boxed(row(*buttons, STRETCH))] if buttons else []
        return boxed(column(*parts, *links, line(), gap=3))
