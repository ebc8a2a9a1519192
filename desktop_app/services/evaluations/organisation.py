"""Capaian kinerja organisasi of a unit in a period: set by the level above, or recorded from its paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.evaluation import OrgResult, OrgStatus, org_result_key
from desktop_app.domain.organisation import Unit
from desktop_app.domain.papers import Frozen, ObjectKind
from desktop_app.domain.records import Id
from desktop_app.domain.rights import Signed, check_paper, entered
from desktop_app.domain.superiors import Structure
from desktop_app.domain.terms import OrgLevel
from desktop_app.domain.text import tidied
from desktop_app.domain.values import Acting, OnPaper, Period, Role
from desktop_app.services.evaluations.preparing import period_here
from desktop_app.services.freezing import freeze, frozen_of
from desktop_app.services.offices import own_office
from desktop_app.services.standing import Line, unit_name
from desktop_app.services.trail import record_step
from desktop_app.store.work import Work

_RULES = ("rating", "distribusi", "saran")
_DEEPEST = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgDraft:
    """A result of a unit as it is typed. `reason` is asked for when a result that was set is set anew."""

    level: OrgLevel
    basis: str | None = None
    advice: str | None = None
    reason: str | None = None


def find_result(work: Work, unit_id: Id, period: Period) -> OrgResult | None:
    """What is kept for this very unit in a period, set or still a draft."""
    named, _ = period_here(work, period)
    return work.one(OrgResult, unit_id=unit_id, period=named)


def set_result(
    work: Work,
    acting: Acting,
    unit_id: Id,
    period: Period,
    draft: OrgDraft,
    *,
    paper: OnPaper | None,
    final: bool,
) -> OrgResult:
    """Keeps a result; `final` sets it, with its step and its frozen row.

    Evaluations that are final keep the level they were judged under. Raises `organisasi.*`, `hak.*`.
    """
    work.need(Unit, unit_id)
    named, _ = period_here(work, period)
    old = work.one(OrgResult, unit_id=unit_id, period=named)
    signed = _signed(work, acting, unit_id, paper, final=final)
    was_set = old is not None and old.status is OrgStatus.DITETAPKAN
    reason = tidied(draft.reason)
    if was_set and not final:
        raise RuleBroken("organisasi.sudah_ditetapkan")
    if was_set and reason is None:
        raise RuleBroken("organisasi.perlu_alasan")
    result = replace(
        old or _first(work, unit_id, named),
        level=draft.level,
        basis=tidied(draft.basis),
        advice=tidied(draft.advice),
        set_by=signed.by,
        status=OrgStatus.DITETAPKAN if final else OrgStatus.DRAF,
    )
    work.keep(result)
    step = record_step(
        work,
        result.audience_id,
        (ObjectKind.ORG_RESULT, result.id),
        (old.status.value if old else None, result.status.value),
        signed,
        reason,
    )
    if final:
        _freeze(work, result, signed, step.id)
    return result


def _first(work: Work, unit_id: Id, period: Period) -> OrgResult:
    audience_id = own_office(work).audience_id
    id = org_result_key(audience_id, unit_id, period)
    return OrgResult(id=id, audience_id=audience_id, unit_id=unit_id, period=period)


def _freeze(work: Work, result: OrgResult, signed: Signed, step_id: Id) -> Frozen:
    """The first setting under the key of the result, a later one under that of its step."""
    object_id = step_id if frozen_of(work, result.id) else result.id
    return freeze(
        work,
        audience_id=result.audience_id,
        kind=ObjectKind.ORG_RESULT,
        object_id=object_id,
        year=result.period.year,
        period=result.period,
        unit_id=result.unit_id,
        level=result.level,
        by=signed.recorded_by or signed.by,
        rules_day=result.period.last_day,
        rules=_RULES,
        body={
            "format": 1,
            "hasil": result,
            "unit": unit_name(work, result.unit_id, result.period.last_day),
            "ditetapkan": {"oleh": signed.by_text, "di_atas_kertas": signed.on_paper},
        },
    )


def _signed(work: Work, acting: Acting, unit_id: Id, paper: OnPaper | None, *, final: bool) -> Signed:
    """The head of the level above; an operator from paper; the agency on behalf; a draft by any operator."""
    if paper is not None:
        if not acting.is_operator:
            raise NotAllowed("hak.bukan_operator")
        check_paper(paper, acting.day)
        return Signed(
            as_role=Role.PENILAI,
            by=None,
            by_text=paper.signatory.strip(),
            paper=paper,
            recorded_by=acting.person_id,
            recorded_text=acting.title,
        )
    if acting.is_operator:
        if final and not own_office(work).is_agency:
            raise NotAllowed("organisasi.perlu_kertas")
        return entered(acting)
    if acting.person_id is None or _head_above(Line(work, acting.day).structure, unit_id) != acting.person_id:
        raise NotAllowed("organisasi.bukan_atasan_unit")
    return Signed(as_role=Role.PENILAI, by=acting.person_id, by_text=acting.title)


def _head_above(structure: Structure, unit_id: Id) -> Id | None:
    """The first head up the line from a unit, never the one of the unit itself."""
    own = structure.judge_in(unit_id)
    above = structure.above(unit_id)
    for _ in range(_DEEPEST):
        if above is None:
            return None
        judge = structure.judge_in(above)
        if judge is not None and (own is None or judge.person_id != own.person_id):
            return judge.person_id
        above = structure.above(above)
    return None
