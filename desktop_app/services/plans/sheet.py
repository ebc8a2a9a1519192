"""Everything one screen shows of a plan, and what the person in front of it may do with it, with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.achievement import achievements
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.identity import Identity
from desktop_app.domain.organisation import Deadline
from desktop_app.domain.papers import Frozen, Step
from desktop_app.domain.plan import (
    PartyRole,
    Plan,
    Skp,
    SkpParty,
    SkpVersion,
    VersionStatus,
    party_on,
)
from desktop_app.domain.plan_check import check_plan
from desktop_app.domain.records import Id
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.rules.saran import Achievement
from desktop_app.domain.rules.tenggat import YearDay
from desktop_app.domain.terms import PostKind, Severity
from desktop_app.domain.values import Acting, day_of
from desktop_app.domain.year import Realisation
from desktop_app.services.freezing import body_of, frozen_of, party_identity
from desktop_app.services.plans.changing import OPEN
from desktop_app.services.plans.creating import form_for
from desktop_app.services.plans.offers import Standing, offers
from desktop_app.services.plans.parties import parties_of, within
from desktop_app.services.standing import identity_on
from desktop_app.services.trail import history
from desktop_app.store.work import Work

_BELOW_PENGAWAS = frozenset({PostKind.FUNGSIONAL, PostKind.PELAKSANA})
"""Whoever holds such a post judges only by delegation, or as head of a unit (rule 13)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    """One version of a plan with its surroundings.

    `pegawai`, `penilai`, `atasan` are as of the day the version was set, else of `day`. `may[act]` is None
    when the act is allowed, else the code of a sentence without placeholders; empty when nobody acts.
    `on_paper`: the decisions this person can only record from paper. `due_on` is None for a part that begins
    after the due day; `set_on` is the day the first version was set.
    """

    day: date
    skp: Skp
    plan: Plan
    parties: tuple[SkpParty, ...]
    pegawai: Identity
    penilai: Identity | None
    atasan: Identity | None
    findings: tuple[Finding, ...]
    steps: tuple[Step, ...]
    versions: tuple[SkpVersion, ...]
    achievements: Mapping[Id, Achievement]
    may: Mapping[str, str | None]
    on_paper: bool
    due_on: date | None
    set_on: date | None
    frozen: Frozen | None

    @property
    def is_late(self) -> bool:
        """Rule 29: set after the due day, or not set yet although it has passed; a flag only."""
        return self.due_on is not None and (self.set_on or self.day) > self.due_on

    @property
    def is_newest(self) -> bool:
        return self.plan.version.number == max(version.number for version in self.versions)


def plan_sheet(
    work: Work, skp_id: Id, day: date | None, number: int | None, acting: Acting | None
) -> PlanSheet:
    """The newest version of a plan, or the one of a number: old versions stay readable (rule 28)."""
    skp = work.need(Skp, skp_id)
    versions = tuple(sorted(work.find(SkpVersion, skp_id=skp_id), key=lambda v: v.number))
    newest, chosen = _choose(versions, None), _choose(versions, number)
    plan, parties = work.open(Plan, chosen.id), parties_of(work, skp_id)
    shown = day or (acting.day if acting else work.today)
    frozen = frozen_of(work, chosen.id)
    people = _people(work, skp, parties, shown, frozen)
    entries = work.find(Realisation, skp_id=skp_id)
    steps = {version.id: history(work, version.id) for version in versions}
    findings = _findings(work, skp, plan, people)
    return PlanSheet(
        day=shown,
        skp=skp,
        plan=plan,
        parties=parties,
        pegawai=people[PartyRole.PEGAWAI] or identity_on(work, skp.person_id, within(skp, shown)),
        penilai=people[PartyRole.PENILAI],
        atasan=people[PartyRole.ATASAN_PENILAI],
        findings=findings,
        steps=tuple(steps[chosen.id]) + tuple(history(work, skp_id)),
        versions=versions,
        achievements=achievements(plan, entries, work.rules.saran(skp.ends_on)),
        may=offers(acting, Standing(skp, plan, parties, findings, chosen == newest)) if acting else {},
        on_paper=bool(acting and acting.is_operator),
        due_on=_due_on(work, skp, people[PartyRole.PEGAWAI]),
        set_on=_set_on(versions, steps),
        frozen=frozen,
    )


