"""Lies over the whole window while nothing else may be done: bringing an office back, a backup at closing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, row
from desktop_app.ui.widgets.pills import Progress

_WIDTH = 440


class BusySheet(QWidget):
    """`open(title, words, way_out)` shows it, `show_step` moves its bar; `given_up()`: pressed."""

    given_up = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._title = Label("", Role.CARD_TITLE, wraps=True)
        self._words = Label("", Role.SECONDARY, wraps=True)
        self.bar = Progress(0, Tone.PRIMARY)
        self.way_out = Button("")
        self._card = Card()
        for part in (self._title, self._words, self.bar):
            self._card.add(part)
        self._card.add(row(STRETCH, self.way_out))
        self._card.setParent(self)
        self.way_out.clicked.connect(self._on_way_out)
        over.installEventFilter(self)
        self.hide()

    def open(self, title: str, words: str, way_out: str) -> None:
        """Show it over everything; the button names what giving up means."""
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.way_out.setText(way_out)
        self.way_out.setEnabled(True)
        self.bar.show_share(0, Tone.PRIMARY)
        self._place()
        self.show()
        self.raise_()
        self.way_out.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_step(self, done: int, total: int) -> None:
        """How far the work is."""
        self.bar.show_share(done / total if total else 0, Tone.PRIMARY)

    def close_sheet(self) -> None:
        """The work is over."""
        self.hide()

    def _on_way_out(self) -> None:
        self.way_out.setEnabled(False)
        self.given_up.emit()

    def _place(self) -> None:
        self.setGeometry(self._over.rect())
        self._card.setFixedWidth(min(px(_WIDTH), self.width() - px(24)))
        layout = self._card.layout()
        if layout is not None:
            layout.activate()
        height = self._card.heightForWidth(self._card.width())
        self._card.resize(self._card.width(), max(height, self._card.sizeHint().height()))
        self._card.move((self.width() - self._card.width()) // 2, (self.height() - self._card.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = QColor(tokens().canvas)
        ground.setAlpha(215)
        painter.fillRect(self.rect(), ground)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # no key reaches the window below

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab stays here."""
        if self.isVisible() and QApplication.focusWidget() is self.way_out:
            return True
        return super().focusNextPrevChild(is_next)
