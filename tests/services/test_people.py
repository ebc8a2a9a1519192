"""The sheet of a person as of a day, corrections of who he is, and new dated facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import TODAY, admin
from people_sheets import Employee, employees, write_sheet

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import NotAllowed, Outdated, RuleBroken
from desktop_app.domain.lists import All, ListQuery, Units
from desktop_app.domain.organisation import Post
from desktop_app.domain.people import FactKind, Gap, PersonFact, person_id_of
from desktop_app.domain.records import NO_AUDIENCE
from desktop_app.domain.terms import NumberKind, StaffKind
from desktop_app.domain.values import Acting, Role
from desktop_app.services.people import People
from desktop_app.services.people_import import PeopleImport
from desktop_app.store.lists.people import PeopleList
from desktop_app.store.opening import stale_tables

DINAS = employees(22)
CHIEF, WORKER = DINAS[5], next(e for e in DINAS[16:] if e.unit == DINAS[5].unit)
WHO = person_id_of(WORKER.number)


@pytest.fixture
def enter(store, acting, tmp_path):
    cases = PeopleImport(store)

    def run(rows, name="pegawai.xlsx"):
        write_sheet(tmp_path / name, [r.cells() if isinstance(r, Employee) else r for r in rows])
        return cases.run(acting, cases.preview(acting, cases.open(tmp_path / name)))

    return run


@pytest.fixture
def people(store, enter):
    enter(DINAS)
    return People(store)


@pytest.fixture
def draft(store):
    """A fact as a form gives it: key, audience and moment are nothing yet."""

    def made(kind, from_on, **content):
        return PersonFact(
            id=NO_AUDIENCE,
            audience_id=NO_AUDIENCE,
            at=store._clock(),
            person_id=WHO,
            kind=kind,
            from_on=from_on,
            **content,
        )

    return made


def test_the_sheet_of_a_person_holds_all_that_is_known(people):
    sheet = people.person(WHO, TODAY)

    assert sheet.identity.unit == CHIEF.unit
    assert sheet.person.name == WORKER.full_name
    assert [row.number for row in sheet.numbers] == [WORKER.number]
    assert {fact.kind for fact in sheet.facts} == {
        FactKind.PENEMPATAN,
        FactKind.PANGKAT,
        FactKind.STATUS,
        FactKind.PENDIDIKAN,
    }
    assert [fact.from_on for fact in sheet.facts] == sorted((f.from_on for f in sheet.facts), reverse=True)
    assert sheet.superiors.penilai_id == person_id_of(CHIEF.number)
    assert sheet.gaps is Gap.NONE
    assert sheet.remarks == ()


def test_nobody_is_found_under_an_unknown_key(people):
    with pytest.raises(RuleBroken) as refused:
        people.person(person_id_of("x"), TODAY)

    assert refused.value.code == "data.hilang"


def test_a_person_is_found_by_his_number_and_by_words(people, office):
    assert people.by_number(f"{WORKER.number[:8]} {WORKER.number[8:]}") == WHO
    assert WHO in {line.id for line in people.search(WORKER.full_name, All())}
    assert people.search(WORKER.full_name, Units(frozenset({office.unit_id}))) == []
    with pytest.raises(RuleBroken) as refused:
        people.by_number("123")
    assert refused.value.code == "perintah.nip_tidak_ada"


def test_a_correction_of_a_name_is_kept_and_shown_everywhere(people, acting, store):
    person = people.person(WHO, TODAY).person

    changes = people.save_person(acting, replace(person, name="  Contoh   Baru ", title_back=" M.T. "))

    assert changes is Changes.PEOPLE
    assert people.person(WHO, TODAY).identity.name == "Contoh Baru, M.T."
    assert PeopleList(store.engine).lines([WHO])[WHO].name == "Contoh Baru, M.T."
    assert people.save_person(acting, people.person(WHO, TODAY).person) is Changes.NOTHING


def test_two_people_who_correct_one_person_meet(people, acting):
    person = people.person(WHO, TODAY).person
    people.save_person(acting, replace(person, phone="0812"))

    with pytest.raises(Outdated):
        people.save_person(acting, replace(person, phone="0813"))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": " "}, "pegawai.nama_kosong"),
        ({"name": "x" * 121}, "pegawai.isian_panjang"),
        ({"email": "x" * 121}, "pegawai.isian_panjang"),
        ({"born_on": TODAY}, "pegawai.lahir_masa_depan"),
    ],
)
def test_a_person_that_cannot_be_is_refused(people, acting, wrong, code):
    person = people.person(WHO, TODAY).person

    with pytest.raises(RuleBroken) as refused:
        people.save_person(acting, replace(person, **wrong))

    assert refused.value.code == code
    assert people.person(WHO, TODAY).person == person


def test_what_does_not_fit_the_number_is_remarked(people, acting):
    person = people.person(WHO, TODAY).person
    people.save_person(acting, replace(person, born_on=date(1980, 1, 1)))

    assert [finding.code for finding in people.person(WHO, TODAY).remarks] == ["nip.beda_tanggal_lahir"]


def test_a_rank_from_a_day_leaves_the_days_before_as_they_were(people, acting, draft):
    people.add_fact(
        acting, WHO, draft(FactKind.PANGKAT, date(2026, 10, 1), golongan="III/b", decree_no="SK 1")
    )

    assert people.person(WHO, date(2026, 9, 30)).identity.golongan == WORKER.golongan
    after = people.person(WHO, date(2026, 10, 1))
    assert after.identity.golongan == "III/b"
    assert after.facts[0].decree_no == "SK 1"
    assert after.facts[0].audience_id == after.person.audience_id


def test_a_second_fact_of_the_same_day_corrects_the_first(people, acting, draft, hands):
    since = date(2026, 10, 1)
    people.add_fact(acting, WHO, draft(FactKind.PANGKAT, since, golongan="III/b"))
    hands.now += timedelta(minutes=1)

    people.add_fact(acting, WHO, draft(FactKind.PANGKAT, since, golongan="III/c"))

    ranks = [fact for fact in people.person(WHO, TODAY).facts if fact.kind is FactKind.PANGKAT]
    assert [fact.golongan for fact in ranks] == ["III/c", WORKER.golongan]


def test_a_fact_is_put_right_by_naming_it(people, acting, draft, hands):
    people.add_fact(acting, WHO, draft(FactKind.PANGKAT, date(2026, 10, 1), golongan="III/b"))
    wrong = people.person(WHO, TODAY).facts[0]
    hands.now += timedelta(minutes=1)

    people.add_fact(
        acting, WHO, draft(FactKind.PANGKAT, date(2026, 4, 1), golongan="III/b", corrects_id=wrong.id)
    )

    assert people.person(WHO, date(2026, 4, 1)).identity.golongan == "III/b"
    assert wrong.id not in {fact.id for fact in people.person(WHO, TODAY).facts}


def test_a_fact_is_taken_back_and_the_one_before_holds_again(people, acting, draft, hands):
    people.add_fact(acting, WHO, draft(FactKind.PANGKAT, date(2026, 10, 1), golongan="III/b"))
    wrong = people.person(WHO, TODAY).facts[0]
    hands.now += timedelta(minutes=1)

    people.add_fact(acting, WHO, replace(wrong, corrects_id=wrong.id, void=True))

    assert people.person(WHO, TODAY).identity.golongan == WORKER.golongan


def test_a_move_takes_effect_on_its_day(people, acting, draft, store):
    target = people.person(person_id_of(DINAS[4].number), TODAY).identity.unit_id
    with store.look() as work:
        post = work.one(Post, name="Klerek")

    people.add_fact(
        acting, WHO, draft(FactKind.PENEMPATAN, date(2026, 11, 1), unit_id=target, post_id=post.id)
    )

    assert people.person(WHO, date(2026, 10, 31)).identity.unit == WORKER.unit
    moved = people.person(WHO, date(2026, 11, 1))
    assert (moved.identity.unit, moved.identity.post) == (DINAS[4].unit, "Klerek")
    assert moved.superiors.penilai_id == person_id_of(DINAS[4].number)


def test_a_new_head_is_the_penilai_of_his_unit_in_every_list_at_once(people, acting, draft, store):
    sheet = people.person(WHO, TODAY)
    with store.look() as work:
        post = work.one(Post, name="Kepala UPTD")
    others = [e for e in DINAS[16:] if e.unit == WORKER.unit and e is not WORKER]
    chief = people.person(person_id_of(CHIEF.number), TODAY)
    placed = next(fact for fact in chief.facts if fact.kind is FactKind.PENEMPATAN)

    people.add_fact(acting, chief.person.person_id, replace(placed, from_on=date(2026, 11, 1), is_head=False))
    people.add_fact(
        acting,
        WHO,
        draft(
            FactKind.PENEMPATAN,
            date(2026, 11, 1),
            unit_id=sheet.identity.unit_id,
            post_id=post.id,
            is_head=True,
        ),
    )

    assert stale_tables(store) == ()
    lines = PeopleList(store.engine).lines([person_id_of(e.number) for e in others])
    assert {line.superior for line in lines.values()} <= {sheet.identity.name}


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        (FactKind.PANGKAT, {"golongan": "IX"}, "nip.golongan_beda_status"),
        (FactKind.PANGKAT, {"golongan": "V/a"}, "nip.golongan_tidak_dikenal"),
        (FactKind.PANGKAT, {}, "fakta.belum_lengkap"),
        (FactKind.PENEMPATAN, {}, "fakta.belum_lengkap"),
        (FactKind.PENEMPATAN, {"unit_id": b"x" * 16, "post_text": "Klerek"}, "data.hilang"),
        (FactKind.STATUS, {}, "fakta.belum_lengkap"),
        (FactKind.PANGKAT, {"golongan": "III/b", "to_on": date(2020, 1, 1)}, "fakta.tanggal_terbalik"),
        (FactKind.PANGKAT, {"golongan": "III/b", "corrects_id": b"x" * 16}, "fakta.tidak_ada"),
        (FactKind.PANGKAT, {"golongan": "III/b", "decree_no": "x" * 81}, "pegawai.isian_panjang"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(people, draft, kind, content, code):
    before = people.person(WHO, TODAY).facts

    with pytest.raises(RuleBroken) as refused:
        people.add_fact(admin(), WHO, draft(kind, date(2026, 10, 1), **content))

    assert refused.value.code == code
    assert people.person(WHO, TODAY).facts == before


@pytest.mark.parametrize(
    ("day", "code"), [(date(1950, 1, 1), "fakta.sebelum_lahir"), (date(2062, 1, 1), "fakta.terlalu_jauh")]
)
def test_a_day_that_cannot_be_is_refused(people, acting, draft, day, code):
    with pytest.raises(RuleBroken) as refused:
        people.add_fact(acting, WHO, draft(FactKind.PANGKAT, day, golongan="III/b"))

    assert refused.value.code == code


def test_the_grade_of_a_pppk_is_checked_against_his_own_ladder(people, acting, draft):
    status = draft(FactKind.STATUS, date(2026, 9, 1), staff_kind=StaffKind.PPPK)
    people.add_fact(acting, WHO, status)

    people.add_fact(acting, WHO, draft(FactKind.PANGKAT, date(2026, 10, 1), golongan="IX"))

    assert people.person(WHO, TODAY).identity.rank == "Golongan IX"


def test_a_renewed_number_joins_the_old_one(people, acting):
    new = f"{WORKER.number[:8]}202622{WORKER.number[14:]}"

    people.add_number(acting, WHO, new, date(2026, 10, 1))

    assert [row.kind for row in people.person(WHO, TODAY).numbers] == [NumberKind.NI_PPPK, NumberKind.NIP]
    assert people.person(WHO, date(2026, 9, 30)).identity.number == WORKER.number
    assert people.add_number(acting, WHO, new) is Changes.NOTHING


def test_a_number_belongs_to_one_human(people, acting):
    with pytest.raises(RuleBroken) as refused:
        people.add_number(acting, WHO, CHIEF.number)

    assert refused.value.code == "pegawai.nip_milik_lain"


def test_only_an_operator_changes_people(people, draft):
    employee = Acting(day=TODAY, role=Role.PEGAWAI, title="Pegawai", person_id=WHO)
    person = people.person(WHO, TODAY).person

    with pytest.raises(NotAllowed):
        people.save_person(employee, replace(person, name="Lain"))
    with pytest.raises(NotAllowed):
        people.add_fact(employee, WHO, draft(FactKind.PANGKAT, TODAY, golongan="IV/e"))
    with pytest.raises(NotAllowed):
        people.add_number(employee, WHO, CHIEF.number)


def test_a_head_who_comes_later_is_the_penilai_of_those_who_were_there(enter, store):
    enter([each for each in DINAS if each is not CHIEF])

    enter([CHIEF], "kepala.xlsx")

    line = PeopleList(store.engine).lines([WHO])[WHO]
    assert line.superior.startswith(CHIEF.full_name)
    assert stale_tables(store) == ()


def test_after_an_import_is_taken_back_no_list_shows_what_it_brought(enter, store, acting):
    enter(DINAS[:5])
    second = enter(DINAS[5:], "lagi.xlsx")

    PeopleImport(store).undo(acting, second.run_id)

    assert stale_tables(store) == ()
    assert len(PeopleList(store.engine).ids(ListQuery(scope=All()))) == 5
