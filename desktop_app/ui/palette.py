"""The palette (Ctrl+K): type a few letters, run an action or go to a person or a plan.

window.palette_sheet.add_finder(people)      # anything with `find(text) -> Sequence[Found]`
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.actions import Actions, shortcut_words
from desktop_app.ui.page import Place
from desktop_app.ui.shell.overlay import Overlay
from desktop_app.ui.shell.result_field import ResultField
from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import MEDIUM
from desktop_app.ui.theme.icons import icon, paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.widgets.labels import Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, column, row
from desktop_app.ui.widgets.strips import announce

_PAUSE = 90  # milliseconds after the last key before the finders are asked
_FOUND = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Found:
    """One result: what it is, a smaller line, and where it leads (or the action it runs)."""

    icon: str
    first: str
    second: str
    place: Place | None = None
    action: str = ""


class Finder(Protocol):
    """Something that can be searched: people, plans. Asked on the window's thread; answers a few rows."""

    def find(self, text: str) -> Sequence[Found]: ...


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(200), px(46))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        found: Found = index.data(_FOUND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(px(8), 1, -px(8), -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painting.fill(painter, area, tokens().primary_soft, 6)
        side = px(18)
        at = QRectF(area.left() + px(12), round(area.center().y() - side / 2), side, side)
        paint_icon(painter, found.icon or "arrow-right", tokens().text2, at)
        words = area.adjusted(px(42), 0, -px(12), 0)
        painting.two_lines(painter, words, found.first, found.second, weight=MEDIUM, second_size=12)
        painter.restore()


class Palette(Overlay):
    """Emits `went(Place)`; runs actions itself."""

    went = Signal(Place)

    def __init__(self, over: QWidget, actions: Actions) -> None:
        super().__init__(over, self.tr("Palet perintah"), 620, 414)
        self._actions = actions
        self._finders: list[Finder] = []
        self.results = QListWidget()
        self.field = ResultField(self.results)
        self._nothing = Label(self.tr("Tidak ada yang cocok."), Role.SECONDARY)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._search)
        self._build()
        self.field.textChanged.connect(lambda: self._pause.start())
        self.field.returnPressed.connect(self._on_enter)
        self.field.moved.connect(self._on_moved)
        self.results.itemClicked.connect(self._take)

    def add_finder(self, finder: Finder) -> None:
        """Search this too, once two letters are typed."""
        self._finders.append(finder)

    def ask(self) -> None:
        """Open, empty."""
        self.field.clear()
        self.field.setPlaceholderText(self.tr("Cari pegawai, rencana, atau perintah…"))
        self._sign.setPixmap(icon("search").pixmap(px(18), px(18)))
        self._search()
        self.open(self.field)

    def _build(self) -> None:
        self.field.setObjectName("bare")
        self.field.setAccessibleName(self.tr("Cari atau jalankan perintah"))
        self.results.setObjectName("results")
        self.results.setAccessibleName(self.tr("Hasil"))
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setItemDelegate(_Rows(self.results))
        self.results.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._sign = Label("")
        head = row(self._sign, self.field, Label("Esc", Role.KEY), gap=12, margins=(16, 8, 16, 0))
        hints = (
            Label("↑ ↓", Role.KEY),
            Label(self.tr("pilih"), Role.CAPTION),
            Label("Enter", Role.KEY),
            Label(self.tr("jalankan"), Role.CAPTION),
        )
        foot = row(*hints, STRETCH, self._nothing, margins=(16, 0, 16, 10))
        layout = column(head, line(), self.results, foot, gap=6)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _search(self) -> None:
        self._pause.stop()
        text = self.field.text().strip()
        found = [] if len(text) < 2 else [hit for finder in self._finders for hit in finder.find(text)]
        found = [*found, *self._commands(text)]
        self.results.clear()
        for hit in found:
            item = QListWidgetItem(f"{hit.first}, {hit.second}" if hit.second else hit.first)
            item.setData(_FOUND, hit)
            self.results.addItem(item)
        self.results.setCurrentRow(0)
        self._nothing.setVisible(not found)

    def _commands(self, text: str) -> list[Found]:
        words = text.lower().split()
        return [
            Found(spec.icon, spec.text, shortcut_words(spec.shortcut), action=spec.id)
            for spec in self._actions.specs()
            if spec.is_listed
            and self._actions.is_ready(spec.id)
            and all(word in spec.text.lower() for word in words)
        ]

    def _on_moved(self) -> None:
        announce(self.field, self.results.currentItem().text())

    def _on_enter(self) -> None:
        if self._pause.isActive():
            self._search()
        item = self.results.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        found: Found = item.data(_FOUND)
        self.close_overlay()
        if found.place is not None:
            self.went.emit(found.place)
        else:
            self._actions.run(found.action)
