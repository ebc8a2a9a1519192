"""The first page: good morning, what waits, how far the office is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import weekday_date
from desktop_app.domain.overview import Overview, Task, TaskKind
from desktop_app.domain.terms import Predikat
from desktop_app.domain.values import Period
from desktop_app.ui.actions import Actions, ActionSpec
from desktop_app.ui.desk import Desk
from desktop_app.ui.home.figures import Kpis, TasksCard, UnitsCard
from desktop_app.ui.home.setup import Setup
from desktop_app.ui.page import Page, Place
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.buttons import ActionButton, Button, Kind
from desktop_app.ui.widgets.cards import PageHead, scrolled
from desktop_app.ui.widgets.layouts import boxed, column
from desktop_app.ui.widgets.tiles import Tiles
from desktop_app.ui.widgets.waiting import EmptyState

_QUIET = 40  # milliseconds: several changes of one deed are one new look


class HomePage(Page):
    """Figures with doors; a new office first gets its name, an empty one the offer to import."""

    def __init__(self, desk: Desk, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._stack = QStackedLayout(self)
        self.kpis, self.units, self.tasks = Kpis(), UnitsCard(), TasksCard()
        self.setup = Setup(desk)
        self.import_button = Button(self.tr("Impor Excel"), Kind.PRIMARY, "file-spreadsheet")
        self._build(actions)
        self._later = QTimer(self, singleShot=True, interval=_QUIET)
        self._later.timeout.connect(self._look)
        desk.notices.changed.connect(self._on_changed)
        desk.acting_changed.connect(self._later.start)
        self._look()

    def visit(self, target: object) -> None:
        self._look()

    def _build(self, actions: Actions) -> None:
        spec = ActionSpec(
            "beranda.impor", self.tr("Impor pegawai dari Excel"), "file-spreadsheet", page="beranda"
        )
        plan = ActionSpec("beranda.rencana", self.tr("Buat rencana kinerja"), "plus", page="beranda")
        to_import = actions.bind(spec, self._on_import, self)
        to_plan = actions.bind(plan, self._on_plan, self)
        self.head = PageHead("", "", [ActionButton(to_import), ActionButton(to_plan, Kind.PRIMARY)])
        body = Tiles([self.units, self.tasks], 330, (3, 2))
        content = column(self.head, self.kpis, body, gap=14, margins=(22, 16, 22, 16))
        content.setStretch(2, 1)
        words = self.tr(
            "Kantor ini belum berisi pegawai. Mulailah dari lembar kepegawaian (SIASN) yang sudah ada."
        )
        for page in (scrolled(boxed(content)), EmptyState("users", words, self.import_button), self.setup):
            self._stack.addWidget(page)
        for source in (self.kpis, self.tasks):
            source.went.connect(self.went)
        self.import_button.clicked.connect(self._on_import)
        self.setup.founded.connect(self._look)
        self.setup.restoring.connect(self._on_restore)

    def _look(self) -> None:
        office = self._desk.try_(self._desk.house.offices.own)
        if office is None:
            self._stack.setCurrentIndex(2)
            return
        acting = self._desk.acting
        period = _last_period(Period.quarter_of(acting.day))
        found = self._desk.house.overview.figures(self._desk.scope, acting.day, period, office.unit_id)
        if found.is_empty:
            self._stack.setCurrentIndex(1)
            return
        words = self.tr("Triwulan {n} {year}").format(
            n=("I", "II", "III", "IV")[(period.quarter or 1) - 1], year=period.year
        )
        waiting = sum(task.count for task in found.tasks if task.kind is TaskKind.RENCANA_MENUNGGU)
        self.head.retitle(self._greeting(), f"{weekday_date(acting.day)} · {words}")
        self.kpis.show_overview(found, words, waiting)
        self.units.show_overview(found, words, self._labels(period))
        self.tasks.show_overview(self._with_questions(found))
        self._stack.setCurrentIndex(0)

    def _with_questions(self, found: Overview) -> Overview:
        """What offices wrote differently comes first: others go on with the wrong one until then."""
        count = self._desk.house.exchange.standing().decisions
        tasks = (Task(TaskKind.BENTROK, count), *found.tasks) if count else found.tasks
        return replace(found, tasks=tasks)

    def _labels(self, period: Period) -> dict[Predikat, str]:
        words = self._desk.house.rule_book().ratings(period.last_day).predikat
        return {word: words.label(word) for word in Predikat}

    def _greeting(self) -> str:
        hour = self._desk.hour
        if hour < 11:
            words = self.tr("Selamat pagi, {name}")
        elif hour < 15:
            words = self.tr("Selamat siang, {name}")
        else:
            words = self.tr("Selamat sore, {name}") if hour < 18 else self.tr("Selamat malam, {name}")
        return words.format(name=self._desk.acting.title.split(" (")[0])

    def _on_changed(self, changes: Changes) -> None:
        self._later.start()

    def _on_restore(self) -> None:
        self.went.emit(Place("pengaturan", {"bagian": "cadangan", "pulihkan": True}))

    def _on_import(self) -> None:
        self.went.emit(Place("pegawai", {"tampil": "impor"}))

    def _on_plan(self) -> None:
        self.went.emit(Place("rencana", {"tampil": "buat"}))


def _last_period(now: Period) -> Period:
    """The quarter that is being judged: the one that has ended; in the first quarter the present one."""
    quarter = now.quarter or 1
    return now if quarter == 1 else Period(f"{now.year}-TW{quarter - 1}")
