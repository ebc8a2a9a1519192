"""The judgement: rules 39 to 46, what needs a fact or a reason, and the defects 1 and 3."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from itertools import product

import pytest
from shipped_book import shipped_book
from year_values import AUDIENCE, OTHER, PERSON, an_id

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.evaluation import (
    EvaluationKind,
    EvaluationVersion,
    Judgement,
    JudgementStatus,
    Rating,
    evaluation_key,
    evaluation_period,
    rating_key,
)
from desktop_app.domain.evaluation_check import Situation, check_judgement, reasons_needed
from desktop_app.domain.rules.saran import ReasonFor
from desktop_app.domain.terms import Level, OrgLevel, Predikat, Severity, ValueCode
from desktop_app.domain.values import Period

DAY = date(2026, 12, 31)
BOOK = shipped_book()
RHK = an_id()
CELLS = {
    (Level.ATAS, Level.BAWAH): Predikat.KURANG,
    (Level.ATAS, Level.SESUAI): Predikat.BAIK,
    (Level.ATAS, Level.ATAS): Predikat.SANGAT_BAIK,
    (Level.SESUAI, Level.BAWAH): Predikat.KURANG,
    (Level.SESUAI, Level.SESUAI): Predikat.BAIK,
    (Level.SESUAI, Level.ATAS): Predikat.BAIK,
    (Level.BAWAH, Level.BAWAH): Predikat.SANGAT_KURANG,
    (Level.BAWAH, Level.SESUAI): Predikat.BUTUH_PERBAIKAN,
    (Level.BAWAH, Level.ATAS): Predikat.BUTUH_PERBAIKAN,
}
EASY = Situation(
    lines=(RHK,),
    organisation=OrgLevel.BAIK,
    without_organisation=Severity.PERINGATAN,
    suggested=Level.SESUAI,
    follows_unit=False,
    predikat=Predikat.BAIK,
    without_result=0,
    without_evidence=0,
    ends_on=DAY,
    today=date(2027, 1, 5),
)


def judgement(*ratings: Rating, **more) -> Judgement:
    said = {"hasil": Level.SESUAI, "perilaku": Level.SESUAI} | more
    return Judgement(
        version=EvaluationVersion(id=an_id(), audience_id=AUDIENCE, evaluation_id=an_id(), number=1, **said),
        ratings=ratings,
    )


def rating(level: Level | None, fact: str | None = None, **where) -> Rating:
    at = where or {"rhk_line": RHK}
    return Rating(id=an_id(), audience_id=AUDIENCE, version_id=an_id(), level=level, fact=fact, **at)


def found(judged: Judgement, situation: Situation = EASY, severity: Severity = Severity.GALAT) -> set[str]:
    findings = check_judgement(judged, situation, BOOK.saran(DAY))
    return {finding.code for finding in findings if finding.severity is severity}


@pytest.mark.parametrize(("hasil", "perilaku"), list(product(Level, Level)))
def test_each_of_the_nine_cells(hasil, perilaku):
    assert BOOK.predikat(DAY).of(hasil, perilaku) is CELLS[hasil, perilaku]


@pytest.mark.parametrize("odd", [None, "", "SESUAI", "Sesuai Ekspektasi", "sesuai ", 2, object()])
def test_a_rating_in_other_words_gives_no_predikat(odd):
    assert BOOK.predikat(DAY).of(odd, Level.SESUAI) is None
    assert BOOK.predikat(DAY).of(Level.SESUAI, odd) is None


def test_a_predikat_is_a_field_nowhere():
    named = {field.name for kind in (EvaluationVersion, Rating) for field in fields(kind)}

    assert not named & {"predikat", "grade", "nilai"}


def test_the_fourth_quarter_is_another_name_of_the_year():
    assert evaluation_period(Period("2026-TW4")) == (Period("2026"), EvaluationKind.TAHUNAN)
    assert evaluation_period(Period("2026-TW4"), apart=True) == (Period("2026-TW4"), EvaluationKind.PERIODIK)


@pytest.mark.parametrize(
    ("period", "kind"),
    [
        ("2026-TW1", EvaluationKind.PERIODIK),
        ("2026-B12", EvaluationKind.PERIODIK),
        ("2026", EvaluationKind.TAHUNAN),
    ],
)
def test_other_periods_keep_their_name(period, kind):
    for apart in (True, False):
        assert evaluation_period(Period(period), apart) == (Period(period), kind)


def test_two_plans_in_a_quarter_have_two_evaluations_but_the_year_has_one():
    quarter, periodik = evaluation_period(Period("2026-TW2"))
    year, tahunan = evaluation_period(Period("2026"))
    plans = (an_id(), an_id())

    assert len({evaluation_key(AUDIENCE, PERSON, quarter, periodik, plan) for plan in plans}) == 2
    assert evaluation_key(AUDIENCE, PERSON, year, tahunan, None) == evaluation_key(
        AUDIENCE, PERSON, year, tahunan, None
    )


def test_a_line_and_a_value_never_share_a_rating():
    version = an_id()

    assert len({rating_key(AUDIENCE, version, key) for key in (RHK, OTHER, *ValueCode)}) == 9


def test_a_judgement_goes_from_draft_over_ready_to_final_and_stays_there():
    ready = judgement().moved(JudgementStatus.SIAP)
    final = ready.moved(JudgementStatus.FINAL)

    assert ready.moved(JudgementStatus.DRAF).status is JudgementStatus.DRAF
    for state in JudgementStatus:
        with pytest.raises(RuleBroken):
            final.moved(state)
    with pytest.raises(RuleBroken, match="sudah_final"):
        final.edited(final.version, ())
    with pytest.raises(RuleBroken):
        judgement().moved(JudgementStatus.FINAL)


def test_writing_in_a_ready_judgement_makes_it_a_draft_again():
    ready = judgement().moved(JudgementStatus.SIAP)

    assert ready.edited(replace(ready.version, note="Lengkapi."), ()).status is JudgementStatus.DRAF


def test_nothing_is_missing_when_all_is_as_expected():
    assert found(judgement()) == set()


def test_both_ratings_are_asked_for_by_name():
    assert found(judgement(hasil=None, perilaku=None)) == {
        "evaluasi.hasil_belum_dinilai",
        "evaluasi.perilaku_belum_dinilai",
    }


@pytest.mark.parametrize("severity", [Severity.GALAT, Severity.PERINGATAN])
def test_the_organisation_result_blocks_or_warns_as_the_office_decided(severity):
    without = replace(EASY, organisation=None, without_organisation=severity)

    assert "evaluasi.organisasi_belum_ada" in found(judgement(), without, severity)


@pytest.mark.parametrize("level", [Level.ATAS, Level.BAWAH])
def test_a_line_rated_other_than_expected_asks_for_a_fact(level):
    value = {"value_code": ValueCode.HARMONIS}

    assert found(judgement(rating(level))) == {"evaluasi.perlu_fakta_hasil"}
    assert found(judgement(rating(level, "  ", **value))) == {"evaluasi.perlu_fakta_perilaku"}
    assert found(judgement(rating(level, "Menengahi dua warga."))) == set()
    assert found(judgement(rating(Level.SESUAI), rating(None, **value))) == set()


def test_lines_without_a_rating_are_named_and_stop_nothing():
    findings = check_judgement(judgement(rating(Level.SESUAI)), EASY, BOOK.saran(DAY))

    assert [(f.code, f.severity, f.facts["jumlah"]) for f in findings] == [
        ("evaluasi.baris_belum_dinilai", Severity.PERINGATAN, 7)
    ]


def test_another_choice_than_the_suggestion_needs_a_reason():
    other = replace(EASY, suggested=Level.ATAS)

    assert found(judgement(), other) == {"evaluasi.perlu_alasan_berbeda"}
    assert found(judgement(hasil_reason="Mutu belum merata."), other) == set()
    assert found(judgement(), replace(EASY, suggested=None)) == set()


def test_low_ratings_need_their_own_reasons():
    low = replace(EASY, suggested=Level.BAWAH, predikat=Predikat.SANGAT_KURANG)
    judged = judgement(hasil=Level.BAWAH, perilaku=Level.BAWAH)

    assert found(judged, low) == {
        "evaluasi.perlu_alasan_hasil_di_bawah",
        "evaluasi.perlu_alasan_perilaku_di_bawah",
    }
    half = judgement(hasil=Level.BAWAH, perilaku=Level.BAWAH, perilaku_reason="Sering terlambat.")
    assert found(half, low) == {"evaluasi.perlu_alasan_hasil_di_bawah"}


def test_the_best_predikat_needs_a_reason_on_either_side():
    best = replace(EASY, suggested=Level.ATAS, predikat=Predikat.SANGAT_BAIK)
    levels = {"hasil": Level.ATAS, "perilaku": Level.ATAS}

    assert found(judgement(**levels), best) == {"evaluasi.perlu_alasan_sangat_baik"}
    assert found(judgement(**levels, perilaku_reason="Membimbing rekan."), best) == set()


def test_the_head_of_a_unit_gives_a_reason_even_where_the_office_asks_none_for_others():
    rules = replace(BOOK.saran(DAY), reasons=frozenset())
    head = replace(EASY, suggested=Level.ATAS, follows_unit=True)

    assert reasons_needed(judgement(), head, rules) == (ReasonFor.BERBEDA_DARI_SARAN,)
    assert reasons_needed(judgement(), replace(head, follows_unit=False), rules) == ()


@pytest.mark.parametrize(
    ("organisation", "level"),
    [
        (OrgLevel.ISTIMEWA, Level.ATAS),
        (OrgLevel.BAIK, Level.SESUAI),
        (OrgLevel.BUTUH_PERBAIKAN, Level.BAWAH),
        (OrgLevel.KURANG, Level.BAWAH),
        (OrgLevel.SANGAT_KURANG, Level.BAWAH),
    ],
)
def test_the_head_follows_the_result_of_the_unit(organisation, level):
    assert BOOK.saran(DAY).suggest_head(organisation) is level


def test_what_was_not_entered_warns_and_does_not_stop():
    thin = replace(EASY, without_result=2, without_evidence=3, today=date(2026, 12, 30))

    assert found(judgement(), thin) == set()
    assert found(judgement(), thin, Severity.PERINGATAN) >= {
        "evaluasi.periode_berjalan",
        "evaluasi.realisasi_belum_ada",
        "evaluasi.realisasi_tanpa_bukti",
    }
