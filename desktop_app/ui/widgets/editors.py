"""What people type into: text, search, choice, day, number.

`SearchField(placeholder, name)`, `Combo([(value, text)], name)` with `valued(object)`, `DateEdit(name,
year)` with
`day()`, `NumberEdit(name, decimals)` with `number()`, `TextArea(placeholder)`, `LineEdit(placeholder)`.
Put them into a `Field` (of `fields.py`), which gives them label, help and error.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from desktop_app.ui.theme.icons import icon, paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.widgets.entries import read_day, read_number, show_day
from desktop_app.words.numbers import show_number


class LineEdit(QLineEdit):
    """One line of text."""

    def __init__(self, placeholder: str = "", name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)


class SearchField(LineEdit):
    """A field that narrows a list; Esc empties it."""

    def __init__(self, placeholder: str, name: str, icon_name: str = "funnel") -> None:
        super().__init__(placeholder, name)
        self._icon_name = icon_name
        self._sign = self.addAction(icon(icon_name), QLineEdit.ActionPosition.LeadingPosition)
        self._wipe = self.addAction(icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._wipe.setToolTip(self.tr("Kosongkan"))
        self._wipe.setVisible(False)
        self._wipe.triggered.connect(self.clear)
        self.textChanged.connect(self._on_text)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(max(words + px(64), px(180)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(150), super().minimumSizeHint().height())

    def _on_text(self, text: str) -> None:
        self._wipe.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_wipe"):
            self._sign.setIcon(icon(self._icon_name))
            self._wipe.setIcon(icon("x"))


class Combo(QComboBox):
    """A choice of values by their words; the wheel changes it only while it has the focus."""

    valued = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer(choices)
        self.currentIndexChanged.connect(self._on_index)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Other choices; the value is kept when it is still among them."""
        kept = self.value() if self.count() else None
        self.blockSignals(True)
        self.clear()
        for value, text in choices:
            self.addItem(text, value)
        self.choose(kept)
        self.blockSignals(False)
        if self.value() != kept:
            self.valued.emit(self.value())

    def value(self) -> object:
        """The value chosen."""
        chosen: object = self.currentData()
        return chosen

    def choose(self, value: object) -> None:
        """Choose a value; an unknown one chooses the first."""
        values = [self.itemData(index) for index in range(self.count())]
        self.setCurrentIndex(values.index(value) if value in values else 0)

    def _on_index(self, index: int) -> None:
        self.valued.emit(self.itemData(index))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = px(16)
        place = QRectF(self.width() - side - px(9), round((self.height() - side) / 2), side, side)
        colour = tokens().text2 if self.isEnabled() else tokens().border_strong
        paint_icon(painter, "chevron-down", colour, place)
        painter.end()


class DateEdit(LineEdit):
    """A day, typed freely and set right on leaving; `usual_year` completes "24 nov"."""

    dated = Signal(object)

    def __init__(self, name: str, usual_year: int) -> None:
        super().__init__("24/11/2026", name)
        self._usual_year = usual_year
        self._last: date | None = None
        self.setPlaceholderText(self.tr("tgl/bln/tahun"))
        self.textChanged.connect(self._on_text)

    def day(self) -> date | None:
        """The day typed, None when empty or not a day (see `problem`)."""
        return read_day(self.text(), self._usual_year)

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self.setText("" if day is None else show_day(day))

    def problem(self) -> str:
        """What is wrong with what was typed, empty when nothing is."""
        if self.text().strip() and self.day() is None:
            return self.tr("Tanggal tidak dikenali. Tulis seperti 24/11/2026 atau 24 nov.")
        return ""

    def _on_text(self) -> None:
        if self.day() != self._last:
            self._last = self.day()
            self.dated.emit(self._last)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        day = self.day()
        if day is not None and self.text() != show_day(day):
            self.setText(show_day(day))
        super().focusOutEvent(event)


class NumberEdit(LineEdit):
    """A number with Indonesian separators, exact; `decimals` are the most it may have."""

    numbered = Signal(object)

    def __init__(self, name: str, decimals: int = 2) -> None:
        super().__init__("", name)
        self._decimals = decimals
        self._last: Decimal | None = None
        self.textChanged.connect(self._on_text)

    def number(self) -> Decimal | None:
        """The number typed, None when empty or none (see `problem`)."""
        return None if self.problem() else read_number(self.text())

    def set_number(self, number: Decimal | None) -> None:
        """Show a number."""
        self.setText("" if number is None else show_number(number))

    def problem(self) -> str:
        """What is wrong with what was typed, empty when nothing is."""
        if not self.text().strip():
            return ""
        number = read_number(self.text())
        if number is None:
            return self.tr("Angka tidak dikenali. Tulis seperti 1.234,5.")
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self._decimals:
            return self.tr("Paling banyak {count} angka di belakang koma.").format(count=self._decimals)
        return ""

    def _on_text(self) -> None:
        if self.number() != self._last:
            self._last = self.number()
            self.numbered.emit(self._last)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        number = self.number()
        if number is not None:
            self.setText(show_number(number))
        super().focusOutEvent(event)


class TextArea(QPlainTextEdit):
    """Several lines; Tab leaves it, `lines` is its usual height."""

    def __init__(self, placeholder: str = "", name: str = "", lines: int = 3) -> None:
        super().__init__()
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """What was typed."""
        return self.toPlainText()

    def sizeHint(self) -> QSize:
        return QSize(px(240), round(self.fontMetrics().lineSpacing() * self._lines) + px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), round(self.fontMetrics().lineSpacing() * min(self._lines, 2)) + px(22))
