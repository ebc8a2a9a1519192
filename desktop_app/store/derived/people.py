"""One row a human, as of today: what every list of people shows and sorts by; and his placements as spans."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from desktop_app.domain.organisation import Post, Unit, UnitSpan
from desktop_app.domain.people import (
    FactKind,
    Gap,
    IdentityNumber,
    LineOverride,
    Person,
    PersonFact,
    WorkStatus,
    in_force,
)
from desktop_app.domain.records import Fact, Id, folded, live
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.superiors import Place, Structure, propose
from desktop_app.domain.terms import StaffKind
from desktop_app.store.aliases import Aliases, read_aliases
from desktop_app.store.derived.batches import batches, grouped, replace_rows
from desktop_app.store.derived.structure import end_text
from desktop_app.store.derived.tables import person_now, person_span
from desktop_app.store.mapping import values_of
from desktop_app.store.schema import TABLES

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class _World:
    """What does not depend on the person: read once a refresh."""

    today: date
    structure: Structure
    posts: dict[Id, Post]
    rank_order: dict[str, int]
    aliases: Aliases


def refresh(connection: Connection, person_ids: set[Id], today: date, rules: RuleBook) -> None:
    """Makes the rows of these people anew, and of nobody else; of joined ones there is one row."""
    world = _world(connection, today, rules)
    aliases = world.aliases
    for batch in batches({aliases.of(person_id) for person_id in person_ids}):
        keys = sorted(aliases.group(batch))
        persons = grouped(connection, Person, "person_id", batch)
        numbers = _joined(aliases, grouped(connection, IdentityNumber, "person_id", keys))
        facts = _joined(aliases, grouped(connection, PersonFact, "person_id", keys))
        overrides = _joined(aliases, grouped(connection, LineOverride, "person_id", keys))
        now, spans = [], []
        for person_id, rows in persons.items():
            person = max(rows, key=lambda row: row.id)
            held = live(facts[person_id])
            now.append(_now_row(person, live(numbers[person_id]), held, live(overrides[person_id]), world))
            spans += _span_rows(person_id, held)
        replace_rows(connection, person_now, "person_id", keys, now)
        replace_rows(connection, person_span, "person_id", keys, spans)


def _joined(aliases: Aliases, rows: dict[Id, list[F]]) -> dict[Id, list[F]]:
    """What was written under all keys of a human, under the one that is kept."""
    found: dict[Id, list[F]] = defaultdict(list)
    for person_id, facts in rows.items():
        found[aliases.of(person_id)] += facts
    return found


def heads(connection: Connection, person_ids: set[Id]) -> set[tuple[Id, Id, str | None]]:
    """Who of these people heads which unit by the rows there are, with the kind of his post."""
    row = person_now.c
    found: set[tuple[Id, Id, str | None]] = set()
    for batch in batches(person_ids):
        asked = select(row.person_id, row.unit_id, row.post_kind)
        asked = asked.where(row.person_id.in_(batch), row.is_head == 1)
        found.update((each[0], each[1], each[2]) for each in connection.execute(asked))
    return found


def place_of(person_id: Id, facts: list[PersonFact], posts: dict[Id, Post], day: date) -> Place:
    """Where a human stands on a day, by his placement."""
    placed = in_force(facts, FactKind.PENEMPATAN, day)
    post = posts.get(placed.post_id) if placed and placed.post_id else None
    return Place(
        person_id,
        placed.unit_id if placed else None,
        bool(placed and placed.is_head),
        post.kind if post else None,
    )


def _world(connection: Connection, today: date, rules: RuleBook) -> _World:
    units = values_of(Unit, connection.execute(select(TABLES[Unit])))
    spans = values_of(UnitSpan, connection.execute(select(TABLES[UnitSpan])))
    posts = {post.id: post for post in values_of(Post, connection.execute(select(TABLES[Post])))}
    aliases = read_aliases(connection)
    table = TABLES[PersonFact]
    heads = select(table.c.person_id).where(table.c.is_head == 1, table.c.kind == FactKind.PENEMPATAN.value)
    written: dict[Id, list[PersonFact]] = {}
    for batch in batches(aliases.group(connection.scalars(heads))):  # one may have left it under another key
        written |= grouped(connection, PersonFact, "person_id", batch)
    facts = _joined(aliases, written)
    places = [place_of(person_id, held, posts, today) for person_id, held in facts.items()]
    order = {rank.code: rank.sort for rank in rules.golongan(today).ranks}
    return _World(today, Structure.on(today, units, spans, places), posts, order, aliases)


def _now_row(
    person: Person,
    numbers: list[IdentityNumber],
    facts: list[PersonFact],
    overrides: list[LineOverride],
    world: _World,
) -> dict[str, Any]:
    placed = in_force(facts, FactKind.PENEMPATAN, world.today)
    rank = in_force(facts, FactKind.PANGKAT, world.today)
    status = in_force(facts, FactKind.STATUS, world.today)
    number = max(numbers, key=lambda n: (n.from_on or date.min, n.at, n.id), default=None)
    post = world.posts.get(placed.post_id) if placed and placed.post_id else None
    place = place_of(person.person_id, facts, world.posts, world.today)
    superior = propose(place, world.structure, overrides, world.today).penilai
    superior = world.aliases.of(superior) if superior else None
    span = world.structure.spans.get(placed.unit_id) if placed and placed.unit_id else None
    staff = status.staff_kind if status else None
    row = {
        "person_id": person.person_id,
        "audience_id": person.audience_id,
        "name_key": folded(person.name),
        "display": person.display,
        "number": number.number if number else None,
        "unit_id": placed.unit_id if placed else None,
        "unit_name": span.name if span else None,
        "post_text": (placed.post_text or (post.name if post else None)) if placed else None,
        "post_kind": post.kind.value if post else None,
        "level": post.level.value if post and post.level else None,
        "golongan": rank.golongan if rank else None,
        "golongan_sort": world.rank_order.get(rank.golongan) if rank and rank.golongan else None,
        "staff_kind": staff.value if staff else None,
        "status": (status.status or WorkStatus.AKTIF).value if status else WorkStatus.AKTIF.value,
        "is_head": int(place.is_head),
        "superior_id": superior,
    }
    return row | {"gaps": int(_gaps(row, person))}


def _gaps(row: dict[str, Any], person: Person) -> Gap:
    political = row["staff_kind"] == StaffKind.PEJABAT_NEGARA
    may_lack_rank = political or row["staff_kind"] == StaffKind.PPPK_PARUH_WAKTU
    missing = {
        Gap.NOMOR: row["number"] is None and not political,
        Gap.UNIT: row["unit_id"] is None,
        Gap.JABATAN: row["post_text"] is None,
        Gap.PANGKAT: row["golongan"] is None and not may_lack_rank,
        Gap.PENILAI: row["superior_id"] is None and not political,
        Gap.KELAHIRAN: person.born_on is None and not political,
    }
    found = Gap.NONE
    for gap, is_missing in missing.items():
        if is_missing:
            found |= gap
    return found


def _span_rows(person_id: Id, facts: list[PersonFact]) -> list[dict[str, Any]]:
    """Placements as disjoint spans: a later start ends the one before it."""
    placed = sorted(
        (f for f in facts if f.kind is FactKind.PENEMPATAN and f.unit_id is not None),
        key=lambda f: (f.from_on, f.at, f.id),
    )
    by_start = {fact.from_on: fact for fact in placed}
    ordered = [by_start[start] for start in sorted(by_start)]
    rows = []
    for fact, following in zip(ordered, [*ordered, None][1:], strict=True):
        until = end_text(fact.to_on)
        if following is not None:
            until = min(until, (following.from_on - timedelta(days=1)).isoformat())
        rows.append(
            {
                "person_id": person_id,
                "unit_id": fact.unit_id,
                "from_on": fact.from_on.isoformat(),
                "to_on": until,
                "is_head": int(fact.is_head),
            }
        )
    return rows
