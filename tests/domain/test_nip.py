from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.nip import Claims, cross_check, read_number
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.nip import Mismatch, Patterns
from desktop_app.domain.rules.sets import rule_set
from desktop_app.domain.terms import NumberKind, Severity, Sex, StaffKind
from desktop_app.resources import data
from desktop_app.words.nip import SENTENCES

TODAY = date(2026, 1, 31)
NIP = "198504122010012015"
NI_PPPK = "199001012025211001"


@pytest.fixture(scope="module")
def book() -> RuleBook:
    files = (data(f"{kind}-2022-02-01.toml") for kind in ("nip", "golongan"))
    return RuleBook([rule_set(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files])


@pytest.mark.parametrize(
    "text", ["19850412 201001 2 015", NIP, f" {NIP} ", f"'{NIP}", "19850412\u00a0201001\u00a02\u00a0015"]
)
def test_spaces_and_the_apostrophe_of_excel_do_not_count(text: str) -> None:
    assert read_number(text).number == NIP


def test_a_nip_tells_birth_tmt_sex_and_sequence_and_reads_in_groups() -> None:
    nip = read_number(NIP)

    assert (nip.kind, nip.born_on, nip.appointed_on) == (NumberKind.NIP, date(1985, 4, 12), date(2010, 1, 1))
    assert (nip.sex, nip.sequence) == (Sex.P, 15)
    assert nip.formatted == str(nip) == "19850412 201001 2 015"


def test_a_ni_pppk_tells_the_year_of_appointment_only() -> None:
    number = read_number(NI_PPPK)

    assert (number.kind, number.appointed_year, number.appointed_on) == (NumberKind.NI_PPPK, 2025, None)
    assert (number.sex, number.born_on) == (Sex.L, date(1990, 1, 1))


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (None, "kosong"),
        ("", "kosong"),
        ("   ", "kosong"),
        (198504122010012015, "rusak_angka"),
        (1.98504122010012e17, "rusak_angka"),
        (0, "rusak_angka"),
        ("1,98504E+17", "rusak_angka"),
        ("1.98504122010012e+17", "rusak_angka"),
        ("198504122010012000.0", "rusak_angka"),
        ("19850412201001201", "panjang"),
        ("1985041220100120155", "panjang"),
        ("19850412201001201x", "bukan_angka"),
        ("19850412-201001-2-015", "bukan_angka"),
        ("١٩٨٥٠٤١٢٢٠١٠٠١٢٠١٥", "bukan_angka"),
        (Decimal(NIP) / 10, "bukan_angka"),
        ("200102292020121001", "tanggal_lahir"),
        ("199913012020121001", "tanggal_lahir"),
        ("000001012020121001", "tanggal_lahir"),
        ("198504122010010015", "jenis_kelamin"),
        ("198504122010013015", "jenis_kelamin"),
        ("198504122010012000", "urut"),
    ],
)
def test_each_fault_of_a_number_has_its_own_code_and_sentence(raw: object, code: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        read_number(raw)

    assert broken.value.code == f"nip.{code}"
    assert SENTENCES[broken.value.code].format(**broken.value.facts)
    assert NIP not in str(broken.value.facts)


@pytest.mark.parametrize("number", ["200002292020121001", "198504122010012001", "198504122010012999"])
def test_a_leap_day_and_the_edges_of_the_sequence_are_fine(number: str) -> None:
    assert read_number(number).number == number


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        ("01", NumberKind.NIP),
        ("12", NumberKind.NIP),
        ("21", NumberKind.NI_PPPK),
        ("99", NumberKind.NI_PPPK),
        ("00", NumberKind.TIDAK_DIKENAL),
        ("13", NumberKind.TIDAK_DIKENAL),
        ("20", NumberKind.TIDAK_DIKENAL),
    ],
)
def test_digits_13_and_14_tell_the_kind(digits: str, kind: NumberKind) -> None:
    assert read_number(f"198504122010{digits}2015").kind is kind


@given(
    st.dates(date(1950, 1, 1), date(2010, 12, 31)),
    st.integers(1970, 2030),
    st.integers(0, 99),
    st.sampled_from("12"),
    st.integers(1, 999),
)
def test_every_well_formed_number_is_read_back_from_its_parts(
    born: date, year: int, middle: int, sex: str, sequence: int
) -> None:
    number = f"{born:%Y%m%d}{year}{middle:02d}{sex}{sequence:03d}"
    nip = read_number(number)

    assert read_number(nip.formatted) == nip
    assert (nip.born_on, nip.appointed_year, nip.sequence) == (born, year, sequence)


@given(st.text(max_size=25) | st.integers() | st.floats() | st.none())
def test_anything_else_is_refused_by_a_rule_and_never_by_a_crash(raw: object) -> None:
    with pytest.raises(RuleBroken) as broken:
        read_number(raw)

    assert broken.value.code in SENTENCES


def findings(
    book: RuleBook, number: str | None, staff: StaffKind = StaffKind.PNS, **more: object
) -> list[tuple[str, Severity]]:
    claims = Claims(staff_kind=staff, **{"golongan": GRADE[staff], **more})  # type: ignore[arg-type]
    nip = None if number is None else read_number(number)
    found = cross_check(nip, claims, TODAY, book)
    assert all(SENTENCES[each.code].format(**each.facts) for each in found)
    return [(each.code.removeprefix("nip."), each.severity) for each in found]


