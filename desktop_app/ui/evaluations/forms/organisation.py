"""Capaian kinerja organisasi of a unit in a period, with its basis; an operator records it from paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from desktop_app.domain.evaluation import OrgResult, OrgStatus
from desktop_app.domain.records import Id
from desktop_app.domain.terms import OrgLevel
from desktop_app.domain.values import OnPaper, Period
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.looks import Wording
from desktop_app.ui.plans.sheets import Sheet
from desktop_app.ui.widgets.editors import Combo, DateEdit, LineEdit, TextArea
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import boxed, row
from desktop_app.words.evaluation_screen import period_title


@dataclass(frozen=True, slots=True)
class OrgEntry:
    """A result of a unit as it was filled in."""

    unit_id: Id
    unit: str
    period: Period
    level: OrgLevel
    basis: str
    reason: str | None
    paper: OnPaper | None


class OrganisationForm(Sheet):
    """Choosing a unit shows what is kept for it; one that is set again needs a reason."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over, self.tr("Capaian organisasi"), 560, 600)
        self._desk = desk
        self._period = Period(str(desk.acting.day.year))
        self.about = Label("", Role.SECONDARY, wraps=True)
        self.unit = Combo([], self.tr("Unit"))
        self.level = Combo([], self.tr("Capaian kinerja organisasi"))
        self.basis = TextArea(self.tr("Contoh: rencana aksi triwulan tercapai sesuai target"), lines=3)
        self.reason = LineEdit(self.tr("Mengapa ditetapkan ulang"))
        self.day = DateEdit(self.tr("Tanggal tanda tangan"), desk.acting.day.year)
        self.signatory = LineEdit(self.tr("Pimpinan di atas unit itu"))
        self._reason = Field(self.tr("Alasan menetapkan ulang"), self.reason, is_required=True)
        self._paper = boxed(
            row(
                Field(self.tr("Tanggal tanda tangan"), self.day, is_required=True, check=self.day.problem),
                Field(self.tr("Penanda tangan"), self.signatory, is_required=True),
                gap=12,
            )
        )
        for part in (
            self.about,
            Field(self.tr("Unit"), self.unit),
            Field(self.tr("Capaian kinerja organisasi"), self.level, is_required=True),
            Field(self.tr("Dasar penetapan"), self.basis, is_required=True),
            self._reason,
            self._paper,
        ):
            self.fields.addWidget(part)
        self.unit.valued.connect(lambda _unit: self._show_kept())

    def ask(self, period: Period, wording: Wording, unit_id: Id | None = None) -> None:
        """Open it for a period; `unit_id` None begins with the office itself."""
        self._period = period
        self.retitle(self.tr("Capaian organisasi"), self.tr("Tetapkan capaian"))
        words = self.tr("Periode {periode}. Unit di bawahnya ikut, bila tidak ditetapkan sendiri.")
        self.about.setText(words.format(periode=period_title(period)))
        levels: list[tuple[object, str]] = [(None, self.tr("Pilih capaian"))]
        self.level.offer([*levels, *((level, wording.organisation(level)) for level in OrgLevel)])
        self._offer_units(unit_id)
        self._paper.setVisible(self._needs_paper())
        self.day.set_day(self._desk.acting.day)
        self.signatory.clear()
        self._show_kept()
        self.show_problem("")
        self.open(self.level)

    def entry(self) -> OrgEntry | None:
        """What was filled in; only after `done`."""
        unit, level, day = self.unit.value(), self._level(), self.day.day()
        if not isinstance(unit, bytes) or level is None or day is None:
            return None
        paper = OnPaper(signed_on=day, signatory=self.signatory.text().strip())
        return OrgEntry(
            Id(unit),
            self.unit.currentText().strip(),
            self._period,
            level,
            self.basis.text().strip(),
            self.reason.text().strip() or None,
            paper if self._needs_paper() else None,
        )

    def problem(self) -> str:
        if self._level() is None:
            return self.tr("Pilih capaian organisasinya.")
        if not self.basis.text().strip():
            return self.tr("Tulis dasar penetapannya.")
        if not self._reason.isHidden() and not self.reason.text().strip():
            return self.tr("Tulis alasan menetapkan ulang.")
        if self._needs_paper():
            day = self.day.day()
            if day is None or day > self._desk.acting.day:
                return self.day.problem() or self.tr("Isi tanggal tanda tangan, paling lambat hari ini.")
            if not self.signatory.text().strip():
                return self.tr("Isi nama penanda tangan.")
        return ""

    def _level(self) -> OrgLevel | None:
        chosen = self.level.value()
        return OrgLevel(str(chosen)) if chosen else None

    def _needs_paper(self) -> bool:
        office = self._desk.house.offices.own()
        return self._desk.acting.is_operator and not (office and office.is_agency)

    def _offer_units(self, unit_id: Id | None) -> None:
        """The units of this office, indented as the tree is."""
        office = self._desk.house.offices.own()
        top = office.unit_id if office else None
        units = list(self._desk.house.offices.units())
        ours = {top}
        kept = []
        for unit in units:
            if unit.id == top or unit.parent_id in ours:
                ours.add(unit.id)
                kept.append(unit)
        least = min((unit.depth for unit in kept), default=0)
        with QSignalBlocker(self.unit):
            self.unit.offer([(unit.id, f"{'    ' * (unit.depth - least)}{unit.name}") for unit in kept])
            self.unit.choose(unit_id or top)

    def _show_kept(self) -> None:
        unit = self.unit.value()
        kept: OrgResult | None = None
        if isinstance(unit, bytes):
            kept = self._desk.house.evaluations.org_result(Id(unit), self._period)
        self.level.choose(kept.level if kept else None)
        self.basis.setPlainText((kept.basis or "") if kept else "")
        self.reason.clear()
        self._reason.setVisible(bool(kept and kept.status is OrgStatus.DITETAPKAN))
