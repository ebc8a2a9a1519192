from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.terms import Level, OrgLevel, Predikat

DAY = date(2026, 9, 30)


def test_there_are_three_ratings_five_organisation_levels_and_five_predikat(book: RuleBook) -> None:
    ratings = book.ratings(DAY)

    assert [word.print_label for word in ratings.level.words] == [
        "DI ATAS EKSPEKTASI",
        "SESUAI EKSPEKTASI",
        "DI BAWAH EKSPEKTASI",
    ]
    assert [word.print_label for word in ratings.organisation.words] == [
        "ISTIMEWA",
        "BAIK",
        "BUTUH PERBAIKAN",
        "KURANG",
        "SANGAT KURANG",
    ]
    assert [word.print_label for word in ratings.predikat.words] == [
        "SANGAT BAIK",
        "BAIK",
        "BUTUH PERBAIKAN",
        "KURANG",
        "SANGAT KURANG",
    ]


@pytest.mark.parametrize("code", [*Level, *OrgLevel, *Predikat])
def test_screen_and_print_show_the_same_words(book: RuleBook, code: Level | OrgLevel | Predikat) -> None:
    ratings = book.ratings(DAY)

    assert ratings.label(code).upper() == ratings.print_label(code)


def test_a_missing_rating_says_so_and_is_no_zero(book: RuleBook) -> None:
    ratings = book.ratings(DAY)

    assert ratings.level.label(None) == "Belum dinilai"
    assert ratings.predikat.label(None) == "Belum dapat ditentukan"
    assert ratings.predikat.print_label(None) == "BELUM DAPAT DITENTUKAN"


def test_the_curve_names_misconduct(book: RuleBook) -> None:
    assert book.ratings(DAY).predikat.graph_label(Predikat.KURANG) == "Kurang/Misconduct"
    assert book.ratings(DAY).predikat.graph_label(Predikat.BAIK) == "Baik"


@pytest.mark.parametrize("text", ["Cukup", "CUKUP", " cukup ", "Butuh  Perbaikan", "butuh_perbaikan"])
def test_cukup_of_older_rules_is_butuh_perbaikan(book: RuleBook, text: str) -> None:
    assert book.ratings(DAY).predikat.read(text) is Predikat.BUTUH_PERBAIKAN
    assert book.ratings(DAY).organisation.read(text) is OrgLevel.BUTUH_PERBAIKAN


@pytest.mark.parametrize("text", ["", "Bagus", "Sangat", "1", "Baik sekali"])
def test_an_unknown_word_is_read_as_nothing(book: RuleBook, text: str) -> None:
    assert book.ratings(DAY).predikat.read(text) is None


def test_misconduct_with_any_spacing_is_kurang(book: RuleBook) -> None:
    assert book.ratings(DAY).predikat.read("kurang / misconduct") is Predikat.KURANG
