"""When the system asks for high contrast, its own colours hold and only our layout remains."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from desktop_app.ui.theme.tokens import Tokens


def system_tokens(palette: QPalette) -> Tokens:
    """Tokens made of the system's few colours; meaning is then carried by words and icons alone."""
    role = QPalette.ColorRole
    ground = palette.color(role.Window).name()
    ink = palette.color(role.WindowText).name()
    chosen = palette.color(role.Highlight).name()
    on_chosen = palette.color(role.HighlightedText).name()
    grounds = (
        "canvas surface surface2 side primary_soft track success_soft warning_soft danger_soft violet_soft"
    )
    inks = "border border_strong text text2 text3 success warning danger violet ch1 ch2 ch3 ch4 ch5"
    colours = dict.fromkeys(grounds.split(), ground) | dict.fromkeys(inks.split(), ink)
    return Tokens(name="sistem", primary=chosen, primary_hover=chosen, on_primary=on_chosen, **colours)
