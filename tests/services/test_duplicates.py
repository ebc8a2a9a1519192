"""Two keys of one human: joined by a person, seen as one everywhere, taken apart again without a loss."""

from __future__ import annotations

from datetime import date

import pytest
from office_world import add_fact, add_person, add_plan, settle
from sqlalchemy import text

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.lists import All, ListQuery
from desktop_app.domain.people import FactKind, IdentityNumber, Person
from desktop_app.domain.plan import Skp
from desktop_app.domain.records import Id
from desktop_app.domain.terms import NumberKind
from desktop_app.domain.values import Period
from desktop_app.services.evaluations.preparing import due, prepare
from desktop_app.services.exchange.duplicates import Duplicates
from desktop_app.services.people.cases import People
from desktop_app.store.lists.evaluations import EvaluationList
from desktop_app.store.lists.missing import people_without_plan
from desktop_app.store.lists.people import PeopleList
from desktop_app.store.lists.plans import PlanList
from desktop_app.store.lists.search import Search
from desktop_app.store.opening import stale_tables

EVERYTHING = ListQuery(scope=All())
REASON = "NIP yang sama, tanggal lahir sama"


@pytest.fixture
def twins(store, acting):
    """Two people with one NIP; the second one has the plan of the year and its evaluation."""
    world = settle(store)
    with store.work() as work:
        first = world.staff[0]
        second = add_person(work, "Pegawai Conto 0001", world.bidang)
        number = work.one(IdentityNumber, person_id=first.person_id)
        work.add(
            IdentityNumber(
                id=work.mint(),
                audience_id=number.audience_id,
                at=work.now,
                person_id=second.person_id,
                number=number.number,
                kind=NumberKind.NIP,
            )
        )
        made = add_plan(work, second, world.kabid, world.kadis)
        prepare(work, acting, Period("2026-TW1"))
    return first.person_id, second.person_id, made.skp.id


def test_two_people_with_one_number_wait_side_by_side(store, twins):
    (pair,) = Duplicates(store).pairs()

    assert {pair.a, pair.b} == set(twins[:2])
    assert {side.title for side in pair.sides} == {"Pegawai Contoh 0001", "Pegawai Conto 0001"}
    assert {dict(side.facts)["Rencana kinerja"] for side in pair.sides} == {"0", "1"}


def test_after_gabung_lists_search_plans_and_evaluations_show_one_human(store, acting, twins):
    kept, old, skp_id = twins
    Duplicates(store).join(acting, old, kept, REASON)

    people = PeopleList(store.engine)
    plans = PlanList(store.engine)
    mine = ListQuery(scope=All(), filters=(("pegawai", kept.hex()),))
    listed = people.ids(EVERYTHING)
    assert kept in listed
    assert old not in listed
    assert plans.ids(mine) == [skp_id]
    assert plans.lines([skp_id])[skp_id].name == "Pegawai Contoh 0001"
    ((evaluation),) = EvaluationList(store.engine).ids(mine)
    assert EvaluationList(store.engine).lines([evaluation])[evaluation].person_id == kept
    found = {hit.id for hit in Search(store.engine).find("Pegawai Cont", All())}
    assert old not in found
    assert kept in found
    assert Duplicates(store).pairs() == []
    assert stale_tables(store) == ()


def test_the_profile_shows_what_was_written_under_both_keys(store, acting, twins):
    kept, old, skp_id = twins
    day = acting.day
    before = People(store).person(kept, day)
    Duplicates(store).join(acting, old, kept, REASON)

    after, by_old = People(store).person(kept, day), People(store).person(old, day)
    assert len(after.facts) == 2 * len(before.facts)
    assert by_old.person == after.person
    with store.look() as work:
        assert [skp.id for skp in work.find(Skp, person_id=kept)] == [skp_id]
        assert work.need(Skp, skp_id).person_id == kept
    assert kept not in [line.person_id for line in people_without_plan(store.engine, 2026, day)]


