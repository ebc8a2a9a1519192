"""An office moves to another PC: the new one takes over, the old one retires and is asked about."""

from __future__ import annotations

import pytest
from builders import admin
from separate_offices import Office, give, post
from small_city import City

from desktop_app.domain.errors import RuleBroken
from desktop_app.services.exchange.moving import MoveStage
from desktop_app.services.restoring import restore

CODE = "-".join(["1234"] * 8)


@pytest.fixture
def moved(city: City) -> Office:
    """Dinas Latihan on its new PC: restored from a backup of the old one by its code."""
    old, new = city.a, Office(city.folder / "baru", city.a.code, city.a.name)
    new.home.mkdir()
    new.hands.now = old.hands.now
    with old.open() as house:
        house.moving.leave(old.acting)
        line = house.backups.make(old.acting, city.stick, with_files=True, code=CODE)
    restore(line.path, new.data, new.hands, CODE)
    return new


def stage(office: Office) -> MoveStage:
    with office.open() as house:
        return house.moving.standing().stage


def write_something(office: Office, name: str) -> None:
    with office.open() as house:
        house.offices.save_profile(office.acting, house.offices.profile().__class__(place=name))


def take_over(office: Office) -> None:
    with office.open() as house:
        house.moving.take_over(office.acting)


def test_the_old_pc_leaves_and_the_new_one_knows_that_it_arrived(city, moved):
    assert stage(city.a) is MoveStage.BERANGKAT
    assert stage(moved) is MoveStage.TIBA


def test_the_new_pc_sends_and_is_believed(city, moved):
    take_over(moved)
    write_something(moved, "Kota Baru")

    give(moved, city.centre, city.stick)

    assert stage(moved) is MoveStage.TIDAK
    with moved.open() as house:
        names = {(pc.is_this, pc.is_retired) for pc in house.exchange.computers()}
        assert house.exchange.check().is_good
    assert names == {(True, False), (False, True)}


def test_what_the_old_pc_had_not_sent_comes_with_the_new_one(city, moved):
    take_over(moved)

    give(moved, city.centre, city.stick)

    with moved.open() as house:
        assert house.exchange.standing().why_not is None


def test_what_the_old_pc_writes_after_the_move_is_refused_by_name(city, moved):
    take_over(moved)
    give(moved, city.centre, city.stick)
    write_something(city.a, "Kota Lama")
    late = post(city.a, city.centre, city.stick)

    refused = city.centre.refuses(late)

    assert refused.code == "KARTU_DICABUT"


def test_a_retired_pc_sends_no_longer_and_can_change_its_mind(city, moved):
    with city.a.open() as house:
        house.moving.retire(city.a.acting)
        with pytest.raises(RuleBroken) as refused:
            house.exchange.send(city.a.acting, "BKPSDM", city.stick)
        retired = house.moving.standing().stage
        house.moving.stay(city.a.acting)
        house.exchange.send(city.a.acting, "BKPSDM", city.stick)

    assert refused.value.code == "sinkron.pensiun"
    assert retired is MoveStage.PENSIUN
    assert stage(city.a) is MoveStage.TIDAK


def test_files_for_the_office_open_on_the_new_pc(city, moved):
    take_over(moved)
    give(moved, city.centre, city.stick)

    received = give(city.centre, moved, city.stick)

    assert received.intakes[0].error is None


def test_only_the_main_pc_takes_over_by_itself(city, tmp_path):
    from small_city import second_pc

    second = second_pc(city, city.a)
    with second.open() as house, pytest.raises(RuleBroken) as refused:
        house.moving.take_over(admin())

    assert refused.value.code == "sinkron.bukan_komputer_utama"
