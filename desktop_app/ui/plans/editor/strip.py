"""A strip above the sections: why the plan came back, an offer to recover, or that a version is old."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, ink, soft
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.strips import SIGNS, announce


class Strip(QFrame):
    """Hidden until it says something; `is_question` while answers are asked for that must not be lost."""

    def __init__(self) -> None:
        super().__init__()
        self.is_question = False
        self._tone = Tone.PRIMARY
        self.words = Label("", wraps=True)
        self.answers: list[Button] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(px(38), px(5), px(10), px(5))
        self._layout.setSpacing(px(8))
        self._layout.addWidget(self.words, 1)
        self.hide()

    def say(
        self,
        text: str,
        tone: Tone,
        answers: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        is_question: bool = False,
    ) -> None:
        """Say something, with what can be answered."""
        if self.is_question and not is_question:
            return
        is_new = text != self.words.text() or self.isHidden()
        self._clear()
        self.is_question, self._tone = is_question, tone
        self.words.setText(text)
        self.setAccessibleName(text)
        for words, run in answers:
            button = Button(words, Kind.LINK)
            button.clicked.connect(lambda _=False, run=run: run())
            self.answers.append(button)
            self._layout.addWidget(button)
        self.show()
        if is_new:
            announce(self, text)

    def hush(self) -> None:
        """Nothing to say."""
        self._clear()
        self.hide()

    def _clear(self) -> None:
        self.is_question = False
        for button in self.answers:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.answers = []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = ink(tokens(), self._tone)
        painter.setPen(QPen(QColor(colour), 1))
        painter.setBrush(QColor(soft(tokens(), self._tone)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        side = px(16)
        paint_icon(painter, SIGNS[self._tone], colour, QRectF(px(12), (self.height() - side) / 2, side, side))
        painter.end()
