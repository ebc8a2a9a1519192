"""Another content than those at odds: a text, a number, a day or a word, as the field needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.ui.exchange.decisions.buttons import DecideButton
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.editors import Combo, DateEdit, LineEdit, NumberEdit, TextArea
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row

if TYPE_CHECKING:
    from desktop_app.services.exchange.contents import AnswerForm

_DECIMALS, _LONG = 4, 200


class AnswerEditor(QWidget):
    """Folded until it is asked for; `written(str)` carries what was typed as the use case reads it."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.open_button = Button(self.tr("Tulis nilai lain…"), Kind.LINK, "pencil")
        self.use = DecideButton(self.tr("Pakai nilai ini"), "check")
        self.no_form = Label(
            self.tr("Isi bidang ini menunjuk ke data lain: pilih salah satu di atas."),
            Role.CAPTION,
            wraps=True,
        )
        self._place = QStackedWidget()
        self.field: Field | None = None
        self._folded = boxed(column(self._place, row(self.use, STRETCH), gap=8))
        self.setLayout(column(row(self.open_button, STRETCH), self.no_form, self._folded, gap=6))
        self.open_button.clicked.connect(self._on_open)
        self.use.clicked.connect(self._on_use)

    def show_form(self, form: AnswerForm, label: str, year: int) -> None:
        """The editor of a field; closed again."""
        self._form = form
        is_free = form.kind != "tidak"
        self.open_button.setVisible(is_free)
        self.no_form.setVisible(not is_free)
        self._folded.hide()
        if self.field is not None:
            self._place.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None
        if is_free:
            editor = self._editor(form, label, year)
            self.field = Field(label, editor)
            self._place.addWidget(self.field)

    def show_error(self, text: str) -> None:
        """What the field cannot hold."""
        if self.field is not None:
            self.field.show_error(text)

    def text(self) -> str:
        """What was typed, as the use case reads it."""
        match self.field.editor if self.field else None:
            case Combo() as combo:
                return str(combo.value() or "")
            case DateEdit() as edit:
                day = edit.day()
                return day.isoformat() if day else edit.text().strip()
            case NumberEdit() as edit:
                number = edit.number()
                return str(number) if number is not None else edit.text().strip()
            case LineEdit() | TextArea() as edit:
                return edit.text().strip()
        return ""

    def _editor(self, form: AnswerForm, label: str, year: int) -> QWidget:
        match form.kind:
            case "pilihan":
                empty: list[tuple[object, str]] = [("", self.tr("(pilih)"))]
                return Combo([*empty, *form.choices], label)
            case "tanggal":
                return DateEdit(label, year)
            case "angka":
                return NumberEdit(label, _DECIMALS)
        if form.most is None or form.most > _LONG:
            return TextArea("", label)
        edit = LineEdit("", label)
        edit.setMaxLength(form.most)
        return edit

    def _on_open(self) -> None:
        self._folded.setVisible(self._folded.isHidden())
        if self.field is not None and not self._folded.isHidden():
            self.field.editor.setFocus()

    def _on_use(self) -> None:
        typed = self.text()
        if not typed:
            self.show_error(self.tr("Isi dahulu nilainya."))
            return
        if isinstance(self.field, Field) and isinstance(self.field.editor, DateEdit | NumberEdit):
            problem = self.field.editor.problem()
            if problem:
                self.show_error(problem)
                return
        self.written.emit(typed)
