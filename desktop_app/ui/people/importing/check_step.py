"""Third step: what the import would do, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.lists import All
from desktop_app.services.people_import import PeoplePreview, Standing
from desktop_app.services.people_import.results import RowLine
from desktop_app.ui.cells import Cell, LinesCell, PersonCell
from desktop_app.ui.held import HeldList
from desktop_app.ui.paged_table import Column, PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.row_delegate import PERSON_WIDTH
from desktop_app.ui.widgets.cards import Tabs
from desktop_app.ui.widgets.editors import SearchField
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import column, row
from desktop_app.ui.widgets.waiting import EmptyState
from desktop_app.words.people_terms import FIELDS, STAFF, STATUS

_STORED = {**{str(k): v for k, v in STAFF.items()}, **{str(k): v for k, v in STATUS.items()}}
_ORDER = (Standing.SALAH, Standing.BARU, Standing.BERUBAH, Standing.SAMA)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row of the check as it is shown: a faulty or new row, or one change of a row."""

    number: int
    name: str
    second: str
    first_words: str
    second_words: str
    told: str

    @property
    def words(self) -> str:
        return f"{self.number} {self.name} {self.second} {self.first_words} {self.second_words}"


Checked = Mapping[Standing, Sequence[CheckRow]]
"""The rows of each tab."""


def checked(preview: PeoplePreview) -> Checked:
    """The rows of all tabs; a row with three changes stands there three times, once for each."""
    rows: dict[Standing, list[CheckRow]] = {standing: [] for standing in _ORDER}
    for line in preview.rows:
        rows[line.standing] += _rows_of(line)
    return rows


def _rows_of(line: RowLine) -> Iterator[CheckRow]:
    nip, remarks = line.number or "", " ".join(line.remarks)
    if line.fault is not None:
        fault = line.fault
        yield CheckRow(line.baris, line.name, nip, fault.masalah, fault.kode, fault.masalah)
    elif line.standing is Standing.BERUBAH:
        for change in line.changes:
            became = f"{_word(change.before)} → {_word(change.after)}"
            field = FIELDS.get(change.field, change.field)
            yield CheckRow(line.baris, line.name, nip, became, field, f"{field}: {became}. {remarks}".strip())
    else:
        yield CheckRow(line.baris, line.name, nip, line.post, line.unit, remarks)


def _word(text: str) -> str:
    """A stored word as it reads on the screen."""
    return _STORED.get(text, text) or "(kosong)"


class CheckStep(QWidget):
    """Counts on the tabs, the rows below, and the whole sentence of the chosen row."""

    def __init__(self) -> None:
        super().__init__()
        self.field = SearchField(self.tr("Saring baris (/)"), self.tr("Saring baris"))
        self._names = {
            Standing.SALAH: self.tr("Salah"),
            Standing.BARU: self.tr("Baru"),
            Standing.BERUBAH: self.tr("Berubah"),
            Standing.SAMA: self.tr("Sama"),
        }
        self.tabs = Tabs([(each.value, self._names[each]) for each in _ORDER], self.tr("Hasil pemeriksaan"))
        self.stack = QStackedWidget()
        self.tables: dict[str, PagedTable] = {}
        self._models: dict[str, PagedTableModel[CheckRow]] = {}
        self._sources: dict[str, HeldList[CheckRow]] = {}
        self.summary, self.told = Label("", Role.SECONDARY, wraps=True), Label("", wraps=True)
        for standing in _ORDER:
            self._make_table(standing)
        self._build()

    def show_preview(self, preview: PeoplePreview, rows_of: Checked) -> None:
        """Another check with its rows, made in the lane; the faulty ones come first when there are any."""
        counts = {}
        for standing in _ORDER:
            rows = rows_of[standing]
            counts[standing] = len({row_.number for row_ in rows})
            self._sources[standing].hold_all(rows)
            self._models[standing].reload()
            tab = _ORDER.index(standing)
            self.tabs.setTabText(tab, f"{self._names[standing]} {show_count(counts[standing])}")
        self.summary.setText(self._summed(preview))
        self.summary.setVisible(bool(self.summary.text()))
        shown = next((standing for standing in _ORDER if counts[standing]), Standing.SAMA)
        self.tabs.pick(shown.value)
        self._on_tab(shown.value)

    def table(self) -> PagedTable:
        """The table of the tab shown."""
        return self.tables[self.tabs.key()]

    def _build(self) -> None:
        bar = row(self.tabs, self.field)
        bar.insertStretch(1, 1)
        layout = column(bar, self.summary, self.stack, self.told, gap=8)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.tabs.picked.connect(self._on_tab)
        self.field.textChanged.connect(self._on_search)

    def _make_table(self, standing: Standing) -> None:
        source: HeldList[CheckRow] = HeldList(lambda found: found.words)
        model = PagedTableModel(source, self._columns(standing), All(), self)
        name = self.tr("Baris {standing}").format(standing=self._names[standing].lower())
        table = PagedTable(model, name)
        table.set_empty(EmptyState("list-checks", self.tr("Tidak ada baris di bagian ini.")))
        table.chosen.connect(self._on_chosen)
        self._sources[standing], self._models[standing], self.tables[standing] = source, model, table
        self.stack.addWidget(table)

    def _columns(self, standing: Standing) -> list[Column[CheckRow]]:
        number: Column[CheckRow] = Column("baris", self.tr("Baris"), _number, sort=False, width=72)
        who: Column[CheckRow] = Column(
            "nama", self.tr("Pegawai"), _person, sort=False, width=PERSON_WIDTH, stretch=2
        )
        titles = {
            Standing.SALAH: self.tr("Masalah dan kodenya"),
            Standing.BERUBAH: self.tr("Semula → menjadi"),
        }
        title = titles.get(standing, self.tr("Jabatan dan unit"))
        what: Column[CheckRow] = Column("isi", title, _what, sort=False, width=240, stretch=5)
        return [number, who, what]

    def _summed(self, preview: PeoplePreview) -> str:
        parts = []
        if preview.moved:
            parts.append(self.tr("{count} pindah unit").format(count=len(preview.moved)))
        if preview.units:
            names = ", ".join(unit.name for unit in preview.units[:3])
            told = self.tr("{count} unit baru dibuat ({names})")
            parts.append(told.format(count=len(preview.units), names=names))
        if preview.posts:
            parts.append(self.tr("{count} jabatan baru").format(count=len(preview.posts)))
        if preview.warnings:
            parts.append(self.tr("{count} baris masuk dengan catatan").format(count=preview.warnings))
        return " · ".join(parts)

    def _on_tab(self, key: str) -> None:
        self.stack.setCurrentWidget(self.tables[key])
        self._on_chosen(self.tables[key].chosen_id())

    def _on_search(self, text: str) -> None:
        for model in self._models.values():
            model.search(text)

    def _on_chosen(self, id: Any) -> None:
        shown = None if id is None else self._models[self.tabs.key()].line_of(id)
        told = self.tr("Baris {number}, {name}: {told}")
        said = ""
        if shown is not None and shown.told:
            said = told.format(number=shown.number, name=shown.name or "–", told=shown.told)
        self.told.setText(said or self.tr("Pilih sebuah baris untuk membaca catatannya."))


def _number(found: CheckRow) -> str:
    return str(found.number)


def _person(found: CheckRow) -> Cell:
    return PersonCell(found.name or "–", found.second)


def _what(found: CheckRow) -> Cell:
    return LinesCell(found.first_words, found.second_words)
