"""Everything one screen shows of an evaluation, and what the person in front of it may do, with reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from desktop_app.domain.errors import AppError, RuleBroken
from desktop_app.domain.evaluation import (
    Cause,
    Delivery,
    Evaluation,
    EvaluationVersion,
    Judgement,
    JudgementStatus,
    OrgResult,
)
from desktop_app.domain.identity import Identity
from desktop_app.domain.papers import Frozen, Step
from desktop_app.domain.plan import PartyRole, Plan, Skp, party_on
from desktop_app.domain.records import Id, live
from desktop_app.domain.rights import may_decide
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.rules.saran import ReasonFor
from desktop_app.domain.terms import Level, OrgLevel, Predikat
from desktop_app.domain.values import Acting, OnPaper, Period
from desktop_app.services.batches import by_key
from desktop_app.services.evaluations.loading import Case, Suggestion
from desktop_app.services.evaluations.needs import Needs, needs_of
from desktop_app.services.evaluations.rights import decide, lasting, may_see_draft
from desktop_app.services.freezing import party_identity
from desktop_app.services.results import BehaviourLine, ResultLine, behaviour_lines
from desktop_app.services.standing import identity_on
from desktop_app.services.trail import history
from desktop_app.store.work import Work


@dataclass(frozen=True, slots=True)
class PeriodResult:
    """What came of a period, to be seen beside the others; the year is never their mean (rule 46).

    `status` is belum, draf, siap or final. The ratings of one that is not final are not shown to the person.
    """

    evaluation_id: Id
    period: Period
    status: str
    hasil: Level | None
    perilaku: Level | None
    predikat: Predikat | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationSheet:
    """One evaluation with its surroundings.

    `judgement` is None before the first rating, and while somebody looks at his own unfinished one (then
    `is_hidden`). Identities are those of the period, once final the frozen ones. `needs` are all findings,
    `reasons_needed` why a reason must be written. `periods` are the other evaluations of the year, oldest
    first. `may[act]` is None when the act is allowed, else the code why not; acts: rate, finalise, reopen,
    hand_over, receive. `on_paper`: this person can only record what was done on paper.
    """

    evaluation: Evaluation
    skp: Skp
    plan: Plan
    pegawai: Identity
    penilai: Identity | None
    atasan: Identity | None
    organisation: OrgResult | None
    organisation_level: OrgLevel | None
    lines: tuple[ResultLine, ...]
    behaviours: tuple[BehaviourLine, ...]
    evidence: int
    suggestion: Suggestion
    judgement: Judgement | None
    is_hidden: bool
    predikat: Predikat | None
    needs: tuple[Finding, ...]
    reasons_needed: tuple[ReasonFor, ...]
    versions: tuple[EvaluationVersion, ...]
    deliveries: tuple[Delivery, ...]
    steps: tuple[Step, ...]
    periods: tuple[PeriodResult, ...]
    frozen: Frozen | None
    may: Mapping[str, str | None]
    on_paper: bool

    @property
    def status(self) -> str:
        """belum, draf, siap, final."""
        newest = self.versions[-1] if self.versions else None
        return newest.status.value if newest else "belum"


def evaluation_sheet(
    work: Work, acting: Acting, case: Case, periods: tuple[PeriodResult, ...], *, strict: bool
) -> EvaluationSheet:
    """The sheet of one evaluation for the person who looks at it."""
    is_final = case.frozen is not None
    hidden = not is_final and case.judgement is not None and not may_see_draft(acting, case)
    lines = case.results(work)
    needs = _needs(work, case, lines, acting.day, strict=strict)
    pegawai, penilai, atasan = _people(work, case, acting.day)
    return EvaluationSheet(
        evaluation=case.evaluation,
        skp=case.skp,
        plan=case.plan,
        pegawai=pegawai,
        penilai=penilai,
        atasan=atasan,
        organisation=case.organisation,
        organisation_level=case.organisation_level,
        lines=lines,
        behaviours=behaviour_lines(case.plan, case.facts, work.rules.perilaku(case.rules_day)),
        evidence=sum(len(entry.evidence) for line in lines for i in line.indicators for entry in i.entries),
        suggestion=needs.suggestion,
        judgement=None if hidden else case.judgement,
        is_hidden=hidden,
        predikat=None if hidden else case.predikat(work),
        needs=() if hidden or is_final else needs.findings,
        reasons_needed=() if hidden else needs.reasons,
        versions=tuple(_masked(v) for v in case.versions) if hidden else case.versions,
        deliveries=_deliveries(work, case),
        steps=_steps(work, case),
        periods=periods,
        frozen=case.frozen,
        may=_offers(acting, case, needs),
        on_paper=acting.is_operator,
    )


def _needs(work: Work, case: Case, lines: tuple[ResultLine, ...], today: date, *, strict: bool) -> Needs:
    nothing = EvaluationVersion(
        id=case.evaluation.id,
        audience_id=case.evaluation.audience_id,
        evaluation_id=case.evaluation.id,
        number=0,
    )
    return needs_of(work, case, case.judgement or Judgement(version=nothing), lines, today, strict=strict)


def _masked(version: EvaluationVersion) -> EvaluationVersion:
    """A version as its person sees it before the last word: that it is there, not what is in it."""
    if version.status is JudgementStatus.FINAL:
        return version
    return replace(version, hasil=None, hasil_reason=None, perilaku=None, perilaku_reason=None, note=None)


def _people(work: Work, case: Case, day: date) -> tuple[Identity, Identity | None, Identity | None]:
    if case.kept is not None:
        pegawai = case.kept.person(PartyRole.PEGAWAI.value)
        superiors = (PartyRole.PENILAI.value, PartyRole.ATASAN_PENILAI.value)
        penilai, atasan = (case.kept.person(role) for role in superiors)
        return pegawai or identity_on(work, case.evaluation.person_id, case.evaluation.to_on), penilai, atasan
    parties = lasting(case.parties, case.skp)
    found: list[Identity | None] = []
    for role in (PartyRole.PENILAI, PartyRole.ATASAN_PENILAI):
        party = party_on(parties, role, day) or party_on(parties, role, case.evaluation.to_on)
        found.append(party_identity(work, party, day) if party else None)
    return identity_on(work, case.evaluation.person_id, case.evaluation.to_on), found[0], found[1]


def _deliveries(work: Work, case: Case) -> tuple[Delivery, ...]:
    rows = by_key(work, Delivery, "version_id", [version.id for version in case.versions])
    held = [delivery for deliveries in rows.values() for delivery in live(deliveries)]
    return tuple(sorted(held, key=lambda d: (d.on, d.at, d.id)))


def _steps(work: Work, case: Case) -> tuple[Step, ...]:
    steps = [step for version in case.versions for step in history(work, version.id)]
    return tuple(sorted(steps, key=lambda step: (step.at, step.id)))


def _offers(acting: Acting, case: Case, needs: Needs) -> Mapping[str, str | None]:
    """Each act with the code why it is not allowed; for an operator as if with a paper in his hand."""
    paper = OnPaper(signed_on=acting.day, signatory="-") if acting.is_operator else None
    newest = case.judgement.version if case.judgement else None
    is_final = newest is not None and newest.status is JudgementStatus.FINAL
    corrected = replace(newest, cause=Cause.KOREKSI) if newest else None
    parties = lasting(case.parties, case.skp)
    judge = partial(decide, acting, case, paper)
    acts: Mapping[str, tuple[bool, Callable[[], object]]] = {
        "rate": (False, judge),
        "finalise": (False, partial(_check_finalise, judge, needs, newest)),
        "reopen": (True, partial(decide, acting, case, paper, corrected)),
        "hand_over": (True, judge),
        "receive": (True, partial(may_decide, acting, parties, PartyRole.PEGAWAI, paper)),
    }
    return {
        name: _why_not(act) if needs_final is is_final else _STATE[needs_final]
        for name, (needs_final, act) in acts.items()
    }


_STATE = {True: "evaluasi.belum_final", False: "evaluasi.sudah_final"}


def _check_finalise(judge: Callable[[], object], needs: Needs, newest: EvaluationVersion | None) -> None:
    judge()
    if newest is None:
        raise RuleBroken("evaluasi.belum_dinilai")
    if needs.first_error is not None:
        raise RuleBroken(needs.first_error.code)


def _why_not(act: Callable[[], object]) -> str | None:
    try:
        act()
    except AppError as error:
        return error.code
    return None
