"""The judgement as it is being made: pure content of the form, and what is still wrong with it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop_app.domain.evaluation import EvaluationVersion, Judgement, Rating
from desktop_app.domain.evaluation_check import Situation, check_judgement, reasons_needed
from desktop_app.domain.records import Id
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.rules.saran import ReasonFor
from desktop_app.domain.terms import Level, Predikat, Severity, ValueCode
from desktop_app.domain.text import tidied
from desktop_app.services.evaluations.judging import JudgementDraft, RatingDraft

if TYPE_CHECKING:
    from desktop_app.services.evaluations.sheet import EvaluationSheet

Key = Id | ValueCode
"""A line of the plan, or a value of BerAKHLAK."""
NO_ORGANISATION = "evaluasi.organisasi_belum_ada"


def draft_of(judgement: Judgement | None) -> JudgementDraft:
    """What is kept, as the form shows it; an empty form before the first rating (rule 43)."""
    if judgement is None:
        return JudgementDraft()
    version = judgement.version
    return tidy(
        JudgementDraft(
            hasil=version.hasil,
            hasil_reason=version.hasil_reason,
            perilaku=version.perilaku,
            perilaku_reason=version.perilaku_reason,
            note=version.note,
            ratings=tuple(
                RatingDraft(rhk_line=r.rhk_line, value_code=r.value_code, level=r.level, fact=r.fact)
                for r in judgement.ratings
            ),
        )
    )


def tidy(draft: JudgementDraft) -> JudgementDraft:
    """Without blanks and empty ratings, in one order: equal drafts say the same."""
    kept = [replace(rating, fact=tidied(rating.fact)) for rating in draft.ratings]
    kept = [rating for rating in kept if rating.level is not None or rating.fact is not None]
    return replace(
        draft,
        hasil_reason=tidied(draft.hasil_reason),
        perilaku_reason=tidied(draft.perilaku_reason),
        note=tidied(draft.note),
        ratings=tuple(sorted(kept, key=lambda rating: (rating.rhk_line or b"", rating.value_code or ""))),
    )


def rating_of(draft: JudgementDraft, key: Key) -> RatingDraft:
    """The rating of a line or a value; an empty one when nothing was chosen."""
    found = next((r for r in draft.ratings if key in (r.rhk_line, r.value_code)), None)
    if found is not None:
        return found
    return RatingDraft(value_code=key) if isinstance(key, ValueCode) else RatingDraft(rhk_line=key)


def with_rating(draft: JudgementDraft, key: Key, level: Level | None, fact: str) -> JudgementDraft:
    """The draft with another rating of one line or value."""
    others = [r for r in draft.ratings if key not in (r.rhk_line, r.value_code)]
    changed = replace(rating_of(draft, key), level=level, fact=fact or None)
    return replace(draft, ratings=(*others, changed))


def body_of(draft: JudgementDraft) -> dict[str, Any]:
    """The draft as the autosave keeps it."""
    return {
        "hasil": draft.hasil,
        "hasil_alasan": draft.hasil_reason,
        "perilaku": draft.perilaku,
        "perilaku_alasan": draft.perilaku_reason,
        "catatan": draft.note,
        "nilai": [
            {
                "baris": rating.rhk_line.hex() if rating.rhk_line else None,
                "perilaku": rating.value_code,
                "rating": rating.level,
                "fakta": rating.fact,
            }
            for rating in draft.ratings
        ],
    }


def draft_from(body: Mapping[str, Any]) -> JudgementDraft:
    """The draft that the autosave kept."""
    return tidy(
        JudgementDraft(
            hasil=_level(body["hasil"]),
            hasil_reason=body["hasil_alasan"],
            perilaku=_level(body["perilaku"]),
            perilaku_reason=body["perilaku_alasan"],
            note=body["catatan"],
            ratings=tuple(
                RatingDraft(
                    rhk_line=Id(bytes.fromhex(row["baris"])) if row["baris"] else None,
                    value_code=ValueCode(row["perilaku"]) if row["perilaku"] else None,
                    level=_level(row["rating"]),
                    fact=row["fakta"],
                )
                for row in body["nilai"]
            ),
        )
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How a draft stands: what is missing, why reasons are asked for, and the predikat that would follow."""

    findings: tuple[Finding, ...]
    reasons: tuple[ReasonFor, ...]
    predikat: Predikat | None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What stops the last word."""
        return tuple(f for f in self.findings if f.severity is Severity.GALAT)


def standing_of(sheet: EvaluationSheet, draft: JudgementDraft, rules: RuleBook, today: date) -> Standing:
    """The same checks as when it is kept, on what stands in the form now."""
    day = sheet.evaluation.period.last_day
    predikat = rules.predikat(day).of(draft.hasil, draft.perilaku)
    judgement = _judgement(sheet, draft)
    situation = _situation(sheet, predikat, today)
    saran = rules.saran(day)
    return Standing(
        check_judgement(judgement, situation, saran), reasons_needed(judgement, situation, saran), predikat
    )


def _situation(sheet: EvaluationSheet, predikat: Predikat | None, today: date) -> Situation:
    indicators = [indicator for line in sheet.lines for indicator in line.indicators]
    told = next((f for f in sheet.needs if f.code == NO_ORGANISATION), None)
    return Situation(
        lines=tuple(line.rhk.line_id for line in sheet.lines),
        organisation=sheet.organisation_level,
        without_organisation=told.severity if told else Severity.PERINGATAN,
        suggested=sheet.suggestion.level,
        follows_unit=sheet.suggestion.of_unit is not None,
        predikat=predikat,
        without_result=sum(not indicator.entries for indicator in indicators),
        without_evidence=sum(bool(i.entries) and not i.has_evidence for i in indicators),
        ends_on=sheet.evaluation.to_on,
        today=today,
    )


def _judgement(sheet: EvaluationSheet, draft: JudgementDraft) -> Judgement:
    evaluation = sheet.evaluation
    base = {"audience_id": evaluation.audience_id, "version_id": evaluation.id}
    version = EvaluationVersion(
        id=evaluation.id,
        audience_id=evaluation.audience_id,
        evaluation_id=evaluation.id,
        number=0,
        hasil=draft.hasil,
        hasil_reason=draft.hasil_reason,
        perilaku=draft.perilaku,
        perilaku_reason=draft.perilaku_reason,
        note=draft.note,
    )
    ratings = tuple(
        Rating(
            id=evaluation.id,
            rhk_line=rating.rhk_line,
            value_code=rating.value_code,
            level=rating.level,
            fact=rating.fact,
            **base,
        )
        for rating in draft.ratings
    )
    return Judgement(version=version, ratings=ratings)


def _level(word: str | None) -> Level | None:
    return Level(word) if word else None
