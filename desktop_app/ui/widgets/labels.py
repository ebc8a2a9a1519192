"""Words on the screen in the sizes of the design."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import REGULAR, metrics
from desktop_app.ui.theme.look import px, tokens


class Role(StrEnum):
    """What a text is for; size, weight and colour follow."""

    BODY = "body"
    STRONG = "strong"
    SECONDARY = "secondary"
    TITLE = "title"
    CARD_TITLE = "card_title"
    CAPTION = "caption"
    SMALL = "small"
    SECTION = "section"
    LABEL = "label"
    ERROR = "error"
    KPI = "kpi"
    KEY = "key"


class Label(QLabel):
    """A text; `wraps` lets it take several lines. Never interprets the text as markup."""

    def __init__(self, text: str = "", role: Role = Role.BODY, wraps: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setWordWrap(wraps)
        if role is Role.KEY:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class ElidedLabel(QWidget):
    """One line that is shortened with an ellipsis when it does not fit; the whole text is its tooltip."""

    def __init__(self, text: str = "", size: int = 13, weight: int = REGULAR, tint: str = "text") -> None:
        super().__init__()
        self._text, self._size, self._weight, self._tint = text, size, weight, tint
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        measure = metrics(self._size, self._weight)
        return QSize(round(measure.horizontalAdvance(self._text)) + 2, round(measure.height()) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(40), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = str(getattr(tokens(), self._tint))
        painting.write(painter, QRectF(self.rect()), self._text, colour, size=self._size, weight=self._weight)


def line() -> QFrame:
    """A thin horizontal line between parts."""
    made = QFrame()
    made.setProperty("role", "line")
    return made
