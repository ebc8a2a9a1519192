"""Our own sheets for filling in, made from the same tables that the import reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop_app.sheets.aliases import AliasTable, Field, Kind, alias_tables
from desktop_app.sheets.reading import TEMPLATE_MARK, TEMPLATE_VERSION
from desktop_app.sheets.saving import AS_TEXT, Workbook, write_workbook

_ROWS = 5_000
"""Rows below the headings that carry formats and lists."""
_GREEN = "#0F5C4D"
_FORMATS: dict[Kind, object] = {Kind.TANGGAL: "dd-mm-yyyy", Kind.ANGKA: "General"}
_GUIDE_WIDTHS = (32, 8, 80, 44)
_OPEN_LISTS = frozenset({"satuan"})  # other entries are allowed

_INTRO = {
    "pegawai": (
        "Templat impor pegawai",
        "Isi lembar Pegawai, satu baris tiap pegawai, lalu impor berkas ini. Kolom bertanda * wajib diisi.",
        "Baris yang keliru tidak menghalangi baris lain: ia kembali kepada Anda dengan kolom Masalah.",
    ),
    "skp": (
        "Templat impor SKP",
        "Isi lembar SKP, satu baris untuk tiap indikator. Kolom bertanda * wajib diisi.",
        "Lembar Lampiran dan Ekspektasi boleh dikosongkan dan dilengkapi kemudian di aplikasi.",
    ),
}


def template_fields(table: AliasTable) -> tuple[Field, ...]:
    """The columns of a template: the fields that carry an explanation."""
    return tuple(known for known in table.fields if known.hint is not None)


def write_template(kind: str, path: Path, lists: Mapping[str, Sequence[str]] | None = None) -> None:
    """Writes the template "pegawai" or "skp". `lists` adds choices by field key (golongan, satuan).

    Raises as `saving.save` does.
    """
    tables = alias_tables(kind)

    def fill(workbook: Workbook) -> None:
        sheets = [workbook.book.add_worksheet(table.label) for table in tables]
        guide = workbook.book.add_worksheet("Petunjuk")
        hidden = workbook.book.add_worksheet("Daftar")
        places = _write_lists(workbook, hidden, kind, tables, lists or {})
        for sheet, table in zip(sheets, tables, strict=True):
            _write_table(workbook, sheet, table, places)
        _write_guide(workbook, guide, kind, tables)

    write_workbook(path, fill, title=_INTRO[kind][0])


def _write_lists(
    workbook: Workbook,
    sheet: Any,
    kind: str,
    tables: Sequence[AliasTable],
    lists: Mapping[str, Sequence[str]],
) -> dict[tuple[str, str], str]:
    """The hidden sheet: mark and version in row 1, then one list a column. Gives the range of each list."""
    for column, value in enumerate((TEMPLATE_MARK, kind, TEMPLATE_VERSION)):
        workbook.write(sheet, 0, column, value)
    places: dict[tuple[str, str], str] = {}
    for table in tables:
        for known in template_fields(table):
            entries = lists.get(known.key, known.shown)
            if entries:
                column = len(places)
                for row, entry in enumerate(entries, start=2):
                    workbook.write(sheet, row, column, entry, num_format=AS_TEXT)
                letters = chr(65 + column)
                places[table.key, known.key] = f"=Daftar!${letters}$3:${letters}${len(entries) + 2}"
    sheet.hide()
    return places


def _write_table(
    workbook: Workbook, sheet: Any, table: AliasTable, places: Mapping[tuple[str, str], str]
) -> None:
    for column, known in enumerate(template_fields(table)):
        form = _FORMATS.get(known.kind, AS_TEXT)
        wrap = known.kind is Kind.TEKS and known.width > 35
        sheet.set_column(
            column, column, known.width, workbook.format(num_format=form, text_wrap=wrap, valign="top")
        )
        mark = "*" if known.required else ""
        workbook.write(
            sheet,
            0,
            column,
            f"{known.label}{mark}",
            bold=True,
            font_color="#FFFFFF",
            bg_color=_GREEN,
            text_wrap=True,
        )
        place = places.get((table.key, known.key))
        if place:
            _offer(sheet, column, known, place)
        else:
            sheet.data_validation(1, column, _ROWS, column, {"validate": "any"} | _message(known))
    sheet.freeze_panes(1, 2 if table.key == "pegawai" else 1)
    sheet.set_row(0, 32)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _offer(sheet: Any, column: int, known: Field, place: str) -> None:
    free = known.key in _OPEN_LISTS
    sheet.data_validation(
        1,
        column,
        _ROWS,
        column,
        {
            "validate": "list",
            "source": place,
            "error_type": "information" if free else "stop",
            "error_title": known.label,
            "error_message": "Isian ini tidak ada dalam daftar." + ("" if free else " Pilih salah satu."),
        }
        | _message(known),
    )


def _message(known: Field) -> dict[str, str]:
    """The note Excel shows at the cell; it takes 32 and 255 characters."""
    return {"input_title": known.label[:32], "input_message": (known.hint or "")[:255]}


def _write_guide(workbook: Workbook, sheet: Any, kind: str, tables: Sequence[AliasTable]) -> None:
    """Headings stand below each other here, so that the import cannot mistake the example for data."""
    title, *sentences = _INTRO[kind]
    workbook.write(sheet, 0, 0, title, bold=True, font_size=14)
    for row, said in enumerate(sentences, start=1):
        workbook.write(sheet, row, 0, said)
    row = len(sentences) + 2
    for table in tables:
        workbook.write(sheet, row, 0, f"Lembar {table.label}", bold=True, font_color=_GREEN)
        for column, heading in enumerate(("Isian", "Wajib", "Penjelasan", "Contoh (jangan disalin)")):
            workbook.write(sheet, row + 1, column, heading, bold=True, bottom=1)
        row += 2
        for known in template_fields(table):
            cells = (known.label, "ya" if known.required else "", known.hint, known.example)
            for column, value in enumerate(cells):
                workbook.write(sheet, row, column, value, text_wrap=True, valign="top", num_format=AS_TEXT)
            workbook.set_height(sheet, row, list(zip(cells, _GUIDE_WIDTHS, strict=True)))
            row += 1
        row += 1
    for column, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
