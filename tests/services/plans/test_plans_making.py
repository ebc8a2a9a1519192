"""A new plan, and the lines of a draft (rules 17-20, 28)."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import admin
from plan_office import JANUARY, add_person, code_of, filled

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import Outdated
from desktop_app.domain.papers import Draft
from desktop_app.domain.people import FactKind, LineOverride, LineRole, PersonFact, WorkStatus
from desktop_app.domain.plan import (
    VersionStatus,
)
from desktop_app.domain.terms import FormKind, StaffKind, ValueCode

DRAF, DIAJUKAN, DIKEMBALIKAN, DITETAPKAN, BATAL = VersionStatus


def test_a_new_plan_is_a_draft_of_the_year_with_its_parties_and_seven_values(plans, people):
    new = plans.create(people.acts(people.sari), people.sari, 2026)

    sheet = plans.sheet(new.skp_id)
    assert (sheet.skp.starts_on, sheet.skp.ends_on) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (sheet.plan.status, sheet.plan.version.form) == (DRAF, FormKind.JA_JF)
    assert (sheet.pegawai.person_id, sheet.penilai.person_id, sheet.atasan.person_id) == (
        people.sari,
        people.wulan,
        people.darmo,
    )
    assert {e.value_code for e in sheet.plan.expectations} == set(ValueCode)
    assert len(sheet.plan.annex) >= 3
    assert [(s.from_status, s.to_status) for s in sheet.steps] == [(None, "draf")]
    assert new.changes is Changes.PLANS


def test_the_head_of_an_agency_plans_by_perspectives_and_may_lack_a_superior(plans, people):
    new = plans.create(people.acts(people.darmo), people.darmo, 2026)

    sheet = plans.sheet(new.skp_id)
    assert (sheet.plan.version.form, sheet.penilai) == (FormKind.JPT, None)
    assert "skp.penilai_belum_ada" in {finding.code for finding in sheet.findings}


def test_somebody_without_a_placement_can_begin_all_the_same(plans, people, store, office):
    nobody = add_person(store, office, "Tono", "199205052017051005", None, None)

    new = plans.create(people.acts(nobody), nobody, 2026)

    sheet = plans.sheet(new.skp_id)
    assert (sheet.plan.version.form, sheet.penilai, sheet.atasan) == (FormKind.JA_JF, None, None)
    assert "skp.jabatan_belum_ada" in {finding.code for finding in sheet.findings}


def test_a_superior_named_by_an_exception_without_a_row_stands_with_his_name(plans, people, store):
    with store.work() as work:
        work.add(
            LineOverride(
                id=work.mint(),
                audience_id=people.office.audience_id,
                at=work.now,
                person_id=people.darmo,
                superior_text="Wali Kota Contoh",
                role=LineRole.PENILAI,
                from_on=date(2026, 1, 1),
                basis="Pejabat penilai kepala dinas",
            )
        )

    new = plans.create(people.acts(people.darmo), people.darmo, 2026)

    assert plans.sheet(new.skp_id).penilai.name == "Wali Kota Contoh"


def test_nobody_makes_a_plan_for_a_colleague_but_an_operator(plans, people):
    assert code_of(lambda: plans.create(people.acts(people.budi), people.sari, 2026)) == "hak.bukan_pemilik"

    new = plans.create(admin(JANUARY), people.sari, 2026)

    assert [step.by_text for step in plans.sheet(new.skp_id).steps] == ["Admin Contoh"]


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ({"starts_on": date(2026, 7, 1), "ends_on": date(2026, 6, 1)}, "skp.periode_terbalik"),
        ({"starts_on": date(2025, 7, 1)}, "skp.periode_lintas_tahun"),
        ({"ends_on": date(2027, 1, 1)}, "skp.periode_lintas_tahun"),
        ({"starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31)}, "skp.periode_lintas_tahun"),
    ],
)
def test_a_plan_lies_within_its_year(plans, people, dates, code):
    assert code_of(lambda: plans.create(people.acts(people.sari), people.sari, 2026, **dates)) == code


def test_two_plans_of_one_person_do_not_overlap_but_may_touch(plans, people):
    acting = people.acts(people.sari)
    plans.create(acting, people.sari, 2026, ends_on=date(2026, 5, 31))

    overlapping = code_of(lambda: plans.create(acting, people.sari, 2026, starts_on=date(2026, 5, 31)))
    second = plans.create(acting, people.sari, 2026)

    assert overlapping == "skp.tumpang_tindih"
    assert plans.sheet(second.skp_id).skp.starts_on == date(2026, 6, 1)
    assert plans.sheet(second.skp_id).skp.part == 2


def test_who_has_left_and_a_pejabat_negara_make_no_plan(plans, people, store, office):
    mayor = add_person(
        store, office, "Wali", "196001011985011006", None, None, staff=StaffKind.PEJABAT_NEGARA
    )
    with store.work() as work:
        work.add(
            PersonFact(
                id=work.mint(),
                audience_id=office.audience_id,
                at=work.now,
                person_id=people.budi,
                kind=FactKind.STATUS,
                from_on=date(2025, 12, 1),
                status=WorkStatus.PENSIUN,
            )
        )

    assert code_of(lambda: plans.create(admin(), mayor, 2026)) == "skp.bukan_wajib"
    assert code_of(lambda: plans.create(admin(), people.budi, 2026)) == "skp.pegawai_tidak_aktif"
    assert code_of(lambda: plans.create(admin(), plans.new_id(), 2026)) == "skp.pegawai_tidak_dikenal"


def test_last_years_lines_are_a_start_that_remembers_its_source(plans, people, agreed):
    acting = people.acts(people.sari, date(2026, 12, 20))

    new = plans.create(acting, people.sari, 2027, copy_from=agreed.skp_id)

    old, plan = plans.sheet(agreed.skp_id).plan, plans.sheet(new.skp_id).plan
    assert {r.from_line for r in plan.rhk} == {r.line_id for r in old.rhk}
    assert {i.from_line for i in plan.indicators} == {i.line_id for i in old.indicators}
    assert {a.text for a in plan.annex} == {a.text for a in old.annex}


def test_a_plan_made_in_december_can_be_agreed_in_december(plans, people):
    december = date(2025, 12, 20)
    sari, wulan = people.acts(people.sari, december), people.acts(people.wulan, december)
    new = plans.create(sari, people.sari, 2026)
    plans.save(sari, filled(plans.sheet(new.skp_id).plan, plans.new_id))

    plans.submit(sari, new.version_id)
    plans.approve(wulan, new.version_id)

    assert plans.sheet(new.skp_id).plan.status is DITETAPKAN


def test_the_plan_of_a_colleague_in_the_same_unit_may_be_copied_of_a_stranger_not(plans, people, made):
    copied = plans.create(people.acts(people.budi), people.budi, 2026, copy_from=made.version_id)

    assert len(plans.sheet(copied.skp_id).plan.rhk) == 1
    acting = people.acts(people.darmo)
    assert (
        code_of(lambda: plans.create(acting, people.darmo, 2026, copy_from=made.skp_id))
        == "hak.bukan_sejawat"
    )


def test_saving_the_same_again_writes_nothing(plans, people, made):
    acting = people.acts(people.sari)
    plan = plans.sheet(made.skp_id).plan

    assert plans.save(acting, plan) is Changes.NOTHING
    assert plans.sheet(made.skp_id).plan == plan


def test_what_somebody_else_saved_first_is_not_overwritten(plans, people, made):
    acting = people.acts(people.sari)
    mine = theirs = plans.sheet(made.skp_id).plan
    plans.save(acting, filled(theirs, plans.new_id, "Rapinya arsip"))

    with pytest.raises(Outdated):
        plans.save(acting, filled(mine, plans.new_id, "Terbitnya akta"))

    assert {r.text for r in plans.sheet(made.skp_id).plan.rhk} >= {"Rapinya arsip"}


def test_only_the_employee_and_operators_edit(plans, people, made):
    plan = plans.sheet(made.skp_id).plan

    assert code_of(lambda: plans.save(people.acts(people.wulan), plan)) == "hak.bukan_pemilik"
    assert plans.save(admin(JANUARY), filled(plan, plans.new_id, "Rapinya arsip")) == Changes.PLANS


def test_a_text_that_is_too_long_is_refused_and_nothing_is_written(plans, people, made):
    plan = plans.sheet(made.skp_id).plan
    long = replace(plan, rhk=tuple(replace(r, text="x" * 1001) for r in plan.rhk))

    assert code_of(lambda: plans.save(people.acts(people.sari), long)) == "data.terlalu_panjang"
    assert plans.sheet(made.skp_id).plan == plan


def test_another_form_needs_a_reason_and_the_approach_stays(plans, people, made):
    plan, acting = plans.sheet(made.skp_id).plan, people.acts(people.sari)
    bare = replace(plan, version=replace(plan.version, form=FormKind.JPT))
    said = replace(plan, version=replace(bare.version, form_reason="Pimpinan unit mandiri"))

    assert code_of(lambda: plans.save(acting, bare)) == "skp.bentuk_tanpa_alasan"
    plans.save(acting, said)

    sheet = plans.sheet(made.skp_id)
    assert sheet.plan.version.form is FormKind.JPT
    assert "skp.bentuk_berbeda" in {finding.code for finding in sheet.findings}


def test_saving_drops_the_autosave_of_the_form(plans, people, made, store):
    plans.keep_draft("skp", made.version_id, {"rhk": "Terbitnya", "target": Decimal("1.50")})
    plans.keep_draft("skp", made.version_id, {"rhk": "Terbitnya akta"})
    plans.keep_draft("umpan_balik", None, {"teks": "Bagus"})
    assert [json.loads(d.body) for d in plans.drafts() if d.kind == "skp"] == [{"rhk": "Terbitnya akta"}]

    plan = filled(plans.sheet(made.skp_id).plan, plans.new_id, "Rapinya arsip")
    changes = plans.save(people.acts(people.sari), plan)

    assert changes == Changes.PLANS | Changes.DRAFTS
    (left,) = plans.drafts()
    assert plans.drop_draft(left.id) == Changes.DRAFTS
    assert plans.drop_draft(left.id) is Changes.NOTHING
    with store.look() as work:
        assert work.find(Draft) == []
