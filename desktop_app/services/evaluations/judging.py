"""Rating and finalising one evaluation or a thousand; a suggestion never becomes a rating by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import (
    Cause,
    EvaluationVersion,
    Judgement,
    JudgementStatus,
    Rating,
    first_version_key,
    rating_key,
)
from desktop_app.domain.papers import ObjectKind
from desktop_app.domain.plan import ActingAs
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Level, ValueCode
from desktop_app.domain.text import tidied
from desktop_app.domain.values import Acting, OnPaper
from desktop_app.services.evaluations.loading import Case
from desktop_app.services.evaluations.locking import People, lock
from desktop_app.services.evaluations.needs import Needs, needs_of
from desktop_app.services.evaluations.rights import Decision, decide
from desktop_app.services.results import ResultLine
from desktop_app.services.trail import record_step
from desktop_app.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingDraft:
    """A rating of one Rhk or one value with its observed fact; level None: belum dinilai."""

    rhk_line: Id | None = None
    value_code: ValueCode | None = None
    level: Level | None = None
    fact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementDraft:
    """What the penilai has filled in so far; anything may still be missing."""

    hasil: Level | None = None
    hasil_reason: str | None = None
    perilaku: Level | None = None
    perilaku_reason: str | None = None
    ratings: Sequence[RatingDraft] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Rated:
    """A judgement that may be kept as it is: every check has passed."""

    case: Case
    judged: Judgement
    decision: Decision


@dataclass(frozen=True, slots=True)
class Final:
    """A judgement that may become final: every check has passed, nothing is written yet."""

    case: Case
    judged: Judgement
    decision: Decision
    needs: Needs
    lines: tuple[ResultLine, ...]


def rated(
    work: Work, acting: Acting, case: Case, draft: JudgementDraft, paper: OnPaper | None, *, strict: bool
) -> Rated:
    """What the penilai has filled in; complete and with all reasons it becomes *siap* by itself."""
    before = case.judgement or _first(case)
    decision = decide(acting, case, paper)
    if before.status is JudgementStatus.FINAL:
        raise RuleBroken("evaluasi.sudah_final")
    version = replace(
        before.version,
        hasil=draft.hasil,
        hasil_reason=_fitting(draft.hasil_reason, 1000),
        perilaku=draft.perilaku,
        perilaku_reason=_fitting(draft.perilaku_reason, 1000),
        note=_fitting(draft.note, 4000),
    )
    judged = before.edited(_by(version, decision), _ratings(case, version.id, draft.ratings))
    needs = needs_of(work, case, judged, case.results(work), acting.day, strict=strict)
    if needs.first_error is None:
        judged = judged.moved(JudgementStatus.SIAP)
    return Rated(case, judged, decision)


def keep_rated(work: Work, made: Rated) -> None:
    """Writes a rating down."""
    work.keep(made.judged)
    _step(work, made.case, made.judged, made.decision)


def finalised(work: Work, acting: Acting, case: Case, paper: OnPaper | None, *, strict: bool) -> Final:
    """The last word on a version, if nothing is missing.

    The first thing that is missing is raised by its own code (`evaluasi.*`); see `needs_of` for all of them.
    """
    if case.judgement is None:
        raise RuleBroken("evaluasi.belum_dinilai")
    decision = decide(acting, case, paper)
    if case.judgement.status is JudgementStatus.FINAL:
        raise RuleBroken("evaluasi.sudah_final")
    lines = case.results(work)
    needs = needs_of(work, case, case.judgement, lines, acting.day, strict=strict)
    if needs.first_error is not None:
        raise RuleBroken(needs.first_error.code, **needs.first_error.facts)
    ready = case.judgement
    if ready.status is JudgementStatus.DRAF:
        ready = ready.moved(JudgementStatus.SIAP)
    final = ready.moved(JudgementStatus.FINAL)
    return Final(case, replace(final, version=_by(final.version, decision)), decision, needs, lines)


def keep_final(work: Work, made: Final, people: People) -> None:
    """Writes the last word down: locked, with its step and all it rests on."""
    lock(work, made.case, made.judged, made.decision, made.needs, lines=made.lines, people=people)
    work.keep(made.judged)
    _step(work, made.case, made.judged, made.decision)


def _fitting(text: str | None, most: int) -> str | None:
    """Tidy text that has room in its field."""
    said = tidied(text)
    if said is not None and len(said) > most:
        raise RuleBroken("data.terlalu_panjang", batas=most)
    return said


def _first(case: Case) -> Judgement:
    evaluation = case.evaluation
    version = EvaluationVersion(
        id=first_version_key(evaluation),
        audience_id=evaluation.audience_id,
        evaluation_id=evaluation.id,
        number=1,
        cause=Cause.AWAL,
    )
    return Judgement(version=version)


def _by(version: EvaluationVersion, decision: Decision) -> EvaluationVersion:
    party = decision.party
    return replace(
        version,
        rater_id=party.person_id if party else None,
        rater_as=party.acting if party else ActingAs.DEFINITIF,
    )


def _ratings(case: Case, version_id: Id, drafts: Sequence[RatingDraft]) -> tuple[Rating, ...]:
    """One rating of each line and value; a line that is not in the plan is refused."""
    lines = {rhk.line_id for rhk in case.plan.rhk}
    audience_id = case.evaluation.audience_id
    made: dict[Id, Rating] = {}
    for draft in drafts:
        key = draft.rhk_line or draft.value_code
        if key is None or (draft.rhk_line is not None and draft.value_code is not None):
            raise RuleBroken("evaluasi.rating_tanpa_baris")
        if draft.rhk_line is not None and draft.rhk_line not in lines:
            raise RuleBroken("evaluasi.baris_lain")
        fact = _fitting(draft.fact, 2000)
        if draft.level is None and fact is None:
            continue
        id = rating_key(audience_id, version_id, key)
        if id in made:
            raise RuleBroken("evaluasi.rating_ganda")
        made[id] = Rating(
            id=id,
            audience_id=audience_id,
            version_id=version_id,
            rhk_line=draft.rhk_line,
            value_code=draft.value_code,
            level=draft.level,
            fact=fact,
        )
    return tuple(sorted(made.values(), key=lambda rating: rating.id))


def _step(work: Work, case: Case, judged: Judgement, decision: Decision) -> None:
    """Every saving leaves a step: who judged, when, and on which paper."""
    before = case.judgement.status.value if case.judgement else None
    thing = (ObjectKind.EVALUATION_VERSION, judged.version.id)
    record_step(work, case.evaluation.audience_id, thing, (before, judged.status.value), decision.signed)
