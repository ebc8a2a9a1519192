"""Riwayat: every file that went or came, which office is silent, and the way back from the last import."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.lists import All
from desktop_app.services.exchange.values import LedgerLine, OfficeLine
from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.history_columns import is_receipt, ledger_columns, office_columns
from desktop_app.ui.exchange.ledger_panel import LedgerPanel
from desktop_app.ui.exchange.phrases import office_words
from desktop_app.ui.held import HeldList
from desktop_app.ui.paged_table import PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.beside import Beside
from desktop_app.ui.widgets.buttons import Chips
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.editors import Combo
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import boxed, column, row
from desktop_app.ui.widgets.waiting import EmptyState

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Standing

_LEAST = 200  # design pixels
_ALL, _OUT, _IN, _OPEN, _SILENT = "", "keluar", "masuk", "belum", "kantor"


class HistoryView(QWidget):
    """`minutes_wanted(LedgerLine)`: the paper of one exchange. `has_late`: somebody can be reminded."""

    minutes_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.has_late = False
        self._all: list[LedgerLine] = []
        self._lines: HeldList[LedgerLine] = HeldList(lambda line: f"{line.file} {line.office_name}")
        self._offices: HeldList[OfficeLine] = HeldList(lambda line: f"{line.name} {line.code}")
        self.model = PagedTableModel(self._lines, ledger_columns(), All(), self)
        self.office_model = PagedTableModel(self._offices, office_columns(self._today), All(), self)
        self.table = PagedTable(self.model, self.tr("Riwayat berkas"))
        self.offices = PagedTable(self.office_model, self.tr("Kantor, yang paling lama diam lebih dahulu"))
        self.panel = LedgerPanel()
        self.office = Combo([], self.tr("Saringan kantor"))
        self.chips = Chips(
            [
                (_ALL, self.tr("Semua")),
                (_OUT, self.tr("Dikirim")),
                (_IN, self.tr("Diterima")),
                (_OPEN, self.tr("Belum diakui")),
                (_SILENT, self.tr("Kantor yang diam")),
            ],
            self.tr("Saringan riwayat"),
        )
        self.count = Label("", Role.CAPTION)
        self.stack = QStackedWidget()
        self._build()
        self._connect()

    def refresh(self, standing: Standing) -> None:
        """Look again."""
        exchange = self._desk.house.exchange
        self._all = (self._desk.try_(exchange.ledger) if standing.has_begun else None) or []
        offices = (self._desk.try_(exchange.offices) if standing.has_begun else None) or []
        self._offer(offices)
        others = [line for line in offices if not line.is_own]
        self._offices.hold({line.id: line for line in others})
        self.office_model.reload()
        is_agency = standing.is_agency
        self.chips.show_choice(_SILENT, is_agency)
        if not is_agency and self.chips.key() == _SILENT:
            self.chips.pick(_ALL)
        late = self._desk.house.exchange_papers.late(self._desk.acting) if is_agency and others else ()
        self.has_late = bool(late)
        self._filter()

    def show_silent(self) -> None:
        """To the offices, those silent longest first."""
        self.chips.pick(_SILENT)

    def chosen_codes(self) -> list[str] | None:
        """Codes of the offices that are marked in the list of the silent; None: nobody chose."""
        if self.chips.key() != _SILENT:
            return None
        lines = [self.office_model.line_of(id) for id in self.offices.selected_ids()]
        return [line.code for line in lines if line is not None] or None

    def escape(self) -> bool:
        return self.beside.close_overlay()

    def regions(self) -> list[QWidget]:
        return [self.office, self.table if self.stack.currentIndex() == 0 else self.offices]

    def _today(self) -> date:
        return self._desk.acting.day

    def _build(self) -> None:
        self.nothing = EmptyState("history", "")
        self.table.set_empty(self.nothing)
        self.nobody = EmptyState("network", self.tr("Belum ada kantor lain di daftar kantor."))
        self.offices.set_empty(self.nobody)
        self.beside = Beside(self.table, self.panel)
        self.stack.addWidget(self.beside)
        self.stack.addWidget(self.offices)
        self.stack.setMinimumHeight(px(_LEAST))
        narrow = row(self.office, self.chips, self.count, gap=12)
        narrow.setStretch(1, 1)
        layout = column(narrow, self.stack, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(column(scrolled(boxed(layout))))

    def _connect(self) -> None:
        self.office.valued.connect(self._filter)
        self.chips.picked.connect(self._filter)
        self.table.chosen.connect(self._on_chosen)
        self.table.clicked.connect(self.beside.open)
        self.table.opened.connect(self.beside.open)
        self.offices.opened.connect(self._on_office)
        self.panel.undo_wanted.connect(self._on_undo)
        self.panel.again_wanted.connect(self._on_again)
        self.panel.minutes_wanted.connect(lambda: self.minutes_wanted.emit(self.panel.line))

    def _offer(self, offices: list[OfficeLine]) -> None:
        named = sorted((line.name, line.code) for line in offices)
        choices: list[tuple[object, str]] = [(None, self.tr("Semua kantor"))]
        self.office.offer([*choices, *((code, office_words(name, code)) for name, code in named)])

    def _filter(self) -> None:
        key, code = self.chips.key(), self.office.value()
        self.stack.setCurrentIndex(1 if key == _SILENT else 0)
        kept = [line for line in self._all if _fits(line, key) and code in {None, line.office_code}]
        self._lines.hold({line.id: line for line in kept})
        self.model.reload()
        is_asked = bool(key or code)
        self.nothing.say(
            self.tr("Tidak ada berkas yang cocok dengan saringan ini.")
            if is_asked
            else self.tr("Belum ada berkas yang dikirim atau diterima.")
        )
        number = self.office_model.rowCount() if key == _SILENT else len(kept)
        words = self.tr("{count} kantor") if key == _SILENT else self.tr("{count} berkas")
        self.count.setText(words.format(count=show_count(number)))
        self._on_chosen(self.table.chosen_id())

    def _on_chosen(self, id: bytes | None) -> None:
        self.panel.show_line(None if id is None else self.model.line_of(id))

    def _on_office(self, id: bytes) -> None:
        line = self.office_model.line_of(id)
        if line is not None:
            self.chips.pick(_ALL)
            self.office.choose(line.code)

    def _on_undo(self) -> None:
        line, acting, exchange = self.panel.line, self._desk.acting, self._desk.house.exchange
        if line is None:
            return
        said = self.tr("{file} diurungkan: isinya disisihkan").format(file=line.file)
        self._desk.undoable(
            lambda _job: exchange.undo(acting, line.id),
            said,
            lambda _job: exchange.take_again(acting, line.id),
        )

    def _on_again(self) -> None:
        line, acting, exchange = self.panel.line, self._desk.acting, self._desk.house.exchange
        if line is None:
            return
        said = self.tr("{file} diterima lagi").format(file=line.file)
        self._desk.do(lambda _job: exchange.take_again(acting, line.id), said)


def _fits(line: LedgerLine, key: str) -> bool:
    match key:
        case "keluar":
            return line.is_out
        case "masuk":
            return not line.is_out
        case "belum":
            return line.is_out and line.state == "ditulis" and not is_receipt(line)
    return True
