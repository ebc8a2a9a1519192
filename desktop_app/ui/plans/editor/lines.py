"""The lines of a plan as the grid of the editor shows and changes them. No Qt; every change is a new plan.

A row of the grid is an indicator; the first row of a result also carries the result itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum, StrEnum, auto

from desktop_app.domain.plan import CascadeLink, Indicator, Plan, Rhk
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Aspek, FormKind, Perspektif, Polarity, RhkKind

NewId = Callable[[], Id]


class Col(IntEnum):
    """Columns of the grid, from left to right."""

    NO = 0
    HASIL = 1
    PIMPINAN = 2
    ASPEK = 3
    INDIKATOR = 4
    TARGET = 5
    ANGKA = 6
    SATUAN = 7
    ARAH = 8


RESULT_COLUMNS = frozenset({Col.NO, Col.HASIL, Col.PIMPINAN})
"""Columns that speak of the result, and span all its indicators."""


class RowKind(StrEnum):
    """What a row of the grid is."""

    JUDUL = auto()
    BARIS = auto()
    TAMBAH = auto()


@dataclass(frozen=True, slots=True)
class GridRow:
    """`number` is the printed one of the result; `span` the rows of its group, on the first of them only."""

    what: RowKind
    kind: RhkKind
    rhk: Rhk | None = None
    indicator: Indicator | None = None
    number: int = 0
    span: int = 1
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class Removed:
    """Lines that were taken out, to be put back."""

    rhk: tuple[Rhk, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    links: tuple[CascadeLink, ...] = ()


def grid_rows(plan: Plan, *, is_editable: bool) -> tuple[GridRow, ...]:
    """Headings, lines, and below each kind a row for adding while the plan can be edited."""
    rows: list[GridRow] = []
    for kind in RhkKind:
        lines = plan.lines(kind)
        if not lines and not is_editable:
            continue
        rows.append(GridRow(RowKind.JUDUL, kind))
        for number, rhk in enumerate(lines, start=1):
            indicators: Sequence[Indicator | None] = plan.indicators_of(rhk) or (None,)
            rows += [
                GridRow(RowKind.BARIS, kind, rhk, each, number, len(indicators), place == 0)
                for place, each in enumerate(indicators)
            ]
        if is_editable:
            rows.append(GridRow(RowKind.TAMBAH, kind))
    return tuple(rows)


def is_blank(indicator: Indicator) -> bool:
    """Whether an indicator says nothing yet; such a line is never kept."""
    return not (indicator.text.strip() or (indicator.target_text or "").strip()) and indicator.target is None


def without_blanks(plan: Plan) -> Plan:
    """The plan as it would be kept: lines without content left out."""
    indicators = tuple(each for each in plan.indicators if not is_blank(each))
    told = {each.rhk_id for each in indicators}
    rhk = tuple(each for each in plan.rhk if each.text.strip() or each.id in told)
    annex = tuple(each for each in plan.annex if each.text.strip())
    return replace(plan, rhk=rhk, indicators=indicators, annex=annex)


def next_aspek(plan: Plan, rhk: Rhk, wanted: Sequence[Aspek]) -> Aspek | None:
    """The aspek a further indicator is likely about: the first of the wanted ones that is not there yet."""
    if plan.version.form is FormKind.JPT:
        return None
    held = {each.aspek for each in plan.indicators_of(rhk)}
    return next((aspek for aspek in wanted if aspek not in held), None)


def add_rhk(plan: Plan, kind: RhkKind, after: Rhk | None, new_id: NewId, text: str = "") -> tuple[Plan, Rhk]:
    """A new result below another one, or at the end of its kind."""
    id = new_id()
    home = plan.version
    made = Rhk(
        id=id, audience_id=home.audience_id, version_id=home.id, line_id=id, pos=0, kind=kind, text=text
    )
    order = list(plan.lines(kind))
    place = order.index(after) + 1 if after in order else len(order)
    order.insert(place, made)
    return _ordered_rhk(plan, kind, order), made


def add_indicator(
    plan: Plan, rhk: Rhk, after: Indicator | None, new_id: NewId, wanted: Sequence[Aspek] = ()
) -> tuple[Plan, Indicator]:
    """A new indicator below another one of a result, or as its last."""
    id = new_id()
    home = plan.version
    made = Indicator(
        id=id,
        audience_id=home.audience_id,
        version_id=home.id,
        rhk_id=rhk.id,
        line_id=id,
        pos=0,
        aspek=next_aspek(plan, rhk, wanted),
        text="",
    )
    order = list(plan.indicators_of(rhk))
    place = order.index(after) + 1 if after in order else len(order)
    order.insert(place, made)
    return _ordered_indicators(plan, rhk, order), made


def with_rhk(plan: Plan, changed: Rhk) -> Plan:
    """The plan with another state of a result."""
    return replace(plan, rhk=tuple(changed if each.id == changed.id else each for each in plan.rhk))


def with_indicator(plan: Plan, changed: Indicator) -> Plan:
    """The plan with another state of an indicator."""
    indicators = tuple(changed if each.id == changed.id else each for each in plan.indicators)
    return replace(plan, indicators=indicators)


def with_superior(plan: Plan, rhk: Rhk, text: str, line: Id | None, new_id: NewId) -> Plan:
    """The superior's result that a result serves; empty text takes it away."""
    others = tuple(link for link in plan.links if link.rhk_id != rhk.id)
    if not text.strip():
        return replace(plan, links=others)
    held = plan.link_of(rhk)
    home = plan.version
    link = CascadeLink(
        id=held.id if held else new_id(),
        audience_id=home.audience_id,
        version_id=home.id,
        rhk_id=rhk.id,
        superior_text=text,
        superior_line=line,
    )
    return replace(plan, links=(*others, link))


