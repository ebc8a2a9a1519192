"""The plan: its ways, its period, its parties, and what happens to its lines (rules 17, 18, 27, 28, 30)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.plan import (
    CloseReason,
    PartyRole,
    Plan,
    Skp,
    SkpParty,
    SkpStatus,
    SkpVersion,
    VersionStatus,
    check_overlap,
    check_period,
    party_on,
    refusal,
    split_on,
)
from desktop_app.domain.records import Id
from desktop_app.domain.terms import FormKind

DRAF, DIAJUKAN, DIKEMBALIKAN, DITETAPKAN, BATAL = VersionStatus
RULE_27 = {
    (DRAF, DIAJUKAN),
    (DRAF, BATAL),
    (DIAJUKAN, DIKEMBALIKAN),
    (DIAJUKAN, DITETAPKAN),
    (DIKEMBALIKAN, DRAF),
}


def id_of(number: int) -> Id:
    return Id(number.to_bytes(16, "big"))


def a_plan(status: VersionStatus = DRAF) -> Plan:
    version = SkpVersion(
        id=id_of(1),
        audience_id=id_of(2),
        skp_id=id_of(3),
        number=1,
        form=FormKind.JA_JF,
        status=status,
    )
    return Plan(version=version)


def a_skp(starts_on: date = date(2026, 1, 1), ends_on: date = date(2026, 12, 31), number: int = 10) -> Skp:
    return Skp(
        id=id_of(number),
        audience_id=id_of(2),
        person_id=id_of(4),
        year=2026,
        part=1,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def a_party(number: int, from_on: date, to_on: date | None = None, **changes) -> SkpParty:
    party = SkpParty(
        id=id_of(number),
        audience_id=id_of(2),
        at=datetime(2026, 1, 1, tzinfo=UTC),
        skp_id=id_of(3),
        role=PartyRole.PENILAI,
        person_id=id_of(100 + number),
        from_on=from_on,
        to_on=to_on,
        name="Penilai Contoh",
    )
    return replace(party, **changes)


@pytest.mark.parametrize("to", VersionStatus)
@pytest.mark.parametrize("status", VersionStatus)
def test_a_plan_goes_the_ways_of_rule_27_and_no_other(status, to):
    plan = a_plan(status)

    if (status, to) in RULE_27:
        assert plan.moved(to).status is to
        assert refusal(status, to) is None
        return
    with pytest.raises(RuleBroken) as refused:
        plan.moved(to)
    assert refused.value.code == refusal(status, to)


@given(st.lists(st.one_of(st.sampled_from(VersionStatus), st.just("ubah")), max_size=12))
def test_no_series_of_attempts_leaves_the_ways(attempts):
    plan, walked = a_plan(), [DRAF]
    for attempt in attempts:
        try:
            plan = plan.edited(annex=()) if attempt == "ubah" else plan.moved(attempt)
        except RuleBroken:
            continue
        if plan.status is not walked[-1]:
            walked.append(plan.status)

    steps = set(pairwise(walked))

    assert steps <= RULE_27
    assert DITETAPKAN not in walked[:-1]
    assert BATAL not in walked[:-1]


@pytest.mark.parametrize(
    ("status", "code"),
    [(DIAJUKAN, "skp.sudah_diajukan"), (DITETAPKAN, "skp.sudah_ditetapkan"), (BATAL, "skp.sudah_batal")],
)
def test_a_plan_that_left_its_draft_is_not_edited(status, code):
    with pytest.raises(RuleBroken) as refused:
        a_plan(status).edited(annex=())

    assert refused.value.code == code


def test_the_first_edit_of_a_returned_plan_makes_it_a_draft():
    assert a_plan(DIKEMBALIKAN).edited(annex=()).status is DRAF


def test_a_returned_plan_is_not_handed_in_untouched():
    assert refusal(DIKEMBALIKAN, DIAJUKAN) == "skp.belum_diubah"


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "code"),
    [
        (date(2026, 7, 1), date(2026, 6, 30), "skp.periode_terbalik"),
        (date(2025, 12, 31), date(2026, 6, 30), "skp.periode_lintas_tahun"),
    ],
)
def test_a_period_lies_within_one_year_and_begins_before_it_ends(starts_on, ends_on, code):
    with pytest.raises(RuleBroken) as refused:
        check_period(starts_on, ends_on)

    assert refused.value.code == code


def test_a_period_of_one_day_is_a_period():
    check_period(date(2026, 3, 1), date(2026, 3, 1))


def test_adjacent_plans_do_not_overlap():
    check_overlap(a_skp(date(2026, 6, 1)), (a_skp(ends_on=date(2026, 5, 31), number=11),))


def test_plans_that_share_a_day_overlap():
    with pytest.raises(RuleBroken) as refused:
        check_overlap(a_skp(date(2026, 5, 31)), (a_skp(ends_on=date(2026, 5, 31), number=11),))

    assert refused.value.code == "skp.tumpang_tindih"


def test_a_cancelled_plan_is_in_nobodys_way():
    check_overlap(a_skp(), (replace(a_skp(number=11), status=SkpStatus.BATAL),))


def test_a_transfer_splits_the_plan_the_day_before():
    assert split_on(a_skp(), date(2026, 7, 1)) == date(2026, 6, 30)


def test_a_transfer_on_the_first_day_splits_nothing():
    assert split_on(a_skp(), date(2026, 1, 1)) is None


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_a_plan_is_not_closed_outside_its_period(day):
    with pytest.raises(RuleBroken) as refused:
        a_skp().closed(day, CloseReason.MUTASI)

    assert refused.value.code == "skp.tanggal_tutup"


def test_the_newest_party_that_holds_fills_the_role():
    old, new = a_party(1, date(2026, 1, 1)), a_party(2, date(2026, 6, 1), date(2026, 8, 31))

    assert party_on((old, new), PartyRole.PENILAI, date(2026, 5, 31)) == old
    assert party_on((old, new), PartyRole.PENILAI, date(2026, 6, 1)) == new
    assert party_on((old, new), PartyRole.PENILAI, date(2026, 9, 1)) == old


def test_a_corrected_or_voided_party_fills_nothing():
    old = a_party(1, date(2026, 1, 1))
    corrected = a_party(2, date(2026, 1, 1), date(2026, 5, 31), corrects_id=old.id)
    voided = a_party(3, date(2026, 1, 1), corrects_id=corrected.id, void=True)

    assert party_on((old, corrected), PartyRole.PENILAI, date(2026, 6, 1)) is None
    assert party_on((old, corrected, voided), PartyRole.PENILAI, date(2026, 2, 1)) is None
