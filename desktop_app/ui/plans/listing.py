"""The list of plans: search, states with their counts, year, sort, table, and the panel beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.lines import PlanLine
from desktop_app.domain.plan import VersionStatus
from desktop_app.domain.records import Id
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.paged_table import PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.plans.filter_bar import FilterBar
from desktop_app.ui.plans.keys import list_specs
from desktop_app.ui.plans.looks import columns
from desktop_app.ui.plans.panel import PlanPanel
from desktop_app.ui.sync_marks import MarkedSource
from desktop_app.ui.widgets.beside import Beside
from desktop_app.ui.widgets.buttons import ActionButton, Button, Chips, Kind
from desktop_app.ui.widgets.cards import PageHead
from desktop_app.ui.widgets.editors import Combo, SearchField
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import column
from desktop_app.ui.widgets.waiting import EmptyState

if TYPE_CHECKING:
    from desktop_app.services.plans.sheet import PlanSheet

_YEARS_BACK = 4


class PlanListing(QWidget):
    """`opened(skp_id)`: edit or read this plan. `acted(act, sheet)`: a button of the panel was pressed.

    `missing_wanted(year)`: who has no plan yet. `wanted_new()`: make one.
    """

    opened = Signal(object)
    acted = Signal(str, object)
    wanted_new = Signal()
    missing_wanted = Signal(int)

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: PlanSheet | None = None
        self._by_hand = True
        source = MarkedSource(desk, "skp", desk.house.plan_list)
        self.model: PagedTableModel[PlanLine] = PagedTableModel(
            source, [*columns(desk.acting.day), source.column()], desk.scope, self
        )
        self.table = PagedTable(self.model, self.tr("Daftar rencana kinerja"))
        self.panel = PlanPanel(desk)
        self.beside = Beside(self.table, self.panel)
        self.field = SearchField(self.tr("Saring nama, NIP (/)"), self.tr("Saring daftar rencana"))
        year = desk.acting.day.year
        years = [(each, str(each)) for each in range(year + 1, year - _YEARS_BACK, -1)]
        self.year = Combo(years, self.tr("Tahun"))
        self.year.choose(year)
        self.chips = Chips(self._states(), self.tr("Saringan status"))
        self.count = Label("", Role.CAPTION)
        self._bind(actions)
        self._build(actions)
        self._connect()
        self.model.filter(tahun=str(year))

    def show_filters(self, filters: dict[str, str]) -> None:
        """Narrow the list as another page asks: `status`, `tahun`, `unit`, `pegawai` (ids as hex), `cari`."""
        with QSignalBlocker(self.chips), QSignalBlocker(self.year), QSignalBlocker(self.field):
            status = filters.get("status", "")
            self.chips.pick(status if status in {each.value for each in VersionStatus} else "")
            self.field.setText(filters.get("cari", ""))
            if filters.get("tahun"):
                self.year.choose(int(filters["tahun"]))
        self.model.search(filters.get("cari", ""))
        self.model.filter(
            tahun=str(self.year.value()),
            status=self.chips.key(),
            unit=filters.get("unit", ""),
            pegawai=filters.get("pegawai", ""),
        )

    def reload(self) -> None:
        """Look again, at the list and at the plan beside it."""
        self.model.reload()
        self._show_chosen()

    def sheet(self) -> PlanSheet | None:
        """The plan shown in the panel."""
        return self._sheet

    def narrow(self) -> None:
        """Somebody else acts now."""
        self.model.narrow(self._desk.scope)
        self._show_chosen()

    def _states(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("Semua")),
            (VersionStatus.DIAJUKAN.value, self.tr("Menunggu")),
            (VersionStatus.DIKEMBALIKAN.value, self.tr("Dikembalikan")),
            (VersionStatus.DRAF.value, self.tr("Draf")),
            (VersionStatus.DITETAPKAN.value, self.tr("Ditetapkan")),
        ]

    def _bind(self, actions: Actions) -> None:
        specs = list_specs()
        actions.bind(specs["muat"], self.reload, self)
        for section, each in enumerate(self.model.columns):
            if each.sort:
                actions.bind(
                    specs[each.key], partial(self.table.horizontalHeader().sectionClicked.emit, section), self
                )

    def _build(self, actions: Actions) -> None:
        new = actions.bind(list_specs()["baru"], self.wanted_new.emit, self)
        missing = actions.bind(list_specs()["belum"], self._on_missing, self)
        head = PageHead(
            self.tr("Rencana kinerja"),
            self._subtitle(),
            [ActionButton(missing), ActionButton(new, Kind.PRIMARY)],
        )
        self._head = head
        self._bar = FilterBar(self.field, self.year, self.chips, self.count)
        self._empty_button = Button(self.tr("Tampilkan semua"))
        self._empty = EmptyState("clipboard-list", "", self._empty_button)
        self.table.set_empty(self._empty)
        content = column(head, self._bar, self.beside, gap=12, margins=(22, 16, 22, 16))
        content.setStretch(2, 1)
        self.setLayout(content)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.model.search)
        self.chips.picked.connect(lambda key: self.model.filter(status=key))
        self.year.valued.connect(self._on_year)
        self.model.counted.connect(self._on_counted)
        self.table.chosen.connect(self._on_chosen)
        self.table.clicked.connect(lambda _index: self.beside.open())
        self.table.opened.connect(self.opened)
        self.panel.acted.connect(self._on_acted)
        self._empty_button.clicked.connect(self._on_show_all)

    def _subtitle(self) -> str:
        return self.tr("Sasaran Kinerja Pegawai tahun {tahun}").format(tahun=self.year.value())

    def _on_year(self, year: object) -> None:
        self._head.retitle(self.tr("Rencana kinerja"), self._subtitle())
        self.model.filter(tahun=str(year))

    def _on_show_all(self) -> None:
        if self._is_narrowed():
            self.show_filters({})
            self.field.clear()
        else:
            self.wanted_new.emit()

    def _on_counted(self, count: int) -> None:
        self.count.setText(self.tr("{jumlah} rencana").format(jumlah=show_count(count)))
        self._count_states()
        if count == 0:
            self._say_empty()
        elif self.table.chosen_id() is None:
            self._by_hand = False
            self.table.choose(self.model.id_at(0))
            self._by_hand = True

    def _count_states(self) -> None:
        query = self.model.query
        without = tuple(pair for pair in query.filters if pair[0] != "status")
        counts = self._desk.house.plan_list.counts(replace(query, filters=without))
        for key, words in self._states():
            number = counts.get(VersionStatus(key), 0) if key else sum(counts.values())
            self.chips.rename(key, f"{words} {show_count(number)}")

    def _on_missing(self) -> None:
        self.missing_wanted.emit(int(str(self.year.value())))

    def _is_narrowed(self) -> bool:
        return bool(self.model.query.search) or any(key != "tahun" for key, _ in self.model.query.filters)

    def _say_empty(self) -> None:
        if self._is_narrowed():
            self._empty.say(self.tr("Tidak ada rencana yang cocok dengan saringan ini."))
            self._empty_button.setText(self.tr("Tampilkan semua"))
        else:
            words = self.tr("Belum ada rencana untuk tahun {tahun}.")
            self._empty.say(words.format(tahun=self.year.value()))
            self._empty_button.setText(self.tr("Buat rencana"))

    def _on_chosen(self, _id: bytes | None) -> None:
        self._show_chosen()
        if self._by_hand and self._sheet is not None and self.table.hasFocus():
            self.beside.open()

    def _show_chosen(self) -> None:
        id, house, acting = self.table.chosen_id(), self._desk.house, self._desk.acting
        self._sheet = None
        if id is not None:
            self._sheet = self._desk.try_(lambda: house.plans.sheet(Id(id), acting=acting))
        self.panel.show_sheet(self._sheet)

    def _on_acted(self, act: str) -> None:
        if self._sheet is not None:
            self.acted.emit(act, self._sheet)
