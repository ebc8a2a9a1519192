"""The page Evaluasi: the period with its matrix and list, and the Lembar nilai in its place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.lists import ListQuery
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.commands import SheetCommands
from desktop_app.ui.evaluations.deeds import LOOKS_AT, PeriodDeeds
from desktop_app.ui.evaluations.keys import PAGE, page_specs, sheet_specs
from desktop_app.ui.evaluations.listing import EvaluationListing
from desktop_app.ui.evaluations.preview import EvaluationPreview
from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.evaluations.sheet.view import SheetView
from desktop_app.ui.page import Page, Place
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.layouts import column

_ID = 16


class EvaluationsPage(Page):
    """`visit` takes None, the id of an evaluation or of a person, or a mapping of filters."""

    def __init__(self, desk: Desk, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._in_round = False
        actions.declare(page_specs())
        self.state = JudgementState(desk)
        self.listing = EvaluationListing(desk, actions)
        printing = self._bind(actions)
        self.sheet, self.preview = SheetView(desk, self.state, printing), EvaluationPreview(desk)
        self.stack = QStackedWidget()
        for view in (self.listing, self.sheet, self.preview):
            self.stack.addWidget(view)
        self.setLayout(column(self.stack))
        self.deeds, self.commands = PeriodDeeds(self, desk), SheetCommands(self, desk, self.state)
        self._connect()
        self._enable()

    def visit(self, target: object) -> None:
        if isinstance(target, Mapping):
            self.show_list()
            self.listing.show_filters({str(key): str(value) for key, value in target.items()})
        elif isinstance(target, bytes) and len(target) == _ID:
            self._visit_id(target)
        else:
            self.show_list()
        self.listing.reload()

    def escape(self) -> bool:
        if self.commands.close_overlay():
            return True
        if self.stack.currentWidget() is self.preview:
            self.stack.setCurrentWidget(self.sheet)
            return True
        if self.stack.currentWidget() is self.sheet:
            self.show_list()
            return True
        return False

    def filter_field(self) -> QWidget | None:
        return self.listing.roster.field if self.stack.currentWidget() is self.listing else None

    def regions(self) -> list[QWidget]:
        if self.stack.currentWidget() is self.sheet:
            return self.sheet.regions()
        return self.listing.regions() if self.stack.currentWidget() is self.listing else [self.preview.save]

    def show_list(self) -> None:
        """Back to the matrix and the list; what was written and not saved is kept aside."""
        self._in_round = False
        self.state.close()
        self.stack.setCurrentWidget(self.listing)
        self.listing.focus_list()

    def open(self, evaluation_id: bytes) -> None:
        """The Lembar nilai of an evaluation, in place of the list."""
        self.commands.acts.turn()
        if self.state.open(evaluation_id):
            self.stack.setCurrentWidget(self.sheet)
            self.sheet.verdict.show_paper(self.commands.acts.paper_words())
            self.sheet.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _bind(self, actions: Actions) -> QAction:
        """The actions of the sheet; the one that prints stands in its head."""
        specs = sheet_specs()
        self._sheet_acts = {
            key: actions.bind(spec, partial(self._act, key), self) for key, spec in specs.items()
        }
        return self._sheet_acts["cetak"]

    def _connect(self) -> None:
        self.listing.wanted.connect(self._on_wanted)
        self.listing.opened.connect(lambda id: self.went.emit(Place(PAGE, bytes(id))))
        self.listing.waiting.connect(self.badged)
        self.deeds.found.connect(self._on_found)
        self.sheet.left.connect(self.show_list)
        self.sheet.next_wanted.connect(self._on_next)
        self.sheet.verdict.acted.connect(self._act)
        self.sheet.periods.opened.connect(lambda id: self.went.emit(Place(PAGE, bytes(id))))
        acts, entries = self.commands.acts, self.commands.entries
        self.sheet.results.entry_wanted.connect(entries.ask_entry)
        self.sheet.results.files_dropped.connect(entries.attach)
        for tab in (self.sheet.results, self.sheet.behaviours):
            tab.feedback_wanted.connect(entries.ask_feedback)
        self.sheet.obstacles.wanted.connect(entries.ask_obstacle)
        self.sheet.obstacles.settle_wanted.connect(entries.ask_settle)
        self.commands.print_wanted.connect(self._print)
        acts.saved.connect(self._on_saved)
        acts.papered.connect(lambda: self.sheet.verdict.show_paper(acts.paper_words()))
        self.stack.currentChanged.connect(lambda _index: self._enable())
        self.preview.left.connect(lambda: self.stack.setCurrentWidget(self.sheet))
        self._desk.notices.changed.connect(self._on_changed)
        self._desk.acting_changed.connect(self._on_acting)

    def _visit_id(self, id: bytes) -> None:
        """An evaluation, or the newest one of a person."""
        evaluations = self._desk.house.evaluation_list
        if id in evaluations.lines([id]):
            self.open(id)
            return
        ids = evaluations.ids(ListQuery(scope=self._desk.scope, filters=(("pegawai", id.hex()),)))
        lines = evaluations.lines(ids)
        if lines:
            self.open(max(lines.values(), key=lambda line: (line.period, line.id)).id)
        else:
            self.show_list()
            self.listing.show_filters({"pegawai": id.hex()})

    def _act(self, act: str) -> None:
        if not self.commands.to_form(act) and self.stack.currentWidget() is self.sheet:
            self.commands.run(act)

    def _enable(self) -> None:
        """What belongs to the sheet is offered only there."""
        for action in self._sheet_acts.values():
            action.setEnabled(self.stack.currentWidget() is self.sheet)

    def _print(self) -> None:
        self.stack.setCurrentWidget(self.preview)
        self.preview.ask(self.state.sheet)

    def _on_wanted(self, key: str) -> None:
        period = self.listing.chosen_period()
        match key:
            case "siapkan":
                self.deeds.prepare(period)
            case "rekap":
                self.deeds.export(period)
            case "organisasi":
                self.commands.ask_organisation(period)
            case _:
                self.deeds.begin(period)

    def _on_found(self, evaluation_id: object) -> None:
        self._in_round = True
        if isinstance(evaluation_id, bytes):
            self.open(evaluation_id)

    def _on_next(self) -> None:
        evaluation = self.state.sheet.evaluation
        go = self.deeds.go_on if self._in_round else self.deeds.begin
        if not go(evaluation.period, evaluation.id):
            self.show_list()

    def _on_saved(self, evaluation_id: bytes) -> None:
        """In a round the next one opens by itself."""
        is_here = self.stack.currentWidget() is self.sheet
        if (
            self._in_round
            and is_here
            and not self.deeds.go_on(self.state.sheet.evaluation.period, evaluation_id)
        ):
            self.show_list()

    def _on_changed(self, changes: Changes) -> None:
        if changes & LOOKS_AT:
            self.listing.reload()
            if self.state.is_open:
                self.state.refresh()

    def _on_acting(self) -> None:
        self.listing.narrow()
        if self.stack.currentWidget() is not self.listing:
            self.show_list()
