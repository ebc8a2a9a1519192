from __future__ import annotations

from datetime import date

import pytest
from rule_files import shipped_file

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.rules.bentuk import Column
from desktop_app.domain.rules.book import RuleBook, check
from desktop_app.domain.rules.sets import rule_set
from desktop_app.domain.terms import Aspek, FormKind, Perspektif, PostKind, Severity

DAY = date(2026, 1, 31)


def test_a_jpt_uses_perspectives_and_all_others_aspects(book: RuleBook) -> None:
    rules = book.bentuk(DAY)

    assert rules.form_of(PostKind.JPT).kind is FormKind.JPT
    assert rules.form_of(PostKind.JPT).column is Column.PERSPEKTIF
    for post in (PostKind.ADMINISTRATOR, PostKind.PENGAWAS, PostKind.FUNGSIONAL, PostKind.PELAKSANA):
        assert rules.form_of(post).kind is FormKind.JA_JF
        assert rules.form_of(post).column is Column.ASPEK


def test_the_head_of_a_unit_mandiri_uses_the_form_of_a_jpt(book: RuleBook) -> None:
    form = book.bentuk(DAY).form_of(PostKind.ADMINISTRATOR, stand_alone=True)

    assert form.kind is FormKind.JPT
    assert form.heading == "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"


def test_aspects_and_perspectives_read_as_on_the_forms(book: RuleBook) -> None:
    rules = book.bentuk(DAY)

    assert [rules.label(code) for code in Aspek] == ["Kuantitas", "Kualitas", "Waktu", "Biaya"]
    assert [rules.label(code) for code in Perspektif] == [
        "Penerima Layanan",
        "Proses Bisnis",
        "Penguatan Internal",
        "Anggaran",
    ]


def test_quantity_quality_and_time_are_asked_for_as_a_warning(book: RuleBook) -> None:
    rules = book.bentuk(DAY)

    assert rules.least_aspek == (Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU)
    assert rules.missing_aspek is Severity.PERINGATAN
    assert rules.missing_superior is Severity.PERINGATAN


def test_a_post_without_a_form_or_with_two_is_refused() -> None:
    file = shipped_file("bentuk-2022-02-01.toml")
    jpt, others = file["form"]
    twice = {**others, "post": [*others["post"], "jpt"]}
    none = {**others, "post": ["administrator"]}

    for wrong in (twice, none):
        with pytest.raises(RuleBroken, match="tepat satu bentuk"):
            check(rule_set({**file, "form": [jpt, wrong]}))


@pytest.mark.parametrize(
    "text",
    ["Melakukan rekap data", "melaksanakan tugas", "MENGIKUTI rapat", "Membantu tim", "Menyusun laporan"],
)
def test_a_result_that_begins_with_an_activity_gets_a_hint_with_a_rewrite(book: RuleBook, text: str) -> None:
    verb = book.pola_mutu(DAY).activity_verb(text)

    assert verb is not None
    assert verb.rewrite


@pytest.mark.parametrize("text", ["", "Tersusunnya laporan", "Terselesaikannya melakukan", "Menyusunkan x"])
def test_a_result_worded_as_a_result_gets_none(book: RuleBook, text: str) -> None:
    assert book.pola_mutu(DAY).activity_verb(text) is None


@pytest.mark.parametrize(
    "text", ["100%", "100 %", "≥ 100 %", "100 persen", "12 bulan", "12  Bulan", "1 tahun"]
)
def test_a_target_without_an_object_is_weak(book: RuleBook, text: str) -> None:
    assert book.pola_mutu(DAY).is_weak_target(text)


@pytest.mark.parametrize(
    "text", ["", "100 % berkas", "12 laporan", "≥ 99 %", "≤ 1 hari kerja", "1.200 KTP-el"]
)
def test_a_target_with_an_object_or_a_figure_of_its_own_is_not(book: RuleBook, text: str) -> None:
    assert not book.pola_mutu(DAY).is_weak_target(text)
