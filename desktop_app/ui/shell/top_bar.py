"""The bar above the pages: command field, what the office should know, undo, light and dark."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import MEDIUM, metrics
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, ink
from desktop_app.ui.widgets.buttons import IconButton
from desktop_app.ui.widgets.doors import Door
from desktop_app.ui.widgets.pills import Pill

HEIGHT = 56


class CommandField(Door):
    """Looks like a field and opens the palette."""

    def __init__(self) -> None:
        super().__init__(self.tr("Cari atau jalankan perintah"))
        self._words = self.tr("Cari atau jalankan perintah…")
        self.setToolTip(self.tr("Cari atau jalankan perintah (Ctrl K)"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(380), px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(150), px(34))

    def draw(self, painter: QPainter) -> None:
        t, frame = tokens(), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(t.border_strong if self.underMouse() else t.border), 1))
        painter.setBrush(QColor(t.surface2))
        painter.drawRoundedRect(frame, 6, 6)
        side = px(16)
        paint_icon(painter, "search", t.text2, QRectF(px(15), round((self.height() - side) / 2), side, side))
        key = "Ctrl K"
        width = metrics(11).horizontalAdvance(key) + px(18)
        cap = QRectF(self.width() - width - px(8), self.height() / 2 - px(10), width, px(20))
        painter.setPen(QPen(QColor(t.border), 1))
        painter.setBrush(QColor(t.surface2))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painting.write(painter, cap, key, t.text2, size=11, align=painting.CENTRE)
        words = QRectF(px(42), 0, cap.left() - px(50), self.height())
        painting.write(painter, words, self._words, t.text2)


class Status(Door):
    """A calm line about the state of the office's data, a door to more of it; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__("")
        self._text, self._icon, self._tone = "", "info", Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_status(self, text: str, icon: str, tone: Tone) -> None:
        """Say it; an empty text hides the line."""
        self._text, self._icon, self._tone = text, icon, tone
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(metrics(13, MEDIUM).horizontalAdvance(self._text)) + px(28), px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(24), px(34))

    def draw(self, painter: QPainter) -> None:
        if self.underMouse():
            painting.fill(painter, QRectF(self.rect()).adjusted(-px(6), 0, 0, 0), tokens().surface2, 6)
        side, colour = px(16), ink(tokens(), self._tone)
        paint_icon(painter, self._icon, colour, QRectF(0, round((self.height() - side) / 2), side, side))
        words = QRectF(px(24), 0, self.width() - px(24), self.height())
        if words.width() > px(40):
            painting.write(painter, words, self._text, colour, weight=MEDIUM)


class TopBar(QFrame):
    """Undo shows while there is something to undo, the status while there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        self.field, self.status = CommandField(), Status()
        self.practice = Pill(self.tr("LATIHAN"), Tone.DANGER, "graduation-cap")
        self.practice.hide()
        self.undo = IconButton("undo-2", self.tr("Urungkan"), "Ctrl Z")
        self.undo.hide()
        self.theme = IconButton("moon", self.tr("Tampilan terang atau gelap"), "Ctrl Shift L")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(22), 0, px(18), 0)
        layout.setSpacing(px(12))
        layout.addWidget(self.field, 2)
        layout.addStretch(1)
        for part in (self.practice, self.status, self.undo, self.theme):
            layout.addWidget(part)
        self._fit()

    def offer_undo(self, text: str) -> None:
        """Show the undo button with what it would take back; empty hides it."""
        self.undo.setVisible(bool(text))
        words = self.tr("Urungkan: {deed}").format(deed=text)
        self.undo.setAccessibleName(words)
        self.undo.setToolTip(f"{words} (Ctrl Z)")

    def show_theme(self, is_dark: bool) -> None:
        """The icon of the theme that pressing would bring."""
        self.theme.set_icon("sun" if is_dark else "moon")

    def _fit(self) -> None:
        self.setFixedHeight(px(HEIGHT))
        self.field.setMaximumWidth(px(380))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "theme"):
            self._fit()
