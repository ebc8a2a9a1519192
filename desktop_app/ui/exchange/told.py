"""A strip of the page that says how things stand: a sign on a soft ground, a title, sentences, buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, ink, soft
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import boxed, column, row
from desktop_app.ui.widgets.strips import SIGNS, announce


class Told(QFrame):
    """`tell(title, words, tone)` shows it, `leave()` hides it, with buttons beside the words."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self._tone, self._icon = Tone.NEUTRAL, ""
        self.title, self.words = Label("", Role.STRONG, wraps=True), Label("", wraps=True)
        self.buttons = boxed(row(*buttons))
        layout = row(column(self.title, self.words, gap=2), self.buttons, gap=14, margins=(44, 9, 12, 9))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.buttons.setVisible(bool(buttons))  # once it stands in something: alone it would be a window
        self.hide()

    def tell(self, title: str, words: str = "", tone: Tone = Tone.NEUTRAL, icon: str = "") -> None:
        """Show this from now on; a screen reader hears it."""
        is_news = title != self.title.text() or words != self.words.text() or self.isHidden()
        self._tone, self._icon = tone, icon or SIGNS[tone]
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setAccessibleName(f"{title} {words}".strip())
        self.show()
        self.update()
        if is_news:
            announce(self, self.accessibleName())

    def leave(self) -> None:
        """Nothing to say."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painting.fill(painter, QRectF(self.rect()), soft(tokens(), self._tone), 10)
            if self._icon:
                side = px(20)
                paint_icon(painter, self._icon, ink(tokens(), self._tone), QRectF(px(13), px(10), side, side))
