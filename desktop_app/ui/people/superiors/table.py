"""The proposals as a list with its filters, the reason of the chosen one below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.lists import All
from desktop_app.domain.records import Id
from desktop_app.ui.held import HeldList
from desktop_app.ui.paged_table import PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.people.superiors.choices import Choices, Decided, Mark
from desktop_app.ui.people.superiors.rows import advice, columns
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Chips
from desktop_app.ui.widgets.editors import SearchField
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import column, row
from desktop_app.ui.widgets.waiting import EmptyState

_LEAST = 210  # design pixels; a lower window scrolls as a whole
_CHIPS = (Mark.PERIKSA.value, "", Mark.DIUBAH.value, Mark.PENGECUALIAN.value)


class ProposalTable(QWidget):
    """`marked()`: other rows are marked. `opened()`: Enter or double click on a row."""

    marked = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices = Choices()
        self.chips = Chips([(key, "") for key in _CHIPS], self.tr("Saringan usulan"))
        self.field = SearchField(self.tr("Saring nama, jabatan, penilai (/)"), self.tr("Saring usulan"))
        self._source: HeldList[Decided] = HeldList(lambda decided: decided.words)
        self.model = PagedTableModel(self._source, columns(), All(), self)
        self.view = PagedTable(self.model, self.tr("Usulan penilai dan atasan penilai"))
        self.told = Label("", Role.CAPTION, wraps=True)
        self._build()
        self.chips.picked.connect(self._fill)
        self.field.textChanged.connect(self.model.search)
        self.view.chosen.connect(self._tell)
        self.view.opened.connect(lambda _id: self.opened.emit())
        self.view.selectionModel().selectionChanged.connect(lambda *_both: self.marked.emit())

    def show_choices(self, choices: Choices) -> None:
        """Other proposals or decisions; chip and place in the list stay."""
        self._choices = choices
        self._fill()
        self._tell(self.view.chosen_id())

    def begin(self, wanted: bytes) -> None:
        """Show one person among all; without one the doubtful ones, if there are any."""
        doubtful = self._choices.count(Mark.PERIKSA) and not wanted
        self.chips.pick(Mark.PERIKSA.value if doubtful else "")
        if not wanted or not self.look_at(wanted):
            self._mark(0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_at(self, person_id: bytes) -> bool:
        """Make one person the only marked one; False when the list does not show him."""
        place = self.model.row_of(person_id)
        if place is not None:
            self._mark(place)
        return place is not None

    def selected(self) -> list[Id]:
        """The marked people, from top to bottom."""
        return [Id(id) for id in self.view.selected_ids()]

    def _build(self) -> None:
        bar = row(self.chips, self.field)
        bar.setStretch(0, 1)
        self.view.setMinimumHeight(px(_LEAST))
        self.view.set_empty(EmptyState("user-check", self.tr("Tidak ada yang perlu dilihat di sini.")))
        layout = column(bar, self.view, self.told, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _fill(self) -> None:
        place, key = self.view.currentIndex().row(), self.chips.key()
        kept = {
            bytes(id): each
            for id, each in self._choices.decided.items()
            if not key or each.mark == key or (key == Mark.DIUBAH and each.mark is Mark.DIBENARKAN)
        }
        self._source.hold(kept)
        self.model.reload()
        if self.view.chosen_id() is None and self.model.rowCount():
            self._mark(min(max(place, 0), self.model.rowCount() - 1))
        self._name_chips()

    def _mark(self, place: int) -> None:
        self.view.selectRow(place)
        self.view.scrollTo(self.model.index(place, 0))

    def _name_chips(self) -> None:
        choices = self._choices
        for key, text, count in (
            (Mark.PERIKSA, self.tr("Perlu dilihat {count}"), choices.count(Mark.PERIKSA)),
            ("", self.tr("Semua {count}"), len(choices.decided)),
            (Mark.DIUBAH, self.tr("Diputuskan {count}"), choices.count(Mark.DIUBAH, Mark.DIBENARKAN)),
            (Mark.PENGECUALIAN, self.tr("Sudah ditetapkan {count}"), choices.count(Mark.PENGECUALIAN)),
        ):
            self.chips.rename(key, text.format(count=show_count(count)))

    def _tell(self, id: bytes | None) -> None:
        shown = None if id is None else self._choices.decided.get(Id(id))
        said = ""
        if shown is not None:
            said = advice(shown) or self.tr("Usulan dari susunan unit, tanpa keraguan")
            if shown.mark is Mark.PENGECUALIAN:
                said = self.tr("Sudah ditetapkan; pilih penilai lain bila berubah")
            said = self.tr("{name}: {said}.").format(name=shown.line.name, said=said)
        self.told.setText(said)
