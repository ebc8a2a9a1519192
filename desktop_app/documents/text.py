"""Text made safe for paper: cleaning, binding what must not be torn, wrapping to a width.

Text of users is never markup: `<b>`, `&amp;` and `%(x)s` print as they were typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop_app.documents.fonts import Style, coverage, face

NBSP = "\u00a0"
BOX = "\u25a1"
_PRINTABLE = re.compile(r"[ -~]*\Z")
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SELECTORS = frozenset([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
# parts of titles that stand with a blank inside: "S. Kom.", "Dr. Budi", "Prof. Ir. Siti", "M. Si."
_TITLE = re.compile(r"\b([SMADH]|Dr|dr|drg|drh|Drs|Dra|Ir|Hj|Prof|Ns|apt|Sp|Ph|Plt|Plh)\. (?=\S)")
_URL_BREAK = re.compile(r"(?<=[/\-_.?&=])")


@dataclass(frozen=True, slots=True)
class Replaced:
    """A character that cannot be printed: itself, "U+1F600", its Unicode name, and the words around it."""

    char: str
    code: str
    name: str
    around: str


@dataclass(frozen=True, slots=True)
class Report:
    """What cleaning did to the texts of a document; no official paper should go out with `replaced`."""

    replaced: tuple[Replaced, ...] = ()
    removed: int = 0


@cache
def _plain() -> frozenset[str]:
    """Characters that pass as they are."""
    chars = {chr(code) for code in coverage()}
    good = {char for char in chars if _fate(char) == char}
    return frozenset(good | {"\n"})


def _fate(char: str) -> str | None:
    """What becomes of one character: itself, a blank, "" (dropped), or None (cannot be printed)."""
    category, code = unicodedata.category(char), ord(char)
    if char in "\t\u202f":
        return " " if char == "\t" else NBSP
    if category == "Zs":
        return char if char in (" ", NBSP) else " "
    if category in ("Cc", "Cf", "Cs") or code in _SELECTORS or code & 0xFFFE == 0xFFFE:
        return ""
    if code not in coverage() or unicodedata.bidirectional(char) in ("R", "AL"):
        return None  # right-to-left scripts would stand in the wrong order: refused, never scrambled
    return char


class Cleaner:
    """Cleans the texts of one document and remembers what could not be printed."""

    __slots__ = ("_removed", "_replaced")

    def __init__(self) -> None:
        self._removed = 0
        self._replaced: dict[str, Replaced] = {}

    def __call__(self, text: str) -> str:
        """Text that only holds characters with a glyph, and newlines."""
        if _PRINTABLE.match(text):
            return text
        text = unicodedata.normalize("NFC", _NEWLINES.sub("\n", text))
        strange = set(text) - _plain()
        for char in sorted(strange):
            text = self._without(text, char)
        return text

    def _without(self, text: str, char: str) -> str:
        fate = _fate(char)
        if fate is None:
            if char not in self._replaced:
                self._replaced[char] = _found(char, text)
            return text.replace(char, BOX)
        if not fate:
            self._removed += text.count(char)
        return text.replace(char, fate)

    def report(self) -> Report:
        """What was found so far."""
        return Report(tuple(self._replaced[char] for char in sorted(self._replaced)), self._removed)


def _found(char: str, text: str) -> Replaced:
    at = text.index(char)
    around = "".join(c for c in text[max(0, at - 20) : at + 20] if unicodedata.category(c)[0] != "C")
    return Replaced(char, f"U+{ord(char):04X}", unicodedata.name(char, ""), around)


def bind_name(name: str) -> str:
    """A name whose titles are not torn: "S. Kom." and "Dr. Budi" stay on one line where they fit."""
    return _TITLE.sub(rf"\1.{NBSP}", name)


def group_number(number: str) -> str:
    """A NIP or NI PPPK in its groups 8-6-1-3 ("19800101 200501 1 003"); other numbers as they are."""
    digits = "".join(number.split())
    if len(digits) != 18 or not digits.isdecimal():
        return number
    return NBSP.join((digits[:8], digits[8:14], digits[14:15], digits[15:]))


@lru_cache(maxsize=8192)
def wrap(text: str, style: Style, size: float, width: float) -> tuple[tuple[str, float], ...]:
    """Lines of cleaned text in `width` points, each with its own width; empty lines are dropped."""
    room = width * 1000 / size
    lines: list[tuple[str, float]] = []
    for part in text.split("\n"):
        for line, units in _wrapped(part, style, room):
            lines.append((line, units * size / 1000))
    return tuple(lines)


def _wrapped(part: str, style: Style, room: float) -> list[tuple[str, float]]:
    """Lines of one paragraph, filled greedily; widths in font units."""
    measure = face(style).width
    blank = measure(" ")
    lines: list[tuple[str, float]] = []
    words: list[str] = []
    filled = 0.0
    for word in part.split(" "):
        if not word:
            continue
        units = measure(word)
        if units <= room:
            if words and filled + blank + units > room:
                lines.append((" ".join(words), filled))
                words, filled = [], 0.0
            filled += units + (blank if words else 0.0)
            words.append(word)
            continue
        if words:
            lines.append((" ".join(words), filled))
        *full, last = split_word(word, style, room)
        lines.extend((piece, measure(piece)) for piece in full)
        words, filled = [last], measure(last)
    if words:
        lines.append((" ".join(words), filled))
    return lines


def split_word(word: str, style: Style, room: float) -> list[str]:
    """A word in pieces that each fit: at a bound blank, else after the marks of an address, else anywhere."""
    measure = face(style).width
    if measure(word) <= room:
        return [word]
    if NBSP in word:
        return [piece for part in word.split(NBSP) if part for piece in split_word(part, style, room)]
    pieces: list[str] = []
    line = ""
    for part in _URL_BREAK.split(word):
        if measure(line + part) <= room:
            line += part
            continue
        if line:
            pieces.append(line)
        *full, line = _by_character(part, style, room)
        pieces.extend(full)
    return [*pieces, line] if line else pieces


def _by_character(part: str, style: Style, room: float) -> list[str]:
    measure = face(style).width
    pieces, start, filled = [], 0, 0.0
    for at, char in enumerate(part):
        units = measure(char)
        if at > start and filled + units > room:
            pieces.append(part[start:at])
            start, filled = at, 0.0
        filled += units
    return [*pieces, part[start:]]
