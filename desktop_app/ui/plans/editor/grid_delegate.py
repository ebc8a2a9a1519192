"""How a cell of the grid looks, and what it is edited with: text that wraps, a number, a list of choices."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.plans.editor.grid_model import GridModel
from desktop_app.ui.plans.editor.lines import RESULT_COLUMNS, Col, GridRow, RowKind
from desktop_app.ui.theme.fonts import MEDIUM, REGULAR, SEMIBOLD, breakable, font, metrics
from desktop_app.ui.theme.icons import paint_icon
from desktop_app.ui.theme.look import px, tokens
from desktop_app.ui.theme.tokens import Tone, ink
from desktop_app.ui.widgets.buttons import ENTER
from desktop_app.ui.widgets.editors import Combo

Index = QModelIndex | QPersistentModelIndex
ACROSS, DOWN = 10, 8
"""Room left and right, above and below the words of a cell, in design pixels."""
LISTS = frozenset({Col.ASPEK, Col.SATUAN, Col.ARAH})
_LONG = frozenset({Col.HASIL, Col.PIMPINAN, Col.INDIKATOR, Col.TARGET})
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LEAST_LINES = 3


class CellText(QPlainTextEdit):
    """Text of a cell while it is written; it may lie over the cells below, so that all of it can be read."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)


