"""The list of a period: search, states with their counts, the people, and which cell is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.lines import EvaluationLine
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.terms import Level
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.looks import Wording, columns
from desktop_app.ui.paged_table import PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.sync_marks import MarkedSource
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import Button, Chips, Kind
from desktop_app.ui.widgets.editors import SearchField
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, column, row
from desktop_app.ui.widgets.waiting import EmptyState
from desktop_app.words.evaluation_screen import STATES

_NARROWING = ("status", "hasil", "perilaku", "unit", "penilai", "pegawai")


class SeenEvaluations:
    """The list as whoever acts now may see it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ids(self, query: ListQuery) -> list[bytes]:
        return self._desk.house.evaluation_list.ids(query)

    def lines(self, ids: Sequence[bytes]) -> Mapping[bytes, EvaluationLine]:
        return self._desk.house.evaluation_list.seen_by(self._desk.acting.person_id).lines(ids)


class Roster(QWidget):
    """`opened(evaluation_id)`: show this Lembar nilai. `prepare_wanted`: the list of the period is empty."""

    opened = Signal(object)
    prepare_wanted = Signal()

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        source = MarkedSource(desk, "evaluation", SeenEvaluations(desk))
        self.model: PagedTableModel[EvaluationLine] = PagedTableModel(
            source, [*columns(wording), source.column()], desk.scope, self
        )
        self.table = PagedTable(self.model, self.tr("Daftar penilaian"))
        self.table.setMinimumHeight(px(150))
        self.field = SearchField(self.tr("Saring nama, NIP (/)"), self.tr("Saring daftar penilaian"))
        self.chips = Chips(self._states(), self.tr("Saringan status"))
        self.count = Label("", Role.CAPTION)
        self.cell = Button("", Kind.LINK, "x")
        self.cell.hide()
        self.empty_button = Button(self.tr("Tampilkan semua"))
        self._empty = EmptyState("star", "", self.empty_button)
        self.table.set_empty(self._empty)
        top = row(self.field, self.cell, STRETCH, self.count)
        content = column(top, self.chips, self.table, gap=8)
        content.setStretch(2, 1)
        self.setLayout(content)
        self._connect()

    def show_cell(self, hasil: Level, perilaku: Level) -> None:
        """Only the people of one cell of the matrix."""
        self.model.filter(hasil=hasil.value, perilaku=perilaku.value)
        self._name_cell()
        if self.model.rowCount():
            self.table.choose(self.model.id_at(0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def narrow_to(self, wanted: Mapping[str, str]) -> None:
        """The filters another page asks for; those it does not name are taken away."""
        status = wanted.get("status", "")
        with QSignalBlocker(self.chips), QSignalBlocker(self.field):
            self.chips.pick(status if status in STATES else "")
            self.field.setText(wanted.get("cari", ""))
        self.model.search(wanted.get("cari", ""))
        kept = {key: wanted.get(key, "") for key in _NARROWING if key != "status"}
        self.model.filter(status=self.chips.key(), **kept)
        self._name_cell()

    def show_states(self, counts: Mapping[str, int]) -> None:
        """How many stand in each state, beside the words of the chips."""
        for key, words in self._states():
            number = counts.get(key, 0) if key else sum(counts.values())
            self.chips.rename(key, f"{words} {show_count(number)}")

    def is_narrowed(self) -> bool:
        """Whether the list shows less than the whole period."""
        query = self.model.query
        return bool(query.search) or any(key in _NARROWING for key, _ in query.filters)

    def _states(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("Semua")),
            ("belum", self.tr("Belum")),
            ("draf", self.tr("Draf")),
            ("siap", self.tr("Siap")),
            ("final", self.tr("Ditetapkan")),
            ("diserahkan", self.tr("Diserahkan")),
            ("selesai", self.tr("Diterima")),
        ]

    def _connect(self) -> None:
        self.field.textChanged.connect(self.model.search)
        self.chips.picked.connect(lambda key: self.model.filter(status=key))
        self.cell.clicked.connect(self._on_leave_cell)
        self.table.opened.connect(self.opened)
        self.model.counted.connect(self._on_counted)
        self.empty_button.clicked.connect(self._on_empty)

    def _name_cell(self) -> None:
        filters = dict(self.model.query.filters)
        hasil, perilaku = filters.get("hasil"), filters.get("perilaku")
        self.cell.setVisible(bool(hasil and perilaku))
        if hasil and perilaku:
            words = self.tr("Hasil {hasil} × perilaku {perilaku}")
            self.cell.setText(words.format(hasil=hasil, perilaku=perilaku))
            self.cell.setToolTip(self.tr("Kembali ke semua sel"))

    def _on_leave_cell(self) -> None:
        self.model.filter(hasil="", perilaku="")
        self._name_cell()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_counted(self, count: int) -> None:
        self.count.setText(self.tr("{jumlah} pegawai").format(jumlah=show_count(count)))
        if count:
            return
        if self.is_narrowed():
            self._empty.say(self.tr("Tidak ada penilaian yang cocok dengan saringan ini."))
            self.empty_button.setText(self.tr("Tampilkan semua"))
        else:
            self._empty.say(
                self.tr("Belum ada penilaian untuk periode ini. Siapkan untuk semua SKP yang ditetapkan.")
            )
            self.empty_button.setText(self.tr("Siapkan penilaian"))

    def _on_empty(self) -> None:
        if self.is_narrowed():
            self.narrow_to({})
        else:
            self.prepare_wanted.emit()