GRADE = {
    StaffKind.PNS: "III/c",
    StaffKind.CPNS: "III/a",
    StaffKind.PPPK: "IX",
    StaffKind.PPPK_PARUH_WAKTU: "V",
    StaffKind.PEJABAT_NEGARA: None,
}
WARNING, ERROR = Severity.PERINGATAN, Severity.GALAT


def test_what_fits_together_finds_nothing(book: RuleBook) -> None:
    assert findings(book, NIP, sex=Sex.P, born_on=date(1985, 4, 12)) == []
    assert findings(book, NIP, StaffKind.CPNS, golongan="iii / A") == []
    assert findings(book, NI_PPPK, StaffKind.PPPK, sex=Sex.L) == []
    assert findings(book, NI_PPPK, StaffKind.PPPK_PARUH_WAKTU) == []


def test_a_birth_date_may_be_today_but_not_tomorrow(book: RuleBook) -> None:
    today, tomorrow = "202601312050011001", "202602012050011001"

    assert findings(book, today) == []
    assert findings(book, tomorrow) == [("tanggal_lahir_masa_depan", ERROR)]


def test_sex_and_birth_date_that_disagree_are_warnings(book: RuleBook) -> None:
    found = findings(book, NIP, sex=Sex.L, born_on=date(1985, 4, 13))

    assert found == [("beda_jenis_kelamin", WARNING), ("beda_tanggal_lahir", WARNING)]


@pytest.mark.parametrize(
    ("number", "staff"),
    [
        (NI_PPPK, StaffKind.PNS),
        (NI_PPPK, StaffKind.CPNS),
        (NIP, StaffKind.PPPK),
        (NIP, StaffKind.PPPK_PARUH_WAKTU),
    ],
)
def test_a_number_of_the_other_status_is_a_warning(book: RuleBook, number: str, staff: StaffKind) -> None:
    assert findings(book, number, staff) == [("beda_status", WARNING)]


@pytest.mark.parametrize("digits", ["00", "13", "20"])
def test_an_unknown_pattern_refuses_a_pns_and_warns_about_a_pppk(book: RuleBook, digits: str) -> None:
    number = f"198504122010{digits}2015"

    assert findings(book, number) == [("bukan_pola", ERROR)]
    assert findings(book, number, StaffKind.PPPK) == [("bukan_pola", WARNING)]
    assert findings(book, number, StaffKind.PPPK_PARUH_WAKTU) == [("bukan_pola", WARNING)]


@pytest.mark.parametrize(
    ("number", "young"),
    [
        ("198504012002041001", False),
        ("198504022002041001", True),
        ("198504122002031001", True),
        ("198504122002051001", False),
        ("198412312001121001", True),
    ],
)
def test_a_tmt_before_the_17th_birthday_is_a_warning(book: RuleBook, number: str, young: bool) -> None:
    assert findings(book, number) == ([("tmt_terlalu_muda", WARNING)] if young else [])


def test_of_a_pppk_only_the_year_is_compared(book: RuleBook) -> None:
    assert findings(book, "200812312025211001", StaffKind.PPPK) == []
    assert findings(book, "200901012025211001", StaffKind.PPPK) == [("tmt_terlalu_muda", WARNING)]


def test_a_number_is_required_of_an_asn_and_optional_for_the_wali_kota(book: RuleBook) -> None:
    for staff in (StaffKind.PNS, StaffKind.CPNS, StaffKind.PPPK, StaffKind.PPPK_PARUH_WAKTU):
        assert findings(book, None, staff) == [("tidak_ada", ERROR)]
    assert findings(book, None, StaffKind.PEJABAT_NEGARA) == []


@pytest.mark.parametrize(
    ("staff", "golongan"),
    [
        (StaffKind.PNS, "IX"),
        (StaffKind.CPNS, "V"),
        (StaffKind.PPPK, "III/c"),
        (StaffKind.PPPK_PARUH_WAKTU, "I/a"),
        (StaffKind.PEJABAT_NEGARA, "IV/e"),
    ],
)
def test_a_grade_of_the_other_ladder_is_an_error(book: RuleBook, staff: StaffKind, golongan: str) -> None:
    number = {StaffKind.PNS: NIP, StaffKind.CPNS: NIP, StaffKind.PEJABAT_NEGARA: None}.get(staff, NI_PPPK)

    assert findings(book, number, staff, golongan=golongan) == [("golongan_beda_status", ERROR)]


def test_an_unknown_grade_is_an_error_and_an_empty_one_a_warning_for_paruh_waktu_only(book: RuleBook) -> None:
    assert findings(book, NIP, golongan="V/z") == [("golongan_tidak_dikenal", ERROR)]
    assert findings(book, NIP, golongan=" ") == [("golongan_kosong", ERROR)]
    assert findings(book, NI_PPPK, StaffKind.PPPK, golongan=None) == [("golongan_kosong", ERROR)]
    assert findings(book, NI_PPPK, StaffKind.PPPK_PARUH_WAKTU, golongan=None) == [
        ("golongan_kosong", WARNING)
    ]


def test_the_recogniser_of_the_program_is_that_of_the_rule_set(book: RuleBook) -> None:
    assert book.nip(TODAY).patterns == Patterns()
    assert {f"nip.{mismatch}" for mismatch in Mismatch} <= set(SENTENCES)
