"""Things to look at and to go through: a figure that leads to its list, a row that leads to a task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import BOLD, MEDIUM, metrics
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, ink
from desktop_app.ui.widgets.buttons import ENTER
from desktop_app.ui.widgets.charts import SparkLine


class Door(QAbstractButton):
    """A painted surface that is pressed like a button, by mouse, Space or Enter; `clicked` tells."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def draw(self, painter: QPainter) -> None:
        """Paint the whole surface."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # ends even when a mistake is raised in `draw`
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()


@dataclass(frozen=True, slots=True)
class Figure:
    """What a KPI card shows. `course` are the values of the spark line, oldest first; none shows no line."""

    text: str
    note: str = ""
    note_tone: Tone = Tone.NEUTRAL
    note_icon: str = ""
    course: Sequence[float] = ()
    course_tone: Tone = Tone.PRIMARY


class KpiCard(Door):
    """A figure with its name, a note and perhaps its course; pressing it opens the list behind it."""

    def __init__(self, title: str, icon: str, figure: Figure) -> None:
        super().__init__(title)
        self._title, self._icon = title, icon
        self._spark: SparkLine | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        """Another figure."""
        self._figure = figure
        said = ", ".join(words for words in (self._title, figure.text, figure.note) if words)
        self.setAccessibleName(said)
        if self._spark is not None:
            self._spark.setParent(None)
        self._spark = None
        if len(figure.course) > 1:
            self._spark = SparkLine(figure.course, figure.course_tone, self.tr("Perjalanan"))
            self._spark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._spark.setParent(self)
            self._spark.show()
        self._place()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(99))

    def minimumSizeHint(self) -> QSize:
        title = metrics(13).horizontalAdvance(self._title) + px(56)
        figure = metrics(26, BOLD).horizontalAdvance(self._figure.text) + px(34)
        return QSize(round(max(title, figure, px(120))), px(99))

    def _has_room(self) -> bool:
        figure = metrics(26, BOLD).horizontalAdvance(self._figure.text)
        return self.width() > figure + px(86) + px(48)

    def _place(self) -> None:
        if self._spark is not None:
            size = self._spark.sizeHint()
            self._spark.setGeometry(self.width() - size.width() - px(14), px(30), size.width(), size.height())
            self._spark.setVisible(self._has_room())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def draw(self, painter: QPainter) -> None:
        t = tokens()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(t.border_strong if self.underMouse() else t.border), 1))
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(frame, 10, 10)
        left, width = px(17), self.width() - px(34)
        paint_icon(painter, self._icon, t.text2, QRectF(left, px(13), px(16), px(16)))
        title = QRectF(left + px(23), px(11), width - px(23), px(20))
        painting.write(painter, title, self._title, t.text2)
        figure = QRectF(left, px(32), width, px(36))
        painting.write(painter, figure, self._figure.text, t.text, size=26, weight=BOLD)
        self._note(painter, QRectF(left, px(69), width, px(20)))

    def _note(self, painter: QPainter, area: QRectF) -> None:
        figure = self._figure
        if not figure.note:
            return
        colour = ink(tokens(), figure.note_tone)
        if figure.note_icon:
            side = px(14)
            at = QRectF(area.left(), round(area.center().y() - side / 2), side, side)
            paint_icon(painter, figure.note_icon, colour, at)
            area = area.adjusted(px(19), 0, 0, 0)
        painting.write(painter, area, figure.note, colour, size=12, weight=MEDIUM)


class TaskRow(Door):
    """Something that waits: icon, what it is, a smaller line, and an arrow to it."""

    def __init__(self, first: str, second: str, icon: str, tone: Tone = Tone.PRIMARY) -> None:
        super().__init__(f"{first}, {second}" if second else first)
        self._first, self._second, self._icon, self._tone = first, second, icon, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(260), px(50))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(50))

    def draw(self, painter: QPainter) -> None:
        t, area = tokens(), QRectF(self.rect())
        if self.underMouse():
            painting.fill(painter, area.adjusted(0, 1, 0, -2), t.surface2, 6)
        middle = area.center().y()
        icon = QRectF(px(2), round(middle - px(15)), px(20), px(20))
        paint_icon(painter, self._icon, ink(t, self._tone), icon)
        words = area.adjusted(px(33), 0, -px(30), 0)
        painting.two_lines(painter, words, self._first, self._second, weight=MEDIUM, second_size=12)
        arrow = QRectF(self.width() - px(19), round(middle - px(8)), px(16), px(16))
        paint_icon(painter, "chevron-right", t.text2, arrow)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(t.border))
