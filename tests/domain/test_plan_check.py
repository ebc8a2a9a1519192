"""What a plan lacks: what stops it, what is only said (rules 20-26)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from test_plan import a_plan, id_of
from test_plan_lines import an_indicator, an_item, an_rhk

from desktop_app.domain.plan import AnnexList, CascadeLink, Plan
from desktop_app.domain.plan_check import blocking, check_plan
from desktop_app.domain.plan_lines import arranged
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.terms import Aspek, FormKind, Perspektif, Polarity, RhkKind, Severity
from desktop_app.services.seeds import rule_sets
from desktop_app.words.sentences import sentences

DAY = date(2026, 12, 31)


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return RuleBook(rule_sets())


def a_complete_plan() -> Plan:
    plan = a_plan()
    wanted = replace(
        plan,
        rhk=(an_rhk(11, "Terbitnya akta kelahiran"),),
        indicators=tuple(
            an_indicator(20 + n, 11, f"Ukuran {aspek.value}", aspek=aspek)
            for n, aspek in enumerate((Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU))
        ),
        annex=tuple(an_item(30 + n, "Kamera", kind) for n, kind in enumerate(AnnexList)),
        links=(
            CascadeLink(
                id=id_of(41),
                audience_id=id_of(2),
                version_id=id_of(1),
                rhk_id=id_of(11),
                superior_text="Mutu layanan",
            ),
        ),
    )
    return arranged(plan, wanted)


def with_indicator(plan: Plan, **changes) -> Plan:
    first, *rest = plan.indicators
    return replace(plan, indicators=(replace(first, **changes), *rest))


def codes(plan: Plan, book: RuleBook) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in check_plan(plan, book, DAY)}


def test_a_complete_plan_lacks_nothing(book):
    assert codes(a_complete_plan(), book) == {}


def test_an_empty_plan_is_stopped(book):
    found = check_plan(arranged(a_plan(), a_plan()), book, DAY)

    assert {finding.code for finding in blocking(found)} == {"skp.belum_ada_rhk", "skp.lampiran_kosong"}


def test_seven_values_are_needed(book):
    plan = replace(a_complete_plan(), expectations=())

    assert codes(plan, book) == {"skp.perilaku_tidak_lengkap": Severity.GALAT}


def test_one_target_of_a_main_result_is_enough_and_none_is_too_few(book):
    plan = a_complete_plan()
    bare = replace(plan, indicators=tuple(replace(i, target=None, target_text=None) for i in plan.indicators))

    assert codes(bare, book)["skp.belum_ada_target"] is Severity.GALAT
    assert "skp.belum_ada_target" not in codes(with_indicator(bare, target_text="12 akta"), book)


def test_a_target_beside_the_duty_does_not_count_for_it(book):
    plan = a_complete_plan()
    beside = replace(plan, rhk=tuple(replace(r, kind=RhkKind.TAMBAHAN) for r in plan.rhk))

    assert codes(beside, book)["skp.belum_ada_rhk"] is Severity.GALAT


@pytest.mark.parametrize(
    ("changes", "code", "severity"),
    [
        ({"aspek": None}, "skp.aspek_salah", Severity.GALAT),
        ({"perspektif": Perspektif.ANGGARAN}, "skp.aspek_salah", Severity.GALAT),
        ({"aspek": Aspek.BIAYA}, "skp.aspek_kurang", Severity.PERINGATAN),
        ({"target": None, "target_text": None}, "skp.indikator_tanpa_target", Severity.PERINGATAN),
        ({"target": None}, "skp.target_tanpa_angka", Severity.SARAN),
        ({"target_text": "100 %"}, "skp.target_lemah", Severity.SARAN),
        ({"target_text": "12 Bulan"}, "skp.target_lemah", Severity.SARAN),
        ({"target": Decimal(0)}, "skp.target_nol", Severity.PERINGATAN),
        ({"polarity": Polarity.RENTANG}, "skp.rentang_tanpa_batas", Severity.PERINGATAN),
    ],
)
def test_a_weak_indicator_is_named_by_its_weight(book, changes, code, severity):
    assert codes(with_indicator(a_complete_plan(), **changes), book)[code] is severity


def test_on_the_form_of_heads_a_perspective_stands_in_place_of_the_aspect(book):
    plan = a_complete_plan()
    head = replace(
        plan,
        version=replace(plan.version, form=FormKind.JPT),
        indicators=tuple(
            replace(i, aspek=None, perspektif=Perspektif.PROSES_BISNIS) for i in plan.indicators
        ),
        links=(),
    )

    assert codes(head, book) == {}


def test_a_missing_result_of_the_superior_warns_for_the_duty_only(book):
    plan = replace(a_complete_plan(), links=())
    beside = replace(plan, rhk=(*plan.rhk, an_rhk(12, "Rapinya arsip", kind=RhkKind.TAMBAHAN)))

    found = [f for f in check_plan(beside, book, DAY) if f.code == "skp.tanpa_rhk_pimpinan"]

    assert [(f.severity, f.facts["kelompok"]) for f in found] == [(Severity.PERINGATAN, "utama")]


@pytest.mark.parametrize("verb", ["Melakukan", "melaksanakan", "Mengikuti", "Membantu", "Menyusun"])
def test_a_result_that_begins_as_an_activity_is_hinted_at(book, verb):
    plan = a_complete_plan()
    worded = replace(plan, rhk=tuple(replace(r, text=f"{verb} rapat") for r in plan.rhk))

    assert codes(worded, book) == {"skp.kata_kerja_kegiatan": Severity.SARAN}


def test_the_same_result_twice_is_hinted_at(book):
    plan = a_complete_plan()
    twice = replace(plan, rhk=(*plan.rhk, an_rhk(12, "TERBITNYA akta  kelahiran", kind=RhkKind.TAMBAHAN)))

    assert codes(twice, book)["skp.rhk_ganda"] is Severity.SARAN


def test_each_finding_has_a_sentence_that_its_facts_fill(book):
    plan = a_complete_plan()
    poor = replace(
        arranged(a_plan(), a_plan()),
        rhk=(an_rhk(11, "Melakukan rapat"), an_rhk(12, "Melakukan rapat")),
        indicators=(an_indicator(21, 11, aspek=None, target=None, target_text="100%"),),
        expectations=(),
    )

    for finding in (*check_plan(poor, book, DAY), *check_plan(replace(plan, rhk=()), book, DAY)):
        assert sentences()[finding.code].format(**finding.facts)
