"""A disk was copied and both wrote under one name: what random histories and a hostile colleague found."""

from __future__ import annotations

from random import Random

import pytest
from history import begin
from memory_offices import load_rows, rows_of, staged
from rows import KINDS
from twins import TwinWorld

from desktop_app.domain.people import PersonFact
from desktop_app.domain.plan import Rhk
from desktop_app.store.exchange.raw import fetch

COPY = 3


@pytest.fixture(params=range(3))
def copies(request):
    """The agency (0), an office (1), another one (2), and a copied disk of the office (3)."""
    rng = Random(request.param)
    with staged(rng):
        world = begin(0, rng, TwinWorld)
        del world.desks[COPY:]
        world.fork(1)
        yield world


def place_of(world, kind):
    return next(i for i, (held, _) in enumerate(world.ids) if held is kind)


def asked(world, o):
    with world.desks[o].computer.store.look() as work:
        return {name for (name,) in fetch(work.connection, "SELECT field FROM _conflict")}


def lacks(world, o):
    return world.written - world._log_of(world.desks[o])[0]


def test_what_one_office_acknowledged_comes_to_those_who_got_the_other_copy_first(copies):
    line = place_of(copies, Rhk)
    copies.edit(1, line, 0, 1)
    copies.edit(COPY, line, 0, 2)
    copies.exchange(COPY, 2, 0, 0)
    copies.exchange(2, COPY, 0, 0)
    copies.exchange(1, 0, 0, 0)

    copies.exchange(0, COPY, 0, 0)

    assert copies.stats["twins found"]
    copies.end()


def test_the_copy_that_wrote_more_than_the_agency_holds_of_the_other_gets_the_other(copies):
    copies.edit(COPY, 0, 0, 1)
    for value in range(3):
        copies.edit(1, 3, 0, value)
        copies.seal(1)
    copies._leave(copies.desks[1])
    copies.hand(COPY, 0)

    for _ in range(2):
        copies.hand(1, 0)
        copies.hand(0, 1)
    copies.hand(1, 0)

    assert copies.stats["overtaken"]
    assert not lacks(copies, 0)


def test_two_names_of_one_pc_that_were_copied_each(copies):
    copies.edit(1, 0, 0, 1)
    copies.edit(COPY, 0, 0, 2)
    copies._leave(copies.desks[1])
    copies.edit(1, 0, 0, 3)
    copies.seal(1)
    copies.fork(1)
    copies.edit(1, 0, 0, 4)
    copies.edit(4, 0, 0, 5)
    copies.seal(1)
    copies._leave(copies.desks[1])
    copies.exchange(COPY, 0, 0, 0)
    copies.exchange(4, 0, 0, 0)

    copies.exchange(0, 1, 0, 0)

    copies.end()


def test_a_copy_that_is_never_switched_on_again_has_not_written_in_vain(copies):
    copies.edit(COPY, 0, 0, 1)
    copies.edit(1, 3, 0, 2)
    copies.exchange(1, 2, 0, 0)
    copies.exchange(COPY, 0, 0, 0)

    for o, to in ((0, 1), (0, 1), (1, 0), (0, 2)):  # the second file brings no news of it
        copies.hand(o, to)

    assert not any(lacks(copies, o) for o in range(COPY))


def test_a_restored_disk_writes_what_it_lost_again_although_the_copy_came_back_first(copies):
    office = copies.desks[1]
    old, seen = rows_of(office.computer.engine), office.seen.copy()
    copies.edit(COPY, 0, 0, 1)
    copies.edit(1, 3, 0, 2)
    copies.exchange(1, 0, 0, 0)
    copies.exchange(COPY, 2, 0, 0)
    load_rows(office.computer.engine, old)
    office.computer.restart()
    office.seen = seen
    copies._leave(office)

    copies.exchange(2, 1, 0, 0)
    copies.exchange(0, 1, 0, 0)

    copies.end()


def test_a_fact_that_was_taken_back_under_the_next_name_stays_so(copies):
    copies.edit(COPY, 0, 0, 1)
    fact = next(i for i, shape in enumerate(KINDS) if shape.kind is PersonFact)
    copies.insert(1, fact, 2, 7)
    copies.seal(1)
    copies._leave(copies.desks[1])
    copies.remove(1, len(copies.ids) - 1)
    copies.exchange(1, 2, 0, 0)
    copies.exchange(COPY, 0, 0, 0)

    copies.end()

    with copies.desks[0].computer.store.look() as work:
        assert work.get(*copies.ids[-1]) is None


def test_nobody_is_asked_about_two_values_that_one_person_wrote_one_after_the_other(copies):
    line = place_of(copies, Rhk)
    copies.edit(1, line, 0, 1)
    copies._leave(copies.desks[1])
    copies.edit(1, line, 0, 2)
    copies.insert(COPY, 0, 2, 1)
    copies.exchange(COPY, 0, 0, 0)
    copies.exchange(1, 0, 0, 0)

    copies.end()

    assert not any(asked(copies, o) for o in range(len(copies.desks)))


def test_who_overwrites_what_was_written_again_overwrites_it_everywhere(copies):
    for value in range(5):
        copies.edit(1, 6, 2, value)
        copies.seal(1)
    copies.edit(COPY, 3, 0, 1)
    copies.end()
    assert not any(asked(copies, o) for o in range(len(copies.desks)))

    copies.edit(COPY, 6, 2, 6)
    copies.end()

    assert not any(asked(copies, o) for o in range(len(copies.desks)))


def test_no_office_refuses_for_ever_what_a_copy_of_the_next_name_wrote(copies):
    for value in range(5):
        copies.edit(1, 2, 0, value)
        copies.seal(1)
    copies._leave(copies.desks[1])
    copies.fork(1)
    for row, value in ((0, 2), (0, 1)):
        copies.edit(4, row, 0, value)
        copies.seal(4)
    copies.edit(1, 3, 0, 1)
    copies.edit(COPY, 6, 2, 2)
    for o, to in ((1, 2), (COPY, 0), (4, 0), (1, 0)):
        copies.hand(o, to)
    del copies.desks[COPY:]  # never switched on again

    copies.end()
