"""Results and obstacles as they are written down: append-only, each once, only into a set plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.papers import ObjectKind
from desktop_app.domain.people import FactKind, PersonFact, in_force
from desktop_app.domain.plan import Indicator
from desktop_app.domain.records import Id, live
from desktop_app.domain.rights import entered
from desktop_app.domain.text import tidied
from desktop_app.domain.values import Acting, Period
from desktop_app.domain.year import Obstacle, ObstacleStatus, Realisation, check_realisation
from desktop_app.services.set_plans import check_line, is_superior, working_plan
from desktop_app.services.trail import record_step
from desktop_app.store.work import Work


@dataclass(frozen=True, slots=True)
class Recorded:
    """Something was written down: what changed, and the key of the new row."""

    changes: Changes
    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDraft:
    """A result as it is typed; `corrects` cites the entry it takes the place of."""

    indicator_line: Id
    period: Period
    as_of: date
    value: Decimal | None = None
    text: str | None = None
    corrects: Id | None = None


def record_result(work: Work, acting: Acting, skp_id: Id, draft: ResultDraft) -> Recorded:
    """Writes down a result; see `Year.record`."""
    skp = working_plan(work, acting, skp_id)
    check_line(work, skp, Indicator, draft.indicator_line)
    entry = Realisation(
        id=work.mint(),
        audience_id=skp.audience_id,
        by=acting.person_id,
        at=work.now,
        corrects_id=draft.corrects,
        person_id=skp.person_id,
        skp_id=skp_id,
        indicator_line=draft.indicator_line,
        period=draft.period,
        as_of=draft.as_of,
        value=draft.value,
        text=tidied(draft.text),
    )
    check_realisation(entry, skp, acting.day)
    _check_new(work, entry)
    work.add(entry)
    return Recorded(Changes.YEAR | Changes.PLANS, entry.id)


def take_back_result(work: Work, acting: Acting, realisation_id: Id) -> Changes:
    """A result that was never meant: it counts no more, and the row that says so cites it."""
    old = work.need(Realisation, realisation_id)
    working_plan(work, acting, old.skp_id)
    _check_uncorrected(work, old)
    work.add(replace(old, id=work.mint(), by=acting.person_id, at=work.now, corrects_id=old.id, void=True))
    return Changes.YEAR | Changes.PLANS


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleDraft:
    """A kendala as it is typed; `owner_id` is who must act, else it is the penilai's."""

    text: str
    from_on: date
    indicator_line: Id | None = None
    owner_id: Id | None = None


def add_obstacle(work: Work, acting: Acting, skp_id: Id, draft: ObstacleDraft) -> Recorded:
    """Writes down a kendala of a plan."""
    skp = working_plan(work, acting, skp_id)
    said = tidied(draft.text)
    if said is None:
        raise RuleBroken("kendala.kosong")
    if draft.from_on > acting.day or not skp.starts_on <= draft.from_on <= skp.ends_on:
        raise RuleBroken("kendala.tanggal", tanggal=draft.from_on)
    if draft.indicator_line is not None:
        check_line(work, skp, Indicator, draft.indicator_line)
    obstacle = Obstacle(
        id=work.mint(),
        audience_id=skp.audience_id,
        person_id=skp.person_id,
        skp_id=skp_id,
        indicator_line=draft.indicator_line,
        unit_id=_unit_on(work, skp.person_id, draft.from_on),
        text=said,
        from_on=draft.from_on,
        owner_id=draft.owner_id,
    )
    work.add(obstacle)
    thing = (ObjectKind.OBSTACLE, obstacle.id)
    record_step(work, skp.audience_id, thing, (None, obstacle.status.value), entered(acting))
    return Recorded(Changes.YEAR, obstacle.id)


def settle_obstacle(
    work: Work, acting: Acting, obstacle_id: Id, to: ObstacleStatus, on: date, *, answer: str | None
) -> Changes:
    """Takes a kendala up, or ends it; the answer is the remark of the step."""
    obstacle = work.need(Obstacle, obstacle_id)
    _may_settle(work, acting, obstacle, to)
    said = tidied(answer)
    if to is ObstacleStatus.TAK_DAPAT and said is None:
        raise RuleBroken("kendala.tanpa_jawaban")
    if on > acting.day:
        raise RuleBroken("kendala.tanggal", tanggal=on)
    work.keep(obstacle.moved(to, on))
    thing, change = (ObjectKind.OBSTACLE, obstacle.id), (obstacle.status.value, to.value)
    record_step(work, obstacle.audience_id, thing, change, entered(acting), said)
    return Changes.YEAR


def _check_new(work: Work, entry: Realisation) -> None:
    if entry.corrects_id is not None:
        old = work.need(Realisation, entry.corrects_id)
        if (old.skp_id, old.indicator_line) != (entry.skp_id, entry.indicator_line):
            raise RuleBroken("realisasi.koreksi_lain_baris")
        _check_uncorrected(work, old)
    for other in live(work.find(Realisation, indicator_line=entry.indicator_line, skp_id=entry.skp_id)):
        if _said(other) == _said(entry):
            raise RuleBroken("realisasi.sama_persis", tanggal=entry.as_of)


def _said(entry: Realisation) -> tuple[Period, date, Decimal | None, str | None]:
    return entry.period, entry.as_of, entry.value, entry.text


def _check_uncorrected(work: Work, old: Realisation) -> None:
    if old.void or work.one(Realisation, corrects_id=old.id):
        raise RuleBroken("realisasi.sudah_dikoreksi")


def _unit_on(work: Work, person_id: Id, day: date) -> Id:
    placed = in_force(work.find(PersonFact, person_id=person_id), FactKind.PENEMPATAN, day)
    if placed is None or placed.unit_id is None:
        raise RuleBroken("kendala.tanpa_unit")
    return placed.unit_id


def _may_settle(work: Work, acting: Acting, obstacle: Obstacle, to: ObstacleStatus) -> None:
    """Who must act, the superiors, an operator; the person himself only says that it is over."""
    is_owner = acting.person_id is not None and acting.person_id == obstacle.owner_id
    if acting.is_operator or is_owner:
        return
    if obstacle.skp_id is not None and is_superior(work, acting, obstacle.skp_id):
        return
    if acting.person_id != obstacle.person_id or to is not ObstacleStatus.SELESAI:
        raise NotAllowed("kendala.bukan_penanggung_jawab")
