"""Who may do what on a day (rules 12-16, 27, 47, defect 9)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from test_plan import id_of

from desktop_app.domain.errors import AppError, NotAllowed, RuleBroken
from desktop_app.domain.plan import ActingAs, PartyRole, SkpParty
from desktop_app.domain.rights import check_parties, check_party, entered, may_decide, may_enter_for
from desktop_app.domain.values import Acting, OnPaper, Role, StoredFile

SARI, WULAN, TONO, CLERK = id_of(1), id_of(2), id_of(3), id_of(4)
DAY = date(2026, 7, 15)
SCAN = StoredFile(sha256=bytes(32), size=1, name="skp.pdf", mime="application/pdf")


def party(number, role, person_id, *, from_on=date(2026, 1, 1), to_on=None, acting=ActingAs.DEFINITIF):
    return SkpParty(
        id=id_of(100 + number),
        audience_id=id_of(9),
        at=datetime(2026, 1, 1, tzinfo=UTC),
        skp_id=id_of(8),
        role=role,
        person_id=person_id,
        from_on=from_on,
        to_on=to_on,
        acting=acting,
        name="Orang Contoh",
        post="Plt. Kepala Bidang" if acting is ActingAs.PLT else "Kepala Bidang",
    )


PARTIES = (
    party(1, PartyRole.PEGAWAI, SARI),
    party(2, PartyRole.PENILAI, WULAN, to_on=date(2026, 5, 31)),
    party(
        3,
        PartyRole.PENILAI,
        TONO,
        from_on=date(2026, 6, 1),
        to_on=date(2026, 8, 31),
        acting=ActingAs.PLT,
    ),
)


def acts(person_id, day=DAY, role=Role.PENILAI) -> Acting:
    return Acting(day=day, role=role, title="Orang Contoh", person_id=person_id)


def on_paper(day=DAY, scan=None) -> OnPaper:
    return OnPaper(signed_on=day, signatory="Tono Contoh", scan=scan)


def refused(*given) -> str:
    with pytest.raises(AppError) as error:
        may_decide(*given)
    return error.value.code


def test_the_penilai_decides_within_his_time():
    signed = may_decide(acts(WULAN, date(2026, 5, 31)), PARTIES, PartyRole.PENILAI)

    assert (signed.by, signed.as_role, signed.on_paper) == (WULAN, Role.PENILAI, False)


def test_a_plt_decides_within_his_dates_and_is_shown_as_one():
    signed = may_decide(acts(TONO, date(2026, 8, 31)), PARTIES, PartyRole.PENILAI)

    assert (signed.as_role, signed.by_text) == (Role.PLT, "Orang Contoh (Plt. Kepala Bidang)")


@pytest.mark.parametrize("day", [date(2026, 5, 31), date(2026, 9, 1)])
def test_a_plt_is_refused_on_the_day_before_his_time_and_on_the_day_after(day):
    assert refused(acts(TONO, day), PARTIES, PartyRole.PENILAI) == "hak.bukan_penilai"


def test_a_former_penilai_is_refused():
    assert refused(acts(WULAN), PARTIES, PartyRole.PENILAI) == "hak.bukan_penilai"


@pytest.mark.parametrize("role", list(Role))
def test_the_employee_never_decides_in_whatever_role_he_comes(role):
    code = refused(acts(SARI, role=role), PARTIES, PartyRole.PENILAI)

    assert code == "hak.bukan_penilai"


@pytest.mark.parametrize("paper", [None, on_paper()])
def test_an_employee_who_stands_as_his_own_penilai_is_refused(paper):
    own = (PARTIES[0], party(5, PartyRole.PENILAI, SARI))
    acting = acts(CLERK, role=Role.ADMIN) if paper else acts(SARI)

    assert refused(acting, own, PartyRole.PENILAI, paper) == "hak.menilai_diri"


def test_an_operator_decides_nothing_without_a_paper():
    assert refused(acts(CLERK, role=Role.ADMIN), PARTIES, PartyRole.PENILAI) == "hak.bukan_penilai"


def test_an_operator_records_a_paper_and_both_names_are_kept():
    signed = may_decide(acts(CLERK, role=Role.PENGELOLA), PARTIES, PartyRole.PENILAI, on_paper())

    assert (signed.by, signed.by_text, signed.as_role) == (TONO, "Tono Contoh", Role.PLT)
    assert (signed.recorded_by, signed.recorded_text) == (CLERK, "Orang Contoh")


def test_nobody_but_an_operator_records_a_paper():
    assert refused(acts(SARI), PARTIES, PartyRole.PENILAI, on_paper()) == "hak.bukan_operator"


def test_an_operator_records_the_decision_on_his_own_plan_only_with_its_scan():
    himself = acts(SARI, role=Role.ADMIN)

    assert refused(himself, PARTIES, PartyRole.PENILAI, on_paper()) == "hak.mencatat_sendiri"
    assert may_decide(himself, PARTIES, PartyRole.PENILAI, on_paper(scan=SCAN)).recorded_by == SARI


def test_a_paper_of_a_day_on_which_nobody_was_penilai_is_refused():
    acting = acts(CLERK, date(2026, 9, 2), Role.ADMIN)

    assert refused(acting, PARTIES, PartyRole.PENILAI, on_paper(date(2026, 9, 1))) == "hak.pihak_kosong"


def test_a_paper_from_tomorrow_or_without_a_signatory_is_refused():
    acting = acts(CLERK, role=Role.ADMIN)

    assert refused(acting, PARTIES, PartyRole.PENILAI, on_paper(date(2026, 7, 16))) == "kertas.masa_depan"
    nobody = replace(on_paper(), signatory=" ")
    assert refused(acting, PARTIES, PartyRole.PENILAI, nobody) == "kertas.tanpa_penanda_tangan"


def test_a_person_without_an_id_is_nobody():
    parties = (PARTIES[0], party(6, PartyRole.PENILAI, None))

    assert refused(acts(None), parties, PartyRole.PENILAI) == "hak.bukan_penilai"


def test_only_the_employee_hands_in():
    assert may_decide(acts(SARI), PARTIES, PartyRole.PEGAWAI).by == SARI
    assert refused(acts(WULAN), PARTIES, PartyRole.PEGAWAI) == "hak.bukan_pemilik"


def test_lines_are_typed_by_the_employee_or_an_operator():
    may_enter_for(acts(SARI), SARI)
    may_enter_for(acts(CLERK, role=Role.PENGELOLA), SARI)
    with pytest.raises(NotAllowed):
        may_enter_for(acts(WULAN), SARI)


def test_a_change_is_begun_by_a_party_of_today_or_an_operator():
    check_party(acts(SARI), PARTIES)
    check_party(acts(TONO), PARTIES)
    check_party(acts(CLERK, role=Role.ADMIN), PARTIES)
    for stranger in (WULAN, CLERK, None):
        with pytest.raises(NotAllowed):
            check_party(acts(stranger), PARTIES)


@pytest.mark.parametrize(
    ("penilai", "atasan", "code"),
    [
        (SARI, None, "penilai.diri_sendiri"),
        (WULAN, WULAN, "penilai.atasan_sama"),
        (WULAN, SARI, "penilai.atasan_sama"),
    ],
)
def test_the_three_parties_are_three_people(penilai, atasan, code):
    with pytest.raises(RuleBroken) as error:
        check_parties(SARI, penilai, atasan)

    assert error.value.code == code


def test_a_missing_superior_is_no_fault():
    check_parties(SARI, None, None)
    check_parties(SARI, WULAN, None)


def test_office_work_is_signed_by_whoever_does_it():
    signed = entered(acts(CLERK, role=Role.ADMIN))

    assert (signed.by, signed.as_role, signed.by_text) == (CLERK, Role.ADMIN, "Orang Contoh")
