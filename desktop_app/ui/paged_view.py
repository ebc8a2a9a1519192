"""The view of a paged table: rows as the house paints them, column widths, sorting, selection kept by id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.ui.paged_table import Column, PagedTableModel
from desktop_app.ui.row_delegate import RowDelegate
from desktop_app.ui.theme.fonts import SEMIBOLD, metrics
from desktop_app.ui.theme.look import px, row_height, tokens

_ROW = QItemSelectionModel.SelectionFlag.Rows
_SELECT = QItemSelectionModel.SelectionFlag.Select | _ROW
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROW
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Header(QHeaderView):
    """Draws its own sort mark behind the title; the one of the style keeps no colour of the theme."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumSectionSize(px(48))
        self.setAccessibleName(self.tr("Judul kolom"))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        super().paintSection(painter, rect, logical_index)
        if not self.isSortIndicatorShown() or self.sortIndicatorSection() != logical_index:
            return
        title = str(self.model().headerData(logical_index, self.orientation()))
        left = rect.left() + px(18) + metrics(12, SEMIBOLD).horizontalAdvance(title)
        left, half = min(left, rect.right() - px(10)), px(4)
        middle = rect.center().y() + 0.5
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        rise = half / 2 if up else -half / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().text2), 1.5))
        painter.drawPolyline(
            [
                QPointF(left, middle + rise),
                QPointF(left + half, middle - rise),
                QPointF(left + 2 * half, middle + rise),
            ]
        )
        painter.restore()


def _dress(view: QTableView) -> None:
    view.setHorizontalHeader(_Header(view))
    view.verticalHeader().hide()
    view.setShowGrid(False)
    view.setSortingEnabled(False)
    view.setMouseTracking(True)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


def _fit_columns(view: QTableView, columns: Sequence[Column[Any]]) -> None:
    spare = max(view.viewport().width() - sum(px(column.width) for column in columns), 0)
    shares = sum(column.stretch for column in columns) or 1
    for section, column in enumerate(columns):
        view.setColumnWidth(section, px(column.width) + spare * column.stretch // shares)


class PagedTable(QTableView):
    """Shows a `PagedTableModel`.

    `chosen(bytes | None)`: the current row changed, by hand or because a reload took it away.
    `opened(bytes)`: Enter or double click. `selected_ids()` gives all marked rows, for deeds in bulk.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, model: PagedTableModel[Any], accessible_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = RowDelegate(self)
        self._chosen: bytes | None = None
        self._kept: tuple[list[bytes], bytes | None, int] = ([], None, 0)
        self._empty: QWidget | None = None
        self.setAccessibleName(accessible_name)
        _dress(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._connect()
        self._fit_rows()

    def selected_ids(self) -> list[bytes]:
        """Ids of the marked rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.id_at(row) for row in rows]

    def chosen_id(self) -> bytes | None:
        """Id of the current row."""
        return self._chosen

    def choose(self, id: bytes) -> bool:
        """Make this id the current row and show it; False when the list does not have it."""
        row = self._model.row_of(id)
        if row is None:
            return False
        self.selectRow(row)
        self.scrollTo(self._model.index(row, 0))
        return True

    def selectRow(self, row: int) -> None:
        """Marks this row alone. Qt's own adds to the marked rows, or takes away, while Ctrl or Shift is held,
        as it is after Ctrl+2 or Ctrl+Shift+A."""
        self.selectionModel().setCurrentIndex(self._model.index(row, 0), _ONLY)

    def set_empty(self, widget: QWidget) -> None:
        """What stands in the place of the rows when there are none."""
        widget.setParent(self.viewport())
        self._empty = widget
        self._place_empty()

    def _connect(self) -> None:
        self.horizontalHeader().sectionClicked.connect(self._on_header)
        self._model.modelAboutToBeReset.connect(self._keep)
        self._model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_open)

    def _fit_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(row_height())
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setFixedHeight(px(40))
        _fit_columns(self, self._model.columns)

    def _place_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(self._model.rowCount() == 0)

    def _keep(self) -> None:
        top = self.rowAt(0)
        offset = self.rowViewportPosition(top) if top >= 0 else 0
        self._kept = (self.selected_ids(), self._model.id_at(top) if top >= 0 else None, offset)

    def _restore(self) -> None:
        marked, top, offset = self._kept
        self._place_empty()
        row = None if top is None else self._model.row_of(top)
        if row is not None:
            self.verticalScrollBar().setValue(row * row_height() - offset)
        selection = QItemSelection()
        for id in marked:
            found = self._model.row_of(id)
            if found is not None:
                selection.select(self._model.index(found, 0), self._model.index(found, 0))
        self.selectionModel().select(selection, _SELECT)
        current = None if self._chosen is None else self._model.row_of(self._chosen)
        if current is None:
            self._tell(None)
        else:
            index = self._model.index(current, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _tell(self, id: bytes | None) -> None:
        if id != self._chosen:
            self._chosen = id
            self.chosen.emit(id)

    def _on_current(self, current: QModelIndex) -> None:
        self._tell(self._model.id_at(current.row()) if current.isValid() else None)

    def _on_open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.id_at(index.row()))

    def _on_header(self, section: int) -> None:
        if not self._model.columns[section].sort:
            return
        header = self.horizontalHeader()
        again = (
            header.isSortIndicatorShown() and self._model.query.order_by == self._model.columns[section].key
        )
        down = again and not self._model.query.descending
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, order)
        self._model.sort(section, order)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._hover(self.rowAt(event.position().toPoint().y()))
        elif event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the view would read every row to find a letter; people search in the field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() and self.currentIndex().isValid():
            self._on_open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _fit_columns(self, self._model.columns)
        self._place_empty()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_delegate"):
            self._fit_rows()
