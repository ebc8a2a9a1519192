"""A plan goes its way: submitted, given back, set, withdrawn; each with a step, on screen or on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.papers import ObjectKind
from desktop_app.domain.plan import PartyRole, Plan, Skp, SkpParty, SkpStatus, VersionStatus, party_on
from desktop_app.domain.plan_check import blocking, check_plan
from desktop_app.domain.records import Id
from desktop_app.domain.rights import Signed, check_parties, entered, may_decide, may_enter_for
from desktop_app.domain.text import tidied
from desktop_app.domain.values import Acting, OnPaper
from desktop_app.services.freezing import freeze_plan
from desktop_app.services.plans.creating import version_in_force
from desktop_app.services.plans.editing import check_alive
from desktop_app.services.plans.parties import complete_parties
from desktop_app.services.trail import history, record_step
from desktop_app.store.work import Work


@dataclass(frozen=True, slots=True)
class _Case:
    """A version with all that a decision about it needs."""

    skp: Skp
    plan: Plan
    parties: tuple[SkpParty, ...]


def submit(work: Work, acting: Acting, version_id: Id, paper: OnPaper | None = None) -> Changes:
    """The employee hands his plan in; an unknown penilai does not hold him up. `skp.belum_lengkap`."""
    case = _open(work, acting, version_id)
    signed = may_decide(acting, case.parties, PartyRole.PEGAWAI, paper)
    after = case.plan.moved(VersionStatus.DIAJUKAN)
    check_complete(work, case.skp, case.plan)
    return _move(work, case, after, signed)


def give_back(
    work: Work, acting: Acting, version_id: Id, reason: str, paper: OnPaper | None = None
) -> Changes:
    """The penilai returns a plan and says why: `skp.tanpa_alasan` when he does not."""
    case = _open(work, acting, version_id)
    signed = may_decide(acting, case.parties, PartyRole.PENILAI, paper)
    after = case.plan.moved(VersionStatus.DIKEMBALIKAN)
    return _move(work, case, after, signed, must_say(reason))


def approve(work: Work, acting: Acting, version_id: Id, paper: OnPaper | None = None) -> Changes:
    """The penilai sets the plan: it is locked and frozen, with everybody as he was that day.

    Raises `skp.tanpa_penilai`, `skp.belum_lengkap`, `kertas.mendahului`, `hak.*`. There is no way back: a
    change is a new version (rule 28).
    """
    case = _open(work, acting, version_id)
    day = paper.signed_on if paper else acting.day
    after = case.plan.moved(VersionStatus.DITETAPKAN)
    penilai = party_on(case.parties, PartyRole.PENILAI, day)
    if not any(party.role is PartyRole.PENILAI for party in case.parties):
        raise RuleBroken("skp.tanpa_penilai")
    signed = may_decide(acting, case.parties, PartyRole.PENILAI, paper)
    atasan = party_on(case.parties, PartyRole.ATASAN_PENILAI, day)
    check_parties(
        case.skp.person_id, penilai.person_id if penilai else None, atasan.person_id if atasan else None
    )
    _check_order(work, version_id, paper)
    check_complete(work, case.skp, case.plan)
    changes = _move(work, case, after, signed)
    freeze_plan(work, case.skp, after, case.parties, signed, day=day)
    return changes


def withdraw(work: Work, acting: Acting, version_id: Id, reason: str) -> Changes:
    """A draft is given up; the plan with it, unless a version of it was set before."""
    plan = work.open(Plan, version_id)
    skp = work.need(Skp, plan.version.skp_id)
    may_enter_for(acting, skp.person_id)
    said = must_say(reason)
    after = plan.moved(VersionStatus.BATAL)
    changes = _move(work, _Case(skp, plan, ()), after, entered(acting), said)
    if version_in_force(work, skp.id) is None:
        work.keep(replace(skp, status=SkpStatus.BATAL))
        change = (skp.status.value, SkpStatus.BATAL.value)
        record_step(work, skp.audience_id, (ObjectKind.SKP, skp.id), change, entered(acting), said)
    return changes


def check_complete(work: Work, skp: Skp, plan: Plan) -> None:
    """Errors of the plan stop it; warnings and hints do not (rules 20-26)."""
    found = blocking(check_plan(plan, work.rules, skp.ends_on))
    if found:
        raise RuleBroken("skp.belum_lengkap", temuan=found)


def must_say(reason: str | None) -> str:
    """A reason that says something."""
    said = tidied(reason)
    if said is None:
        raise RuleBroken("skp.tanpa_alasan")
    return said


def _open(work: Work, acting: Acting, version_id: Id) -> _Case:
    plan = work.open(Plan, version_id)
    skp = work.need(Skp, plan.version.skp_id)
    check_alive(skp)
    return _Case(skp, plan, complete_parties(work, skp, acting))


def _move(work: Work, case: _Case, after: Plan, signed: Signed, reason: str | None = None) -> Changes:
    """Keeps the plan in its new state, with the step."""
    work.keep(after)
    thing = (ObjectKind.SKP_VERSION, after.version.id)
    change = (case.plan.status.value, after.status.value)
    record_step(work, case.skp.audience_id, thing, change, signed, reason)
    return Changes.PLANS


def _check_order(work: Work, version_id: Id, paper: OnPaper | None) -> None:
    """A paper of approval is not older than the paper of the submission it answers."""
    handed_in = [
        step.signed_on
        for step in history(work, version_id)
        if step.to_status == VersionStatus.DIAJUKAN.value and step.signed_on
    ]
    if paper and handed_in and paper.signed_on < handed_in[-1]:
        raise RuleBroken("kertas.mendahului", tanggal=paper.signed_on, diajukan=handed_in[-1])
