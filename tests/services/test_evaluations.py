"""Evaluating through its use cases: rules 39-47, 52, 55, and the defects 1, 3, 7 and 9."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from builders import admin
from office_world import AT, add_fact, add_plan, make_party, plan_lines, settle

from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.evaluation import (
    Cause,
    DeliveryHow,
    DeliveryKind,
    Evaluation,
    EvaluationVersion,
    Rating,
)
from desktop_app.domain.papers import Frozen, ObjectKind, Step
from desktop_app.domain.people import FactKind, Person
from desktop_app.domain.plan import ActingAs, CloseReason, PartyRole, Skp, SkpParty, SkpVersion, VersionStatus
from desktop_app.domain.rules.saran import ReasonFor
from desktop_app.domain.terms import Level, OrgLevel, Predikat, ValueCode
from desktop_app.domain.values import OnPaper, Period, Role, StoredFile
from desktop_app.domain.year import Evidence, OwnerKind
from desktop_app.services.evaluations.cases import Evaluations, JudgementDraft, RatingDraft
from desktop_app.services.freezing import body_of
from desktop_app.services.offices import own_office
from desktop_app.services.profile import write_setting
from desktop_app.services.year import Year
from desktop_app.vault.blobs import Blobs
from desktop_app.vault.keys import Keys

TW1, TW2, TW3, TW4, YEAR = (Period(t) for t in ("2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4", "2026"))
OCTOBER, SEPTEMBER, LATE = date(2026, 10, 5), date(2026, 9, 30), date(2026, 11, 24)
FINE = JudgementDraft(hasil=Level.SESUAI, perilaku=Level.SESUAI)


@pytest.fixture
def world(store):
    return settle(store)


@pytest.fixture
def made(store, world):
    with store.work() as work:
        return add_plan(work, world.staff[0], world.kabid, world.kadis)


@pytest.fixture
def year(store, tmp_path):
    return Year(store, Blobs(tmp_path / "berkas", Keys(bytes(32))))


@pytest.fixture
def evaluations(store):
    return Evaluations(store)


def paper(day=OCTOBER, **more) -> OnPaper:
    return OnPaper(signed_on=day, signatory="Kabid Contoh", **more)


def set_org(store, unit_id, level=OrgLevel.BAIK, period=TW3) -> None:
    told = {"paper": paper(LATE - timedelta(days=1))}
    Evaluations(store).set_org_result(admin(LATE), unit_id, period, level, "Realisasi rencana aksi", **told)


def one(store, who, period=TW3):
    """The evaluation of a person in a period, prepared with everybody's."""
    Evaluations(store).prepare(admin(LATE), period)
    with store.look() as work:
        (found,) = work.find(Evaluation, person_id=who.person_id, period=period)
    return found.id


@pytest.fixture
def evaluation(store, world, made):
    """An evaluation of triwulan III whose unit has its result."""
    set_org(store, world.dinas)
    return one(store, world.staff[0])


@pytest.fixture
def desk(world, made, year, evaluations, evaluation):
    """Everything a longer test works with."""
    return world, made, year, evaluations, evaluation


def refusal(deed, *facts, **more) -> str:
    with pytest.raises((RuleBroken, NotAllowed)) as refused:
        deed(*facts, **more)
    return refused.value.code


def test_everybody_with_a_set_plan_is_due_once(store, world, made, evaluations):
    with store.work() as work:
        add_plan(work, world.staff[1], world.kabid, world.kadis, is_set=False)

    first, again = (evaluations.prepare(admin(LATE), TW3) for _ in range(2))

    assert (first.made, first.due) == (1, 1)
    assert (again.made, again.due) == (0, 1)
    assert not again.changes


def test_only_the_units_asked_for_are_prepared(store, world, made, evaluations):
    assert evaluations.prepare(admin(LATE), TW3, {world.dinas}).due == 0
    assert evaluations.prepare(admin(LATE), TW3, {world.bidang}).due == 1


def test_a_period_that_has_not_begun_waits(evaluations, made):
    assert refusal(evaluations.prepare, admin(LATE), Period("2027-TW1")) == "evaluasi.periode_belum_mulai"


def test_a_penilai_prepares_his_own_people_only(store, world, made, evaluations):
    with store.work() as work:
        add_plan(work, world.kabid, world.kadis, None)

    assert evaluations.prepare(world.kabid.acts(LATE), TW3).due == 1
    assert evaluations.prepare(world.kadis.acts(LATE), TW3).due == 1
    assert evaluations.prepare(world.staff[0].acts(LATE), TW3).due == 0


def test_triwulan_four_is_the_year_unless_the_office_rates_it_apart(store, world, made, evaluations):
    together = evaluations.prepare(admin(LATE), TW4)
    same = evaluations.prepare(admin(LATE), YEAR)
    with store.work() as work:
        write_setting(work, own_office(work).audience_id, "evaluasi.tw4", "terpisah")
    apart = evaluations.prepare(admin(LATE), TW4)

    assert (together.made, same.made, apart.made) == (1, 0, 1)
    with store.look() as work:
        assert {(e.period, e.kind.value) for e in work.find(Evaluation)} == {
            (YEAR, "tahunan"),
            (TW4, "periodik"),
        }


