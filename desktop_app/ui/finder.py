"""What the palette finds in the office: people and planned results."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.ui.desk import Desk
from desktop_app.ui.page import Place
from desktop_app.ui.palette import Found

_ICONS = {"person": "user", "rhk": "clipboard-list"}
_PAGES = {"person": "pegawai", "rhk": "rencana"}


class OfficeFinder:
    """Asks the full-text search within the scope of whoever acts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, text: str) -> Sequence[Found]:
        hits = self._desk.house.search.find(text, self._desk.scope, 12)
        return [
            Found(_ICONS[hit.kind], hit.title, hit.detail, Place(_PAGES[hit.kind], hit.id)) for hit in hits
        ]
