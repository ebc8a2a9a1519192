"""What a spreadsheet may weigh, checked before it is opened: a bomb must not reach the reader.

calamine allocates the rectangle between the first and the last filled cell. One stray value in XFD1048576
makes that 500 GB, and the process ends without an exception; so far corners are looked up in the XML first.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop_app.domain.errors import Damaged, Unreadable

BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    UnicodeDecodeError,  # a name that claims to be UTF-8
    NotImplementedError,  # an unknown packing
    RuntimeError,  # a part behind a password
)
"""What zipfile raises for archives that are torn or locked."""

_CHUNK = 1 << 20
_OVERLAP = 512  # longer than any cell tag that a spreadsheet program writes
_COLUMNS = 256  # up to IV, the width of an .xls; with five-digit rows below a gigabyte in the worst case
_ROWS = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The largest file that is taken in; an administrator may pass others."""

    file_bytes: int = 20 * 1024 * 1024
    rows: int = 60_000
    unpacked_bytes: int = 500 * 1024 * 1024
    ratio: int = 250  # the regular XML of real files stays below 100
    ratio_from_bytes: int = 20 * 1024 * 1024  # small files may be as regular as they like
    entries: int = 2_000

    def check_size(self, path: Path) -> None:
        """Raises `Unreadable` for a file above the limit."""
        size = path.stat().st_size
        if size > self.file_bytes:
            raise Unreadable("lembar.terlalu_besar", mb=size // 2**20, batas=self.file_bytes // 2**20)

    def check_rows(self, sheet: str, rows: int) -> None:
        """Raises `Unreadable` for a sheet with more rows than are taken in at once."""
        if rows > self.rows:
            raise Unreadable("lembar.terlalu_banyak_baris", lembar=sheet, baris=rows, batas=self.rows)

    def check_columns(self, columns: int) -> None:
        """Raises `Unreadable` for a table that is wider than any honest one."""
        if columns > _COLUMNS:
            raise Unreadable("lembar.sel_terpencil")

    def check_archive(self, archive: zipfile.ZipFile) -> None:
        """Declared sizes and the number of parts; raises `Unreadable`."""
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        packed = max(1, sum(part.compress_size for part in parts))
        swollen = unpacked > self.ratio_from_bytes and unpacked / packed > self.ratio
        if len(parts) > self.entries or unpacked > self.unpacked_bytes or swollen:
            raise Unreadable("lembar.bom", mb=unpacked // 2**20)


def check_workbook(path: Path, limits: Limits, *, ods: bool) -> None:
    """Unpacks every part once without keeping it: sizes that lie, broken parts, cells that lie too far out.

    Raises `Unreadable` for a file that is too much, `Damaged` for one that does not unpack.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            limits.check_archive(archive)
            for part in archive.infolist():
                with archive.open(part) as stream:
                    chunks = iter(partial(stream.read, _CHUNK), b"")
                    if ods and part.filename == "content.xml":
                        _check_ods(chunks)
                    else:
                        _check_xlsx(chunks)
    except BROKEN_ARCHIVE as broken:
        raise Damaged("lembar.rusak", berkas=path.name) from broken


def check_old_workbook(raw: bytes, name: str) -> None:
    """The head of an .xls (OLE) must fit its length: calamine believes it, and would allocate what it says.

    Raises `Damaged`.
    """
    shift, mini_shift = struct.unpack_from("<HH", raw, 0x1E) if len(raw) >= 512 else (0, 0)
    if (shift, mini_shift) not in {(9, 6), (12, 6)}:
        raise Damaged("lembar.rusak", berkas=name)
    claimed = (struct.unpack_from("<I", raw, place)[0] for place in (0x28, 0x2C, 0x40, 0x48))
    if any(sectors << shift > len(raw) for sectors in claimed):
        raise Damaged("lembar.rusak", berkas=name)


_FAR_CELL = re.compile(
    rb"""r=["'](?:"""
    rb"""(?:(?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z])\d|[A-Z]{1,2}\d{6})[^>]*[^/]>"""  # filled: not <c …/>
    rb"""|\d{8}"""  # a row that no sheet has
    rb"""|\d{6,7}["'][^>]*>\s*<(?:\w+:)?c(?![^>]*\br=))"""  # a far row whose cells do not say where they are
)
_HUGE_COUNT = re.compile(
    rb"""ount=["']\d{8}"""
)  # count, uniqueCount: calamine makes room for as many strings


def _check_xlsx(chunks: Iterator[bytes]) -> None:
    """A filled cell beyond column IV or row 99 999 is refused, and a count that no honest file has.

    A pattern with a fixed beginning costs a tenth of what reading takes. Formatted but empty cells
    (`<c r="XFD1" s="3"/>`), which LibreOffice writes by the thousand, do no harm and do not count.
    """
    tail = b""
    for chunk in chunks:
        text = tail + chunk
        if _FAR_CELL.search(text) or _HUGE_COUNT.search(text):
            raise Unreadable("lembar.sel_terpencil")
        tail = text[-_OVERLAP:]


_ODS_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?:[\s/][^>]*)?>")
_ODS_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated=["'](\d+)["']""")


def _check_ods(chunks: Iterator[bytes]) -> None:
    """The same for OpenDocument, which counts by repetition: the last filled cell is added up."""
    row = row_step = column = 0
    tail = b""
    for chunk in chunks:
        text = tail + chunk
        cut = text.rfind(b"<")  # what follows may be half a tag; it goes with the next chunk
        for tag in _ODS_TAG.finditer(text, 0, cut):
            repeated = _ODS_REPEATED.search(tag[0])
            step = int(repeated[1]) if repeated else 1
            match tag[1]:
                case b"table":
                    row = row_step = 0
                case b"table-row":
                    row, row_step, column = row + row_step, step, 0
                case _:
                    column += step
                    filled = b"value" in tag[0] or b"formula" in tag[0]
                    if filled and (column > _COLUMNS or row + row_step > _ROWS):
                        raise Unreadable("lembar.sel_terpencil")
        tail = text[cut:] if cut >= 0 else b""