def test_a_transfer_makes_two_evaluations_of_its_quarter_and_one_of_the_year(store, world):
    me = world.staff[1]
    with store.work() as work:
        old = add_plan(work, me, world.kabid, world.kadis, ends_on=date(2026, 5, 31))
        work.keep(replace(work.need(Skp, old.skp.id), close_reason=CloseReason.MUTASI))
        add_plan(work, me, world.kadis, None, part=2, starts_on=date(2026, 6, 1))
    evaluations = Evaluations(store)

    due = {str(period): evaluations.prepare(admin(LATE), period).due for period in (TW1, TW2, TW3, YEAR)}

    assert due == {"2026-TW1": 1, "2026-TW2": 2, "2026-TW3": 1, "2026": 1}
    with store.look() as work:
        spans = sorted((e.from_on, e.to_on) for e in work.find(Evaluation, period=TW2))
    assert spans == [(date(2026, 4, 1), date(2026, 5, 31)), (date(2026, 6, 1), date(2026, 6, 30))]


def test_a_rating_and_its_last_word(store, world, evaluations, evaluation):
    kabid = world.kabid.acts(OCTOBER)
    evaluations.rate(kabid, evaluation, FINE)
    ready = evaluations.sheet(kabid, evaluation)
    evaluations.finalise(kabid, evaluation)

    sheet = evaluations.sheet(kabid, evaluation)

    assert (ready.status, sheet.status) == ("siap", "final")
    assert sheet.predikat is Predikat.BAIK
    assert sheet.organisation_level is OrgLevel.BAIK
    assert [(step.from_status, step.to_status, step.as_role.value) for step in sheet.steps] == [
        (None, "siap", "penilai"),
        ("siap", "final", "penilai"),
    ]
    assert sheet.frozen.predikat is Predikat.BAIK


@pytest.mark.parametrize("cell", list(product(Level, Level)))
def test_each_cell_comes_out_of_its_two_ratings(store, world, evaluations, evaluation, cell):
    hasil, perilaku = cell
    reasons = {"hasil_reason": "Alasan hasil.", "perilaku_reason": "Alasan perilaku."}
    draft = JudgementDraft(hasil=hasil, perilaku=perilaku, **reasons)
    kabid = world.kabid.acts(OCTOBER)
    evaluations.rate(kabid, evaluation, draft)
    evaluations.finalise(kabid, evaluation)

    explained = evaluations.explain(kabid, evaluation)

    assert explained.cell == (hasil, perilaku)
    assert explained.predikat is explained.cells[hasil, perilaku]
    with store.look() as work:
        assert work.one(Frozen, object_id=explained.version.id).predikat is explained.predikat


def test_a_missing_rating_is_not_yet_rated_and_gives_no_predikat(world, evaluations, evaluation):
    kabid = world.kabid.acts(OCTOBER)
    evaluations.rate(kabid, evaluation, JudgementDraft(hasil=Level.ATAS))

    sheet = evaluations.sheet(kabid, evaluation)

    assert (sheet.status, sheet.predikat) == ("draf", None)
    assert refusal(evaluations.finalise, kabid, evaluation) == "evaluasi.perilaku_belum_dinilai"
    assert not evaluations.explain(kabid, evaluation).is_complete


def test_an_unrated_evaluation_is_never_final(world, evaluations, evaluation):
    assert refusal(evaluations.finalise, world.kabid.acts(OCTOBER), evaluation) == "evaluasi.belum_dinilai"


def test_a_suggestion_is_shown_and_never_becomes_a_rating(store, desk):
    world, made, year, evaluations, evaluation = desk
    me, kabid = world.staff[0].acts(LATE), world.kabid.acts(OCTOBER)
    for line, value in zip(made.lines, ("310", "99", "10"), strict=True):
        year.record(me, made.skp.id, line, TW3, SEPTEMBER, value=Decimal(value))

    sheet = evaluations.sheet(kabid, evaluation)
    evaluations.rate(kabid, evaluation, JudgementDraft())

    assert sheet.suggestion.level is Level.SESUAI
    assert (sheet.suggestion.counted.above, sheet.suggestion.counted.as_expected) == (1, 1)
    after = evaluations.sheet(kabid, evaluation)
    assert (after.judgement.version.hasil, after.judgement.version.perilaku) == (None, None)
    with store.look() as work:
        assert not work.find(Rating)
        assert all(version.hasil is None for version in work.find(EvaluationVersion))


