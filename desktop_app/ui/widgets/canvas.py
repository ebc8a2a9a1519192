"""Ancestor of the painted widgets: smooth strokes, an accessible sentence, repaint when the look changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Canvas(QWidget):
    """Override `draw`; give the name and what the picture says to the constructor.

    A picture that carries figures takes the focus, so that a screen reader comes by and reads them.
    """

    def __init__(self, name: str = "", is_focusable: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        if is_focusable:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def draw(self, painter: QPainter) -> None:
        """Paint the whole widget."""

    def keep_height(self) -> None:
        """The height is the hint's; the width grows."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # ends even when a mistake is raised in `draw`
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self.updateGeometry()
            self.update()
