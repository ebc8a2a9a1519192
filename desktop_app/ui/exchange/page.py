"""The page Sinkronisasi: one head, tabs, and above them the step that is still missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.exchange.first_steps import FirstSteps, Step
from desktop_app.ui.exchange.head import Deeds, ExchangeHead
from desktop_app.ui.exchange.keys import DECIDE, FILES, HISTORY, OFFICES, RECEIVE, SEND, SHOW, exchange_specs
from desktop_app.ui.exchange.letters import ExchangeLetters
from desktop_app.ui.exchange.offices import CARD
from desktop_app.ui.exchange.stick_watch import StickWatch
from desktop_app.ui.exchange.views import ExchangeViews
from desktop_app.ui.page import Page, Place
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.layouts import boxed, column
from desktop_app.ui.widgets.waiting import EmptyState
from desktop_app.words.sentences import sentence_of

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Standing

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
        self._has_tried = False
        self.steps = FirstSteps()
        self.views = ExchangeViews(desk, actions, theme)
        self.send, self.receive = self.views.send, self.views.receive
        self.history, self.offices = self.views.history, self.views.offices
        self.letter = ExchangeLetters(desk)
        self.deeds = self._bind(actions)
        self.head = ExchangeHead(self.deeds)
        self._later = QTimer(self, singleShot=True, interval=_QUIET)
        self._later.timeout.connect(self._look)
        self._watch = StickWatch(self)
        self._build()
        self._connect()

    def visit(self, target: object) -> None:
        self.stack.setCurrentIndex(0)
        words = {str(key): str(value) for key, value in target.items()} if isinstance(target, Mapping) else {}
        self.views.pick(words.get(SHOW, ""))
        self._look()
        if words.get(FILES):
            self._open([Path(each) for each in words[FILES].splitlines()])

    def escape(self) -> bool:
        if self.stack.currentWidget() is self.letter:
            self.stack.setCurrentIndex(0)
            return True
        return self.views.escape()

    def regions(self) -> list[QWidget]:
        return [self.letter.back] if self.stack.currentWidget() is self.letter else self.views.regions()

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
        return Deeds({spec.id: actions.bind(spec, runs[spec.id], self) for spec in exchange_specs()})

    def _build(self) -> None:
        self.home = Button(self.tr("Ke Beranda"), icon_name="house")
        self.nothing = EmptyState("unplug", "", self.home)
        content = column(self.head, self.steps, self.views, self.nothing, gap=10, margins=(22, 16, 22, 16))
        for place in (2, 3):
            content.setStretch(place, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(boxed(content))
        self.stack.addWidget(self.letter)
        self.setLayout(column(self.stack))
        self.nothing.hide()

    def _connect(self) -> None:
        self.home.clicked.connect(lambda: self.went.emit(Place("beranda")))
        self.steps.wanted.connect(self._on_step)
        for ready in (self.views.picked, self.send.readied, self.receive.readied):
            ready.connect(self._show_buttons)
        self.views.person_wanted.connect(lambda id: self.went.emit(Place("pegawai", id)))
        self.receive.decisions_wanted.connect(lambda: self.views.pick(DECIDE))
        self.views.decisions.print_wanted.connect(self.letter.show_questions)
        self.history.minutes_wanted.connect(self.letter.show_minutes)
        self.offices.print_wanted.connect(self.letter.show_card)
        self.offices.written.connect(self.steps.note_written)
        self.letter.asked.connect(lambda: self.stack.setCurrentWidget(self.letter))
        self.letter.left.connect(lambda: self.stack.setCurrentIndex(0))
        self._desk.notices.changed.connect(self._on_changed)
        self._desk.acting_changed.connect(self._later.start)
        self._watch.changed.connect(self._on_changed)

    def _look(self) -> None:
        """Look again at the state, and at what the chosen tab shows."""
        exchange = self._desk.house.exchange
        standing: Standing | None = self._desk.try_(exchange.standing)
        if standing is None:
            return
        if standing.why_not == _NOT_BEGUN and not self._has_tried:  # founded in this window
            self._has_tried = True
            self._desk.do(lambda _job: exchange.begin(), then=self._on_changed)
            return
        self._standing = standing
        is_possible = standing.has_begun and not standing.is_practice
        self.views.setVisible(is_possible)
        self.nothing.setVisible(not is_possible)
        self.head.show_standing(standing)
        if is_possible:
            self.steps.show_standing(standing)
            self.views.refresh(standing)
        else:
            self.steps.leave()
            self.nothing.say(sentence_of(standing.why_not or _NO_OFFICE))
        self._show_buttons()

    def _show_buttons(self) -> None:
        """Those of the chosen tab; an empty folder may still join an office by its card."""
        standing = self._standing
        if standing is None:
            return
        is_possible = standing.has_begun and not standing.is_practice
        key = self.views.key() if is_possible else OFFICES if standing.why_not == _NO_OFFICE else ""
        is_operator = self._desk.acting.is_operator
        self.deeds.allow(
            why="" if is_operator else self.tr("Hanya operator kepegawaian. Ganti pelaku di kiri bawah."),
            not_sent=sentence_of(standing.why_not) if standing.why_not else "",
            can_send=self.send.is_ready,
            can_take=self.receive.is_ready,
            can_remind=self.history.has_late,
        )
        self.head.show_tab(
            key, self.send.stick(), can_take=self.receive.is_ready, can_remind=standing.is_agency
        )

    def _on_changed(self, _what: object) -> None:
        if self.isVisible():
            self._later.start()

    def _at(self, key: str, run: Callable[[], object]) -> None:
        """Do something where it can be seen."""
        self.views.pick(key)
        run()

    def _open(self, paths: list[Path]) -> None:
        """Files that came from outside: by double click, or from a stick."""
        cards = [path for path in paths if path.suffix.lower() == CARD]
        if cards:
            self._at(OFFICES, lambda: self.offices.compare(cards[0]))
        else:
            self._at(RECEIVE, lambda: self.receive.look_at(paths))

    def _on_step(self, step: Step) -> None:
        match step:
            case Step.TAKE_CARD:
                self.deeds.take_card.trigger()
            case Step.WRITE_CARD:
                self.deeds.write_card.trigger()
            case Step.STARTER:
                self.deeds.choose.trigger()

    def _on_remind(self) -> None:
        self.views.pick(HISTORY)
        self.letter.show_reminders(self.history.chosen_codes())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch.stop()
