"""The lines of a plan as a table for Qt: what each cell says, and what writing in it does."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.organisation import Measure
from desktop_app.domain.plan import Indicator, Plan
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Aspek, FormKind, Perspektif, Polarity, RhkKind
from desktop_app.ui.plans.editor import lines
from desktop_app.ui.plans.editor.lines import RESULT_COLUMNS, Col, GridRow, RowKind
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.plans.editor.targets import completed, measure_name, worded
from desktop_app.ui.widgets.entries import read_number
from desktop_app.words.numbers import show_number
from desktop_app.words.plan_screen import POLARITY_SIGNS

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class GridModel(QAbstractTableModel):
    """One row an indicator, with headings and rows for adding; see `lines.grid_rows`."""

    def __init__(self, state: PlanState, parent: QObject) -> None:
        super().__init__(parent)
        self.state = state
        self.rows: tuple[GridRow, ...] = ()

    def look(self) -> bool:
        """Take the rows of the state; True when there are more, fewer or others than before."""
        rows = lines.grid_rows(self.state.plan, is_editable=self.state.is_editable)
        is_same = [_place(row) for row in rows] == [_place(row) for row in self.rows]
        if is_same:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Col) - 1))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        return not is_same

    def row_of(self, rhk_id: object, indicator_id: object = None) -> int | None:
        """The row of a line; the first of a result when no indicator is named."""
        for place, row in enumerate(self.rows):
            if row.rhk is None or row.rhk.id != rhk_id:
                continue
            if indicator_id is None or (row.indicator and row.indicator.id == indicator_id):
                return place
        return None

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(Col)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], Col(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.value(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row, column = self.rows[index.row()], Col(index.column())
        if row.what is RowKind.JUDUL:
            return Qt.ItemFlag.ItemIsEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if self.can_edit(row, column) else usual

    def can_edit(self, row: GridRow, column: Col) -> bool:
        """Whether this cell can be written in now."""
        if not self.state.is_editable or column is Col.NO or row.what is RowKind.JUDUL:
            return False
        return column is Col.HASIL if row.what is RowKind.TAMBAH else True

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self.rows[index.row()], Col(index.column())
        if role != Qt.ItemDataRole.EditRole or not self.can_edit(row, column):
            return False
        if value == self.value(row, column):
            return True
        self.state.edit(self._changed(row, column, value))
        return True

    def value(self, row: GridRow, column: Col) -> Any:
        """What an editor of the cell begins with."""
        plan, indicator = self.state.plan, row.indicator
        match column:
            case Col.HASIL:
                return row.rhk.text if row.rhk else ""
            case Col.PIMPINAN:
                link = plan.link_of(row.rhk) if row.rhk else None
                return link.superior_text if link else ""
        if indicator is None:
            return None if column in {Col.ASPEK, Col.SATUAN, Col.ARAH} else ""
        return {
            Col.ASPEK: indicator.aspek or indicator.perspektif,
            Col.INDIKATOR: indicator.text,
            Col.TARGET: indicator.target_text or "",
            Col.ANGKA: "" if indicator.target is None else show_number(indicator.target.normalize()),
            Col.SATUAN: indicator.measure_id,
            Col.ARAH: indicator.polarity,
        }.get(column, "")

    def choices(self, column: Col) -> list[tuple[object, str]]:
        """What a cell with a list offers."""
        if column is Col.ARAH:
            return [(each, POLARITY_SIGNS[each]) for each in Polarity]
        if column is Col.SATUAN:
            kept = [each for each in self.state.measures if each.plural_of is None]
            return [(None, "–"), *((each.id, each.name) for each in kept)]
        form = self.state.rules.bentuk(self.state.sheet.skp.ends_on)
        terms = form.perspektif if self._is_jpt() else form.aspek
        return [(term.code, term.label) for term in terms]

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("No"),
            self.tr("Hasil kerja"),
            self.tr("RHK pimpinan"),
            self.tr("Perspektif") if self._is_jpt() else self.tr("Aspek"),
            self.tr("Indikator"),
            self.tr("Target"),
            self.tr("Angka"),
            self.tr("Satuan"),
            self.tr("Arah"),
        )

    def _is_jpt(self) -> bool:
        return self.state.is_open and self.state.plan.version.form is FormKind.JPT

    def _text(self, row: GridRow, column: Col) -> str:
        if row.what is RowKind.JUDUL:
            return self.tr("A. UTAMA") if row.kind is RhkKind.UTAMA else self.tr("B. TAMBAHAN")
        if row.what is RowKind.TAMBAH or (column in RESULT_COLUMNS and not row.is_first):
            return ""
        return str(row.number) if column is Col.NO else self._value_text(row, column)

    def _value_text(self, row: GridRow, column: Col) -> str:
        value = self.value(row, column)
        if value is None:
            return ""
        if column is Col.SATUAN:
            return measure_name(value, self.state.measures)
        if column is Col.ARAH:
            return POLARITY_SIGNS[value]
        if column is Col.ASPEK:
            return self.state.rules.bentuk(self.state.sheet.skp.ends_on).label(value)
        return str(value)

    def _spoken(self, row: GridRow, column: Col) -> str:
        if row.what is RowKind.TAMBAH:
            return self.tr("Tambah hasil kerja")
        text = self._text(row, column) or self.tr("kosong")
        return f"{self._titles()[column]}: {text}"

    def _changed(self, row: GridRow, column: Col, value: Any) -> Plan:
        plan, new_id = self.state.plan, self.state.new_id
        if row.rhk is None:
            return lines.add_rhk(plan, row.kind, None, new_id, str(value))[0] if str(value).strip() else plan
        if column is Col.HASIL:
            return lines.with_rhk(plan, replace(row.rhk, text=str(value)))
        if column is Col.PIMPINAN:
            known = dict(self.state.superior_lines())
            return lines.with_superior(plan, row.rhk, str(value), known.get(str(value)), new_id)
        indicator = row.indicator
        if indicator is None:
            if value in {None, ""}:
                return plan
            least = self.state.rules.bentuk(self.state.sheet.skp.ends_on).least_aspek
            plan, indicator = lines.add_indicator(plan, row.rhk, None, new_id, least)
        return lines.with_indicator(plan, _told(indicator, column, value, self.state.measures))


def _term(value: Any) -> Aspek | Perspektif | None:
    """The aspek or perspektif that was chosen; a list of choices gives enums back as plain text."""
    if value is None:
        return None
    return Aspek(value) if value in set(Aspek) else Perspektif(value)


def _told(indicator: Indicator, column: Col, value: Any, measures: tuple[Measure, ...]) -> Indicator:
    """The indicator with what was written in one of its cells."""
    match column:
        case Col.ASPEK:
            return lines.with_column(indicator, _term(value))
        case Col.INDIKATOR:
            return replace(indicator, text=str(value))
        case Col.TARGET:
            return completed(replace(indicator, target_text=str(value) or None), measures)
        case Col.ANGKA:
            number: Decimal | None = read_number(str(value)) if str(value).strip() else None
            return worded(replace(indicator, target=number), measures)
        case Col.SATUAN:
            return replace(indicator, measure_id=Id(value) if value else None)
        case _:
            return lines.with_polarity(indicator, Polarity(value))


def _place(row: GridRow) -> tuple[object, ...]:
    return (
        row.what,
        row.kind,
        row.rhk.id if row.rhk else None,
        row.indicator.id if row.indicator else None,
        row.span,
        row.is_first,
    )
