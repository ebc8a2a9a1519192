"""All that an evaluation rests on, read for many at once: plan, entries, parties, unit and its result.

An evaluation that is final rests on what was frozen with it, whatever was corrected or moved since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.domain.achievement import entries_in, share_of, suggestion
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import (
    Evaluation,
    EvaluationKind,
    EvaluationVersion,
    Judgement,
    OrgResult,
    OrgStatus,
    Rating,
)
from desktop_app.domain.organisation import UnitSpan
from desktop_app.domain.papers import Frozen
from desktop_app.domain.people import FactKind, PersonFact, in_force
from desktop_app.domain.plan import Plan, Skp, SkpParty, SkpStatus, SkpVersion
from desktop_app.domain.records import Id
from desktop_app.domain.rules.saran import HasilSuggestion
from desktop_app.domain.terms import Level, OrgLevel, Predikat
from desktop_app.domain.values import Period
from desktop_app.domain.year import Realisation
from desktop_app.services.batches import by_key
from desktop_app.services.evaluations.finals import Kept, kept_of
from desktop_app.services.results import ResultLine, YearFacts, result_lines, year_facts
from desktop_app.services.set_plans import days_set, plans_of, set_versions, version_for
from desktop_app.store.work import Work

_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested rating of hasil kerja with what it comes from; shown, never stored as a rating (rule 43).

    `of_unit`: the person heads the unit with this result, which suggests his rating (rule 42); `counted` is
    always there, so that both can be seen.
    """

    level: Level | None
    counted: HasilSuggestion
    of_unit: OrgLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One evaluation with its surroundings. `judgement` is its newest version, None before the first rating.

    `unit_id` is where the person stood at the end of the period; `organisation` the nearest set result up the
    line from there, `leads` whether he headed that very unit. `entries` are those of the period.
    """

    evaluation: Evaluation
    versions: tuple[EvaluationVersion, ...]
    judgement: Judgement | None
    skp: Skp
    plan: Plan
    parties: tuple[SkpParty, ...]
    facts: YearFacts
    entries: tuple[Realisation, ...]
    unit_id: Id | None
    organisation: OrgResult | None
    leads: bool
    frozen: Frozen | None
    kept: Kept | None = field(default=None, repr=False)

    @property
    def rules_day(self) -> date:
        """The day that chooses the rule sets: the last one of the period, for ever (rule 90)."""
        return self.evaluation.period.last_day

    @property
    def organisation_level(self) -> OrgLevel | None:
        if self.frozen is not None:
            return self.frozen.level
        return self.organisation.level if self.organisation else None

    def results(self, work: Work) -> tuple[ResultLine, ...]:
        """The lines of the form with what was entered."""
        share = share_of(self.skp, self.evaluation.period)
        return result_lines(self.plan, self.facts, self.entries, work.rules.saran(self.rules_day), share)

    def suggestion(self, work: Work, lines: Sequence[ResultLine]) -> Suggestion:
        """What the figures suggest, and for the head of a unit what its result suggests."""
        rules = work.rules.saran(self.rules_day)
        found = {i.indicator.line_id: i.achievement for line in lines for i in line.indicators}
        counted = suggestion(self.plan, found, rules)
        level = self.organisation_level
        if self.leads and level is not None:
            return Suggestion(rules.suggest_head(level), counted, level)
        return Suggestion(counted.level, counted)

    def predikat(self, work: Work) -> Predikat | None:
        """By the nine cells of the rule set of the period; None (*belum dapat ditentukan*) without both."""
        if self.frozen is not None:
            return self.frozen.predikat
        version = self.judgement.version if self.judgement else None
        if version is None:
            return None
        return work.rules.predikat(self.rules_day).of(version.hasil, version.perilaku)


def load_case(work: Work, evaluation_id: Id) -> Case:
    """One evaluation; `data.hilang` when there is none, `evaluasi.tanpa_skp` when no plan was set."""
    evaluation = work.need(Evaluation, evaluation_id)
    cases = load_cases(work, [evaluation])
    if not cases:
        raise RuleBroken("evaluasi.tanpa_skp")
    return cases[evaluation_id]


def load_cases(work: Work, evaluations: Iterable[Evaluation]) -> dict[Id, Case]:
    """Many evaluations; those whose plan is no longer set are left out."""
    wanted = list(evaluations)
    skps = _skps(work, wanted)
    versions = by_key(work, EvaluationVersion, "evaluation_id", [e.id for e in wanted])
    newest = {id: max(rows, key=lambda v: v.number) for id, rows in versions.items() if rows}
    ratings = by_key(work, Rating, "version_id", [v.id for v in newest.values()])
    frozen = by_key(work, Frozen, "object_id", [v.id for v in newest.values()])
    kept = {object_id: kept_of(work, rows[0]) for object_id, rows in frozen.items() if rows}
    plans = _Plans(work, {skp.id for skp in skps.values()})
    surroundings = _Surroundings(work, wanted)
    cases = {}
    for evaluation in wanted:
        skp, version = skps.get(evaluation.id), newest.get(evaluation.id)
        if skp is None:
            continue
        own = kept.get(version.id) if version else None
        plan = plans.plan(skp.id, evaluation.to_on, own)
        facts = own.facts if own else _of_period(plans.facts[skp.id], evaluation)
        unit_id, organisation, leads = surroundings.of(evaluation, own)
        cases[evaluation.id] = Case(
            evaluation=evaluation,
            versions=tuple(sorted(versions[evaluation.id], key=lambda v: v.number)),
            judgement=Judgement(version=version, ratings=tuple(ratings[version.id])) if version else None,
            skp=skp,
            plan=plan,
            parties=tuple(plans.parties[skp.id]),
            facts=facts,
            entries=tuple(entries_in(facts.entries, evaluation.period)),
            unit_id=unit_id,
            organisation=organisation,
            leads=leads,
            frozen=own.frozen if own else None,
            kept=own,
        )
    return cases


def _skps(work: Work, evaluations: Sequence[Evaluation]) -> dict[Id, Skp]:
    """The plan each evaluation judges: its own, or for the year the person's last one that was set."""
    of_year = [e.person_id for e in evaluations if e.kind is EvaluationKind.TAHUNAN]
    by_person = by_key(work, Skp, "person_id", of_year)
    by_id = by_key(work, Skp, "id", [e.skp_id for e in evaluations if e.skp_id])
    mine = {e.id: by_id[e.skp_id] if e.skp_id else by_person[e.person_id] for e in evaluations}
    alive = {
        e.id: [s for s in mine[e.id] if s.year == e.year and s.status is not SkpStatus.BATAL]
        for e in evaluations
    }
    were_set = set_versions(work, {skp.id for rows in alive.values() for skp in rows})
    found = {}
    for evaluation in evaluations:
        able = [skp for skp in alive[evaluation.id] if skp.id in were_set]
        if able:
            found[evaluation.id] = max(able, key=lambda skp: (skp.starts_on, skp.part, skp.id))
    return found


