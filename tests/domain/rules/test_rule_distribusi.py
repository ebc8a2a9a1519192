from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.rules.numbers import share_at_least, share_at_most
from desktop_app.domain.terms import OrgLevel, Predikat, Severity
from desktop_app.words.rules import advice

DAY = date(2026, 12, 31)


def counts(sb: int = 0, b: int = 0, bp: int = 0, k: int = 0, sk: int = 0) -> dict[Predikat, int]:
    return dict(zip(Predikat, (sb, b, bp, k, sk), strict=True))


@pytest.mark.parametrize(
    ("organisation", "people", "faults"),
    [
        (OrgLevel.ISTIMEWA, counts(sb=7, b=3), []),
        (OrgLevel.ISTIMEWA, counts(sb=8, b=2), ["terlalu_banyak"]),
        (OrgLevel.ISTIMEWA, counts(sb=3, b=7), ["bukan_terbanyak"]),
        (OrgLevel.ISTIMEWA, counts(sb=5, b=5), []),
        (OrgLevel.BAIK, counts(sb=3, b=7), ["harus_ada"]),
        (OrgLevel.BAIK, counts(sb=2, b=7, bp=1), []),
        (OrgLevel.BAIK, counts(sb=2, b=7, k=1), []),
        (OrgLevel.BAIK, counts(sb=1, b=8, bp=1), ["terlalu_banyak"]),
        (OrgLevel.BUTUH_PERBAIKAN, counts(b=8, bp=12), []),
        (OrgLevel.BUTUH_PERBAIKAN, counts(b=9, bp=11), ["terlalu_sedikit"]),
        (OrgLevel.BUTUH_PERBAIKAN, counts(sb=2, b=6, bp=12), []),
        (OrgLevel.BUTUH_PERBAIKAN, counts(sb=3, b=5, bp=12), ["terlalu_banyak"]),
        (OrgLevel.KURANG, counts(b=2, bp=2, k=6), []),
        (OrgLevel.KURANG, counts(b=4, k=6), ["terlalu_sedikit"]),
        (OrgLevel.KURANG, counts(sb=2, b=1, bp=1, k=6), ["terlalu_banyak"]),
        (OrgLevel.SANGAT_KURANG, counts(b=3, k=1, sk=6), []),
        (OrgLevel.SANGAT_KURANG, counts(b=4, sk=6), ["terlalu_sedikit"]),
        (OrgLevel.SANGAT_KURANG, counts(sb=1, b=2, k=1, sk=6), ["terlalu_banyak"]),
    ],
)
def test_advice_by_the_capaian_of_the_organisation(
    book: RuleBook, organisation: OrgLevel, people: dict[Predikat, int], faults: list[str]
) -> None:
    findings = book.distribusi(DAY).advise(organisation, people)

    assert [finding.code.removeprefix("distribusi.") for finding in findings] == faults
    assert all(finding.severity is Severity.SARAN for finding in findings)


@given(st.sampled_from(OrgLevel), st.lists(st.sampled_from(Predikat), max_size=9))
def test_a_small_unit_gets_no_advice(book: RuleBook, organisation: OrgLevel, people: list[Predikat]) -> None:
    counted = {predikat: people.count(predikat) for predikat in Predikat}

    assert book.distribusi(DAY).advise(organisation, counted) == ()


@pytest.mark.parametrize(
    ("people", "max70", "min60", "max10", "min10"), [(10, 7, 6, 1, 1), (20, 14, 12, 2, 2), (37, 25, 23, 3, 4)]
)
def test_shares_are_whole_people(people: int, max70: int, min60: int, max10: int, min10: int) -> None:
    assert share_at_most(people, 70) == max70
    assert share_at_least(people, 60) == min60
    assert share_at_most(people, 10) == max10
    assert share_at_least(people, 10) == min10


def test_the_drawn_curve_sums_to_hundred_and_peaks_where_it_should(book: RuleBook) -> None:
    rules = book.distribusi(DAY)

    peaks = {level: pattern.peak for level, pattern in rules.patterns.items()}
    assert peaks == {
        OrgLevel.ISTIMEWA: Predikat.SANGAT_BAIK,
        OrgLevel.BAIK: Predikat.BAIK,
        OrgLevel.BUTUH_PERBAIKAN: Predikat.BUTUH_PERBAIKAN,
        OrgLevel.KURANG: Predikat.KURANG,
        OrgLevel.SANGAT_KURANG: Predikat.SANGAT_KURANG,
    }
    for level, pattern in rules.patterns.items():
        assert sum(pattern.curve.values()) == 100
        assert rules.advise(level, pattern.curve) == ()
    assert rules.uncertain is not None


def test_advice_reads_as_a_sentence_with_labels(book: RuleBook) -> None:
    (finding,) = book.distribusi(DAY).advise(OrgLevel.BAIK, counts(sb=3, b=7))

    assert advice(finding, book.ratings(DAY)) == (
        "Butuh Perbaikan atau Kurang: 0 dari 10 pegawai, pola menyarankan paling sedikit 1 pegawai. "
        "Ini pertimbangan, bukan batas."
    )
