"""The use cases of plans: one method a deed, one transaction each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.domain.changes import Changes
from desktop_app.domain.papers import Draft
from desktop_app.domain.plan import ActingAs, ChangeReason, CloseReason, PartyRole, Plan, Skp
from desktop_app.domain.plan_difference import LineChange, difference
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, OnPaper
from desktop_app.services.plans import changing, creating, deciding, drafts, editing, missing, parties, sheet
from desktop_app.store.ids import mint
from desktop_app.store.work import Store


class Plans:
    """Makes, shows, edits, decides and ends plans. What somebody may do, and why not: `PlanSheet.may`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(
        self,
        acting: Acting,
        person_id: Id,
        year: int,
        *,
        starts_on: date | None = None,
        ends_on: date | None = None,
        copy_from: Id | None = None,
    ) -> creating.NewPlan:
        """A draft with the form of the post and the superiors of the day; see `creating.create_plan`."""
        with self._store.work(acting) as work:
            return creating.create_plan(
                work, acting, person_id, year, starts_on=starts_on, ends_on=ends_on, copy_from=copy_from
            )

    def sheet(
        self,
        skp_id: Id,
        day: date | None = None,
        number: int | None = None,
        acting: Acting | None = None,
    ) -> sheet.PlanSheet:
        """One version (the newest, or that of a number) with all a screen shows of it."""
        with self._store.look() as work:
            return sheet.plan_sheet(work, skp_id, day, number, acting)

    def new_id(self) -> Id:
        """A key for a line that a form adds; its first `line_id` is the same."""
        return mint()

    def save(self, acting: Acting, plan: Plan) -> Changes:
        """Keeps the lines of a draft; the same again writes nothing."""
        with self._store.work(acting) as work:
            return editing.save_plan(work, acting, plan)

    def submit(self, acting: Acting, version_id: Id, paper: OnPaper | None = None) -> Changes:
        """The employee hands the plan in."""
        with self._store.work(acting) as work:
            return deciding.submit(work, acting, version_id, paper)

    def give_back(self, acting: Acting, version_id: Id, reason: str, paper: OnPaper | None = None) -> Changes:
        """The penilai returns it with a reason."""
        with self._store.work(acting) as work:
            return deciding.give_back(work, acting, version_id, reason, paper)

    def approve(self, acting: Acting, version_id: Id, paper: OnPaper | None = None) -> Changes:
        """The penilai sets it: locked and frozen. No way back; a change is a new version."""
        with self._store.work(acting) as work:
            return deciding.approve(work, acting, version_id, paper)

    def withdraw(self, acting: Acting, version_id: Id, reason: str) -> Changes:
        """A draft is given up."""
        with self._store.work(acting) as work:
            return deciding.withdraw(work, acting, version_id, reason)

    def revise(self, acting: Acting, skp_id: Id, reason: ChangeReason, text: str) -> creating.NewPlan:
        """Version n+1 of a plan that was set, with the same line ids."""
        with self._store.work(acting) as work:
            return changing.revise(work, acting, skp_id, reason, text)

    def differences(self, skp_id: Id, old: int, new: int) -> tuple[LineChange, ...]:
        """What changed from one version to another, line by line."""
        with self._store.look() as work:
            before, after = (sheet.version_of(work, skp_id, number) for number in (old, new))
            return difference(work.open(Plan, before.id), work.open(Plan, after.id))

    def close(
        self, acting: Acting, skp_id: Id, ends_on: date, reason: CloseReason, note: str | None = None
    ) -> Changes:
        """The period of a plan ends on a day."""
        with self._store.work(acting) as work:
            return changing.close(work, acting, skp_id, ends_on, reason, note)

    def undo_close(self, acting: Acting, skp_id: Id, ends_on: date | None = None) -> Changes:
        """A closed plan runs on; an exemption is taken back."""
        with self._store.work(acting) as work:
            return changing.undo_close(work, acting, skp_id, ends_on)

    def transfer(
        self, acting: Acting, person_id: Id, effective_on: date, *, copy_lines: bool = False
    ) -> creating.NewPlan:
        """Rule 30: the old part ends the day before, a new one begins; on the first day nothing is split."""
        with self._store.work(acting) as work:
            return changing.transfer(work, acting, person_id, effective_on, copy_lines=copy_lines)

    def exempt(  # the facts of one exemption
        self, acting: Acting, person_id: Id, starts_on: date, ends_on: date, note: str
    ) -> Changes:
        """A period in which no plan is owed (rule 31)."""
        with self._store.work(acting) as work:
            return changing.exempt(work, acting, person_id, starts_on, ends_on, note)

    def set_party(  # noqa: PLR0917  # the facts of one party row
        self,
        acting: Acting,
        skp_id: Id,
        role: PartyRole,
        who: Id | parties.PartyText,
        from_on: date,
        to_on: date | None = None,
        acting_as: ActingAs = ActingAs.DEFINITIF,
        post: str | None = None,
    ) -> Changes:
        """Somebody becomes penilai or atasan penilai from a day on; see `parties.set_party`."""
        with self._store.work(acting) as work:
            skp = work.need(Skp, skp_id)
            parties.set_party(work, acting, skp, role, who, from_on, to_on, acting_as, post)
        return Changes.PLANS

    def missing_plans(self, acting: Acting, year: int, day: date) -> missing.MissingPlans:
        """The list "belum ada SKP"."""
        return missing.missing_plans(self._store, acting, year, day)

    def keep_draft(self, kind: str, object_id: Id | None, body: Mapping[str, Any]) -> Changes:
        """Autosave of an open form."""
        with self._store.work() as work:
            drafts.keep_draft(work, kind, object_id, body)
        return Changes.DRAFTS

    def drafts(self) -> list[Draft]:
        """What was being typed, newest first."""
        with self._store.look() as work:
            return drafts.drafts(work)

    def drop_draft(self, id: Id) -> Changes:
        """Forgets an autosave."""
        with self._store.work() as work:
            return drafts.drop(work, id)
