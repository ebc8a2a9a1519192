"""Who has no plan of a year that runs on a day or later: "belum ada SKP" (rules 29, 31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, exists, or_, select

from desktop_app.domain.people import WorkStatus
from desktop_app.domain.plan import Skp, SkpStatus
from desktop_app.domain.records import Id
from desktop_app.domain.terms import StaffKind
from desktop_app.store.aliases import read_aliases
from desktop_app.store.derived.tables import person_now
from desktop_app.store.schema import TABLES


@dataclass(frozen=True, slots=True)
class MissingLine:
    """Somebody without a plan, and who waits for it."""

    person_id: Id
    name: str
    number: str | None
    unit: str | None
    post: str | None
    superior: str | None


def people_without_plan(
    engine: Engine, year: int, day: date, *, seen_by: Id | None = None
) -> tuple[MissingLine, ...]:
    """Active people by name, as of today's data. `seen_by`: only himself and those he judges.

    An exempt period is a plan without versions, so whoever is exempt is not missing.
    """
    on = min(max(day, date(year, 1, 1)), date(year, 12, 31)).isoformat()
    person, superior, skp = person_now.c, person_now.alias("superior"), TABLES[Skp].c
    holds = (skp.year == year, skp.status != SkpStatus.BATAL.value, skp.ends_on >= on)
    covered = exists().where(skp.person_id == person.person_id, *holds)
    query = (
        select(
            person.person_id,
            person.display,
            person.number,
            person.unit_name,
            person.post_text,
            superior.c.display,
        )
        .select_from(person_now.outerjoin(superior, superior.c.person_id == person.superior_id))
        .where(person.status == WorkStatus.AKTIF.value, ~covered)
        .where(or_(person.staff_kind.is_(None), person.staff_kind != StaffKind.PEJABAT_NEGARA.value))
        .order_by(person.name_key, person.unit_id, person.person_id)
    )
    if seen_by is not None:
        query = query.where(or_(person.person_id == seen_by, person.superior_id == seen_by))
    with engine.connect() as connection:
        aliases = read_aliases(connection)
        if aliases.kept:  # a plan under another key of a joined human covers him too
            others = select(skp.person_id).where(skp.person_id.in_(sorted(aliases.kept)), *holds)
            query = query.where(
                person.person_id.not_in({aliases.of(id) for id in connection.scalars(others)})
            )
        return tuple(MissingLine(*row) for row in connection.execute(query))
