"""Where files come from: chosen, dropped onto the page, or found on a stick that was plugged in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.sticks import Stick
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.doors import TaskRow
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row


def dropped_paths(event: QDropEvent) -> list[Path]:
    """The local files and folders that are being dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class Choosing(QFrame):
    """`chosen(list)`: paths of files or folders to look at."""

    chosen = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Tempat menjatuhkan berkas"))
        self._is_over = False
        self.files = Button(self.tr("Pilih berkas…"), Kind.DEFAULT, "folder-open")
        self.folder = Button(self.tr("Pilih folder…"), Kind.DEFAULT, "folder-open")
        self.files.clicked.connect(self.ask_files)
        self.folder.clicked.connect(self.ask_folder)
        self._sticks = boxed(column())
        self._build()

    def ask_files(self) -> None:
        """Let the person choose files."""
        kinds = self.tr("Berkas sinkron (*.sinkron)")
        paths = self._desk.dialogs.open_files(self, self.tr("Pilih berkas dari kantor lain"), kinds)
        if paths:
            self.chosen.emit(paths)

    def ask_folder(self) -> None:
        """Let the person choose a folder; all exchange files in it are looked at."""
        path = self._desk.dialogs.folder(self, self.tr("Pilih folder berisi berkas sinkron"))
        if path is not None:
            self.chosen.emit([path])

    def show_sticks(self, found: Sequence[Stick]) -> None:
        """Sticks with files on them, each a door."""
        doors = [self._door(stick) for stick in found if stick.files]
        fresh = boxed(column(*doors, gap=0))
        self._body.replaceWidget(self._sticks, fresh)
        self._sticks.hide()  # it lives until the event loop comes round
        self._sticks.deleteLater()
        self._sticks = fresh

    def doors(self) -> list[TaskRow]:
        return self._sticks.findChildren(TaskRow)

    def _build(self) -> None:
        title = Label(self.tr("Seret berkas .sinkron ke sini"), Role.CARD_TITLE)
        words = Label(
            self.tr(
                "Atau pilih satu atau beberapa berkas, atau folder yang berisi berkas dari banyak kantor. "
                "Semua diperiksa dahulu; belum ada yang ditulis sampai Anda menekan Terima."
            ),
            Role.SECONDARY,
            wraps=True,
        )
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setMinimumWidth(px(280))
        words.setMaximumWidth(px(560))
        buttons = row(STRETCH, self.files, self.folder, STRETCH)
        middle = row(STRETCH, words, STRETCH)
        middle.setStretch(1, 3)
        self._body = column(title, middle, buttons, self._sticks, gap=12)
        self.setLayout(column(STRETCH, self._body, STRETCH, margins=(24, 24, 24, 24)))

    def _door(self, stick: Stick) -> QWidget:
        name = self.tr("Stik {name}: {count} berkas sinkron").format(name=stick.name, count=stick.files)
        door = TaskRow(name, self.tr("Tinjau semuanya"), "usb", Tone.PRIMARY)
        door.setMaximumWidth(px(560))
        door.clicked.connect(lambda: self.chosen.emit([stick.path]))
        return boxed(row(door))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event):
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: object) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        paths = dropped_paths(event)
        if paths:
            event.acceptProposedAction()
            self.chosen.emit(paths)

    def _light(self, is_over: bool) -> None:
        self._is_over = is_over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = QPen(QColor(t.primary if self._is_over else t.border_strong), 1.5, Qt.PenStyle.DashLine)
            painter.setPen(edge)
            painter.setBrush(QColor(t.primary_soft if self._is_over else t.surface))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
