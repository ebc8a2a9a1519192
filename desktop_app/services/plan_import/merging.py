"""Rows of one person and year become lines of his draft; what he already has stays, found by its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.organisation import Measure
from desktop_app.domain.plan import AnnexItem, AnnexList, CascadeLink, Indicator, Plan, Rhk
from desktop_app.domain.plan_lines import seven
from desktop_app.domain.plan_targets import gather_for, read_target
from desktop_app.domain.records import Id, folded
from desktop_app.domain.terms import Aspek, FormKind, Perspektif, Polarity, RhkKind, ValueCode
from desktop_app.services.plan_import.rows import ANNEX, EXPECTATIONS, MAIN, SheetRow

Mint = Callable[[], Id]


class Merger:
    """Builds the wanted plan from a kept one and the rows; nothing is taken away from the kept one.

    Lines are recognised by their words, whatever their case and spaces: the same rows twice change nothing.
    """

    def __init__(self, plan: Plan, measures: Mapping[str, Measure], mint: Mint, *, is_new: bool) -> None:
        self._plan, self._measures, self._mint, self._is_new = plan, measures, mint, is_new
        self._home: dict[str, Any] = {
            "audience_id": plan.version.audience_id,
            "version_id": plan.version.id,
        }
        self._rhk = {(each.kind, folded(each.text)): each for each in plan.rhk}
        self._indicators = {(each.rhk_id, folded(each.text)): each for each in plan.indicators}
        self._links = {each.rhk_id: each for each in plan.links}
        self._annex = list(plan.annex)
        positions = [each.pos for each in plan.rhk] + [each.pos for each in plan.indicators]
        self._last: int = max([0, *positions, *(each.pos for each in plan.annex)])

    def merged(self, rows: Sequence[SheetRow]) -> Plan:
        """The wanted plan."""
        for row in rows:
            if row.sheet == MAIN:
                self._indicator(row, self._result(row))
        self._annexes([row for row in rows if row.sheet == ANNEX])
        return replace(
            self._plan,
            rhk=tuple(self._rhk.values()),
            indicators=tuple(self._indicators.values()),
            links=tuple(self._links.values()),
            annex=tuple(self._annex),
            expectations=seven(self._plan.version, self._expected(rows)),
        )

    def _result(self, row: SheetRow) -> Rhk:
        kind, text = RhkKind(row.text("jenis") or RhkKind.UTAMA), row.text("rhk") or ""
        key = (kind, folded(text))
        rhk = self._rhk.get(key)
        if rhk is None:
            id = self._mint()
            rhk = Rhk(id=id, line_id=id, pos=self._next(), kind=kind, text=text, **self._home)
        assigned = row.text("penugasan")
        self._rhk[key] = replace(rhk, assigned_by=assigned) if assigned else rhk
        superior = row.text("rhk_pimpinan")
        if superior:
            link = self._links.get(rhk.id)
            same = link is not None and folded(link.superior_text) == folded(superior)
            if link is None or not same:
                id = link.id if link else self._mint()
                self._links[rhk.id] = CascadeLink(id=id, rhk_id=rhk.id, superior_text=superior, **self._home)
        return rhk

    def _indicator(self, row: SheetRow, rhk: Rhk) -> None:
        text = row.text("indikator") or ""
        key = (rhk.id, folded(text))
        before = self._indicators.get(key)
        if before is None:
            id = self._mint()
            before = Indicator(id=id, line_id=id, rhk_id=rhk.id, pos=self._next(), text=text, **self._home)
            self._indicators[key] = replace(before, **self._measured(row, is_new=True))
        else:
            self._indicators[key] = replace(before, **self._measured(row, is_new=False))

    def _measured(self, row: SheetRow, *, is_new: bool) -> dict[str, Any]:
        """The fields the row fills; what it leaves empty stays as it is."""
        found: dict[str, Any] = {}
        column, words = _column(self._plan.version.form)
        word = row.text(column)
        if word:
            found[column] = words(word)
        number, unit, written = row.values.get("nilai_target"), row.text("satuan"), row.text("target")
        if written is None and isinstance(number, Decimal):
            written = f"{_printed(number)} {unit or ''}".strip()
        if written is None:
            return found
        guess = read_target(written)
        measure = self._measures.get(folded(unit or guess.unit or ""))
        found["target_text"] = written
        value = number if isinstance(number, Decimal) else guess.number
        if value is not None or is_new:
            found["target"] = value
        if measure:
            found["measure_id"] = measure.plural_of or measure.id
        if row.text("arah") or is_new:
            found["polarity"] = Polarity(row.text("arah") or guess.polarity)
        if is_new:
            found["gather"] = gather_for(found.get("aspek"), measure.kind if measure else None, written)
        return found

    def _annexes(self, rows: Sequence[SheetRow]) -> None:
        """The annex of a new plan is that of the file, where the file has one; an older one is added to."""
        told = {AnnexList(row.text("daftar") or "") for row in rows}
        if self._is_new:
            self._annex = [item for item in self._annex if item.list not in told]
        held = {(item.list, folded(item.text)) for item in self._annex}
        for row in rows:
            kind, text = AnnexList(row.text("daftar") or ""), row.text("isi") or ""
            if (kind, folded(text)) not in held:
                held.add((kind, folded(text)))
                self._annex.append(
                    AnnexItem(id=self._mint(), list=kind, pos=self._next(), text=text, **self._home)
                )

    def _expected(self, rows: Sequence[SheetRow]) -> dict[ValueCode, str | None]:
        texts = {each.value_code: each.text for each in self._plan.expectations}
        told: dict[ValueCode, list[str]] = {}
        for row in rows:
            if row.sheet == EXPECTATIONS:
                told.setdefault(ValueCode(row.text("nilai") or ""), []).append(row.text("isi") or "")
        return texts | {value: "; ".join(dict.fromkeys(said)) for value, said in told.items()}

    def _next(self) -> int:
        self._last += 1
        return self._last


def check_column(row: SheetRow, form: FormKind) -> None:
    """A row that fills only the column of the other form waits."""
    column, _ = _column(form)
    other = "perspektif" if column == "aspek" else "aspek"
    if row.text(other) and not row.text(column):
        row.refuse(RuleBroken("impor_skp.kolom_bentuk", kolom=column))


def _column(form: FormKind) -> tuple[str, type[Aspek] | type[Perspektif]]:
    return ("perspektif", Perspektif) if form is FormKind.JPT else ("aspek", Aspek)


def _printed(number: Decimal) -> str:
    """A number as prints show it: 9.600 or 99,4."""
    whole, _, places = f"{number.normalize():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{places}" if places else grouped