def test_another_choice_than_the_suggestion_asks_for_a_reason(world, made, year, evaluations, evaluation):
    kabid = world.kabid.acts(OCTOBER)
    for line in made.lines:
        year.record(world.staff[0].acts(LATE), made.skp.id, line, TW3, SEPTEMBER, value=Decimal(10_000))
    evaluations.rate(kabid, evaluation, FINE)

    assert evaluations.sheet(kabid, evaluation).reasons_needed == (ReasonFor.BERBEDA_DARI_SARAN,)
    assert refusal(evaluations.finalise, kabid, evaluation) == "evaluasi.perlu_alasan_berbeda"
    evaluations.rate(kabid, evaluation, replace(FINE, hasil_reason="Sebagian besar dikerjakan tim."))
    evaluations.finalise(kabid, evaluation)


def test_a_line_other_than_expected_asks_for_a_fact(world, made, evaluations, evaluation):
    kabid = world.kabid.acts(OCTOBER)
    bad = RatingDraft(value_code=ValueCode.HARMONIS, level=Level.BAWAH)
    good = RatingDraft(rhk_line=made.rhk_lines[0], level=Level.ATAS, fact="Antrean selesai sebelum jam 12.")
    evaluations.rate(kabid, evaluation, replace(FINE, ratings=(bad, good)))

    assert refusal(evaluations.finalise, kabid, evaluation) == "evaluasi.perlu_fakta_perilaku"
    told = replace(bad, fact="Menolak membantu rekan pada 12 Agustus.")
    evaluations.rate(kabid, evaluation, replace(FINE, ratings=(told, good)))
    evaluations.finalise(kabid, evaluation)

    explained = evaluations.explain(kabid, evaluation)
    rated = {b.line.value.code: b.rating for b in explained.behaviours if b.rating}
    assert rated[ValueCode.HARMONIS].fact == "Menolak membantu rekan pada 12 Agustus."
    assert explained.results[0].rating.level is Level.ATAS


def test_ratings_are_of_lines_in_the_plan_each_once(world, made, evaluations, evaluation):
    kabid = world.kabid.acts(OCTOBER)
    once = RatingDraft(value_code=ValueCode.LOYAL, level=Level.SESUAI)

    def code(*ratings):
        return refusal(evaluations.rate, kabid, evaluation, replace(FINE, ratings=ratings))

    assert code(once, once) == "evaluasi.rating_ganda"
    assert code(RatingDraft(level=Level.SESUAI)) == "evaluasi.rating_tanpa_baris"
    assert code(RatingDraft(rhk_line=made.lines[0], level=Level.SESUAI)) == "evaluasi.baris_lain"
    assert code(replace(once, fact="x" * 2001)) == "data.terlalu_panjang"


def test_only_the_penilai_of_the_day_judges(store, world, evaluations, evaluation):
    for other in (world.kadis, world.staff[1]):
        assert refusal(evaluations.rate, other.acts(OCTOBER), evaluation, FINE) == "hak.bukan_penilai"
    assert refusal(evaluations.rate, admin(OCTOBER), evaluation, FINE) == "hak.bukan_penilai"
    assert (
        refusal(evaluations.rate, world.kabid.acts(OCTOBER), evaluation, FINE, paper())
        == "hak.bukan_operator"
    )


def test_the_evaluated_person_judges_by_no_route(store, world, made, evaluations, evaluation):
    me = world.staff[0]
    as_admin = replace(admin(OCTOBER), person_id=me.person_id)

    assert refusal(evaluations.rate, me.acts(OCTOBER), evaluation, FINE) == "hak.menilai_diri"
    assert refusal(evaluations.rate, as_admin, evaluation, FINE) == "hak.menilai_diri"
    assert refusal(evaluations.rate, as_admin, evaluation, FINE, paper()) == "hak.mencatat_sendiri"
    evaluations.rate(world.kabid.acts(OCTOBER), evaluation, FINE)
    assert refusal(evaluations.finalise, me.acts(OCTOBER), evaluation) == "hak.menilai_diri"
    assert (
        evaluations.finalise_all(me.acts(OCTOBER), [evaluation]).refused[evaluation].code
        == "hak.menilai_diri"
    )
    assert evaluations.rate_all(as_admin, {evaluation: FINE}).refused[evaluation].code == "hak.menilai_diri"
    with store.look() as work:
        assert len(work.find(Step, object_id=work.find(EvaluationVersion)[0].id)) == 1


def test_an_unfinished_judgement_is_hidden_from_its_person(world, evaluations, evaluation):
    me = world.staff[0].acts(OCTOBER)
    evaluations.rate(world.kabid.acts(OCTOBER), evaluation, replace(FINE, note="Perlu pelatihan."))

    mine, explained = evaluations.sheet(me, evaluation), evaluations.explain(me, evaluation)

    assert mine.is_hidden
    assert (mine.judgement, mine.predikat, mine.needs) == (None, None, ())
    assert {(v.hasil, v.perilaku, v.note) for v in mine.versions} == {(None, None, None)}
    assert (explained.cell, explained.version) == (None, None)
    as_admin = replace(admin(OCTOBER), person_id=world.staff[0].person_id)
    assert evaluations.sheet(as_admin, evaluation).judgement is None
    evaluations.finalise(world.kabid.acts(OCTOBER), evaluation)
    assert evaluations.sheet(me, evaluation).predikat is Predikat.BAIK


