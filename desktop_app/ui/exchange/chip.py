"""The state of the exchange where it can always be seen: in the bar above the pages and at the navigation.

Nothing here loads the use cases; they are there once the desk is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.changes import Changes
from desktop_app.ui.desk import Desk
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.entries import show_count

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Standing

_QUIET = 250  # milliseconds: typing must not count the log at each letter


class ExchangeState(QObject):
    """`told(text, icon, tone)`: one calm line, empty when there is nothing to say. `counted(int)`: how many
    questions wait for a person."""

    told = Signal(str, str, Tone)
    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._later = QTimer(self, singleShot=True, interval=_QUIET)
        self._later.timeout.connect(self.look)
        desk.opened.connect(self.look)
        desk.notices.changed.connect(self._on_changed)

    def look(self) -> None:
        """Count anew and tell."""
        if not self._desk.is_open:
            return
        standing = self._desk.try_(self._desk.house.exchange.standing)
        if standing is not None:
            self.told.emit(*self._words(standing))
            self.counted.emit(open_questions(standing))

    def _on_changed(self, _changes: Changes) -> None:
        self._later.start()

    def _words(self, standing: Standing) -> tuple[str, str, Tone]:
        if not standing.has_begun or standing.is_practice:
            return "", "unplug", Tone.NEUTRAL
        if standing.decisions:
            words = self.tr("Luring · {count} bentrok").format(count=show_count(standing.decisions))
            return words, "git-merge", Tone.VIOLET
        if standing.why_not is not None:
            return self.tr("Luring · belum bertukar data"), "unplug", Tone.NEUTRAL
        if standing.unwritten:
            words = self.tr("Luring · {count} perubahan belum dikirim")
            return words.format(count=show_count(standing.unwritten)), "unplug", Tone.NEUTRAL
        if standing.unsent:
            words = self.tr("Luring · {count} perubahan menunggu pengakuan")
            return words.format(count=show_count(standing.unsent)), "unplug", Tone.NEUTRAL
        return self.tr("Luring · semua sudah sampai"), "unplug", Tone.NEUTRAL


def open_questions(standing: Standing) -> int:
    """What waits for a person: contents at odds, and pairs that may be one."""
    return standing.decisions + standing.duplicates
