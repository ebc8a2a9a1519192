"""The shape of the grid: which cells span, how wide columns are, how high rows must be for their words."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from desktop_app.ui.plans.editor.grid_delegate import GridDelegate, spans_whole
from desktop_app.ui.plans.editor.grid_model import GridModel
from desktop_app.ui.plans.editor.lines import RESULT_COLUMNS, Col, GridRow, RowKind
from desktop_app.ui.theme.look import px

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
_HEAD, HEADING, _ADDING = 36, 28, 38


class GridShape:
    """Lays a view of the model out anew; the view asks for it after each change."""

    def __init__(self, view: QTableView, model: GridModel, delegate: GridDelegate) -> None:
        self._view, self._model, self._delegate = view, model, delegate

    def span(self) -> None:
        """Headings and rows for adding span the width, results the rows of their indicators."""
        self._view.clearSpans()
        for place, row in enumerate(self._model.rows):
            if row.what is RowKind.JUDUL:
                self._view.setSpan(place, 0, 1, len(Col))
            elif row.what is RowKind.TAMBAH:
                self._view.setSpan(place, Col.HASIL, 1, len(Col) - 1)
            elif row.is_first and row.span > 1:
                for column in RESULT_COLUMNS:
                    self._view.setSpan(place, column, row.span, 1)

    def fit(self) -> None:
        """Widths share the room; rows are as high as their words need."""
        view = self._view
        shown = [column for column in Col if not view.isColumnHidden(column)]
        spare = max(view.viewport().width() - sum(px(_WIDTHS[column][0]) for column in shown), 0)
        shares = sum(_WIDTHS[column][1] for column in shown)
        for column in shown:
            least, share = _WIDTHS[column]
            view.setColumnWidth(column, px(least) + spare * share // shares)
        view.horizontalHeader().setFixedHeight(px(_HEAD))
        for place, row in enumerate(self._model.rows):
            if row.what is RowKind.BARIS:
                view.setRowHeight(place, self._height(row, place, of_result=False))
            else:
                view.setRowHeight(place, px(HEADING if row.what is RowKind.JUDUL else _ADDING))
        for place, row in enumerate(self._model.rows):
            if row.what is RowKind.BARIS and row.is_first:
                self._stretch_group(place, row)

    def _height(self, row: GridRow, place: int, *, of_result: bool) -> int:
        columns = [
            column
            for column in Col
            if not self._view.isColumnHidden(column) and (column in RESULT_COLUMNS) == of_result
        ]
        texts = [(str(self._model.index(place, column).data() or ""), column) for column in columns]
        return max(
            (
                self._delegate.height(text, self._view.columnWidth(column))
                for text, column in texts
                if not of_result or spans_whole(row, column)
            ),
            default=px(_ADDING),
        )

    def _stretch_group(self, place: int, row: GridRow) -> None:
        """The last row of a result takes what its own words need beyond its indicators."""
        needed = self._height(row, place, of_result=True)
        held = sum(self._view.rowHeight(place + step) for step in range(row.span))
        if needed > held:
            last = place + row.span - 1
            self._view.setRowHeight(last, self._view.rowHeight(last) + needed - held)
