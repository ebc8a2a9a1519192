from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import AppError, Damaged, NotOurs, TooNew, Unreadable
from desktop_app.sheets.aliases import alias_table
from desktop_app.sheets.headings import find_table
from desktop_app.sheets.limits import Limits
from desktop_app.sheets.reading import read_book
from desktop_app.sheets.rows import read_rows
from desktop_app.words.sentences import sentence
from tests.sheets.workbooks import GOOD, HEADS, grid, rewritten, workbook

PEGAWAI = alias_table("pegawai")
SMALL = Path(__file__).parent / "berkas"


def refusal(path, kind, code, limits=None):
    with pytest.raises(kind) as refused:
        read_book(path, limits)
    assert refused.value.code == code
    assert sentence(refused.value)


def answer(path):
    """A book, or the sentence of one of our errors; anything else is raised."""
    try:
        return read_book(path)
    except AppError as refused:
        return sentence(refused)


@pytest.mark.parametrize("name", ["kecil.xls", "kecil.ods", "kecil.xlsx"])
def test_each_format_is_read_with_the_row_numbers_of_the_sheet(name):
    table = find_table(read_book(SMALL / name), PEGAWAI)
    rows = list(read_rows(table, table.mapping(PEGAWAI)))

    assert [row.number for row in rows] == [6, 7]
    assert rows[0].values["nama"] == "Contoh Satu, S.Kom."
    assert rows[0].values["tanggal_lahir"] == date(1990, 1, 1)
    assert rows[1].values["golongan"] == "III/c"


@settings(max_examples=25, deadline=None)
@given(gaps=st.lists(st.integers(0, 3), min_size=1, max_size=6), top=st.integers(0, 12))
def test_row_numbers_are_always_those_of_the_sheet(tmp_path_factory, gaps, top):
    rows, expected, at = [HEADS], [], top + 1
    for gap in gaps:
        rows += [(None,) * 4] * gap + [GOOD]
        at += gap + 1
        expected.append(at)
    path = grid(tmp_path_factory.mktemp("gaps") / "a.xlsx", rows, top=top)

    table = find_table(read_book(path), PEGAWAI)

    assert [number for number, _ in table.records()] == expected


@settings(max_examples=25, deadline=None)
@given(gaps=st.lists(st.integers(0, 3), min_size=1, max_size=6))
def test_row_numbers_of_csv_count_blank_lines(tmp_path_factory, gaps):
    lines, expected = [";".join(HEADS)], []
    for gap in gaps:
        lines += [""] * gap + [";".join(GOOD)]
        expected.append(len(lines))
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")

    table = find_table(read_book(path), PEGAWAI)

    assert [number for number, _ in table.records()] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_is_read_in_every_usual_encoding_and_separator(tmp_path, encoding, separator):
    path = tmp_path / "a.csv"
    name = '"Contoh Satu, S.E.; ahli"'
    lines = [separator.join(HEADS)]
    lines += [
        separator.join((f"19900101201501100{n}", name, "Café – Contoh", "Pranata Contoh"))
        for n in range(1, 6)
    ]
    path.write_bytes("\r\n".join(lines).encode(encoding))

    rows = read_book(path).sheets[0].rows

    assert rows[0] == list(HEADS)
    assert rows[5] == ["199001012015011005", "Contoh Satu, S.E.; ahli", "Café – Contoh", "Pranata Contoh"]


