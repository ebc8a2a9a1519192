"""The ring around what has the focus, shown only to people who use the keyboard.

Style sheets know no `:focus-visible`, so one overlay per window follows the focus after Tab, arrows or F6 and
hides at the next press of the mouse. It listens at the native window: a filter on the application would call
Python for each event of the program.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from desktop_app.ui.theme.look import tokens

_OWN_BORDER = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_F6,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
)
_ROOM = 3
AREA = "focus_area"
"""Property of a widget: the part of it (a `QRect`) that the ring surrounds."""


class FocusRing(QWidget):
    """One per window; make it after the content, then forget it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._by_keyboard = False
        self._target: QWidget | None = None
        self._listens = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def target(self) -> QWidget | None:
        """What the ring stands around, None while it is hidden."""
        return self._target if self.isVisible() else None

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._follow(new)

    def _follow(self, widget: QWidget | None) -> None:
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = None
        is_ours = widget is not None and widget.window() is self.window()
        if widget is None or not is_ours or not self._by_keyboard or isinstance(widget, _OWN_BORDER):
            self.hide()
            return
        self._target = widget
        widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        if self._target is None or not isValid(self._target) or not self._target.isVisible():
            self.hide()
            return
        # A widget whose picture is smaller than itself (an entry of the navigation) says where it is.
        inner = self._target.property(AREA)
        inner = inner if isinstance(inner, QRect) else self._target.rect()
        area = inner.translated(self._target.mapTo(self.window(), QPoint(0, 0)))
        area = area.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        self.setGeometry(area.intersected(self.window().rect()))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().primary), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self.window() and not self._listens:
            handle = self.window().windowHandle()
            if handle is not None:
                handle.installEventFilter(self)
                self._listens = True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _KEYS and not self._by_keyboard:
                self._by_keyboard = True
                QTimer.singleShot(0, self, self._look_again)
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self._by_keyboard = self._by_keyboard and kind == QEvent.Type.Wheel
            self.hide()
        elif watched is self._target and kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide):
            QTimer.singleShot(0, self, self._place)
        return False

    def _look_again(self) -> None:
        self._follow(QApplication.focusWidget())
