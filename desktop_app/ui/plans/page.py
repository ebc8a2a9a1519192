"""The page Rencana kinerja: the list, and the editor of one plan in its place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.lists import ListQuery
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk
from desktop_app.ui.page import Page, Place
from desktop_app.ui.plans.deeds import PlanDeeds
from desktop_app.ui.plans.keys import PAGE, page_specs
from desktop_app.ui.plans.listing import PlanListing
from desktop_app.ui.plans.new_plan import NewPlan
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.layouts import column

if TYPE_CHECKING:
    from desktop_app.services.plans.sheet import PlanSheet

_ID = 16
_LOOKS_AT = Changes.PLANS | Changes.PEOPLE | Changes.YEAR | Changes.STRUCTURE | Changes.SETTINGS


class PlansPage(Page):
    """`visit` takes None, the id of a plan or of a person, or a mapping of filters (see `show_filters`)."""

    def __init__(self, desk: Desk, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._desk, self._actions = desk, actions
        actions.declare(page_specs())
        self.stack = QStackedWidget()
        self.listing = PlanListing(desk, actions)
        self.stack.addWidget(self.listing)
        self.setLayout(column(self.stack))
        self.deeds = PlanDeeds(self, desk)
        self.new_plan = NewPlan(self, desk)
        self._connect()

    def visit(self, target: object) -> None:
        if isinstance(target, Mapping):
            self._show_list()
            self.listing.show_filters({str(key): str(value) for key, value in target.items()})
        elif isinstance(target, bytes) and len(target) == _ID:
            self._visit_id(target)
        else:
            self._show_list()

    def escape(self) -> bool:
        return (
            self.new_plan.close_overlay() or self.deeds.close_overlay() or self.listing.beside.close_overlay()
        )

    def filter_field(self) -> QWidget | None:
        return self.listing.field

    def regions(self) -> list[QWidget]:
        regions: list[QWidget] = [self.listing.field, self.listing.table]
        if self.listing.beside.is_panel_shown() and self.listing.sheet() is not None:
            regions.append(self.listing.panel.open)
        return regions

    def _connect(self) -> None:
        self.listing.opened.connect(self._open)
        self.listing.acted.connect(self._on_acted)
        self.listing.wanted_new.connect(self.new_plan.ask)
        self.new_plan.made.connect(self._open)
        self.deeds.revised.connect(self._open)
        self._desk.notices.changed.connect(self._on_changed)
        self._desk.acting_changed.connect(self.listing.narrow)

    def _show_list(self) -> None:
        self.stack.setCurrentWidget(self.listing)
        self.listing.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _visit_id(self, id: bytes) -> None:
        """A plan is opened; a person's newest plan too; a person without one gets the form for his first."""
        plans = self._desk.house.plan_list
        if id in plans.lines([id]):
            self._open(id)
            return
        query = ListQuery(scope=self._desk.scope, filters=(("pegawai", id.hex()),))
        lines = plans.lines(plans.ids(query))
        if lines:
            self._open(max(lines.values(), key=lambda line: (line.year, line.id)).id)
        elif id in self._desk.house.people_list.lines([id]):
            self._show_list()
            self.new_plan.ask_for(id)

    def _open(self, skp_id: bytes) -> None:
        self.listing.table.choose(skp_id)

    def _on_acted(self, act: str, sheet: PlanSheet) -> None:
        runs = {
            "buka": partial(self.went.emit, Place(PAGE, sheet.skp.id)),
            "ajukan": partial(self.deeds.submit, sheet),
            "setujui": partial(self.deeds.approve, sheet),
            "kembalikan": partial(self.deeds.give_back, sheet),
            "batalkan": partial(self.deeds.ask_withdraw, sheet),
            "revisi": partial(self.deeds.ask_revise, sheet),
        }
        runs[act]()

    def _on_changed(self, changes: Changes) -> None:
        if changes & _LOOKS_AT:
            self.listing.reload()
