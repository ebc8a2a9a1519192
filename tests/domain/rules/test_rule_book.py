from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_files import shipped_file, shipped_sets

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.rules.book import PARSERS, RuleBook, check
from desktop_app.domain.rules.sets import RuleSet, rule_set
from desktop_app.domain.terms import Level, Predikat
from desktop_app.resources import data
from desktop_app.words.sentences import sentence

FIRST_DAY = date(2022, 2, 1)
SHIPPED = shipped_sets()


def small(valid_from: date, number: int = 1, **more: Any) -> RuleSet:
    head = {"kind": "predikat", "valid_from": valid_from, "number": number, "title": "t", "source": "s"}
    cells = shipped_file("predikat-2022-02-01.toml")["cell"]
    return rule_set({**head, "cell": cells, **more})


def test_every_shipped_file_is_valid_and_named_by_kind_and_day(sets: list[RuleSet]) -> None:
    for rules in sets:
        check(rules)

    assert {rules.kind for rules in sets} == set(PARSERS)
    names = {path.name for path in data().glob("*-20??-??-??.toml")}
    assert names == {f"{rules.kind}-{rules.valid_from}.toml" for rules in sets}


@given(st.dates(FIRST_DAY, date(2100, 12, 31)), st.sampled_from(sorted(PARSERS)))
def test_every_day_since_the_law_has_exactly_one_set_of_each_kind(day: date, kind: str) -> None:
    best = [rules for rules in SHIPPED if rules.kind == kind and rules.is_in_force(day)]
    newest = max((rules.valid_from, rules.number) for rules in best)

    assert [(rules.valid_from, rules.number) for rules in best].count(newest) == 1
    assert RuleBook(SHIPPED).on(kind, day) == next(
        rules for rules in best if (rules.valid_from, rules.number) == newest
    )


def test_a_day_before_the_first_set_has_no_rule_and_no_default(book: RuleBook, kind: str) -> None:
    day = FIRST_DAY - timedelta(days=1)

    with pytest.raises(RuleBroken) as broken:
        book.on(kind, day)

    assert broken.value.code == "aturan.belum_ada"
    assert broken.value.facts == {"kind": kind, "day": day}


def test_both_refusals_of_a_rule_read_as_sentences() -> None:
    missing = RuleBroken("aturan.belum_ada", kind="rating", day=date(2021, 12, 31))
    invalid = RuleBroken("aturan.tidak_sah", kind="rating", reason="kolom level tidak ada")

    assert "«rating» yang berlaku pada 31-12-2021" in sentence(missing)
    assert "kolom level tidak ada" in sentence(invalid)


def test_an_accessor_refuses_a_day_without_a_set(book: RuleBook) -> None:
    with pytest.raises(RuleBroken, match=r"aturan\.belum_ada"):
        book.predikat(date(2021, 12, 31))


def test_the_latest_valid_from_counts_then_the_highest_number() -> None:
    old, new, corrected = small(date(2022, 2, 1), 9), small(date(2025, 1, 1), 1), small(date(2025, 1, 1), 2)
    book = RuleBook([corrected, old, new])

    assert book.on("predikat", date(2024, 12, 31)) == old
    assert book.on("predikat", date(2025, 1, 1)) == corrected


def test_a_past_year_keeps_its_own_rules_when_a_newer_set_arrives() -> None:
    changed = [{**cell, "predikat": "kurang"} for cell in shipped_file("predikat-2022-02-01.toml")["cell"]]
    book = RuleBook([small(date(2022, 2, 1)), small(date(2026, 1, 1), cell=changed)])

    assert book.predikat(date(2025, 12, 31)).of(Level.ATAS, Level.ATAS) is Predikat.SANGAT_BAIK
    assert book.predikat(date(2026, 1, 1)).of(Level.ATAS, Level.ATAS) is Predikat.KURANG


def test_a_set_that_was_ended_counts_to_its_last_day() -> None:
    book = RuleBook([small(date(2022, 2, 1), valid_to=date(2023, 12, 31))])

    assert book.on("predikat", date(2023, 12, 31)).number == 1
    with pytest.raises(RuleBroken, match=r"aturan\.belum_ada"):
        book.on("predikat", date(2024, 1, 1))


