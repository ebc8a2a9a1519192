"""The look in force: which tokens, which font scale, which row density.

It is ambient, as `QPalette` is: a painter deep in a delegate asks `look()` instead of carrying the theme
through every constructor. Only `Theme` replaces it.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.ui.theme.tokens import LIGHT, Tokens


@dataclass(frozen=True, slots=True)
class Look:
    """Tokens, font scale in per cent (90 to 130), and whether table rows are low."""

    tokens: Tokens = LIGHT
    percent: int = 100
    is_compact: bool = False


_in_force = [Look()]


def look() -> Look:
    """The look in force now."""
    return _in_force[0]


def put_in_force(new: Look) -> None:
    """Replace the look; widgets see it at their next paint. Called by `Theme` alone."""
    _in_force[0] = new


def tokens() -> Tokens:
    """The tokens in force now."""
    return _in_force[0].tokens


def px(size: int) -> int:
    """A length of the design in device-independent pixels at the font scale in force."""
    return round(size * _in_force[0].percent / 100)


def row_height() -> int:
    """Height of a table row."""
    return px(34 if _in_force[0].is_compact else 48)
