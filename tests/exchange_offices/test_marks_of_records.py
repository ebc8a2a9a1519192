"""Where a record stands in the exchange, also when a part of it is gone or it was written under two keys."""

from __future__ import annotations

import pytest
from forged_files import Insider, setting
from line_notes import note
from separate_offices import Office, give, post
from small_city import City

from desktop_app.domain.organisation import Setting
from desktop_app.domain.people import Person
from desktop_app.domain.plan import Indicator, Skp
from desktop_app.domain.records import Id
from desktop_app.services.exchange.values import RowLine, SyncState
from tests.services.office_world import add_plan, settle

ROW = b"r" * 16


@pytest.fixture
def planned(city) -> City:
    """A has people and one plan; BKPSDM has all of it and has said so."""
    with city.a.open() as house:
        world = settle(house.store)
        with house.store.work(city.a.acting) as work:
            add_plan(work, world.staff[0], world.kabid, world.kadis, is_set=False)
    give(city.a, city.centre, city.stick)
    give(city.centre, city.a, city.stick)
    return city


def state_of(office: Office, family: str, id: Id) -> SyncState:
    with office.open() as house:
        return house.exchange.states(family, [id])[id]


def plan_of(office: Office) -> Skp:
    with office.open() as house, house.store.look() as work:
        return work.find(Skp)[0]


def test_a_plan_of_which_only_a_line_was_deleted_is_not_sent_yet(planned):
    office, plan = planned.a, plan_of(planned.a)
    assert state_of(office, "skp", plan.id) is SyncState.DIAKUI

    with office.open() as house, house.store.work(office.acting) as work:
        work.remove(Indicator, [work.find(Indicator)[0].id])

    assert state_of(office, "skp", plan.id) is SyncState.BELUM_DIKIRIM
    give(office, planned.centre, planned.stick)
    assert state_of(office, "skp", plan.id) in {SyncState.DIKIRIM, SyncState.DIAKUI}


def test_a_person_joined_from_two_keys_stands_where_the_worse_of_both_does(planned):
    office, plan = planned.a, plan_of(planned.a)
    with office.open() as house:
        with house.store.look() as work:
            other = next(p for p in work.find(Person) if p.person_id != plan.person_id)
        house.exchange.duplicates.join(office.acting, plan.person_id, other.person_id, "orang yang sama")
    give(office, planned.centre, planned.stick)
    give(planned.centre, office, planned.stick)
    assert state_of(office, "person", other.person_id) is SyncState.DIAKUI

    with office.open() as house, house.store.work(office.acting) as work:
        work.connection.exec_driver_sql(
            "UPDATE person SET name = 'Nama Baru' WHERE person_id = ?", (plan.person_id,)
        )

    assert state_of(office, "person", other.person_id) is SyncState.BELUM_DIKIRIM


def test_a_preview_tells_of_each_row_what_becomes_of_it(city):
    """New, changed, deleted, at odds; refused and waiting: those at odds first."""
    for key in ("berubah", "hilang", "selisih"):
        note(city.a, key, "lama")
    give(city.a, city.centre, city.stick)
    give(city.centre, city.a, city.stick)
    with city.centre.open() as house, house.store.look() as work:
        gid = work.one(Setting, key="selisih").audience_id
    note(city.centre, "selisih", "pusat", gid)
    note(city.a, "selisih", "kantor")
    note(city.a, "berubah", "baru")
    note(city.a, "baru", "baru")
    with city.a.open() as house, house.store.work(city.a.acting) as work:
        work.remove(Setting, [work.one(Setting, key="hilang").id])
    insider = Insider(city.b)
    bad = ("U", "setting", ROW, '{"key":7}')
    frames = [insider.block([bad]), insider.block([setting("tunggu")], deps={"ab" * 16: 9}, lamport=10)]
    paths = [post(city.a, city.centre, city.stick), insider.file(city.centre, frames, city.stick / "1")]

    with city.centre.open() as house:
        rows = house.exchange.preview_receive(city.centre.acting, paths).rows

    told = {(line.what, line.title) for line in rows if line.table == "setting" and line.title}
    assert {("baru", "baru"), ("berubah", "berubah"), ("bentrok", "selisih")} <= told
    whats = [line.what for line in rows]
    assert whats.count("dihapus") == whats.count("ditolak") == whats.count("menunggu") == 1
    assert whats == sorted(whats, key=list(RowLine.ORDER).index)
