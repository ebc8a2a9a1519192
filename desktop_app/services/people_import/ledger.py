"""What an import wrote, kept so that it can be taken back as one act; and whether that is still possible."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from desktop_app.domain.canon import canonical
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import Evaluation, OrgResult
from desktop_app.domain.organisation import Post, Unit, UnitSpan
from desktop_app.domain.papers import ImportRow, ImportRun, ImportState, RowState
from desktop_app.domain.people import IdentityNumber, LineOverride, Person, PersonFact
from desktop_app.domain.plan import Skp, SkpParty
from desktop_app.domain.records import Id, Json, Record
from desktop_app.domain.terms import Sex
from desktop_app.domain.year import Obstacle
from desktop_app.services.imports import batches
from desktop_app.store.work import Work

_KINDS: dict[str, type[Record]] = {
    "fakta": PersonFact,
    "nomor": IdentityNumber,
    "pegawai": Person,
    "jabatan": Post,
    "masa_unit": UnitSpan,
    "unit": Unit,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def made_of(added: Iterable[Record], changed: Sequence[tuple[Person, Person]], ended: Sequence[Id]) -> Json:
    """The ledger of a run: keys of what it added, fields it changed as they were, rows that wait no more."""
    keys: dict[str, list[str]] = {name: [] for name in _KINDS}
    people: set[Id] = set()
    for record in added:
        keys[_NAMES[type(record)]].append(record.id.hex())
        if isinstance(record, Person | PersonFact | IdentityNumber):
            people.add(record.person_id)
    before = [
        {"id": old.id.hex(), "rev": old.rev + 1, "isi": _changed_fields(old, new)} for old, new in changed
    ]
    people |= {old.person_id for old, _ in changed}
    return canonical(
        {
            "baru": keys,
            "lama": before,
            "orang": sorted(id.hex() for id in people),
            "menunggu": [id.hex() for id in ended],
        }
    )


def undo(work: Work, run: ImportRun) -> None:
    """Takes back everything a run wrote, or nothing: `impor.sudah_diurungkan`, `impor.dipakai_*`."""
    if run.state is not ImportState.SELESAI:
        raise RuleBroken("impor.sudah_diurungkan")
    made = json.loads(run.made)
    keys = {name: {_id(key) for key in hexes} for name, hexes in made["baru"].items()}
    _check_unused(work, run, keys, [_id(key) for key in made["orang"]])
    restored = [_restored(work, row) for row in made["lama"]]
    for name, kind in _KINDS.items():
        for batch in batches(sorted(keys[name])):
            work.remove(kind, batch)
    for person in restored:
        work.keep(person)
    for row in work.find(ImportRow, run_id=run.id, state=RowState.MENUNGGU):
        work.keep(replace(row, state=RowState.DIBUANG))
    for row in _all(work, ImportRow, "id", map(_id, made["menunggu"])):
        work.keep(replace(row, state=RowState.MENUNGGU))
    work.keep(replace(run, state=ImportState.DIURUNGKAN))


def _check_unused(work: Work, run: ImportRun, keys: dict[str, set[Id]], people: list[Id]) -> None:
    """Refuses when something was done since that rests on what the run brought."""
    born = {row.person_id for row in _all(work, Person, "id", keys["pegawai"])}
    for person_id in _plans_of(work, born, people, run.at):
        raise RuleBroken("impor.dipakai_rencana", nama=_name(work, person_id))
    for kind, column in ((LineOverride, "person_id"), (LineOverride, "superior_id")):
        for override in _all(work, kind, column, born):
            raise RuleBroken("impor.dipakai_atasan", nama=_name(work, override.person_id))
    ours = keys["fakta"] | keys["nomor"]
    for fact in (
        *_all(work, PersonFact, "person_id", people),
        *_all(work, IdentityNumber, "person_id", people),
    ):
        if fact.id not in ours and (fact.person_id in born or fact.at > run.at):
            raise RuleBroken("impor.dipakai_fakta", nama=_name(work, fact.person_id))
    _check_places(work, keys)


def _plans_of(work: Work, born: set[Id], people: list[Id], since: datetime) -> Iterable[Id]:
    yield from (skp.person_id for skp in _all(work, Skp, "person_id", born))
    yield from (evaluation.person_id for evaluation in _all(work, Evaluation, "person_id", born))
    for party in _all(work, SkpParty, "person_id", people):
        if party.person_id is not None and (party.person_id in born or party.at > since):
            yield party.person_id


def _check_places(work: Work, keys: dict[str, set[Id]]) -> None:
    units, posts = keys["unit"], keys["jabatan"]
    used = [
        *(span for span in _all(work, UnitSpan, "parent_id", units) if span.id not in keys["masa_unit"]),
        *(fact for fact in _all(work, PersonFact, "unit_id", units) if fact.id not in keys["fakta"]),
        *_all(work, OrgResult, "unit_id", units),
        *_all(work, Obstacle, "unit_id", units),
    ]
    if used:
        raise RuleBroken("impor.dipakai_unit")
    if posts and any(
        fact.post_id in posts and fact.id not in keys["fakta"]
        for fact in work.find(PersonFact, post_id=[*posts])
    ):
        raise RuleBroken("impor.dipakai_jabatan")


def _restored(work: Work, kept: dict[str, Any]) -> Person:
    """The row of a person as it was; refused when somebody has changed it since."""
    person = work.need(Person, _id(kept["id"]))
    if person.rev != kept["rev"]:
        raise RuleBroken("impor.dipakai_fakta", nama=person.display)
    return replace(person, **{name: _value(name, value) for name, value in kept["isi"].items()})


def _changed_fields(old: Person, new: Person) -> dict[str, str | None]:
    names = [name for name in Person.__slots__ if getattr(old, name) != getattr(new, name)]
    return {name: None if getattr(old, name) is None else str(getattr(old, name)) for name in names}


def _value(name: str, text: str | None) -> Any:
    if text is None:
        return None
    return date.fromisoformat(text) if name == "born_on" else Sex(text) if name == "sex" else text


def _all(work: Work, kind: type[Any], column: str, ids: Iterable[Id]) -> Iterable[Any]:
    for batch in batches(sorted(ids)):
        yield from work.find(kind, **{column: batch})


def _name(work: Work, person_id: Id) -> str:
    person = work.one(Person, person_id=person_id)
    return person.display if person else ""


def _id(key: str) -> Id:
    return Id(bytes.fromhex(key))
