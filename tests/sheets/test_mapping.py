import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import NotOurs, RuleBroken
from desktop_app.domain.people import WorkStatus
from desktop_app.domain.plan import AnnexList
from desktop_app.domain.terms import Aspek, Perspektif, Polarity, RhkKind, Sex, StaffKind, ValueCode
from desktop_app.sheets.aliases import alias_table, alias_tables, normalised
from desktop_app.sheets.headings import find_complete, find_table, table_at
from desktop_app.sheets.mapping import Standing, fingerprint, propose
from desktop_app.sheets.reading import Book, Sheet, read_book
from desktop_app.sheets.rows import read_rows
from desktop_app.words.sentences import sentence
from tests.sheets.workbooks import GOOD, HEADS, grid, workbook

PEGAWAI = alias_table("pegawai")
SKP = alias_table("skp")

# ux.md section 13: names seen in public integrations of SIASN
SIASN = tuple(
    name
    for line in (
        "nipBaru nipLama nama gelarDepan gelarBelakang tempatLahir tglLahir jenisKelamin agama",
        "statusPerkawinan nik noHp email emailGov alamat noNpwp bpjs jenisPegawaiNama kedudukanPnsNama",
        "statusPegawai tkPendidikanTerakhir pendidikanTerakhirNama tahunLulus tmtCpns tmtPns nomorSkCpns",
        "nomorSkPns instansiIndukNama satuanKerjaIndukNama instansiKerjaNama unorId unorNama unorIndukId",
        "unorIndukNama jenisJabatan jabatanNama jabatanStrukturalNama jabatanFungsionalNama",
        "jabatanFungsionalUmumNama tmtJabatan eselon golRuangAwal golRuangAkhir pangkatAkhir tmtGolAkhir",
        "mkTahun mkBulan bupPensiun tmtPensiun kppnNama",
    )
    for name in line.split()
)


def book_of(*rows, name="Data"):
    width = max(map(len, rows))
    return Book("a.xlsx", (Sheet(name, [list(row) + [""] * (width - len(row)) for row in rows]),))


def test_every_siasn_name_is_known():
    mapping = propose(SIASN, PEGAWAI)

    assert [column.heading for column in mapping.unknown] == []
    assert mapping.ambiguous == ()
    assert mapping.missing == ()
    assert len(mapping.index_of) == 32


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("NIP BARU", "nip"),
        ("N I P", "nip"),
        ("NIP*", "nip"),
        ("Nama Lengkap", "nama"),
        ("NAMA (tanpa gelar)", "nama"),
        ("Gol. Ruang", "golongan"),
        ("Pangkat/Gol.Ruang", "golongan"),
        ("TMT GOL AKHIR", "tmt_golongan"),
        ("Unit Kerja", "unit"),
        ("unit_kerja", "unit"),
        ("JABATAN", "jabatan"),
        ("Jenis Kelamin", "jenis_kelamin"),
        ("Jenis Kelamin (L/P)", "jenis_kelamin"),
        ("L/P", "jenis_kelamin"),
        ("Tgl. Lahir", "tanggal_lahir"),
    ],
)
def test_headings_are_known_however_people_write_them(heading, key):
    assert propose([heading], PEGAWAI).columns[0].field == key


@given(st.text(max_size=40))
def test_normalising_a_heading_twice_changes_nothing(text):
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    ("table", "key", "enum", "besides"),
    [
        (PEGAWAI, "jenis_kelamin", Sex, set()),
        (PEGAWAI, "jenis_pegawai", StaffKind, set()),
        (PEGAWAI, "kedudukan", WorkStatus, set()),
        (SKP, "jenis", RhkKind, set()),
        (SKP, "aspek", Aspek, set()),
        (SKP, "perspektif", Perspektif, set()),
        (SKP, "arah", Polarity, set()),
        (alias_table("skp", "lampiran"), "daftar", AnnexList, set()),
        (alias_table("skp", "ekspektasi"), "nilai", ValueCode, set()),
    ],
)
def test_choices_yield_exactly_the_stored_words(table, key, enum, besides):
    assert set(table.field(key).choices.values()) == {member.value for member in enum} | besides


