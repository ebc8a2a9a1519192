"""Buttons that decide: by mouse or Space, never by Enter: no key pressed in passing decides."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from desktop_app.ui.widgets.buttons import ENTER, Button, Kind

BAR = 14
"""Design pixels that a panel keeps free for its scroll bar."""


class DecideButton(Button):
    """No default and none in passing: Enter on it does nothing and goes nowhere else either."""

    def __init__(self, text: str, icon_name: str = "") -> None:
        super().__init__(text, Kind.DEFAULT, icon_name)
        self.setToolTip(self.tr("Spasi atau klik; Enter tidak memutuskan apa pun"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            event.accept()
            return
        super().keyPressEvent(event)
