"""Chooses the look and puts it in force: light, dark or as the system, font scale, row density."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop_app.ui.theme.fonts import font, load_fonts
from desktop_app.ui.theme.high_contrast import system_tokens
from desktop_app.ui.theme.look import Look, look, put_in_force
from desktop_app.ui.theme.sheet import palette, style_sheet
from desktop_app.ui.theme.tokens import DARK, LIGHT, Tokens


class Mode(StrEnum):
    """Which theme the user wants."""

    SYSTEM = "sistem"
    LIGHT = "terang"
    DARK = "gelap"


LEAST_PERCENT, MOST_PERCENT = 90, 130


class Theme(QObject):
    """The look of the running application.

    One is made after `QApplication` and before the first widget. `changed` comes after the new look is in
    force; widgets of this house need no connection, since Qt tells each of them by a style change event.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._mode = Mode.SYSTEM
        self._system_palette = application.palette()
        # Both are kept, because the wrapper of the second dies with that of the first.
        self._hints = application.styleHints()
        self._wishes = self._hints.accessibility()
        load_fonts()
        application.setStyle(QStyleFactory.create("Fusion"))
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._wishes.contrastPreferenceChanged.connect(self._on_system_changed)
        self._apply(look().percent, look().is_compact)

    @property
    def mode(self) -> Mode:
        """The choice of the user."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether the dark tokens are in force, whoever chose them."""
        return look().tokens is DARK

    def dress(self, mode: Mode, percent: int, *, is_compact: bool = False) -> None:
        """All choices at once: each look that is put in force dresses every widget anew."""
        self._mode = mode
        self._apply(percent, is_compact)

    def choose(self, mode: Mode) -> None:
        """Light, dark, or follow the system."""
        self.dress(mode, look().percent, is_compact=look().is_compact)

    def toggle(self) -> None:
        """From light to dark or back; the choice is then the user's, no longer the system's."""
        self.choose(Mode.LIGHT if self.is_dark else Mode.DARK)

    def scale(self, percent: int) -> None:
        """Font scale; values outside 90 to 130 are brought to the nearer end."""
        self._apply(percent, look().is_compact)

    def compact(self, is_compact: bool) -> None:
        """Low table rows (34 px) or usual ones (48 px)."""
        self._apply(look().percent, is_compact)

    def _tokens(self) -> Tokens:
        if self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return system_tokens(self._system_palette)
        match self._mode:
            case Mode.LIGHT:
                return LIGHT
            case Mode.DARK:
                return DARK
        return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _apply(self, percent: int, is_compact: bool) -> None:
        percent = min(max(percent, LEAST_PERCENT), MOST_PERCENT)
        wanted = Look(self._tokens(), percent, is_compact)
        if wanted == look() and self._application.styleSheet():
            return
        put_in_force(wanted)
        self._application.setFont(font(13))
        self._application.setPalette(palette(wanted.tokens))
        self._application.setStyleSheet(style_sheet(wanted.tokens))
        self.changed.emit()

    def _on_system_changed(self) -> None:
        self._apply(look().percent, look().is_compact)
