"""The parts of the page under their tabs; the one in view is looked at again when something changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.chip import open_questions
from desktop_app.ui.exchange.decisions.view import DecisionsView
from desktop_app.ui.exchange.history import HistoryView
from desktop_app.ui.exchange.keys import DECIDE, HISTORY, OFFICES, RECEIVE, SEND
from desktop_app.ui.exchange.offices import OfficesView
from desktop_app.ui.exchange.receiving import ReceiveView
from desktop_app.ui.exchange.sending import SendView
from desktop_app.ui.exchange.sticks import sticks
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.cards import Tabs
from desktop_app.ui.widgets.entries import show_count
from desktop_app.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Standing


class ExchangeViews(QWidget):
    """`picked()`: another tab is in view. `person_wanted(bytes)`: to somebody's profile."""

    picked = Signal()
    person_wanted = Signal(object)

    def __init__(self, desk: Desk, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._standing: Standing | None = None
        self.send, self.receive = SendView(desk), ReceiveView(desk)
        self.decisions = DecisionsView(desk, actions, theme)
        self.history, self.offices = HistoryView(desk), OfficesView(desk)
        self._views: dict[str, QWidget] = {
            SEND: self.send,
            RECEIVE: self.receive,
            DECIDE: self.decisions,
            HISTORY: self.history,
            OFFICES: self.offices,
        }
        titles = {
            SEND: self.tr("Kirim"),
            RECEIVE: self.tr("Terima"),
            DECIDE: self.tr("Perlu keputusan"),
            HISTORY: self.tr("Riwayat"),
            OFFICES: self.tr("Kantor dan kartu"),
        }
        self.tabs = Tabs([(key, titles[key]) for key in self._views], self.tr("Bagian Sinkronisasi"))
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)
        layout = column(row(self.tabs), self._stack, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.tabs.picked.connect(self._on_picked)
        self.decisions.person_wanted.connect(self.person_wanted)

    def key(self) -> str:
        """Which tab is in view."""
        return self.tabs.key()

    def pick(self, key: str) -> None:
        """Show a tab as if by hand; what is no tab changes nothing."""
        if key in self._views:
            self.tabs.pick(key)

    def view(self) -> QWidget:
        """What the tab shows."""
        return self._views[self.tabs.key()]

    def refresh(self, standing: Standing) -> None:
        """Look again at what is in view; the others look when they come into view."""
        self._standing = standing
        self.tabs.rename(DECIDE, self._decide_words(open_questions(standing)))
        match self.view():
            case ReceiveView() as view:
                view.refresh(sticks())
            case SendView() | DecisionsView() | HistoryView() | OfficesView() as view:
                view.refresh(standing)

    def escape(self) -> bool:
        """Esc: the topmost thing of what is in view."""
        match self.view():
            case ReceiveView() | DecisionsView() | HistoryView() as view:
                return view.escape()
        return False

    def regions(self) -> list[QWidget]:
        """Where F6 goes."""
        match self.view():
            case SendView() | ReceiveView() | DecisionsView() | HistoryView() | OfficesView() as view:
                return [self.tabs, *view.regions()]
        return [self.tabs]

    def _decide_words(self, count: int) -> str:
        words = self.tr("Perlu keputusan {count}") if count else self.tr("Perlu keputusan")
        return words.format(count=show_count(count))

    def _on_picked(self, key: str) -> None:
        self._stack.setCurrentWidget(self._views[key])
        if self._standing is not None:
            self.refresh(self._standing)
        self.picked.emit()
