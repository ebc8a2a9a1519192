"""A new plan: its period, its form by the post, its parties by the line of the day, and its first lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.identity import Identity
from desktop_app.domain.papers import ObjectKind
from desktop_app.domain.people import FactKind, Person, PersonFact, WorkStatus, in_force
from desktop_app.domain.plan import (
    AnnexList,
    Plan,
    Skp,
    SkpStatus,
    SkpVersion,
    VersionStatus,
    check_overlap,
    check_period,
)
from desktop_app.domain.plan_copies import annex, taken_over
from desktop_app.domain.plan_lines import seven
from desktop_app.domain.records import Id, derived_id
from desktop_app.domain.rights import entered, may_enter_for
from desktop_app.domain.terms import FormKind, StaffKind
from desktop_app.domain.values import Acting
from desktop_app.services.plans.parties import first_parties, within
from desktop_app.services.profile import read_setting
from desktop_app.services.standing import Line, identity_on
from desktop_app.services.trail import record_step
from desktop_app.store.work import Work
from desktop_app.words.plan import ANNEX

ANNEX_SETTING = "skp.lampiran"
"""Key of the office's own annex texts: a list of texts for each list of the annex."""
_MOST_PARTS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlan:
    """What was made: the plan and its open version."""

    changes: Changes
    skp_id: Id
    version_id: Id


def create_plan(
    work: Work,
    acting: Acting,
    person_id: Id,
    year: int,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    copy_from: Id | None = None,
    line: Line | None = None,
) -> NewPlan:
    """A draft for a person and a year; without dates it covers the year from the end of his earlier part on.

    `copy_from` is a plan or a version whose lines are taken as a start. `line` spares reading the structure
    again when many are made.

    Raises `skp.pegawai_tidak_dikenal`, `skp.bukan_wajib`,
    `skp.pegawai_tidak_aktif`, `skp.periode_*`, `skp.tumpang_tindih`, `skp.bagian_penuh`, `hak.bukan_pemilik`.
    """
    may_enter_for(acting, person_id)
    person = work.one(Person, person_id=person_id)
    if person is None:
        raise RuleBroken("skp.pegawai_tidak_dikenal")
    others = work.find(Skp, person_id=person_id, year=year)
    skp = new_part(person, year, starts_on or _free_from(year, others), ends_on or date(year, 12, 31), others)
    employee = identity_on(work, person_id, within(skp, acting.day))
    _check_duty(work, employee, person_id, skp.starts_on)
    version = SkpVersion(
        id=derived_id("skp_version", skp.audience_id, skp.id, 1),
        audience_id=skp.audience_id,
        skp_id=skp.id,
        number=1,
        form=form_for(work, employee, skp),
    )
    plan = _started(work, acting, skp, version, copy_from)
    work.add(skp)
    work.keep(plan)
    first_parties(work, skp, acting, line)
    thing = (ObjectKind.SKP_VERSION, version.id)
    record_step(work, skp.audience_id, thing, (None, VersionStatus.DRAF.value), entered(acting))
    return NewPlan(changes=Changes.PLANS, skp_id=skp.id, version_id=version.id)