def test_a_csv_that_names_its_separator_counts_rows_as_excel_does(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("sep=,\n" + ",".join(HEADS) + "\n" + ",".join(GOOD), encoding="utf-8")

    assert read_book(path).sheets[0].rows[0] == list(HEADS)


def test_a_cell_merged_down_holds_for_each_of_its_rows(tmp_path):
    def fill(book, sheet):
        sheet.write_row(0, 0, ["RHK", "Indikator"])
        sheet.merge_range(1, 0, 3, 0, "Hasil contoh")
        sheet.write_column(1, 1, ["satu", "dua", "tiga"])

    rows = read_book(workbook(tmp_path / "a.xlsx", fill)).sheets[0].rows

    assert [row[0] for row in rows[1:]] == ["Hasil contoh"] * 3


def test_content_tells_the_kind_of_a_file_not_its_name(tmp_path):
    path = tmp_path / "data.xlsx"
    path.write_text(";".join(HEADS) + "\n" + ";".join(GOOD), encoding="utf-8")

    assert read_book(path).sheets[0].rows[1] == list(GOOD)


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"", Unreadable, "lembar.kosong"),
        (b"  \r\n ", Unreadable, "lembar.kosong"),
        (b"%PDF-1.7 ...", NotOurs, "lembar.bukan_lembar"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NotOurs, "lembar.bukan_lembar"),
        (b"satu kalimat saja\nlalu satu lagi\n", NotOurs, "lembar.bukan_lembar"),
        (b"<html><table><tr><td>NIP</td></tr></table></html>", NotOurs, "lembar.halaman_web"),
        (b"PK\x03\x04 terpotong", Damaged, "lembar.rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Damaged, "lembar.rusak"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            Unreadable,
            "lembar.berkata_sandi",
        ),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_with_its_reason(tmp_path, content, kind, code):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)

    refusal(path, kind, code)


def test_a_missing_file_is_refused(tmp_path):
    refusal(tmp_path / "tidak-ada.xlsx", Unreadable, "lembar.tidak_terbuka")


@pytest.mark.parametrize(
    ("part", "kind", "code"),
    [("word/document.xml", NotOurs, "lembar.bukan_lembar"), ("xl/workbook.bin", NotOurs, "lembar.xlsb")],
)
def test_an_archive_of_another_program_is_refused(tmp_path, part, kind, code):
    path = tmp_path / "a.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr(part, "isi")

    refusal(path, kind, code)


def test_a_locked_ods_is_refused(tmp_path):
    manifest = b'<manifest:manifest><manifest:encryption-data manifest:checksum=""/></manifest:manifest>'

    path = rewritten(SMALL / "kecil.ods", tmp_path / "a.ods", {"META-INF/manifest.xml": manifest})

    refusal(path, Unreadable, "lembar.berkata_sandi")


def test_a_workbook_with_empty_sheets_is_refused(tmp_path):
    refusal(grid(tmp_path / "a.xlsx", []), Unreadable, "lembar.kosong")


def test_limits_of_size_and_rows_hold(tmp_path):
    path = grid(tmp_path / "a.xlsx", [HEADS, *[GOOD] * 30])
    text = tmp_path / "a.csv"
    text.write_text("\n".join([";".join(HEADS)] * 31), encoding="utf-8")

    refusal(path, Unreadable, "lembar.terlalu_besar", Limits(file_bytes=500))
    refusal(path, Unreadable, "lembar.terlalu_banyak_baris", Limits(rows=30))
    refusal(text, Unreadable, "lembar.terlalu_banyak_baris", Limits(rows=30))
    assert read_book(path, Limits(rows=31))
    assert read_book(text, Limits(rows=31))


def test_a_bomb_is_not_opened(tmp_path):
    sound = grid(tmp_path / "a.xlsx", [HEADS, GOOD])
    bomb = rewritten(sound, tmp_path / "b.xlsx", {"docProps/app.xml": bytes(40 * 2**20)})

    refusal(bomb, Unreadable, "lembar.bom")
    refusal(sound, Unreadable, "lembar.bom", Limits(unpacked_bytes=100))
    refusal(sound, Unreadable, "lembar.bom", Limits(entries=3))


def test_an_archive_that_lies_about_its_sizes_is_damaged(tmp_path):
    sound = grid(tmp_path / "a.xlsx", [HEADS, *[GOOD] * 200])
    with ZipFile(sound) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    lying = tmp_path / "b.xlsx"
    lying.write_bytes(
        sound.read_bytes().replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little"))
    )

    refusal(lying, Damaged, "lembar.rusak")


