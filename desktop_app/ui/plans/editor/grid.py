"""The grid of results and indicators: how one moves in it with keys, and how a cell is written.

F2 or typing writes, Tab goes on, Enter makes the next row, Del removes; Alt+↑↓ is bound by the editor.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.domain.terms import FormKind
from desktop_app.ui.plans.editor.grid_delegate import GridDelegate
from desktop_app.ui.plans.editor.grid_model import GridModel
from desktop_app.ui.plans.editor.grid_shape import HEADING, GridShape
from desktop_app.ui.plans.editor.lines import RESULT_COLUMNS, Col, GridRow, RowKind
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import ENTER

_Hint = QAbstractItemDelegate.EndEditHint
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


def _dress(view: QTableView) -> None:
    view.verticalHeader().hide()
    view.verticalHeader().setMinimumSectionSize(px(HEADING))
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setMinimumSectionSize(px(24))
    header.setSectionsClickable(False)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    view.setShowGrid(False)
    view.setCornerButtonEnabled(False)
    view.setTabKeyNavigation(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    trigger = QAbstractItemView.EditTrigger
    view.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


class ResultsGrid(QTableView):
    """`row_wanted()`: Enter asks for a further row. `removal_wanted()`: Del."""

    row_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, state: PlanState) -> None:
        super().__init__()
        self._state = state
        self._model = GridModel(state, self)
        self.delegate = GridDelegate(self._model, self)
        self._shape = GridShape(self, self._model, self.delegate)
        self.setModel(self._model)
        self.setItemDelegate(self.delegate)
        _dress(self)
        self.setAccessibleName(self.tr("Hasil kerja dan indikator"))
        self.horizontalHeader().setAccessibleName(self.tr("Judul kolom"))
        # after the editor of a cell has gone: a model that is reset under it would warn
        self._look_soon = QTimer(self, singleShot=True, interval=0)
        self._look_soon.timeout.connect(self.look)
        self.delegate.entered.connect(self._on_entered)
        state.changed.connect(self._look_soon.start)

    def look(self) -> None:
        """Show the plan as it is written now; the current cell stays with its line."""
        self._look_soon.stop()
        if not self._state.is_open:
            return
        here, before = self.currentIndex(), self.current_row()
        place = (here.row(), here.column())
        if self._model.look():
            self._shape.span()
            self._go_back(place, before)
        self.setColumnHidden(Col.PIMPINAN, self._state.plan.version.form is FormKind.JPT)
        self._shape.fit()
        self.viewport().update()

    def current_row(self) -> GridRow | None:
        """The row of the current cell."""
        place = self.currentIndex().row()
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None

    def first_row(self) -> GridRow:
        """The first row, a heading."""
        return self._model.rows[0]

    def show_line(self, rhk_id: object, indicator_id: object = None) -> None:
        """Make a line current, or the first row for adding when no line is named; the grid gets the focus."""
        self.look()
        row = self._model.row_of(rhk_id, indicator_id)
        if row is None:
            row = next((n for n, each in enumerate(self._model.rows) if each.what is RowKind.TAMBAH), 0)
        self._go(row, Col.INDIKATOR if indicator_id is not None else Col.HASIL)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def write(self) -> None:
        """Begin to write in the current cell."""
        if self._state.is_editable:
            self.edit(self.currentIndex())

    def finish(self) -> None:
        """End the writing of a cell, keeping what was written."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look()

    def _go_back(self, place: tuple[int, int], before: GridRow | None) -> None:
        row: int | None = None
        if before is not None and before.rhk is not None:
            indicator = before.indicator.id if before.indicator else None
            row = self._model.row_of(before.rhk.id, indicator)
            if row is None:
                row = self._model.row_of(before.rhk.id)
        if row is None and place[0] >= 0:
            row = min(place[0], len(self._model.rows) - 1)
        if row is None:
            rows = self._model.rows
            row = next((n for n, each in enumerate(rows) if each.what is not RowKind.JUDUL), 0)
            place = (row, Col.HASIL)
        self._go(row, Col(max(place[1], 0)))

    def _go(self, row: int, column: Col) -> None:
        if 0 <= row < len(self._model.rows):
            what = self._model.rows[row].what
            index = self._model.index(row, Col.HASIL if what is RowKind.TAMBAH else column)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _step(self, step: int) -> bool:
        """To the next cell that can be written in; False at either end."""
        cells = [
            (row, column)
            for row, each in enumerate(self._model.rows)
            for column in Col
            if not self.isColumnHidden(column) and _stops(each, column)
        ]
        here = (self.currentIndex().row(), self.currentIndex().column())
        ahead = [cell for cell in cells if cell > here] if step > 0 else [c for c in cells if c < here][::-1]
        if ahead:
            self._go(ahead[0][0], Col(ahead[0][1]))
        return bool(ahead)

    def _on_entered(self) -> None:
        QTimer.singleShot(0, self, self._on_enter_written)

    def _on_enter_written(self) -> None:
        """Enter after writing: results written at the foot follow each other, others get a new row."""
        row = self.current_row()
        was_adding = row is not None and row.what is RowKind.TAMBAH
        self.look()
        if was_adding:
            self._go(self.currentIndex().row() + 1, Col.HASIL)
        else:
            self._on_enter()

    def _on_enter(self) -> None:
        row = self.current_row()
        if row is not None and row.what is RowKind.TAMBAH:
            self.write()
        elif row is not None and self._state.is_editable:
            self.row_wanted.emit()

    def edit(self, index: QModelIndex | QPersistentModelIndex, *more: object) -> object:  # type: ignore[override]
        trigger = more[0] if more else None
        self.delegate.replaces = trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
        return super().edit(index, *more)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, _Hint.NoHint)
        step = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}.get(hint, 0)
        if step:
            QTimer.singleShot(0, self, lambda: self._on_tabbed(step))

    def _on_tabbed(self, step: int) -> None:
        self.look()
        if self._step(step):
            self.write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and is_plain:
            self._on_enter()
        elif event.key() == Qt.Key.Key_Delete and is_plain:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Qt takes Tab for the change of focus before any key handler sees it
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _TABS.get(Qt.Key(event.key()))
            if step is not None and self._step(step):
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._state.is_open:
            self._shape.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_look_soon"):
            self._look_soon.start()


def _stops(row: GridRow, column: Col) -> bool:
    """Whether Tab stops at a cell."""
    if row.what is RowKind.JUDUL or column is Col.NO:
        return False
    if row.what is RowKind.TAMBAH:
        return column is Col.HASIL
    return row.is_first or column not in RESULT_COLUMNS
