"""The use cases of evaluating: from who is due to the delivered result. One transaction each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import AppError, NotAllowed, RuleBroken
from desktop_app.domain.evaluation import (
    Cause,
    DeliveryHow,
    DeliveryKind,
    Evaluation,
    EvaluationVersion,
    JudgementStatus,
    OrgResult,
)
from desktop_app.domain.lists import Units
from desktop_app.domain.people import Person
from desktop_app.domain.records import Id, folded
from desktop_app.domain.terms import OrgLevel
from desktop_app.domain.values import Acting, OnPaper, Period
from desktop_app.services.batches import by_key
from desktop_app.services.evaluations import (
    delivering,
    explanation,
    judging,
    organisation,
    preparing,
    sheet,
)
from desktop_app.services.evaluations.explanation import Explanation
from desktop_app.services.evaluations.judging import Final, JudgementDraft, Rated, RatingDraft
from desktop_app.services.evaluations.loading import Case, load_case, load_cases
from desktop_app.services.evaluations.locking import People
from desktop_app.services.evaluations.organisation import OrgDraft
from desktop_app.services.evaluations.rights import was_party
from desktop_app.services.evaluations.sheet import EvaluationSheet, PeriodResult
from desktop_app.services.offices import own_office
from desktop_app.services.profile import read_profile
from desktop_app.store.lists.scopes import scope_of
from desktop_app.store.work import Store, Work

__all__ = ["Done", "Evaluations", "JudgementDraft", "Prepared", "RatingDraft"]

C = TypeVar("C")
_TOUCHED = Changes.EVALUATIONS


@dataclass(frozen=True, slots=True)
class Prepared:
    """How many evaluations were made anew, and how many are due in all."""

    changes: Changes
    made: int
    due: int


@dataclass(frozen=True, slots=True)
class Done:
    """A deed on many: how many went well, and why each of the others did not."""

    changes: Changes
    done: int
    refused: Mapping[Id, AppError]


class Evaluations:
    """Evaluating people of one office."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def set_org_result(
        self,
        acting: Acting,
        unit_id: Id,
        period: Period,
        level: OrgLevel,
        basis: str | None = None,
        *,
        paper: OnPaper | None = None,
        final: bool = True,
        advice: str | None = None,
        reason: str | None = None,
    ) -> Changes:
        """Sets capaian organisasi of a unit; `reason` when a set one is set anew. `organisasi.*`, `hak.*`."""
        draft = OrgDraft(level=level, basis=basis, advice=advice, reason=reason)
        with self._store.work(acting) as work:
            organisation.set_result(work, acting, unit_id, period, draft, paper=paper, final=final)
        return _TOUCHED

    def org_result(self, unit_id: Id, period: Period) -> OrgResult | None:
        """What is kept for this very unit, set or a draft; units below it without their own follow it."""
        with self._store.look() as work:
            return organisation.find_result(work, unit_id, period)

    def prepare(self, acting: Acting, period: Period, unit_ids: Collection[Id] | None = None) -> Prepared:
        """Makes the evaluations of everybody with a set plan in the period; again it makes nothing twice."""
        with self._store.work(acting) as work:
            made, due = preparing.prepare(work, acting, period, unit_ids)
        return Prepared(_TOUCHED if made else Changes.NOTHING, made, due)

    def sheet(self, acting: Acting, evaluation_id: Id) -> EvaluationSheet:
        """Everything one screen shows; `hak.bukan_lingkup` for who has nothing to do with it (rule 15)."""
        with self._store.look() as work:
            return self._sheet(work, acting, load_case(work, evaluation_id))

    def explain(self, acting: Acting, evaluation_id: Id) -> Explanation:
        """How the predikat came about, complete and as facts (goals 35)."""
        with self._store.look() as work:
            case = load_case(work, evaluation_id)
            return explanation.explain(work, case, self._sheet(work, acting, case))

    def rate(
        self, acting: Acting, evaluation_id: Id, draft: JudgementDraft, paper: OnPaper | None = None
    ) -> Changes:
        """Keeps what the penilai has filled in, complete or not; only finalising asks for all of it."""
        with self._store.work(acting) as work:
            case, strict = load_case(work, evaluation_id), _strict(work)
            judging.keep_rated(work, judging.rated(work, acting, case, draft, paper, strict=strict))
        return _TOUCHED

    def rate_all(
        self, acting: Acting, drafts: Mapping[Id, JudgementDraft], paper: OnPaper | None = None
    ) -> Done:
        """Many at once, as from one list on paper; one that is refused holds up no other."""
        with self._store.work(acting) as work:
            strict = _strict(work)

            def check(case: Case) -> Rated:
                return judging.rated(work, acting, case, drafts[case.evaluation.id], paper, strict=strict)

            found, done = _checked(work, drafts, check)
            for made in found:
                judging.keep_rated(work, made)
        return done

    def finalise(self, acting: Acting, evaluation_id: Id, paper: OnPaper | None = None) -> Changes:
        """The last word: locked, frozen, never changed again. Raises the code of what is missing."""
        with self._store.work(acting) as work:
            case, strict = load_case(work, evaluation_id), _strict(work)
            final = judging.finalised(work, acting, case, paper, strict=strict)
            judging.keep_final(work, final, People(work))
        return _TOUCHED

    def finalise_all(
        self, acting: Acting, evaluation_ids: Collection[Id], paper: OnPaper | None = None
    ) -> Done:
        """Many at once; one that is not ready holds up no other, and says why."""
        with self._store.work(acting) as work:
            strict, people = _strict(work), People(work)

            def check(case: Case) -> Final:
                return judging.finalised(work, acting, case, paper, strict=strict)

            found, done = _checked(work, evaluation_ids, check)
            for made in found:
                judging.keep_final(work, made, people)
        return done

    def reopen_as(
        self, acting: Acting, evaluation_id: Id, cause: Cause, text: str, paper: OnPaper | None = None
    ) -> Changes:
        """Version n+1 of a final evaluation, with its reason; the old one stays as it was (rule 55)."""
        with self._store.work(acting) as work:
            delivering.reopen(work, acting, load_case(work, evaluation_id), cause, text, paper=paper)
        return _TOUCHED

    def deliver(
        self,
        acting: Acting,
        version_id: Id,
        kind: DeliveryKind,
        on: date,
        how: DeliveryHow,
        *,
        paper: OnPaper | None = None,
    ) -> Changes:
        """Keeps that the newest version was handed over, or received, on a day (rule 52)."""
        with self._store.work(acting) as work:
            version = work.need(EvaluationVersion, version_id)
            case = load_case(work, version.evaluation_id)
            if case.versions[-1].id != version_id:
                raise RuleBroken("evaluasi.versi_lama", nomor=version.number)
            delivering.deliver(work, acting, case, kind, on, how=how, paper=paper)
        return _TOUCHED

    def next_to_rate(self, acting: Acting, period: Period) -> Id | None:
        """The first evaluation by name that waits for this person's word (for an operator: anybody's)."""
        with self._store.look() as work:
            named, kind = preparing.period_here(work, period)
            waiting = work.find(Evaluation, period=named, kind=kind)
            if not acting.is_operator:
                waiting = preparing.judged_by(work, acting, waiting)
            open_ = [e for e in waiting if e.id not in _final_ones(work, waiting)]
            return _first_by_name(work, open_)

    def _sheet(self, work: Work, acting: Acting, case: Case) -> EvaluationSheet:
        self._check_reader(acting, case)
        periods = _other_periods(work, acting, case)
        return sheet.evaluation_sheet(work, acting, case, periods, strict=_strict(work))

    def _check_reader(self, acting: Acting, case: Case) -> None:
        if acting.is_operator or was_party(acting, case.parties):
            return
        if acting.person_id is not None and acting.person_id != case.evaluation.person_id:
            scope = scope_of(self._store.engine, acting.person_id, acting.day)
            if isinstance(scope, Units) and case.unit_id in scope.ids:
                return
        if acting.person_id is None or acting.person_id != case.evaluation.person_id:
            raise NotAllowed("evaluasi.bukan_lingkup")