@pytest.mark.parametrize("cell", ["XFD1048576", "XFD2", "IW2", "A100000", "B1048576"])
def test_a_filled_cell_far_out_is_refused_before_it_takes_the_memory(tmp_path, cell):
    def fill(book, sheet):
        sheet.write(0, 0, "NIP")
        sheet.write(cell, 1)

    refusal(workbook(tmp_path / "a.xlsx", fill), Unreadable, "lembar.sel_terpencil")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/sharedStrings.xml", b'uniqueCount="', b'uniqueCount="99999999'),
        ("xl/worksheets/sheet1.xml", b'<row r="2" spans="1:4"><c r="A2"', b'<row r="1000000"><c'),
        ("xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="4294967295"'),
    ],
)
def test_a_count_that_no_honest_file_has_is_refused_before_it_takes_the_memory(tmp_path, part, old, new):
    sound = grid(tmp_path / "a.xlsx", [HEADS, GOOD])
    with ZipFile(sound) as archive:
        xml = archive.read(part)
    assert old in xml

    path = rewritten(sound, tmp_path / "b.xlsx", {part: xml.replace(old, new)})

    refusal(path, Unreadable, "lembar.sel_terpencil")


def test_formatted_but_empty_cells_far_out_do_no_harm(tmp_path):
    def fill(book, sheet):
        sheet.write_row(0, 0, HEADS)
        sheet.write_row(1, 0, GOOD)
        sheet.write_blank("XFD1048576", None, book.add_format({"bold": True}))

    assert len(read_book(workbook(tmp_path / "a.xlsx", fill)).sheets[0].rows) == 2


@pytest.mark.parametrize(
    "far",
    [
        b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
        b'<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
        b'<table:table-row><table:table-cell table:number-columns-repeated="16000"/>'
        b'<table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
        b'<table:table-row table:number-rows-repeated="1000000">'
        b'<table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
    ],
)
def test_a_filled_cell_far_out_of_an_ods_is_refused_too(tmp_path, far):
    source = SMALL / "kecil.ods"
    with ZipFile(source) as archive:
        content = archive.read("content.xml")
    path = rewritten(
        source,
        tmp_path / "a.ods",
        {"content.xml": content.replace(b"</table:table>", far + b"</table:table>", 1)},
    )

    refusal(path, Unreadable, "lembar.sel_terpencil")


def test_a_template_of_a_newer_program_is_named_as_such(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    book.add_worksheet("Pegawai").write_row(0, 0, HEADS)
    book.add_worksheet("Daftar").write_row(0, 0, ["rembug-templat", "pegawai", 99])
    book.close()

    refusal(tmp_path / "a.xlsx", TooNew, "lembar.templat_baru")


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_torn_or_scribbled_file_gives_an_answer_and_never_a_crash(tmp_path_factory, data):
    """Whatever comes out is a book or one of our errors.

    An .xls is only cut: on some scribbled ones calamine allocates what a record claims and ends the process.
    """
    folder = tmp_path_factory.mktemp("rusak")
    kind = data.draw(st.sampled_from(["kecil.xls", "kecil.ods", "kecil.xlsx"]))
    raw = bytearray((SMALL / kind).read_bytes())
    for _ in range(0 if kind == "kecil.xls" else data.draw(st.integers(0, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = folder / "b.bin"
    path.write_bytes(bytes(raw[: data.draw(st.integers(1, len(raw)))]))

    assert answer(path)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_broken_xml_inside_a_sound_archive_gives_an_answer(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("xml")
    source = SMALL / data.draw(st.sampled_from(["kecil.ods", "kecil.xlsx"]))
    path = folder / "b.bin"
    with ZipFile(source) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        names = [name for name in old.namelist() if name.endswith(".xml") and old.getinfo(name).file_size]
        scribbled = data.draw(st.sampled_from(names))
        for name in old.namelist():
            raw = bytearray(old.read(name))
            if name == scribbled:
                for _ in range(data.draw(st.integers(1, 6))):
                    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.sampled_from(b'0159AZ<>"/ '))
            new.writestr(name, bytes(raw))

    assert answer(path)
