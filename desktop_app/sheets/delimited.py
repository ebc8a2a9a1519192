"""Text tables (csv and its relatives) as rows of text: encoding and separator are found, never asked."""

from __future__ import annotations

import csv
import io
from itertools import islice

from desktop_app.domain.errors import NotOurs, Unreadable

_SEPARATORS = ";,\t|"
_SAMPLE_LINES = 30
_CELL_LIMIT = 131_072


def decoded(raw: bytes) -> str:
    """Text of the bytes: by byte order mark, else UTF-8, else Windows-1252. Raises `NotOurs` for binary."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return _strict(raw, encoding)
    if b"\0" in raw:
        raise NotOurs("lembar.bukan_lembar")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")  # five bytes of cp1252 mean nothing


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as broken:
        raise NotOurs("lembar.bukan_lembar") from broken


def rows_of(text: str, *, most: int) -> list[list[str]]:
    """The records in order; at most `most` + 1, so that a caller sees an excess.

    A record may span lines inside quotation marks; a spreadsheet counts it as one row, and so do we.
    Raises `Unreadable` for a torn quotation.
    """
    first, _, rest = text.partition("\n")
    named = first.strip()[4:] if first.lower().startswith("sep=") else ""
    separator = named if len(named) == 1 else separator_of(text)
    body = rest if named else text  # Excel swallows its "sep=;" line and counts from the next
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    try:
        return list(islice(reader, most + 1))
    except csv.Error as torn:
        raise Unreadable("lembar.csv_rusak", baris=reader.line_num) from torn


def separator_of(text: str) -> str:
    """The separator that splits most of the first lines into equally many cells (≥ 2); `;` when none does.

    Counted on parsed records, so that commas inside quotation marks (`"Contoh, S.E."`) do not mislead.
    """
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])
    return max(_SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> tuple[int, int]:
    try:
        widths = [
            len(record)
            for record in csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
            if record
        ]
    except csv.Error:
        return (0, 0)
    split = [width for width in widths if width > 1]
    if not split:
        return (0, 0)
    common = max(set(split), key=lambda width: (split.count(width), width))
    return (split.count(common), common)