def test_choices_offered_by_a_template_are_choices_of_the_import():
    for table in (*alias_tables("pegawai"), *alias_tables("skp")):
        for field in table.fields:
            if field.kind == "pilihan":
                assert all(normalised(word) in field.choices for word in field.shown)


def test_private_columns_are_named_but_neither_read_nor_shown_nor_kept():
    mapping = propose(["NIP", "NIK", "Agama"], PEGAWAI, samples=[("1",), ("3373",), ("x",)])

    assert [column.standing for column in mapping.columns[1:]] == [Standing.PRIBADI] * 2
    assert [column.samples for column in mapping.columns] == [("1",), (), ()]
    assert mapping.kept == (0,)


def test_two_columns_for_one_field_are_reported_and_the_filled_one_is_taken():
    mapping = propose(["NIP", "NIP Baru", "Nama"], PEGAWAI, samples=[(), ("199",), ("Contoh",)])

    assert mapping.index_of["nip"] == 1
    assert [column.index for column in mapping.ambiguous] == [0]
    assert mapping.columns[0].standing is Standing.GANDA


def test_a_choice_of_the_user_is_remembered_for_the_same_headings_in_any_order():
    headings = ["Kode Orang", "Nama", "Seksi", "Jabatan"]
    chosen = propose(headings, PEGAWAI).with_choice(0, "nip").with_choice(2, "unit")
    kept = json.loads(json.dumps(chosen.remembered()))
    turned = ["Seksi", "Jabatan", "Kode Orang", "Nama"]

    again = propose(turned, PEGAWAI, kept)

    assert again.fingerprint == chosen.fingerprint
    assert again.index_of == {"nip": 2, "unit": 0, "nama": 3, "jabatan": 1}
    assert again.missing == ()


def test_a_field_chosen_for_one_column_leaves_the_other():
    mapping = propose(["NIP", "Nomor Pegawai"], PEGAWAI).with_choice(1, "nip")

    assert mapping.index_of == {"nip": 1}
    assert mapping.columns[0].field is None
    with pytest.raises(KeyError):
        mapping.with_choice(0, "tidak_ada")


def test_a_missing_column_is_named_before_any_row_is_read():
    book = book_of(["NIP", "Nama"], ["1", "Contoh"])
    table = find_table(book, PEGAWAI)

    with pytest.raises(RuleBroken) as refused:
        next(read_rows(table, table.mapping(PEGAWAI)))

    assert refused.value.facts["kolom"] == "Unit Kerja, Jabatan"
    assert sentence(refused.value)


def test_a_fallback_column_counts_and_fills_the_empty_field():
    book = book_of(
        ["NIP", "Nama", "Unit Kerja", "Jabatan Struktural", "Jabatan Fungsional"],
        [*GOOD[:3], "", "Pranata Contoh"],
        [*GOOD[:3], "Kepala Contoh", ""],
    )
    table = find_table(book, PEGAWAI)

    rows = list(read_rows(table, table.mapping(PEGAWAI)))

    assert [row.values["jabatan"] for row in rows] == ["Pranata Contoh", "Kepala Contoh"]


def test_titles_above_and_column_numbers_below_the_headings_are_passed_over(tmp_path):
    def fill(book, sheet):
        sheet.merge_range(0, 0, 0, 4, "DAFTAR PEGAWAI")
        sheet.merge_range(1, 0, 1, 4, "DINAS LATIHAN TAHUN 2026")
        sheet.write_row(4, 1, HEADS)
        sheet.write_row(5, 1, ["(1)", "(2)", "(3)", "(4)"])
        sheet.write_row(6, 1, GOOD)
        sheet.write_row(8, 1, HEADS)
        sheet.write_row(9, 1, GOOD)
        sheet.set_column(0, 0, None, None, {"hidden": True})

    table = find_table(read_book(workbook(tmp_path / "a.xlsx", fill)), PEGAWAI)

    assert table.header_row == 5
    assert table.headings == ("Kolom A", *HEADS)
    assert [number for number, _ in table.records()] == [7, 10]


