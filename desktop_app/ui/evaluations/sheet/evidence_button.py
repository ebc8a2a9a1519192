"""The evidence of an indicator as a button that also takes files that are dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop_app.ui.widgets.buttons import Button, Kind


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class EvidenceButton(Button):
    """How many files prove an indicator; `dropped(list)`: files were let fall here."""

    dropped = Signal(object)

    def __init__(self, count: int, name: str, *, takes_files: bool) -> None:
        super().__init__("", Kind.LINK, "paperclip")
        self.setText(self.tr("{n} bukti").format(n=count) if count else self.tr("Bukti"))
        self.setAccessibleName(self.tr("{n} bukti untuk {nama}").format(n=count, nama=name))
        self.setToolTip(self.tr("Buka bukti, atau tarik berkas ke sini"))
        self.setAcceptDrops(takes_files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)
