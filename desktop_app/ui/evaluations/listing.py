"""The first view of Evaluasi: which period, how far it is, its matrix, and the people beside it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.lists import ListQuery, Self
from desktop_app.domain.terms import Level
from desktop_app.domain.values import Period
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.board import Board
from desktop_app.ui.evaluations.keys import list_specs
from desktop_app.ui.evaluations.looks import Wording
from desktop_app.ui.evaluations.period_choice import PeriodChoice
from desktop_app.ui.evaluations.periods import kind_of
from desktop_app.ui.evaluations.roster import Roster
from desktop_app.ui.theme.look import px
from desktop_app.ui.widgets.buttons import ActionButton, Kind
from desktop_app.ui.widgets.cards import PageHead, Tabs, scrolled
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.layouts import boxed, column, row
from desktop_app.words.evaluation_screen import period_title

_NARROW = 1060
"""Width in design pixels below which matrix and list stand behind tabs."""
_QUIET = 40  # milliseconds: several changes of one deed are one new look
_RATED = ("siap", "final", "diserahkan", "selesai")


class EvaluationListing(QWidget):
    """`opened(id)`: a person's sheet. `wanted(key)`: one of the actions of `keys.list_specs`.

    `waiting(int)`: how many wait for their ratings in the period that is due.
    """

    opened = Signal(object)
    wanted = Signal(str)
    waiting = Signal(int)

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self.choice = PeriodChoice(self, desk)
        period = self.choice.value()
        self._wording = Wording.of(desk, period.last_day)
        self.board, self.roster = Board(self._wording), Roster(desk, self._wording)
        self.tabs = Tabs(
            [("matriks", self.tr("Matriks")), ("daftar", self.tr("Daftar"))], self.tr("Tampilan")
        )
        self._later = QTimer(self, singleShot=True, interval=_QUIET)
        self._acts = self._bind(actions)
        self._build()
        self._connect()
        self.show_period(period)

    def chosen_period(self) -> Period:
        """The period in view."""
        return self.choice.value()

    def show_period(self, period: Period) -> None:
        """Another period, with the whole list of it."""
        self.choice.show_period(period)
        self._wording = Wording.of(self._desk, period.last_day)
        self.roster.model.filter(periode=period.text, jenis=kind_of(period).value)
        self._show_figures()

    def show_filters(self, filters: Mapping[str, str]) -> None:
        """Narrow the list as another page asks: `periode`, `status`, `unit`, `penilai`, `pegawai`, `cari`."""
        if filters.get("periode"):
            self.show_period(Period.parse(filters["periode"]))
        self.roster.narrow_to(filters)
        if any(filters.values()):
            self.tabs.pick("daftar")

    def reload(self) -> None:
        """Look again, soon."""
        self._later.start()

    def narrow(self) -> None:
        """Somebody else acts now."""
        self.roster.model.narrow(self._desk.scope)
        self._show_figures()

    def regions(self) -> list[QWidget]:
        """Where F6 goes in turn."""
        shown: list[QWidget] = [self.roster.field, self.board.matrix, self.roster.table]
        return [each for each in shown if each.isVisible()]

    def _bind(self, actions: Actions) -> dict[str, QAction]:
        specs = list_specs()
        bound = {
            key: actions.bind(specs[key], lambda key=key: self.wanted.emit(key), self)  # type: ignore[misc]
            for key in ("berikut", "siapkan", "organisasi", "rekap")
        }
        actions.bind(specs["muat"], self.reload, self)
        for section, each in enumerate(self.roster.model.columns):
            if each.sort:
                actions.bind(specs[each.key], lambda section=section: self._sort(section), self)  # type: ignore[misc]
        return bound

    def _build(self) -> None:
        buttons = [ActionButton(self._acts["rekap"]), ActionButton(self._acts["berikut"], Kind.PRIMARY)]
        self.head = PageHead(self.tr("Evaluasi kinerja"), "", buttons)
        bar = QWidget()
        flow = FlowLayout(bar, px(8))
        acts = (ActionButton(self._acts[key]) for key in ("organisasi", "siapkan"))
        for part in (self.choice.period, self.choice.year, *acts, self.tabs):
            flow.addWidget(part)
        self._body = row(self.board, self.roster, gap=14)
        self._body.setStretch(0, 11)  # the list shows all its columns on a small screen
        self._body.setStretch(1, 13)
        content = column(self.head, bar, self._body, gap=12, margins=(22, 16, 22, 16))
        content.setStretch(2, 1)
        self.setLayout(column(scrolled(boxed(content))))

    def _connect(self) -> None:
        self._later.timeout.connect(self._look)
        self.board.opened.connect(self._on_cell)
        self.roster.opened.connect(self.opened)
        self.roster.prepare_wanted.connect(lambda: self.wanted.emit("siapkan"))
        self.choice.chosen.connect(self.show_period)
        self.tabs.picked.connect(lambda _key: self._arrange())

    def _sort(self, section: int) -> None:
        self.roster.table.horizontalHeader().sectionClicked.emit(section)

    def _on_cell(self, hasil: Level, perilaku: Level) -> None:
        self.tabs.pick("daftar")
        self._arrange()
        self.roster.show_cell(hasil, perilaku)

    def _look(self) -> None:
        self.roster.model.reload()
        self._show_figures()

    def _query(self, period: Period) -> ListQuery:
        filters = (("periode", period.text), ("jenis", kind_of(period).value))
        return ListQuery(scope=self._desk.scope, filters=filters)

    def _show_figures(self) -> None:
        period = self.chosen_period()
        evaluations = self._desk.house.evaluation_list.seen_by(self._desk.acting.person_id)
        query = self._query(period)
        counts = evaluations.counts(query)
        self.board.show_counts(self._wording, evaluations.matrix(query))
        self.roster.show_states(counts)
        rated = sum(counts.get(state, 0) for state in _RATED)
        words = self.tr("{periode} · {semua} pegawai · {dinilai} sudah dinilai")
        self.head.retitle(
            self.tr("Evaluasi kinerja"),
            words.format(
                periode=period_title(period),
                semua=show_count(sum(counts.values())),
                dinilai=show_count(rated),
            ),
        )
        self._allow(period)
        self._tell_waiting()

    def _allow(self, period: Period) -> None:
        """Actions that are not possible now say why."""
        reasons = {}
        if isinstance(self._desk.scope, Self):
            only = self.tr("Hanya untuk pejabat penilai dan operator kepegawaian.")
            reasons = dict.fromkeys(("organisasi", "siapkan"), only)
        elif period.first_day > self._desk.acting.day:
            reasons["siapkan"] = self.tr("Periode ini belum mulai.")
        for key in ("organisasi", "siapkan"):
            self._acts[key].setEnabled(key not in reasons)
            self._acts[key].setToolTip(reasons.get(key) or self._acts[key].text())

    def _tell_waiting(self) -> None:
        counts = self._desk.house.evaluation_list.counts(self._query(self.choice.due()))
        self.waiting.emit(counts.get("belum", 0) + counts.get("draf", 0))

    def _arrange(self) -> None:
        is_narrow = self.width() < px(_NARROW)
        self.tabs.setVisible(is_narrow)
        self.board.setVisible(not is_narrow or self.tabs.key() == "matriks")
        self.roster.setVisible(not is_narrow or self.tabs.key() == "daftar")
        self.board.head.setVisible(self.height() >= px(430))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def focus_list(self) -> None:
        """The focus goes to what is looked at."""
        first = self.roster.table if self.roster.isVisible() else self.board.matrix
        first.setFocus(Qt.FocusReason.OtherFocusReason)
