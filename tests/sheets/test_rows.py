from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.sheets.aliases import alias_table
from desktop_app.sheets.faults import FaultyRow, fault_sheet, kept_cells, write_faults
from desktop_app.sheets.headings import find_table
from desktop_app.sheets.reading import Book, Sheet, read_book
from desktop_app.sheets.rows import RowFault, read_rows
from tests.sheets.workbooks import GOOD, HEADS, grid

PEGAWAI = alias_table("pegawai")
WIDE = (*HEADS, "Tanggal Lahir", "Gol. Ruang", "Jenis Pegawai", "NIK")


def opened(path):
    table = find_table(read_book(path), PEGAWAI)
    mapping = table.mapping(PEGAWAI)
    return table, mapping, list(read_rows(table, mapping))


def test_a_faulty_row_never_stops_the_others(tmp_path):
    rows = [
        WIDE,
        (*GOOD, "01-01-1990", "III/c", "PNS", "3373"),
        (198504122010012015, "Contoh Dua", "Bidang Contoh", "", "31-02-2020", "tinggi", "Honorer", None),
        (*GOOD, date(1990, 1, 1), "3c", "CPNS", None),
    ]

    _, _, read = opened(grid(tmp_path / "a.xlsx", rows, top=4))

    assert [(row.number, row.sound) for row in read] == [(6, True), (7, False), (8, True)]
    assert [(fault.column, fault.code, fault.warning) for fault in read[1].faults] == [
        ("NIP", "nip.rusak_angka", False),
        ("Tanggal Lahir", "sel.tanggal_tidak_ada", False),
        ("Jenis Pegawai", "sel.pilihan", True),
        ("Gol. Ruang", "sel.golongan", False),
        ("Jabatan", "sel.wajib", False),
    ]
    assert read[2].values["tanggal_lahir"] == date(1990, 1, 1)
    assert all(fault.problem.startswith(f"{fault.column}: ") for fault in read[1].faults)


def test_the_problem_of_a_page_of_text_stays_short():
    book = Book("a", (Sheet("Data", [[*HEADS, "Jenis Kelamin"], [*GOOD, "panjang " * 500]]),))
    table = find_table(book, PEGAWAI)

    (row,) = read_rows(table, table.mapping(PEGAWAI))

    assert len(row.faults[0].problem) <= 300


def test_faulty_rows_come_back_and_are_imported_again_as_they_are(tmp_path):
    rows = [
        WIDE,
        (
            198504122010012015,
            "Contoh Dua",
            "=1+1",
            "Pranata Contoh",
            date(1985, 4, 12),
            "III/c",
            "PNS",
            "3373",
        ),
        (GOOD[0], "Contoh Tiga", "Bidang Contoh", "Pranata Contoh", "31-02-2020", 9, "PPPK", "3374"),
    ]
    _, mapping, read = opened(grid(tmp_path / "a.xlsx", rows, top=2))
    sheet = fault_sheet(mapping, [FaultyRow(row.number, row.cells, row.faults) for row in read])
    write_faults(tmp_path / "b.xlsx", [sheet])

    again, mapped, back = opened(tmp_path / "b.xlsx")

    assert again.headings == (*WIDE[:-1], "Masalah", "Kode Masalah", "Baris Asal")
    assert mapped.fingerprint == mapping.fingerprint
    assert mapped.unknown == mapped.ambiguous == ()
    assert [[fault.code for fault in row.faults] for row in back] == [
        ["nip.rusak_angka"],
        ["sel.tanggal_tidak_ada"],
    ]
    assert [row.values for row in back] == [row.values for row in read]
    assert [row.cells[-1] for row in back] == [4, 5]
    assert "31-02-2020" in back[1].cells[-3]


def test_a_fault_of_the_domain_stands_in_the_sheet_with_its_sentence(tmp_path):
    _, mapping, (row,) = opened(grid(tmp_path / "a.xlsx", [HEADS, GOOD]))
    faults = [
        RowFault(row.number, "NIP", "nip.panjang", {"digits": 17}),
        RowFault(row.number, None, "nip.kosong"),
    ]
    write_faults(tmp_path / "b.xlsx", [fault_sheet(mapping, [FaultyRow(row.number, row.cells, faults)])])

    _, _, (back,) = opened(tmp_path / "b.xlsx")

    assert back.cells[4].startswith("NIP: NIP harus 18 digit, tertulis 17 digit.")
    assert back.cells[5] == "nip.panjang, nip.kosong"
    assert back.sound


def test_what_is_kept_of_a_waiting_row_has_no_private_data():
    book = Book("a", (Sheet("Data", [list(WIDE), [*GOOD, date(1990, 1, 1), 9.0, "", "3373"]]),))
    table = find_table(book, PEGAWAI)

    kept = kept_cells(table.mapping(PEGAWAI), table.sheet.rows[1])

    assert kept == dict(zip(HEADS, GOOD, strict=True)) | {"Tanggal Lahir": "1990-01-01", "Gol. Ruang": 9}


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=30)


@settings(max_examples=40, deadline=None)
@given(names=st.lists(NAMES, min_size=1, max_size=5))
def test_whatever_text_a_row_holds_survives_the_way_out_and_back(tmp_path_factory, names):
    folder = tmp_path_factory.mktemp("balik")
    rows = [[GOOD[0], name, "Bidang Contoh", "Pranata Contoh"] for name in names]
    book = Book("a", (Sheet("Data", [list(HEADS), *rows]),))
    table = find_table(book, PEGAWAI)
    mapping = table.mapping(PEGAWAI)
    read = list(read_rows(table, mapping))
    write_faults(
        folder / "b.xlsx", [fault_sheet(mapping, [FaultyRow(r.number, r.cells, r.faults) for r in read])]
    )

    _, _, back = opened(folder / "b.xlsx")

    assert [row.values for row in back] == [row.values for row in read]


@pytest.mark.parametrize("cells", [("Jumlah", "", "", ""), ("Salatiga, 2 Januari 2026", "", "", "")])
def test_a_line_below_the_table_is_a_fault_and_no_employee(cells):
    book = Book("a", (Sheet("Data", [list(HEADS), list(GOOD), list(cells)]),))
    table = find_table(book, PEGAWAI)

    rows = list(read_rows(table, table.mapping(PEGAWAI)))

    assert [row.sound for row in rows] == [True, False]
