"""What an evaluation still needs before it can be final, from all that is known about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.evaluation import Judgement
from desktop_app.domain.evaluation_check import Situation, check_judgement, reasons_needed
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.rules.saran import ReasonFor
from desktop_app.domain.terms import Severity
from desktop_app.services.evaluations.loading import Case, Suggestion
from desktop_app.services.results import ResultLine
from desktop_app.store.work import Work


@dataclass(frozen=True, slots=True)
class Needs:
    """All findings, and why the penilai must write a reason (whether or not he did)."""

    findings: tuple[Finding, ...]
    reasons: tuple[ReasonFor, ...]
    suggestion: Suggestion

    @property
    def first_error(self) -> Finding | None:
        """The first finding that stops it."""
        return next((f for f in self.findings if f.severity is Severity.GALAT), None)


def needs_of(
    work: Work, case: Case, judgement: Judgement, lines: Sequence[ResultLine], today: date, *, strict: bool
) -> Needs:
    """`strict`: the office lets no evaluation be final before the result of its unit is set (rule 41)."""
    rules = work.rules.saran(case.rules_day)
    suggested = case.suggestion(work, lines)
    indicators = [indicator for line in lines for indicator in line.indicators]
    version = judgement.version
    situation = Situation(
        lines=tuple(line.rhk.line_id for line in lines),
        organisation=case.organisation_level,
        without_organisation=Severity.GALAT if strict else Severity.PERINGATAN,
        suggested=suggested.level,
        follows_unit=suggested.of_unit is not None,
        predikat=work.rules.predikat(case.rules_day).of(version.hasil, version.perilaku),
        without_result=sum(not indicator.entries for indicator in indicators),
        without_evidence=sum(bool(i.entries) and not i.has_evidence for i in indicators),
        ends_on=case.evaluation.to_on,
        today=today,
    )
    return Needs(
        check_judgement(judgement, situation, rules), reasons_needed(judgement, situation, rules), suggested
    )
