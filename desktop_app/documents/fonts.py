"""Faces that print: the shipped Liberation Sans, checked by hash, never a font of the system.

Layout, goldens and the bytes of a PDF depend on the widths in these very files (SIL OFL 1.1, 2.1.5).
"""

from __future__ import annotations

import hashlib
import threading
from enum import IntEnum
from functools import cache
from typing import Any

from desktop_app.domain.errors import Damaged
from desktop_app.resources import resource

_WORDS_KEPT = 60_000


class Style(IntEnum):
    """The three faces of the forms; the number stands in the display list."""

    REGULAR = 0
    BOLD = 1
    ITALIC = 2


_FILES = {
    Style.REGULAR: (
        "LiberationSans-Regular.ttf",
        "8d91388f1d3604b3b8ae0e3ee2d140e50cd6122f9214514f4aca772540a4076d",
    ),
    Style.BOLD: (
        "LiberationSans-Bold.ttf",
        "ba0e0dc3f7aca5b0afbc31e800531ee43be3aa79ae35b2ef1f6470a9547765c4",
    ),
    Style.ITALIC: (
        "LiberationSans-Italic.ttf",
        "01f559e5c501d3d5777647c6a92b3ff37a4523bcf4f3b6e97ae052af567618b1",
    ),
}


class Face:
    """Widths of one font file, in thousandths of the type size, with a cache of whole words."""

    __slots__ = ("_widths", "_words", "coverage", "name")

    def __init__(self, name: str, widths: dict[int, float]) -> None:
        self.name = name
        self.coverage = frozenset(widths)
        self._widths = {chr(code): width for code, width in widths.items()}
        self._words: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Width of cleaned text in thousandths of the type size."""
        known = self._words.get(text)
        if known is None:
            widths = self._widths
            known = sum([widths[char] for char in text])
            if len(self._words) >= _WORDS_KEPT:
                self._words.clear()
            self._words[text] = known
        return known


_FACES: dict[Style, Face] = {}
_LOADING = threading.Lock()


def _registered(style: Style) -> Any:
    """Register one shipped file with reportlab and return its font (untyped library)."""
    from reportlab.pdfbase import pdfmetrics, ttfonts

    file, digest = _FILES[style]
    path = resource("fonts", file)
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise Damaged("documents.huruf_rusak", berkas=file)
    # asciiReadable would put all of ASCII into each subset: 10 KiB more a file, for nothing
    font = ttfonts.TTFont(path.stem, str(path), asciiReadable=0, shapable=False)
    pdfmetrics.registerFont(font)
    return font


def face(style: Style) -> Face:
    """The face of a style; the first call reads and checks its file."""
    known = _FACES.get(style)
    if known is not None:
        return known
    with _LOADING:  # registering a font twice would give one PDF two of it
        if style not in _FACES:
            font = _registered(style)
            widths = {code: font.face.charWidths[code] for code in font.face.charToGlyph}
            _FACES[style] = Face(font.fontName, widths)
    return _FACES[style]


@cache
def coverage() -> frozenset[int]:
    """Code points that all three faces can draw."""
    return face(Style.REGULAR).coverage & face(Style.BOLD).coverage & face(Style.ITALIC).coverage
