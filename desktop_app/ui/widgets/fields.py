"""A field: label, editor, and below it help or what is wrong.

    field = Field(self.tr("Tanggal"), DateEdit(self.tr("Tanggal"), year), check=editor.problem)
    field.show_error(text)      # also from outside, when a rule of the domain says no

What is wrong is checked when the focus leaves and vanishes while typing; a screen reader hears it as the
description of the editor.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import column
from desktop_app.ui.widgets.rating import Rating


def _nothing() -> str:
    return ""


class Field(QWidget):
    """Gives an editor its label, help and error; `editor` may be any widget, also a `Rating`."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        help_text: str = "",
        is_required: bool = False,
        check: Callable[[], str] = _nothing,
    ) -> None:
        super().__init__()
        self.editor = editor
        self._help, self._check = help_text, check
        self._label = Label(f"{label} *" if is_required else label, Role.LABEL)
        self._note = Label(help_text, Role.CAPTION, wraps=True)
        self._label.setBuddy(editor)
        editor.setAccessibleName(self.tr("{label}, wajib").format(label=label) if is_required else label)
        self.setLayout(column(self._label, editor, self._note, gap=4))
        editor.installEventFilter(self)
        self._listen(editor)
        self.clear_error()

    def error(self) -> str:
        """What is shown as wrong, empty when nothing is."""
        return self._note.text() if self._note.property("role") == Role.ERROR.value else ""

    def show_error(self, text: str) -> None:
        """Say below the editor what is wrong; empty text clears it."""
        self._show(text or self._help, bool(text))

    def clear_error(self) -> None:
        """Back to the help."""
        self._show(self._help, False)

    def check(self) -> bool:
        """Check now; True when nothing is wrong."""
        self.show_error(self._check())
        return not self.error()

    def _listen(self, editor: QWidget) -> None:
        match editor:
            case QLineEdit() | QPlainTextEdit():
                editor.textChanged.connect(self.clear_error)
            case QComboBox():
                editor.currentIndexChanged.connect(self.clear_error)
            case Rating():
                editor.rated.connect(self.clear_error)

    def _show(self, text: str, is_error: bool) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)
        if is_error != (self._note.property("role") == Role.ERROR.value):
            self._note.setProperty("role", (Role.ERROR if is_error else Role.CAPTION).value)
            self.editor.setProperty("state", "error" if is_error else "")
            for widget in (self._note, self.editor):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
                widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.FocusOut and not self.error():
            self.check()
        return super().eventFilter(watched, event)
