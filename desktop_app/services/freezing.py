"""What was agreed or final, kept as it was: a canonical body, its hash, and the hashes of its rules.

Recaps, prints and extracts of the past read these rows and never today's tables (defect 7, rule 90).
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from desktop_app.domain.canon import canonical, sha256_of
from desktop_app.domain.errors import Damaged, RuleBroken
from desktop_app.domain.identity import Identity
from desktop_app.domain.papers import Frozen, ObjectKind
from desktop_app.domain.plan import ActingAs, PartyRole, Plan, Skp, SkpParty, party_on
from desktop_app.domain.records import Id, Json, Record, derived_id
from desktop_app.domain.rights import Signed
from desktop_app.domain.terms import Level, OrgLevel, PostKind, Predikat
from desktop_app.domain.values import Period
from desktop_app.services.standing import identity_on
from desktop_app.store.work import Work

PLAN_RULES = ("bentuk", "perilaku", "pola_mutu", "golongan")
_LOCAL = frozenset({"audience_id", "rev"})
_FOUR = Decimal("0.0001")


class FrozenMarks(TypedDict, total=False):
    """What a frozen row is found and counted by; a plan has no ratings, an organisation result no person."""

    person_id: Id | None
    unit_id: Id | None
    post_kind: PostKind | None
    golongan: str | None
    rater_id: Id | None
    level: OrgLevel | None
    hasil: Level | None
    perilaku: Level | None
    predikat: Predikat | None
    by: Id | None


def freeze(
    work: Work,
    *,
    audience_id: Id,
    kind: ObjectKind,
    object_id: Id,
    year: int,
    period: Period,
    body: Mapping[str, Any],
    rules_day: date,
    rules: Iterable[str],
    **marks: Unpack[FrozenMarks],
) -> Frozen:
    """Writes the frozen row of a thing that was locked; there is one for each thing, for ever.

    `rules` names the kinds of rule sets the content rests on, `rules_day` the day that chose them (the last
    day of the period). Decimals of the body are written without trailing zeros, ids in hex. A second freezing
    of the same thing is `beku.sudah_ada`.
    """
    id = derived_id("frozen", audience_id, object_id)
    if work.get(Frozen, id) is not None:
        raise RuleBroken("beku.sudah_ada")
    text = canonical(plain(body))
    frozen = Frozen(
        id=id,
        audience_id=audience_id,
        at=work.now,
        object_kind=kind,
        object_id=object_id,
        year=year,
        period=period,
        rules=rules_used(work, rules, rules_day),
        body=text,
        sha256=sha256_of(text),
        **marks,
    )
    work.add(frozen)
    return frozen


def freeze_plan(
    work: Work, skp: Skp, plan: Plan, parties: tuple[SkpParty, ...], signed: Signed, *, day: date
) -> Frozen:
    """Freezes a plan that was set on a day: its lines, and its parties as they were that day."""
    people = {role: _identity(work, parties, role, day) for role in PartyRole}
    employee = identity_on(work, skp.person_id, day)
    penilai = party_on(parties, PartyRole.PENILAI, day)
    body = {
        "format": 1,
        "skp": skp,
        "pihak": {role.value: person.as_json() for role, person in people.items() if person},
        "ditetapkan": {
            "pada": day,
            "oleh": signed.by_text,
            "sebagai": signed.as_role,
            "di_atas_kertas": signed.on_paper,
            "dicatat_oleh": signed.recorded_text,
        },
        **{field.name: getattr(plan, field.name) for field in dataclasses.fields(plan)},
    }
    return freeze(
        work,
        audience_id=skp.audience_id,
        kind=ObjectKind.SKP_VERSION,
        object_id=plan.version.id,
        person_id=skp.person_id,
        year=skp.year,
        period=Period(str(skp.year)),
        unit_id=employee.unit_id,
        post_kind=employee.post_kind,
        golongan=employee.golongan,
        rater_id=penilai.person_id if penilai else None,
        by=signed.recorded_by or signed.by,
        rules_day=skp.ends_on,
        rules=PLAN_RULES,
        body=body,
    )


def frozen_of(work: Work, object_id: Id) -> Frozen | None:
    """The frozen row of a thing, if it was ever locked."""
    return work.one(Frozen, object_id=object_id)


def body_of(frozen: Frozen) -> dict[str, Any]:
    """The content of a frozen row; one whose hash does not fit was tampered with: `beku.berubah`."""
    if sha256_of(frozen.body) != frozen.sha256:
        raise Damaged("beku.berubah")
    body: dict[str, Any] = json.loads(frozen.body)
    return body


def rules_used(work: Work, kinds: Iterable[str], day: date) -> Json:
    """Which rule sets were in force: kind → since when, number and hash."""
    used = {kind: work.rules.on(kind, day) for kind in kinds}
    return canonical(
        {
            kind: {"sejak": rules.valid_from, "nomor": rules.number, "sha256": rules.sha256}
            for kind, rules in used.items()
        }
    )


def plain(value: Any) -> Any:
    """Values as canonical JSON takes them; records by their fields, without what is local to this PC."""
    match value:
        case Decimal():
            return format(value.quantize(_FOUR).normalize(), "f")
        case Record():
            names = [field.name for field in dataclasses.fields(value) if field.name not in _LOCAL]
            return {name: plain(getattr(value, name)) for name in names}
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _:
            return value


def _identity(work: Work, parties: tuple[SkpParty, ...], role: PartyRole, day: date) -> Identity | None:
    party = party_on(parties, role, day)
    return None if party is None else party_identity(work, party, day)


def party_identity(work: Work, party: SkpParty, day: date) -> Identity:
    """A party as he is printed on a day; what his own data do not say is taken from the plan's party row.

    A Plt. or Plh. is printed with the post he acts in, which only the party row knows (rule 16).
    """
    known = identity_on(work, party.person_id, day) if party.person_id else Identity(person_id=None, name="")
    is_acting = party.acting is not ActingAs.DEFINITIF
    return dataclasses.replace(
        known,
        name=known.name or party.name,
        number=known.number or party.number,
        rank=known.rank or party.rank,
        post=(party.post or known.post) if is_acting else (known.post or party.post),
        unit=(party.unit or known.unit) if is_acting else (known.unit or party.unit),
    )
