"""The colours of both themes as data, and the arithmetic of contrast (WCAG 2.2) for their test."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Each field is a colour as `#RRGGBB`; its name says what it is for."""

    name: str
    canvas: str
    surface: str
    surface2: str
    side: str
    border: str
    border_strong: str
    text: str
    text2: str
    text3: str
    primary: str
    primary_hover: str
    primary_soft: str
    on_primary: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    violet: str
    violet_soft: str
    track: str
    ch1: str
    ch2: str
    ch3: str
    ch4: str
    ch5: str


LIGHT = Tokens(
    name="terang",
    canvas="#F3F5F8",
    surface="#FFFFFF",
    surface2="#EFF3F7",
    side="#FAFBFD",
    border="#DDE3EA",
    border_strong="#8290A2",
    text="#14202E",
    text2="#475569",
    text3="#5A687B",
    primary="#0B5CA8",
    primary_hover="#084A88",
    primary_soft="#E2EEF9",
    on_primary="#FFFFFF",
    success="#0F6B45",
    success_soft="#DDF2E7",
    warning="#854D00",
    warning_soft="#FCEFD3",
    danger="#B3261E",
    danger_soft="#FBE4E2",
    violet="#5441B0",
    violet_soft="#EBE8FB",
    track="#E3E8EE",
    ch1="#1B6FC2",
    ch2="#1E9163",
    ch3="#C77A12",
    ch4="#D0453B",
    ch5="#6A57CF",
)

DARK = Tokens(
    name="gelap",
    canvas="#0E141C",
    surface="#161E29",
    surface2="#1F2936",
    side="#121923",
    border="#2A3543",
    border_strong="#6B7A8D",
    text="#E7EDF4",
    text2="#B1BDCB",
    text3="#93A1B3",
    primary="#62AEF0",
    primary_hover="#85C1F4",
    primary_soft="#17324B",
    on_primary="#04182B",
    success="#63D09D",
    success_soft="#14352A",
    warning="#F0BF6A",
    warning_soft="#3A2D14",
    danger="#F59088",
    danger_soft="#421F1D",
    violet="#B3A6F7",
    violet_soft="#2A2650",
    track="#2A3543",
    ch1="#5AA9EE",
    ch2="#4CBF8A",
    ch3="#E0A94A",
    ch4="#EF7A70",
    ch5="#9C8CF2",
)


class Tone(StrEnum):
    """What a coloured mark means; the colour follows from the theme."""

    NEUTRAL = "neutral"
    PRIMARY = "primary"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    VIOLET = "violet"


def ink(tokens: Tokens, tone: Tone) -> str:
    """Colour of words and icons of a tone."""
    return tokens.text2 if tone is Tone.NEUTRAL else str(getattr(tokens, tone.value))


def soft(tokens: Tokens, tone: Tone) -> str:
    """Colour of the ground below the words of a tone."""
    return tokens.surface2 if tone is Tone.NEUTRAL else str(getattr(tokens, f"{tone.value}_soft"))


def mark(tokens: Tokens, tone: Tone) -> str:
    """Colour of a bar or a line of a tone."""
    marks = {
        Tone.NEUTRAL: tokens.border_strong,
        Tone.PRIMARY: tokens.ch1,
        Tone.SUCCESS: tokens.ch2,
        Tone.WARNING: tokens.ch3,
        Tone.DANGER: tokens.ch4,
        Tone.VIOLET: tokens.ch5,
    }
    return marks[tone]


# The pairs that appear on screen: foreground, background, least ratio (text 4.5; control borders, marks 3).
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("text", "canvas", 4.5),
    ("text", "surface", 4.5),
    ("text", "surface2", 4.5),
    ("text", "primary_soft", 4.5),
    ("text2", "canvas", 4.5),
    ("text2", "surface", 4.5),
    ("text2", "surface2", 4.5),
    ("text2", "side", 4.5),
    ("text3", "surface", 4.5),
    ("text3", "canvas", 4.5),
    ("text3", "surface2", 4.5),
    ("primary", "surface", 4.5),
    ("primary", "canvas", 4.5),
    ("primary", "primary_soft", 4.5),
    ("on_primary", "primary", 4.5),
    ("on_primary", "primary_hover", 4.5),
    ("success", "success_soft", 4.5),
    ("warning", "warning_soft", 4.5),
    ("danger", "danger_soft", 4.5),
    ("danger", "surface", 4.5),
    ("violet", "violet_soft", 4.5),
    ("border_strong", "surface", 3.0),
    ("ch1", "surface", 3.0),
    ("ch2", "surface", 3.0),
    ("ch3", "surface", 3.0),
    ("ch4", "surface", 3.0),
    ("ch5", "surface", 3.0),
)


def contrast(foreground: str, background: str) -> float:
    """Contrast ratio of two `#RRGGBB` colours, 1 to 21, by WCAG 2.2 (relative luminance)."""
    lighter, darker = sorted((_luminance(foreground), _luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
