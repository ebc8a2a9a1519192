"""Last step: what the import did, with the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.services.imports import ImportResult
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.cards import Card, scrolled
from desktop_app.ui.widgets.doors import Figure, KpiCard
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.tiles import Tiles


class DoneStep(QWidget):
    """`undo_wanted()`, `faults_wanted()`; `list_wanted()`: a figure was pressed, to the list of people."""

    undo_wanted = Signal()
    faults_wanted = Signal()
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        nothing = Figure("0")
        self.came = KpiCard(self.tr("Pegawai baru"), "user-plus", nothing)
        self.changed = KpiCard(self.tr("Berubah"), "pencil", nothing)
        self.same = KpiCard(self.tr("Sama"), "check", nothing)
        self.faulty = KpiCard(self.tr("Menunggu diperbaiki"), "triangle-alert", nothing)
        self.said = Label("", wraps=True)
        self.undo = Button(self.tr("Urungkan impor"), icon_name="undo-2")
        self.faults = Button(self.tr("Unduh baris salah"), icon_name="download")
        card = Card(self.tr("Yang terjadi"))
        card.add(self.said)
        self._hint = Label(
            self.tr(
                "Baris yang salah tidak masuk. Unduh, perbaiki di lembar itu, lalu impor lembar itu "
                "kembali; kolom Masalah dilewati dengan sendirinya."
            ),
            Role.SECONDARY,
            wraps=True,
        )
        card.add(self._hint)
        card.add(row(self.faults, self.undo, STRETCH))
        figures = Tiles([self.came, self.changed, self.same, self.faulty], 180)
        self.setLayout(column(scrolled(boxed(column(figures, card, STRETCH, gap=14)))))
        self.undo.clicked.connect(self.undo_wanted)
        self.faults.clicked.connect(self.faults_wanted)
        self.faulty.clicked.connect(self.faults_wanted)
        for figure in (self.came, self.changed, self.same):
            figure.clicked.connect(self.list_wanted)

    def show_result(self, result: ImportResult, file_name: str, *, is_new: bool) -> None:
        """What came of the import of this file; `is_new`: it wrote something that can be taken back."""
        self.came.show_figure(Figure(show_count(result.siap)))
        self.changed.show_figure(Figure(show_count(result.berubah)))
        self.same.show_figure(Figure(show_count(result.sama)))
        waiting = len(result.salah)
        note = self.tr("unduh untuk diperbaiki") if waiting else self.tr("tidak ada")
        tone = Tone.WARNING if waiting else Tone.SUCCESS
        self.faulty.show_figure(Figure(show_count(waiting), note, tone))
        self.faulty.setEnabled(bool(waiting))
        self._hint.setVisible(bool(waiting))
        self.undo.setVisible(is_new)
        self.faults.setVisible(bool(waiting) and result.run_id is not None)
        told = (
            self.tr("Berkas {file} sudah masuk. Bila keliru, urungkan: semuanya kembali seperti semula.")
            if is_new
            else self.tr("Berkas {file} sudah pernah diimpor; tidak ada yang berubah.")
        )
        self.said.setText(told.format(file=file_name))
