"""The list of people with its filters, and the panel of the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.lines import PersonLine
from desktop_app.domain.people import Gap
from desktop_app.domain.terms import StaffKind
from desktop_app.ui.desk import Desk
from desktop_app.ui.paged_table import PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.people.columns import columns
from desktop_app.ui.people.listing import LACKING, LEFT, PeopleSource, narrowed, unit_choices
from desktop_app.ui.people.summary import PersonSummary
from desktop_app.ui.sync_marks import MarkedSource
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.beside import Beside
from desktop_app.ui.widgets.buttons import Button, Chips
from desktop_app.ui.widgets.cards import PageHead, scrolled
from desktop_app.ui.widgets.editors import Combo, SearchField
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import boxed, column, row
from desktop_app.ui.widgets.waiting import EmptyState
from desktop_app.words.people_terms import STAFF

_EVERY = int(Gap.NOMOR | Gap.UNIT | Gap.JABATAN | Gap.PANGKAT | Gap.PENILAI | Gap.KELAHIRAN)
_LEAST = 210  # design pixels; a lower window scrolls as a whole
_KINDS = (StaffKind.PNS, StaffKind.CPNS, StaffKind.PPPK, StaffKind.PPPK_PARUH_WAKTU)
_TOUCHES = Changes.PEOPLE | Changes.STRUCTURE | Changes.IMPORTS | Changes.EXCHANGE


class PeopleListView(QWidget):
    """`opened(bytes)`: to a profile. `repaired(bytes, Gap)`: to where a gap of somebody is closed."""

    opened = Signal(object)
    repaired = Signal(object, Gap)
    import_wanted = Signal()

    def __init__(self, desk: Desk, head: PageHead) -> None:
        super().__init__()
        self._desk, self.head = desk, head
        source = MarkedSource(desk, "person", PeopleSource(desk.house.people_list))
        self.model = PagedTableModel(source, [*columns(), source.column()], desk.scope, self)
        self.table = PagedTable(self.model, self.tr("Daftar pegawai"))
        self.panel = PersonSummary()
        self.field = SearchField(self.tr("Saring nama atau NIP (/)"), self.tr("Saring daftar pegawai"))
        self.units = Combo([], self.tr("Saringan unit"))
        self.chips = Chips(self._chips(), self.tr("Saringan pegawai"))
        self.count = Label("", Role.CAPTION)
        self._below: dict[bytes, frozenset[bytes]] = {}
        self._build()
        self._connect()
        self._offer_units()
        self.model.reload()

    def show_filters(self, chip: str = "", unit_id: bytes | None = None) -> None:
        """Narrow the list as another page asks for it."""
        self.field.clear()
        self.chips.pick(chip if chip in dict(self._chips()) else "")
        self.units.choose(unit_id)

    def refresh(self, changes: Changes) -> None:
        """Look again at what was touched."""
        if changes & Changes.STRUCTURE:
            self._offer_units()
        if changes & _TOUCHES:
            self.model.reload()
            self._on_chosen(self.table.chosen_id())

    def narrow(self) -> None:
        """Somebody else acts, or another unit is wanted."""
        wanted = self.units.value()
        below = self._below.get(wanted) if isinstance(wanted, bytes) else None
        self.model.narrow(narrowed(self._desk.scope, below))

    def regions(self) -> list[QWidget]:
        """Where F6 goes: the filter, the table, the panel if it can be seen."""
        regions: list[QWidget] = [self.field, self.table]
        if self.beside.is_panel_shown() and self.table.chosen_id() is not None:
            regions.append(self.panel.open_button)
        return regions

    def _chips(self) -> list[tuple[str, str]]:
        kinds = [(kind.value, STAFF[kind]) for kind in _KINDS]
        return [
            ("", self.tr("Semua")),
            ("kurang", self.tr("Data kurang")),
            ("tanpa_penilai", self.tr("Tanpa penilai")),
            *kinds,
            ("keluar", self.tr("Sudah keluar")),
        ]

    def _build(self) -> None:
        self.field.setMaximumWidth(self.field.sizeHint().width() * 2)
        narrow = row(self.field, self.units, self.count)
        narrow.insertStretch(2, 1)
        self.beside = Beside(self.table, self.panel)
        button = Button(self.tr("Impor Excel"), icon_name="file-spreadsheet")
        button.clicked.connect(self.import_wanted)
        self.nobody = EmptyState("users", "", button)
        self.import_button = button
        self.table.set_empty(self.nobody)
        content = column(self.head, narrow, self.chips, self.beside, gap=10, margins=(22, 16, 22, 16))
        content.setStretch(3, 1)
        self.beside.setMinimumHeight(px(_LEAST))
        self.setLayout(column(scrolled(boxed(content))))

    def _connect(self) -> None:
        self.field.textChanged.connect(self.model.search)
        self.chips.picked.connect(self._on_chip)
        self.units.valued.connect(self.narrow)
        self.model.counted.connect(self._on_counted)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self.opened)
        self.table.clicked.connect(self.beside.open)
        self.panel.opened.connect(self._on_open)
        self.panel.repaired.connect(self._on_repair)

    def _offer_units(self) -> None:
        choices = unit_choices(self._desk.house.offices.units(self._desk.acting.day))
        self._below = {choice.id: choice.below for choice in choices}
        offered: list[tuple[object, str]] = [(None, self.tr("Semua unit"))]
        self.units.offer([*offered, *((choice.id, choice.text) for choice in choices)])

    def _on_chip(self, key: str) -> None:
        lacking = {"kurang": str(_EVERY), "tanpa_penilai": str(int(Gap.PENILAI))}.get(key, "")
        kind = key if key in {kind.value for kind in _KINDS} else ""
        left = "ya" if key == "keluar" else ""
        self.model.filter(**{LACKING: lacking, "jenis": kind, LEFT: left})

    def _on_counted(self, count: int) -> None:
        self.count.setText(self.tr("{count} pegawai").format(count=show_count(count)))
        query = self.model.query
        is_asked = bool(query.search or query.filters or self.units.value())
        self.nobody.say(
            self.tr("Tidak ada pegawai yang cocok. Ubah saringan atau kata pencarian.")
            if is_asked
            else self.tr("Belum ada pegawai. Impor lembar Excel dari SIASN atau isi templat Rembug.")
        )
        self.import_button.setVisible(not is_asked)

    def _on_chosen(self, id: bytes | None) -> None:
        self.panel.show_line(None if id is None else self.line_of(id))

    def line_of(self, id: bytes) -> PersonLine | None:
        """The line of somebody, as it now is."""
        return self._desk.house.people_list.lines([id]).get(id)

    def _on_open(self) -> None:
        id = self.table.chosen_id()
        if id is not None:
            self.opened.emit(id)

    def _on_repair(self, gap: Gap) -> None:
        id = self.table.chosen_id()
        if id is not None:
            self.repaired.emit(id, gap)
