"""Seed rows that are no rules: measures, posts and units, which become ordinary rows of the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop_app.domain.organisation import MeasureKind, OfficeKind, UnitKind
from desktop_app.domain.records import folded
from desktop_app.domain.rules.facts import Facts
from desktop_app.domain.terms import PostKind, PostLevel


@dataclass(frozen=True, slots=True)
class MeasureSeed:
    """A satuan; `synonyms` point to it; `days_per` is the length of a unit of time in hundredths of a day."""

    name: str
    kind: MeasureKind
    decimals: int
    synonyms: tuple[str, ...]
    days_per: int | None


@dataclass(frozen=True, slots=True)
class PostSeed:
    """A jabatan of a city; `is_stand_alone` heads a unit kerja mandiri and uses the form of a JPT."""

    name: str
    kind: PostKind
    level: PostLevel | None
    eselon: str | None
    is_stand_alone: bool
    uncertain: str | None


@dataclass(frozen=True, slots=True)
class SpanSeed:
    """Name and place of a unit between two dates; codes name the other units."""

    from_on: date
    to_on: date | None
    name: str
    short: str | None
    parent: str | None
    command: str | None
    uncertain: str | None


@dataclass(frozen=True, slots=True)
class UnitSeed:
    """A unit of the city; `office` when it is an office with a store of its own."""

    code: str
    kind: UnitKind
    office: OfficeKind | None
    spans: tuple[SpanSeed, ...]

    def span_on(self, day: date) -> SpanSeed | None:
        return next((s for s in self.spans if s.from_on <= day and (s.to_on is None or day <= s.to_on)), None)


def measures(file: Mapping[str, object]) -> tuple[MeasureSeed, ...]:
    """All measures of `satuan.toml`; no two share a name or synonym."""
    facts = _opened("satuan", file, "measure")
    found = tuple(_measure(row) for row in facts.rows("measure"))
    names = [folded(name) for seed in found for name in (seed.name, *seed.synonyms)]
    _all_different(facts, names, "satuan atau sinonim")
    return found


def posts(file: Mapping[str, object]) -> tuple[PostSeed, ...]:
    """All posts of `jabatan.toml`; kind, level and name together are unique."""
    facts = _opened("jabatan", file, "post")
    found = tuple(_post(row) for row in facts.rows("post"))
    _all_different(facts, [f"{seed.kind} {seed.level} {folded(seed.name)}" for seed in found], "jabatan")
    return found


def units(file: Mapping[str, object]) -> tuple[UnitSeed, ...]:
    """All units of `unit.toml`; parents and commands exist, spans of a unit follow without overlap."""
    facts = _opened("unit", file, "unit")
    found = tuple(_unit(row) for row in facts.rows("unit"))
    _all_different(facts, [seed.code for seed in found], "kode unit")
    codes = {seed.code for seed in found}
    for seed in found:
        for span in seed.spans:
            for other in (span.parent, span.command):
                if other is not None and (other not in codes or other == seed.code):
                    raise facts.refuse(f"unit {seed.code} menunjuk unit {other} yang tidak ada")
    return found


def _opened(kind: str, file: Mapping[str, object], rows: str) -> Facts:
    facts = Facts(kind, file)
    facts.only("title", "source", rows)
    facts.text("title")
    facts.text("source")
    return facts


def _measure(row: Facts) -> MeasureSeed:
    row.only("name", "kind", "decimals", "synonyms", "days_per")
    kind = row.word("kind", MeasureKind)
    days_per = row.optional_integer("days_per", least=1)
    if days_per is not None and kind is not MeasureKind.WAKTU:
        raise row.refuse(f"{row.place}.days_per hanya untuk satuan waktu")
    synonyms = row.texts("synonyms") if "synonyms" in row.table else ()
    return MeasureSeed(row.text("name"), kind, row.integer("decimals", most=4), synonyms, days_per)


def _post(row: Facts) -> PostSeed:
    row.only("name", "kind", "level", "eselon", "stand_alone", "tidak_pasti", "note")
    kind, level = row.word("kind", PostKind), row.optional_word("level", PostLevel)
    eselon = row.optional_text("eselon")
    if (level is not None) is not (kind is PostKind.FUNGSIONAL):
        raise row.refuse(f"{row.place}: jenjang (level) ada pada jabatan fungsional, dan hanya di sana")
    if (eselon is not None) is not (kind in {PostKind.JPT, PostKind.ADMINISTRATOR, PostKind.PENGAWAS}):
        raise row.refuse(f"{row.place}: eselon ada pada jabatan struktural, dan hanya di sana")
    return PostSeed(row.text("name"), kind, level, eselon, row.flag("stand_alone"), row.uncertain())


def _unit(row: Facts) -> UnitSeed:
    row.only("code", "kind", "office", "span")
    spans = tuple(_span(span) for span in row.rows("span"))
    for before, after in pairwise(spans):
        if before.to_on is None or before.to_on >= after.from_on:
            raise row.refuse(f"{row.place}: masa berlaku nama bertumpuk")
    return UnitSeed(
        row.text("code"), row.word("kind", UnitKind), row.optional_word("office", OfficeKind), spans
    )


def _span(row: Facts) -> SpanSeed:
    row.only("valid_from", "valid_to", "name", "short", "parent", "command", "tidak_pasti", "note")
    span = SpanSeed(
        from_on=row.day("valid_from"),
        to_on=row.optional_day("valid_to"),
        name=row.text("name"),
        short=row.optional_text("short"),
        parent=row.optional_text("parent"),
        command=row.optional_text("command"),
        uncertain=row.uncertain(),
    )
    if span.to_on is not None and span.to_on < span.from_on:
        raise row.refuse(f"{row.place}: valid_to mendahului valid_from")
    return span


def _all_different(facts: Facts, keys: list[str], what: str) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise facts.refuse(f"{what} tertulis dua kali: {', '.join(twice)}")
