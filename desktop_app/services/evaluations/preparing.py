"""Who is to be evaluated in a period: everybody whose plan was set and lies in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import (
    Evaluation,
    EvaluationKind,
    EvaluationVersion,
    JudgementStatus,
    evaluation_key,
    evaluation_period,
)
from desktop_app.domain.people import FactKind, PersonFact, in_force
from desktop_app.domain.plan import PartyRole, Skp, SkpParty, SkpStatus, party_on
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, Period
from desktop_app.services.batches import by_key
from desktop_app.services.evaluations.rights import lasting
from desktop_app.services.offices import own_office
from desktop_app.services.profile import FourthQuarter, read_profile
from desktop_app.services.set_plans import set_versions
from desktop_app.store.work import Work


def period_here(work: Work, period: Period) -> tuple[Period, EvaluationKind]:
    """Period and kind of an evaluation as this office has decided: TW4 is the year, or stands apart."""
    profile = read_profile(work, own_office(work).audience_id)
    return evaluation_period(period, apart=profile.fourth_quarter is FourthQuarter.TERPISAH)


def due(work: Work, period: Period, unit_ids: Collection[Id] | None = None) -> list[Evaluation]:
    """The evaluations that belong to a period, whether or not they are kept already.

    A quarter in which somebody had two plans has two; the year has one, over all plans of it.
    """
    period, kind = period_here(work, period)
    skps = [
        skp
        for skp in work.find(Skp, year=period.year)
        if skp.status is not SkpStatus.BATAL and period.overlaps(skp.starts_on, skp.ends_on)
    ]
    were_set = set_versions(work, [skp.id for skp in skps])
    skps = [skp for skp in skps if skp.id in were_set]
    found = _of_year(skps, period) if kind is EvaluationKind.TAHUNAN else _of_plans(skps, period)
    if work.aliases.kept:
        found = _as_kept(work, found, period, kind)
    return found if unit_ids is None else _in_units(work, found, unit_ids)


def prepare(
    work: Work, acting: Acting, period: Period, unit_ids: Collection[Id] | None = None
) -> tuple[int, int]:
    """Keeps the evaluations that are due and not there yet; answers how many were made, and how many are due.

    A penilai prepares those of the people he judges. Doing it again makes nothing twice; a plan that was
    shortened meanwhile shortens its evaluation, as long as it is not final.
    """
    if period.first_day > acting.day:
        raise RuleBroken("evaluasi.periode_belum_mulai", periode=period.text)
    wanted = due(work, period, unit_ids)
    if not acting.is_operator:
        wanted = judged_by(work, acting, wanted)
    kept = {
        id: rows[0] for id, rows in by_key(work, Evaluation, "id", [e.id for e in wanted]).items() if rows
    }
    fresh = [evaluation for evaluation in wanted if evaluation.id not in kept]
    work.add(*fresh)
    _follow_plans(work, [e for e in wanted if e.id in kept], kept)
    return len(fresh), len(wanted)


def judged_by(work: Work, acting: Acting, evaluations: Iterable[Evaluation]) -> list[Evaluation]:
    """Those of the evaluations whose penilai on the day is this person."""
    mine = {row.skp_id for row in work.find(SkpParty, person_id=acting.person_id, role=PartyRole.PENILAI)}
    skps = {skp.id: skp for skp in work.find(Skp, id=list(mine))} if acting.person_id else {}
    parties = by_key(work, SkpParty, "skp_id", skps)
    judged = set()
    for skp in skps.values():
        held = party_on(lasting(tuple(parties[skp.id]), skp), PartyRole.PENILAI, acting.day)
        if held is not None and held.person_id == acting.person_id:
            judged.add(skp.id)
    newest: dict[tuple[Id, int], Skp] = {}
    for skp in sorted(skps.values(), key=lambda s: (s.starts_on, s.part)):
        newest[skp.person_id, skp.year] = skp
    return [e for e in evaluations if (e.skp_id or _id(newest.get((e.person_id, e.year)))) in judged]


def _id(skp: Skp | None) -> Id | None:
    return skp.id if skp else None


def _of_plans(skps: list[Skp], period: Period) -> list[Evaluation]:
    return [
        _evaluation(skp, period, EvaluationKind.PERIODIK, skp.id, (skp.starts_on, skp.ends_on))
        for skp in skps
    ]


def _of_year(skps: list[Skp], period: Period) -> list[Evaluation]:
    by_person: dict[Id, list[Skp]] = {}
    for skp in skps:
        by_person.setdefault(skp.person_id, []).append(skp)
    return [
        _evaluation(
            max(own, key=lambda skp: (skp.starts_on, skp.part)),
            period,
            EvaluationKind.TAHUNAN,
            None,
            (min(skp.starts_on for skp in own), max(skp.ends_on for skp in own)),
        )
        for own in by_person.values()
    ]


def _as_kept(work: Work, found: list[Evaluation], period: Period, kind: EvaluationKind) -> list[Evaluation]:
    """Under the keys they have: one that was made before its human was joined is not made again."""
    held = {(e.person_id, e.skp_id): e for e in work.find(Evaluation, period=period, kind=kind)}
    known = ((evaluation, held.get((evaluation.person_id, evaluation.skp_id))) for evaluation in found)
    return [replace(new, id=old.id, audience_id=old.audience_id) if old else new for new, old in known]


def _evaluation(
    skp: Skp, period: Period, kind: EvaluationKind, skp_id: Id | None, span: tuple[date, date]
) -> Evaluation:
    return Evaluation(
        id=evaluation_key(skp.audience_id, skp.person_id, period, kind, skp_id),
        audience_id=skp.audience_id,
        person_id=skp.person_id,
        year=period.year,
        period=period,
        kind=kind,
        skp_id=skp_id,
        from_on=max(period.first_day, span[0]),
        to_on=min(period.last_day, span[1]),
    )


def _in_units(work: Work, evaluations: list[Evaluation], unit_ids: Collection[Id]) -> list[Evaluation]:
    """Those who stood in one of the units when the period ended."""
    facts = by_key(work, PersonFact, "person_id", [e.person_id for e in evaluations])
    found = []
    for evaluation in evaluations:
        placed = in_force(facts[evaluation.person_id], FactKind.PENEMPATAN, evaluation.to_on)
        if placed is not None and placed.unit_id in unit_ids:
            found.append(evaluation)
    return found


def _follow_plans(work: Work, wanted: list[Evaluation], kept: dict[Id, Evaluation]) -> None:
    moved = [e for e in wanted if (e.from_on, e.to_on) != (kept[e.id].from_on, kept[e.id].to_on)]
    versions = by_key(work, EvaluationVersion, "evaluation_id", [e.id for e in moved])
    for evaluation in moved:
        if all(version.status is not JudgementStatus.FINAL for version in versions[evaluation.id]):
            old = kept[evaluation.id]
            work.keep(replace(old, from_on=evaluation.from_on, to_on=evaluation.to_on))
