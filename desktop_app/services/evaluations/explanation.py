"""How a predikat came about: the rules with their source, the cell, each line with its figures, who did what.

Facts, not prose: the window and the print find the words. Complete also while something is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.evaluation import EvaluationVersion, Judgement, Rating
from desktop_app.domain.papers import Step
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.rules.saran import Formula, ReasonFor
from desktop_app.domain.terms import Level, OrgLevel, Predikat
from desktop_app.services.evaluations.finals import EVALUATION_RULES
from desktop_app.services.evaluations.loading import Case, Suggestion
from desktop_app.services.evaluations.sheet import EvaluationSheet
from desktop_app.services.results import BehaviourLine, ResultLine
from desktop_app.store.work import Work


@dataclass(frozen=True, slots=True)
class RuleUsed:
    """One rule set that was used: which version, since when, from which source, with its hash."""

    kind: str
    number: int
    valid_from: str
    title: str
    source: str
    sha256: bytes


@dataclass(frozen=True, slots=True)
class RatedResult:
    """A planned result with target, results, percent and evidence, and how the penilai rated it."""

    line: ResultLine
    rating: Rating | None


@dataclass(frozen=True, slots=True)
class RatedBehaviour:
    """A value with expectation and feedback, and how the penilai rated it."""

    line: BehaviourLine
    rating: Rating | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything a predikat rests on.

    `cells` are all nine, `cell` the one that was met (None: belum dapat ditentukan). `formulas` are the words
    of each formula in the rule set. `missing` is what was (or is) still open; `steps` who did what and when,
    with both names when it was recorded from paper.
    """

    rules: tuple[RuleUsed, ...]
    cells: Mapping[tuple[str, str], Predikat]
    cell: tuple[Level, Level] | None
    predikat: Predikat | None
    organisation: OrgLevel | None
    results: tuple[RatedResult, ...]
    behaviours: tuple[RatedBehaviour, ...]
    formulas: Mapping[Formula, str]
    suggestion: Suggestion
    reasons_needed: tuple[ReasonFor, ...]
    version: EvaluationVersion | None
    versions: tuple[EvaluationVersion, ...]
    missing: tuple[Finding, ...]
    steps: tuple[Step, ...]

    @property
    def is_complete(self) -> bool:
        """Whether a predikat follows."""
        return self.predikat is not None


def explain(work: Work, case: Case, sheet: EvaluationSheet) -> Explanation:
    """The explanation of an evaluation, as far as the person who asks may see it."""
    judged = sheet.judgement
    version = judged.version if judged else None
    cell = None
    if version is not None and version.hasil is not None and version.perilaku is not None:
        cell = (version.hasil, version.perilaku)
    return Explanation(
        rules=_rules(work, case),
        cells=work.rules.predikat(case.rules_day).cells,
        cell=cell,
        predikat=sheet.predikat,
        organisation=sheet.organisation_level,
        results=tuple(RatedResult(line, _rating(judged, line.rhk.line_id)) for line in sheet.lines),
        behaviours=tuple(RatedBehaviour(line, _rating(judged, line.value.code)) for line in sheet.behaviours),
        formulas=work.rules.saran(case.rules_day).formulas,
        suggestion=sheet.suggestion,
        reasons_needed=sheet.reasons_needed,
        version=version,
        versions=sheet.versions,
        missing=sheet.needs,
        steps=sheet.steps,
    )


def _rating(judged: Judgement | None, key: object) -> Rating | None:
    return judged.rating_of(key) if judged else None  # type: ignore[arg-type]


def _rules(work: Work, case: Case) -> tuple[RuleUsed, ...]:
    used = [work.rules.on(kind, case.rules_day) for kind in EVALUATION_RULES]
    return tuple(
        RuleUsed(r.kind, r.number, r.valid_from.isoformat(), r.title, r.source, r.sha256) for r in used
    )
