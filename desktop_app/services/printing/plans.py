"""Sources of SKP papers: what was agreed comes from its frozen row, a draft from today's tables."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.papers import Frozen
from desktop_app.domain.plan import PartyRole, Plan, Skp, SkpParty, SkpVersion
from desktop_app.domain.records import Id
from desktop_app.services.batches import by_key
from desktop_app.services.freezing import body_of
from desktop_app.services.plans.parties import within
from desktop_app.services.printing.reading import Reader
from desktop_app.services.printing.selection import PaperKey
from desktop_app.services.printing.sources import PlanSource
from desktop_app.services.printing.thawing import plan_of
from desktop_app.services.set_plans import plans_of
from desktop_app.store.work import Work


def plan_sources(
    work: Work, keys: Sequence[PaperKey], wanted: frozenset[Id] = frozenset()
) -> dict[Id, PlanSource]:
    """The sources of these plans by the id of the Skp; a plan without any version has none."""
    reader = Reader(work)
    ids = [key.root_id for key in keys]
    skps = {skp.id: skp for skp in work.find(Skp, id=ids)}
    versions = reader.in_force(ids, wanted)
    frozen = reader.frozen(version.id for version in versions.values())
    open_plans = plans_of(work, [v for v in versions.values() if v.id not in frozen])
    parties = by_key(work, SkpParty, "skp_id", ids)
    return {
        key.root_id: _source(
            reader,
            key,
            skps[key.root_id],
            versions[key.root_id],
            open_plans.get(versions[key.root_id].id),
            parties[key.root_id],
            frozen.get(versions[key.root_id].id),
        )
        for key in keys
        if key.root_id in versions
    }


def _source(  # noqa: PLR0917  # what was read for one plan
    reader: Reader,
    key: PaperKey,
    skp: Skp,
    version: SkpVersion,
    open_plan: Plan | None,
    parties: Sequence[SkpParty],
    frozen: Frozen | None,
) -> PlanSource:
    if frozen is not None:
        body = body_of(frozen)
        plan = plan_of(body)
        people = {role: reader.thawed(body["pihak"], role) for role in PartyRole}
    else:
        plan = open_plan or Plan(version=version)
        day = within(skp, reader.work.today)
        people = {role: reader.party(parties, role, day) for role in PartyRole}
    return PlanSource(
        person_id=skp.person_id,
        audience_id=skp.audience_id,
        object_id=version.id,
        root_id=skp.id,
        start=skp.starts_on,
        end=skp.ends_on,
        employee=people[PartyRole.PEGAWAI] or reader.person(skp.person_id, skp.ends_on),
        evaluator=people[PartyRole.PENILAI],
        superior=people[PartyRole.ATASAN_PENILAI],
        plan=plan,
        measures=reader.measures,
        frozen=frozen,
        part=key.part,
        parts=key.parts,
        may_read=readers(skp.person_id, parties),
        year=skp.year,
    )


def readers(person_id: Id, parties: Sequence[SkpParty]) -> frozenset[Id]:
    """Who may see a paper of a plan: everybody who is or was one of its parties (rule 15)."""
    return frozenset({person_id, *(p.person_id for p in parties if p.person_id is not None)})
