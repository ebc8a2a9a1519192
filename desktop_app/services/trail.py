"""Every change of state leaves a step: who, when, from, to, why; both names when it was done on paper."""

from __future__ import annotations

from desktop_app.domain.papers import ObjectKind, Step
from desktop_app.domain.records import Id
from desktop_app.domain.rights import Signed
from desktop_app.domain.values import StoredFile
from desktop_app.domain.year import Evidence, OwnerKind
from desktop_app.store.work import Work


def record_step(  # noqa: PLR0917  # rule 84: always all of them
    work: Work,
    audience_id: Id,
    thing: tuple[ObjectKind, Id],
    change: tuple[str | None, str],
    signed: Signed,
    reason: str | None = None,
) -> Step:
    """Writes the step of a change between two states; a scan named by the paper becomes its evidence."""
    step = Step(
        id=work.mint(),
        audience_id=audience_id,
        by=signed.by,
        at=work.now,
        object_kind=thing[0],
        object_id=thing[1],
        from_status=change[0],
        to_status=change[1],
        reason=reason,
        as_role=signed.as_role,
        by_text=signed.by_text,
        on_paper=signed.on_paper,
        signed_on=signed.paper.signed_on if signed.paper else None,
        recorded_by=signed.recorded_by,
        recorded_text=signed.recorded_text,
    )
    work.add(step)
    if signed.paper and signed.paper.scan:
        _attach_scan(work, step, signed.paper.scan)
    return step


def history(work: Work, object_id: Id) -> list[Step]:
    """The steps of a thing, oldest first."""
    return sorted(work.find(Step, object_id=object_id), key=lambda step: (step.at, step.id))


def _attach_scan(work: Work, step: Step, scan: StoredFile) -> None:
    work.add(
        Evidence(
            id=work.mint(),
            audience_id=step.audience_id,
            by=step.recorded_by,
            at=work.now,
            owner_kind=OwnerKind.STEP,
            owner_id=step.id,
            sha256=scan.sha256,
            name=scan.name,
            mime=scan.mime,
            size=scan.size,
        )
    )
