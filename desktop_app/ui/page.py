"""What a page of the window is: how the shell makes it, shows it, and hears from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the window: a page and, if the page wants one, a target within it (an id, a filter)."""

    page: str
    target: object = None


class Page(QWidget):
    """Ancestor of all pages; every method has a sensible nothing, override what the page needs.

    Emit `went(Place)` to send the user elsewhere (or to note a step within the page, so that Alt+← leads
    back),
    `badged(int)` when the number at the navigation entry changes; 0 hides it.
    """

    went = Signal(Place)
    badged = Signal(int)

    def visit(self, target: object) -> None:
        """The page comes into view, with the target of the `Place` (None for the plain page)."""

    def escape(self) -> bool:
        """Esc: close the topmost thing of the page; True when there was something to close."""
        return False

    def filter_field(self) -> QWidget | None:
        """What `/` focuses."""
        return None

    def regions(self) -> list[QWidget]:
        """Where F6 goes in turn, after the navigation: each a widget that can take the focus."""
        return []


@dataclass(frozen=True, slots=True)
class PageSpec:
    """An entry of the navigation; `make` builds the page when it is first opened, and it is kept.

    `section` is the heading in capital letters above the entry (equal neighbours share it, "" has none);
    the section `FOOT` puts the entry at the lower end.
    """

    key: str
    title: str
    icon: str
    section: str
    shortcut: str
    make: Callable[[], Page]


FOOT = "foot"
