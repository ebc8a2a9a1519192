"""The way back from a deed to the screen: what changed, and what is to be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import Changes
from desktop_app.ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence for the person, with at most one thing to do about it."""

    text: str
    tone: Tone = Tone.NEUTRAL
    action: str = ""
    act: Callable[[], object] | None = None


class Notices(QObject):
    """Shared by all pages; the window shows what is said.

    `changed(Changes)`: pages look again. `said(Said)`: a toast, gone after six seconds.
    `warned(Said)`: a strip above the page that stays until closed. `undoable(Said)`: the deed can be taken
    back by `act`; shown as a toast and kept behind Ctrl+Z. `overtaken()`: data of others came in, what was
    done before can no longer be taken back one by one.
    """

    changed = Signal(Changes)
    said = Signal(Said)
    warned = Signal(Said)
    undoable = Signal(Said)
    overtaken = Signal()

    def say(self, text: str, tone: Tone = Tone.SUCCESS) -> None:
        """Tell that something went well (or calmly, with another tone)."""
        self.said.emit(Said(text, tone))

    def say_undoable(self, text: str, undo: Callable[[], object]) -> None:
        """Tell what was done, with the way back; `undo` is the inverse use case, called in the window."""
        self.undoable.emit(Said(text, Tone.SUCCESS, self.tr("Urungkan"), undo))

    def warn(self, text: str, tone: Tone = Tone.WARNING) -> None:
        """Tell what needs attention and must not vanish by itself."""
        self.warned.emit(Said(text, tone))