class _Plans:
    """The plans of many evaluations with what was entered for them."""

    def __init__(self, work: Work, skp_ids: set[Id]) -> None:
        self._work = work
        self._versions = set_versions(work, skp_ids)
        self._days = days_set(work, (v for versions in self._versions.values() for v in versions))
        self._plans = plans_of(work, (v for versions in self._versions.values() for v in versions))
        self.facts = year_facts(work, skp_ids)
        self.parties = by_key(work, SkpParty, "skp_id", skp_ids)

    def plan(self, skp_id: Id, day: date, kept: Kept | None) -> Plan:
        """The version that counts on a day; for a final evaluation the one that was judged."""
        versions = self._versions[skp_id]
        return self._plans[_judged(versions, kept) or version_for(versions, self._days, day).id]


def _judged(versions: Sequence[SkpVersion], kept: Kept | None) -> Id | None:
    known = {version.id for version in versions}
    return kept.skp_version_id if kept and kept.skp_version_id in known else None


class _Surroundings:
    """Where people stood at the end of their periods, and which organisation result counts for them."""

    def __init__(self, work: Work, evaluations: Sequence[Evaluation]) -> None:
        self._work = work
        self._places = by_key(work, PersonFact, "person_id", [e.person_id for e in evaluations])
        self._spans: dict[Id, list[UnitSpan]] = {}
        self._results: dict[Period, Mapping[Id, OrgResult]] = {}

    def of(self, evaluation: Evaluation, kept: Kept | None) -> tuple[Id | None, OrgResult | None, bool]:
        """Unit, the nearest set result up the line, and whether he heads the unit it was set for."""
        placed = in_force(self._places[evaluation.person_id], FactKind.PENEMPATAN, evaluation.to_on)
        if kept is not None:
            return kept.frozen.unit_id, None, kept.leads
        if placed is None or placed.unit_id is None:
            return None, None, False
        result = self._nearest(placed.unit_id, evaluation)
        return placed.unit_id, result, bool(placed.is_head and result and result.unit_id == placed.unit_id)

    def _nearest(self, unit_id: Id, evaluation: Evaluation) -> OrgResult | None:
        results = self._set_results(evaluation.period)
        above: Id | None = unit_id
        for _ in range(_DEEPEST):
            if above is None or not results:
                return None
            if above in results:
                return results[above]
            above = self._superior_unit(above, evaluation.to_on)
        return None

    def _set_results(self, period: Period) -> Mapping[Id, OrgResult]:
        if period not in self._results:
            rows = self._work.find(OrgResult, period=period, status=OrgStatus.DITETAPKAN)
            self._results[period] = {row.unit_id: row for row in rows}
        return self._results[period]

    def _superior_unit(self, unit_id: Id, day: date) -> Id | None:
        if unit_id not in self._spans:
            self._spans[unit_id] = self._work.find(UnitSpan, unit_id=unit_id)
        held = [span for span in self._spans[unit_id] if span.holds(day)]
        return max(held, key=lambda span: span.from_on).superior_unit_id if held else None


def _of_period(facts: YearFacts, evaluation: Evaluation) -> YearFacts:
    said = tuple(f for f in facts.feedback if evaluation.from_on <= f.on <= evaluation.to_on)
    return replace(facts, feedback=said)
