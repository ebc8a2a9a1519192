"""The page Rencana kinerja: the list, the editor of one plan, and its paper, each in place of the other."""

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
from desktop_app.ui.plans.editor.editor import PlanEditor
from desktop_app.ui.plans.keys import PAGE, page_specs
from desktop_app.ui.plans.listing import PlanListing
from desktop_app.ui.plans.new_plan import NewPlan
from desktop_app.ui.plans.preview import PlanPreview
from desktop_app.ui.plans.without_plan import WithoutPlan
from desktop_app.ui.theme.theme import Theme
from desktop_app.ui.widgets.layouts import column

if TYPE_CHECKING:
    from desktop_app.services.plans.sheet import PlanSheet

_ID = 16
_LOOKS_AT = Changes.PLANS | Changes.PEOPLE | Changes.YEAR | Changes.STRUCTURE | Changes.SETTINGS
_LOOKS_AT |= Changes.EXCHANGE


class PlansPage(Page):
    """`visit` takes None, the id of a plan or of a person, or a mapping of filters (see `show_filters`).

    In the mapping `tampil` may be "buat" (the form for a new plan) or "belum" (who has none yet).
    """

    def __init__(self, desk: Desk, actions: Actions, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        actions.declare(page_specs())
        self.stack = QStackedWidget()
        self.listing = PlanListing(desk, actions)
        self.editor = PlanEditor(self, desk, actions)
        self.preview = PlanPreview(desk)
        self._back_to: QWidget = self.listing
        for part in (self.listing, self.editor, self.preview):
            self.stack.addWidget(part)
        self.setLayout(column(self.stack))
        self.deeds = PlanDeeds(self, desk)
        self.new_plan = NewPlan(self, desk)
        self.missing = WithoutPlan(self, desk)
        self._connect()

    def visit(self, target: object) -> None:
        if isinstance(target, Mapping):
            self._leave_editor()
            self._show_filtered({str(key): str(value) for key, value in target.items()})
        elif isinstance(target, bytes) and len(target) == _ID:
            self._visit_id(target)
        else:
            self._leave_editor()

    def _show_filtered(self, wanted: dict[str, str]) -> None:
        self.listing.show_filters(wanted)
        match wanted.get("tampil"):
            case "buat":
                self.new_plan.ask()
            case "belum":
                self.missing.ask(int(wanted.get("tahun", self._desk.acting.day.year)))

    def escape(self) -> bool:
        closed = (
            self.new_plan.close_overlay()
            or self.missing.close_overlay()
            or self.deeds.close_overlay()
            or self.editor.details.close_overlay()
            or self.listing.beside.close_overlay()
        )
        if closed or self.stack.currentWidget() is self.listing:
            return closed
        if self.stack.currentWidget() is self.preview:
            self._leave_preview()
        else:
            self._on_wants_list()
        return True

    def filter_field(self) -> QWidget | None:
        return self.listing.field if self.stack.currentWidget() is self.listing else None

    def regions(self) -> list[QWidget]:
        if self.stack.currentWidget() is self.editor:
            return self.editor.regions()
        if self.stack.currentWidget() is self.preview:
            return [self.preview.back]
        regions: list[QWidget] = [self.listing.field, self.listing.table]
        if self.listing.beside.is_panel_shown() and self.listing.sheet() is not None:
            regions.append(self.listing.panel.opener())
        return regions

    def _connect(self) -> None:
        self.listing.opened.connect(self._on_wants)
        self.listing.acted.connect(self._on_acted)
        self.listing.wanted_new.connect(self.new_plan.ask)
        self.listing.missing_wanted.connect(self.missing.ask)
        self.missing.picked.connect(self.new_plan.ask_for)
        self.new_plan.made.connect(self._on_wants)
        self.deeds.revised.connect(self._open)
        self.deeds.withdrawn.connect(self._on_withdrawn)
        self.editor.left.connect(self._on_left)
        self.editor.wants_list.connect(self._on_wants_list)
        self.editor.acted.connect(self._on_acted)
        self.preview.left.connect(self._leave_preview)
        self._desk.notices.changed.connect(self._on_changed)
        self._desk.acting_changed.connect(self._on_acting)

    def _on_wants(self, skp_id: bytes) -> None:
        self.went.emit(Place(PAGE, bytes(skp_id)))

    def _on_wants_list(self) -> None:
        self.went.emit(Place(PAGE))

    def _leave_editor(self) -> None:
        """To the list; what was written is saved first."""
        if self.editor.state.is_open:
            self.editor.leave()
        else:
            self._on_left()

    def _on_left(self) -> None:
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
            self._leave_editor()
            self.new_plan.ask_for(id)

    def _open(self, skp_id: bytes) -> None:
        if self.editor.state.is_open and not self.editor.is_for(skp_id):
            self.editor.sections.finish()
            self.editor.state.save(partial(self._open_now, skp_id))
        else:
            self._open_now(skp_id)

    def _open_now(self, skp_id: bytes) -> None:
        sheet = self.editor.state.read(skp_id)
        if sheet is not None:
            self.listing.table.choose(skp_id)
            self.stack.setCurrentWidget(self.editor)
            self.editor.open(sheet)

    def _on_acted(self, act: str, sheet: PlanSheet) -> None:
        runs = {
            "buka": partial(self._on_wants, sheet.skp.id),
            "ajukan": partial(self.deeds.submit, sheet),
            "setujui": partial(self.deeds.approve, sheet),
            "kembalikan": partial(self.deeds.give_back, sheet),
            "batalkan": partial(self.deeds.ask_withdraw, sheet),
            "revisi": partial(self.deeds.ask_revise, sheet),
            "cetak": partial(self._print, sheet),
            "pratinjau": partial(self._print, sheet),
        }
        runs[act]()

    def _print(self, sheet: PlanSheet) -> None:
        self._back_to = self.stack.currentWidget() or self.listing
        self.preview.ask(sheet)
        self.stack.setCurrentWidget(self.preview)

    def _leave_preview(self) -> None:
        self.stack.setCurrentWidget(self._back_to)
        self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_withdrawn(self, skp_id: bytes) -> None:
        if self.editor.is_for(skp_id):
            self._on_wants_list()

    def _on_changed(self, changes: Changes) -> None:
        if changes & _LOOKS_AT:
            self.listing.reload()
            self.editor.state.refresh()

    def _on_acting(self) -> None:
        self.listing.narrow()
        self.editor.state.refresh()
