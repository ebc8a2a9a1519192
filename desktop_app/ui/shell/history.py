"""Where the user has been: back and forward, as in a browser. Pure."""

from __future__ import annotations

from desktop_app.ui.page import Place


class History:
    """Places in the order they were visited, and where one stands among them."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def visit(self, place: Place) -> None:
        """Go on from here; what lay ahead is forgotten. The same place twice counts once."""
        if self._places and self._places[self._at] == place:
            return
        self._places = [*self._places[: self._at + 1], place]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """One place back, or None at the beginning."""
        return self._step(-1)

    def forward(self) -> Place | None:
        """One place forward, or None at the end."""
        return self._step(1)

    def _step(self, by: int) -> Place | None:
        if not 0 <= self._at + by < len(self._places):
            return None
        self._at += by
        return self._places[self._at]