def test_the_same_set_twice_is_one_but_two_contents_under_one_number_are_refused() -> None:
    other = small(date(2022, 2, 1), cell=shipped_file("predikat-2022-02-01.toml")["cell"][::-1])

    assert RuleBook([small(FIRST_DAY), small(FIRST_DAY)]).on("predikat", FIRST_DAY) == small(FIRST_DAY)
    with pytest.raises(RuleBroken, match="dua isi"):
        RuleBook([small(FIRST_DAY), other])


def test_values_are_read_once_per_set(book: RuleBook) -> None:
    assert book.golongan(date(2024, 1, 1)) is book.golongan(date(2026, 1, 1))


def test_the_hash_does_not_depend_on_how_the_file_was_written() -> None:
    file = shipped_file("perilaku-2022-02-01.toml")
    turned = dict(reversed(file.items()))
    turned["value"] = [dict(reversed(value.items())) for value in file["value"]]

    assert rule_set(turned).sha256 == rule_set(file).sha256
    assert len(rule_set(file).sha256) == 32


def test_a_set_read_back_from_its_canonical_json_is_the_same(kind: str, file: dict[str, Any]) -> None:
    first = rule_set(file)
    again = replace(first, body=first.body)

    assert again == first
    assert PARSERS[kind](again.facts) == PARSERS[kind](first.facts)


def test_a_body_changed_by_hand_is_never_used() -> None:
    rules = small(FIRST_DAY)

    with pytest.raises(RuleBroken, match="SHA-256"):
        replace(rules, body=rules.body.replace("sangat_baik", "baik"))


def test_floats_and_unknown_kinds_are_refused() -> None:
    with pytest.raises(RuleBroken, match="bilangan bulat"):
        small(FIRST_DAY, cap=1.5)
    with pytest.raises(RuleBroken, match="tidak dikenal oleh program"):
        check(replace(small(FIRST_DAY), kind="cuaca"))


def test_a_misspelt_field_is_named(kind: str, file: dict[str, Any]) -> None:
    file["salah_ketik"] = 1

    with pytest.raises(RuleBroken) as broken:
        check(rule_set(file))

    assert broken.value.code == "aturan.tidak_sah"
    assert broken.value.facts == {"kind": kind, "reason": "kolom salah_ketik tidak dikenal"}


HEAD = {"kind", "valid_from", "number", "title", "source"}
OPTIONAL = {("hari_kerja", "unit"), ("hari_kerja", "unit_kind"), ("nip", "exception")}


def test_each_missing_field_is_named(kind: str, file: dict[str, Any]) -> None:
    for key in [key for key in file if key not in HEAD | {"note", "tidak_pasti"}]:
        if (kind, key) in OPTIONAL:
            continue
        broken_file = {name: value for name, value in file.items() if name != key}

        with pytest.raises(RuleBroken) as broken:
            check(rule_set(broken_file))

        assert key in str(broken.value.facts["reason"])


@pytest.mark.parametrize("key", sorted(HEAD))
def test_a_file_without_a_full_head_is_refused(key: str) -> None:
    file = shipped_file("predikat-2022-02-01.toml")
    del file[key]

    with pytest.raises(RuleBroken, match=r"aturan\.tidak_sah"):
        rule_set(file)


def damaged(value: Any, wrong: Any) -> list[Any]:
    """All copies of a nested value with one leaf replaced by something of a wrong type."""
    if isinstance(value, dict):
        return [{**value, key: copy} for key in value for copy in damaged(value[key], wrong)]
    if isinstance(value, list):
        return [
            [*value[:n], copy, *value[n + 1 :]]
            for n in range(min(2, len(value)))
            for copy in damaged(value[n], wrong)
        ]
    return [wrong]


@pytest.mark.parametrize("wrong", [-1, "", " x", [], {}])
def test_no_leaf_of_a_wrong_type_gets_through(kind: str, file: dict[str, Any], wrong: Any) -> None:
    body = {key: value for key, value in file.items() if key not in HEAD}
    for copy in damaged(body, wrong):
        head = {key: file[key] for key in HEAD}

        with pytest.raises(RuleBroken) as broken:
            check(rule_set({**head, **copy}))

        assert broken.value.facts["kind"] == kind
