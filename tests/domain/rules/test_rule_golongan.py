from __future__ import annotations

from datetime import date

import pytest
from rule_files import shipped_file

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.rules.book import RuleBook, check
from desktop_app.domain.rules.sets import rule_set
from desktop_app.domain.terms import StaffKind

DAY = date(2026, 1, 31)


@pytest.mark.parametrize("text", ["III/c", "III/C", "iii/c", " III / c ", "iii /C"])
def test_a_grade_is_found_whatever_its_case_and_spaces(book: RuleBook, text: str) -> None:
    rank = book.golongan(DAY).find(text)

    assert rank is not None
    assert (rank.code, rank.name, rank.text) == ("III/c", "Penata", "Penata (III/c)")


@pytest.mark.parametrize("text", [None, "", "III", "V/a", "II/e", "XVIII", "IIII", "3c"])
def test_what_is_no_grade_of_a_pns_is_not_taken_for_one(book: RuleBook, text: str | None) -> None:
    rank = book.golongan(DAY).find(text)

    assert rank is None or rank.name is None


def test_pppk_have_grades_without_a_rank_name(book: RuleBook) -> None:
    rank = book.golongan(DAY).find("ix")

    assert rank is not None
    assert (rank.code, rank.name, rank.text) == ("IX", None, "Golongan IX")


def test_each_status_has_its_own_ladder(book: RuleBook) -> None:
    rules = book.golongan(DAY)
    pns = [rank.code for rank in rules.of(StaffKind.PNS)]

    assert (pns[0], pns[-1], len(pns)) == ("I/a", "IV/e", 17)
    assert [rank.code for rank in rules.of(StaffKind.CPNS)] == pns
    assert [rank.code for rank in rules.of(StaffKind.PPPK)][-1] == "XVII"
    assert rules.of(StaffKind.PPPK_PARUH_WAKTU) == rules.of(StaffKind.PPPK)
    assert rules.of(StaffKind.PEJABAT_NEGARA) == ()


def test_a_rank_without_a_pangkat_or_a_grade_twice_is_refused() -> None:
    file = shipped_file("golongan-2022-02-01.toml")
    nameless = {key: value for key, value in file["rank"][0].items() if key != "name"}

    with pytest.raises(RuleBroken, match="nama pangkat"):
        check(rule_set({**file, "rank": [nameless, *file["rank"][1:]]}))
    with pytest.raises(RuleBroken, match="dua kali"):
        check(rule_set({**file, "rank": [*file["rank"], file["rank"][0]]}))
