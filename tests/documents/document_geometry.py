"""What must hold on every page of every form, found out from the drawing operations alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from desktop_app.documents.facts import Facts, PageSetup
from desktop_app.documents.fonts import face
from desktop_app.documents.forms import FORMS
from desktop_app.documents.layout.content import Blocks, Cell, Figure, Row
from desktop_app.documents.layout.marks import Page, TextMark, Zone
from desktop_app.documents.layout.pages import STRIP, Frame, Laid, frame, lay_out
from desktop_app.documents.letters import LETTERS
from desktop_app.documents.text import Cleaner

SLACK = 0.06
MARK = "(lanjutan)"


def violations(form_id: str, facts: Facts, setup: PageSetup) -> list[str]:
    """Everything that is wrong with a form or letter on its pages, in words."""
    form = LETTERS.get(form_id) or FORMS[form_id]
    blocks = form.build(facts, setup)
    sheet = frame(setup, form.landscape, form.margins)
    laid = lay_out(blocks, sheet, setup)
    found = list(_texts_kept(blocks, laid))
    for number, page in enumerate(laid.pages, start=1):
        problems = (
            *_inside(page, sheet),
            *_rows_apart(page),
            *_headers_once(page, blocks),
            *_kept(page),
            *_columns_kept(page),
            *_closed(page, sheet, blocks),
            *_foot(page, number, len(laid.pages)),
        )
        found.extend(f"halaman {number}: {problem}" for problem in problems)
    return found


def width(mark: TextMark) -> float:
    return face(mark.style).width(mark.text) * mark.size / 1000


def _inside(page: Page, sheet: Frame) -> Iterator[str]:
    right, foot = sheet.left + sheet.body.width, sheet.top + sheet.body.height
    for mark in page.texts:
        low, high = (sheet.top, foot) if mark.cell else (foot, foot + STRIP)
        if mark.x < sheet.left - SLACK or mark.x + width(mark) > right + SLACK:
            yield f"teks melewati tepi: {mark}"
        if mark.y - mark.size * 0.73 < low - SLACK or mark.y + mark.size * 0.21 > high + SLACK:
            yield f"teks melewati atas atau bawah: {mark}"
    for line in page.lines:
        xs, ys = (line.x1, line.x2), (line.y1, line.y2)
        if min(xs) < sheet.left - SLACK or max(xs) > right + SLACK:
            yield f"garis melewati tepi: {line}"
        if min(ys) < sheet.top - SLACK or max(ys) > foot + STRIP + SLACK:
            yield f"garis melewati atas atau bawah: {line}"


def _zones(page: Page) -> list[Zone]:
    return [zone for zone in page.zones if zone.kind != "code"]


def _rows_apart(page: Page) -> Iterator[str]:
    """Rows do not overlap, and each text stands inside exactly one of them."""
    zones = _zones(page)
    if not any(zone.kind not in ("header", "label") for zone in zones):
        yield "halaman kosong"
    for above, below in pairwise(zones):
        if above.y + above.height > below.y + SLACK:
            yield f"baris bertumpuk: {above} {below}"
    at = 0
    for mark in sorted((mark for mark in page.texts if mark.cell), key=lambda mark: mark.y):
        while at < len(zones) and zones[at].y + zones[at].height < mark.y + 0.21 * mark.size - SLACK:
            at += 1
        if at == len(zones) or mark.y - 0.73 * mark.size < zones[at].y - SLACK:
            yield f"teks di luar barisnya: {mark}"


def _headers_once(page: Page, blocks: Blocks) -> Iterator[str]:
    zones = _zones(page)
    headers = Counter(zone.table for zone in zones if zone.kind == "header")
    for table in {zone.table for zone in zones}:
        if headers[table] != len(blocks.tables[table].header):
            yield f"kepala tabel {table} tercetak {headers[table]} kali"


def _kept(page: Page) -> Iterator[str]:
    """No label without its row, no total without a row before it, no signature alone."""
    zones = [zone for zone in _zones(page) if zone.kind != "header"]
    for number, zone in enumerate(zones):
        before = zones[number - 1] if number else None
        after = zones[number + 1] if number + 1 < len(zones) else None
        if zone.kind == "label" and after is None:
            yield f"judul bagian sendirian di bawah: {zone}"
        if zone.kind == "total" and before is None:
            yield f"baris jumlah sendirian di atas: {zone}"
        if zone.kind == "signature" and before is None:
            yield f"tanda tangan sendirian: {zone}"


def _columns_kept(page: Page) -> Iterator[str]:
    """No text crosses an upright border."""
    uprights = sorted(
        (line.x1, min(line.y1, line.y2), max(line.y1, line.y2))
        for line in page.lines
        if line.x1 == line.x2 and line.width == 0.5
    )
    for mark in page.texts:
        start, end = mark.x + SLACK, mark.x + width(mark) - SLACK
        middle = mark.y - mark.size * 0.3
        for x, top, bottom in uprights:
            if start < x < end and top < middle < bottom:
                yield f"teks melewati kolom: {mark}"


def _closed(page: Page, sheet: Frame, blocks: Blocks) -> Iterator[str]:
    """Each row with borders has one above and one below, over the whole width; a cut row too."""
    left, right = round(sheet.left, 2), round(sheet.left + sheet.body.width, 2)
    whole = [line.y1 for line in page.lines if line.x1 <= left + SLACK and line.x2 >= right - SLACK]
    levels = {round(y, 1) for y in whole} | {round(y + d, 1) for y in whole for d in (-0.1, 0.1)}
    for zone in _zones(page):
        if not any(row.border for row in blocks.tables[zone.table].rows):
            continue
        for y in (zone.y, zone.y + zone.height):
            if round(y, 1) not in levels:
                yield f"garis terbuka pada {y}: {zone}"


def _foot(page: Page, number: int, count: int) -> Iterator[str]:
    texts = [mark.text for mark in page.texts if mark.cell == 0]
    if f"Hal. {number} dari {count}" not in texts or not texts[0].startswith("Dokumen milik"):
        yield f"kaki halaman salah: {texts}"


def _cells(rows: tuple[Row, ...]) -> Iterator[Cell]:
    for row in rows:
        yield from row.left
        for line in row.lines:
            yield from line
        yield from row.right


def _expected(blocks: Blocks) -> list[tuple[Cell, bool]]:
    """Cells in the order of their numbers, and whether they may be printed more than once."""
    headers = [(cell, True) for table in blocks.tables for cell in _cells(table.header)]
    return headers + [(cell, cell.repeat) for table in blocks.tables for cell in _cells(table.rows)]


def _text_of(cell: Cell, clean: Cleaner) -> str:
    paras = [item for item in cell.content if not isinstance(item, Figure)]
    text = "".join(para.bullet + "".join(run.text for run in para.runs) for para in paras)
    return "".join(clean(text).split())


def _texts_kept(blocks: Blocks, laid: Laid) -> Iterator[str]:
    """Every character of a cell is printed, once and in order, whatever pages it runs over."""
    printed: dict[int, list[str]] = {}
    lines: dict[int, list[set[float]]] = {}
    for page in laid.pages:
        here: dict[int, set[float]] = {}
        for mark in page.texts:
            if mark.text != MARK:
                printed.setdefault(mark.cell, []).append(mark.text)
                here.setdefault(mark.cell, set()).add(mark.y)
        for ident, ys in here.items():
            lines.setdefault(ident, []).append(ys)
    clean = Cleaner()
    for ident, (cell, often) in enumerate(_expected(blocks), start=1):
        if any(isinstance(item, Figure) and item.labels for item in cell.content):
            continue
        wanted = _text_of(cell, clean)
        got = "".join("".join(printed.get(ident, ())).split())
        times = got.count(wanted) if often and wanted else 1
        if got != wanted * times:
            yield f"isi sel {ident} berubah: {wanted[:60]!r} menjadi {got[:60]!r}"
        parts = lines.get(ident, [])
        if len(parts) > 1 and not often and min(len(part) for part in parts) < 2:
            yield f"satu baris terpisah dari sel {ident}: {wanted[:60]!r}"
