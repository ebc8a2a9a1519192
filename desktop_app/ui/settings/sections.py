"""The left list of Pengaturan: one entry holds, arrow keys move between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy

from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import MEDIUM, SEMIBOLD, metrics
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.widgets.doors import Door
from desktop_app.ui.widgets.layouts import STRETCH, column


class SectionItem(Door):
    """One entry with its icon."""

    def __init__(self, key: str, text: str, icon: str) -> None:
        super().__init__(text)
        self.key, self._words, self._icon = key, text, icon
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(metrics(13, SEMIBOLD).horizontalAdvance(self._words)) + px(56), px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def draw(self, painter: QPainter) -> None:
        t, area, side = tokens(), QRectF(self.rect()).adjusted(0, px(1), 0, -px(1)), px(18)
        if self.isChecked():
            painting.fill(painter, area, t.primary_soft, 6)
        elif self.underMouse():
            painting.fill(painter, area, t.surface2, 6)
        colour = t.primary if self.isChecked() else t.text2
        top = round(area.center().y() - side / 2)
        paint_icon(painter, self._icon, colour, QRectF(px(12), top, side, side))
        words = QRectF(px(40), area.top(), area.width() - px(48), area.height())
        weight = SEMIBOLD if self.isChecked() else MEDIUM
        painting.write(painter, words, self._words, t.primary if self.isChecked() else t.text, weight=weight)


class SectionList(QFrame):
    """`picked(str)` carries the key of the entry that holds now."""

    picked = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "sidebar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._group = QButtonGroup(self)
        self.items = {key: SectionItem(key, text, icon) for key, text, icon in choices}
        for item in self.items.values():
            self._group.addButton(item)
        self.setLayout(column(*self.items.values(), STRETCH, gap=0, margins=(10, 12, 10, 12)))
        next(iter(self.items.values())).setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)

    def key(self) -> str:
        """Key of the entry that holds."""
        return next(key for key, item in self.items.items() if item.isChecked())

    def pick(self, key: str) -> None:
        """Choose as if by hand."""
        self.items[key].setChecked(True)

    def _on_toggled(self, item: QAbstractButton, is_on: bool) -> None:
        if is_on and isinstance(item, SectionItem):
            self.picked.emit(item.key)