def test_whoever_has_nothing_to_do_with_it_reads_nothing(world, evaluations, evaluation):
    assert refusal(evaluations.sheet, world.staff[1].acts(OCTOBER), evaluation) == "evaluasi.bukan_lingkup"
    assert refusal(evaluations.explain, world.staff[1].acts(OCTOBER), evaluation) == "evaluasi.bukan_lingkup"
    for reader in (world.kabid, world.kadis, world.staff[0]):
        assert evaluations.sheet(reader.acts(OCTOBER), evaluation)


def test_a_plt_judges_within_his_dates_and_not_a_day_later(store, world, made, evaluations, evaluation):
    with store.work() as work:
        work.add(
            make_party(
                work,
                made.skp,
                PartyRole.PENILAI,
                world.kadis,
                date(2026, 9, 1),
                to_on=OCTOBER,
                acting=ActingAs.PLT,
            )
        )
    plt, after = world.kadis.acts(OCTOBER), world.kadis.acts(OCTOBER + timedelta(days=1))

    evaluations.rate(plt, evaluation, FINE)

    assert evaluations.sheet(plt, evaluation).judgement.version.rater_as is ActingAs.PLT
    assert refusal(evaluations.rate, after, evaluation, FINE) == "hak.bukan_penilai"
    assert refusal(evaluations.finalise, after, evaluation) == "hak.bukan_penilai"
    evaluations.finalise(world.kabid.acts(OCTOBER + timedelta(days=1)), evaluation)


def test_the_last_penilai_of_a_closed_plan_still_judges_it(store, world, evaluations):
    me = world.staff[1]
    with store.work() as work:
        old = add_plan(work, me, world.kabid, world.kadis, ends_on=date(2026, 5, 31))
        parties = work.find(SkpParty, skp_id=old.skp.id)
        ended = [
            replace(p, id=work.mint(), at=work.now, corrects_id=p.id, to_on=old.skp.ends_on) for p in parties
        ]
        work.add(*ended)
    set_org(store, world.dinas, period=TW2)
    evaluation = one(store, me, TW2)

    evaluations.rate(world.kabid.acts(OCTOBER), evaluation, FINE)
    evaluations.finalise(world.kabid.acts(OCTOBER), evaluation)

    assert evaluations.sheet(admin(LATE), evaluation).penilai.name == "Kabid Contoh"


def test_what_was_done_on_paper_keeps_both_names(store, world, evaluations, evaluation):
    scan = StoredFile(sha256=bytes(32), size=10, name="pindaian.pdf", mime="application/pdf")
    signed = paper(scan=scan)
    evaluations.rate(admin(LATE), evaluation, FINE, signed)
    evaluations.finalise(admin(LATE), evaluation, signed)

    steps = evaluations.sheet(admin(LATE), evaluation).steps

    assert {(s.by_text, s.on_paper, s.signed_on, s.recorded_text) for s in steps} == {
        ("Kabid Contoh", True, OCTOBER, "Admin Contoh")
    }
    with store.look() as work:
        assert [e.owner_kind for e in work.find(Evidence, owner_id=steps[-1].id)] == [OwnerKind.STEP]
        frozen = work.one(Frozen, object_id=steps[-1].object_id)
    assert frozen.rater_id == world.kabid.person_id
    assert body_of(frozen)["ditetapkan"]["dicatat_oleh"] == "Admin Contoh"


def test_a_paper_older_than_its_period_is_refused(evaluations, evaluation):
    early = paper(date(2026, 6, 30))

    assert (
        refusal(evaluations.rate, admin(LATE), evaluation, FINE, early) == "evaluasi.kertas_sebelum_periode"
    )


def test_the_office_decides_whether_the_organisation_result_is_waited_for(store, world, made, evaluations):
    evaluation, kabid = one(store, world.staff[0]), world.kabid.acts(OCTOBER)
    evaluations.rate(kabid, evaluation, FINE)
    with store.work() as work:
        write_setting(work, own_office(work).audience_id, "evaluasi.perlu_capaian_organisasi", True)
    assert refusal(evaluations.finalise, kabid, evaluation) == "evaluasi.organisasi_belum_ada"
    with store.work() as work:
        write_setting(work, own_office(work).audience_id, "evaluasi.perlu_capaian_organisasi", False)

    evaluations.finalise(kabid, evaluation)

    assert evaluations.sheet(kabid, evaluation).organisation_level is None


