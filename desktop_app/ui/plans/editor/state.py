"""What the editor holds: the plan as it is being written, as it was kept, and when it was last put aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.dates import WIB
from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.organisation import Measure
from desktop_app.domain.plan import Plan
from desktop_app.domain.records import Id
from desktop_app.domain.rules.book import RuleBook
from desktop_app.services.plans.drafts import PLAN_DRAFT
from desktop_app.ui.desk import Desk
from desktop_app.ui.plans.editor.lines import without_blanks
from desktop_app.ui.plans.editor.recovery import body_of

if TYPE_CHECKING:
    from desktop_app.services.plans.sheet import PlanSheet

PAUSE = 800
"""Milliseconds after the last key until what was written is put aside."""


class PlanState(QObject):
    """`changed()`: lines or surroundings changed. `kept()`: what was written has been put aside or saved."""

    changed = Signal()
    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: PlanSheet | None = None
        self._plan: Plan | None = None
        self._saving: Plan | None = None
        self._after: Callable[[], object] | None = None
        self._rules: RuleBook | None = None
        self._superior: tuple[tuple[str, Id], ...] | None = None
        self.measures: tuple[Measure, ...] = ()
        self.kept_at = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._keep)

    @property
    def is_open(self) -> bool:
        return self._sheet is not None

    @property
    def sheet(self) -> PlanSheet:
        """The plan with its surroundings, as it was read last; only while one is open."""
        if self._sheet is None:
            raise RuntimeError("no plan is open")
        return self._sheet

    @property
    def plan(self) -> Plan:
        """The plan as it is being written."""
        if self._plan is None:
            raise RuntimeError("no plan is open")
        return self._plan

    @property
    def is_editable(self) -> bool:
        return self.is_open and self.sheet.may.get("ubah", "") is None

    @property
    def is_dirty(self) -> bool:
        """Whether something was written that is not saved yet."""
        return self.is_open and without_blanks(self.plan) != without_blanks(self.sheet.plan)

    @property
    def rules(self) -> RuleBook:
        if self._rules is None:
            self._rules = self._desk.house.rule_book()
        return self._rules

    def new_id(self) -> Id:
        """A key for a new line."""
        return self._desk.house.plans.new_id()

    def show(self, sheet: PlanSheet) -> None:
        """Another plan, or another version."""
        self._pause.stop()
        self._sheet, self._plan, self._superior, self.kept_at = sheet, sheet.plan, None, ""
        self.measures = tuple(self._desk.house.offices.measures())
        self.changed.emit()

    def close(self) -> None:
        """No plan any more."""
        self._pause.stop()
        self._sheet = self._plan = None

    def edit(self, plan: Plan) -> None:
        """The plan as somebody wrote it just now."""
        if plan != self._plan and self.is_editable:
            self._plan = plan
            self._pause.start()
            self.changed.emit()

    def superior_lines(self) -> tuple[tuple[str, Id], ...]:
        """The results of the penilai in the same year, to be chosen from; read when first asked for."""
        if self._superior is None:
            self._superior = _superior_lines(self._desk, self.sheet)
        return self._superior

    def save(self, after: Callable[[], object] | None = None) -> None:
        """Save, then go on with `after`; with nothing to save go on at once."""
        self._pause.stop()
        if not self.is_editable or not self.is_dirty:
            if after is not None:
                after()
            return
        house, acting, wanted = self._desk.house, self._desk.acting, self.plan
        self._saving, self._after = wanted, after
        job = self._desk.do(lambda _job: house.plans.save(acting, wanted), then=self._on_saved)
        job.failed.connect(self._on_refused)

    def refresh(self) -> None:
        """Look again at the store; what was written and not saved yet stays."""
        if self._sheet is None or self._saving is not None:
            return
        is_dirty = self.is_dirty
        number = None if self._sheet.is_newest else self._sheet.plan.version.number
        found = self.read(self._sheet.skp.id, number)
        if found is None:
            return
        self._sheet, self._rules = found, None
        if not is_dirty:
            self._plan = found.plan
        self.changed.emit()

    def read(self, skp_id: bytes, number: int | None = None) -> PlanSheet | None:
        """A plan as it is kept, for whoever acts; None when it cannot be read, which is told."""
        house, acting = self._desk.house, self._desk.acting
        sheet: PlanSheet | None = self._desk.try_(
            lambda: house.plans.sheet(Id(skp_id), number=number, acting=acting)
        )
        return sheet

    def _keep(self) -> None:
        if not self.is_open or self._saving is not None or not self.is_dirty:
            return
        plans, plan = self._desk.house.plans, self.plan
        self._desk.do(
            lambda _job: plans.keep_draft(PLAN_DRAFT, plan.version.id, body_of(plan)), then=self._on_kept
        )

    def _on_kept(self, _changes: object) -> None:
        self.kept_at = f"{self._desk.house.clock().astimezone(WIB):%H.%M}"
        self.kept.emit()

    def _on_saved(self, _changes: object) -> None:
        saved, after = self._saving, self._after
        self._saving = self._after = None
        if self._sheet is None or self._plan is None:
            return
        found = self.read(self._sheet.skp.id)
        if found is not None:
            goes_on = self._plan != saved
            self._sheet = found
            self._plan = replace(self._plan, version=found.plan.version) if goes_on else found.plan
            if goes_on:
                self._pause.start()
        self._on_kept(None)
        self.changed.emit()
        if after is not None:
            after()

    def _on_refused(self, _error: Exception) -> None:
        self._saving = self._after = None


def _superior_lines(desk: Desk, sheet: PlanSheet) -> tuple[tuple[str, Id], ...]:
    """Text and line id of each result of the penilai; none while nobody knows him or his plan."""
    house = desk.house
    if sheet.penilai is None or sheet.penilai.person_id is None:
        return ()
    filters = (("pegawai", sheet.penilai.person_id.hex()), ("tahun", str(sheet.skp.year)))
    ids = house.plan_list.ids(ListQuery(scope=All(), filters=filters))
    sheets = [desk.try_(lambda id=id: house.plans.sheet(Id(id))) for id in ids]  # type: ignore[misc]
    return tuple((rhk.text, rhk.line_id) for each in sheets if each for rhk in each.plan.rhk)
