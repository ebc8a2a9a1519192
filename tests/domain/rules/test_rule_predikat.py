from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rule_files import shipped_file

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.rules.book import RuleBook, check
from desktop_app.domain.rules.sets import rule_set
from desktop_app.domain.terms import Level, Predikat

DAY = date(2026, 9, 30)
NINE_CELLS = [
    ("atas", "bawah", "kurang"),
    ("atas", "sesuai", "baik"),
    ("atas", "atas", "sangat_baik"),
    ("sesuai", "bawah", "kurang"),
    ("sesuai", "sesuai", "baik"),
    ("sesuai", "atas", "baik"),
    ("bawah", "bawah", "sangat_kurang"),
    ("bawah", "sesuai", "butuh_perbaikan"),
    ("bawah", "atas", "butuh_perbaikan"),
]


@pytest.mark.parametrize(("hasil", "perilaku", "predikat"), NINE_CELLS)
def test_each_of_the_nine_cells(book: RuleBook, hasil: str, perilaku: str, predikat: str) -> None:
    assert book.predikat(DAY).of(Level(hasil), Level(perilaku)) is Predikat(predikat)
    assert book.predikat(DAY).of(hasil, perilaku) is Predikat(predikat)


@pytest.mark.parametrize(
    "strange", [None, "", "Atas", "ATAS", " atas", "di atas", "atas ", "baik", 3, 1.0, [], True, b"atas"]
)
def test_an_unknown_empty_or_differently_written_level_gives_none_never_a_default(
    book: RuleBook, strange: object
) -> None:
    rules = book.predikat(DAY)

    assert rules.of(strange, Level.SESUAI) is None
    assert rules.of(Level.SESUAI, strange) is None
    assert rules.of(strange, strange) is None


def test_behaviour_below_never_gives_better_than_kurang(book: RuleBook) -> None:
    rank = book.ratings(DAY).predikat.rank
    for hasil in Level:
        predikat = book.predikat(DAY).of(hasil, Level.BAWAH)
        assert predikat is not None
        assert rank(predikat) <= rank(Predikat.KURANG)


def test_results_below_never_give_better_than_butuh_perbaikan(book: RuleBook) -> None:
    rank = book.ratings(DAY).predikat.rank
    for perilaku in Level:
        predikat = book.predikat(DAY).of(Level.BAWAH, perilaku)
        assert predikat is not None
        assert rank(predikat) <= rank(Predikat.BUTUH_PERBAIKAN)


def test_sangat_baik_stands_in_one_cell_only(book: RuleBook) -> None:
    assert list(book.predikat(DAY).cells.values()).count(Predikat.SANGAT_BAIK) == 1


def file_with(cells: list[Any]) -> dict[str, Any]:
    return {**shipped_file("predikat-2022-02-01.toml"), "cell": cells}


def test_a_matrix_with_eight_cells_or_one_twice_is_refused() -> None:
    cells = shipped_file("predikat-2022-02-01.toml")["cell"]

    with pytest.raises(RuleBroken, match="hasil=bawah, perilaku=atas belum ada"):
        check(rule_set(file_with(cells[:8])))
    with pytest.raises(RuleBroken, match="tertulis dua kali"):
        check(rule_set(file_with([*cells, cells[0]])))
    with pytest.raises(RuleBroken, match="«hebat»"):
        check(rule_set(file_with([{**cells[0], "predikat": "hebat"}, *cells[1:]])))
