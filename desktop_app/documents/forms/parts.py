"""Tables that the SKP and its evaluation share: results of work and behaviour."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.documents.facts import BehaviourRow, IndicatorRow, PlanRow
from desktop_app.documents.fonts import Style
from desktop_app.documents.layout.blocks import (
    cell,
    dashed,
    heading,
    label_row,
    nothing_row,
    numbered,
    say,
)
from desktop_app.documents.layout.content import Cell, Para, Role, Row
from desktop_app.domain.terms import FormKind

APPROACH = "PENDEKATAN HASIL KERJA KUANTITATIF"
AUDIENCE = {
    FormKind.JA_JF: "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
    FormKind.JPT: "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
}
LEGAL_BASIS = "Peraturan Menteri PANRB Nomor 6 Tahun 2022, Lampiran"

Indicators = Callable[[IndicatorRow], tuple[Cell, ...]]


def head(title: str, kind: FormKind) -> tuple[Para, ...]:
    """The three lines that open an SKP and its evaluation."""
    return heading(title), heading(APPROACH, 10), heading(AUDIENCE[kind], 10)


def section_rows(
    main: tuple[PlanRow, ...],
    additional: tuple[PlanRow, ...],
    columns: int,
    row: Callable[[int, PlanRow], Row],
) -> tuple[Row, ...]:
    """Sections A. UTAMA and B. TAMBAHAN, each numbered from 1, "Tidak ada" where one is empty."""
    rows: list[Row] = []
    for label, plans in (("A. UTAMA", main), ("B. TAMBAHAN", additional)):
        rows.append(label_row(label, columns))
        rows.extend(row(number, plan) for number, plan in enumerate(plans, start=1))
        if not plans:
            rows.append(nothing_row(columns))
    return tuple(rows)


def plan_row(
    number: int, plan: PlanRow, kind: FormKind, indicators: Indicators, right: tuple[Cell, ...]
) -> Row:
    """One result whose cells stand beside all its indicators; JA/JF with the superior's result first."""
    left = [numbered(number)]
    if kind is FormKind.JA_JF:
        left.append(Cell((say(plan.superior),) if plan.superior else (), carry=not plan.result))
    left.append(_result(plan))
    lines = tuple(indicators(indicator) for indicator in plan.indicators)
    return Row(lines or (indicators(IndicatorRow("", "")),), left=tuple(left), right=right)


def _result(plan: PlanRow) -> Cell:
    content = [say(plan.result)]
    if plan.assigned_by:
        content.append(say(f"(Penugasan dari {plan.assigned_by})", Style.ITALIC))
    return Cell(tuple(content), carry=True)


def behaviour(row: BehaviourRow) -> Cell:
    """A value in bold with its guiding sentences."""
    return Cell((say(row.name, Style.BOLD), *dashed(row.guides)))


def behaviour_rows(rows: tuple[BehaviourRow, ...], *cells: Callable[[BehaviourRow], Cell]) -> tuple[Row, ...]:
    """Numbered rows of values; `cells` make what stands beside each value."""
    return tuple(
        Row(((numbered(number), behaviour(row), *(make(row) for make in cells)),))
        for number, row in enumerate(rows, start=1)
    )


def expectation(row: BehaviourRow) -> Cell:
    """The superior's own words on a value."""
    return cell(row.expectation)


def feedback(texts: tuple[str, ...]) -> Cell:
    """All umpan balik on a result or a value, one below the other."""
    return Cell(tuple(say(text, before=2 if number else 0) for number, text in enumerate(texts) if text))


def title_row(text: str, columns: int) -> Row:
    """The name of a table, over its header: drawn once, not on the pages that follow."""
    return Row(((Cell((say(text, Style.BOLD),), span=columns),),), role=Role.LABEL)
