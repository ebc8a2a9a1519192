"""Small forms over the page: their frame, and those that ask for a reason or for a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.desk import Desk
from desktop_app.ui.shell.overlay import Overlay
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import ENTER, Button, IconButton, Kind
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.editors import Combo, DateEdit, LineEdit, TextArea
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row

SCANS = "Pindaian (*.pdf *.jpg *.jpeg *.png)"
LEAST_REASON = 5


class Sheet(Overlay):
    """A form over the page: title, fields, what is wrong, and the deed at the foot; Ctrl+Enter does it.

    Lists of choices and file dialogs open beside the form without closing it.
    """

    done = Signal()

    def __init__(self, over: QWidget, title: str, width: int, height: int) -> None:
        super().__init__(over, title, width, height)
        self._title = Label(title, Role.CARD_TITLE)
        self.cross = IconButton("x", self.tr("Tutup"), "Esc")
        self.fields = column(gap=10)
        self.wrong = Label("", Role.ERROR, wraps=True)
        self.deed = Button(title, Kind.PRIMARY)
        self.cancel = Button(self.tr("Batal"))
        self.cross.clicked.connect(self.close_overlay)
        self.cancel.clicked.connect(self.close_overlay)
        self.deed.clicked.connect(self._on_deed)
        inner = column(self.fields, self.wrong, STRETCH, gap=10, margins=(0, 0, 8, 0))
        self.setLayout(
            column(
                row(self._title, STRETCH, self.cross),
                scrolled(boxed(inner)),
                row(STRETCH, self.cancel, self.deed),
                gap=10,
                margins=(18, 12, 18, 14),
            )
        )
        self.wrong.hide()

    def retitle(self, title: str, deed: str) -> None:
        """Other words for the form and for its button."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self.deed.setText(deed)

    def problem(self) -> str:
        """What is wrong with what was filled in; empty when the deed can be done."""
        return ""

    def show_problem(self, text: str) -> None:
        """Say above the button what is wrong."""
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def _on_deed(self) -> None:
        text = self.problem()
        self.show_problem(text)
        if not text:
            self.close_overlay()
            self.done.emit()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new.window() is self.window():
            super()._on_focus(old, new)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_deed()
            return
        super().keyPressEvent(event)


class ReasonSheet(Sheet):
    """Asks why; with choices also for the kind of reason."""

    def __init__(
        self, over: QWidget, title: str, question: str, choices: Sequence[tuple[object, str]] = ()
    ) -> None:
        super().__init__(over, title, 480, 330 if choices else 270)
        self.kind = Combo(choices, self.tr("Sebab")) if choices else None
        self.text = TextArea(self.tr("Tulis alasannya"), self.tr("Alasan"), lines=4)
        self.fields.addWidget(Label(question, Role.SECONDARY, wraps=True))
        if self.kind is not None:
            self.fields.addWidget(Field(self.tr("Sebab"), self.kind))
        self.fields.addWidget(Field(self.tr("Alasan"), self.text, is_required=True))

    def ask(self) -> None:
        """Open it empty."""
        self.text.clear()
        self.show_problem("")
        self.open(self.text)

    def problem(self) -> str:
        if len(self.text.text().strip()) < LEAST_REASON:
            return self.tr("Tulis alasannya dengan jelas, paling sedikit lima huruf.")
        if len(self.text.text()) > 500:
            return self.tr("Alasan paling panjang 500 huruf.")
        return ""


@dataclass(frozen=True, slots=True)
class Paper:
    """What was done on paper: the day, who signed, the scan as it lies on this PC."""

    signed_on: date
    signatory: str
    scan: Path | None
    reason: str


class PaperSheet(Sheet):
    """ "Dicatat dari kertas": an operator records an act that was done on paper, with its scan."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over, self.tr("Catat dari kertas"), 500, 470)
        self._desk = desk
        self._scan: Path | None = None
        self._wants_reason = False
        self.note = Label("", Role.SECONDARY, wraps=True)
        self.day = DateEdit(self.tr("Tanggal tanda tangan"), desk.acting.day.year)
        self.signatory = LineEdit(self.tr("Nama penanda tangan"))
        self.reason = TextArea(self.tr("Seperti tertulis di kertas"), lines=3)
        self.choose = Button(self.tr("Pilih pindaian"), icon_name="paperclip")
        self.scan_name = Label("", Role.CAPTION, wraps=True)
        self._reason_field = Field(self.tr("Alasan"), self.reason, is_required=True)
        self.fields.addWidget(self.note)
        self.fields.addWidget(
            Field(self.tr("Tanggal tanda tangan"), self.day, is_required=True, check=self.day.problem)
        )
        self.fields.addWidget(Field(self.tr("Penanda tangan"), self.signatory, is_required=True))
        self.fields.addWidget(self._reason_field)
        self.fields.addLayout(row(self.choose, self.scan_name, STRETCH))
        self.choose.clicked.connect(self._on_choose)

    def ask(self, title: str, deed: str, signatory: str, *, wants_reason: bool) -> None:
        """Open it for one act, with the signatory whom the plan names."""
        self.retitle(title, deed)
        self._wants_reason = wants_reason
        self._reason_field.setVisible(wants_reason)
        note = self.tr("Anda mencatat atas nama {nama}; riwayat menyimpan kedua nama.")
        self.note.setText(note.format(nama=signatory or self.tr("penanda tangan")))
        self.day.set_day(self._desk.acting.day)
        self.signatory.setText(signatory)
        self.reason.clear()
        self._take(None)
        self.show_problem("")
        self.open(self.day)

    def paper(self) -> Paper:
        """What was filled in; only after `done`."""
        return Paper(
            self.day.day() or self._desk.acting.day,
            self.signatory.text().strip(),
            self._scan,
            self.reason.text().strip(),
        )

    def problem(self) -> str:
        day = self.day.day()
        if day is None:
            return self.day.problem() or self.tr("Isi tanggal tanda tangan seperti tertulis di kertas.")
        if day > self._desk.acting.day:
            return self.tr("Tanggal tanda tangan tidak boleh sesudah hari ini.")
        if not self.signatory.text().strip():
            return self.tr("Isi nama penanda tangan.")
        if self._wants_reason and len(self.reason.text().strip()) < LEAST_REASON:
            return self.tr("Tulis alasan yang tertulis di kertas.")
        return ""

    def _on_choose(self) -> None:
        self._take(self._desk.dialogs.open_file(self, self.tr("Pilih pindaian kertas"), SCANS) or self._scan)

    def _take(self, path: Path | None) -> None:
        self._scan = path
        self.scan_name.setText(path.name if path else self.tr("Belum ada pindaian"))
        self.choose.setMinimumHeight(px(34))
