"""Workbooks out: built in memory, written whole or not at all, no text ever becoming a formula."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop_app.domain.dates import WIB
from desktop_app.domain.errors import DiskFull, Unreadable
from desktop_app.vault.files import write_atomically

AS_TEXT = 49
"""Excel's own number for the format "@": what is typed stays text."""

_LONGEST = 32_767  # characters of a cell; xlsxwriter drops a longer text without a word
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Workbook:
    """A thin door to xlsxwriter: formats by their properties, cells by their Python type."""

    def __init__(self, *, title: str, made_at: datetime | None = None) -> None:
        self._bytes = io.BytesIO()
        # in memory: xlsxwriter would else leave personal data in the temporary folder after a crash
        import xlsxwriter  # with the first sheet written, not at the start

        self.book: Any = xlsxwriter.Workbook(self._bytes, {"in_memory": True, "remove_timezone": True})
        created = made_at or datetime(2026, 1, 1)  # noqa: DTZ001 - same bytes each time; a template has no moment
        self.book.set_properties({"title": title, "created": created})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def format(self, **properties: object) -> Any:
        """A cell format, made once for equal properties."""
        key = tuple(properties.items())
        if key not in self._formats:
            self._formats[key] = self.book.add_format(properties)
        return self._formats[key]

    def write(self, sheet: Any, row: int, column: int, value: object, **look: object) -> None:
        """Writes a cell by type: text as text (never a formula or a link), days and numbers as such."""
        match value:
            case None | "":
                if look:
                    sheet.write_blank(row, column, None, self.format(**look))
            case bool():
                sheet.write_string(row, column, "Ya" if value else "Tidak", self.format(**look))
            case int() | float() | Decimal():
                sheet.write_number(row, column, value, self.format(**look))
            case datetime():
                at = value.astimezone(WIB).replace(tzinfo=None) if value.tzinfo else value
                sheet.write_datetime(
                    row, column, at, self.format(**{"num_format": "dd-mm-yyyy hh:mm"} | look)
                )
            case date():
                sheet.write_datetime(row, column, value, self.format(**{"num_format": "dd-mm-yyyy"} | look))
            case _:
                text = str(value)
                if text.startswith(_STARTS_FORMULA):
                    look = look | {"quote_prefix": True}  # stays text when somebody edits the cell
                short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
                sheet.write_string(row, column, short, self.format(**look))

    def set_height(self, sheet: Any, row: int, texts: Sequence[tuple[object, int]]) -> None:
        """Height for wrapped texts, each with the width of its column; only Excel fits rows by itself."""
        lines = max(
            sum(1 + len(part) // max(1, width - 2) for part in str(text or "").split("\n"))
            for text, width in texts
        )
        if lines > 1:
            sheet.set_row(row, 15 * lines)

    def finish(self) -> bytes:
        """The bytes of the file; afterwards nothing can be added."""
        self.book.close()
        return self._bytes.getvalue()


def save(path: Path, content: bytes) -> None:
    """Writes beside the target, flushes, then takes its name: no half file, even after a power cut.

    Raises `DiskFull`, or `Unreadable("lembar.tak_tersimpan")` when the folder refuses or Excel has it open.
    """
    try:
        write_atomically(path, content)
    except DiskFull as full:
        raise DiskFull("lembar.disk_penuh", berkas=path.name) from full
    except OSError as refused:
        raise Unreadable("lembar.tak_tersimpan", berkas=path.name) from refused


def write_workbook(
    path: Path, fill: Callable[[Workbook], None], *, title: str, made_at: datetime | None = None
) -> None:
    """Builds a workbook with `fill` and saves it whole."""
    workbook = Workbook(title=title, made_at=made_at)
    fill(workbook)
    save(path, workbook.finish())
