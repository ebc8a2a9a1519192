"""The page Sinkronisasi: one head, tabs, and above them the step that is still missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RuleBroken
from desktop_app.services.exchange.values import CardTaken, LedgerLine
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.first_steps import FirstSteps, Step
from desktop_app.ui.exchange.head import Deeds, ExchangeHead
from desktop_app.ui.exchange.history import HistoryView
from desktop_app.ui.exchange.keys import FILES, HISTORY, OFFICES, RECEIVE, SEND, SHOW, exchange_specs
from desktop_app.ui.exchange.offices import CARD, OfficesView
from desktop_app.ui.exchange.receiving import ReceiveView
from desktop_app.ui.exchange.sending import SendView
from desktop_app.ui.exchange.sticks import sticks
from desktop_app.ui.letter_preview import LetterPreview
from desktop_app.ui.page import Page, Place
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.cards import Tabs
from desktop_app.ui.widgets.layouts import boxed, column, row
from desktop_app.ui.widgets.waiting import EmptyState
from desktop_app.words.sentences import sentence

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Standing
    from desktop_app.services.printing import AnyPrint

_QUIET = 60  # milliseconds: several changes of one deed are one new look
_NO_OFFICE, _NOT_BEGUN = "kantor.belum_ada", "sinkron.belum_mulai"


class ExchangePage(Page):
    """`visit` takes None, or `{"tampil": "kirim" | "terima" | "keputusan" | "riwayat" | "kantor"}`, and
    `"berkas"`: paths to look at, one a line (a `.kartu` is compared, all else is previewed).
    """

    def __init__(self, desk: Desk, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._standing: Standing | None = None
        self.steps = FirstSteps()
        self.send, self.receive = SendView(desk), ReceiveView(desk)
        self.history, self.offices = HistoryView(desk), OfficesView(desk)
        self.letter = LetterPreview(desk)
        self._views: dict[str, QWidget] = {
            SEND: self.send,
            RECEIVE: self.receive,
            HISTORY: self.history,
            OFFICES: self.offices,
        }
        titles = {
            SEND: self.tr("Kirim"),
            RECEIVE: self.tr("Terima"),
            HISTORY: self.tr("Riwayat"),
            OFFICES: self.tr("Kantor dan kartu"),
        }
        self.tabs = Tabs([(key, titles[key]) for key in self._views], self.tr("Bagian Sinkronisasi"))
        self.deeds = self._bind(actions)
        self.head = ExchangeHead(self.deeds)
        self._later = QTimer(self, singleShot=True, interval=_QUIET)
        self._later.timeout.connect(self._look)
        self._build()
        self._connect()

    def visit(self, target: object) -> None:
        self._close_letter()
        words = {str(key): str(value) for key, value in target.items()} if isinstance(target, Mapping) else {}
        shown = words.get(SHOW, "")
        if shown in self._views:
            self.tabs.pick(shown)
        self._look()
        if words.get(FILES):
            self._open([Path(each) for each in words[FILES].splitlines()])

    def escape(self) -> bool:
        if self.stack.currentWidget() is self.letter:
            self._close_letter()
            return True
        match self.view():
            case ReceiveView() | HistoryView() as view:
                return view.escape()
        return False

    def regions(self) -> list[QWidget]:
        match self.view():
            case SendView() | ReceiveView() | HistoryView() | OfficesView() as view:
                return [self.tabs, *view.regions()]
        return [self.tabs]

    def view(self) -> QWidget:
        """What the chosen tab shows."""
        return self._views[self.tabs.key()]

    def _bind(self, actions: Actions) -> Deeds:
        runs: dict[str, Callable[[], object]] = {
            "sinkron.simpan": lambda: self._at(SEND, self.send.save),
            "sinkron.stik": lambda: self._at(SEND, self.send.save_to_stick),
            "sinkron.pilih": lambda: self._at(RECEIVE, self.receive.choosing.ask_files),
            "sinkron.terima": self.receive.take,
            "sinkron.tulis_kartu": lambda: self._at(OFFICES, self.offices.write),
            "sinkron.terima_kartu": lambda: self._at(OFFICES, self.offices.take),
            "sinkron.ingatkan": self._on_remind,
        }
        deeds = Deeds({spec.id: actions.bind(spec, runs[spec.id], self) for spec in exchange_specs()})
        for action in (deeds.save, deeds.stick, deeds.take, deeds.remind):
            action.setEnabled(False)
        return deeds

    def _build(self) -> None:
        self.views = QStackedWidget()
        for view in self._views.values():
            self.views.addWidget(view)
        self.home = Button(self.tr("Ke Beranda"), icon_name="house")
        self.nothing = EmptyState("unplug", "", self.home)
        self._tab_row = boxed(row(self.tabs))
        content = column(
            self.head, self.steps, self._tab_row, self.views, self.nothing, gap=10, margins=(22, 16, 22, 16)
        )
        content.setStretch(3, 1)
        content.setStretch(4, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(boxed(content))
        self.stack.addWidget(self.letter)
        self.setLayout(column(self.stack))
        self.nothing.hide()

    def _connect(self) -> None:
        self.tabs.picked.connect(self._on_tab)
        self.home.clicked.connect(lambda: self.went.emit(Place("beranda")))
        self.steps.wanted.connect(self._on_step)
        self.send.readied.connect(self._on_send_ready)
        self.receive.readied.connect(self._on_receive_ready)
        self.history.minutes_wanted.connect(self._on_minutes)
        self.offices.written.connect(self._on_written)
        self.offices.card_taken.connect(self._on_card)
        self.offices.print_wanted.connect(self._on_print_card)
        self.letter.left.connect(self._close_letter)
        self._desk.notices.changed.connect(self._on_changed)
        self._desk.acting_changed.connect(self._later.start)

    def _look(self) -> None:
        """Look again at the state, and at what the chosen tab shows."""
        standing: Standing | None = self._desk.try_(self._desk.house.exchange.standing)
        if standing is None:
            return
        if standing.why_not == _NOT_BEGUN:  # founded in this window: it gets its place now
            self._desk.do(lambda _job: self._desk.house.exchange.begin(), then=self._on_begun)
            return
        self._standing = standing
        is_possible = standing.has_begun and not standing.is_practice
        for part in (self._tab_row, self.views):
            part.setVisible(is_possible)
        self.nothing.setVisible(not is_possible)
        self.head.show_standing(standing)
        if is_possible:
            self.steps.show_standing(standing)
            self._refresh(standing)
        else:
            self.steps.leave()
            self.nothing.say(sentence(RuleBroken(standing.why_not or _NO_OFFICE)))
        self._show_buttons(standing)

    def _refresh(self, standing: Standing) -> None:
        match self.view():
            case ReceiveView() as view:
                view.refresh(sticks())
            case SendView() | HistoryView() | OfficesView() as view:
                view.refresh(standing)

    def _show_buttons(self, standing: Standing) -> None:
        """Of the chosen tab; files and cards belong to the operators, others see why the buttons rest."""
        deeds, is_operator = self.deeds, self._desk.acting.is_operator
        key = self.tabs.key() if standing.has_begun and not standing.is_practice else ""
        if standing.why_not == _NO_OFFICE:
            key = OFFICES  # an empty folder may join an office by its card
        self.head.show_tab(
            key, self.send.stick(), can_take=self.receive.is_ready, can_remind=standing.is_agency
        )
        deeds.take.setEnabled(is_operator and self.receive.is_ready)
        reason = self.tr("Hanya operator kepegawaian. Ganti pelaku di kiri bawah.")
        for action in (deeds.take_card, deeds.write_card, deeds.choose):
            action.setEnabled(is_operator)
            action.setToolTip(action.text() if is_operator else reason)
        deeds.remind.setEnabled(is_operator and self.history.has_late)
        deeds.remind.setToolTip(self._remind_words())
        self._on_send_ready()

    def _remind_words(self) -> str:
        if self.history.has_late:
            return self.tr("Surat pengingat bagi kantor yang lama tidak mengirim")
        return self.tr("Tidak ada kantor yang perlu diingatkan")

    def _on_begun(self, _is_first: object) -> None:
        standing = self._desk.try_(self._desk.house.exchange.standing)
        if standing is not None and standing.why_not != _NOT_BEGUN:
            self._look()

    def _on_changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self._later.start()

    def _on_tab(self, key: str) -> None:
        self.views.setCurrentWidget(self._views[key])
        if self._standing is not None:
            self._refresh(self._standing)
            self._show_buttons(self._standing)

    def _on_send_ready(self, _is_ready: bool = False) -> None:
        is_ready = self.send.is_ready and self._desk.acting.is_operator
        why = self._standing.why_not if self._standing else None
        for action in (self.deeds.save, self.deeds.stick):
            action.setEnabled(is_ready)
            action.setToolTip(sentence(RuleBroken(why)) if why and not is_ready else action.text())

    def _on_receive_ready(self) -> None:
        if self._standing is not None:
            self._show_buttons(self._standing)

    def _at(self, key: str, run: Callable[[], object]) -> None:
        """Do something where it can be seen."""
        self.tabs.pick(key)
        run()

    def _open(self, paths: list[Path]) -> None:
        """Files that came from outside: by double click, or dropped on the program."""
        cards = [path for path in paths if path.suffix.lower() == CARD]
        if cards:
            self._at(OFFICES, lambda: self.offices.compare(cards[0]))
        else:
            self._at(RECEIVE, lambda: self.receive.look_at(paths))

    def _on_step(self, step: Step) -> None:
        match step:
            case Step.TAKE_CARD:
                self._at(OFFICES, self.offices.take)
            case Step.WRITE_CARD:
                self._at(OFFICES, self.offices.write)
            case Step.STARTER:
                self._at(RECEIVE, self.receive.choosing.ask_files)

    def _on_written(self) -> None:
        self.steps.note_written()
        self._look()

    def _on_card(self, taken: CardTaken) -> None:
        if taken.outcome == "bergabung":
            self.tabs.pick(OFFICES)

    def _on_minutes(self, line: LedgerLine) -> None:
        papers, acting = self._desk.house.exchange_papers, self._desk.acting
        self._show_letter(self.tr("Berita acara"), lambda day: papers.minutes(acting, line.id, dated_on=day))

    def _on_remind(self) -> None:
        papers, acting, codes = (
            self._desk.house.exchange_papers,
            self._desk.acting,
            self.history.chosen_codes(),
        )
        self._show_letter(
            self.tr("Surat pengingat"), lambda day: papers.reminders(acting, codes=codes, dated_on=day)
        )

    def _on_print_card(self) -> None:
        papers, acting = self._desk.house.exchange_papers, self._desk.acting
        self._show_letter(self.tr("Kartu"), lambda day: papers.card(acting, dated_on=day))

    def _show_letter(self, title: str, make: Callable[[date | None], AnyPrint]) -> None:
        self.stack.setCurrentWidget(self.letter)
        self.letter.order(title, make)

    def _close_letter(self) -> None:
        self.stack.setCurrentIndex(0)
