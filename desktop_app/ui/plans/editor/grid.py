"""The grid of results and indicators: written in place, moved and removed with the keyboard.

F2 or typing writes, Tab goes on, Enter makes the next row, Alt+↑↓ moves, Del removes (with a way back).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.domain.terms import FormKind
from desktop_app.ui.plans.editor import lines
from desktop_app.ui.plans.editor.grid_delegate import GridDelegate, spans_whole
from desktop_app.ui.plans.editor.grid_model import GridModel
from desktop_app.ui.plans.editor.lines import RESULT_COLUMNS, Col, GridRow, Removed, RowKind
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.plans.looks import FINDING_MARKS
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import ENTER

_WIDTHS = {
    Col.NO: (42, 0),
    Col.HASIL: (120, 4),
    Col.PIMPINAN: (110, 3),
    Col.ASPEK: (88, 0),
    Col.INDIKATOR: (114, 4),
    Col.TARGET: (86, 2),
    Col.ANGKA: (66, 0),
    Col.SATUAN: (76, 1),
    Col.ARAH: (82, 0),
}
"""Least width in design pixels, and the share of what is left over."""
_HEADING, _ADDING = 28, 38
_Hint = QAbstractItemDelegate.EndEditHint


class ResultsGrid(QTableView):
    """`taken_out(Removed)`: lines were removed. `ended()`: Tab left the last cell."""

    taken_out = Signal(object)

    def __init__(self, state: PlanState) -> None:
        super().__init__()
        self._state = state
        self._model = GridModel(state, self)
        self._delegate = GridDelegate(self._model, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._look_soon = QTimer(self, singleShot=True, interval=0)
        self._look_soon.timeout.connect(self.look)
        self._dress()
        self._delegate.entered.connect(self._on_entered)
        state.changed.connect(self._look_soon.start)

    def look(self) -> None:
        """Show the plan as it is written now; the current cell stays with its line."""
        self._look_soon.stop()
        if not self._state.is_open:
            return
        here, before = self.currentIndex(), self.current_row()
        place = (here.row(), here.column())
        self._mark()
        if self._model.look():
            self._span()
            self._go_back(place, before)
        self.setColumnHidden(Col.PIMPINAN, self._state.plan.version.form is FormKind.JPT)
        self._fit()
        self.viewport().update()

    def current_row(self) -> GridRow | None:
        """The row of the current cell."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def show_line(self, rhk_id: object, indicator_id: object = None) -> None:
        """Make a line current and see to it that it can be seen."""
        self.look()
        row = self._model.row_of(rhk_id, indicator_id)
        if row is None:
            row = next(
                (place for place, each in enumerate(self._model.rows) if each.what is RowKind.TAMBAH), 0
            )
        column = Col.INDIKATOR if indicator_id is not None else Col.HASIL
        self._go(row, column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_rhk(self) -> None:
        """A new result below the current one, ready to be written."""
        self.finish()
        row = self.current_row() or self._model.rows[0]
        plan, made = lines.add_rhk(self._state.plan, row.kind, row.rhk, self._state.new_id)
        self._write_new(plan, made.id, None)

    def add_indicator(self) -> None:
        """A new indicator of the current result, ready to be written."""
        self.finish()
        row = self.current_row()
        if row is None or row.rhk is None:
            self.add_rhk()
            return
        least = self._state.rules.bentuk(self._state.sheet.skp.ends_on).least_aspek
        plan, made = lines.add_indicator(self._state.plan, row.rhk, row.indicator, self._state.new_id, least)
        self._write_new(plan, row.rhk.id, made.id)

    def shift(self, step: int) -> None:
        """The current line one place up or down."""
        self.finish()
        row = self.current_row()
        if row is not None and self._state.is_editable:
            self._state.edit(lines.moved(self._state.plan, row, self.currentIndex().column(), step))
            self.look()
            self.scrollTo(self.currentIndex())

    def remove(self) -> None:
        """Take the current line out: the result with all its indicators, or one indicator."""
        self.finish()
        row = self.current_row()
        if row is None or row.rhk is None or not self._state.is_editable:
            return
        plan, gone = lines.removed(self._state.plan, row, self.currentIndex().column())
        self._state.edit(plan)
        self.look()
        self.taken_out.emit(gone)

    def put_back(self, gone: Removed) -> None:
        """Lines that were taken out come back where they stood."""
        self._state.edit(lines.put_back(self._state.plan, gone))
        self.look()
        if gone.rhk:
            self.show_line(gone.rhk[0].id)
        elif gone.indicators:
            self.show_line(gone.indicators[0].rhk_id, gone.indicators[0].id)

    def finish(self) -> None:
        """End the writing of a cell, keeping what was written."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look()

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("Hasil kerja dan indikator"))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(px(_HEADING))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(px(24))
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setAccessibleName(self.tr("Judul kolom"))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _mark(self) -> None:
        """Which lines have findings, for the signs in the cells; the heaviest wins."""
        marks: dict[tuple[object, object], tuple[int, object]] = {}
        order = list(FINDING_MARKS)
        for finding in self._state.findings():
            key = (finding.facts.get("rhk_id"), finding.facts.get("indikator_id"))
            weight = order.index(finding.severity)
            if key[0] is not None and weight < marks.get(key, (9, None))[0]:
                marks[key] = (weight, finding.severity)
        self._delegate.marks = {key: FINDING_MARKS[order[weight]] for key, (weight, _) in marks.items()}

    def _span(self) -> None:
        self.clearSpans()
        for place, row in enumerate(self._model.rows):
            if row.what is RowKind.JUDUL:
                self.setSpan(place, 0, 1, len(Col))
            elif row.what is RowKind.TAMBAH:
                self.setSpan(place, Col.HASIL, 1, len(Col) - 1)
            elif row.is_first and row.span > 1:
                for column in RESULT_COLUMNS:
                    self.setSpan(place, column, row.span, 1)

    def _fit(self) -> None:
        """Widths share the room; rows are as high as their words need."""
        shown = [column for column in Col if not self.isColumnHidden(column)]
        spare = max(self.viewport().width() - sum(px(_WIDTHS[column][0]) for column in shown), 0)
        shares = sum(_WIDTHS[column][1] for column in shown)
        for column in shown:
            least, share = _WIDTHS[column]
            self.setColumnWidth(column, px(least) + spare * share // shares)
        self.horizontalHeader().setFixedHeight(px(36))
        for place, row in enumerate(self._model.rows):
            if row.what is RowKind.BARIS:
                self.setRowHeight(place, self._height(row, place, of_result=False))
            else:
                self.setRowHeight(place, px(_HEADING if row.what is RowKind.JUDUL else _ADDING))
        for place, row in enumerate(self._model.rows):
            if row.what is RowKind.BARIS and row.is_first:
                self._stretch_group(place, row)

    def _height(self, row: GridRow, place: int, *, of_result: bool) -> int:
        columns = [
            column
            for column in Col
            if not self.isColumnHidden(column) and (column in RESULT_COLUMNS) == of_result
        ]
        texts = [(str(self._model.index(place, column).data() or ""), column) for column in columns]
        return max(
            (
                self._delegate.height(text, self.columnWidth(column))
                for text, column in texts
                if not of_result or spans_whole(row, column)
            ),
            default=px(_ADDING),
        )

    def _stretch_group(self, place: int, row: GridRow) -> None:
        """The last row of a result takes what its own words need beyond its indicators."""
        needed = self._height(row, place, of_result=True)
        held = sum(self.rowHeight(place + step) for step in range(row.span))
        if needed > held:
            last = place + row.span - 1
            self.setRowHeight(last, self.rowHeight(last) + needed - held)

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
            self._go_first()
        else:
            self._go(row, Col(max(place[1], 0)))

    def _go_first(self) -> None:
        """The first cell that is no heading."""
        rows = self._model.rows
        self._go(next((n for n, each in enumerate(rows) if each.what is not RowKind.JUDUL), 0), Col.HASIL)

    def _go(self, row: int, column: Col) -> None:
        if 0 <= row < len(self._model.rows):
            what = self._model.rows[row].what
            index = self._model.index(row, Col.HASIL if what is RowKind.TAMBAH else column)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _write_new(self, plan: object, rhk_id: object, indicator_id: object) -> None:
        if not self._state.is_editable:
            return
        self._state.edit(plan)  # type: ignore[arg-type]
        self.show_line(rhk_id, indicator_id)
        self.edit(self.currentIndex())

    def _step(self, step: int, *, writes: bool) -> bool:
        """To the next cell that can be written in; False at either end."""
        cells = [
            (row, column)
            for row, each in enumerate(self._model.rows)
            for column in Col
            if self._stops(each, column)
        ]
        here = (self.currentIndex().row(), self.currentIndex().column())
        ahead = [cell for cell in cells if cell > here] if step > 0 else [c for c in cells if c < here][::-1]
        if not ahead:
            return False
        self._go(ahead[0][0], Col(ahead[0][1]))
        if writes and self._state.is_editable:
            self.edit(self.currentIndex())
        return True

    def _stops(self, row: GridRow, column: Col) -> bool:
        if row.what is RowKind.JUDUL or column is Col.NO or self.isColumnHidden(column):
            return False
        if row.what is RowKind.TAMBAH:
            return column is Col.HASIL
        return row.is_first or column not in RESULT_COLUMNS

    def _on_entered(self) -> None:
        """Enter after writing: results written at the foot follow each other, others get a new row."""
        QTimer.singleShot(0, self, self._on_enter_written)

    def _on_enter_written(self) -> None:
        was_adding = self.current_row() is not None and self.current_row().what is RowKind.TAMBAH  # type: ignore[union-attr]
        self.look()
        if was_adding:
            self._go(self.currentIndex().row() + 1, Col.HASIL)
            row = self.current_row()
            if row is not None and row.what is RowKind.TAMBAH:
                return
        self._on_enter()

    def _on_enter(self) -> None:
        row = self.current_row()
        if row is None or not self._state.is_editable:
            return
        if row.what is RowKind.TAMBAH:
            self.edit(self.currentIndex())
        elif self.currentIndex().column() in RESULT_COLUMNS:
            self.add_rhk()
        else:
            self.add_indicator()

    def edit(self, index: QModelIndex | QPersistentModelIndex, *more: object) -> object:  # type: ignore[override]
        trigger = more[0] if more else None
        self._delegate.replaces = trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
        return super().edit(index, *more)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, _Hint.NoHint)
        step = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}.get(hint, 0)
        if step:
            QTimer.singleShot(0, self, lambda: self._on_tabbed(step))

    def _on_tabbed(self, step: int) -> None:
        self.look()
        if not self._step(step, writes=True):
            self.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        is_plain = not modifiers & ~Qt.KeyboardModifier.KeypadModifier
        if key in ENTER and is_plain:
            self._on_enter()
        elif key == Qt.Key.Key_Delete and is_plain:
            self.remove()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            step = 1 if key == Qt.Key.Key_Tab else -1
            if not self._step(step, writes=False):
                self.focusNextPrevChild(step > 0)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Qt takes Tab for the change of focus before any key handler sees it.
        is_tab = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if is_tab and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = 1 if event.key() == Qt.Key.Key_Tab else -1
            if self._step(step, writes=False):
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._state.is_open:
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_look_soon"):
            self._look_soon.start()