def with_column(indicator: Indicator, value: Aspek | Perspektif | None) -> Indicator:
    """The indicator under another aspek or perspektif; the other of the two is cleared."""
    if isinstance(value, Perspektif):
        return replace(indicator, perspektif=value, aspek=None)
    return replace(indicator, aspek=value, perspektif=None)


def removed(plan: Plan, row: GridRow, column: int) -> tuple[Plan, Removed]:
    """Without the result, when the cell speaks of it or it has but one line; else without the indicator."""
    if row.rhk is None:
        return plan, Removed()
    if column not in RESULT_COLUMNS and row.indicator is not None:
        gone = Removed(indicators=(row.indicator,))
        kept = tuple(each for each in plan.indicators if each.id != row.indicator.id)
        return replace(plan, indicators=kept), gone
    id = row.rhk.id
    gone = Removed(
        (row.rhk,),
        tuple(each for each in plan.indicators if each.rhk_id == id),
        tuple(each for each in plan.links if each.rhk_id == id),
    )
    return (
        replace(
            plan,
            rhk=tuple(each for each in plan.rhk if each.id != id),
            indicators=tuple(each for each in plan.indicators if each.rhk_id != id),
            links=tuple(each for each in plan.links if each.rhk_id != id),
        ),
        gone,
    )


def put_back(plan: Plan, gone: Removed) -> Plan:
    """With the lines that were taken out, where they stood; an indicator whose result is gone stays out."""
    held = {each.id for each in plan.rhk} | {each.id for each in gone.rhk}
    known = {each.id for each in (*plan.rhk, *plan.indicators, *plan.links)}
    return replace(
        plan,
        rhk=(*plan.rhk, *(each for each in gone.rhk if each.id not in known)),
        indicators=(
            *plan.indicators,
            *(each for each in gone.indicators if each.id not in known and each.rhk_id in held),
        ),
        links=(*plan.links, *(each for each in gone.links if each.id not in known)),
    )


def moved(plan: Plan, row: GridRow, column: int, step: int) -> Plan:
    """A result or an indicator one place up (-1) or down (1); a result passes from utama to tambahan."""
    if row.rhk is None:
        return plan
    if column not in RESULT_COLUMNS and row.indicator is not None:
        order = list(plan.indicators_of(row.rhk))
        place = [each.id for each in order].index(row.indicator.id)
        if 0 <= place + step < len(order):
            order.insert(place + step, order.pop(place))
            return _ordered_indicators(plan, row.rhk, order)
        return plan
    lines = list(plan.lines(row.kind))
    place = [each.id for each in lines].index(row.rhk.id)
    if 0 <= place + step < len(lines):
        lines.insert(place + step, lines.pop(place))
        return _ordered_rhk(plan, row.kind, lines)
    return _across(plan, row.rhk, step)


def _across(plan: Plan, rhk: Rhk, step: int) -> Plan:
    """Over the border between utama and tambahan, if it lies on that side."""
    other = RhkKind.TAMBAHAN if step > 0 else RhkKind.UTAMA
    if rhk.kind is other:
        return plan
    changed = replace(rhk, kind=other)
    kept = replace(plan, rhk=tuple(each for each in plan.rhk if each.id != rhk.id))
    lines = list(kept.lines(other))
    lines.insert(0 if step > 0 else len(lines), changed)
    return _ordered_rhk(kept, other, lines)


def _ordered_rhk(plan: Plan, kind: RhkKind, order: Sequence[Rhk]) -> Plan:
    """`pos` is only the order here; the positions that are kept are found when the plan is saved."""
    placed = tuple(replace(each, pos=place) for place, each in enumerate(order, start=1))
    ids = {each.id for each in placed}
    return replace(plan, rhk=(*(each for each in plan.rhk if each.id not in ids), *placed))


def _ordered_indicators(plan: Plan, rhk: Rhk, order: Sequence[Indicator]) -> Plan:
    placed = tuple(replace(each, pos=place) for place, each in enumerate(order, start=1))
    others = tuple(each for each in plan.indicators if each.rhk_id != rhk.id)
    return replace(plan, indicators=(*others, *placed))


def with_polarity(indicator: Indicator, polarity: Polarity) -> Indicator:
    """Another direction; an upper end belongs to a range only."""
    most = indicator.target_max if polarity is Polarity.RENTANG else None
    return replace(indicator, polarity=polarity, target_max=most)


def with_number(indicator: Indicator, number: Decimal | None) -> Indicator:
    """Another target number."""
    return replace(indicator, target=number)
