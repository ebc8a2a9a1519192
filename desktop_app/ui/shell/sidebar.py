"""Navigation: entries and sections come from the page specs; below the breakpoint only icons remain."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.actions import shortcut_words
from desktop_app.ui.page import FOOT, PageSpec, Place
from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import MEDIUM, SEMIBOLD
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.widgets.canvas import Canvas
from desktop_app.ui.widgets.doors import Door
from desktop_app.ui.widgets.focus_ring import AREA
from desktop_app.ui.widgets.labels import line
from desktop_app.ui.widgets.pills import paint_badge

WIDE, NARROW = 216, 60


class Brand(Canvas):
    """The name of the program and of the office."""

    def __init__(self, office: str) -> None:
        super().__init__(office)
        self._office = office
        self.is_narrow = False
        self.keep_height()

    def show_office(self, office: str) -> None:
        """Another office."""
        self._office = office
        self.setAccessibleName(office)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(NARROW) - 1, px(62))

    def draw(self, painter: QPainter) -> None:
        side = px(24)
        paint_icon(painter, "building-2", tokens().primary, QRectF(px(18), px(19), side, side))
        if self.is_narrow:
            return
        width = self.width() - px(62)
        name = QRectF(px(52), px(13), width, px(21))
        painting.write(painter, name, "Rembug", tokens().text, size=15, weight=SEMIBOLD)
        office = QRectF(px(52), px(33), width, px(17))
        painting.write(painter, office, self._office, tokens().text2, size=12)


class NavItem(Door):
    """One entry; checked while its page is shown. Arrow keys move between entries."""

    def __init__(self, spec: PageSpec) -> None:
        super().__init__(spec.title)
        self._spec, self._badge = spec, 0
        self.is_narrow = False
        self.setCheckable(True)
        self.setToolTip(f"{spec.title} ({shortcut_words(spec.shortcut)})" if spec.shortcut else spec.title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_badge(self, count: int) -> None:
        """A number that waits; 0 hides it."""
        self._badge = count
        words = self.tr("{title}, {count} menunggu")
        title = self._spec.title
        self.setAccessibleName(words.format(title=title, count=count) if count else title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(NARROW) - px(20), px(36))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setProperty(AREA, self.rect().adjusted(px(10), px(1), -px(10), -px(1)))

    def draw(self, painter: QPainter) -> None:
        t, area = tokens(), QRectF(self.rect()).adjusted(px(10), px(1), -px(10), -px(1))
        if self.isChecked():
            painting.fill(painter, area, t.primary_soft, 6)
            mark = QRectF(area.left(), area.top() + px(8), px(3), area.height() - px(16))
            painting.fill(painter, mark, t.primary, px(1))
        elif self.underMouse():
            painting.fill(painter, area, t.surface2, 6)
        side = px(18)
        left = (self.width() - side) / 2 if self.is_narrow else px(22)
        icon = QRectF(round(left), round(area.center().y() - side / 2), side, side)
        paint_icon(painter, self._spec.icon, t.primary if self.isChecked() else t.text2, icon)
        if self.is_narrow:
            if self._badge:
                dot = QRectF(icon.right() - px(3), icon.top() - px(3), px(8), px(8))
                painting.fill(painter, dot, t.danger, px(4))
            return
        words = QRectF(px(50), area.top(), area.right() - px(50) - px(8), area.height())
        colour = t.primary if self.isChecked() else t.text
        weight = SEMIBOLD if self.isChecked() else MEDIUM
        if self._badge:
            paint_badge(painter, words, self._badge)
            words = words.adjusted(0, 0, -px(34), 0)
        painting.write(painter, words, self._spec.title, colour, weight=weight)


class _Heading(Canvas):
    """A section's name; a gap while narrow."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._text = text
        self.is_narrow = False
        self.keep_height()

    def sizeHint(self) -> QSize:
        return QSize(px(NARROW) - px(20), px(9) if self.is_narrow else px(33))

    def draw(self, painter: QPainter) -> None:
        if not self.is_narrow:
            area = QRectF(px(22), px(11), self.width() - px(30), px(16))
            painting.write(painter, area, self._text, tokens().text2, size=11, weight=SEMIBOLD)


