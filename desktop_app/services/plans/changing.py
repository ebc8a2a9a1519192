"""After a plan was set: a new version, the end of its period, a transfer, and periods without any plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.papers import ObjectKind
from desktop_app.domain.people import Person
from desktop_app.domain.plan import (
    ChangeReason,
    CloseReason,
    Plan,
    Skp,
    SkpStatus,
    SkpVersion,
    VersionStatus,
    check_overlap,
    split_on,
)
from desktop_app.domain.plan_copies import revised, with_form
from desktop_app.domain.records import Id
from desktop_app.domain.rights import check_party, entered, must_be_operator
from desktop_app.domain.values import Acting
from desktop_app.services.plans.creating import (
    NewPlan,
    create_plan,
    form_for,
    new_part,
    newest_version,
    version_in_force,
)
from desktop_app.services.plans.deciding import must_say
from desktop_app.services.plans.parties import parties_of, renew_superiors
from desktop_app.services.standing import identity_on
from desktop_app.services.trail import record_step
from desktop_app.store.work import Work

OPEN = frozenset({VersionStatus.DRAF, VersionStatus.DIAJUKAN, VersionStatus.DIKEMBALIKAN})


def revise(work: Work, acting: Acting, skp_id: Id, reason: ChangeReason, text: str) -> NewPlan:
    """Version n+1 of a plan that was set: the same lines under the same line ids, with the reason (rule 28).

    The employee, his penilai or an operator begins it; it counts from its own approval on, until then the
    old version stays in force. Raises `skp.belum_ditetapkan`, `skp.versi_terbuka`, `skp.tanpa_alasan`.
    """
    skp = work.need(Skp, skp_id)
    check_party(acting, parties_of(work, skp_id))
    said = must_say(text)
    if reason is ChangeReason.AWAL:
        raise RuleBroken("skp.tanpa_alasan")
    if skp.status is not SkpStatus.AKTIF:
        raise RuleBroken("skp.tidak_aktif", status=skp.status.value)
    versions = work.find(SkpVersion, skp_id=skp_id)
    if any(version.status in OPEN for version in versions):
        raise RuleBroken("skp.versi_terbuka")
    base = version_in_force(work, skp_id)
    if base is None:
        raise RuleBroken("skp.belum_ditetapkan")
    version = SkpVersion(
        id=work.mint(),
        audience_id=skp.audience_id,
        skp_id=skp_id,
        number=max(each.number for each in versions) + 1,
        form=base.form,
        approach=base.approach,
        change_reason=reason,
        change_text=said,
        based_on=base.id,
        form_reason=base.form_reason,
    )
    work.keep(revised(work.open(Plan, base.id), version, work.mint))
    thing = (ObjectKind.SKP_VERSION, version.id)
    record_step(work, skp.audience_id, thing, (None, VersionStatus.DRAF.value), entered(acting), said)
    return NewPlan(changes=Changes.PLANS, skp_id=skp_id, version_id=version.id)


def close(  # noqa: PLR0917  # the facts of one closing
    work: Work, acting: Acting, skp_id: Id, ends_on: date, reason: CloseReason, note: str | None = None
) -> Changes:
    """The plan ends on a day. What was not set yet may still be set; results after the day do not count."""
    must_be_operator(acting)
    skp = work.need(Skp, skp_id)
    closed = skp.closed(ends_on, reason)
    work.keep(closed)
    _step(work, acting, skp, closed, note or reason.value)
    return Changes.PLANS


def undo_close(work: Work, acting: Acting, skp_id: Id, ends_on: date | None = None) -> Changes:
    """The plan runs on: to the day given, else until the day before the next part, else to 31 December.

    An exemption is taken back: its row stays, as cancelled.
    """
    must_be_operator(acting)
    skp = work.need(Skp, skp_id)
    if skp.status is not SkpStatus.DITUTUP:
        raise RuleBroken("skp.tidak_ditutup")
    if skp.exempt_note:
        cancelled = replace(skp, status=SkpStatus.BATAL)
        work.keep(cancelled)
        _step(work, acting, skp, cancelled, None)
        return Changes.PLANS
    others = work.find(Skp, person_id=skp.person_id, year=skp.year)
    later = [o.starts_on for o in others if o.status is not SkpStatus.BATAL and o.starts_on > skp.starts_on]
    until = min(later) - timedelta(days=1) if later else date(skp.year, 12, 31)
    opened = replace(skp, status=SkpStatus.AKTIF, close_reason=None, ends_on=ends_on or until)
    check_overlap(opened, tuple(others))
    work.keep(opened)
    _step(work, acting, skp, opened, None)
    return Changes.PLANS


def transfer(
    work: Work, acting: Acting, person_id: Id, effective_on: date, *, copy_lines: bool = False
) -> NewPlan:
    """Rule 30: the plan closes the day before; a new part begins with the new post and its superiors.

    Effective on the first day of the plan nothing is split: the plan goes along, its superiors are renewed,
    and a draft takes the form of the new post. Enter the placement first: the new part follows it.
    Raises `skp.tidak_ada_rencana` when no plan runs on that day.
    """
    must_be_operator(acting)
    running = [
        skp
        for skp in work.find(Skp, person_id=person_id, year=effective_on.year, status=SkpStatus.AKTIF)
        if skp.starts_on <= effective_on <= skp.ends_on
    ]
    if not running:
        raise RuleBroken("skp.tidak_ada_rencana", tanggal=effective_on)
    skp = running[0]
    last = split_on(skp, effective_on)
    if last is None:
        return _moved_along(work, acting, skp)
    ends_on = skp.ends_on
    close(work, acting, skp.id, last, CloseReason.MUTASI)
    return create_plan(
        work,
        replace(acting, day=max(acting.day, effective_on)),
        person_id,
        effective_on.year,
        starts_on=effective_on,
        ends_on=ends_on,
        copy_from=skp.id if copy_lines else None,
    )


def _moved_along(work: Work, acting: Acting, skp: Skp) -> NewPlan:
    renew_superiors(work, acting, skp)
    newest = newest_version(work, skp.id)
    if newest is None:
        raise RuleBroken("skp.tanpa_versi")
    plan = work.open(Plan, newest.id)
    form = form_for(work, identity_on(work, skp.person_id, skp.starts_on), skp)
    if plan.is_editable and plan.version.form is not form:
        work.keep(with_form(plan, form))
    return NewPlan(changes=Changes.PLANS, skp_id=skp.id, version_id=newest.id)


def exempt(  # noqa: PLR0917  # the facts of one exemption
    work: Work, acting: Acting, person_id: Id, starts_on: date, ends_on: date, note: str
) -> Changes:
    """A period without a plan (CLTN, tugas belajar, MPP): it does not count as missing (rule 31)."""
    must_be_operator(acting)
    said = must_say(note)
    person = work.one(Person, person_id=person_id)
    if person is None:
        raise RuleBroken("skp.pegawai_tidak_dikenal")
    others = work.find(Skp, person_id=person_id, year=starts_on.year)
    skp = replace(
        new_part(person, starts_on.year, starts_on, ends_on, others),
        status=SkpStatus.DITUTUP,
        close_reason=CloseReason.CLTN,
        exempt_note=said,
    )
    work.add(skp)
    thing = (ObjectKind.SKP, skp.id)
    record_step(work, skp.audience_id, thing, (None, skp.status.value), entered(acting), said)
    return Changes.PLANS


def _step(work: Work, acting: Acting, before: Skp, after: Skp, reason: str | None) -> None:
    change = (before.status.value, after.status.value)
    record_step(work, before.audience_id, (ObjectKind.SKP, before.id), change, entered(acting), reason)