def test_a_unit_without_its_own_result_follows_the_one_above(store, world, made, evaluations):
    evaluation = one(store, world.staff[0])
    set_org(store, world.dinas, OrgLevel.ISTIMEWA)
    assert evaluations.sheet(admin(LATE), evaluation).organisation_level is OrgLevel.ISTIMEWA

    set_org(store, world.bidang, OrgLevel.KURANG)

    sheet = evaluations.sheet(admin(LATE), evaluation)
    assert sheet.organisation_level is OrgLevel.KURANG
    assert sheet.suggestion.of_unit is None


@pytest.mark.parametrize(
    ("level", "rating"), [(OrgLevel.ISTIMEWA, Level.ATAS), (OrgLevel.KURANG, Level.BAWAH)]
)
def test_the_head_of_a_unit_follows_its_result_or_says_why_not(store, world, evaluations, level, rating):
    with store.work() as work:
        add_plan(work, world.kabid, world.kadis, None)
    set_org(store, world.bidang, level)
    evaluation, kadis = one(store, world.kabid), world.kadis.acts(OCTOBER)
    sheet = evaluations.sheet(kadis, evaluation)
    evaluations.rate(kadis, evaluation, FINE)

    assert (sheet.suggestion.level, sheet.suggestion.of_unit) == (rating, level)
    assert refusal(evaluations.finalise, kadis, evaluation) == "evaluasi.perlu_alasan_berbeda"
    evaluations.rate(kadis, evaluation, replace(FINE, hasil_reason="Capaian ditopang bidang lain."))
    evaluations.finalise(kadis, evaluation)


def test_a_unit_is_judged_by_the_level_above_it(store, world, evaluations):
    told = (world.bidang, TW3, OrgLevel.BAIK)

    assert (
        refusal(evaluations.set_org_result, world.kabid.acts(LATE), *told) == "organisasi.bukan_atasan_unit"
    )
    assert (
        refusal(evaluations.set_org_result, world.staff[0].acts(LATE), *told)
        == "organisasi.bukan_atasan_unit"
    )
    assert refusal(evaluations.set_org_result, admin(LATE), *told) == "organisasi.perlu_kertas"
    evaluations.set_org_result(world.kadis.acts(LATE), *told)

    assert evaluations.org_result(world.bidang, TW3).level is OrgLevel.BAIK


def test_a_set_organisation_result_changes_only_with_a_reason(store, world, evaluations, evaluation):
    kabid, signed = world.kabid.acts(OCTOBER), paper(OCTOBER)
    evaluations.rate(kabid, evaluation, FINE)
    evaluations.finalise(kabid, evaluation)
    told = (admin(LATE), world.dinas, TW3, OrgLevel.KURANG)

    assert refusal(evaluations.set_org_result, *told, paper=signed) == "organisasi.perlu_alasan"
    assert refusal(evaluations.set_org_result, *told, final=False) == "organisasi.sudah_ditetapkan"
    evaluations.set_org_result(*told, paper=signed, reason="Salah ketik dari berita acara.")

    assert evaluations.org_result(world.dinas, TW3).level is OrgLevel.KURANG
    assert evaluations.sheet(kabid, evaluation).organisation_level is OrgLevel.BAIK
    with store.look() as work:
        assert {f.level for f in work.find(Frozen, unit_id=world.dinas)} == {OrgLevel.BAIK, OrgLevel.KURANG}


def test_what_is_final_stays_as_it_was(store, desk, tmp_path):
    world, made, year, evaluations, evaluation = desk
    me, kabid = world.staff[0], world.kabid.acts(OCTOBER)
    done = year.record(me.acts(LATE), made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(310))
    proof = tmp_path / "rekap.pdf"
    proof.write_bytes(b"%PDF")
    year.attach(me.acts(LATE), OwnerKind.REALISATION, done.id, proof)
    year.give_feedback(kabid, made.skp.id, SEPTEMBER, "Sudah cukup baik.", rhk_line=made.rhk_lines[0])
    evaluations.rate(kabid, evaluation, replace(FINE, hasil_reason="Mutu belum merata."))
    evaluations.finalise(kabid, evaluation)
    before, told = evaluations.sheet(kabid, evaluation), evaluations.explain(kabid, evaluation)

    with store.work() as work:
        person = work.one(Person, person_id=me.person_id)
        work.keep(replace(person, name="Nama Baru Contoh"))
        add_fact(work, me, FactKind.PANGKAT, date(2026, 7, 1), golongan="IV/a")
        add_fact(
            work, me, FactKind.PENEMPATAN, date(2026, 7, 1), unit_id=world.dinas, post_text="Jabatan Baru"
        )
        add_fact(work, world.kabid, FactKind.PANGKAT, date(2026, 7, 1), golongan="IV/b")
        second = plan_lines(work, made.skp, number=2)
        work.keep(replace(second, version=replace(second.version, status=VersionStatus.DITETAPKAN)))
    year.record(
        me.acts(LATE), made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(31), corrects=done.id
    )

    after = evaluations.sheet(kabid, evaluation)
    for name in ("pegawai", "penilai", "atasan", "plan", "suggestion", "predikat", "frozen"):
        assert getattr(after, name) == getattr(before, name), name
    assert after.lines == before.lines
    assert evaluations.explain(kabid, evaluation) == told
    assert after.lines[0].indicators[0].achievement.measurement.realisation == 310
    assert after.lines[0].indicators[0].entries[0].evidence[0].name == "rekap.pdf"
    assert after.pegawai.unit == "Bidang Contoh"