def _strict(work: Work) -> bool:
    return read_profile(work, own_office(work).audience_id).needs_org_result


def _checked(work: Work, ids: Iterable[Id], check: Callable[[Case], C]) -> tuple[list[C], Done]:
    """Every check before the first writing, so that what is refused leaves nothing half done."""
    wanted = list(dict.fromkeys(ids))
    rows = by_key(work, Evaluation, "id", wanted)
    cases = load_cases(work, [rows[id][0] for id in wanted if rows[id]])
    passed: list[C] = []
    refused: dict[Id, AppError] = {}
    for id in wanted:
        try:
            passed.append(check(cases[id] if id in cases else load_case(work, id)))
        except AppError as error:
            refused[id] = error
    return passed, Done(_TOUCHED if passed else Changes.NOTHING, len(passed), refused)


def _final_ones(work: Work, evaluations: list[Evaluation]) -> set[Id]:
    versions = by_key(work, EvaluationVersion, "evaluation_id", [e.id for e in evaluations])
    newest = {id: max(rows, key=lambda v: v.number) for id, rows in versions.items() if rows}
    return {id for id, version in newest.items() if version.status is JudgementStatus.FINAL}


def _first_by_name(work: Work, evaluations: list[Evaluation]) -> Id | None:
    people = by_key(work, Person, "person_id", [e.person_id for e in evaluations])
    names = {id: folded(rows[0].name) for id, rows in people.items() if rows}
    first = min(evaluations, key=lambda e: (names.get(e.person_id, ""), e.id), default=None)
    return first.id if first else None


def _other_periods(work: Work, acting: Acting, case: Case) -> tuple[PeriodResult, ...]:
    """The other evaluations of the person in the year, of all his plans."""
    mine = case.evaluation
    others = [e for e in work.find(Evaluation, person_id=mine.person_id, year=mine.year) if e.id != mine.id]
    versions = by_key(work, EvaluationVersion, "evaluation_id", [e.id for e in others])
    is_own = acting.person_id is not None and acting.person_id == mine.person_id
    return tuple(
        _period_result(work, evaluation, versions[evaluation.id], is_own=is_own)
        for evaluation in sorted(others, key=lambda e: (e.from_on, e.to_on, e.id))
    )


def _period_result(
    work: Work, evaluation: Evaluation, versions: list[EvaluationVersion], *, is_own: bool
) -> PeriodResult:
    newest = max(versions, key=lambda v: v.number, default=None)
    if newest is None:
        return PeriodResult(evaluation.id, evaluation.period, "belum", None, None, None)
    if is_own and newest.status is not JudgementStatus.FINAL:
        return PeriodResult(evaluation.id, evaluation.period, newest.status.value, None, None, None)
    predikat = work.rules.predikat(evaluation.period.last_day).of(newest.hasil, newest.perilaku)
    return PeriodResult(
        evaluation.id, evaluation.period, newest.status.value, newest.hasil, newest.perilaku, predikat
    )