def new_part(person: Person, year: int, starts_on: date, ends_on: date, others: Sequence[Skp]) -> Skp:
    """The next part of a person's year, if its period is allowed (rules 17, 18)."""
    check_period(starts_on, ends_on)
    if starts_on.year != year:
        raise RuleBroken("skp.periode_lintas_tahun", mulai=starts_on, selesai=ends_on)
    part = max((each.part for each in others), default=0) + 1
    if part > _MOST_PARTS:
        raise RuleBroken("skp.bagian_penuh", tahun=year)
    skp = Skp(
        id=derived_id("skp", person.audience_id, person.person_id, year, part),
        audience_id=person.audience_id,
        person_id=person.person_id,
        year=year,
        part=part,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    check_overlap(skp, tuple(others))
    return skp


def form_for(work: Work, employee: Identity, skp: Skp) -> FormKind:
    """Rule 20: the form by the kind of post; whoever has no post yet starts with that of most people."""
    if employee.post_kind is None:
        return FormKind.JA_JF
    forms = work.rules.bentuk(skp.ends_on)
    return forms.form_of(employee.post_kind, stand_alone=employee.stand_alone).kind


def newest_version(work: Work, skp_id: Id) -> SkpVersion | None:
    """The version of a plan that is worked on: the highest number that is not cancelled."""
    versions = [v for v in work.find(SkpVersion, skp_id=skp_id) if v.status is not VersionStatus.BATAL]
    return max(versions, key=lambda v: v.number, default=None)


def version_in_force(work: Work, skp_id: Id) -> SkpVersion | None:
    """The highest number that is ditetapkan, if any (data model: version in force)."""
    versions = work.find(SkpVersion, skp_id=skp_id, status=VersionStatus.DITETAPKAN)
    return max(versions, key=lambda v: v.number, default=None)


def _free_from(year: int, others: Sequence[Skp]) -> date:
    """The day after the last earlier part, else 1 January (rules 17, 30)."""
    ends = [each.ends_on for each in others if each.status is not SkpStatus.BATAL]
    last = max(ends, default=None)
    return last + timedelta(days=1) if last and last < date(year, 12, 31) else date(year, 1, 1)


def _check_duty(work: Work, employee: Identity, person_id: Id, day: date) -> None:
    """A pejabat negara makes no plan, nor does somebody who has left (rules.md 2.1)."""
    if employee.staff_kind is StaffKind.PEJABAT_NEGARA:
        raise RuleBroken("skp.bukan_wajib", nama=employee.name)
    status = in_force(work.find(PersonFact, person_id=person_id), FactKind.STATUS, day)
    if status is not None and status.status not in {None, WorkStatus.AKTIF}:
        raise RuleBroken("skp.pegawai_tidak_aktif", nama=employee.name, tanggal=day)


def _started(work: Work, acting: Acting, skp: Skp, version: SkpVersion, copy_from: Id | None) -> Plan:
    texts = read_setting(work, skp.audience_id, ANNEX_SETTING)
    if copy_from is None:
        return Plan(
            version=version, expectations=seven(version), annex=annex(version, _annex_texts(texts), work.mint)
        )
    owner, source = _source(work, copy_from)
    _may_copy(work, acting, owner, skp)
    same_year = owner.year == skp.year
    is_own = owner.person_id == skp.person_id
    plan = taken_over(source, version, work.mint, is_own=is_own, same_year=same_year)
    return plan if plan.annex else replace(plan, annex=annex(version, _annex_texts(texts), work.mint))


def _annex_texts(own: Mapping[str, Sequence[str]] | None) -> Mapping[AnnexList, Sequence[str]]:
    return ANNEX if own is None else {kind: own.get(kind.value, ()) for kind in AnnexList}


def _source(work: Work, id: Id) -> tuple[Skp, Plan]:
    """The plan to copy from: its version in force, else its newest; or the version that was named."""
    skp = work.get(Skp, id)
    if skp is None:
        version = work.need(SkpVersion, id)
        return work.need(Skp, version.skp_id), work.open(Plan, id)
    chosen = version_in_force(work, id) or newest_version(work, id)
    if chosen is None:
        raise RuleBroken("skp.tanpa_versi")
    return skp, work.open(Plan, chosen.id)


def _may_copy(work: Work, acting: Acting, owner: Skp, skp: Skp) -> None:
    """One's own plan or that of somebody in the same unit; operators any (rule 15)."""
    if acting.is_operator or owner.person_id == skp.person_id:
        return
    mine = identity_on(work, skp.person_id, within(skp, acting.day)).unit_id
    theirs = identity_on(work, owner.person_id, within(owner, acting.day)).unit_id
    if mine is None or mine != theirs:
        raise NotAllowed("hak.bukan_sejawat")