def test_the_frozen_body_holds_all_it_rests_on(store, desk, tmp_path):
    world, made, year, evaluations, evaluation = desk
    me, kabid = world.staff[0].acts(LATE), world.kabid.acts(OCTOBER)
    done = year.record(me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(310))
    proof = tmp_path / "rekap.pdf"
    proof.write_bytes(b"%PDF")
    year.attach(me, OwnerKind.REALISATION, done.id, proof)
    evaluations.rate(kabid, evaluation, replace(FINE, hasil_reason="Mutu belum merata."))
    evaluations.finalise(kabid, evaluation)

    with store.look() as work:
        frozen = work.one(Frozen, person_id=world.staff[0].person_id, period=TW3)
        plan = work.one(Frozen, object_id=made.plan.version.id)
    body = body_of(frozen)

    assert body["pihak"]["pegawai"]["nama"] == "Pegawai Contoh 0001"
    assert set(body["pihak"]) == {"pegawai", "penilai", "atasan_penilai"}
    assert body["skp"] == {
        "id": made.skp.id.hex(),
        "versi_id": made.plan.version.id.hex(),
        "sha256": plan.sha256.hex(),
    }
    assert body["realisasi"][0]["value"] == "310"
    assert (body["bukti"][0]["untuk"], len(body["bukti"][0]["sha256"])) == (done.id.hex(), 64)
    first = next(c for c in body["capaian"] if c["indikator"] == made.lines[0].hex())
    assert (first["target"], first["realisasi"], first["persen"], first["rumus"]) == (
        "300",
        "310",
        "103.33",
        "naik",
    )
    assert body["alasan"] == ["berbeda_dari_saran"]
    assert body["organisasi"]["tingkat"] == "baik"
    assert (frozen.unit_id, frozen.level, frozen.hasil) == (world.bidang, OrgLevel.BAIK, Level.SESUAI)
    assert all(len(used["sha256"]) == 64 for used in json.loads(frozen.rules).values())


def test_a_final_evaluation_takes_no_further_word(world, evaluations, evaluation):
    kabid = world.kabid.acts(OCTOBER)
    evaluations.rate(kabid, evaluation, FINE)
    evaluations.finalise(kabid, evaluation)

    assert refusal(evaluations.rate, kabid, evaluation, FINE) == "evaluasi.sudah_final"
    assert refusal(evaluations.finalise, kabid, evaluation) == "evaluasi.sudah_final"


def test_a_correction_is_the_next_version_and_the_old_one_stays(store, world, evaluations, evaluation):
    kabid = world.kabid.acts(OCTOBER)
    evaluations.rate(kabid, evaluation, FINE)
    evaluations.finalise(kabid, evaluation)
    assert (
        refusal(evaluations.reopen_as, kabid, evaluation, Cause.KOREKSI, " ") == "evaluasi.tanpa_alasan_versi"
    )
    evaluations.reopen_as(kabid, evaluation, Cause.KOREKSI, "Rating perilaku keliru dicatat.")
    low = replace(FINE, perilaku=Level.BAWAH, perilaku_reason="Terlambat 14 kali.")
    evaluations.rate(kabid, evaluation, low)
    evaluations.finalise(kabid, evaluation)

    sheet = evaluations.sheet(kabid, evaluation)

    assert sheet.predikat is Predikat.KURANG
    assert [(v.number, v.cause, v.perilaku) for v in sheet.versions] == [
        (1, Cause.AWAL, Level.SESUAI),
        (2, Cause.KOREKSI, Level.BAWAH),
    ]
    with store.look() as work:
        kept = [work.one(Frozen, object_id=version.id).predikat for version in sheet.versions]
    assert kept == [Predikat.BAIK, Predikat.KURANG]


def test_a_penilai_does_not_decide_the_objection_to_himself(world, evaluations, evaluation):
    kabid, kadis = world.kabid.acts(OCTOBER), world.kadis.acts(OCTOBER)
    evaluations.rate(kabid, evaluation, FINE)
    evaluations.finalise(kabid, evaluation)
    told = (evaluation, Cause.KEBERATAN, "Bukti susulan diterima.")

    assert refusal(evaluations.reopen_as, kabid, *told) == "hak.bukan_atasan_penilai"
    evaluations.reopen_as(kadis, *told)
    assert refusal(evaluations.rate, kabid, evaluation, FINE) == "hak.bukan_atasan_penilai"
    evaluations.rate(kadis, evaluation, FINE)
    evaluations.finalise(kadis, evaluation)

    assert refusal(evaluations.reopen_as, kadis, *told) == "evaluasi.keberatan_sudah_diputus"


