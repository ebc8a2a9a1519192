"""The form "Rincian baris": what a result and an indicator say beyond the columns of the grid."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from desktop_app.domain.plan import AssignKind, Gather, Indicator, Plan, Rhk
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Polarity
from desktop_app.ui.plans.editor import lines
from desktop_app.ui.plans.editor.lines import GridRow
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.plans.sheets import Sheet
from desktop_app.ui.widgets.editors import Combo, LineEdit, NumberEdit
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import row
from desktop_app.words.plan_screen import ASSIGNMENTS, GATHERS, POLARITIES


class LineDetails(Sheet):
    """Opens for a row of the grid and writes into the plan when it is done."""

    def __init__(self, over: QWidget, state: PlanState) -> None:
        super().__init__(over, self.tr("Rincian baris"), 560, 500)
        self._state = state
        self._row: GridRow | None = None
        self.deed.setText(self.tr("Pakai"))
        self.about = Label("", Role.SECONDARY, wraps=True)
        self.superior = Combo([("", "")], self.tr("RHK pimpinan yang diintervensi"))
        self.assigned_by = LineEdit(self.tr("Pemberi tugas, bila bukan atasan langsung"))
        self.assign_kind = Combo([(None, "–"), *ASSIGNMENTS.items()], self.tr("Cara penugasan"))
        self.polarity = Combo(list(POLARITIES.items()), self.tr("Arah"))
        self.most = NumberEdit(self.tr("Batas atas rentang"), 4)
        self.start = NumberEdit(self.tr("Nilai awal"), 4)
        self.gather = Combo(list(GATHERS.items()), self.tr("Cara menghitung realisasi setahun"))
        self.evidence = LineEdit(self.tr("mis. laporan, tangkapan layar, berita acara"))
        self._indicator_fields: list[QWidget] = []
        self._build()

    def ask(self, grid_row: GridRow) -> None:
        """Open it for one row."""
        rhk, indicator = grid_row.rhk, grid_row.indicator
        if rhk is None:
            return
        self._row = grid_row
        self.about.setText(rhk.text)
        self._show_superior(rhk)
        self.assigned_by.setText(rhk.assigned_by or "")
        self.assign_kind.choose(rhk.assign_kind)
        for each in self._indicator_fields:
            each.setVisible(indicator is not None)
        if indicator is not None:
            self.polarity.choose(indicator.polarity)
            self.most.set_number(_bare(indicator.target_max))
            self.start.set_number(_bare(indicator.start))
            self.gather.choose(indicator.gather)
            self.evidence.setText(indicator.evidence_kind or "")
        self.show_problem("")
        self.open(self.superior if self.superior.count() > 1 else self.assigned_by)

    def problem(self) -> str:
        told = self.most.problem() or self.start.problem()
        if told:
            return told
        if len(self.assigned_by.text()) > 200 or len(self.evidence.text()) > 200:
            return self.tr("Isian ini paling panjang 200 huruf.")
        indicator = self._row.indicator if self._row else None
        if indicator is None or self.polarity.value() != Polarity.RENTANG:
            return ""
        most = self.most.number()
        if most is None:
            return self.tr("Target berbentuk rentang memerlukan batas atas.")
        if indicator.target is not None and most < indicator.target:
            return self.tr("Batas atas tidak boleh di bawah angka target.")
        return ""

    def apply(self) -> None:
        """Write what was filled in into the plan; after `done`."""
        if self._row is None or self._row.rhk is None:
            return
        plan = self._with_result(self._state.plan, self._row.rhk)
        if self._row.indicator is not None:
            plan = lines.with_indicator(plan, self._told(self._row.indicator))
        self._state.edit(plan)

    def _build(self) -> None:
        superior = Field(self.tr("RHK pimpinan yang diintervensi"), self.superior)
        assigned = row(
            Field(self.tr("Penugasan dari"), self.assigned_by),
            Field(self.tr("Cara penugasan"), self.assign_kind),
            gap=12,
        )
        head = Label(self.tr("INDIKATOR INI"), Role.SECTION)
        polarity, most = Field(self.tr("Arah"), self.polarity), Field(self.tr("Batas atas"), self.most)
        gather, start = (
            Field(self.tr("Cara menghitung"), self.gather),
            Field(self.tr("Nilai awal"), self.start),
        )
        evidence = Field(self.tr("Jenis bukti"), self.evidence)
        self._indicator_fields = [head, polarity, most, gather, start, evidence]
        self.fields.addWidget(self.about)
        self.fields.addWidget(superior)
        self.fields.addLayout(assigned)
        self.fields.addWidget(head)
        self.fields.addLayout(row(polarity, most, gap=12))
        self.fields.addLayout(row(gather, start, gap=12))
        self.fields.addWidget(evidence)

    def _show_superior(self, rhk: Rhk) -> None:
        link = self._state.plan.link_of(rhk)
        own = link.superior_text if link else ""
        known = self._state.superior_lines()
        choices: list[tuple[object, str]] = [("", self.tr("tidak ditunjuk"))]
        choices += [(text, _short(text)) for text, _ in known]
        if own and own not in dict(known):
            choices.append((own, _short(own)))
        self.superior.offer(choices)
        self.superior.choose(own)

    def _with_result(self, plan: Plan, rhk: Rhk) -> Plan:
        kind = self.assign_kind.value()
        changed = replace(
            rhk,
            assigned_by=self.assigned_by.text().strip() or None,
            assign_kind=AssignKind(str(kind)) if kind else None,
        )
        text = str(self.superior.value() or "")
        line: Id | None = dict(self._state.superior_lines()).get(text)
        return lines.with_superior(lines.with_rhk(plan, changed), changed, text, line, self._state.new_id)

    def _told(self, indicator: Indicator) -> Indicator:
        changed = replace(
            indicator,
            target_max=self.most.number(),
            start=self.start.number(),
            gather=Gather(str(self.gather.value())),
            evidence_kind=self.evidence.text().strip() or None,
        )
        return lines.with_polarity(changed, Polarity(str(self.polarity.value())))


def _bare(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.normalize()


def _short(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:69]}…"
