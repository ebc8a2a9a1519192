"""What the tabs of the sheet share: a scrolled column that is only rebuilt when its content is another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column


class Pile(QWidget):
    """Widgets one below the other in a scroll area that keeps its place."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self.area: QScrollArea = scrolled(QWidget())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    def is_new(self, key: object) -> bool:
        """Whether what is to be shown differs from what was shown last."""
        is_new = key != self._shown
        self._shown = key
        return is_new

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Other content, at the place where the old one stood."""
        at = self.area.verticalScrollBar().value()
        content = boxed(column(*widgets, STRETCH, gap=12, margins=(0, 0, 8, 8)))
        content.setProperty("role", "bare")
        self.area.setWidget(content)
        self.area.verticalScrollBar().setValue(at)