def deliver(evaluations, acting, evaluation, kind, on, **more):
    version = evaluations.sheet(admin(LATE), evaluation).versions[-1]
    return evaluations.deliver(acting, version.id, kind, on, DeliveryHow.LANGSUNG, **more)


def test_a_result_is_handed_over_then_received(store, world, evaluations, evaluation):
    kabid, me = world.kabid.acts(OCTOBER), world.staff[0].acts(LATE)
    evaluations.rate(kabid, evaluation, FINE)
    given, got = DeliveryKind.DISERAHKAN, DeliveryKind.DITERIMA
    assert refusal(deliver, evaluations, kabid, evaluation, given, OCTOBER) == "evaluasi.belum_final"
    evaluations.finalise(kabid, evaluation)
    before = OCTOBER - timedelta(days=1)
    assert refusal(deliver, evaluations, me, evaluation, got, OCTOBER) == "evaluasi.belum_diserahkan"
    assert (
        refusal(deliver, evaluations, kabid, evaluation, given, before) == "evaluasi.penyerahan_terlalu_awal"
    )
    assert refusal(deliver, evaluations, kabid, evaluation, given, LATE) == "evaluasi.penyerahan_masa_depan"
    deliver(evaluations, kabid, evaluation, given, OCTOBER)
    assert refusal(deliver, evaluations, kabid, evaluation, given, OCTOBER) == "evaluasi.sudah_diserahkan"
    assert refusal(deliver, evaluations, kabid, evaluation, got, OCTOBER) == "hak.bukan_pemilik"
    deliver(evaluations, me, evaluation, got, date(2026, 10, 7))

    sheet = evaluations.sheet(admin(LATE), evaluation)

    assert [(d.kind, d.on) for d in sheet.deliveries] == [(given, OCTOBER), (got, date(2026, 10, 7))]
    assert [s.to_status for s in sheet.steps] == ["siap", "final", "diserahkan", "diterima"]


def test_silence_is_no_receipt_unless_the_office_says_so(store, world, evaluations, evaluation):
    kabid = world.kabid.acts(OCTOBER)
    evaluations.rate(kabid, evaluation, FINE)
    evaluations.finalise(kabid, evaluation)
    deliver(evaluations, admin(LATE), evaluation, DeliveryKind.DISERAHKAN, OCTOBER)
    told = (evaluations, admin(LATE), evaluation, DeliveryKind.DIANGGAP_DITERIMA, LATE)

    assert refusal(deliver, *told) == "evaluasi.tidak_dianggap_diterima"
    with store.work() as work:
        write_setting(work, own_office(work).audience_id, "evaluasi.dianggap_diterima", True)
    deliver(*told)


def test_the_year_shows_its_quarters_and_is_no_mean_of_them(store, world, made, evaluations):
    kabid, late = world.kabid.acts(OCTOBER), world.kabid.acts(LATE)
    levels = {TW1: Level.ATAS, TW2: Level.ATAS, TW3: Level.SESUAI}
    for period, level in levels.items():
        set_org(store, world.dinas, period=period)
        evaluation = one(store, world.staff[0], period)
        said = {"hasil_reason": "Alasan.", "perilaku_reason": "Alasan."}
        evaluations.rate(kabid, evaluation, JudgementDraft(hasil=level, perilaku=level, **said))
        evaluations.finalise(kabid, evaluation)
    set_org(store, world.dinas, period=YEAR)
    yearly = one(store, world.staff[0], YEAR)

    sheet = evaluations.sheet(late, yearly)

    assert [(str(p.period), p.status, p.predikat) for p in sheet.periods] == [
        ("2026-TW1", "final", Predikat.SANGAT_BAIK),
        ("2026-TW2", "final", Predikat.SANGAT_BAIK),
        ("2026-TW3", "final", Predikat.BAIK),
    ]
    assert sheet.predikat is None
    evaluations.rate(late, yearly, FINE)
    assert evaluations.sheet(late, yearly).predikat is Predikat.BAIK


def test_the_plan_that_counted_then_is_the_one_that_is_judged(store, world, made, evaluations):
    with store.work() as work:
        second = plan_lines(work, made.skp, number=2)
        work.keep(replace(second, version=replace(second.version, status=VersionStatus.DITETAPKAN)))
        for version, day in ((made.plan.version, date(2026, 1, 30)), (second.version, date(2026, 9, 1))):
            work.add(a_step(work, version, day))
    quarters = {period: one(store, world.staff[0], period) for period in (TW2, TW3)}

    judged = {p: evaluations.sheet(admin(LATE), e).plan.version.number for p, e in quarters.items()}

    assert judged == {TW2: 1, TW3: 2}


