"""The page Evaluasi: the period with its matrix and list, and the Lembar nilai in its place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.lists import ListQuery
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.deeds import LOOKS_AT, PeriodDeeds
from desktop_app.ui.evaluations.keys import page_specs
from desktop_app.ui.evaluations.listing import EvaluationListing
from desktop_app.ui.page import Page
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.layouts import column

_ID = 16


class EvaluationsPage(Page):
    """`visit` takes None, the id of an evaluation or of a person, or a mapping of filters."""

    def __init__(self, desk: Desk, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        actions.declare(page_specs())
        self.listing = EvaluationListing(desk, actions)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listing)
        self.setLayout(column(self.stack))
        self.deeds = PeriodDeeds(self, desk)
        self._connect()

    def visit(self, target: object) -> None:
        if isinstance(target, Mapping):
            self.show_list()
            self.listing.show_filters({str(key): str(value) for key, value in target.items()})
        elif isinstance(target, bytes) and len(target) == _ID:
            self._visit_id(target)
        else:
            self.show_list()

    def filter_field(self) -> QWidget | None:
        return self.listing.roster.field

    def regions(self) -> list[QWidget]:
        return self.listing.regions()

    def show_list(self) -> None:
        """Back to the matrix and the list."""
        self.stack.setCurrentWidget(self.listing)
        self.listing.focus_list()

    def _connect(self) -> None:
        self.listing.wanted.connect(self._on_wanted)
        self.listing.waiting.connect(self.badged)
        self._desk.notices.changed.connect(self._on_changed)
        self._desk.acting_changed.connect(self.listing.narrow)

    def _visit_id(self, id: bytes) -> None:
        """An evaluation, or the newest one of a person."""
        evaluations = self._desk.house.evaluation_list
        if id in evaluations.lines([id]):
            return
        ids = evaluations.ids(ListQuery(scope=self._desk.scope, filters=(("pegawai", id.hex()),)))
        lines = evaluations.lines(ids)
        if not lines:
            self.show_list()
            self.listing.show_filters({"pegawai": id.hex()})

    def _on_wanted(self, key: str) -> None:
        period = self.listing.chosen_period()
        {"siapkan": self.deeds.prepare, "berikut": self.deeds.begin, "rekap": self.deeds.export}.get(
            key, lambda _p: None
        )(period)

    def _on_changed(self, changes: Changes) -> None:
        if changes & LOOKS_AT:
            self.listing.reload()
