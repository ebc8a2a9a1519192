"""From records to the facts of a form. Pure: the same records and rules give the same facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from desktop_app.documents.facts import (
    Annex,
    BehaviourRow,
    Choice,
    DokumenEvaluasiFacts,
    EvaluationFacts,
    Facts,
    IdentityBlock,
    IndicatorRow,
    Objection,
    Option,
    PlaceAndDay,
    PlanRow,
    SkpFacts,
)
from desktop_app.domain.identity import Identity
from desktop_app.domain.plan import AnnexList, Indicator, Plan, Rhk
from desktop_app.domain.rules.bentuk import BentukRules
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.rating import RatingRules, Scale
from desktop_app.domain.terms import FormKind, Level, OrgLevel, Predikat, RhkKind, ValueCode
from desktop_app.services.printing.sources import (
    AnySource,
    EvaluationSource,
    ObjectionSource,
    PlanSource,
    Realised,
)
from desktop_app.services.printing.values import PrintKind
from desktop_app.words.printing import measured_text

Code = TypeVar("Code", Level, OrgLevel, Predikat)
_NOTHING_REALISED = Realised("")


def facts_of(  # noqa: PLR0917  # all that stands on a form
    kind: PrintKind,
    source: AnySource,
    rules: RuleBook,
    agency: str,
    dated: PlaceAndDay,
    fourth_is_final: bool,
) -> Facts:
    """The facts of one paper; the rule sets are those of the last day of its period."""
    if isinstance(source, PlanSource):
        return _skp(source, rules, agency, dated)
    if kind is PrintKind.EVALUASI:
        return _evaluation(source, rules, agency, dated, fourth_is_final)
    return _dokumen(source, rules, agency, dated, fourth_is_final)


def block(identity: Identity | None) -> IdentityBlock:
    """The five lines as the forms take them."""
    if identity is None:
        return IdentityBlock("")
    return IdentityBlock(
        identity.name,
        identity.number or "",
        identity.rank or "",
        identity.post or "",
        identity.unit or "",
    )


def choice(scale: Scale[Code], chosen: Code | None) -> Choice:
    """All words of a scale, best first, with their printed labels (defect 6)."""
    options = tuple(Option(word.code.value, word.print_label) for word in scale.words)
    return Choice(options, chosen.value if chosen else None)


def target_text(indicator: Indicator, measure: str | None) -> str:
    """The target as it was written; a bare number with its unit where nobody wrote one."""
    if indicator.target_text:
        return indicator.target_text
    if indicator.target is None:
        return ""
    least = measured_text(indicator.target, None if indicator.target_max else measure)
    if indicator.target_max is None:
        return least
    return f"{least}–{measured_text(indicator.target_max, measure)}"


def _skp(source: PlanSource, rules: RuleBook, agency: str, dated: PlaceAndDay) -> SkpFacts:
    plan, terms = source.plan, rules.bentuk(source.end)
    return SkpFacts(
        kind=plan.version.form,
        agency=agency,
        start=source.start,
        end=source.end,
        employee=block(source.employee),
        evaluator=block(source.evaluator),
        main=_rows(source, terms, RhkKind.UTAMA),
        additional=_rows(source, terms, RhkKind.TAMBAHAN),
        behaviours=_behaviours(plan, rules, source.end, {}),
        annex=_annex(plan),
        dated=dated,
    )


def _evaluation(
    source: EvaluationSource, rules: RuleBook, agency: str, dated: PlaceAndDay, fourth_is_final: bool
) -> EvaluationFacts:
    plan, words, terms = source.plan, rules.ratings(source.end), rules.bentuk(source.end)
    return EvaluationFacts(
        kind=plan.version.form,
        agency=agency,
        period=source.period.text.replace("-B", "-"),
        start=source.start,
        end=source.end,
        employee=block(source.employee),
        evaluator=block(source.evaluator),
        organisation=choice(words.organisation, source.organisation),
        result_rating=choice(words.level, source.hasil),
        behaviour_rating=choice(words.level, source.perilaku),
        predikat=choice(words.predikat, source.predikat),
        main=_rows(source, terms, RhkKind.UTAMA),
        additional=_rows(source, terms, RhkKind.TAMBAHAN),
        behaviours=_behaviours(plan, rules, source.end, source.value_feedback),
        distribution=source.distribution,
        fourth_is_final=fourth_is_final,
        dated=dated,
    )


def _dokumen(
    source: EvaluationSource, rules: RuleBook, agency: str, dated: PlaceAndDay, fourth_is_final: bool
) -> DokumenEvaluasiFacts:
    words = rules.ratings(source.end)
    received = PlaceAndDay(dated.place, source.received_on)
    return DokumenEvaluasiFacts(
        agency=agency,
        period=source.period.text.replace("-B", "-"),
        start=source.start,
        end=source.end,
        employee=block(source.employee),
        evaluator=block(source.evaluator),
        superior=block(source.superior) if source.superior else None,
        organisation=choice(words.organisation, source.organisation),
        predikat=choice(words.predikat, source.predikat),
        notes=tuple(line.strip() for line in (source.note or "").splitlines() if line.strip()),
        objection=_objection(source.objection, words) if source.objection else None,
        fourth_is_final=fourth_is_final,
        evaluator_dated=dated,
        employee_dated=received,
    )


def _rows(source: AnySource, terms: BentukRules, kind: RhkKind) -> tuple[PlanRow, ...]:
    realised, feedback = {}, {}
    if isinstance(source, EvaluationSource):
        realised, feedback = dict(source.realised), dict(source.rhk_feedback)
    return tuple(
        PlanRow(
            result=rhk.text,
            indicators=tuple(
                _indicator(indicator, source, terms, realised.get(indicator.line_id, _NOTHING_REALISED))
                for indicator in source.plan.indicators_of(rhk)
            ),
            superior=_superior(source.plan, rhk),
            assigned_by=rhk.assigned_by or "",
            feedback=feedback.get(rhk.line_id, ()),
        )
        for rhk in source.plan.lines(kind)
    )


def _indicator(
    indicator: Indicator, source: AnySource, terms: BentukRules, realised: Realised
) -> IndicatorRow:
    side = indicator.aspek or indicator.perspektif
    measure = source.measures.get(indicator.measure_id) if indicator.measure_id else None
    return IndicatorRow(
        side=terms.label(side) if side else "",
        text=indicator.text,
        target=target_text(indicator, measure),
        realisation=realised.text,
        evidence=realised.evidence,
    )


def _superior(plan: Plan, rhk: Rhk) -> str:
    """The intervened result; the form of a JPT has no column for it."""
    link = plan.link_of(rhk) if plan.version.form is FormKind.JA_JF else None
    return link.superior_text if link else ""


def _behaviours(
    plan: Plan, rules: RuleBook, day: date, feedback: Mapping[ValueCode, tuple[str, ...]]
) -> tuple[BehaviourRow, ...]:
    rows = []
    for value in rules.perilaku(day).values:
        expected = plan.expectation_of(value.code)
        rows.append(
            BehaviourRow(
                value.name,
                value.guide,
                (expected.text or "") if expected else "",
                feedback.get(value.code, ()),
            )
        )
    return tuple(rows)


def _annex(plan: Plan) -> Annex:
    lists = (tuple(item.text for item in plan.annex_of(kind)) for kind in AnnexList)
    return Annex(*lists)


def _objection(told: ObjectionSource, words: RatingRules) -> Objection:
    """Row 8 says what became of the predikat; it stays open while there is no new one."""
    if told.before is None or told.after is None:
        return Objection(told.text)
    before, after = words.predikat.label(told.before), words.predikat.label(told.after)
    decision = (
        f"Predikat tetap {before}." if before == after else f"Predikat diubah dari {before} menjadi {after}."
    )
    return Objection(told.text, told.explanation, f"{decision} {told.reason}".strip())
