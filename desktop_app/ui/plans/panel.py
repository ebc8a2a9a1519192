"""The details of one plan beside the list: state, results, findings, penilai, and the next act."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.achievement import progress
from desktop_app.domain.plan import Rhk, VersionStatus
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.terms import RhkKind, Severity
from desktop_app.ui.desk import Desk
from desktop_app.ui.plans.deeds import why_not
from desktop_app.ui.plans.looks import FINDING_MARKS, finding_words, progress_tone, state_mark, tally
from desktop_app.ui.sync_marks import SyncMark
from desktop_app.ui.theme.look import px
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.beside import DetailPanel
from desktop_app.ui.widgets.buttons import Button, IconButton, Kind
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.flow import FlowLayout
from desktop_app.ui.widgets.labels import Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.pills import Avatar, Pill, Progress
from desktop_app.ui.widgets.waiting import EmptyState

if TYPE_CHECKING:
    from desktop_app.services.plans.sheet import PlanSheet

_SHOWN_FINDINGS = 3
_LOW = 430
"""Height in design pixels below which the button that opens the plan shows its icon only."""


class PlanPanel(DetailPanel):
    """`acted(act)`: a button was pressed; acts are those of `PlanSheet.may`, and "buka"."""

    acted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Rincian"))
        self._desk = desk
        self._sheet: PlanSheet | None = None
        self._content: QWidget | None = None
        self.open = Button(self.tr("Buka rencana"), icon_name="file-pen")
        self.open_small = self._small_opener()
        self.first, self.second = Button(""), Button("", Kind.PRIMARY)
        self._acts = ["", ""]
        self.reason = Label("", Role.CAPTION, wraps=True)
        self.buttons = boxed(column(self.open, row(self.first, self.second, gap=8), gap=8))
        self.foot.addWidget(self.buttons)
        self.open.clicked.connect(lambda: self.acted.emit("buka"))
        self.first.clicked.connect(lambda: self.acted.emit(self._acts[0]))
        self.second.clicked.connect(lambda: self.acted.emit(self._acts[1]))
        self.show_sheet(None)

    def opener(self) -> QWidget:
        """The button that opens the plan, as it stands now."""
        return self.open_small if self.open.isHidden() else self.open

    def show_sheet(self, sheet: PlanSheet | None) -> None:
        """Another plan, or none."""
        self._sheet = sheet
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = (
            self._filled(sheet)
            if sheet
            else EmptyState("clipboard-list", self.tr("Pilih satu rencana untuk melihat rinciannya."))
        )
        self.add(self._content, 1)
        self.buttons.setVisible(sheet is not None)
        if sheet is not None:
            self._offer(sheet)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # showing and hiding while the layout is at work upsets it

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_acts"):
            QTimer.singleShot(0, self, lambda: self.show_sheet(self._sheet))  # lengths follow the font

    def _fit(self) -> None:
        """In a low window the button that opens the plan is an icon beside the state."""
        is_low = self.height() < px(_LOW)
        self.open.setVisible(not is_low)
        self.open_small.setVisible(is_low)

    def _small_opener(self) -> IconButton:
        made = IconButton("file-pen", self.tr("Buka rencana"), "Enter")
        made.clicked.connect(lambda: self.acted.emit("buka"))
        return made

    def _filled(self, sheet: PlanSheet) -> QWidget:
        person, parts = sheet.pegawai, column(gap=8, margins=(0, 0, 12, 0))
        where = " · ".join(filter(None, (person.post, person.unit)))
        names = column(Label(person.name, Role.CARD_TITLE, wraps=True), gap=1)
        if person.number:
            names.addWidget(Label(self.tr("NIP {nip}").format(nip=person.number), Role.CAPTION))
        names.addWidget(Label(where or self.tr("Jabatan belum ada"), Role.CAPTION, wraps=True))
        self.open_small = self._small_opener()
        top = row(column(Avatar(person.name, 42), STRETCH), names, gap=12)
        top.setStretch(1, 1)
        parts.addLayout(top)
        marks = QWidget()
        flow = FlowLayout(marks, px(6))
        self.mark = SyncMark(self._desk, "skp")
        for each in (Pill(*state_mark(sheet.plan.status)), *self._flags(sheet), self.mark):
            flow.addWidget(each)
        self.mark.show_thing(bytes(sheet.skp.id))  # once it has its place: before, it would be a window
        pills = row(marks, self.open_small, gap=6)
        pills.setStretch(0, 1)
        parts.addLayout(pills)
        self.reason = Label("", Role.CAPTION, wraps=True)  # here and not at the buttons: it scrolls
        parts.addWidget(self.reason)
        parts.addWidget(line())
        parts.addWidget(Label(self.tr("RENCANA HASIL KERJA"), Role.SECTION))
        for each in self._results(sheet):
            parts.addWidget(each)
        for each in self._findings(sheet.findings):
            parts.addWidget(each)
        parts.addWidget(Label(self.tr("PEJABAT PENILAI"), Role.SECTION))
        parts.addWidget(
            Label(sheet.penilai.name if sheet.penilai else self.tr("Belum ada pejabat penilai"), wraps=True)
        )
        parts.addStretch(1)
        return scrolled(boxed(parts))

    def _flags(self, sheet: PlanSheet) -> list[QWidget]:
        flags: list[QWidget] = []
        if sheet.is_late:
            flags.append(Pill(self.tr("Lewat tenggat"), Tone.DANGER, "clock"))
        if sheet.plan.version.number > 1:
            words = self.tr("Versi {nomor}").format(nomor=sheet.plan.version.number)
            flags.append(Pill(words, Tone.NEUTRAL, "history"))
        return flags

    def _results(self, sheet: PlanSheet) -> list[QWidget]:
        lines = [rhk for kind in RhkKind for rhk in sheet.plan.lines(kind)]
        if not lines:
            return [Label(self.tr("Belum ada hasil kerja."), Role.CAPTION, wraps=True)]
        shown: list[QWidget] = []
        for number, rhk in enumerate(lines, start=1):
            shown.append(Label(f"{number}.  {rhk.text}", wraps=True))
            percent = progress_of(sheet, rhk)
            tone = Tone.PRIMARY if percent is None else progress_tone(percent, sheet.skp.year, sheet.day)
            name = self.tr("Capaian hasil kerja {nomor}").format(nomor=number)
            shown.append(Progress(float(percent or 0) / 100, tone, name))
        return shown

    def _findings(self, findings: tuple[Finding, ...]) -> list[QWidget]:
        told = [each for each in findings if each.severity is not Severity.SARAN]
        if not told:
            return []
        shown: list[QWidget] = [Label(self.tr("PEMERIKSAAN"), Role.SECTION)]
        tone, icon = FINDING_MARKS[min(told, key=lambda each: list(Severity).index(each.severity)).severity]
        shown.append(Pill(tally(told), tone, icon))
        shown += [Label(finding_words(each), Role.CAPTION, wraps=True) for each in told[:_SHOWN_FINDINGS]]
        return shown

    def _offer(self, sheet: PlanSheet) -> None:
        match sheet.plan.status:
            case VersionStatus.DIAJUKAN:
                self._acts = ["kembalikan", "setujui"]
            case VersionStatus.DITETAPKAN:
                self._acts = ["revisi", "cetak"]
            case _:
                self._acts = ["batalkan", "ajukan"]
        words = {
            "kembalikan": (self.tr("Kembalikan"), ""),
            "setujui": (self.tr("Setujui"), "check"),
            "revisi": (self.tr("Ubah"), ""),
            "cetak": (self.tr("Cetak"), "printer"),
            "batalkan": (self.tr("Batalkan"), ""),
            "ajukan": (self.tr("Ajukan"), "send"),
        }
        reasons = [why_not(sheet, act) for act in self._acts]
        for button, act, reason in zip((self.first, self.second), self._acts, reasons, strict=True):
            button.setText(words[act][0])
            button.set_icon(words[act][1])
            button.setEnabled(not reason)
            button.setToolTip(reason or words[act][0])
        told = next((reason for reason in reversed(reasons) if reason), "")
        self.reason.setText(told)
        self.reason.setVisible(bool(told))


def progress_of(sheet: PlanSheet, rhk: Rhk) -> Decimal | None:
    """The mean achievement of the indicators of a result."""
    ours = [each.line_id for each in sheet.plan.indicators_of(rhk)]
    return progress({line: sheet.achievements[line] for line in ours if line in sheet.achievements})