class GridDelegate(QStyledItemDelegate):
    """`entered()`: Enter ended the writing of a cell. `begins_empty` is set by the view before editing."""

    entered = Signal()

    def __init__(self, model: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.marks: dict[tuple[object, object], tuple[Tone, str]] = {}
        self.replaces = False

    def height(self, text: str, width: int) -> int:
        """Height of a cell with this text at a width, in pixels."""
        room = QRectF(0, 0, width - 2 * px(ACROSS), 10_000)
        words = breakable(text, 13, room.width(), MEDIUM)
        needed = metrics(13).boundingRect(room, int(_WRAP), words).height() if text else metrics(13).height()
        return round(needed) + 2 * px(DOWN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column, t = self._model.rows[index.row()], Col(index.column()), tokens()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.what is RowKind.JUDUL:
            self._heading(painter, area, str(index.data()))
        else:
            self._frame(painter, area)
            if row.what is RowKind.TAMBAH:
                self._adding(painter, area, column)
            else:
                self._cell(painter, area, row, column, str(index.data() or ""))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(t.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        painter.restore()

    def _heading(self, painter: QPainter, area: QRectF, text: str) -> None:
        painter.fillRect(area, QColor(tokens().surface2))
        painter.setFont(font(11, SEMIBOLD))
        painter.setPen(QColor(tokens().text2))
        painter.drawText(area.adjusted(px(ACROSS), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _frame(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(tokens().border))
        painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), QColor(tokens().border))

    def _adding(self, painter: QPainter, area: QRectF, column: Col) -> None:
        if column is not Col.HASIL or not self._model.state.is_editable:
            return
        side = px(14)
        at = QRectF(area.left() + px(ACROSS), round(area.center().y() - side / 2), side, side)
        paint_icon(painter, "plus", tokens().primary, at)
        painter.setFont(font(13, MEDIUM))
        painter.setPen(QColor(tokens().primary))
        words = area.adjusted(px(ACROSS) + side + px(6), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.tr("Tambah hasil kerja (Enter)"))

    def _cell(self, painter: QPainter, area: QRectF, row: GridRow, column: Col, text: str) -> None:
        inner = area.adjusted(px(ACROSS), px(DOWN), -px(ACROSS), -px(DOWN) / 2)
        shown, colour = text, tokens().text
        if not text and column in _LONG and self._model.state.is_editable:
            shown, colour = self._placeholder(column), tokens().text3
        weight = MEDIUM if column is Col.HASIL else REGULAR
        painter.setFont(font(13, weight))
        painter.setPen(QColor(colour))
        painter.drawText(inner, int(_WRAP), breakable(shown, 13, inner.width(), MEDIUM))
        if column is Col.NO or column is Col.INDIKATOR:
            self._mark(painter, area, row, column)

    def _placeholder(self, column: Col) -> str:
        return {
            Col.HASIL: self.tr("Tulis hasil kerja"),
            Col.PIMPINAN: self.tr("Tulis atau pilih"),
            Col.INDIKATOR: self.tr("Tulis indikator"),
            Col.TARGET: self.tr("≤ 5 hari"),
        }[column]

    def _mark(self, painter: QPainter, area: QRectF, row: GridRow, column: Col) -> None:
        """The sign of the heaviest finding of a line: at its number, or in the corner of its indicator."""
        rhk = row.rhk.id if row.rhk else None
        indicator = row.indicator.id if row.indicator else None
        found = self.marks.get((rhk, None if column is Col.NO else indicator))
        if (
            found is None
            or (column is Col.NO and not row.is_first)
            or (column is not Col.NO and not indicator)
        ):
            return
        side = px(14)
        left = area.left() + px(ACROSS) if column is Col.NO else area.right() - side - px(4)
        top = area.top() + px(DOWN) + px(20) if column is Col.NO else area.top() + px(4)
        paint_icon(painter, found[1], ink(tokens(), found[0]), QRectF(round(left), round(top), side, side))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = Col(index.column())
        name = str(self._model.headerData(column, Qt.Orientation.Horizontal))
        if column in LISTS:
            made = Combo(self._model.choices(column), name)
            made.setParent(parent)
            made.activated.connect(lambda _place: self._finish(made, _Hint.NoHint))
            return made
        if column is Col.PIMPINAN and self._model.state.superior_lines():
            return self._superiors(parent, name)
        if column in _LONG:
            return CellText(parent, name)
        line = QLineEdit(parent)
        line.setAccessibleName(name)
        return line

    def _superiors(self, parent: QWidget, name: str) -> QComboBox:
        """The results of the penilai to choose from, or one's own words."""
        made = QComboBox(parent)
        made.setEditable(True)
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        made.setAccessibleName(name)
        made.addItems([text for text, _ in self._model.state.superior_lines()])
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        match editor:
            case Combo():
                editor.choose(value)
            case QComboBox():
                editor.setEditText(str(value or ""))
            case QPlainTextEdit():
                editor.setPlainText(str(value or ""))
                editor.moveCursor(QTextCursor.MoveOperation.End)
                if self.replaces:
                    editor.selectAll()
            case QLineEdit():
                editor.setText(str(value or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        model.setData(QModelIndex(index), _written(editor), Qt.ItemDataRole.EditRole)  # type: ignore[arg-type]

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            lines = round(metrics(13).height() * _LEAST_LINES) + px(18)
            text = str(index.data(Qt.ItemDataRole.EditRole) or "")
            width = max(area.width(), px(200))
            needed = self.height(text, width) + px(18)
            area.setSize(area.size().expandedTo(QRect(0, 0, width, max(lines, needed)).size()))
            around = editor.parentWidget()
            room = around.rect() if around is not None else area
            area.moveLeft(max(min(area.left(), room.right() - area.width()), 0))
            area.moveTop(max(min(area.top(), room.bottom() - area.height()), 0))
        else:
            area.setHeight(min(area.height(), px(36)))
            area.setWidth(max(area.width(), px(110)))
        editor.setGeometry(area)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(editor, QWidget)
        ):
            key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if key == Qt.Key.Key_Tab and not control:
                self._finish(editor, _Hint.EditNextItem)
                return True
            if key == Qt.Key.Key_Backtab:
                self._finish(editor, _Hint.EditPreviousItem)
                return True
            if key in ENTER and not control:
                self._finish(editor, _Hint.NoHint)
                self.entered.emit()
                return True
            if key == Qt.Key.Key_Escape:
                self.closeEditor.emit(editor, _Hint.RevertModelCache)
                return True
        return super().eventFilter(editor, event)

    def _finish(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)


_Hint = QAbstractItemDelegate.EndEditHint


def _written(editor: QWidget) -> Any:
    """What stands in the editor of a cell."""
    match editor:
        case Combo():
            return editor.value()
        case QComboBox():
            return editor.currentText().strip()
        case QPlainTextEdit():
            return " ".join(editor.toPlainText().split())
        case QLineEdit():
            return editor.text().strip()
    return None


def spans_whole(row: GridRow, column: Col) -> bool:
    """Whether the words of a cell have the height of the whole group of its result."""
    return row.is_first and column in RESULT_COLUMNS
