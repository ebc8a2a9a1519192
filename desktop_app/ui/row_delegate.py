"""Paints table rows: avatar with two lines, pill, bar, or text; holds no data and no rule."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.cells import BarCell, LinesCell, MarkCell, PersonCell, PillCell
from desktop_app.ui.theme import painting
from desktop_app.ui.theme.fonts import MEDIUM, SEMIBOLD, metrics
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, row_height, tokens
from desktop_app.ui.theme.tokens import ink

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
GAP = 12
"""Room left and right of a cell's content, in design pixels."""
PERSON_WIDTH = 204
"""Least width of a column with `PersonCell`s, so that a NIP is never cut."""


class RowDelegate(QStyledItemDelegate):
    """One delegate for all columns; what a cell is comes from the model under `CELL_ROLE`."""

    hovered_row = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(100), row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, area, is_selected, index.row())
        inner = area.adjusted(px(GAP), 0, -px(GAP), -1)
        match index.data(CELL_ROLE):
            case PersonCell(name, second):
                self._person(painter, inner, name, second, is_selected)
            case LinesCell(first, second):
                painting.two_lines(painter, inner, first, second)
            case PillCell(text, tone, icon):
                left = inner.adjusted(-px(2), 0, 0, 0)
                painting.pill(painter, left, text, tone, icon, is_selected=is_selected)
            case MarkCell(_, tone, icon):
                side = px(18)
                place = QRectF(inner.left(), round(inner.center().y() - side / 2), side, side)
                paint_icon(painter, icon, ink(tokens(), tone), place)
            case BarCell() as cell:
                self._bar(painter, inner, cell)
            case _:
                self._text(painter, inner, index)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRectF, is_selected: bool, row: int) -> None:
        if is_selected:
            painter.fillRect(area, QColor(tokens().primary_soft))
        elif row == self.hovered_row:
            painter.fillRect(area, QColor(tokens().surface2))
        line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        painter.fillRect(line, QColor(tokens().border))

    def _person(self, painter: QPainter, area: QRectF, name: str, second: str, is_selected: bool) -> None:
        side = min(px(30), area.height() - px(6))
        disc = QRectF(area.left() + px(2), round(area.center().y() - side / 2), side, side)
        painting.avatar(painter, disc, name, is_selected=is_selected)
        painting.two_lines(painter, area.adjusted(side + px(12), 0, 0, 0), name, second, weight=MEDIUM)

    def _bar(self, painter: QPainter, area: QRectF, cell: BarCell) -> None:
        room = metrics(12, SEMIBOLD).horizontalAdvance(cell.text) + px(10)
        track = QRectF(area.left(), round(area.center().y() - px(3)), max(area.width() - room, px(24)), px(6))
        painting.bar(painter, track, cell.fraction, cell.tone)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painting.write(painter, area, cell.text, tokens().text, size=12, weight=SEMIBOLD, align=right)

    def _text(self, painter: QPainter, area: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        painting.write(painter, area, text, tokens().text2, align=align)
