"""From a form to finished pages: geometry of the sheet, rows, footer, marks of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

from desktop_app.documents.facts import Margins, PageSetup, Paper
from desktop_app.documents.fonts import Style, face
from desktop_app.documents.layout.content import Blocks
from desktop_app.documents.layout.drawing import BASELINE, Pen
from desktop_app.documents.layout.flow import Body, Placed, paginate
from desktop_app.documents.layout.marks import LineMark, Page, TextMark, WaterMark, Zone, hundredths
from desktop_app.documents.layout.measure import Measurer
from desktop_app.documents.text import NBSP, Cleaner, Report, wrap

MM = 72 / 25.4
SHEETS = {Paper.A4: (210 * MM, 297 * MM), Paper.F4: (215 * MM, 330 * MM)}
STRIP = 16 * MM  # footer: 2 mm of white, then a code of 14 mm
CODE = 14 * MM
_FOOT_SIZE = 7.0
_FOOT_LINES = 2
_WATER_SHARE = 0.62


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet in points: its size and the body inside the margins, above the strip of the footer."""

    width: float
    height: float
    left: float
    top: float
    body: Body

    @property
    def foot(self) -> float:
        """Upper edge of the footer's strip."""
        return self.top + self.body.height


@dataclass(frozen=True, slots=True)
class Laid:
    """A form on pages, and what cleaning its texts found."""

    title: str
    owner: str
    pages: tuple[Page, ...]
    report: Report


def frame(setup: PageSetup, landscape: bool, margins: Margins) -> Frame:
    """Geometry of a sheet; `margins` are those of the form, the office's own go first."""
    edges = setup.margins or margins
    width, height = SHEETS[setup.paper]
    if landscape:
        width, height = height, width
    body = Body(
        width - (edges.left + edges.right) * MM,
        height - (edges.top + edges.bottom) * MM - STRIP,
    )
    return Frame(round(width, 2), round(height, 2), edges.left * MM, edges.top * MM, body)


def lay_out(blocks: Blocks, sheet: Frame, setup: PageSetup) -> Laid:
    """Pages of a form, with footers "Hal. n dari m" and the marks that the setup asks for."""
    cleaner = Cleaner()
    placed = paginate(blocks, sheet.body, Measurer(cleaner))
    pages = []
    for number, rows in enumerate(placed, start=1):
        page = Page(sheet.width, sheet.height)
        _water(page, setup)
        _rows(page, rows, sheet)
        _foot(page, sheet, blocks, cleaner, f"Hal. {number} dari {len(placed)}")
        pages.append(page)
    return Laid(cleaner(blocks.title), cleaner(blocks.owner), tuple(pages), cleaner.report())


def _rows(page: Page, rows: list[Placed], sheet: Frame) -> None:
    pen = Pen(page, sheet.left)
    for placed in rows:
        piece, y = placed.piece, sheet.top + placed.top
        pen.row(piece.row, y)
        where = hundredths(sheet.left, y, sheet.body.width, piece.row.height)
        page.zones.append(Zone(piece.row.row.role.value, *where, piece.table))
    pen.done()


def _foot(page: Page, sheet: Frame, blocks: Blocks, cleaner: Cleaner, folio: str) -> None:
    """Owner, number and code at the left, folio at the right, a square of 14 mm kept free for the code."""
    right = sheet.left + sheet.body.width
    top = sheet.foot + STRIP - CODE
    page.zones.append(Zone("code", *hundredths(right - CODE, top, CODE, CODE)))
    page.lines.append(LineMark(*hundredths(sheet.left, top, right, top), 0.3))
    end = right - CODE - 2 * MM if blocks.code else right
    wide = face(Style.REGULAR).width(folio) * _FOOT_SIZE / 1000
    room = right - CODE - sheet.left - wide - 4 * MM
    leading = _FOOT_SIZE * 1.25
    base = round(top + leading, 2)
    owner = wrap(cleaner(f"Dokumen milik {blocks.owner}"), Style.REGULAR, _FOOT_SIZE, room)
    lines = [line for line, _ in owner[:_FOOT_LINES]]
    if len(owner) > _FOOT_LINES:
        lines[-1] += " …"
    lines += [line for line, _ in wrap(cleaner(_marks_of(blocks)), Style.REGULAR, _FOOT_SIZE, room)[:1]]
    for number, line in enumerate(lines):
        y = round(base + number * leading, 2)
        page.texts.append(TextMark(round(sheet.left, 2), y, Style.REGULAR, _FOOT_SIZE, line, 0))
    page.texts.append(TextMark(round(end - wide, 2), base, Style.REGULAR, _FOOT_SIZE, folio, 0))


def _marks_of(blocks: Blocks) -> str:
    parts = []
    if blocks.number:
        parts.append(f"Nomor:{NBSP}{blocks.number}")
    if blocks.code:
        parts.append(f"Kode:{NBSP}{blocks.code}")
    return "  ·  ".join(parts)


def _water(page: Page, setup: PageSetup) -> None:
    """DRAF and LATIHAN across the sheet, along its diagonal."""
    words = [word for word, wanted in (("DRAF", setup.draft), ("LATIHAN", setup.practice)) if wanted]
    if not words:
        return
    text = " – ".join(words)
    wanted = hypot(page.width, page.height) * _WATER_SHARE
    size = round(min(wanted * 1000 / face(Style.BOLD).width(text), page.height / 3), 2)
    turn = round(degrees(atan2(page.height, page.width)), 2)
    drop = size * BASELINE
    x = page.width / 2 + drop * sin(radians(turn))
    y = page.height / 2 + drop * cos(radians(turn))
    page.waters.append(WaterMark(round(x, 2), round(y, 2), size, turn, text))
