"""What an office still lacks before it can exchange: one sentence and one button for the next step."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.ui.exchange.told import Told
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.words.sentences import sentence_of

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Standing


class Step(StrEnum):
    """What the button does."""

    TAKE_CARD = "terima_kartu"
    WRITE_CARD = "tulis_kartu"
    STARTER = "paket_awal"
    NOTHING = ""


class FirstSteps(Told):
    """`wanted(Step)`: the button was pressed."""

    wanted = Signal(object)

    def __init__(self) -> None:
        self.button = Button("", Kind.DEFAULT)
        super().__init__(self.button)
        self._step = Step.NOTHING
        self._has_written = False
        self._standing: Standing | None = None
        self.button.clicked.connect(lambda: self.wanted.emit(self._step))

    def note_written(self) -> None:
        """The own card was written: the step after it is offered from now on."""
        self._has_written = True
        if self._standing is not None:
            self.show_standing(self._standing)

    def show_standing(self, standing: Standing) -> None:
        """Say what is next, or vanish when nothing is missing."""
        why, self._standing = standing.why_not, standing
        if why is None:
            self.leave()
            return
        self._step = self._next(why)
        titles, words = self._titles(), self._buttons()
        self.button.setText(words[self._step])
        self.button.setVisible(self._step is not Step.NOTHING)
        self.buttons.setVisible(self._step is not Step.NOTHING)
        self.tell(titles.get(why, self.tr("Belum siap bertukar data")), sentence_of(why), Tone.PRIMARY)

    def _next(self, why: str) -> Step:
        match why:
            case "sinkron.tanpa_bkpsdm":
                return Step.TAKE_CARD
            case "sinkron.belum_terdaftar" | "sinkron.belum_disahkan":
                return Step.STARTER if self._has_written else Step.WRITE_CARD
        return Step.NOTHING

    def _titles(self) -> dict[str, str]:
        return {
            "sinkron.tanpa_bkpsdm": self.tr("Langkah 1 dari 3: kenali BKPSDM"),
            "sinkron.belum_terdaftar": self.tr("Langkah 3 dari 3: terima paket awal")
            if self._has_written
            else self.tr("Langkah 2 dari 3: serahkan kartu kantor"),
            "sinkron.belum_disahkan": self.tr("Langkah 2 dari 2: terima paket awal dari komputer utama")
            if self._has_written
            else self.tr("Langkah 1 dari 2: sahkan komputer ini"),
        }

    def _buttons(self) -> dict[Step, str]:
        return {
            Step.TAKE_CARD: self.tr("Terima kartu BKPSDM…"),
            Step.WRITE_CARD: self.tr("Tulis kartu…"),
            Step.STARTER: self.tr("Terima paket awal…"),
            Step.NOTHING: "",
        }
