"""Pages of drawing operations put on a reportlab canvas: the same bytes for the same pages, always."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from desktop_app.documents.emblem import picture
from desktop_app.documents.fonts import Style, face
from desktop_app.documents.layout.marks import Page, TextMark
from desktop_app.documents.layout.pages import Laid

_LANGUAGE = "id-ID"
_LEADING = 10.0  # written into the file beside each font, without effect
_SUBSETTING = threading.Lock()  # reportlab reads a font file with one shared position
_PROGRAM = "Rembug"
_WATER_GREY = 0.92


def paint(forms: Iterable[Laid], title: str, bookmarks: bool) -> bytes:
    """One PDF of all forms, with shared fonts; `bookmarks` names the owner of each at its first page."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # text armour would only make the file larger
    buffer = BytesIO()
    faces = {style: face(style).name for style in Style}
    canvas = Canvas(
        buffer, invariant=1, pageCompression=1, lang=_LANGUAGE, initialFontName=faces[Style.REGULAR]
    )
    canvas.setTitle(title)
    canvas.setCreator(_PROGRAM)
    canvas.setProducer(_PROGRAM)
    for number, laid in enumerate(forms):
        if bookmarks:
            canvas.bookmarkPage(f"f{number}")
            canvas.addOutlineEntry(laid.owner, f"f{number}", 0)
        for page in laid.pages:
            _page(canvas, page, faces)
    with _SUBSETTING:
        canvas.save()
    return buffer.getvalue()


def _page(canvas: Any, page: Page, faces: dict[Style, str]) -> None:
    canvas.setPageSize((page.width, page.height))
    _waters(canvas, page, faces[Style.BOLD])
    for fill in page.fills:
        canvas.setFillGray(fill.grey)
        canvas.rect(fill.x, page.height - fill.y - fill.height, fill.width, fill.height, stroke=0, fill=1)
    if page.fills:
        canvas.setFillGray(0)
    _images(canvas, page)
    _lines(canvas, page)
    _texts(canvas, page.texts, page.height, faces)
    canvas.showPage()


def _images(canvas: Any, page: Page) -> None:
    for mark in page.images:
        from reportlab.lib.utils import ImageReader

        y = page.height - mark.y - mark.height
        image = ImageReader(picture(mark.image))
        canvas.drawImage(image, mark.x, y, mark.width, mark.height, preserveAspectRatio=True)


def _lines(canvas: Any, page: Page) -> None:
    """Lines of one width in one path."""
    canvas.setLineCap(2)  # square ends close the corners of the grid
    widths: dict[float, list[tuple[float, float, float, float]]] = {}
    for line in page.lines:
        widths.setdefault(line.width, []).append(
            (line.x1, page.height - line.y1, line.x2, page.height - line.y2)
        )
    for width, lines in widths.items():
        canvas.setLineWidth(width)
        canvas.lines(lines)


def _texts(canvas: Any, texts: list[TextMark], height: float, faces: dict[Style, str]) -> None:
    """All text of a page in one text object; the font is named only where it changes."""
    writer = canvas.beginText()
    font: tuple[Style, float] | None = None
    for mark in texts:
        if font != (mark.style, mark.size):
            font = (mark.style, mark.size)
            writer.setFont(faces[mark.style], mark.size, _LEADING)
        writer.setTextOrigin(mark.x, height - mark.y)
        writer.textOut(mark.text)
    canvas.drawText(writer)


def _waters(canvas: Any, page: Page, bold: str) -> None:
    for mark in page.waters:
        canvas.saveState()
        canvas.setFillGray(_WATER_GREY)
        canvas.translate(mark.x, page.height - mark.y)
        canvas.rotate(mark.turn)
        canvas.setFont(bold, mark.size)
        canvas.drawCentredString(0, 0, mark.text)
        canvas.restoreState()
