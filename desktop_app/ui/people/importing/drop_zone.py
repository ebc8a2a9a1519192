"""Where a file is dropped, or chosen by Enter or a click."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import SEMIBOLD
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.widgets.doors import Door

ENDINGS = (".xlsx", ".xls", ".ods", ".csv", ".xlsm", ".txt")


class DropZone(Door):
    """`clicked`: a file is to be chosen. `dropped(Path)`: one was let fall here."""

    dropped = Signal(Path)

    def __init__(self) -> None:
        super().__init__("")
        self._first = self.tr("Tarik berkas ke sini, atau tekan Enter untuk memilih")
        self._second = self.tr("Excel (.xlsx, .xls), LibreOffice (.ods), atau .csv")
        self.setAccessibleName(self.tr("Pilih berkas pegawai"))
        self.setAccessibleDescription(f"{self._first}. {self._second}.")
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._is_over = False

    def sizeHint(self) -> QSize:
        return QSize(px(420), px(170))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(260), px(120))

    def draw(self, painter: QPainter) -> None:
        t = tokens()
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_lit = self._is_over or self.underMouse()
        pen = QPen(QColor(t.primary if is_lit else t.border_strong), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(t.primary_soft if self._is_over else t.surface))
        painter.drawRoundedRect(frame, 10, 10)
        middle, side = frame.center(), px(28)
        sign = QRectF(round(middle.x() - side / 2), round(middle.y() - px(48)), side, side)
        paint_icon(painter, "upload", t.primary, sign)
        first = QRectF(frame.left() + px(12), middle.y() - px(10), frame.width() - px(24), px(22))
        painting.write(painter, first, self._first, t.text, size=15, weight=SEMIBOLD, align=painting.CENTRE)
        second = first.translated(0, px(24))
        painting.write(painter, second, self._second, t.text2, align=painting.CENTRE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event) is not None:
            self._light(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        path = _file_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _light(self, is_over: bool) -> None:
        self._is_over = is_over
        self.update()


def _file_of(event: QDropEvent) -> Path | None:
    """The one local spreadsheet that is being dragged."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in ENDINGS else None
