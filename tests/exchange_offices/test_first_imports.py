"""The indexes of a table that a large import fills for the first time are made last, whatever happens."""

from __future__ import annotations

import pytest
from city_views import is_well
from line_notes import note, notes
from separate_offices import Office, post
from test_two_programs import many

from desktop_app.domain.errors import Busy, DiskFull
from desktop_app.services.exchange import bundle_in, cases
from desktop_app.services.exchange.bundle_in import BundleIn
from desktop_app.store import indexes
from desktop_app.store.exchange import effects
from desktop_app.store.exchange.control import is_stale


@pytest.fixture(autouse=True)
def _every_import_is_large(monkeypatch):
    monkeypatch.setattr(bundle_in, "_LARGE", range(1, 10**6))
    monkeypatch.setattr(bundle_in, "_GROUP_BYTES", 1)


def indexes_of(office: Office) -> set[str]:
    with office.open() as house:
        return found(house.store)


def found(store) -> set[str]:
    with store.look() as work:
        rows = work.connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'index'")
        return {name for (name,) in rows}


def watch(monkeypatch, at_each_group) -> None:
    group = BundleIn._group

    def watched(self: BundleIn) -> None:
        group(self)
        with self._course.look() as work:
            at_each_group(work.connection)

    monkeypatch.setattr(BundleIn, "_group", watched)


def away(connection) -> set[str]:
    return {index.name for index in indexes._missing(connection)}


def never_laid(killed) -> None:
    """As if the program had been ended before it came to that."""
    killed.setattr(bundle_in, "lay_indexes", lambda _: None)
    killed.setattr(cases, "repair_indexes", lambda _: None)


def test_a_large_file_enters_without_them_and_leaves_them_whole(city, monkeypatch):
    keys, seen = many(city.a, 500), set()
    watch(monkeypatch, lambda connection: seen.update(away(connection)))
    path, before = post(city.a, city.centre, city.stick), indexes_of(city.centre)

    city.centre.take(path)

    assert "ix_setting_key" in seen
    assert indexes_of(city.centre) == before
    assert keys <= notes(city.centre).keys()
    assert is_well(city.centre)


def test_a_table_that_holds_much_keeps_them(city, monkeypatch):
    many(city.a, 500)
    seen: set[str] = set()
    watch(monkeypatch, lambda connection: seen.update(away(connection)))
    monkeypatch.setattr(indexes, "_FEW", 1)
    note(city.centre, "ada isinya")

    city.centre.take(post(city.a, city.centre, city.stick))

    assert "ix_setting_key" not in seen
    assert seen


def test_a_preview_takes_none_away(city):
    many(city.a, 500)
    path, before = post(city.a, city.centre, city.stick), indexes_of(city.centre)

    with city.centre.open() as house:
        house.exchange.preview_receive(city.centre.acting, [path])
        assert found(house.store) == before


def test_a_file_that_breaks_off_leaves_them_whole(city, monkeypatch):
    many(city.a, 500)
    path, before = post(city.a, city.centre, city.stick), indexes_of(city.centre)

    def full(_connection) -> None:
        raise DiskFull("DISK_PENUH", tempat="")

    with city.centre.open() as house:
        watch(monkeypatch, full)
        (intake,) = house.exchange.receive(city.centre.acting, [path]).intakes
        assert isinstance(intake.error, DiskFull)
        assert found(house.store) == before


def test_who_was_killed_meanwhile_has_them_again_after_the_next_start(city, monkeypatch):
    many(city.a, 500)
    path, before = post(city.a, city.centre, city.stick), indexes_of(city.centre)

    with monkeypatch.context() as killed, city.centre.open() as house:
        never_laid(killed)
        house.exchange.receive(city.centre.acting, [path])
        assert found(house.store) < before

    assert indexes_of(city.centre) == before


def test_a_full_disk_does_not_keep_the_program_from_starting_without_them(city, monkeypatch):
    keys = many(city.a, 500)
    path, before = post(city.a, city.centre, city.stick), indexes_of(city.centre)

    def full(_connection) -> None:
        raise DiskFull("gudang.penuh")

    with monkeypatch.context() as killed:
        never_laid(killed)
        city.centre.take(path)
    with monkeypatch.context() as filled:
        filled.setattr(indexes, "lay_indexes", full)
        assert indexes_of(city.centre) < before
        assert keys <= notes(city.centre).keys()

    assert indexes_of(city.centre) == before


def test_an_import_whose_end_fails_leaves_them_whole(city, monkeypatch):
    """Another program writes for longer than anybody waits."""
    many(city.a, 500)
    path, before = post(city.a, city.centre, city.stick), indexes_of(city.centre)
    finish = BundleIn.finish
    with city.centre.open() as house, city.centre.open() as other:

        def in_vain(self: BundleIn) -> None:
            with other.store.work():
                finish(self)

        monkeypatch.setattr(BundleIn, "finish", in_vain)
        (intake,) = house.exchange.receive(city.centre.acting, [path]).intakes
        assert isinstance(intake.error, Busy)
        assert found(house.store) == before


def test_a_file_with_more_than_it_tells_gets_them_back_on_the_way(city, monkeypatch):
    """What sorts them anew holds all rows in memory: a sender who lies must not fill it."""
    many(city.a, 500)
    path, seen = post(city.a, city.centre, city.stick), list[int]()
    watch(monkeypatch, lambda connection: seen.append(len(away(connection))))
    begin = BundleIn.begin

    def lying(self: BundleIn) -> None:
        begin(self)
        with self._course.look() as work:
            seen.append(len(away(work.connection)))
        monkeypatch.setattr(bundle_in, "_LARGE", range(1, 2))

    monkeypatch.setattr(BundleIn, "begin", lying)
    city.centre.take(path)

    assert seen[0] > 0
    assert seen[1:] == [0, 0]


def is_behind(office: Office) -> bool:
    with office.open() as house, house.store.look() as work:
        return is_stale(work.connection)


def test_derived_tables_follow_a_large_import_that_was_given_up(city, monkeypatch):
    monkeypatch.setattr(effects, "_MOST_TOUCHED", 10)
    many(city.a, 500)
    path = post(city.a, city.centre, city.stick)

    def give_up(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with city.centre.open() as house, pytest.raises(KeyboardInterrupt):
        house.exchange.receive(city.centre.acting, [path], give_up)

    assert not is_behind(city.centre)


def test_derived_tables_follow_a_large_import_that_was_killed_at_the_next_start(city, monkeypatch):
    monkeypatch.setattr(effects, "_MOST_TOUCHED", 10)
    many(city.a, 500)
    path = post(city.a, city.centre, city.stick)
    with monkeypatch.context() as killed, city.centre.open() as house:
        killed.setattr(house.exchange, "settle_derived", lambda: None)
        house.exchange.receive(city.centre.acting, [path])
        with house.store.look() as work:
            assert is_stale(work.connection)

    assert not is_behind(city.centre)
