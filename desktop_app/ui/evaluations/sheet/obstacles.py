"""The tab Kendala: what stood in the way, who must act, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import short_date
from desktop_app.domain.year import Obstacle, ObstacleStatus
from desktop_app.ui.evaluations.sheet.parts import Pile
from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, boxed, row
from desktop_app.ui.widgets.pills import Pill
from desktop_app.words.evaluation_screen import OBSTACLES

_MARKS = {
    ObstacleStatus.TERBUKA: (Tone.WARNING, "triangle-alert"),
    ObstacleStatus.DITANGANI: (Tone.PRIMARY, "clock"),
    ObstacleStatus.SELESAI: (Tone.SUCCESS, "circle-check"),
    ObstacleStatus.TAK_DAPAT: (Tone.NEUTRAL, "circle-x"),
}
_OPEN = {ObstacleStatus.TERBUKA, ObstacleStatus.DITANGANI}


class ObstaclesTab(Pile):
    """`wanted`: write one down. `settle_wanted(obstacle)`: say how far it is."""

    wanted = Signal()
    settle_wanted = Signal(object)

    def __init__(self, state: JudgementState) -> None:
        super().__init__()
        self._state = state
        self.add: Button | None = None
        self.settle: dict[bytes, Button] = {}

    def show_state(self) -> None:
        """The obstacles of the period as they are now."""
        sheet, obstacles = self._state.sheet, self._state.obstacles
        if not self.is_new((sheet.evaluation.id, obstacles)):
            return
        self.settle.clear()
        add = Button(self.tr("Catat kendala"), icon_name="plus")
        add.clicked.connect(self.wanted)
        self.add = add
        top: list[QWidget] = [boxed(row(add, STRETCH))]
        if not obstacles:
            words = self.tr(
                "Belum ada kendala pada periode ini. Kendala yang dicatat terlihat oleh pimpinan."
            )
            top.append(Label(words, Role.SECONDARY, wraps=True))
        self.fill([*top, *(self._card(each) for each in obstacles)])

    def _card(self, obstacle: Obstacle) -> Card:
        card = Card()
        words = self.tr("Sejak {hari}").format(hari=short_date(obstacle.from_on))
        if obstacle.to_on:
            words = self.tr("{mulai} sampai {selesai}").format(
                mulai=short_date(obstacle.from_on), selesai=short_date(obstacle.to_on)
            )
        tone, icon = _MARKS[obstacle.status]
        head = row(Pill(OBSTACLES[obstacle.status], tone, icon), Label(words, Role.CAPTION), STRETCH)
        if obstacle.status in _OPEN:
            button = Button(self.tr("Tindak lanjuti"), Kind.LINK)
            named = self.tr("Tindak lanjuti kendala: {teks}").format(teks=obstacle.text[:60])
            button.setAccessibleName(named)
            button.clicked.connect(lambda: self.settle_wanted.emit(obstacle))
            self.settle[obstacle.id] = button
            head.addWidget(button)
        card.add(head)
        card.add(Label(obstacle.text, wraps=True))
        return card
