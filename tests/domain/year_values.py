"""A plan of two lines and entries for it, as small as they can be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

from desktop_app.domain.plan import Gather, Indicator, Plan, Rhk, Skp, SkpVersion, VersionStatus
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Aspek, FormKind, RhkKind, ValueCode
from desktop_app.domain.values import Period
from desktop_app.domain.year import Feedback, GiverRole, Realisation

_numbers = count(1)
PERSON, OTHER, AUDIENCE = Id(b"p" * 16), Id(b"o" * 16), Id(b"a" * 16)
START = datetime(2026, 1, 2, 1, tzinfo=UTC)


def an_id() -> Id:
    return Id(next(_numbers).to_bytes(16, "big"))


def skp(starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)) -> Skp:
    return Skp(
        id=an_id(),
        audience_id=AUDIENCE,
        person_id=PERSON,
        year=2026,
        part=1,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def entry(line: Id, value: str | None, period: str = "2026-TW1", **more) -> Realisation:
    told = Period.parse(period)
    more = {"as_of": told.last_day, "text": None if value else "Sudah dikerjakan.", "skp_id": an_id()} | more
    number = next(_numbers)
    return Realisation(
        id=Id(number.to_bytes(16, "big")),
        audience_id=AUDIENCE,
        at=START + timedelta(seconds=number),
        person_id=PERSON,
        indicator_line=line,
        period=told,
        value=None if value is None else Decimal(value),
        **more,
    )


def feedback(plan: Skp, **more) -> Feedback:
    said = {
        "giver_id": OTHER,
        "giver_role": GiverRole.PIMPINAN,
        "on": date(2026, 3, 3),
        "value_code": ValueCode.LOYAL,
        "text": "Sudah cukup baik.",
    } | more
    return Feedback(id=an_id(), audience_id=AUDIENCE, at=START, person_id=PERSON, skp_id=plan.id, **said)


def plan_of(*targets: str | None, kind: RhkKind = RhkKind.UTAMA, **more) -> Plan:
    """A set plan with one Rhk and one indicator for each target; more of the indicator by name."""
    version = SkpVersion(
        id=an_id(),
        audience_id=AUDIENCE,
        skp_id=an_id(),
        number=1,
        form=FormKind.JA_JF,
        status=VersionStatus.DITETAPKAN,
    )
    rhk, indicators = [], []
    for pos, target in enumerate(targets):
        own = {"id": an_id(), "line_id": an_id(), "pos": pos}
        rhk.append(Rhk(audience_id=AUDIENCE, version_id=version.id, kind=kind, text=f"Hasil {pos}", **own))
        indicators.append(
            Indicator(
                id=an_id(),
                audience_id=AUDIENCE,
                version_id=version.id,
                rhk_id=own["id"],
                line_id=an_id(),
                pos=0,
                aspek=Aspek.KUANTITAS,
                text=f"Ukuran {pos}",
                target=None if target is None else Decimal(target),
                **({"gather": Gather.JUMLAH} | more),
            )
        )
    return Plan(version=version, rhk=tuple(rhk), indicators=tuple(indicators))
