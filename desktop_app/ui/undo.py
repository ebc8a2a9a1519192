"""The way back: each deed that can be undone leaves its inverse use case here, newest last."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.notices import Said

_MOST = 50


class Undo(QObject):
    """Undoing is a new deed of its own (the audit keeps both); nothing is erased from history."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deeds: list[Said] = []

    def remember(self, deed: Said) -> None:
        """A deed was done; `deed.act` takes it back."""
        self._deeds = [*self._deeds[1 - _MOST :], deed]
        self.changed.emit()

    def newest(self) -> str:
        """What would be taken back, empty when nothing."""
        return self._deeds[-1].text if self._deeds else ""

    def undo(self) -> None:
        """Take the newest deed back."""
        if not self._deeds:
            return
        deed = self._deeds.pop()
        self.changed.emit()
        if deed.act is not None:
            deed.act()

    def forget(self) -> None:
        """After an import or a restore the old ways back lead nowhere."""
        self._deeds = []
        self.changed.emit()
