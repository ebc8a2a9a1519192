"""What the buttons and keys of the Lembar nilai run, and the forms that lie over the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.evaluation import DeliveryKind
from desktop_app.domain.values import Period
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.acts import SheetActs
from desktop_app.ui.evaluations.entries import EntryDeeds
from desktop_app.ui.evaluations.explanation import ExplanationSheet
from desktop_app.ui.evaluations.looks import Wording
from desktop_app.ui.evaluations.sheet.offers import refusal
from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.plans.sheets import Sheet
from desktop_app.ui.theme.tokens import Tone


class SheetCommands(QObject):
    """`print_wanted()`: show the papers. Everything else is done from here."""

    print_wanted = Signal()

    def __init__(self, over: QWidget, desk: Desk, state: JudgementState) -> None:
        super().__init__(over)
        self._desk, self._state = desk, state
        self.acts, self.entries = SheetActs(over, desk, state), EntryDeeds(over, desk, state)
        self.explanation = ExplanationSheet(over)

    def forms(self) -> tuple[Sheet, ...]:
        """The forms that may lie over the page."""
        return (*self.acts.forms(), *self.entries.forms())

    def close_overlay(self) -> bool:
        """Close what lies over the page; True when something did."""
        return any(sheet.close_overlay() for sheet in (*self.forms(), self.explanation))

    def to_form(self, act: str) -> bool:
        """With a form open the keys of the sheet belong to it; True when one is."""
        form = next((form for form in self.forms() if form.isVisible()), None)
        if form is not None and act in {"simpan", "tetapkan"}:
            form.deed.click()
        return form is not None

    def run(self, act: str) -> None:
        """Do it, or say why it cannot be done."""
        refused = refusal(self._state, act)
        if refused:
            self._desk.notices.say(refused, Tone.WARNING)
            return
        runs: Mapping[str, Callable[[], object]] = {
            "simpan": self.acts.save,
            "tetapkan": self.acts.finalise,
            "koreksi": self.acts.ask_correction,
            "serahkan": partial(self.acts.ask_delivery, DeliveryKind.DISERAHKAN),
            "terima": partial(self.acts.ask_delivery, DeliveryKind.DITERIMA),
            "kertas": self.acts.ask_paper,
            "jelas": self._explain,
            "organisasi": self._ask_organisation,
            "cetak": self.print_wanted.emit,
        }
        runs[act]()

    def ask_organisation(self, period: Period) -> None:
        """The result of a unit, from the list."""
        self.acts.organisation.ask(period, Wording.of(self._desk, period.last_day))

    def _explain(self) -> None:
        house, acting, id = self._desk.house, self._desk.acting, self._state.sheet.evaluation.id
        found = self._desk.try_(lambda: house.evaluations.explain(acting, id))
        if found is not None:
            self.explanation.ask(self._state, found)

    def _ask_organisation(self) -> None:
        sheet = self._state.sheet
        kept = sheet.organisation.unit_id if sheet.organisation else sheet.pegawai.unit_id
        self.acts.organisation.ask(sheet.evaluation.period, self._state.words, kept)