def a_step(work, version: SkpVersion, day: date) -> Step:
    return Step(
        id=work.mint(),
        audience_id=version.audience_id,
        at=AT,
        object_kind=ObjectKind.SKP_VERSION,
        object_id=version.id,
        from_status="diajukan",
        to_status="ditetapkan",
        as_role=Role.PENILAI,
        by_text="Kabid Contoh",
        signed_on=day,
    )


def test_next_is_whoever_waits_first_by_name(store, world, made, evaluations):
    with store.work() as work:
        add_plan(work, world.staff[1], world.kabid, world.kadis)
    set_org(store, world.dinas)
    kabid = world.kabid.acts(OCTOBER)
    first, second = (one(store, who) for who in world.staff)

    assert evaluations.next_to_rate(kabid, TW3) == first
    evaluations.rate(kabid, first, FINE)
    evaluations.finalise(kabid, first)
    assert evaluations.next_to_rate(kabid, TW3) == second
    assert evaluations.next_to_rate(world.kadis.acts(OCTOBER), TW3) is None
    assert evaluations.next_to_rate(admin(OCTOBER), TW3) == second


def test_one_that_is_not_ready_holds_up_no_other(store, world, made, evaluations):
    with store.work() as work:
        add_plan(work, world.staff[1], world.kabid, world.kadis)
    set_org(store, world.dinas)
    kabid = world.kabid.acts(OCTOBER)
    first, second = (one(store, who) for who in world.staff)
    rated = evaluations.rate_all(kabid, {first: FINE, second: replace(FINE, hasil=None)})

    done = evaluations.finalise_all(kabid, [first, second])

    assert (rated.done, done.done) == (2, 1)
    assert {id: error.code for id, error in done.refused.items()} == {second: "evaluasi.hasil_belum_dinilai"}
    assert evaluations.sheet(kabid, first).status == "final"
    assert evaluations.sheet(kabid, second).status == "draf"


def test_what_may_be_done_is_said_with_the_reason(world, evaluations, evaluation):
    kabid, me = world.kabid.acts(OCTOBER), world.staff[0].acts(OCTOBER)

    assert evaluations.sheet(kabid, evaluation).may == {
        "rate": None,
        "finalise": "evaluasi.belum_dinilai",
        "reopen": "evaluasi.belum_final",
        "hand_over": "evaluasi.belum_final",
        "receive": "evaluasi.belum_final",
    }
    evaluations.rate(kabid, evaluation, FINE)
    assert evaluations.sheet(kabid, evaluation).may["finalise"] is None
    assert evaluations.sheet(admin(OCTOBER), evaluation).may["finalise"] is None
    assert evaluations.sheet(me, evaluation).may["finalise"] == "hak.menilai_diri"
    evaluations.finalise(kabid, evaluation)
    assert evaluations.sheet(me, evaluation).may == {
        "rate": "evaluasi.sudah_final",
        "finalise": "evaluasi.sudah_final",
        "reopen": "hak.menilai_diri",
        "hand_over": "hak.menilai_diri",
        "receive": None,
    }


def test_an_explanation_names_rules_with_their_source_and_everything_they_met(
    world, made, year, evaluations, evaluation
):
    me, kabid = world.staff[0].acts(LATE), world.kabid.acts(OCTOBER)
    year.record(me, made.skp.id, made.lines[0], TW3, SEPTEMBER, value=Decimal(310))
    evaluations.rate(kabid, evaluation, replace(FINE, hasil_reason="Mutu belum merata."))

    told = evaluations.explain(kabid, evaluation)

    assert {rule.kind for rule in told.rules} >= {"predikat", "rating", "saran", "perilaku"}
    assert all(rule.source and len(rule.sha256) == 32 for rule in told.rules)
    assert len(told.cells) == 9
    achievement = told.results[0].line.indicators[0].achievement
    assert told.formulas[achievement.formula] == "realisasi ÷ target × 100"
    assert (achievement.measurement.target, achievement.measurement.realisation) == (300, 310)
    assert len(told.behaviours) == 7
    assert told.reasons_needed == (ReasonFor.BERBEDA_DARI_SARAN,)
    assert [(s.by_text.split(" (")[0], s.to_status) for s in told.steps] == [("Kabid Contoh", "siap")]
    assert {f.code for f in told.missing} == {
        "evaluasi.realisasi_belum_ada",
        "evaluasi.realisasi_tanpa_bukti",
        "evaluasi.baris_belum_dinilai",
    }


def test_an_evaluation_without_a_set_plan_is_refused(store, world, made, evaluations, evaluation):
    with store.work() as work:
        evaluation_row = work.need(Evaluation, evaluation)
        work.keep(replace(evaluation_row, skp_id=work.mint()))

    assert refusal(evaluations.sheet, admin(LATE), evaluation) in {"evaluasi.tanpa_skp", "data.hilang"}
