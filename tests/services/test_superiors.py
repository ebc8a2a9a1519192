"""Penilai and atasan penilai: what is proposed, what wants a look, what is set, and that plans follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import TODAY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people_sheets import Employee, employees, siasn_sheet, write_sheet

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, RuleBroken
from desktop_app.domain.people import LineOverride, LineRole, person_id_of
from desktop_app.domain.plan import ActingAs, PartyRole, Skp, party_on
from desktop_app.domain.records import live
from desktop_app.domain.superiors import Doubt
from desktop_app.domain.values import Acting, Role
from desktop_app.services.people_import import PeopleImport
from desktop_app.services.plans.cases import Plans
from desktop_app.services.plans.parties import parties_of, set_party
from desktop_app.services.standing import Line
from desktop_app.services.superiors import SuperiorChoice, Superiors

DINAS = employees(40)
HEAD, SECRETARY, STAFF_CHIEF = DINAS[0], DINAS[1], DINAS[2]
FIELD_CHIEF, SECTION_CHIEF = DINAS[4], DINAS[5]
WORKER = next(e for e in DINAS[16:] if e.unit == SECTION_CHIEF.unit)
MAYOR = {
    **Employee(0, "Wali Kota", "Pemerintah Kota Salatiga", "", "", "Pejabat Negara", "", "").cells(),
    "nip": "",
    "nama": "Contoh Wali",
    "gelar_belakang": "",
    "tmt_cpns": "",
    "tmt_golongan": "",
}
SECRETARY_OF_CITY = Employee(
    900, "Sekretaris Daerah", "Sekretariat Daerah", "Struktural", "II.a", golongan="IV/c", parent=""
)
SINCE = date(2026, 1, 1)


def key(employee):
    return person_id_of(employee.number)


@pytest.fixture
def enter(store, acting, tmp_path):
    cases = PeopleImport(store)

    def run(rows, name="pegawai.xlsx"):
        write_sheet(tmp_path / name, [r.cells() if isinstance(r, Employee) else r for r in rows])
        result = cases.run(acting, cases.preview(acting, cases.open(tmp_path / name)))
        assert result.salah == ()
        return result

    return run


@pytest.fixture
def dinas(enter, store):
    """The dinas with the secretary of the city and the mayor above it."""
    enter([*DINAS, SECRETARY_OF_CITY, MAYOR])
    return Superiors(store)


@pytest.fixture
def lines(dinas, acting):
    """The proposals of a day by person."""

    def of(day=TODAY):
        return {line.person_id: line for line in dinas.propose(acting, day)}

    return of


@pytest.mark.parametrize(
    ("employee", "penilai", "atasan"),
    [
        (WORKER, SECTION_CHIEF, FIELD_CHIEF),
        (SECTION_CHIEF, FIELD_CHIEF, HEAD),
        (FIELD_CHIEF, HEAD, SECRETARY_OF_CITY),
        (STAFF_CHIEF, SECRETARY, HEAD),
        (SECRETARY, HEAD, SECRETARY_OF_CITY),
    ],
)
def test_the_proposal_climbs_the_units(lines, employee, penilai, atasan):
    line = lines()[key(employee)]

    assert (line.penilai_id, line.atasan_id) == (key(penilai), key(atasan))
    assert line.penilai.startswith(penilai.full_name)
    assert line.doubts == ()
    assert not line.by_override


def test_the_head_is_judged_by_the_secretary_and_he_by_the_mayor_whom_nobody_judges(lines):
    found = lines()

    head, secretary = found[key(HEAD)], found[key(SECRETARY_OF_CITY)]
    assert head.penilai_id == key(SECRETARY_OF_CITY)
    assert head.atasan == "Contoh Wali"
    assert secretary.penilai == "Contoh Wali"
    assert (secretary.atasan_id, secretary.doubts) == (None, ())
    assert "Contoh Wali" not in {line.name for line in found.values()}


def test_a_whole_sheet_is_proposed_and_only_the_head_is_doubtful(store, acting, tmp_path):
    siasn_sheet(tmp_path / "siasn.xlsx", faults=False)
    cases = PeopleImport(store)
    cases.run(acting, cases.preview(acting, cases.open(tmp_path / "siasn.xlsx")))

    found = Superiors(store).propose(acting, TODAY)

    doubtful = {line.name: line.doubts for line in found if line.doubts}
    assert len(found) == 180
    assert [line.name for line in found] == sorted((line.name for line in found), key=str.casefold)
    assert set(doubtful.values()) == {(Doubt.DI_LUAR_KANTOR,), (Doubt.TANPA_ATASAN,)}
    assert sum(line.penilai_id is None for line in found) == 1


def test_a_unit_without_a_head_is_doubtful_and_its_people_go_to_the_unit_above(enter, store, acting):
    enter([row for row in DINAS if row is not SECTION_CHIEF])

    (line,) = Superiors(store).propose(acting, TODAY, [key(WORKER)])

    assert line.penilai_id == key(FIELD_CHIEF)
    assert Doubt.UNIT_TANPA_KEPALA in line.doubts


def test_two_heads_of_one_unit_are_doubtful(enter, store, acting):
    enter([*DINAS, replace(SECTION_CHIEF, serial=77)])

    (line,) = Superiors(store).propose(acting, TODAY, [key(WORKER)])

    assert Doubt.KEPALA_GANDA in line.doubts


def test_who_has_left_is_not_proposed(enter, dinas, lines):
    enter([{**WORKER.cells(), "kedudukan": "Pensiun"}], "pensiun.xlsx")

    assert key(WORKER) not in lines()


def overrides(store):
    with store.look() as work:
        return live(work.find(LineOverride))


def test_confirming_the_tree_writes_nothing(dinas, lines, acting, store):
    choices = [SuperiorChoice(each.person_id, each.penilai_id, each.atasan_id) for each in lines().values()]

    changes = dinas.assign(acting, choices, SINCE, "Susunan organisasi")

    assert changes is Changes.NOTHING
    assert overrides(store) == []


def test_another_penilai_is_an_exception_with_its_basis_from_its_day(dinas, lines, acting, store):
    changes = dinas.assign(
        acting, [SuperiorChoice(key(WORKER), key(FIELD_CHIEF), key(HEAD))], date(2026, 6, 1), " SPT 12/2026 "
    )

    (override,) = overrides(store)
    assert changes is Changes.PEOPLE
    assert (override.role, override.basis) == (LineRole.PENILAI, "SPT 12/2026")
    assert lines(date(2026, 5, 31))[key(WORKER)].penilai_id == key(SECTION_CHIEF)
    changed = lines(date(2026, 6, 1))[key(WORKER)]
    assert (changed.penilai_id, changed.atasan_id) == (key(FIELD_CHIEF), key(HEAD))
    assert changed.by_override


def test_another_atasan_is_an_exception_of_its_own(dinas, lines, acting, store):
    dinas.assign(acting, [SuperiorChoice(key(WORKER), key(SECTION_CHIEF), key(HEAD))], SINCE, "SPT")

    (override,) = overrides(store)
    assert override.role is LineRole.ATASAN_PENILAI
    assert lines()[key(WORKER)].atasan_id == key(HEAD)


def test_the_same_choice_twice_writes_once(dinas, acting, store):
    choice = [SuperiorChoice(key(WORKER), key(FIELD_CHIEF), key(HEAD))]
    dinas.assign(acting, choice, SINCE, "SPT")

    assert dinas.assign(acting, choice, date(2026, 7, 1), "SPT lagi") is Changes.NOTHING
    assert len(overrides(store)) == 1


def test_going_back_to_the_tree_ends_the_exception(dinas, lines, acting, store, hands):
    dinas.assign(acting, [SuperiorChoice(key(WORKER), key(FIELD_CHIEF), key(HEAD))], SINCE, "SPT")
    hands.now += timedelta(hours=1)

    dinas.assign(
        acting,
        [SuperiorChoice(key(WORKER), key(SECTION_CHIEF), key(FIELD_CHIEF))],
        date(2026, 7, 1),
        "Kembali",
    )

    (ended,) = overrides(store)
    assert ended.to_on == date(2026, 6, 30)
    assert lines(date(2026, 6, 30))[key(WORKER)].penilai_id == key(FIELD_CHIEF)
    assert lines(date(2026, 7, 1))[key(WORKER)].penilai_id == key(SECTION_CHIEF)


def test_an_exception_replaced_on_its_own_day_is_void(dinas, lines, acting, store, hands):
    dinas.assign(acting, [SuperiorChoice(key(WORKER), key(FIELD_CHIEF), key(HEAD))], SINCE, "SPT")
    hands.now += timedelta(hours=1)

    dinas.assign(acting, [SuperiorChoice(key(WORKER), key(SECRETARY), key(HEAD))], SINCE, "SPT 2")

    (override,) = overrides(store)
    assert override.superior_id == key(SECRETARY)
    assert lines()[key(WORKER)].penilai_id == key(SECRETARY)


def test_a_doubtful_proposal_that_is_confirmed_is_kept_and_no_longer_doubtful(enter, store, acting):
    enter([row for row in DINAS if row is not SECTION_CHIEF])
    cases = Superiors(store)
    (line,) = cases.propose(acting, TODAY, [key(WORKER)])

    cases.assign(acting, [SuperiorChoice(line.person_id, line.penilai_id, line.atasan_id)], SINCE, "Benar")

    (after,) = cases.propose(acting, TODAY, [key(WORKER)])
    assert (after.penilai_id, after.doubts, after.by_override) == (line.penilai_id, (), True)
    assert len(overrides(store)) == 1


def test_a_choice_without_penilai_sets_nothing(dinas, acting, store):
    assert dinas.assign(acting, [SuperiorChoice(key(WORKER), None)], SINCE, "SPT") is Changes.NOTHING
    assert overrides(store) == []


@pytest.mark.parametrize(
    ("choice", "basis", "code"),
    [
        (SuperiorChoice(key(WORKER), key(WORKER)), "SPT", "penilai.diri_sendiri"),
        (SuperiorChoice(key(WORKER), key(HEAD), key(HEAD)), "SPT", "penilai.atasan_sama"),
        (SuperiorChoice(key(WORKER), key(HEAD), key(WORKER)), "SPT", "penilai.atasan_sama"),
        (SuperiorChoice(key(WORKER), key(HEAD)), "  ", "penilai.dasar_kosong"),
        (SuperiorChoice(key(FIELD_CHIEF), key(WORKER)), "SPT", "penilai.lingkaran"),
        (SuperiorChoice(key(HEAD), key(WORKER)), "SPT", "penilai.lingkaran"),
    ],
)
def test_rule_12_nobody_judges_himself_by_any_way(dinas, acting, choice, basis, code):
    with pytest.raises(RuleBroken) as refused:
        dinas.assign(acting, [choice], SINCE, basis)

    assert refused.value.code == code


def test_one_wrong_choice_leaves_all_of_them_unset(dinas, acting, store):
    choices = [
        SuperiorChoice(key(WORKER), key(FIELD_CHIEF), key(HEAD)),
        SuperiorChoice(key(FIELD_CHIEF), key(WORKER), None),
    ]

    with pytest.raises(RuleBroken):
        dinas.assign(acting, choices, SINCE, "SPT")

    assert overrides(store) == []


def test_only_an_operator_sees_and_sets_the_line(dinas, acting):
    employee = Acting(day=TODAY, role=Role.PEGAWAI, title="Pegawai", person_id=key(WORKER))

    with pytest.raises(NotAllowed):
        dinas.propose(employee, TODAY)
    with pytest.raises(NotAllowed):
        dinas.assign(employee, [], SINCE, "SPT")


@pytest.fixture
def plan(dinas, store, acting):
    """The plan of WORKER, and who stands in it on a day."""
    skp_id = Plans(store).create(acting, key(WORKER), 2026).skp_id

    def standing(day, role=PartyRole.PENILAI):
        with store.look() as work:
            return party_on(parties_of(work, skp_id), role, day)

    return skp_id, standing


def test_an_open_plan_follows_from_the_day_and_keeps_who_stood_there_before(dinas, plan, acting, hands):
    _, standing = plan
    hands.now += timedelta(hours=1)

    changes = dinas.assign(
        acting, [SuperiorChoice(key(WORKER), key(FIELD_CHIEF), key(HEAD))], date(2026, 7, 1), "SPT"
    )

    assert Changes.PLANS in changes
    assert standing(date(2026, 6, 30)).person_id == key(SECTION_CHIEF)
    assert standing(date(2026, 7, 1)).person_id == key(FIELD_CHIEF)
    assert standing(date(2026, 7, 1)).post == FIELD_CHIEF.post
    assert standing(date(2026, 7, 1), PartyRole.ATASAN_PENILAI).person_id == key(HEAD)


def test_a_plan_follows_when_the_head_of_the_unit_changes(enter, dinas, plan, acting, lines):
    _, standing = plan
    enter(
        [
            replace(SECTION_CHIEF, unit="Bidang Data", post="Klerek", kind="Pelaksana", begun="2026-07-01"),
            replace(SECTION_CHIEF, serial=88, begun="2026-07-01"),
        ],
        "mutasi.xlsx",
    )
    line = lines()[key(WORKER)]

    dinas.assign(
        acting, [SuperiorChoice(line.person_id, line.penilai_id, line.atasan_id)], date(2026, 7, 1), "Mutasi"
    )

    assert standing(date(2026, 6, 30)).person_id == key(SECTION_CHIEF)
    assert standing(date(2026, 7, 1)).person_id == key(replace(SECTION_CHIEF, serial=88))


def test_who_rises_from_atasan_to_penilai_leaves_his_old_role(dinas, plan, acting, hands):
    _, standing = plan
    hands.now += timedelta(hours=1)

    dinas.assign(acting, [SuperiorChoice(key(WORKER), key(FIELD_CHIEF), None)], date(2026, 7, 1), "SPT")

    assert standing(date(2026, 7, 1)).person_id == key(FIELD_CHIEF)
    atasan = standing(date(2026, 7, 1), PartyRole.ATASAN_PENILAI)
    assert atasan is None or atasan.person_id != key(FIELD_CHIEF)


@pytest.fixture
def acted(plan, store, acting, hands):
    """The same plan, with the sekretaris as Plt. penilai since August."""
    skp_id, standing = plan
    hands.now += timedelta(hours=1)
    with store.work() as work:
        skp, since = work.need(Skp, skp_id), date(2026, 8, 1)
        set_party(work, acting, skp, PartyRole.PENILAI, key(SECRETARY), since, None, ActingAs.PLT)
    hands.now += timedelta(hours=1)
    return standing


def test_a_plt_of_a_plan_stays_when_the_line_is_merely_confirmed(dinas, acted, acting, lines):
    line = lines()[key(WORKER)]
    choice = SuperiorChoice(line.person_id, line.penilai_id, line.atasan_id)

    dinas.assign(acting, [choice], date(2026, 9, 1), "Tetap")

    assert acted(date(2026, 9, 2)).person_id == key(SECRETARY)


def test_a_plt_of_a_plan_gives_way_to_a_new_choice(dinas, acted, acting):
    choice = SuperiorChoice(key(WORKER), key(FIELD_CHIEF), key(HEAD))

    dinas.assign(acting, [choice], date(2026, 9, 1), "SPT")

    assert acted(date(2026, 8, 31)).person_id == key(SECRETARY)
    assert acted(date(2026, 9, 1)).person_id == key(FIELD_CHIEF)


def test_the_whole_year_follows_when_set_from_its_first_day(dinas, plan, acting, hands):
    _, standing = plan
    hands.now += timedelta(hours=1)

    dinas.assign(acting, [SuperiorChoice(key(WORKER), key(FIELD_CHIEF), key(HEAD))], SINCE, "SPT")

    assert standing(SINCE).person_id == key(FIELD_CHIEF)
    assert standing(TODAY).person_id == key(FIELD_CHIEF)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 39), st.integers(0, 39), st.integers(0, 39), st.integers(0, 300)), max_size=4
    )
)
def test_whatever_is_set_nobody_stands_above_himself(dinas, acting, store, hands, deeds):
    for person, penilai, atasan, days in deeds:
        hands.now += timedelta(minutes=1)
        choice = SuperiorChoice(key(DINAS[person]), key(DINAS[penilai]), key(DINAS[atasan]))
        since = SINCE + timedelta(days=days)
        try:
            dinas.assign(acting, [choice], since, "Uji")
        except RuleBroken:
            continue
        with store.look() as work:
            set_to = Line(work, since).proposal(choice.person_id)
        assert (set_to.penilai, set_to.atasan) == (choice.penilai_id, choice.atasan_id)
    with store.look() as work:
        line = Line(work, TODAY)
        for employee in DINAS:
            found = line.proposal(key(employee))
            assert found.penilai != key(employee)
            assert found.atasan is None or found.atasan not in {key(employee), found.penilai}
