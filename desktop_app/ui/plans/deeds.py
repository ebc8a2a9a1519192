"""The acts on a plan that list and editor share: who acts decides himself, an operator records the paper.

An act that a paper records opens the form for it; the others are done at once or after their reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.plan import ChangeReason
from desktop_app.domain.records import Id
from desktop_app.domain.values import Acting, OnPaper
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Job
from desktop_app.ui.plans.sheets import Paper, PaperSheet, ReasonSheet
from desktop_app.words.plan_screen import CHANGE_REASONS
from desktop_app.words.sentences import sentences

if TYPE_CHECKING:
    from desktop_app.services.house import House
    from desktop_app.services.plans.creating import NewPlan
    from desktop_app.services.plans.sheet import PlanSheet


def why_not(sheet: PlanSheet, act: str) -> str:
    """Why an act is not possible now, in words; empty when it is."""
    return words_of(sheet.may.get(act))


def words_of(code: str | None) -> str:
    """The sentence of a refusal that needs no facts; empty without one."""
    return sentences()[code] if code else ""


class PlanDeeds(QObject):
    """`revised(skp_id)`: a new version stands. `over` is the page the forms lie over."""

    revised = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._desk = desk
        self._sheet: PlanSheet | None = None
        self._act = ""
        self.paper = PaperSheet(over, desk)
        self.back = ReasonSheet(
            over,
            self.tr("Kembalikan rencana"),
            self.tr("Pegawai membaca alasan ini di atas rencananya, lalu memperbaiki dan mengajukan lagi."),
        )
        self.withdraw = ReasonSheet(
            over,
            self.tr("Batalkan draf"),
            self.tr("Draf ini tidak dapat dibuka lagi. Riwayat dan alasannya tetap tersimpan."),
        )
        self.change = ReasonSheet(
            over,
            self.tr("Ubah rencana"),
            self.tr(
                "Versi baru disusun dari isi yang berlaku; versi lama berlaku sampai yang baru ditetapkan."
            ),
            list(CHANGE_REASONS.items()),
        )
        self.paper.done.connect(self._on_paper)
        self.back.done.connect(self._on_back)
        self.withdraw.done.connect(self._on_withdraw)
        self.change.done.connect(self._on_change)

    def close_overlay(self) -> bool:
        """Close the form that is open; True when one was."""
        return any(form.close_overlay() for form in (self.paper, self.back, self.withdraw, self.change))

    def submit(self, sheet: PlanSheet) -> None:
        """Hand the plan in."""
        self._sheet, self._act = sheet, "ajukan"
        if sheet.on_paper:
            self.paper.ask(
                self.tr("Catat pengajuan dari kertas"),
                self.tr("Catat"),
                sheet.pegawai.name,
                wants_reason=False,
            )
        else:
            self._decide(None)

    def approve(self, sheet: PlanSheet) -> None:
        """Set the plan."""
        self._sheet, self._act = sheet, "setujui"
        if sheet.on_paper:
            name = sheet.penilai.name if sheet.penilai else ""
            self.paper.ask(
                self.tr("Catat persetujuan dari kertas"), self.tr("Catat"), name, wants_reason=False
            )
        else:
            self._decide(None)

    def give_back(self, sheet: PlanSheet) -> None:
        """Return the plan with a reason."""
        self._sheet, self._act = sheet, "kembalikan"
        if sheet.on_paper:
            name = sheet.penilai.name if sheet.penilai else ""
            self.paper.ask(
                self.tr("Catat pengembalian dari kertas"), self.tr("Catat"), name, wants_reason=True
            )
        else:
            self.back.ask()

    def ask_withdraw(self, sheet: PlanSheet) -> None:
        """Give a draft up."""
        self._sheet = sheet
        self.withdraw.ask()

    def ask_revise(self, sheet: PlanSheet) -> None:
        """Begin a new version."""
        self._sheet = sheet
        self.change.ask()

    def _on_paper(self) -> None:
        self._decide(self.paper.paper())

    def _on_back(self) -> None:
        self._decide(None)

    def _decide(self, paper: Paper | None) -> None:
        if self._sheet is None:
            return
        name = self._sheet.pegawai.name
        said = {
            "ajukan": self.tr("Rencana {nama} diajukan"),
            "setujui": self.tr("Rencana {nama} disetujui"),
            "kembalikan": self.tr("Rencana {nama} dikembalikan"),
        }[self._act]
        reason = paper.reason if paper else self.back.text.text()
        decision = _Decision(self._act, self._sheet.plan.version.id, reason, paper)
        deed = partial(_decided, self._desk.house, self._desk.acting, decision)
        self._desk.do(deed, said.format(nama=name))

    def _on_withdraw(self) -> None:
        if self._sheet is None:
            return
        house, acting, id = self._desk.house, self._desk.acting, self._sheet.plan.version.id
        text = self.withdraw.text.text()
        said = self.tr("Draf rencana {nama} dibatalkan").format(nama=self._sheet.pegawai.name)
        self._desk.do(lambda _job: house.plans.withdraw(acting, id, text), said, then=self._on_withdrawn)

    def _on_withdrawn(self, _changes: Changes) -> None:
        if self._sheet is not None:
            self.withdrawn.emit(self._sheet.skp.id)

    def _on_change(self) -> None:
        if self._sheet is None:
            return
        house, acting, id = self._desk.house, self._desk.acting, self._sheet.skp.id
        kind = self.change.kind.value() if self.change.kind is not None else ChangeReason.KOREKSI
        reason = ChangeReason(str(kind))  # a list of choices gives enums back as plain text
        text = self.change.text.text()
        said = self.tr("Versi baru rencana {nama} dibuka").format(nama=self._sheet.pegawai.name)
        self._desk.do(lambda _job: house.plans.revise(acting, id, reason, text), said, then=self._on_revised)

    def _on_revised(self, made: NewPlan) -> None:
        self.revised.emit(made.skp_id)


@dataclass(frozen=True, slots=True)
class _Decision:
    """One decision on its way: the act, the version, the reason, the paper it was done on."""

    act: str
    version_id: Id
    reason: str
    paper: Paper | None


def _decided(house: House, acting: Acting, decision: _Decision, _job: Job) -> Changes:
    """Runs in the lane: the scan is stored first, then the act with it."""
    told = None
    if decision.paper is not None:
        paper = decision.paper
        scan = house.year.store_file(paper.scan) if paper.scan else None
        told = OnPaper(signed_on=paper.signed_on, signatory=paper.signatory, scan=scan)
    match decision.act:
        case "ajukan":
            return house.plans.submit(acting, decision.version_id, told)
        case "setujui":
            return house.plans.approve(acting, decision.version_id, told)
        case _:
            return house.plans.give_back(acting, decision.version_id, decision.reason, told)
