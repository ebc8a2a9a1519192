"""What a screen shows of a plan, and who has none (rules 15, 29, 31)."""

from datetime import date

import pytest
from builders import admin
from plan_office import JANUARY, code_of, paper

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.plan import (
    Plan,
)
from desktop_app.domain.values import OnPaper
from desktop_app.services.plans.offers import PlanAct
from desktop_app.words.sentences import sentences


def allowed(plans, skp_id, acting) -> set[str]:
    return {act for act, why_not in plans.sheet(skp_id, acting=acting).may.items() if why_not is None}


def test_the_buttons_of_each_state_are_those_the_deeds_allow(plans, people, made):
    sari, wulan, clerk = people.acts(people.sari), people.acts(people.wulan), admin(JANUARY)
    office_work = {PlanAct.TUTUP, PlanAct.PINDAH, PlanAct.PIHAK}
    assert allowed(plans, made.skp_id, sari) == {PlanAct.UBAH, PlanAct.AJUKAN, PlanAct.BATALKAN}
    assert allowed(plans, made.skp_id, wulan) == set()
    assert allowed(plans, made.skp_id, clerk) == office_work | {
        PlanAct.UBAH,
        PlanAct.AJUKAN,
        PlanAct.BATALKAN,
    }

    plans.submit(sari, made.version_id)
    assert allowed(plans, made.skp_id, sari) == set()
    assert allowed(plans, made.skp_id, wulan) == {PlanAct.KEMBALIKAN, PlanAct.SETUJUI}
    assert allowed(plans, made.skp_id, people.acts(people.budi)) == set()

    plans.approve(wulan, made.version_id)
    assert allowed(plans, made.skp_id, sari) == allowed(plans, made.skp_id, wulan) == {PlanAct.REVISI}
    assert allowed(plans, made.skp_id, clerk) == office_work | {PlanAct.REVISI}


def test_each_reason_behind_a_button_is_a_whole_sentence(plans, people, made):
    everybody = [people.acts(p) for p in (people.sari, people.wulan, people.budi)] + [admin(JANUARY)]
    reasons = {
        why_not
        for acting in everybody
        for why_not in plans.sheet(made.skp_id, acting=acting).may.values()
        if why_not
    }

    assert reasons
    assert all(sentences()[reason].format() for reason in reasons)


@pytest.mark.parametrize(("day", "is_late"), [(date(2026, 1, 31), False), (date(2026, 2, 1), True)])
def test_the_last_day_of_january_is_on_time_and_the_next_day_late(plans, made, day, is_late):
    clerk = admin(date(2026, 3, 1))
    assert plans.sheet(made.skp_id, day).is_late is is_late
    plans.submit(clerk, made.version_id, OnPaper(signed_on=JANUARY, signatory="Sari Contoh"))
    plans.approve(clerk, made.version_id, paper(day))

    sheet = plans.sheet(made.skp_id, date(2026, 10, 1))

    assert (sheet.set_on, sheet.due_on, sheet.is_late) == (day, date(2026, 1, 31), is_late)


def test_the_list_of_missing_plans_opens_on_the_eighth_and_drafting_on_the_fifteenth(plans, people, made):
    assert plans.missing_plans(admin(), 2026, date(2026, 1, 7)).lines == ()
    early = plans.missing_plans(admin(), 2026, date(2026, 1, 8))
    later = plans.missing_plans(admin(), 2026, date(2026, 1, 15))

    assert [line.name for line in early.lines] == [
        "Budi Contoh, S.E.",
        "Darmo Contoh, S.E.",
        "Wulan Contoh, S.E.",
    ]
    assert early.lines[0].superior == "Wulan Contoh, S.E."
    assert (early.may_draft, later.may_draft, early.is_late) == (False, True, False)
    assert plans.missing_plans(admin(), 2026, date(2026, 2, 1)).is_late


def test_who_is_exempt_is_not_missing_and_others_see_only_their_own(plans, people):
    plans.exempt(admin(JANUARY), people.budi, date(2026, 1, 1), date(2026, 12, 31), "Tugas belajar")
    day = date(2026, 1, 20)

    seen = {
        who: [
            line.person_id for line in plans.missing_plans(people.acts(getattr(people, who)), 2026, day).lines
        ]
        for who in ("sari", "wulan", "budi")
    }

    assert seen["sari"] == [people.sari]
    assert sorted(seen["wulan"]) == sorted([people.sari, people.wulan])
    assert seen["budi"] == []


def test_a_plan_that_is_gone_is_named(plans, store):
    assert code_of(lambda: plans.sheet(plans.new_id())) == "data.hilang"
    with store.look() as work, pytest.raises(RuleBroken):
        work.open(Plan, plans.new_id())
