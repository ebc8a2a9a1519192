"""What a new office begins with: the rule sets, posts, measures, units and calendar that ship in `data/`.

Everything here is the same in every office: the same keys (derived) in the audience that all offices read, so
that nothing has to be merged when the city's own rows arrive.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app import resources
from desktop_app.domain.organisation import (
    Deadline,
    Holiday,
    Measure,
    Office,
    Post,
    RuleSetRow,
    Unit,
    UnitSpan,
)
from desktop_app.domain.records import Id, Record, derived_id, folded
from desktop_app.domain.rules import seeds
from desktop_app.domain.rules.book import RuleBook, check
from desktop_app.domain.rules.sets import RuleSet, rule_set
from desktop_app.domain.rules.tenggat import YearDay
from desktop_app.domain.terms import PostKind, PostLevel
from desktop_app.domain.values import UMUM

FIRST_DAY = date(2022, 2, 1)
"""PermenPANRB 6/2022: before this day no plan is made here, so what has no known beginning begins on it."""

CITY = "KOTA"
"""Code of the unit above all offices."""
SECRETARIAT = "SETDA"
"""Code of the office whose head leads the other heads; the units of the city itself are kept there too."""


def office_id_of(code: str) -> Id:
    """The key of an office, equal everywhere."""
    return derived_id("office", UMUM, code)


def unit_id_of(code: str) -> Id:
    """The key of a unit, equal everywhere."""
    return derived_id("unit", UMUM, code)


def post_id_of(audience_id: Id, kind: PostKind, level: PostLevel | None, name: str) -> Id:
    """The key of a post: two offices that make the same one in one audience make one key."""
    return derived_id("post", audience_id, kind, level, folded(name))


def span_id_of(audience_id: Id, unit_id: Id, from_on: date) -> Id:
    """The key of one span of a unit."""
    return derived_id("unit_span", audience_id, unit_id, from_on)


@cache
def rule_sets() -> tuple[RuleSet, ...]:
    """The shipped rule sets, each checked against its kind; a wrong one is `aturan.tidak_sah`."""
    found = tuple(rule_set(_read(path)) for path in sorted(resources.data().glob("*-20??-??-??.toml")))
    for rules in found:
        check(rules)
    return found


@cache
def unit_seeds() -> tuple[seeds.UnitSeed, ...]:
    """The shipped units of the city."""
    return seeds.units(_read(resources.data("unit.toml")))


def seed_rows(today: date) -> Iterator[Record]:
    """All rows a new store begins with, except the office itself."""
    yield from map(_rule_row, rule_sets())
    book = RuleBook(rule_sets())
    yield from _calendar(book, today)
    yield from _posts()
    yield from _measures()
    yield from _structure(unit_seeds())


def measure_names() -> list[str]:
    """The shipped measures by name, synonyms left out."""
    return sorted(row.name for row in _measures() if row.plural_of is None)


def office_row(seed: seeds.UnitSeed) -> Office | None:
    """The office that a seeded unit heads, or None for a unit inside an office."""
    if seed.office is None:
        return None
    newest = seed.spans[-1]
    return Office(
        id=office_id_of(seed.code),
        audience_id=UMUM,
        code=seed.code,
        name=newest.name,
        kind=seed.office,
        unit_id=unit_id_of(seed.code),
        from_on=seed.spans[0].from_on,
        to_on=newest.to_on,
    )


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _rule_row(rules: RuleSet) -> RuleSetRow:
    return RuleSetRow(
        id=derived_id("rule_set", UMUM, rules.kind, rules.valid_from, rules.number),
        audience_id=UMUM,
        kind=rules.kind,
        valid_from=rules.valid_from,
        valid_to=rules.valid_to,
        number=rules.number,
        title=rules.title,
        source=rules.source,
        body=rules.body,
        sha256=rules.sha256,
    )


def _calendar(book: RuleBook, today: date) -> Iterator[Record]:
    """Days off of all known years, and the deadlines of this year and of those after it."""
    free = book.libur(today)
    for day in free.days:
        yield Holiday(
            id=derived_id("holiday", UMUM, day.day, day.kind),
            audience_id=UMUM,
            day=day.day,
            kind=day.kind,
            name=day.name,
            cancelled=day.cancelled,
            estimated=day.estimated,
        )
    deadlines = book.tenggat(today)
    for year in sorted(year for year in free.years if year >= today.year):
        for which in YearDay:
            yield Deadline(
                id=derived_id("deadline", UMUM, year, which, None, None),
                audience_id=UMUM,
                year=year,
                kind=which.value,
                due_on=deadlines.due_on(which, year),
            )


def _posts() -> Iterator[Record]:
    for seed in seeds.posts(_read(resources.data("jabatan.toml"))):
        yield Post(
            id=post_id_of(UMUM, seed.kind, seed.level, seed.name),
            audience_id=UMUM,
            name=seed.name,
            kind=seed.kind,
            level=seed.level,
            eselon=seed.eselon,
            stand_alone=seed.is_stand_alone,
        )


def _measures() -> Iterator[Measure]:
    for seed in seeds.measures(_read(resources.data("satuan.toml"))):
        kept = derived_id("measure", UMUM, folded(seed.name))
        days = None if seed.days_per is None else Decimal(seed.days_per) / 100
        for name in (seed.name, *seed.synonyms):
            yield Measure(
                id=derived_id("measure", UMUM, folded(name)),
                audience_id=UMUM,
                name=name,
                plural_of=None if name == seed.name else kept,
                kind=seed.kind,
                days_per=days,
            )


def _structure(units: Iterable[seeds.UnitSeed]) -> Iterator[Record]:
    by_code = {seed.code: seed for seed in units}
    for seed in by_code.values():
        unit_id = unit_id_of(seed.code)
        yield Unit(
            id=unit_id,
            audience_id=UMUM,
            code=seed.code,
            office_id=office_id_of(_office_code(seed, by_code)),
            kind=seed.kind,
        )
        for span in seed.spans:
            yield UnitSpan(
                id=span_id_of(UMUM, unit_id, span.from_on),
                audience_id=UMUM,
                unit_id=unit_id,
                from_on=span.from_on,
                to_on=span.to_on,
                name=span.name,
                short=span.short,
                parent_id=unit_id_of(span.parent) if span.parent else None,
                command_id=unit_id_of(span.command) if span.command else None,
            )


def _office_code(seed: seeds.UnitSeed, by_code: dict[str, seeds.UnitSeed]) -> str:
    """The office a unit belongs to: itself, the nearest one above it, else that of the city."""
    above: seeds.UnitSeed | None = seed
    while above is not None and above.office is None:
        parent = above.spans[-1].parent
        above = by_code[parent] if parent else None
    return above.code if above else SECRETARIAT
