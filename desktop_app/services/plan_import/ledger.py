"""What an import of plans wrote, kept so that it can be taken back as one act."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop_app.domain.canon import canonical
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.papers import ImportRow, ImportRun, ImportState, RowState, Step
from desktop_app.domain.people import Person
from desktop_app.domain.plan import (
    AnnexItem,
    CascadeLink,
    Expectation,
    Indicator,
    Plan,
    Rhk,
    Skp,
    SkpParty,
    SkpVersion,
    VersionStatus,
)
from desktop_app.domain.records import Id, Json
from desktop_app.domain.year import Feedback, Obstacle, Realisation
from desktop_app.store.mapping import row_of, value_of
from desktop_app.store.work import Work

_CHILDREN: dict[str, type[Any]] = {
    "rhk": Rhk,
    "indicators": Indicator,
    "expectations": Expectation,
    "annex": AnnexItem,
    "links": CascadeLink,
}


def made_of(new: Sequence[tuple[Id, SkpVersion]], changed: Sequence[tuple[Plan, SkpVersion]]) -> Json:
    """The ledger: plans that came with their revision, and the lines of changed drafts as they were."""
    return canonical(
        {
            "baru": [
                {"skp": skp_id.hex(), "versi": version.id.hex(), "rev": version.rev}
                for skp_id, version in new
            ],
            "lama": [
                {
                    "versi": after.id.hex(),
                    "rev": after.rev,
                    "isi": {name: _rows(getattr(before, name)) for name in _CHILDREN},
                }
                for before, after in changed
            ],
        }
    )


def undo(work: Work, run: ImportRun) -> None:
    """Takes back everything a run wrote, or nothing: `impor.sudah_diurungkan`, `impor_skp.sudah_berjalan`."""
    if run.state is not ImportState.SELESAI:
        raise RuleBroken("impor.sudah_diurungkan")
    made = json.loads(run.made)
    for kept in made["baru"]:
        version = _untouched(work, _id(kept["versi"]), kept["rev"])
        _check_unused(work, work.need(Skp, version.skp_id))
        remove_plan(work, version.skp_id)
    for kept in made["lama"]:
        version = _untouched(work, _id(kept["versi"]), kept["rev"])
        lines = {name: _values(_CHILDREN[name], rows) for name, rows in kept["isi"].items()}
        work.keep(Plan(version=version, **lines))
    for row in work.find(ImportRow, run_id=run.id, state=RowState.MENUNGGU):
        work.keep(replace(row, state=RowState.DIBUANG))
    work.keep(replace(run, state=ImportState.DIURUNGKAN))


def remove_plan(work: Work, skp_id: Id) -> None:
    """Every row of a plan that never left its first draft."""
    for version in work.find(SkpVersion, skp_id=skp_id):
        for kind in _CHILDREN.values():
            work.remove(kind, [row.id for row in work.find(kind, version_id=version.id)])
        work.remove(Step, [step.id for step in work.find(Step, object_id=version.id)])
        work.remove(SkpVersion, [version.id])
    work.remove(Step, [step.id for step in work.find(Step, object_id=skp_id)])
    work.remove(SkpParty, [party.id for party in work.find(SkpParty, skp_id=skp_id)])
    work.remove(Skp, [skp_id])


def _untouched(work: Work, version_id: Id, rev: int) -> SkpVersion:
    """The version as the import left it; refused when somebody has worked on it since."""
    version = work.need(SkpVersion, version_id)
    if version.rev != rev or version.status is not VersionStatus.DRAF:
        raise RuleBroken("impor_skp.sudah_berjalan", nama=_name(work, work.need(Skp, version.skp_id)))
    return version


def _check_unused(work: Work, skp: Skp) -> None:
    used = [kind for kind in (Realisation, Feedback, Obstacle, Evaluation) if work.one(kind, skp_id=skp.id)]
    if used or skp.rev != 1 or len(work.find(SkpVersion, skp_id=skp.id)) > 1:
        raise RuleBroken("impor_skp.sudah_berjalan", nama=_name(work, skp))


def _name(work: Work, skp: Skp) -> str:
    person = work.one(Person, person_id=skp.person_id)
    return person.display if person else ""


def _rows(records: Sequence[Any]) -> list[dict[str, Any]]:
    """Rows as JSON; keys and hashes are marked, so that they come back as bytes."""
    return [
        {
            name: {"hex": content.hex()} if isinstance(content, bytes) else content
            for name, content in row_of(record).items()
        }
        for record in records
    ]


def _values(kind: type[Any], rows: Sequence[dict[str, Any]]) -> tuple[Any, ...]:
    return tuple(
        value_of(
            kind,
            {
                name: bytes.fromhex(content["hex"]) if isinstance(content, dict) else content
                for name, content in row.items()
            },
        )
        for row in rows
    )


def _id(key: str) -> Id:
    return Id(bytes.fromhex(key))
