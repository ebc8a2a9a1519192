"""The tab Perlu keputusan: the queue at the left, what is to be decided at the right.

Enter in the list, Escape, another tab and closing the window decide nothing: only a button that names its
deed does, by mouse or Space.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from desktop_app.domain.lists import All
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.decisions.columns import (
    double_columns,
    joined_columns,
    key_of,
    pair_columns,
    question_columns,
    words_of,
)
from desktop_app.ui.exchange.decisions.deeds import DecisionDeeds
from desktop_app.ui.exchange.decisions.doubles import DoublePanel, double_title
from desktop_app.ui.exchange.decisions.pairs import JoinedPanel, PairPanel
from desktop_app.ui.exchange.decisions.question import QuestionPanel
from desktop_app.ui.held import HeldList
from desktop_app.ui.paged_table import PagedTableModel
from desktop_app.ui.paged_view import PagedTable
from desktop_app.ui.theme.look import px
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import Chips, IconButton
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import boxed, column, row
from desktop_app.ui.widgets.waiting import EmptyState

if TYPE_CHECKING:
    from desktop_app.services.exchange.duplicates import Double, Duplicate, Joined
    from desktop_app.services.exchange.values import HistoryLine, Standing, Waiting

QUESTIONS, PAIRS, DOUBLES, JOINED = "isi", "ganda", "dua_kali", "gabungan"
_LIST, _LIST_MOST, _LEAST = 250, 360, 220  # design pixels


class DecisionsView(QWidget):
    """`counted(int)`: how much waits. `person_wanted(bytes)`: to somebody's profile. `print_wanted()`."""

    counted = Signal(int)
    person_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self, desk: Desk, actions: Actions, theme: Theme) -> None:
        """No action of the registry decides anything: a shortcut is pressed in passing."""
        super().__init__()
        self._desk, self._actions, self._theme = desk, actions, theme
        self.deeds = DecisionDeeds(desk)
        self._questions: HeldList[Waiting] = HeldList(words_of)
        self._pairs: HeldList[Duplicate] = HeldList(lambda pair: pair.why)
        self._doubles: HeldList[Double] = HeldList(double_title)
        self._joined: HeldList[Joined] = HeldList(lambda joined: joined.kept_title)
        self.chips = Chips(
            [
                (QUESTIONS, self.tr("Isi berbeda")),
                (PAIRS, self.tr("Data ganda")),
                (DOUBLES, self.tr("Tercatat dua kali")),
                (JOINED, self.tr("Sudah digabung")),
            ],
            self.tr("Saringan keputusan"),
        )
        self.count = Label("", Role.CAPTION)
        self.print = IconButton("printer", self.tr("Cetak daftar yang perlu keputusan"))
        self.tables = {
            QUESTIONS: self._table(self._questions, question_columns(self._today)),
            PAIRS: self._table(self._pairs, pair_columns()),
            DOUBLES: self._table(self._doubles, double_columns()),
            JOINED: self._table(self._joined, joined_columns()),
        }
        self.question, self.pair, self.joined = QuestionPanel(self._history), PairPanel(), JoinedPanel()
        self.double = DoublePanel()
        self.nothing = EmptyState("list-checks", "")
        self._build()
        self._connect()

    @property
    def table(self) -> PagedTable:
        """The list that is shown."""
        return self.tables[self.chips.key()]

    def refresh(self, standing: Standing | None = None) -> None:
        """Look again; what was chosen stays chosen, or the one that took its place."""
        exchange = self._desk.house.exchange
        begun = standing is None or standing.has_begun
        waiting = self._desk.try_(exchange.deciding.waiting) if begun else []
        pairs = self._desk.try_(exchange.duplicates.pairs) if begun else []
        doubles = self._desk.try_(exchange.duplicates.doubles) if begun else []
        joined = self._desk.try_(exchange.duplicates.joined) if begun else []
        self._hold(QUESTIONS, self._questions, {key_of(each): each for each in waiting or []})
        self._hold(PAIRS, self._pairs, {bytes(each.a) + bytes(each.b): each for each in pairs or []})
        self._hold(DOUBLES, self._doubles, {_double_key(each): each for each in doubles or []})
        self._hold(JOINED, self._joined, {bytes(each.old): each for each in joined or []})
        self.chips.rename(QUESTIONS, _counted(self.tr("Isi berbeda"), len(waiting or [])))
        self.chips.rename(PAIRS, _counted(self.tr("Data ganda"), len(pairs or [])))
        self.chips.rename(DOUBLES, _counted(self.tr("Tercatat dua kali"), len(doubles or [])))
        for key, found in ((DOUBLES, doubles), (JOINED, joined)):
            self.chips.show_choice(key, bool(found))
            if not found and self.chips.key() == key:
                self.chips.pick(QUESTIONS)
        count = len(waiting or []) + len(pairs or []) + len(doubles or [])
        self.print.setVisible(count > 0)
        self.counted.emit(count)
        self._show()

    def show_pairs(self) -> None:
        """To the people who may be one."""
        self.chips.pick(PAIRS)

    def choose(self, row_id: bytes, field: str) -> bool:
        """To one question, as another page asks for it."""
        self.chips.pick(QUESTIONS)
        return self.tables[QUESTIONS].choose(row_id + field.encode())

    def regions(self) -> list[QWidget]:
        """Where F6 goes."""
        return [self.table, *self._first_in_panel()]

    def escape(self) -> bool:
        """Decides nothing and closes nothing."""
        return False

    def _today(self) -> date:
        return self._desk.acting.day

    def _table(self, source: HeldList[Any], columns: list[Any]) -> PagedTable:
        table = PagedTable(PagedTableModel(source, columns, All(), self), self.tr("Perlu keputusan"))
        table.setMinimumWidth(px(_LIST))
        table.setMaximumWidth(px(_LIST_MOST))
        table.chosen.connect(self._on_chosen)
        return table

    def _build(self) -> None:
        self._lists = QStackedWidget()
        for table in self.tables.values():
            self._lists.addWidget(table)
        self._lists.setMaximumWidth(px(_LIST_MOST))
        self._panels = QStackedWidget()
        self._areas: dict[str, QScrollArea] = {}
        for key, panel in self._panel_of().items():
            self._areas[key] = scrolled(panel)
            self._panels.addWidget(self._areas[key])
        both = row(self._lists, self._panels, gap=14)
        both.setStretch(0, 2)
        both.setStretch(1, 5)
        self._both = boxed(both)
        self._both.setMinimumHeight(px(_LEAST))
        head = row(self.chips, self.count, self.print, gap=12)
        head.setStretch(0, 1)
        layout = column(head, self._both, self.nothing, gap=10)
        layout.setStretch(1, 1)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _panel_of(self) -> dict[str, QuestionPanel | PairPanel | DoublePanel | JoinedPanel]:
        return {QUESTIONS: self.question, PAIRS: self.pair, DOUBLES: self.double, JOINED: self.joined}

    def _connect(self) -> None:
        self.chips.picked.connect(self._show)
        self.question.settled.connect(self.deeds.settle)
        self.question.ruled.connect(self._on_ruled)
        self.question.later.connect(self._on_later)
        self.pair.joined.connect(self.deeds.join)
        self.pair.apart.connect(self.deeds.tell_apart)
        self.pair.later.connect(self._on_later)
        self.double.stands.connect(self.deeds.let_stand)
        self.double.later.connect(self._on_later)
        self.joined.separated.connect(self.deeds.separate)
        self.print.clicked.connect(self.print_wanted)
        self.deeds.refused.connect(self.question.refuse)
        for panel in self._panel_of().values():
            panel.person_wanted.connect(self.person_wanted)

    def _hold(self, key: str, held: HeldList[Any], rows: dict[bytes, Any]) -> None:
        """Other rows; the next one is chosen when the chosen one is gone."""
        table = self.tables[key]
        model: Any = table.model()
        chosen = table.chosen_id()
        place = model.row_of(chosen) if chosen is not None else 0
        held.hold(rows)
        model.reload()
        if rows and (chosen is None or chosen not in rows):
            table.choose(list(rows)[min(place or 0, len(rows) - 1)])

    def _show(self, *_: object) -> None:
        key = self.chips.key()
        self._lists.setCurrentWidget(self.tables[key])
        self._panels.setCurrentWidget(self._areas[key])
        model: Any = self.tables[key].model()
        count = model.rowCount()
        self._both.setVisible(count > 0)
        self.nothing.setVisible(count == 0)
        self.nothing.say(
            self.tr("Tidak ada yang perlu diputuskan. Semua kantor sepakat tentang data yang ada di sini.")
            if key == QUESTIONS
            else self.tr("Tidak ada dua orang dengan NIP yang sama.")
        )
        self.count.setText(self.tr("{count} menunggu").format(count=show_count(count)) if count else "")
        self.count.setVisible(key != JOINED)
        self._on_chosen(self.tables[key].chosen_id())

    def _on_chosen(self, id: bytes | None) -> None:
        key = self.chips.key()
        model: Any = self.tables[key].model()
        line = None if id is None else model.line_of(id)
        if line is None:
            return
        match key:
            case "isi":
                self._show_question(line)
            case "ganda":
                self.pair.show_pair(line)
            case "dua_kali":
                self.double.show_double(line)
            case _:
                self.joined.show_joined(line)
        self._areas[key].verticalScrollBar().setValue(0)

    def _show_question(self, line: Waiting) -> None:
        deciding = self._desk.house.exchange.deciding
        shown = self.question.decision
        decision = self._desk.try_(lambda: deciding.decision(line.row, line.field))
        if decision is None or decision == shown:
            return
        reach = {}
        if not decision.field.startswith("_"):
            offices = {each.office for each in decision.candidates}
            reach = {bytes(each): deciding.reach(line.table, line.field, each) for each in offices}
        self.question.show_decision(decision, self._desk.acting.day.year, reach)

    def _history(self) -> list[HistoryLine]:
        decision = self.question.decision
        if decision is None:
            return []
        deciding = self._desk.house.exchange.deciding
        return self._desk.try_(lambda: deciding.history(decision.row)) or []

    def _on_ruled(self, office: object, reason: str) -> None:
        if self.question.decision is not None:
            self.deeds.rule(self.question.decision, office, reason)

    def _on_later(self) -> None:
        """To the next one; round at the end. Decides nothing."""
        table = self.table
        model: Any = table.model()
        chosen = table.chosen_id()
        count = model.rowCount()
        place = model.row_of(chosen) if chosen is not None else -1
        if count:
            table.choose(model.id_at(((place if place is not None else -1) + 1) % count))
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_in_panel(self) -> list[QWidget]:
        match self.chips.key():
            case "isi" if self.question.decision is not None:
                cards = [card.button for card in self.question.candidates.cards if not card.button.isHidden()]
                return [*cards[:1]] or [self.question.reason]
            case "ganda" if self.pair.cards:
                return [self.pair.cards[0].keep]
            case "dua_kali":
                return [self.double.stand_button]
            case "gabungan":
                return [self.joined.separate]
        return []


def _double_key(double: Double) -> bytes:
    """Two rows may be one too many in more than one way."""
    return bytes(double.a) + bytes(double.b) + double.kind.encode()


def _counted(text: str, count: int) -> str:
    return f"{text} {show_count(count)}" if count else text