def test_headings_of_two_lines_are_read_as_one(tmp_path):
    def fill(book, sheet):
        sheet.merge_range(2, 0, 3, 0, "NIP")
        sheet.merge_range(2, 1, 3, 1, "Nama")
        sheet.merge_range(2, 2, 2, 3, "Golongan")
        sheet.write_row(3, 2, ["Awal", "Akhir"])
        sheet.merge_range(2, 4, 2, 6, "TMT")
        sheet.write_row(3, 4, ["CPNS", "Golongan", "Jabatan"])
        sheet.merge_range(2, 7, 2, 8, "PENEMPATAN")
        sheet.write_row(3, 7, ["Unit Kerja", "Jabatan"])
        days = ["01-01-2015", "01-04-2023", "01-07-2024"]
        sheet.write_row(4, 0, [*GOOD[:2], "III/a", "III/c", *days, *GOOD[2:]])

    table = find_table(read_book(workbook(tmp_path / "a.xlsx", fill)), PEGAWAI)
    (row,) = read_rows(table, table.mapping(PEGAWAI))

    assert row.number == 5
    assert row.values["golongan"] == "III/c"
    assert row.values["tmt_cpns"] == date(2015, 1, 1)
    assert row.values["tmt_golongan"] == date(2023, 4, 1)
    assert row.values["tmt_jabatan"] == date(2024, 7, 1)
    assert (row.values["unit"], row.values["jabatan"]) == GOOD[2:]


def test_the_sheet_with_the_headings_is_found_among_others(tmp_path):
    def fill(book, sheet):
        sheet.write_column(0, 0, ["Catatan", "Nama", "Jabatan"])
        hidden = book.add_worksheet("Lama")
        hidden.hide()
        hidden.write_row(0, 0, HEADS)
        other = book.add_worksheet("Baru")
        other.write_row(2, 0, HEADS)
        other.write_row(3, 0, GOOD)

    table = find_table(read_book(workbook(tmp_path / "a.xlsx", fill)), PEGAWAI)

    assert (table.sheet.name, table.header_row) == ("Baru", 3)


def test_unknown_headings_are_offered_for_matching_by_hand():
    book = book_of(["Judul saja"], ["K1", "K2", "K3", "K4"], list(GOOD))

    table = find_table(book, PEGAWAI)

    assert table.headings == ("K1", "K2", "K3", "K4")
    assert {field.key for field in table.mapping(PEGAWAI).missing} == {"nip", "nama", "unit", "jabatan"}
    assert table_at(book.sheets[0], 2).headings == table.headings
    with pytest.raises(RuleBroken):
        table_at(book.sheets[0], 4)


def test_remembered_headings_are_found_though_none_is_known():
    book = book_of(["Laporan", "x"], ["K1", "K2", "K3", "K4"], list(GOOD))
    kept = dict(zip(["k1", "k2", "k3", "k4"], ["nip", "nama", "unit", "jabatan"], strict=True))
    known = {fingerprint(["K1", "K2", "K3", "K4"], PEGAWAI): kept}

    table = find_table(book, PEGAWAI, known.get)
    (row,) = read_rows(table, table.mapping(PEGAWAI, known.get))

    assert row.values["nama"] == "Contoh Satu"


def test_a_book_without_any_headings_is_not_ours():
    with pytest.raises(NotOurs):
        find_table(book_of(["satu"], ["dua"]), PEGAWAI)


def test_sheets_that_may_be_absent_are_found_only_complete(tmp_path):
    path = grid(
        tmp_path / "a.xlsx", [["NIP", "Daftar", "Isi"], [GOOD[0], "Dukungan Sumber Daya", "Dua meja"]]
    )
    book = read_book(path)

    table = find_complete(book, alias_table("skp", "lampiran"))

    assert table is not None
    (row,) = read_rows(table, table.mapping(alias_table("skp", "lampiran")))
    assert row.values == {"nip": GOOD[0], "daftar": "dukungan", "isi": "Dua meja"}
    assert find_complete(book, alias_table("skp", "ekspektasi")) is None
