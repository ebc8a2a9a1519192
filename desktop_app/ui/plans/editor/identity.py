"""The section Identitas: who is judged, by whom, for which part of the year, on which form."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import long_date
from desktop_app.domain.identity import Identity
from desktop_app.domain.plan import PartyRole
from desktop_app.ui.plans.editor.state import PlanState
from desktop_app.ui.widgets.cards import Card, scrolled
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column
from desktop_app.ui.widgets.tiles import Tiles
from desktop_app.words.plan_screen import CHANGE_REASONS, PARTIES


class IdentitySection(QWidget):
    """Four cards to read; the data come from Pegawai and follow the day the plan is set."""

    def __init__(self, state: PlanState) -> None:
        super().__init__()
        self._state = state
        self._content: QWidget | None = None
        self._shown: object = None
        self._layout = column()
        self.setLayout(self._layout)

    def first(self) -> QWidget:
        """What takes the focus when the section opens."""
        return self

    def show_state(self) -> None:
        """Fill in the people and the period."""
        sheet = self._state.sheet
        shown = (sheet.pegawai, sheet.penilai, sheet.atasan, sheet.skp, sheet.plan.version, sheet.due_on)
        if shown == self._shown:
            return
        self._shown = shown
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        cards = [
            self._person(PARTIES[PartyRole.PEGAWAI], sheet.pegawai),
            self._person(PARTIES[PartyRole.PENILAI], sheet.penilai),
            self._person(PARTIES[PartyRole.ATASAN_PENILAI], sheet.atasan),
            self._period(),
        ]
        self._content = scrolled(boxed(column(Tiles(cards, 340), STRETCH, margins=(0, 0, 8, 8))))
        self._layout.addWidget(self._content)

    def _person(self, title: str, person: Identity | None) -> Card:
        card = Card(title)
        if person is None:
            card.add(Label(self.tr("Belum ditetapkan."), Role.SECONDARY, wraps=True))
            note = self.tr("Tetapkan di halaman Pegawai. Draf tetap dapat disusun dan diajukan.")
            card.add(Label(note, Role.CAPTION, wraps=True))
        else:
            for name, value in (
                (self.tr("Nama"), person.name),
                (self.tr("NIP"), person.number),
                (self.tr("Pangkat/gol. ruang"), person.rank),
                (self.tr("Jabatan"), person.post),
                (self.tr("Unit kerja"), person.unit),
            ):
                card.add(_fact(name, value or self.tr("belum ada")))
        card.finish()
        return card

    def _period(self) -> Card:
        sheet = self._state.sheet
        skp, version = sheet.skp, sheet.plan.version
        form = next(each for each in self._state.rules.bentuk(skp.ends_on).forms if each.kind is version.form)
        card = Card(self.tr("Rencana ini"))
        period = self.tr("{mulai} sampai {selesai}").format(
            mulai=long_date(skp.starts_on), selesai=long_date(skp.ends_on)
        )
        card.add(_fact(self.tr("Periode penilaian"), period))
        card.add(_fact(self.tr("Bentuk"), form.heading.capitalize()))
        card.add(
            _fact(self.tr("Pendekatan"), self.tr("hasil kerja {cara}").format(cara=version.approach.value))
        )
        if version.number > 1:
            reason = CHANGE_REASONS.get(version.change_reason, "")
            words = self.tr("Versi {nomor}: {sebab}. {alasan}")
            card.add(
                _fact(
                    self.tr("Perubahan"),
                    words.format(nomor=version.number, sebab=reason, alasan=version.change_text or ""),
                )
            )
        if sheet.due_on is not None:
            card.add(_fact(self.tr("Tenggat penetapan"), long_date(sheet.due_on)))
        card.finish()
        return card


def _fact(name: str, value: str) -> QWidget:
    return boxed(column(Label(name, Role.SMALL), Label(value, wraps=True), gap=1))
