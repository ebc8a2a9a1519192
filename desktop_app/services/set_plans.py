"""Plans that were set: which version counts on a day, which lines they have, and whose superiors act.

Only against a set plan anything is entered, answered or judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.papers import Step
from desktop_app.domain.plan import (
    AnnexItem,
    CascadeLink,
    Expectation,
    Indicator,
    PartyRole,
    Plan,
    Rhk,
    Skp,
    SkpParty,
    SkpStatus,
    SkpVersion,
    VersionStatus,
    party_on,
)
from desktop_app.domain.records import Id, Record, live
from desktop_app.domain.rights import may_enter_for
from desktop_app.domain.values import Acting, day_of
from desktop_app.services.batches import by_key
from desktop_app.store.work import Work

_LINES: Mapping[str, type[Record]] = {
    "rhk": Rhk,
    "indicators": Indicator,
    "expectations": Expectation,
    "annex": AnnexItem,
    "links": CascadeLink,
}


def set_plan(work: Work, skp_id: Id) -> Skp:
    """A plan that was set, else `tahun.rencana_belum_ditetapkan`."""
    skp = work.need(Skp, skp_id)
    if skp.status is SkpStatus.BATAL or not set_versions(work, [skp_id]):
        raise RuleBroken("tahun.rencana_belum_ditetapkan")
    return skp


def working_plan(work: Work, acting: Acting, skp_id: Id) -> Skp:
    """A set plan into which this person may enter what was done: his own, or as an operator."""
    may_enter_for(acting, work.need(Skp, skp_id).person_id)
    return set_plan(work, skp_id)


def plan_on(work: Work, skp: Skp, day: date) -> Plan:
    """The lines that count on a day."""
    versions = set_versions(work, [skp.id]).get(skp.id)
    if not versions:
        raise RuleBroken("tahun.rencana_belum_ditetapkan")
    version = version_for(versions, days_set(work, versions), day)
    return plans_of(work, [version])[version.id]


def check_line(work: Work, skp: Skp, kind: type[Indicator] | type[Rhk], line_id: Id) -> None:
    """The line stands in a version of this plan that was set, be it an earlier one."""
    versions = {version.id for version in set_versions(work, [skp.id])[skp.id]}
    if not any(line.version_id in versions for line in work.find(kind, line_id=line_id)):
        raise RuleBroken("tahun.baris_tidak_ada")


def is_superior(work: Work, acting: Acting, skp_id: Id) -> bool:
    """Whether this person is penilai or atasan penilai of the plan on his day."""
    parties = tuple(work.find(SkpParty, skp_id=skp_id))
    held = (party_on(parties, role, acting.day) for role in (PartyRole.PENILAI, PartyRole.ATASAN_PENILAI))
    return acting.person_id is not None and acting.person_id in {p.person_id for p in held if p}


def set_versions(work: Work, skp_ids: Iterable[Id]) -> dict[Id, list[SkpVersion]]:
    """The versions of these plans that were ever set, by plan, lowest number first."""
    found = by_key(work, SkpVersion, "skp_id", skp_ids)
    return {
        skp_id: sorted(kept, key=lambda v: v.number)
        for skp_id, versions in found.items()
        if (kept := [v for v in versions if v.status is VersionStatus.DITETAPKAN])
    }


def days_set(work: Work, versions: Iterable[SkpVersion]) -> dict[Id, date]:
    """On which day each version was set: as signed on paper, else as done here."""
    steps = by_key(work, Step, "object_id", [version.id for version in versions])
    return {
        id: min(days)
        for id, rows in steps.items()
        if (
            days := [
                step.signed_on or day_of(step.at)
                for step in live(rows)
                if step.to_status == VersionStatus.DITETAPKAN.value
            ]
        )
    }


def version_for(versions: Sequence[SkpVersion], days: Mapping[Id, date], day: date) -> SkpVersion:
    """The version that counts on a day: the newest one set by then, else the first (set late, for all)."""
    set_by_then = [version for version in versions if days.get(version.id, date.min) <= day]
    return set_by_then[-1] if set_by_then else versions[0]


def plans_of(work: Work, versions: Iterable[SkpVersion]) -> dict[Id, Plan]:
    """Versions with all their lines, by the version's id."""
    wanted = {version.id: version for version in versions}
    lines = {name: by_key(work, kind, "version_id", wanted) for name, kind in _LINES.items()}
    return {
        id: Plan(version=version, **{name: tuple(rows[id]) for name, rows in lines.items()})  # type: ignore[arg-type]
        for id, version in wanted.items()
    }
