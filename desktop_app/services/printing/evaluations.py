"""Sources of evaluation papers: a final one from its frozen body, an open one from today's tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.evaluation import (
    Cause,
    Delivery,
    DeliveryKind,
    Evaluation,
    EvaluationVersion,
    JudgementStatus,
)
from desktop_app.domain.identity import Identity
from desktop_app.domain.papers import Frozen
from desktop_app.domain.plan import PartyRole
from desktop_app.domain.records import Id, live
from desktop_app.domain.terms import Predikat, ValueCode
from desktop_app.domain.year import Feedback, gathered
from desktop_app.services.batches import by_key
from desktop_app.services.evaluations.finals import kept_of
from desktop_app.services.evaluations.loading import Case, load_cases
from desktop_app.services.plans.parties import within
from desktop_app.services.printing.curves import Curves
from desktop_app.services.printing.plans import readers
from desktop_app.services.printing.reading import Reader
from desktop_app.services.printing.selection import PaperKey
from desktop_app.services.printing.sources import EvaluationSource, ObjectionSource, Realised
from desktop_app.services.results import IndicatorLine
from desktop_app.store.lists.evaluations import EvaluationList
from desktop_app.store.work import Work
from desktop_app.words.printing import GIVERS, measured_text


def evaluation_sources(
    work: Work, lists: EvaluationList, keys: Sequence[PaperKey], wanted: frozenset[Id] = frozenset()
) -> dict[Id, EvaluationSource]:
    """The sources of these evaluations by their id; one whose plan is no longer set has none.

    Shown is the version that is final, else the newest; `wanted` versions come before both.
    """
    reader = Reader(work)
    cases = load_cases(work, work.find(Evaluation, id=[key.root_id for key in keys]))
    frozen = reader.frozen(version.id for case in cases.values() for version in case.versions)
    received = _received(work, cases.values())
    curves = Curves(work, lists)
    found = {}
    for key in keys:
        case = cases.get(key.root_id)
        if case is None:
            continue
        version = _shown(case.versions, wanted)
        of_version = _of_version(work, case, version, frozen)
        found[key.root_id] = _source(reader, key, of_version, version, frozen, curves, received)
    return found


def _shown(versions: Sequence[EvaluationVersion], wanted: frozenset[Id]) -> EvaluationVersion | None:
    return max(
        versions,
        key=lambda v: (v.id in wanted, v.status is JudgementStatus.FINAL, v.number),
        default=None,
    )


def _of_version(
    work: Work, case: Case, version: EvaluationVersion | None, frozen: Mapping[Id, Frozen]
) -> Case:
    """The case as that version rests on it: an earlier final one on what was frozen with it."""
    newest = case.judgement.version if case.judgement else None
    if version is None or newest is None or version.id == newest.id:
        return case
    row = frozen.get(version.id)
    if row is None:
        return case
    kept = kept_of(work, row)
    return replace(
        case, facts=kept.facts, entries=kept.facts.entries, frozen=row, kept=kept, leads=kept.leads
    )


def _source(  # noqa: PLR0917  # what was read for one evaluation
    reader: Reader,
    key: PaperKey,
    case: Case,
    version: EvaluationVersion | None,
    frozen: Mapping[Id, Frozen],
    curves: Curves,
    received: Mapping[Id, date],
) -> EvaluationSource:
    evaluation, row = case.evaluation, frozen.get(version.id) if version else None
    people = _people(reader, case)
    lines = [line for result in case.results(reader.work) for line in result.indicators]
    return EvaluationSource(
        person_id=evaluation.person_id,
        audience_id=evaluation.audience_id,
        object_id=version.id if version else evaluation.id,
        root_id=evaluation.id,
        start=evaluation.from_on,
        end=evaluation.to_on,
        employee=people[PartyRole.PEGAWAI] or reader.person(evaluation.person_id, evaluation.to_on),
        evaluator=people[PartyRole.PENILAI],
        superior=people[PartyRole.ATASAN_PENILAI],
        plan=case.plan,
        measures=reader.measures,
        frozen=row,
        part=key.part,
        parts=key.parts,
        may_read=readers(evaluation.person_id, case.parties),
        period=evaluation.period,
        organisation=case.organisation_level,
        hasil=version.hasil if version else None,
        perilaku=version.perilaku if version else None,
        predikat=_predikat(reader.work, case, version, row),
        note=version.note if version else None,
        realised=_realised(lines, reader.measures),
        rhk_feedback=_of_results(case.facts.feedback),
        value_feedback=_of_values(case.facts.feedback),
        distribution=curves.of(case),
        objection=_objection(case, version, frozen),
        received_on=received.get(version.id) if version else None,
    )


def _people(reader: Reader, case: Case) -> dict[PartyRole, Identity | None]:
    """Everybody as frozen; for an open evaluation as he stands at the end of the period, or today."""
    if case.kept is not None:
        return {role: reader.thawed(case.kept.body["pihak"], role) for role in PartyRole}
    day = within(case.skp, min(case.evaluation.to_on, max(case.evaluation.from_on, reader.work.today)))
    return {role: reader.party(case.parties, role, day) for role in PartyRole}


def _predikat(
    work: Work, case: Case, version: EvaluationVersion | None, row: Frozen | None
) -> Predikat | None:
    if row is not None:
        return row.predikat
    if version is None:
        return None
    return work.rules.predikat(case.rules_day).of(version.hasil, version.perilaku)


def _realised(lines: Iterable[IndicatorLine], measures: Mapping[Id, str]) -> dict[Id, Realised]:
    """What was reached on each indicator that has an entry: the figure with its unit, then the words."""
    found = {}
    for line in lines:
        if not line.entries:
            continue
        entries = [entry.realisation for entry in line.entries]
        value = gathered(entries, line.indicator.gather)
        measure = measures.get(line.indicator.measure_id) if line.indicator.measure_id else None
        pieces = [] if value is None else [measured_text(value, measure)]
        pieces += [entry.text for entry in entries if entry.text]
        names = [f"{piece.name} ({piece.sha256.hex()[:8]})" for e in line.entries for piece in e.evidence]
        found[line.indicator.line_id] = Realised("; ".join(pieces), tuple(dict.fromkeys(names)))
    return found


def _of_results(feedback: Iterable[Feedback]) -> dict[Id, tuple[str, ...]]:
    found: dict[Id, tuple[str, ...]] = {}
    for each in feedback:
        if each.rhk_line is not None:
            found[each.rhk_line] = (*found.get(each.rhk_line, ()), _told(each))
    return found


def _of_values(feedback: Iterable[Feedback]) -> dict[ValueCode, tuple[str, ...]]:
    found: dict[ValueCode, tuple[str, ...]] = {}
    for each in feedback:
        if each.value_code is not None:
            found[each.value_code] = (*found.get(each.value_code, ()), _told(each))
    return found


def _told(feedback: Feedback) -> str:
    oral = " (lisan)" if feedback.oral else ""
    return f"{GIVERS[feedback.giver_role]}{oral}: {feedback.text}"


def _objection(
    case: Case, version: EvaluationVersion | None, frozen: Mapping[Id, Frozen]
) -> ObjectionSource | None:
    """The keberatan that led to this version; what it changed once the version is final."""
    if version is None or version.cause is not Cause.KEBERATAN:
        return None
    earlier = [v for v in case.versions if v.number < version.number]
    before = frozen.get(earlier[-1].id) if earlier else None
    after = frozen.get(version.id)
    return ObjectionSource(
        text=version.cause_text or "",
        reason=" ".join(each for each in (version.hasil_reason, version.perilaku_reason) if each),
        before=before.predikat if before else None,
        after=after.predikat if after else None,
    )


def _received(work: Work, cases: Iterable[Case]) -> dict[Id, date]:
    """When the evaluated person received each version: the day beside his signature."""
    versions = [version.id for case in cases for version in case.versions]
    found = by_key(work, Delivery, "version_id", versions)
    return {
        id: min(days)
        for id, rows in found.items()
        if (days := [row.on for row in live(rows) if row.kind is DeliveryKind.DITERIMA])
    }
