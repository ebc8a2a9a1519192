"""The panel beside the list: one person in short, and what is missing of him."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.lines import PersonLine
from desktop_app.domain.people import Gap, WorkStatus
from desktop_app.ui.people.columns import left_word
from desktop_app.ui.people.meter import GapMeter
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.beside import DetailPanel
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.cards import scrolled
from desktop_app.ui.widgets.labels import Label, Role, line
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column, row
from desktop_app.ui.widgets.pills import Avatar, Pill
from desktop_app.ui.widgets.waiting import EmptyState
from desktop_app.words.people_terms import STAFF


class PersonSummary(DetailPanel):
    """`opened()`: to the profile. `repaired(Gap)`: to the place where a gap is closed."""

    opened = Signal()
    repaired = Signal(Gap)

    def __init__(self) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Rincian pegawai"))
        self._avatar, self._name = Avatar("", 42), Label("", Role.CARD_TITLE, wraps=True)
        self._number = Label("", Role.CAPTION)
        self._place = Label("", Role.CAPTION, wraps=True)
        self._staff, self._rank = Pill("-"), Pill("-")
        self._superior = Label("", wraps=True)
        self.meter = GapMeter()
        self.open_button = Button(self.tr("Buka profil"), icon_name="user")
        self._nobody = EmptyState("user", self.tr("Pilih seorang pegawai untuk melihat rinciannya."))
        self._build()
        self.open_button.clicked.connect(self.opened)
        self.meter.repaired.connect(self.repaired)
        self.show_line(None)

    def show_line(self, shown: PersonLine | None) -> None:
        """Another person, or nobody."""
        self._body.setVisible(shown is not None)
        self.open_button.setVisible(shown is not None)
        self._nobody.setVisible(shown is None)
        if shown is None:
            return
        self._avatar.show_name(shown.name)
        self._name.setText(shown.name)
        self._number.setText(self.tr("NIP {number}").format(number=shown.number or "–"))
        self._place.setText("\n".join(words for words in (shown.post, shown.unit) if words))
        self._place.setVisible(bool(shown.post or shown.unit))
        self._staff.setVisible(shown.staff_kind is not None)
        if shown.staff_kind is not None:
            self._staff.show_state(STAFF[shown.staff_kind], Tone.PRIMARY, "badge-check")
        is_here = shown.status == WorkStatus.AKTIF
        rank = self.tr("Golongan {rank}").format(rank=shown.golongan or "–")
        self._rank.show_state(rank if is_here else left_word(shown), Tone.NEUTRAL, "info")
        self._superior.setText(shown.superior or self.tr("Belum ada"))
        self.meter.show_gaps(shown.gaps)

    def _build(self) -> None:
        names = column(self._name, self._number, self._place, gap=1)
        head = row(column(self._avatar, STRETCH), names, gap=12)
        head.setStretch(1, 1)
        content = column(
            head,
            row(self._staff, self._rank, STRETCH),
            line(),
            Label(self.tr("PEJABAT PENILAI"), Role.SECTION),
            self._superior,
            line(),
            Label(self.tr("KELENGKAPAN DATA"), Role.SECTION),
            self.meter,
            STRETCH,
        )
        self._body: QWidget = scrolled(boxed(content))
        self.add(self._body, 1)
        self.add(self._nobody, 1)
        self.foot.addWidget(self.open_button, 1)
