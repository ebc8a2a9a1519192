"""The lines of a plan as they are kept: tidy texts, stable line ids, positions that rarely move."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.plan import (
    AnnexItem,
    AnnexList,
    CascadeLink,
    Expectation,
    Indicator,
    Plan,
    Rhk,
    SkpVersion,
)
from desktop_app.domain.records import Id, derived_id
from desktop_app.domain.terms import RhkKind, ValueCode
from desktop_app.domain.text import tidied

Line = TypeVar("Line", Rhk, Indicator, AnnexItem)

GAP = 1000
"""Between neighbours, so that a line can come between two without moving them."""
_MOST = Decimal(10) ** 12
_FOUR = Decimal("0.0001")


def arranged(kept: Plan, wanted: Plan) -> Plan:
    """The kept plan with the lines somebody wants, as they may be stored.

    `pos` of the wanted lines is only their order; kept positions stay where that order allows. Lines without
    any content are left out; one that has a number or indicators but no text is refused, naming its place.
    The version itself (state, number, reason) is never taken from what is wanted.
    """
    version = kept.version
    rhk = _rhk(kept, wanted)
    indicators = _indicators(kept, wanted, rhk)
    _check_line_ids(rhk, indicators)
    texts = {expectation.value_code: expectation.text for expectation in wanted.expectations}
    return replace(
        kept,
        rhk=by_id(rhk),
        indicators=by_id(indicators),
        expectations=by_id(seven(version, texts)),
        annex=by_id(_annex(kept, wanted)),
        links=by_id(_links(version, wanted, {each.id for each in rhk})),
    )


def spaced(order: Sequence[Id], kept: Mapping[Id, int]) -> dict[Id, int]:
    """Positions for lines in an order: as many as possible keep theirs, others come between, with gaps."""
    stay = _longest_rising([(id, kept[id]) for id in order if id in kept])
    positions: dict[Id, int] = {}
    last = 0
    for index, id in enumerate(order):
        if id in stay:
            last = kept[id]
        else:
            ahead = next(((n, kept[each]) for n, each in enumerate(order[index:]) if each in stay), None)
            step = (ahead[1] - last) // (ahead[0] + 1) if ahead else GAP
            if step < 1:
                return {each: number * GAP for number, each in enumerate(order, start=1)}
            last += step
        positions[id] = last
    return positions


def _longest_rising(held: Sequence[tuple[Id, int]]) -> set[Id]:
    """The largest set of lines whose kept positions already rise in this order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, (_, position) in enumerate(held):
        place = bisect_left(tails, position)
        tails[place : place + 1] = [position]
        ends[place : place + 1] = [index]
        before.append(ends[place - 1] if place else None)
    chosen: set[Id] = set()
    index_: int | None = ends[-1] if ends else None
    while index_ is not None:
        if held[index_][1] > 0:
            chosen.add(held[index_][0])
        index_ = before[index_]
    return chosen


def _placed(lines: Sequence[Line], kept: Iterable[Line]) -> list[Line]:
    ordered = sorted(lines, key=lambda line: line.pos)
    positions = spaced([line.id for line in ordered], {line.id: line.pos for line in kept})
    return [replace(line, pos=positions[line.id]) for line in ordered]


def _rhk(kept: Plan, wanted: Plan) -> list[Rhk]:
    version, old = kept.version, {each.id: each for each in kept.rhk}
    told = {each.rhk_id for each in wanted.indicators if _says_something(each)}
    found: list[Rhk] = []
    for kind in RhkKind:
        lines: list[Rhk] = []
        for number, each in enumerate(wanted.lines(kind), start=1):
            text = tidied(each.text)
            if text is None and each.id in told:
                raise RuleBroken("skp.rhk_tanpa_teks", kelompok=kind.value, nomor=number)
            if text is not None:
                lines.append(
                    replace(
                        each,
                        audience_id=version.audience_id,
                        version_id=version.id,
                        line_id=old[each.id].line_id if each.id in old else each.line_id,
                        text=text,
                        assigned_by=tidied(each.assigned_by),
                    )
                )
        found += _placed(lines, kept.lines(kind))
    return found


