"""Versions, transfers, exemptions, parties (rules 12-16, 28, 30, 31)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import admin
from plan_office import JANUARY, code_of, placed

from desktop_app.domain.organisation import Post
from desktop_app.domain.plan import (
    ActingAs,
    ChangeReason,
    CloseReason,
    PartyRole,
    Skp,
    SkpStatus,
    VersionStatus,
    party_on,
)
from desktop_app.domain.terms import PostKind, Severity
from desktop_app.domain.values import Role

DRAF, DIAJUKAN, DIKEMBALIKAN, DITETAPKAN, BATAL = VersionStatus


def test_a_change_is_a_new_version_and_the_old_one_stays_readable(plans, people, agreed):
    sari, wulan = people.acts(people.sari, date(2026, 5, 4)), people.acts(people.wulan, date(2026, 5, 5))
    old = plans.sheet(agreed.skp_id).plan

    new = plans.revise(sari, agreed.skp_id, ChangeReason.ANGGARAN, "Anggaran berubah")
    plan = plans.sheet(agreed.skp_id).plan
    first = replace(plan.indicators[0], target=Decimal(8000), target_text="8.000 keping")
    plans.save(sari, replace(plan, indicators=(first, *plan.indicators[1:])))
    plans.submit(sari, new.version_id)
    plans.approve(wulan, new.version_id)

    assert plans.sheet(agreed.skp_id, number=1).plan == old
    sheet = plans.sheet(agreed.skp_id)
    assert (sheet.plan.version.number, sheet.plan.version.based_on) == (2, agreed.version_id)
    assert {r.line_id for r in sheet.plan.rhk} == {r.line_id for r in old.rhk}
    assert {i.line_id for i in sheet.plan.indicators} == {i.line_id for i in old.indicators}
    (change,) = plans.differences(agreed.skp_id, 1, 2)
    assert change.parts == ("target",)


def test_a_change_needs_a_reason_a_set_plan_and_no_other_open_change(plans, people, made):
    sari = people.acts(people.sari)
    revise = lambda text="Strategi baru": plans.revise(  # noqa: E731
        sari, made.skp_id, ChangeReason.STRATEGI, text
    )
    assert code_of(revise) == "skp.versi_terbuka"
    plans.submit(sari, made.version_id)
    plans.approve(people.acts(people.wulan), made.version_id)
    assert code_of(lambda: revise(" ")) == "skp.tanpa_alasan"
    assert (
        code_of(lambda: plans.revise(people.acts(people.budi), made.skp_id, ChangeReason.STRATEGI, "Baru"))
        == "hak.bukan_pihak"
    )

    new = revise()

    assert code_of(revise) == "skp.versi_terbuka"
    plans.withdraw(sari, new.version_id, "Tidak jadi")
    assert plans.sheet(made.skp_id).plan.status is DITETAPKAN
    assert plans.sheet(made.skp_id).skp.status is SkpStatus.AKTIF
    assert revise().version_id != new.version_id


def test_a_transfer_in_june_closes_the_plan_the_day_before_and_begins_a_part(plans, people, agreed, store):
    with store.work() as work:
        post = work.one(Post, kind=PostKind.PELAKSANA)
    placed(store, people, people.sari, date(2026, 7, 1), unit_id=people.office.unit_id, post=post)

    new = plans.transfer(admin(date(2026, 7, 2)), people.sari, date(2026, 7, 1))

    old, part = plans.sheet(agreed.skp_id), plans.sheet(new.skp_id)
    assert (old.skp.ends_on, old.skp.status, old.skp.close_reason) == (
        date(2026, 6, 30),
        SkpStatus.DITUTUP,
        CloseReason.MUTASI,
    )
    assert (part.skp.starts_on, part.skp.ends_on, part.skp.part) == (
        date(2026, 7, 1),
        date(2026, 12, 31),
        2,
    )
    assert (old.penilai.person_id, part.penilai.person_id) == (people.wulan, people.darmo)
    assert part.plan.rhk == ()
    assert part.due_on is None


def test_a_transfer_on_the_first_of_january_splits_nothing(plans, people, made, store):
    with store.work() as work:
        post = work.one(Post, kind=PostKind.PELAKSANA)
    placed(store, people, people.sari, date(2026, 1, 1), unit_id=people.office.unit_id, post=post)

    new = plans.transfer(admin(JANUARY), people.sari, date(2026, 1, 1))

    sheet = plans.sheet(new.skp_id)
    assert (new.skp_id, sheet.skp.starts_on, sheet.skp.status) == (
        made.skp_id,
        date(2026, 1, 1),
        SkpStatus.AKTIF,
    )
    assert sheet.penilai.person_id == people.darmo


def test_a_transfer_without_a_running_plan_is_refused(plans, people):
    acting = admin(JANUARY)

    assert code_of(lambda: plans.transfer(acting, people.sari, date(2026, 7, 1))) == "skp.tidak_ada_rencana"
    assert (
        code_of(lambda: plans.transfer(people.acts(people.sari), people.sari, date(2026, 7, 1)))
        == "hak.bukan_pengelola"
    )


def test_a_closed_plan_can_be_opened_again_and_an_exemption_taken_back(plans, people, agreed, store):
    clerk = admin(JANUARY)
    plans.close(clerk, agreed.skp_id, date(2026, 8, 31), CloseReason.CLTN)
    assert code_of(lambda: plans.close(clerk, agreed.skp_id, date(2026, 8, 1), CloseReason.CLTN)) == (
        "skp.tidak_aktif"
    )
    plans.exempt(clerk, people.sari, date(2026, 9, 1), date(2026, 12, 31), "Cuti di luar tanggungan negara")
    with store.look() as work:
        exempted = work.one(Skp, person_id=people.sari, part=2)
    assert code_of(lambda: plans.undo_close(clerk, agreed.skp_id, date(2026, 12, 31))) == "skp.tumpang_tindih"

    plans.undo_close(clerk, exempted.id)
    plans.undo_close(clerk, agreed.skp_id)

    skp = plans.sheet(agreed.skp_id).skp
    assert (skp.status, skp.ends_on, skp.close_reason) == (SkpStatus.AKTIF, date(2026, 12, 31), None)


def test_a_plt_decides_in_his_time_and_not_the_day_after(plans, people, handed_in):
    plans.set_party(
        admin(JANUARY),
        handed_in.skp_id,
        PartyRole.PENILAI,
        people.budi,
        date(2026, 2, 1),
        date(2026, 2, 28),
        ActingAs.PLT,
    )
    after = people.acts(people.budi, date(2026, 3, 1))
    former = people.acts(people.wulan, date(2026, 2, 1))
    assert code_of(lambda: plans.approve(after, handed_in.version_id)) == "hak.bukan_penilai"
    assert code_of(lambda: plans.approve(former, handed_in.version_id)) == "hak.bukan_penilai"

    plans.approve(people.acts(people.budi, date(2026, 2, 28)), handed_in.version_id)

    sheet = plans.sheet(handed_in.skp_id)
    assert sheet.steps[-1].as_role is Role.PLT
    assert sheet.penilai.post.startswith("Plt. ")
    assert sheet.penilai.name == "Budi Contoh, S.E."


def test_a_plh_gives_the_role_back(plans, people, made):
    plans.set_party(
        admin(JANUARY),
        made.skp_id,
        PartyRole.PENILAI,
        people.budi,
        date(2026, 2, 1),
        date(2026, 2, 3),
        ActingAs.PLH,
    )

    assert plans.sheet(made.skp_id, date(2026, 2, 2)).penilai.person_id == people.budi
    assert plans.sheet(made.skp_id, date(2026, 2, 2)).penilai.post.startswith("Plh. ")
    assert plans.sheet(made.skp_id, date(2026, 2, 4)).penilai.person_id == people.wulan


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ((PartyRole.PENILAI, "sari"), "penilai.diri_sendiri"),
        ((PartyRole.ATASAN_PENILAI, "wulan"), "penilai.atasan_sama"),
        ((PartyRole.PENILAI, "darmo"), "penilai.atasan_sama"),
        ((PartyRole.PEGAWAI, "budi"), "skp.pegawai_tetap"),
    ],
)
def test_the_parties_stay_three_different_people(plans, people, made, given, code):
    role, person_id = given[0], getattr(people, given[1])

    refused = code_of(lambda: plans.set_party(admin(JANUARY), made.skp_id, role, person_id, date(2026, 1, 1)))

    assert refused == code


def test_a_penilai_below_pengawas_is_a_warning_not_a_refusal(plans, people, made):
    plans.set_party(admin(JANUARY), made.skp_id, PartyRole.PENILAI, people.budi, date(2026, 1, 1))

    found = {finding.code: finding.severity for finding in plans.sheet(made.skp_id).findings}

    assert found["skp.penilai_di_bawah_pengawas"] is Severity.PERINGATAN


def test_spring_under_the_penilai_who_retired_and_summer_under_a_plt(plans, people, agreed, store):
    """W15: the penilai retires on 31 May, a Plt. follows, the employee moves on 1 July."""
    clerk = admin(date(2026, 7, 2))
    plt = (date(2026, 6, 1), date(2026, 8, 31), ActingAs.PLT)
    plans.set_party(clerk, agreed.skp_id, PartyRole.PENILAI, people.budi, *plt)

    new = plans.transfer(clerk, people.sari, date(2026, 7, 1), copy_lines=True)

    old, part = plans.sheet(agreed.skp_id), plans.sheet(new.skp_id)
    held = {day: party_on(old.parties, PartyRole.PENILAI, day) for day in (date(2026, 5, 31), plt[0])}
    assert [party.person_id for party in held.values()] == [people.wulan, people.budi]
    assert held[plt[0]].post.startswith("Plt. ")
    assert old.penilai.person_id == people.wulan
    assert (old.skp.ends_on, part.skp.starts_on) == (date(2026, 6, 30), date(2026, 7, 1))
    assert {r.from_line for r in part.plan.rhk} == {r.line_id for r in old.plan.rhk}
