"""A surface that lies over the window until Esc or a click beside it; the focus goes back where it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QWidget

from desktop_app.ui.theme.look import px


class Overlay(QFrame):
    """Give the wanted size in design pixels; it shrinks with the window."""

    def __init__(self, over: QWidget, name: str, width: int, height: int) -> None:
        super().__init__(over)
        self._over, self._wanted = over, (width, height)
        self._came_from: QWidget | None = None
        self.setAccessibleName(name)
        self.setProperty("role", "overlay")
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 10)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)
        self.hide()

    def open(self, first: QWidget) -> None:
        """Show it, with the focus in `first`."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        self._over.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus, Qt.ConnectionType.UniqueConnection)

    def close_overlay(self) -> bool:
        """Close it; True when it was open."""
        if not self.isVisible():
            return False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._on_focus)
        self._over.removeEventFilter(self)
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._over)
        self.hide()
        if had_focus and self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self._came_from = None
        return True

    def _place(self) -> None:
        room_x, room_y = self._over.width() - px(24), self._over.height() - px(24)
        width, height = min(px(self._wanted[0]), room_x), min(px(self._wanted[1]), room_y)
        top = min(px(90), (self._over.height() - height) // 2)
        self.setGeometry((self._over.width() - width) // 2, top, width, height)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self and not self.isAncestorOf(new) and self.isVisible():
            self.close_overlay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over:
            if event.type() == QEvent.Type.Resize:
                self._place()
            elif event.type() == QEvent.Type.MouseButtonPress:
                self.close_overlay()
        return super().eventFilter(watched, event)
