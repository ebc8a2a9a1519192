"""Notices when a stick is plugged in or pulled."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.ui.exchange.sticks import plugged_in

_LOOK = 1000  # milliseconds between looks


class StickWatch(QObject):
    """`changed(frozenset)`: the places of sticks that came since the last look; empty when one was pulled."""

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known = plugged_in()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Nobody wants to know."""
        self._timer.stop()

    def look(self) -> None:
        """Look now."""
        now = plugged_in()
        fresh, is_other, self._known = now - self._known, now != self._known, now
        if is_other:
            self.changed.emit(fresh)
