import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.errors import RuleBroken
from desktop_app.sheets.aliases import Field, Kind, alias_table
from desktop_app.sheets.cells import decimal_of, golongan_of, is_damaged, read, storable, text_of
from desktop_app.sheets.days import date_of
from desktop_app.words.sentences import sentence

DAY = date(2020, 2, 1)
SEX = alias_table("pegawai").field("jenis_kelamin")
CELLS = st.one_of(
    st.text(max_size=30),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False, width=64),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)),  # noqa: DTZ001 - a cell has no zone
)


def field(kind):
    return Field(key="x", label="X", kind=kind)


def code_of(call, *args):
    with pytest.raises(RuleBroken) as refused:
        call(*args)
    assert sentence(refused.value)
    return refused.value.code


@pytest.mark.parametrize(
    "cell",
    [
        DAY,
        datetime(2020, 2, 1, 7, 30),  # noqa: DTZ001
        43862,
        43862.0,
        43862.5,
        "43862",
        20200201,
        "20200201",
        "01-02-2020",
        "1/2/2020",
        "1.2.2020",
        "01 02 2020",
        "2020-02-01",
        "2020/02/01",
        "2020-02-01 00:00:00",
        "2020-02-01T00:00:00.000Z",
        "01-02-2020 07:30",
        "1 Februari 2020",
        "1 Pebruari 2020",
        "1 FEB 2020",
        "01-Feb-2020",
        "Sabtu, 1 Februari 2020",
        "1 February 2020",
    ],
)
def test_a_day_is_read_however_it_is_written(cell):
    assert date_of(cell) == DAY


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31-02-2020", "sel.tanggal_tidak_ada"),
        ("2/13/2020", "sel.tanggal_tidak_ada"),
        ("29 Februari 2021", "sel.tanggal_tidak_ada"),
        ("20200230", "sel.tanggal_tidak_ada"),
        ("01-02-85", "sel.tanggal_tahun"),
        ("01-02-0020", "sel.tanggal_tahun"),
        (date(1200, 1, 1), "sel.tanggal_tahun"),
        (2020, "sel.tanggal"),
        ("2020", "sel.tanggal"),
        (True, "sel.tanggal"),
        ("Februari 2020", "sel.tanggal"),
        ("segera", "sel.tanggal"),
        ("2020-01-31T17:00:00Z", "sel.tanggal"),
    ],
)
def test_a_day_that_is_none_is_a_fault_and_no_guess(cell, code):
    assert code_of(date_of, cell) == code


@pytest.mark.parametrize("cell", ["", " ", "-", "00-00-0000", "0000-00-00", "NULL"])
def test_no_day_is_no_fault(cell):
    assert read(cell, field(Kind.TANGGAL)) is None


@pytest.mark.parametrize(
    "cell", [198504122010012015, 1.98504122010012e17, 1e15, "1.98504E+17", "1,98504E+17", "'1.98504E+17"]
)
def test_a_nip_kept_as_a_number_is_damaged_and_never_repaired(cell):
    assert is_damaged(cell)
    assert code_of(read, cell, field(Kind.NIP)) == "nip.rusak_angka"


@pytest.mark.parametrize(
    "cell",
    [
        "198504122010012015",
        "'198504122010012015",
        "19850412 201001 2 015",
        "NIP. 19850412.201001.2.015",
        "\ufeff198504122010012015",
    ],
)
def test_a_nip_as_text_is_read_whatever_stands_between_its_digits(cell):
    assert read(cell, field(Kind.NIP)) == "198504122010012015"


def test_letters_in_a_nip_stay_for_the_rules_to_name():
    assert read("19850412201001201O", field(Kind.NIP)) == "19850412201001201O"


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        *((cell, "l") for cell in ("L", "l ", "Laki-laki", "LAKI LAKI", "M", "Pria", 1, 1.0, "1")),
        *((cell, "p") for cell in ("P", "Perempuan", "F", "wanita", 2, 2.0, "2")),
    ],
)
def test_sex_is_read_in_every_usual_word(cell, word):
    assert read(cell, SEX) == word


def test_an_unknown_word_names_the_known_ones():
    assert code_of(read, "X", SEX) == "sel.pilihan"


