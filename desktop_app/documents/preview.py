"""Pages of a PDF as pictures for the screen, by pdfium."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_LOCK = threading.Lock()  # pdfium is not thread-safe, not even across documents


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    """The document of pdfium (untyped library), one at a time."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()


@dataclass(frozen=True, slots=True)
class Picture:
    """A rendered page: rows of RGB bytes from the top, without padding."""

    rgb: bytes
    width: int
    height: int


def page_count(content: bytes) -> int:
    """Number of pages of a PDF."""
    with _opened(content) as document:
        return len(document)


def render(content: bytes, page: int, dpi: float) -> Picture:
    """One page (from 0) at a resolution in dots per inch, annotations and form fields included."""
    with _opened(content) as document:
        document.init_forms()
        return _picture(document[page], dpi)


def page_text(content: bytes, page: int) -> str:
    """Text of one page (from 0) in the order it was written."""
    with _opened(content) as document:
        text: str = document[page].get_textpage().get_text_bounded()
        return text


def _picture(page: Any, dpi: float) -> Picture:
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True, may_draw_forms=True)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    channels = bitmap.n_channels
    raw = bytes(bitmap.buffer)
    rows = [raw[y * stride : y * stride + width * channels] for y in range(height)]
    if channels == 4:
        rows = [_without_fourth(row) for row in rows]
    return Picture(b"".join(rows), width, height)


def _without_fourth(row: bytes) -> bytes:
    rgb = bytearray(len(row) // 4 * 3)
    for channel in range(3):
        rgb[channel::3] = row[channel::4]
    return bytes(rgb)