def version_of(work: Work, skp_id: Id, number: int) -> SkpVersion:
    """The version of a number; `skp.tanpa_versi` when there is none."""
    return _choose(tuple(work.find(SkpVersion, skp_id=skp_id)), number)


def _choose(versions: tuple[SkpVersion, ...], number: int | None) -> SkpVersion:
    if number is not None:
        found = next((version for version in versions if version.number == number), None)
    else:
        alive = [version for version in versions if version.status is not VersionStatus.BATAL]
        found = next(reversed(alive or list(versions)), None)
    if found is None:
        raise RuleBroken("skp.tanpa_versi")
    return found


def _people(
    work: Work, skp: Skp, parties: tuple[SkpParty, ...], day: date, frozen: Frozen | None
) -> dict[PartyRole, Identity | None]:
    """Everybody as printed: of the day the version was set if it was, else of the day, within the period."""
    kept = body_of(frozen) if frozen else None
    on = date.fromisoformat(kept["ditetapkan"]["pada"]) if kept else day
    found: dict[PartyRole, Identity | None] = {}
    for role in PartyRole:
        party = party_on(parties, role, on) or party_on(parties, role, within(skp, on))
        identity = party_identity(work, party, within(skp, on)) if party else None
        found[role] = _as_frozen(identity, kept["pihak"].get(role.value)) if kept else identity
    return found


def _as_frozen(identity: Identity | None, lines: Mapping[str, str | None] | None) -> Identity | None:
    """The five printed lines as they were; the rest, which no print shows, from the data of that day."""
    if lines is None:
        return None
    base = identity or Identity(person_id=None, name="")
    return Identity(
        person_id=base.person_id,
        name=lines["nama"] or "",
        number=lines["nomor"],
        rank=lines["pangkat"],
        post=lines["jabatan"],
        unit=lines["unit"],
        unit_id=base.unit_id,
        golongan=base.golongan,
        post_kind=base.post_kind,
        stand_alone=base.stand_alone,
        is_head=base.is_head,
        staff_kind=base.staff_kind,
    )


def _findings(
    work: Work, skp: Skp, plan: Plan, people: Mapping[PartyRole, Identity | None]
) -> tuple[Finding, ...]:
    """What the plan lacks, and what lacks around it while it is still open."""
    found = list(check_plan(plan, work.rules, skp.ends_on))
    if plan.status in OPEN:
        employee = people[PartyRole.PEGAWAI]
        penilai = people[PartyRole.PENILAI]
        if penilai is None:
            found.append(Finding("skp.penilai_belum_ada", Severity.PERINGATAN))
        elif penilai.post_kind in _BELOW_PENGAWAS and not penilai.is_head:
            found.append(Finding("skp.penilai_di_bawah_pengawas", Severity.PERINGATAN))
        if employee is not None and employee.post_kind is None:
            found.append(Finding("skp.jabatan_belum_ada", Severity.PERINGATAN))
        elif employee is not None and form_for(work, employee, skp) is not plan.version.form:
            found.append(
                Finding("skp.bentuk_berbeda", Severity.PERINGATAN, {"bentuk": plan.version.form.value})
            )
    return tuple(found)


def due_on(work: Work, year: int, unit_id: Id | None, which: YearDay, rules_day: date) -> date:
    """A day of the kalender kinerja: the unit's extension, else the office's row, else the rule (rule 29)."""
    rows = [row for row in work.find(Deadline, year=year, kind=which.value) if row.period is None]
    for unit in (unit_id, None):
        found = [row.due_on for row in rows if row.unit_id == unit]
        if found:
            return max(found)
    return work.rules.tenggat(rules_day).due_on(which, year)


def _due_on(work: Work, skp: Skp, employee: Identity | None) -> date | None:
    unit_id = employee.unit_id if employee else None
    due = due_on(work, skp.year, unit_id, YearDay.SKP_DITETAPKAN, skp.ends_on)
    return due if skp.starts_on <= due else None


def _set_on(versions: tuple[SkpVersion, ...], steps: Mapping[Id, list[Step]]) -> date | None:
    days = [
        step.signed_on or day_of(step.at)
        for version in versions
        for step in steps[version.id]
        if step.to_status == VersionStatus.DITETAPKAN.value
    ]
    return min(days, default=None)