@pytest.mark.parametrize(
    ("text", "golongan"),
    [
        *((text, "III/c") for text in ("III/c", "III/C", "3c", "III.c", "IIIC", "iii c", "III / C", "3/C")),
        *(
            (text, "III/c")
            for text in ("Penata (III/c)", "Penata, III/c", "Penata - III/C", "III/c (Penata)")
        ),
        ("Pembina Tingkat I (IV/b)", "IV/b"),
        ("Pembina Tk.I, IV/b", "IV/b"),
        ("Pengatur Muda Tingkat I II/b", "II/b"),
        ("IV/e", "IV/e"),
        ("IX", "IX"),
        ("9", "IX"),
        ("Golongan IX", "IX"),
        ("PPPK Gol. XI", "XI"),
        ("XVII", "XVII"),
        ("V", "V"),
    ],
)
def test_a_golongan_gets_its_official_spelling(text, golongan):
    assert golongan_of(text) == golongan
    assert golongan_of(golongan) == golongan


@pytest.mark.parametrize(
    "text", ["Penata", "V/a", "III/f", "XVIII", "Pengatur Muda Tingkat I", "18", "Kelas 9"]
)
def test_what_is_no_golongan_is_a_fault(text):
    assert code_of(golongan_of, text) == "sel.golongan"


@pytest.mark.parametrize(
    ("cell", "eselon"), [("II.b", "II.b"), ("IIB", "II.b"), ("Eselon IV/a", "IV.a"), ("3a", "III.a")]
)
def test_an_eselon_gets_one_spelling(cell, eselon):
    assert read(cell, field(Kind.ESELON)) == eselon


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (9600.0, "9600"),
        (99.4, "99.4"),
        (0.1 + 0.2, "0.3"),
        ("9600", "9600"),
        ("1.310", "1310"),
        ("1.310.000", "1310000"),
        ("1.310,5", "1310.5"),
        ("99,4", "99.4"),
        ("99,4 %", "99.4"),
        ("99.45", "99.45"),
        ("1,310,000", "1310000"),
        ("1,310.5", "1310.5"),
        ("Rp 1.500.000", "1500000"),
        ("Rp. 1.500.000", "1500000"),
        ("-2", "-2"),
    ],
)
def test_a_number_is_read_the_indonesian_way_and_exact(cell, number):
    assert decimal_of(cell) == Decimal(number)


@pytest.mark.parametrize("cell", ["banyak", "≥ 99", "1.2.3", "--1", True])
def test_what_is_no_number_is_a_fault(cell):
    assert code_of(decimal_of, cell) == "sel.angka"


def test_years_and_whole_numbers_lose_the_point_of_the_spreadsheet():
    assert read(2026.0, field(Kind.TAHUN)) == 2026
    assert read(10.0, field(Kind.BULAT)) == 10
    assert read(10.0, field(Kind.TEKS)) == "10"
    assert code_of(read, 26, field(Kind.TAHUN)) == "sel.tahun"
    assert code_of(read, 1.5, field(Kind.BULAT)) == "sel.bulat"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Contoh \u00a0 Satu,\n S.Kom.,\tM.T. ", "Contoh Satu, S.Kom., M.T."),
        ("'Contoh", "Contoh"),
        ("Jum'at", "Jum'at"),
        ("Con\u200btoh\x00", "Contoh"),
        ("Cafe\u0301", "Café"),
        ("dr. Contoh Dua, Sp.A(K)", "dr. Contoh Dua, Sp.A(K)"),
    ],
)
def test_text_is_tidied_and_academic_titles_stay(cell, text):
    assert text_of(cell) == text


@given(CELLS)
def test_tidying_twice_changes_nothing(cell):
    assert text_of(text_of(cell)) == text_of(cell)


@pytest.mark.parametrize("cell", ["#REF!", "#NILAI!", "#DIV/0!"])
def test_a_formula_that_failed_is_named(cell):
    assert code_of(read, cell, field(Kind.TEKS)) == "sel.rumus_galat"


@given(CELLS, st.sampled_from(list(Kind)))
@example(10**15, Kind.TEKS)
def test_a_cell_kept_as_json_reads_like_the_cell_itself(cell, kind):
    """A waiting row comes back from the store: same value, or the same fault."""
    known = field(kind)
    kept = json.loads(json.dumps(storable(cell)))

    def outcome(raw):
        try:
            return read(raw, known)
        except RuleBroken as refused:
            return refused.code

    if kind in {Kind.TEKS, Kind.NIP} and isinstance(cell, date | float):
        return  # as text a day or a broken fraction is written anew
    assert outcome(kept) == outcome(cell)
