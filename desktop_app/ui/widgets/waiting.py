"""What stands where there is nothing yet: the empty state, grey rows while loading, progress with Batal."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop_app.ui.jobs import Job
from desktop_app.ui.theme import painting
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, row_height, tokens
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.canvas import Canvas
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row
from desktop_app.ui.widgets.pills import Progress

PATIENCE = 1000  # milliseconds before a progress card appears


class _Sign(Canvas):
    """A large icon on a soft disc."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon

    def sizeHint(self) -> QSize:
        return QSize(px(56), px(56))

    def draw(self, painter: QPainter) -> None:
        side = min(self.width(), self.height())
        disc = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painting.fill(painter, disc, tokens().surface2, side / 2)
        inner = px(24)
        place = QRectF(
            round(disc.center().x() - inner / 2), round(disc.center().y() - inner / 2), inner, inner
        )
        paint_icon(painter, self._icon, tokens().text2, place)


class EmptyState(QWidget):
    """Nothing here: an icon, one sentence, and at most one button for what to do about it."""

    def __init__(self, icon: str, sentence: str, button: QWidget | None = None) -> None:
        super().__init__()
        self.setAccessibleName(sentence)
        self._words = Label(sentence, Role.SECONDARY, wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = column(STRETCH, _Sign(icon), self._words, gap=12, margins=(24, 16, 24, 16))
        if button is not None:
            inner.addLayout(row(STRETCH, button, STRETCH))
        inner.addStretch(1)
        self.setLayout(inner)

    def say(self, sentence: str) -> None:
        """Another sentence."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)


class Skeleton(Canvas):
    """Grey rows in the shape of a table, while the first page is on its way."""

    def __init__(self) -> None:
        super().__init__(self.tr("Sedang memuat"))

    def sizeHint(self) -> QSize:
        return QSize(px(300), row_height() * 4)

    def draw(self, painter: QPainter) -> None:
        height, colour = row_height(), tokens().track
        for number in range(max(self.height() // height, 1)):
            top = number * height
            side = min(px(30), height - px(6))
            painting.fill(painter, QRectF(px(14), top + (height - side) / 2, side, side), colour, side / 2)
            width = self.width() * (0.34 if number % 2 else 0.42)
            bar = QRectF(px(56), top + height / 2 - px(9), width, px(8))
            painting.fill(painter, bar, colour, px(4))
            painting.fill(painter, bar.adjusted(0, px(13), -width * 0.4, px(11)), colour, px(3))


class ProgressCard(Card):
    """A long piece of work: its name, how far it is, and Batal.

    `follow(job)` lets the card appear after one second, count the steps, and vanish at the end.
    """

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._job: Job | None = None
        self.bar = Progress(0, Tone.PRIMARY, title)
        self._count = Label("", Role.CAPTION)
        self.cancel = Button(self.tr("Batal"))
        self.cancel.clicked.connect(self._on_cancel)
        self.add(self.bar)
        self.add(row(self._count, STRETCH, self.cancel))
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self._timer.timeout.connect(self.show)

    def follow(self, job: Job) -> None:
        """Stand for this work."""
        self._job = job
        self.hide()
        self.cancel.setEnabled(True)
        self.show_step(0, 0)
        job.stepped.connect(self.show_step)
        job.finished.connect(self._on_finished)
        self._timer.start()

    def show_step(self, done: int, total: int) -> None:
        """How far the work is; with `total` 0 nobody knows yet."""
        self.bar.show_share(done / total if total else 0, Tone.PRIMARY)
        words = self.tr("{done} dari {total}") if total else self.tr("Sedang disiapkan")
        self._count.setText(words.format(done=show_count(done), total=show_count(total)))

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self._count.setText(self.tr("Sedang dihentikan; data tidak berubah"))
        if self._job is not None:
            self._job.cancel()

    def _on_finished(self) -> None:
        self._timer.stop()
        self._job = None
        self.hide()
