"""The line one types in above a list of results: Up and Down move in the list, the focus stays here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ResultField(QLineEdit):
    """`moved()` after the current row of `results` has changed by a key; it goes round at both ends."""

    moved = Signal()

    def __init__(self, results: QListWidget) -> None:
        super().__init__()
        self._results = results

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        count = self._results.count()
        if count:
            self._results.setCurrentRow((self._results.currentRow() + step) % count)
            self.moved.emit()
