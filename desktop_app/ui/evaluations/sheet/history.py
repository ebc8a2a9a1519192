"""The tabs Riwayat and Triwulan: who did what and when, versions, and the other periods of the year."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import long_date
from desktop_app.domain.papers import Step
from desktop_app.services.evaluations.sheet import PeriodResult
from desktop_app.ui.evaluations.looks import state_mark
from desktop_app.ui.evaluations.sheet.parts import Pile
from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.evaluations.sheet.texts import step_words
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.pills import Pill
from desktop_app.ui.widgets.tiles import Tiles
from desktop_app.words.evaluation_screen import CAUSES, DELIVERIES, HOWS, STEPS, period_title


class HistoryTab(Pile):
    """Every act, the newest first; versions with their cause; when the result was handed over."""

    def __init__(self, state: JudgementState) -> None:
        super().__init__()
        self._state = state

    def show_state(self) -> None:
        """The history as it is now."""
        sheet = self._state.sheet
        if self.is_new((sheet.evaluation.id, sheet.steps, sheet.versions, sheet.deliveries)):
            self.fill([self._steps(), *self._versions(), *self._deliveries()])

    def _steps(self) -> Card:
        card = Card(self.tr("Riwayat"))
        for step in reversed(self._state.sheet.steps):
            card.add(_step(step))
        if not self._state.sheet.steps:
            card.add(Label(self.tr("Belum ada yang dinilai."), Role.SECONDARY))
        return card

    def _versions(self) -> list[QWidget]:
        versions = self._state.sheet.versions
        if len(versions) < 2:
            return []
        card = Card(self.tr("Versi"))
        words = self._state.words
        for version in reversed(versions):
            head = self.tr("Versi {nomor}: {sebab}").format(
                nomor=version.number, sebab=CAUSES[version.cause].lower()
            )
            ratings = self.tr("Hasil kerja {hasil}, perilaku {perilaku}").format(
                hasil=words.level(version.hasil).lower(), perilaku=words.level(version.perilaku).lower()
            )
            parts = column(Label(head, Role.STRONG), Label(ratings, Role.CAPTION), gap=1)
            if version.cause_text:
                parts.addWidget(Label(version.cause_text, wraps=True))
            card.add(boxed(parts))
        return [card]

    def _deliveries(self) -> list[QWidget]:
        deliveries = self._state.sheet.deliveries
        if not deliveries:
            return []
        card = Card(self.tr("Penyerahan"))
        for each in deliveries:
            words = self.tr("{apa} pada {hari} ({cara})").format(
                apa=DELIVERIES[each.kind], hari=long_date(each.on), cara=HOWS[each.how].lower()
            )
            card.add(Label(words, wraps=True))
        return [card]


class PeriodsTab(Pile):
    """The other periods of the year side by side; `opened(evaluation_id)` goes to one."""

    opened = Signal(object)

    def __init__(self, state: JudgementState) -> None:
        super().__init__()
        self._state = state
        self.doors: list[Button] = []

    def show_state(self) -> None:
        """The periods as they are now."""
        sheet = self._state.sheet
        if not self.is_new((sheet.evaluation.id, sheet.periods)):
            return
        self.doors = []
        words = self.tr(
            "Predikat tahunan mengikuti rating tahunan dengan memperhatikan periode-periode ini; "
            "bukan rata-ratanya."
        )
        in_order = sorted(sheet.periods, key=lambda each: (each.period.is_year, each.period))
        cards = [self._card(each) for each in in_order]
        self.fill([Label(words, Role.SECONDARY, wraps=True), *([Tiles(cards, 200)] if cards else [])])

    def _card(self, found: PeriodResult) -> Card:
        words = self._state.words
        door = Button(self.tr("Buka"), Kind.LINK)
        title = period_title(found.period)
        door.setAccessibleName(self.tr("Buka {periode}").format(periode=title))
        door.clicked.connect(lambda: self.opened.emit(found.evaluation_id))
        self.doors.append(door)
        card = Card()
        card.add(Label(title, Role.CARD_TITLE, wraps=True))
        card.add(row(Pill(*words.predikat_mark(found.predikat)), STRETCH))
        hasil = self.tr("Hasil kerja: {rating}").format(rating=words.level(found.hasil).lower())
        perilaku = self.tr("Perilaku: {rating}").format(rating=words.level(found.perilaku).lower())
        card.add(column(Label(hasil, wraps=True), Label(perilaku, wraps=True), gap=2))
        card.add(row(Label(state_mark(found.status)[0], Role.CAPTION), STRETCH, door))
        return card


def _step(step: Step) -> QWidget:
    parts = column(
        Label(STEPS.get(step.to_status, step.to_status), Role.STRONG),
        Label(step_words(step), Role.CAPTION, wraps=True),
        gap=1,
    )
    if step.reason:
        parts.addWidget(Label(step.reason, wraps=True))
    return boxed(parts)