class UserChip(Door):
    """Who is acting now; pressing it asks to act as somebody else."""

    def __init__(self) -> None:
        super().__init__(self.tr("Bertindak sebagai…"))
        self._name, self._role = "", ""
        self.is_narrow = False
        self.setToolTip(self.tr("Bertindak sebagai…"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_person(self, name: str, role: str) -> None:
        """Another person acts."""
        self._name, self._role = name, role
        words = self.tr("Bertindak sebagai {name}, {role}")
        self.setAccessibleName(words.format(name=name, role=role))
        self.setToolTip(words.format(name=name, role=role))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(NARROW) - 1, px(54))

    def draw(self, painter: QPainter) -> None:
        if self.underMouse():
            painter.fillRect(self.rect(), tokens().surface2)
        side = px(34)
        left = (self.width() - side) / 2 if self.is_narrow else px(16)
        painting.avatar(painter, QRectF(round(left), (self.height() - side) / 2, side, side), self._name)
        if not self.is_narrow:
            words = QRectF(px(60), 0, self.width() - px(70), self.height())
            painting.two_lines(painter, words, self._name, self._role, weight=MEDIUM)


class Sidebar(QFrame):
    """Brand, entries by section, entries of the foot, and who is acting.

    `picked(Place)`: a page was chosen. `acting_wanted()`: the chip at the foot was pressed.
    """

    picked = Signal(Place)
    acting_wanted = Signal()

    def __init__(self, specs: Sequence[PageSpec], office: str) -> None:
        super().__init__()
        self.setProperty("role", "sidebar")
        self.setAccessibleName(self.tr("Navigasi"))
        self.brand, self.chip = Brand(office), UserChip()
        self._items = {spec.key: NavItem(spec) for spec in specs}
        self._headings: list[_Heading] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for key, item in self._items.items():
            item.setProperty("key", key)
            self._group.addButton(item)
        self._group.buttonClicked.connect(self._on_clicked)
        self.chip.clicked.connect(self.acting_wanted)
        self._build(specs)
        self.set_narrow(False)

    def show_page(self, key: str) -> None:
        """Mark the entry of the page shown."""
        self._items[key].setChecked(True)

    def set_badge(self, key: str, count: int) -> None:
        """The number at an entry."""
        self._items[key].set_badge(count)

    def set_narrow(self, is_narrow: bool) -> None:
        """Icons only, or icons and words."""
        parts: list[Brand | UserChip | _Heading | NavItem] = [self.brand, self.chip, *self._headings]
        for part in [*parts, *self._items.values()]:
            part.is_narrow = is_narrow
            part.updateGeometry()
            part.update()
        self.setFixedWidth(px(NARROW if is_narrow else WIDE))

    def first(self) -> QWidget:
        """Where F6 lands: the entry of the page shown."""
        return next((item for item in self._items.values() if item.isChecked()), self)

    def _build(self, specs: Sequence[PageSpec]) -> None:
        items = QWidget()
        items.setObjectName("items")
        inner = QVBoxLayout(items)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(3))
        section = ""
        for spec in (spec for spec in specs if spec.section != FOOT):
            if spec.section and spec.section != section:
                self._headings.append(_Heading(spec.section))
                inner.addWidget(self._headings[-1])
            section = spec.section
            inner.addWidget(self._items[spec.key])
        inner.addStretch(1)
        for spec in (spec for spec in specs if spec.section == FOOT):
            inner.addWidget(self._items[spec.key])
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(items)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addWidget(self.brand)
        layout.addWidget(area, 1)
        layout.addSpacing(px(8))
        layout.addWidget(line())
        layout.addWidget(self.chip)

    def _on_clicked(self, item: NavItem) -> None:
        self.picked.emit(Place(str(item.property("key"))))
