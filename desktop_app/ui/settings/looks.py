"""How this PC shows the program: light or dark, size of the letters, height of the rows."""

from __future__ import annotations

from desktop_app.ui.theme.look import look
from desktop_app.ui.theme.theme import Mode, Theme
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.checks import CheckBox
from desktop_app.ui.widgets.editors import Combo
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.tiles import Tiles

_SCALES = (90, 100, 110, 120, 130)


class LooksCard(Card):
    """Each choice works at once and is remembered on this PC."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Tampilan di komputer ini"))
        self._theme = theme
        modes = [
            (Mode.SYSTEM, self.tr("Ikuti komputer")),
            (Mode.LIGHT, self.tr("Terang")),
            (Mode.DARK, self.tr("Gelap")),
        ]
        self.mode = Combo(modes, self.tr("Warna"))
        self.scale = Combo([(percent, f"{percent} %") for percent in _SCALES], self.tr("Ukuran huruf"))
        self.compact = CheckBox(self.tr("Baris tabel rapat"))
        self.add(Tiles([Field(self.tr("Warna"), self.mode), Field(self.tr("Ukuran huruf"), self.scale)], 240))
        self.add(self.compact)
        self._show()
        self.mode.valued.connect(lambda mode: theme.choose(Mode(str(mode))))
        self.scale.valued.connect(lambda percent: theme.scale(int(str(percent))))
        self.compact.toggled.connect(theme.compact)
        theme.changed.connect(self._show)

    def _show(self) -> None:
        for editor in (self.mode, self.scale, self.compact):
            editor.blockSignals(True)
        self.mode.choose(self._theme.mode)
        self.scale.choose(look().percent)
        self.compact.setChecked(look().is_compact)
        for editor in (self.mode, self.scale, self.compact):
            editor.blockSignals(False)
