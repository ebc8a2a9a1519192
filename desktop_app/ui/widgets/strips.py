"""What the window says: the toast that goes by itself, and the strip that stays until closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.notices import Said
from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import MEDIUM, metrics
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, ink, soft
from desktop_app.ui.widgets.buttons import Button, IconButton, Kind
from desktop_app.ui.widgets.labels import Label

TOAST_TIME = 6000  # milliseconds
SIGNS = {
    Tone.NEUTRAL: "info",
    Tone.PRIMARY: "info",
    Tone.SUCCESS: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.DANGER: "circle-alert",
    Tone.VIOLET: "info",
}


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say it, wherever the focus is."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Toast(QWidget):
    """A dark strip at the lower middle of its parent, gone after six seconds, with at most one action."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._said = Said("")
        self._timer = QTimer(self, singleShot=True, interval=TOAST_TIME)
        self._timer.timeout.connect(self.hide)
        self.button = Button("", Kind.TOAST)
        self.button.clicked.connect(self._on_action)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, px(12), 0)
        layout.addStretch(1)
        layout.addWidget(self.button)
        self.hide()
        parent.installEventFilter(self)

    def show_said(self, said: Said) -> None:
        """Say it now; what was there before gives way."""
        self._said = said
        self.setAccessibleName(said.text)
        self.button.setText(said.action)
        self.button.setVisible(bool(said.action))
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, said.text)

    def _place(self) -> None:
        words = metrics(13, MEDIUM).horizontalAdvance(self._said.text)
        action = self.button.sizeHint().width() + px(8) if self._said.action else 0
        width = min(round(words) + px(36) + px(18) + action, self._over.width() - px(24))
        height = px(44)
        self.setGeometry(
            (self._over.width() - width) // 2, self._over.height() - height - px(18), width, height
        )

    def _on_action(self) -> None:
        self.hide()
        if self._said.act is not None:
            self._said.act()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = tokens()
        painting.fill(painter, QRectF(self.rect()), t.text, 8)
        side = px(16)
        place = QRectF(px(14), round((self.height() - side) / 2), side, side)
        paint_icon(painter, SIGNS[self._said.tone], t.surface, place)
        room = self.button.width() + px(20) if self._said.action else px(12)
        words = QRectF(px(36), 0, self.width() - px(36) - room, self.height())
        painting.write(painter, words, self._said.text, t.surface, weight=MEDIUM)
        painter.end()

    def enterEvent(self, event: QEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


class Banner(QFrame):
    """A strip above the page: sign, sentence, perhaps an action, and a cross to close it."""

    closed = Signal()

    def __init__(self, said: Said) -> None:
        super().__init__()
        self.said = said
        self.setAccessibleName(said.text)
        words = Label(said.text, wraps=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(42), px(6), px(8), px(6))
        layout.setSpacing(px(8))
        layout.addWidget(words, 1)
        if said.action:
            button = Button(said.action, Kind.LINK)
            button.clicked.connect(self._on_action)
            layout.addWidget(button)
        self._cross = IconButton("x", self.tr("Tutup pemberitahuan"))
        self._cross.clicked.connect(self.close_now)
        layout.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)

    def close_now(self) -> None:
        """Take it away."""
        self.hide()
        self.closed.emit()

    def _on_action(self) -> None:
        self.close_now()
        if self.said.act is not None:
            self.said.act()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = ink(tokens(), self.said.tone)
        painter.setPen(QPen(QColor(colour), 1))
        painter.setBrush(QColor(soft(tokens(), self.said.tone)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        side = px(18)
        paint_icon(painter, SIGNS[self.said.tone], colour, QRectF(px(14), px(12), side, side))
        painter.end()


class BannerArea(QWidget):
    """Where the strips stand, newest first, at most three; the same sentence stands once."""

    MOST = 3

    def __init__(self) -> None:
        super().__init__()
        self._banners: list[Banner] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(px(22), px(10), px(22), 0)
        self._layout.setSpacing(px(6))
        self.hide()

    def show_said(self, said: Said) -> None:
        """Put a strip on top and let a screen reader say it."""
        for banner in [old for old in self._banners if old.said.text == said.text]:
            banner.close_now()
        for banner in self._banners[self.MOST - 1 :]:
            banner.close_now()
        made = Banner(said)
        made.closed.connect(lambda: self._forget(made))
        self._banners.insert(0, made)
        self._layout.insertWidget(0, made)
        self.show()
        announce(self, said.text)

    def texts(self) -> list[str]:
        """The sentences shown, newest first."""
        return [banner.said.text for banner in self._banners]

    def close_newest(self) -> bool:
        """Close the newest strip; True when there was one."""
        if not self._banners:
            return False
        self._banners[0].close_now()
        return True

    def _forget(self, banner: Banner) -> None:
        self._banners.remove(banner)
        self._layout.removeWidget(banner)
        banner.deleteLater()
        self.setVisible(bool(self._banners))