def test_what_is_saved_after_gabung_keeps_the_key_it_was_written_with(store, acting, twins):
    kept, old, skp_id = twins
    Duplicates(store).join(acting, old, kept, REASON)
    with store.work(acting) as work:
        work.keep(work.need(Skp, skp_id))

    with store.look() as work:
        written = work.connection.execute(text("SELECT person_id FROM skp WHERE id = :id"), {"id": skp_id})
        assert written.scalar() == old


def test_an_evaluation_made_before_gabung_is_not_made_again(store, acting, twins):
    kept, old, _ = twins
    Duplicates(store).join(acting, old, kept, REASON)

    with store.work(acting) as work:
        made, wanted = prepare(work, acting, Period("2026-TW1"))
        assert (made, wanted) == (0, 1)
        assert [each.person_id for each in due(work, Period("2026-TW1"))] == [kept]


def test_gabung_is_taken_back_by_a_fact_and_nothing_was_lost(store, acting, twins):
    kept, old, skp_id = twins
    pairs = Duplicates(store)
    before = _people(store)
    pairs.join(acting, old, kept, REASON)
    pairs.separate(acting, old)

    assert _people(store) == before
    assert [(pair.a, pair.b) for pair in pairs.pairs()] == [tuple(sorted((kept, old)))]
    assert stale_tables(store) == ()
    pairs.join(acting, kept, old, REASON)
    assert PlanList(store.engine).lines([skp_id])[skp_id].person_id == old
    assert [joined.old for joined in pairs.joined()] == [kept]


def test_chains_are_followed_and_a_circle_keeps_its_smallest_key(store, acting, twins):
    kept, old, _ = twins
    third = sorted(id for id in PeopleList(store.engine).ids(EVERYTHING) if id not in {kept, old})[0]
    pairs = Duplicates(store)
    pairs.join(acting, old, kept, REASON)
    pairs.join(acting, kept, Id(third), REASON)

    assert not {kept, old} & set(PeopleList(store.engine).ids(EVERYTHING))
    with store.look() as work:
        assert work.aliases.of(old) == third
    pairs.join(acting, Id(third), kept, REASON)
    with store.look() as work:
        assert {work.aliases.of(id) for id in (kept, Id(third), old)} == {min(kept, third)}
    assert stale_tables(store) == ()


def test_who_left_the_head_of_a_unit_under_another_key_judges_nobody(store, acting):
    world = settle(store)
    with store.work() as work:
        moved = add_person(work, "Kabid Conto", world.bidang)
        add_fact(work, moved, FactKind.PENEMPATAN, date(2025, 1, 1), unit_id=world.dinas)

    Duplicates(store).join(acting, world.kabid.person_id, moved.person_id, REASON)

    judged = world.staff[0].person_id
    line = PeopleList(store.engine).lines([judged])[judged]
    assert line.superior == "Kadis Contoh"
    assert stale_tables(store) == ()


def test_who_was_told_apart_does_not_come_back_until_it_is_asked_for(store, acting, twins):
    pairs = Duplicates(store)
    (pair,) = pairs.pairs()
    pairs.tell_apart(acting, pair)

    assert pairs.pairs() == []
    with store.look() as work:
        assert pairs.count(work) == 0
    pairs.ask_again(acting, pair)
    assert len(pairs.pairs()) == 1


def test_gabung_wants_a_reason_and_two_different_people(store, acting, twins):
    kept, old, _ = twins
    with pytest.raises(RuleBroken, match=r"sinkron\.alasan"):
        Duplicates(store).join(acting, old, kept, "  ")
    with pytest.raises(RuleBroken, match=r"sinkron\.orang_yang_sama"):
        Duplicates(store).join(acting, kept, kept, REASON)


def _people(store):
    people = PeopleList(store.engine)
    ids = people.ids(EVERYTHING)
    with store.look() as work:
        return people.lines(ids), len(work.find(Person))
