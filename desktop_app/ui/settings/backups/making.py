"""A backup is wanted: where to, with what, and whether another PC shall be able to open it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.ui.desk import Desk
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.checks import CheckBox, RadioButton
from desktop_app.ui.widgets.labels import ElidedLabel, Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, row


@dataclass(frozen=True, slots=True)
class Wish:
    """`target` None: the office's own folder."""

    target: Path | None
    with_files: bool
    with_code: bool


class MakeCard(Card):
    """`wanted(Wish)`: write it. `given_up()`: not now."""

    wanted = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Cadangkan sekarang"))
        self._desk = desk
        self._target: Path | None = None
        self.elsewhere = RadioButton(self.tr("Ke stik atau disk lain (dianjurkan)"))
        self.here = RadioButton(self.tr("Ke folder cadangan di komputer ini"))
        self.choose = Button(self.tr("Pilih tempat…"), icon_name="folder-open")
        self.place = ElidedLabel(self.tr("Belum dipilih"), tint="text2")
        self.files = CheckBox(self.tr("Sertakan berkas bukti"))
        self.code = CheckBox(self.tr("Buat kode pemulihan, agar dapat dibuka di komputer lain"))
        self.write = Button(self.tr("Tulis cadangan"), Kind.PRIMARY, "archive")
        self.cancel = Button(self.tr("Batal"))
        self._build()
        self.elsewhere.toggled.connect(self._on_kind)
        self.choose.clicked.connect(self._on_choose)
        self.write.clicked.connect(self._on_write)
        self.cancel.clicked.connect(self.given_up)
        self.elsewhere.setChecked(True)

    def ask(self) -> None:
        """Start anew; the place chosen last is offered again while it is there."""
        if self._target is not None and not self._target.is_dir():
            self._target = None
        self.elsewhere.setChecked(True)
        self.files.setChecked(True)
        self.code.setChecked(False)
        self._on_kind()
        self.choose.setFocus()

    def _build(self) -> None:
        code_words = self.tr(
            "Tanpa kode, cadangan hanya terbuka bersama folder data komputer ini. Dengan kode, siapa yang "
            "memegang kode dan berkasnya dapat membuka semuanya; kode tampil sekali saja."
        )
        choice = row(self.choose, self.place)
        choice.setStretch(1, 1)
        self.add(self.elsewhere)
        self.add(choice)
        self.add(self.here)
        self.add(self.files)
        self.add(self.code)
        self.add(Label(code_words, Role.CAPTION, wraps=True))
        self.add(row(STRETCH, self.cancel, self.write))

    def _on_kind(self) -> None:
        is_elsewhere = self.elsewhere.isChecked()
        self.choose.setEnabled(is_elsewhere)
        self.files.setChecked(is_elsewhere)
        self.place.set_text(str(self._target) if self._target else self.tr("Belum dipilih"))
        is_ready = not is_elsewhere or self._target is not None
        self.write.setEnabled(is_ready)
        self.write.setToolTip("" if is_ready else self.tr("Pilih dahulu tempatnya."))

    def _on_choose(self) -> None:
        folder = self._desk.dialogs.folder(self, self.tr("Tempat cadangan"))
        if folder is not None:
            self._target = folder
            self._on_kind()
            self.write.setFocus()

    def _on_write(self) -> None:
        target = self._target if self.elsewhere.isChecked() else None
        self.wanted.emit(Wish(target, self.files.isChecked(), self.code.isChecked()))
