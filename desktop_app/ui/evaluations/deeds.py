"""What is done for a whole period: preparing, the next one to judge, the recap."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import AppError
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.records import Id
from desktop_app.domain.values import Period
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.periods import kind_of
from desktop_app.ui.evaluations.rounds import Round
from desktop_app.ui.theme.tokens import Tone
from desktop_app.words.evaluation_screen import period_title

if TYPE_CHECKING:
    from desktop_app.services.evaluations.cases import Prepared

_WAITING = ("belum", "draf")
SHEETS = "Lembar kerja (*.xlsx)"


class PeriodDeeds(QObject):
    """`found(evaluation_id)`: the next one who waits for a word of whoever acts."""

    found = Signal(object)

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._over, self._desk = over, desk
        self._round = Round()
        self._period: Period | None = None

    def prepare(self, period: Period) -> None:
        """Evaluations for everybody with a set plan in the period."""
        house, acting = self._desk.house, self._desk.acting
        self._period = period
        self._desk.do(lambda _job: house.evaluations.prepare(acting, period), then=self._on_prepared)

    def begin(self, period: Period, done: bytes | None = None) -> bool:
        """The first who waits, in a new pass; `done` has had his turn already."""
        self._round.begin()
        return self.go_on(period, done)

    def go_on(self, period: Period, done: bytes | None = None) -> bool:
        """The next who waits; False, and a word about it, when nobody does."""
        if done is not None:
            self._round.pass_(done)
        id = self._next(period)
        if id is None:
            words = self.tr("Tidak ada lagi yang menunggu nilai Anda pada {periode}.")
            self._desk.notices.say(words.format(periode=period_title(period)), Tone.SUCCESS)
            return False
        self.found.emit(id)
        return True

    def export(self, period: Period) -> None:
        """The recap of the period as a spreadsheet."""
        house, acting, scope = self._desk.house, self._desk.acting, self._desk.scope
        name = self.tr("Rekap-Evaluasi-{periode}.xlsx").format(periode=period.text)
        path = self._desk.dialogs.save_file(self._over, self.tr("Ekspor rekap"), name, SHEETS)
        if path is None:
            return

        def write(_job: object) -> Path:
            house.recaps.write(house.recaps.recap(acting, period, scope), path)
            return path

        self._desk.do(write, self.tr("Rekap disimpan ke {berkas}").format(berkas=path.name))

    def _on_prepared(self, prepared: Prepared) -> None:
        if self._period is None:
            return
        if prepared.made:
            words = self.tr("{jumlah} penilaian {periode} disiapkan")
        elif prepared.due:
            words = self.tr("Semua {semua} penilaian {periode} sudah siap")
        else:
            words = self.tr("Belum ada SKP ditetapkan yang berlaku pada {periode}")
        self._desk.notices.say(
            words.format(jumlah=prepared.made, semua=prepared.due, periode=period_title(self._period)),
            Tone.SUCCESS if prepared.due else Tone.NEUTRAL,
        )

    def _next(self, period: Period) -> bytes | None:
        """First those of the list in view, then whoever is judged from outside of the own units."""
        for id in self._round.candidates(self._waiting(period)):
            if self._may_rate(id):
                return id
            self._round.pass_(id)
        house, acting = self._desk.house, self._desk.acting
        other: bytes | None = self._desk.try_(lambda: house.evaluations.next_to_rate(acting, period))
        return next(iter(self._round.candidates([other] if other and self._waits(other) else [])), None)

    def _waiting(self, period: Period) -> list[bytes]:
        """Those not rated at all, then those begun, each in the order of names."""
        shared = (("periode", period.text), ("jenis", kind_of(period).value))
        return [
            id
            for status in _WAITING
            for id in self._desk.house.evaluation_list.ids(
                ListQuery(scope=self._desk.scope, filters=(*shared, ("status", status)), order_by="nama")
            )
        ]

    def _waits(self, id: bytes) -> bool:
        line = self._desk.house.evaluation_list.lines([id]).get(id)
        return line is not None and line.status in _WAITING

    def _may_rate(self, id: bytes) -> bool:
        house, acting = self._desk.house, self._desk.acting
        try:
            return house.evaluations.sheet(acting, Id(id)).may["rate"] is None
        except AppError:
            return False


LOOKS_AT = (
    Changes.EVALUATIONS
    | Changes.PLANS
    | Changes.PEOPLE
    | Changes.YEAR
    | Changes.STRUCTURE
    | Changes.SETTINGS
    | Changes.EXCHANGE
)
"""Changes after which the page looks again."""
