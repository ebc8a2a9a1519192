"""A plan goes its way and is locked and frozen at its end (rules 21, 27, 28, 84, defects 7, 9)."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import admin
from plan_office import JANUARY, add_person, code_of, filled, paper, placed

from desktop_app.domain.errors import AppError, NotAllowed, RuleBroken
from desktop_app.domain.organisation import Post
from desktop_app.domain.papers import Frozen
from desktop_app.domain.plan import (
    PartyRole,
    Rhk,
    SkpStatus,
    SkpVersion,
    VersionStatus,
)
from desktop_app.domain.terms import Perspektif, PostKind
from desktop_app.domain.values import OnPaper, Role, StoredFile
from desktop_app.domain.year import Evidence
from desktop_app.services.freezing import body_of
from desktop_app.services.plans.parties import PartyText

DRAF, DIAJUKAN, DIKEMBALIKAN, DITETAPKAN, BATAL = VersionStatus


def test_a_plan_is_handed_in_given_back_edited_handed_in_again_and_set(plans, people, made):
    sari, wulan = people.acts(people.sari), people.acts(people.wulan)
    plans.submit(sari, made.version_id)
    plans.give_back(wulan, made.version_id, "  Target belum jelas ")
    assert code_of(lambda: plans.submit(sari, made.version_id)) == "skp.belum_diubah"

    plans.save(sari, filled(plans.sheet(made.skp_id).plan, plans.new_id, "Rapinya arsip"))
    plans.submit(sari, made.version_id)
    plans.approve(wulan, made.version_id)

    sheet = plans.sheet(made.skp_id)
    assert [(s.from_status, s.to_status, s.reason) for s in sheet.steps] == [
        (None, "draf", None),
        ("draf", "diajukan", None),
        ("diajukan", "dikembalikan", "Target belum jelas"),
        ("dikembalikan", "draf", None),
        ("draf", "diajukan", None),
        ("diajukan", "ditetapkan", None),
    ]
    assert sheet.steps[-1].by == people.wulan
    assert sheet.steps[-1].by_text.startswith("Wulan Contoh, S.E. (")


def test_an_incomplete_plan_is_not_handed_in_and_names_what_stops_it(plans, people):
    new = plans.create(people.acts(people.sari), people.sari, 2026)

    with pytest.raises(RuleBroken) as refused:
        plans.submit(people.acts(people.sari), new.version_id)

    assert refused.value.code == "skp.belum_lengkap"
    assert [finding.code for finding in refused.value.facts["temuan"]] == ["skp.belum_ada_rhk"]


def test_giving_back_without_a_reason_is_refused(plans, people, handed_in):
    acting = people.acts(people.wulan)

    assert code_of(lambda: plans.give_back(acting, handed_in.version_id, " ")) == "skp.tanpa_alasan"


@pytest.mark.parametrize("role", list(Role))
def test_the_employee_never_sets_his_own_plan_in_whatever_role_he_comes(plans, people, handed_in, role):
    acting = people.acts(people.sari, role=role)

    with pytest.raises(NotAllowed):
        plans.approve(acting, handed_in.version_id)
    with pytest.raises(NotAllowed):
        plans.approve(acting, handed_in.version_id, paper())
    assert plans.sheet(handed_in.skp_id).plan.status is DIAJUKAN


def test_a_plan_without_a_penilai_waits_and_is_set_once_there_is_one(plans, people):
    darmo = people.acts(people.darmo)
    new = plans.create(darmo, people.darmo, 2026)
    plan = filled(plans.sheet(new.skp_id).plan, plans.new_id)
    indicators = tuple(replace(i, aspek=None, perspektif=Perspektif.ANGGARAN) for i in plan.indicators)
    plans.save(darmo, replace(plan, indicators=indicators))
    plans.submit(darmo, new.version_id)
    record = lambda: plans.approve(admin(JANUARY), new.version_id, paper())  # noqa: E731
    assert code_of(record) == "skp.tanpa_penilai"

    plans.set_party(
        admin(JANUARY),
        new.skp_id,
        PartyRole.PENILAI,
        PartyText(name="Wali Kota Contoh", post="Wali Kota Salatiga"),
        date(2026, 1, 1),
    )
    record()

    sheet = plans.sheet(new.skp_id)
    assert (sheet.plan.status, sheet.penilai.name, sheet.penilai.number) == (
        DITETAPKAN,
        "Wali Kota Contoh",
        None,
    )


def test_a_superior_who_becomes_known_later_is_added_when_the_plan_is_handed_in(plans, people, store, office):
    tono = add_person(store, office, "Tono", "199205052017051005", None, None)
    acting = people.acts(tono)
    new = plans.create(acting, tono, 2026)
    plans.save(acting, filled(plans.sheet(new.skp_id).plan, plans.new_id))
    with store.work() as work:
        post = work.one(Post, kind=PostKind.PELAKSANA)
    placed(store, people, tono, date(2026, 1, 1), unit_id=people.bidang, post=post)

    plans.submit(acting, new.version_id)

    assert plans.sheet(new.skp_id).penilai.person_id == people.wulan


def test_a_paper_act_keeps_both_names_its_date_and_its_scan(plans, people, made, store):
    scan = StoredFile(sha256=bytes(32), size=10, name="skp-sari.pdf", mime="application/pdf")
    clerk = admin(date(2026, 2, 3))
    plans.submit(clerk, made.version_id, OnPaper(signed_on=JANUARY, signatory="Sari Contoh"))

    plans.approve(clerk, made.version_id, paper(date(2026, 1, 14), scan))

    step = plans.sheet(made.skp_id).steps[-1]
    assert (step.by, step.by_text, step.signed_on) == (people.wulan, "Wulan Contoh", date(2026, 1, 14))
    assert (step.on_paper, step.recorded_text) == (True, "Admin Contoh")
    with store.look() as work:
        (evidence,) = work.find(Evidence, owner_id=step.id)
    assert evidence.name == "skp-sari.pdf"


def test_an_approval_paper_older_than_the_submission_paper_is_refused(plans, made):
    clerk = admin(date(2026, 2, 3))
    plans.submit(clerk, made.version_id, OnPaper(signed_on=JANUARY, signatory="Sari Contoh"))

    late = JANUARY - timedelta(days=1)

    assert code_of(lambda: plans.approve(clerk, made.version_id, paper(late))) == "kertas.mendahului"


def test_a_withdrawn_first_draft_ends_the_plan_and_a_new_one_can_be_made(plans, people, made):
    acting = people.acts(people.sari)

    plans.withdraw(acting, made.version_id, "Salah tahun")

    sheet = plans.sheet(made.skp_id)
    assert (sheet.skp.status, sheet.plan.status) == (SkpStatus.BATAL, BATAL)
    assert code_of(lambda: plans.save(acting, sheet.plan)) == "skp.sudah_batal"
    assert plans.create(acting, people.sari, 2026).skp_id != made.skp_id


def test_a_set_plan_is_closed_to_every_edit_by_service_and_by_store(plans, people, agreed, store):
    plan = plans.sheet(agreed.skp_id).plan
    changed = filled(plan, plans.new_id, "Rapinya arsip")

    for acting in (people.acts(people.sari), people.acts(people.wulan), admin(JANUARY)):
        with pytest.raises(AppError):
            plans.save(acting, changed)
        with pytest.raises(AppError):
            plans.withdraw(acting, agreed.version_id, "Berubah pikiran")
    for keep in (
        lambda work: work.keep(changed),
        lambda work: work.keep(replace(plan.version, status=DRAF)),
        lambda work: work.keep(replace(plan.rhk[0], text="Lain")),
        lambda work: work.remove(Rhk, [plan.rhk[0].id]),
        lambda work: work.remove(SkpVersion, [plan.version.id]),
    ):
        with pytest.raises(RuleBroken) as refused, store.work() as work:
            keep(work)
        assert refused.value.code == "gudang.terkunci"
    assert plans.sheet(agreed.skp_id).plan == plan


def test_what_was_agreed_is_frozen_with_its_hash_rules_and_people(plans, people, agreed, store):
    frozen = plans.sheet(agreed.skp_id).frozen

    body = body_of(frozen)
    assert body["pihak"]["penilai"]["nama"] == "Wulan Contoh, S.E."
    assert body["pihak"]["pegawai"]["nomor"] == "199003032015032003"
    assert body["rhk"][0]["text"] == "Terselesaikannya penerbitan KTP-el"
    assert {i["target"] for i in body["indicators"]} == {"9600", "99", "1"}
    assert set(json.loads(frozen.rules)) == {"bentuk", "perilaku", "pola_mutu", "golongan"}
    assert (frozen.unit_id, frozen.rater_id, frozen.golongan) == (people.bidang, people.wulan, "III/c")
    with pytest.raises(AppError):
        body_of(replace(frozen, body=frozen.body.replace("KTP", "KTX")))
    with store.look() as work:
        assert len(work.find(Frozen)) == 1


def test_a_later_change_of_post_and_unit_leaves_the_agreed_plan_as_it_was(plans, people, agreed, store):
    before = plans.sheet(agreed.skp_id)
    with store.work() as work:
        post = work.one(Post, kind=PostKind.FUNGSIONAL)
    placed(store, people, people.sari, date(2026, 1, 2), unit_id=people.office.unit_id, post=post)

    after = plans.sheet(agreed.skp_id)

    assert (after.pegawai.post, after.pegawai.unit) == (before.pegawai.post, "Bidang Contoh")
    assert after.pegawai.name == before.pegawai.name
