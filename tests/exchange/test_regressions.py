"""What random histories found, each as it happens by hand; the oracle looks on."""

from __future__ import annotations

from random import Random

import pytest
from history import begin
from memory_offices import staged
from rows import FIRST_VERSION

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.papers import Step
from desktop_app.domain.plan import Plan, Rhk
from desktop_app.store.exchange.late import late_lines
from desktop_app.store.exchange.questions import decide, questions

SET = 16
"""Of `World.keep_plan`: the plan is set; 4: one of its lines goes; 2: one comes."""


@pytest.fixture
def world():
    """The agency (0) and an office (1) that know the same rows, and another office (2)."""
    rng = Random(0)
    with staged(rng):
        yield begin(0, rng)


def place_of(world, kind):
    """The number of the first row of a kind, as acts name it."""
    return next(i for i, (held, _) in enumerate(world.ids) if held is kind)


def test_taking_back_the_fact_of_another_office_is_not_obeyed_here_either(world):
    world.remove(1, place_of(world, Step))

    world.exchange(1, 0, 0, 0)

    world.check(world.desks[1])
    world.end()


def test_nothing_is_asked_of_a_fact_that_its_own_office_took_back_as_well(world):
    world.remove(0, place_of(world, Step))
    world.remove(1, place_of(world, Step))

    world.exchange(1, 0, 0, 0)

    with world.desks[0].computer.store.look() as work:
        assert not questions(work.log())


def test_lines_are_late_no_more_when_the_lock_was_undone(world):
    world.keep_plan(0, 0, SET, 0)
    world.keep_plan(1, 0, 2, 0)
    world.exchange(0, 1, 0, 0)
    with world.desks[1].computer.store.look() as work:
        assert late_lines(work.connection, FIRST_VERSION)

    world.undo(1, 0)

    with world.desks[1].computer.store.look() as work:
        assert not late_lines(work.connection, FIRST_VERSION)
        assert len(work.open(Plan, FIRST_VERSION).rhk) == 2


def test_a_line_that_comes_back_into_a_plan_that_was_set_without_it_does_not_count(world):
    world.edit(1, place_of(world, Rhk), 1, 1)
    world.keep_plan(0, 0, 2, 0)
    world.keep_plan(0, 0, 4 + SET, 0)
    world.exchange(1, 0, 0, 0)

    world.decide(0, 0, 0)

    world.check(world.desks[0])
    with world.desks[0].computer.store.look() as work:
        assert len(late_lines(work.connection, FIRST_VERSION)) == 1
    world.end()


def test_a_question_about_a_line_cannot_be_answered_any_more_once_its_plan_is_set(world):
    world.clash(place_of(world, Rhk), 0, 0)
    world.exchange(1, 0, 0, 0)
    with world.desks[0].computer.store.look() as work:
        (question, *_) = questions(work.log())
    world.keep_plan(0, 0, SET, 0)
    world.seal(0)

    with pytest.raises(RuleBroken) as refused, world.desks[0].computer.store.work() as work:
        decide(work.log(), question.table, question.row, values={"text": "dua"})

    assert refused.value.code == "gudang.terkunci"
    world.end()