def _indicators(kept: Plan, wanted: Plan, rhk: Sequence[Rhk]) -> list[Indicator]:
    old = {each.id: each for each in kept.indicators}
    found: list[Indicator] = []
    for parent in rhk:
        lines = [
            _indicator(kept, each, old, parent)
            for each in wanted.indicators_of(parent)
            if _says_something(each)
        ]
        found += _placed(lines, (each for each in kept.indicators if each.rhk_id == parent.id))
    return found


def _indicator(kept: Plan, wanted: Indicator, old: Mapping[Id, Indicator], parent: Rhk) -> Indicator:
    text = tidied(wanted.text)
    if text is None:
        raise RuleBroken("skp.indikator_tanpa_teks", hasil=parent.text[:80])
    target, most = _number(wanted.target), _number(wanted.target_max)
    if target is not None and most is not None and target > most:
        raise RuleBroken("skp.rentang_terbalik", indikator=text[:80])
    return replace(
        wanted,
        audience_id=kept.version.audience_id,
        version_id=kept.version.id,
        line_id=old[wanted.id].line_id if wanted.id in old else wanted.line_id,
        text=text,
        target_text=tidied(wanted.target_text),
        target=target,
        target_max=most,
        start=_number(wanted.start),
        evidence_kind=tidied(wanted.evidence_kind),
    )


def _says_something(indicator: Indicator) -> bool:
    return bool(tidied(indicator.text) or tidied(indicator.target_text) or indicator.target is not None)


def _number(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    if not value.is_finite() or abs(value) >= _MOST:
        raise RuleBroken("skp.angka_terlalu_besar")
    return value.quantize(_FOUR, ROUND_HALF_UP)


def _annex(kept: Plan, wanted: Plan) -> list[AnnexItem]:
    version = kept.version
    found: list[AnnexItem] = []
    for kind in AnnexList:
        lines = [
            replace(each, audience_id=version.audience_id, version_id=version.id, text=text)
            for each in wanted.annex_of(kind)
            if (text := tidied(each.text))
        ]
        found += _placed(lines, kept.annex_of(kind))
    return found


def _links(version: SkpVersion, wanted: Plan, rhk_ids: set[Id]) -> list[CascadeLink]:
    """One link for each Rhk that is still there."""
    found: dict[Id, CascadeLink] = {}
    for each in wanted.links:
        text = tidied(each.superior_text)
        if text and each.rhk_id in rhk_ids and each.rhk_id not in found:
            found[each.rhk_id] = replace(
                each, audience_id=version.audience_id, version_id=version.id, superior_text=text
            )
    return list(found.values())


def _check_line_ids(rhk: Sequence[Rhk], indicators: Sequence[Indicator]) -> None:
    lines = [each.line_id for each in rhk] + [each.line_id for each in indicators]
    ids = [each.id for each in rhk] + [each.id for each in indicators]
    if len(set(lines)) != len(lines) or len(set(ids)) != len(ids):
        raise RuleBroken("skp.baris_ganda")


def seven(
    version: SkpVersion, texts: Mapping[ValueCode, str | None] | None = None
) -> tuple[Expectation, ...]:
    """The expectations of a version: always one for each value, under ids every office computes alike."""
    told = texts or {}
    return tuple(
        Expectation(
            id=derived_id("expectation", version.audience_id, version.id, value.value),
            audience_id=version.audience_id,
            version_id=version.id,
            value_code=value,
            text=tidied(told.get(value)),
        )
        for value in ValueCode
    )


Row = TypeVar("Row", Rhk, Indicator, Expectation, AnnexItem, CascadeLink)


def by_id(rows: Iterable[Row]) -> tuple[Row, ...]:
    """In the order the store gives them, so that two equal plans compare equal."""
    return tuple(sorted(rows, key=lambda row: row.id))
