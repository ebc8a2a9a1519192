"""What a table cell shows when plain text is not enough: frozen values that the row delegate paints."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class PersonCell:
    """Avatar, name, and a smaller line (NIP)."""

    name: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class LinesCell:
    """A line and a smaller one below."""

    first: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class PillCell:
    """A state: word, tone and icon."""

    text: str
    tone: Tone
    icon: str


@dataclass(frozen=True, slots=True)
class BarCell:
    """A share, 0 to 1, with its text."""

    fraction: float
    text: str
    tone: Tone = Tone.PRIMARY


@dataclass(frozen=True, slots=True)
class MarkCell:
    """A state as an icon alone; its word is the tooltip, and what a screen reader says."""

    text: str
    tone: Tone
    icon: str


Cell = PersonCell | LinesCell | PillCell | BarCell | MarkCell


def cell_text(cell: Cell) -> str:
    """What a screen reader says."""
    match cell:
        case PersonCell(first, second) | LinesCell(first, second):
            return f"{first}, {second}" if second else first
        case PillCell(text, _, _) | BarCell(_, text, _) | MarkCell(text, _, _):
            return text
