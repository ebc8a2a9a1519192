"""What there may be once only, written by two who did not know of each other: found, never forbidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from office_world import FIRST, LAST, add_plan, settle

from desktop_app.domain.people import FactKind, PersonFact
from desktop_app.domain.plan import Skp, SkpStatus, SkpVersion, VersionStatus
from desktop_app.services.exchange.duplicates import Duplicates
from desktop_app.services.offices import own_office


@pytest.fixture
def world(store):
    return settle(store)


def kinds(store) -> list[str]:
    return [double.kind for double in Duplicates(store).doubles()]


def test_without_any_there_are_none(store, world):
    with store.work() as work:
        add_plan(work, world.staff[0], world.kabid, world.kadis)
        add_plan(work, world.staff[1], world.kabid, world.kadis, is_set=False)

    assert kinds(store) == []


def test_two_plans_that_overlap_are_one_too_many(store, world):
    middle = date(FIRST.year, 6, 30)
    with store.work() as work:
        add_plan(work, world.staff[0], world.kabid, world.kadis, ends_on=middle)
        add_plan(work, world.staff[0], world.kabid, world.kadis, part=2, starts_on=middle)
        add_plan(work, world.staff[1], world.kabid, world.kadis, ends_on=middle)
        add_plan(work, world.staff[1], world.kabid, world.kadis, part=2, starts_on=date(FIRST.year, 7, 1))

    assert kinds(store) == ["rencana"]


def test_a_withdrawn_plan_overlaps_nothing(store, world):
    with store.work() as work:
        made = add_plan(work, world.staff[0], world.kabid, world.kadis, is_set=False)
        work.keep(replace(work.get(Skp, made.skp.id), status=SkpStatus.BATAL))
        add_plan(work, world.staff[0], world.kabid, world.kadis, part=2)

    assert kinds(store) == []


def test_who_was_joined_may_have_two_plans_for_one_time(store, world, acting):
    one, other = world.staff[0], world.staff[1]
    with store.work() as work:
        for who in (one, other):
            add_plan(work, who, world.kabid, world.kadis)
    assert kinds(store) == []

    Duplicates(store).join(acting, other.person_id, one.person_id, "satu orang")

    (double,) = Duplicates(store).doubles()
    assert double.kind == "rencana"
    assert all(side.title for side in double.sides)


def test_two_versions_that_are_both_open(store, world):
    with store.work() as work:
        made = add_plan(work, world.staff[0], world.kabid, world.kadis, is_set=False)
        first = work.one(SkpVersion, skp_id=made.skp.id)
        work.add(replace(first, id=work.mint(), number=2, status=VersionStatus.DIAJUKAN))

    assert kinds(store) == ["versi"]


def test_two_corrections_of_one_row_until_one_of_them_is_corrected_itself(store, world):
    def fact(work, **more):
        return PersonFact(
            id=work.mint(), audience_id=own_office(work).audience_id,
            person_id=world.staff[0].person_id, at=work.now, kind=FactKind.PANGKAT, golongan="III/a",
            from_on=work.today, **more,
        )  # fmt: skip

    with store.work() as work:
        first = fact(work)
        work.add(first, fact(work, corrects_id=first.id), second := fact(work, corrects_id=first.id))
    assert kinds(store) == ["koreksi"]

    with store.work() as work:
        work.add(fact(work, corrects_id=second.id, void=True))
    assert kinds(store) == []


def test_both_may_stand_when_a_person_says_so(store, world, acting):
    with store.work() as work:
        for part in (1, 2):
            add_plan(work, world.staff[0], world.kabid, world.kadis, part=part, ends_on=LAST)
    duplicates = Duplicates(store)
    (double,) = duplicates.doubles()

    duplicates.let_stand(acting, double)

    assert duplicates.doubles() == []
    assert duplicates.pairs() == []
    duplicates.doubt_again(acting, double)
    assert duplicates.doubles() == [double]


def test_a_double_says_whose_it_is_and_what_differs(store, world):
    with store.work() as work:
        for part, last in ((1, LAST), (2, date(FIRST.year, 6, 30))):
            add_plan(work, world.staff[0], world.kabid, world.kadis, part=part, ends_on=last)

    (double,) = Duplicates(store).doubles()

    one, other = (dict(side.facts) for side in double.sides)
    assert double.person == world.staff[0].person_id
    assert {side.title for side in double.sides} == {"Pegawai Contoh 0001"}
    assert {one["Sampai tanggal"], other["Sampai tanggal"]} == {"31 Desember 2026", "30 Juni 2026"}
    same = [one[label] == other[label] for label in one]
    assert same == sorted(same)
    assert "rev" not in one  # nor anything else that never leaves the office
    assert one["Mulai tanggal"] == other["Mulai tanggal"] == "1 Januari 2026"
