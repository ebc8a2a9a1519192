"""A table over a list of any length: the ids are held, the rows are fetched a page at a time.

    model = PagedTableModel(source, [Column("nama", self.tr("Pegawai"), person_cell), …], scope)
    view = PagedTable(model, self.tr("Daftar pegawai"))   # of ui/paged_view.py
    field.textChanged.connect(model.search)      # waits 150 ms after the last key
    view.chosen.connect(self._on_chosen)         # bytes id, or None
    view.opened.connect(self._on_opened)         # Enter or double click
    model.reload()

The scroll bar is true, any row can be jumped to, and selection and scroll position follow the ids when the
list is loaded anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from desktop_app.domain.lists import ListQuery, Scope
from desktop_app.ui.cells import BarCell, Cell, LinesCell, MarkCell, PersonCell, PillCell, cell_text
from desktop_app.ui.row_delegate import CELL_ROLE

Line = TypeVar("Line")
Line_co = TypeVar("Line_co", covariant=True)
AnyIndex = QModelIndex | QPersistentModelIndex
PAGE = 128
PAGES_KEPT = 40
_FETCHED = 500
DEBOUNCE = 150  # milliseconds
LEFT = Qt.AlignmentFlag.AlignLeft
_ROOT = QModelIndex()
_CELLS = (PersonCell, LinesCell, PillCell, BarCell, MarkCell)


@dataclass(frozen=True, slots=True)
class Column(Generic[Line]):
    """One column. `text` gives plain text or a cell of `ui/cells.py`; `key` is what the source orders by.

    `width` is the least width in design pixels; what is left over goes to the columns by their `stretch`.
    """

    key: str
    title: str
    text: Callable[[Line], str | Cell]
    align: Qt.AlignmentFlag = LEFT
    sort: bool = True
    width: int = 110
    stretch: int = 0


class Source(Protocol[Line_co]):
    """Where a list comes from; the store's lists have this shape. Ids are raw 16-byte keys."""

    def ids(self, query: ListQuery) -> list[bytes]: ...

    def lines(self, ids: Sequence[bytes]) -> Mapping[bytes, Line_co]: ...


class PagedTableModel(QAbstractTableModel, Generic[Line]):
    """Holds the ids of the current question and the lines of the pages looked at last."""

    counted = Signal(int)

    def __init__(
        self,
        source: Source[Line],
        columns: Sequence[Column[Line]],
        scope: Scope,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = source
        self.columns = tuple(columns)
        self._query = ListQuery(scope=scope)
        self._ids: list[bytes] = []
        self._lines: dict[int, Mapping[bytes, Line]] = {}
        self._wait = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._wait.timeout.connect(self.reload)

    @property
    def query(self) -> ListQuery:
        """The question asked now; an export asks the same."""
        return self._query

    def search(self, text: str) -> None:
        """Ask for rows with this text, once the typing has paused."""
        self._query = replace(self._query, search=text.strip())
        self._wait.start()

    def filter(self, **values: str) -> None:
        """Set filters by key, at once; an empty value takes one away."""
        kept = {**dict(self._query.filters), **values}
        filters = tuple((key, value) for key, value in kept.items() if value)
        self._query = replace(self._query, filters=filters)
        self.reload()

    def narrow(self, scope: Scope) -> None:
        """Another person looks: other rows may be seen."""
        self._query = replace(self._query, scope=scope)
        self.reload()

    def all_lines(self) -> list[Line]:
        """Every line of the present question in its order; for an export."""
        found: list[Line] = []
        for start in range(0, len(self._ids), _FETCHED):
            ids = self._ids[start : start + _FETCHED]
            lines = self._source.lines(ids)
            found += [lines[id] for id in ids if id in lines]
        return found

    def reload(self) -> None:
        """Ask again; views keep their selection and position by id."""
        self._wait.stop()
        ids = self._source.ids(self._query)
        self.beginResetModel()
        self._ids = ids
        self._lines.clear()
        self.endResetModel()
        self.counted.emit(len(ids))

    def id_at(self, row: int) -> bytes:
        """The id of a row."""
        return self._ids[row]

    def row_of(self, id: bytes) -> int | None:
        """The row of an id, or None when the list has it no more."""
        try:
            return self._ids.index(id)
        except ValueError:
            return None

    def line_of(self, id: bytes) -> Line | None:
        """The line of an id of this list, as shown."""
        row = self.row_of(id)
        return None if row is None else self._line(row)

    def _line(self, row: int) -> Line | None:
        page = row // PAGE
        if page not in self._lines:
            while len(self._lines) >= PAGES_KEPT:
                del self._lines[next(iter(self._lines))]
            self._lines[page] = self._source.lines(self._ids[page * PAGE : (page + 1) * PAGE])
        return self._lines[page].get(self._ids[row])

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role not in _ROLES:
            return None
        line = self._line(index.row())
        shown = "…" if line is None else column.text(line)
        if role == CELL_ROLE:
            return shown if isinstance(shown, _CELLS) else None
        return shown if isinstance(shown, str) else cell_text(shown)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.columns[section].align | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not (0 <= column < len(self.columns) and self.columns[column].sort):
            return
        descending = order == Qt.SortOrder.DescendingOrder
        self._query = replace(self._query, order_by=self.columns[column].key, descending=descending)
        self.reload()


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    CELL_ROLE,
)
