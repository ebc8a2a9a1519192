"""The acts of judging: saving, the last word, correcting, handing over; operators record them from paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import short_date
from desktop_app.domain.evaluation import Cause, DeliveryKind
from desktop_app.domain.values import OnPaper
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.forms.delivery import DeliveryForm
from desktop_app.ui.evaluations.forms.organisation import OrganisationForm
from desktop_app.ui.evaluations.sheet.draft import tidy
from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.plans.sheets import Paper, PaperSheet, ReasonSheet, Sheet
from desktop_app.words.evaluation_screen import CAUSES

if TYPE_CHECKING:
    from desktop_app.services.house import House


class SheetActs(QObject):
    """`saved(evaluation_id)`: the judgement is kept. `papered()`: another paper is being recorded from.

    An operator is asked for the paper once; its day then serves for the people that follow, each with his own
    penilai as signatory, until another paper is named. A scan belongs to one paper and is never reused.
    """

    saved = Signal(object)
    papered = Signal()

    def __init__(self, over: QWidget, desk: Desk, state: JudgementState) -> None:
        super().__init__(over)
        self._over, self._desk, self._state = over, desk, state
        self._paper: Paper | None = None
        self._day: date | None = None
        self._then: Callable[[], None] | None = None
        self.paper = PaperSheet(over, desk)
        self.correction = ReasonSheet(
            over,
            self.tr("Koreksi penilaian"),
            self.tr("Versi baru dibuka dengan isi yang sama. Versi yang ditetapkan tetap dapat dibaca."),
            [(Cause.KOREKSI, CAUSES[Cause.KOREKSI]), (Cause.KALIBRASI, CAUSES[Cause.KALIBRASI])],
        )
        self.delivery = DeliveryForm(over, desk)
        self.organisation = OrganisationForm(over, desk)
        self.paper.done.connect(self._on_paper)
        self.correction.done.connect(self._on_correction)
        self.delivery.done.connect(self._on_delivery)
        self.organisation.done.connect(self._on_organisation)

    def forms(self) -> tuple[Sheet, ...]:
        """The forms that may lie over the page."""
        return (self.paper, self.correction, self.delivery, self.organisation)

    def turn(self) -> None:
        """Another evaluation is in view: the scan of the last paper does not belong to it."""
        self._paper = None

    def paper_words(self) -> str:
        """From which paper the next saving is recorded; empty when that is still to be asked."""
        paper = self._known_paper()
        if paper is None:
            return ""
        words = self.tr("Dari kertas {hari}, {nama}").format(
            hari=short_date(paper.signed_on), nama=paper.signatory
        )
        return f"{words} · {paper.scan.name}" if paper.scan else words

    def save(self) -> None:
        """Keep the judgement as far as it is."""
        self._go(self._save)

    def finalise(self) -> None:
        """The last word, after asking: it cannot be taken back."""
        sheet = self._state.sheet
        predikat = self._state.words.predikat_mark(self._state.standing.predikat)[0]
        question = self.tr("Tetapkan penilaian {nama}?").format(nama=sheet.pegawai.name)
        words = self.tr(
            "Predikat {predikat} menjadi final dan terkunci bersama bukti dan identitas saat ini. "
            "Sesudahnya hanya dapat dikoreksi sebagai versi baru dengan alasan."
        ).format(predikat=predikat)
        if self._desk.dialogs.confirm(self._over, question, words, self.tr("Tetapkan")):
            self._go(self._finalise)

    def ask_paper(self) -> None:
        """Name another paper."""
        self._then = None
        self._ask_paper()

    def ask_correction(self) -> None:
        """Open a new version of a final evaluation."""
        self.correction.ask()

    def ask_delivery(self, kind: DeliveryKind) -> None:
        """Record that the result was handed over or received."""
        sheet = self._state.sheet
        self.delivery.ask(kind, sheet.pegawai.name, on_paper=sheet.on_paper)

    def _go(self, act: Callable[[], None]) -> None:
        if self._state.sheet.on_paper and self._known_paper() is None:
            self._then = act
            self._ask_paper()
        else:
            act()

    def _known_paper(self) -> Paper | None:
        if not self._state.is_editable or not self._state.sheet.on_paper:
            return None
        if self._paper is not None:
            return self._paper
        sheet = self._state.sheet
        if self._day is None or sheet.penilai is None or self._day < sheet.evaluation.from_on:
            return None
        return Paper(self._day, sheet.penilai.name, None, "")

    def _ask_paper(self) -> None:
        penilai = self._state.sheet.penilai
        title, deed = self.tr("Catat nilai dari kertas"), self.tr("Catat")
        self.paper.ask(title, deed, penilai.name if penilai else "", wants_reason=False)

    def _on_paper(self) -> None:
        self._paper = self.paper.paper()
        self._day = self._paper.signed_on
        self.papered.emit()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _maker(self) -> Callable[[], OnPaper | None]:
        paper, house = self._known_paper(), self._desk.house

        def made() -> OnPaper | None:
            return None if paper is None else _on_paper(house, paper)

        return made

    def _save(self) -> None:
        name = self._state.sheet.pegawai.name
        id = self._state.sheet.evaluation.id
        job = self._state.save(self.tr("Nilai {nama} disimpan").format(nama=name), self._maker())
        job.succeeded.connect(lambda _changes: self.saved.emit(id))

    def _finalise(self) -> None:
        state, house, acting = self._state, self._desk.house, self._desk.acting
        id, wanted, is_dirty, paper = (
            state.sheet.evaluation.id,
            tidy(state.draft),
            state.is_dirty,
            self._maker(),
        )

        def deed(_job: object) -> object:
            told = paper()
            if is_dirty:
                house.evaluations.rate(acting, id, wanted, told)
            return house.evaluations.finalise(acting, id, told)

        said = self.tr("Penilaian {nama} ditetapkan").format(nama=state.sheet.pegawai.name)
        self._desk.do(deed, said)

    def _on_correction(self) -> None:
        house, acting, id = self._desk.house, self._desk.acting, self._state.sheet.evaluation.id
        kind = self.correction.kind
        cause = Cause.KOREKSI if kind is None else Cause(str(kind.value()))
        text = self.correction.text.text()
        said = self.tr("Versi baru penilaian {nama} dibuka").format(nama=self._state.sheet.pegawai.name)
        self._desk.do(lambda _job: house.evaluations.reopen_as(acting, id, cause, text), said)

    def _on_delivery(self) -> None:
        handed, sheet = self.delivery.handed(), self._state.sheet
        if handed is None:
            return
        house, acting, version_id = self._desk.house, self._desk.acting, sheet.versions[-1].id
        needs_paper = sheet.on_paper and handed.kind is not DeliveryKind.DISERAHKAN
        paper = Paper(handed.on, sheet.pegawai.name, handed.scan, "") if needs_paper else None

        def deed(_job: object) -> object:
            told = _on_paper(house, paper) if paper else None
            return house.evaluations.deliver(
                acting, version_id, handed.kind, handed.on, handed.how, paper=told
            )

        is_handed = handed.kind is DeliveryKind.DISERAHKAN
        self._desk.do(deed, self.tr("Penyerahan dicatat") if is_handed else self.tr("Penerimaan dicatat"))

    def _on_organisation(self) -> None:
        entry = self.organisation.entry()
        if entry is None:
            return
        house, acting = self._desk.house, self._desk.acting
        said = self.tr("Capaian {unit} ditetapkan").format(unit=entry.unit)
        self._desk.do(
            lambda _job: house.evaluations.set_org_result(
                acting,
                entry.unit_id,
                entry.period,
                entry.level,
                entry.basis,
                paper=entry.paper,
                reason=entry.reason,
            ),
            said,
        )


def _on_paper(house: House, paper: Paper) -> OnPaper:
    """Runs in the lane: the scan is copied in before the act that names it."""
    told = OnPaper(signed_on=paper.signed_on, signatory=paper.signatory)
    return replace(told, scan=house.year.store_file(paper.scan)) if paper.scan else told
