"""A line that reaches a locked plan from a PC that had not seen the lock never counts, however much came with
it."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.plan import Rhk
from desktop_app.services.exchange.identity import begin, own_of
from desktop_app.store.exchange.beginning import has_begun
from desktop_app.store.exchange.control import deaf
from desktop_app.store.exchange.effects import Effects, Outcome
from desktop_app.store.exchange.folding import targets
from desktop_app.store.exchange.raw import marks, run
from desktop_app.store.exchange.sealing import seal
from desktop_app.store.following import follow
from desktop_app.store.mapping import row_of
from desktop_app.store.opening import stale_tables


def lines_of(plans, made) -> list[str]:
    return [line.text for line in plans.sheet(made.skp_id).plan.rhk]


def test_a_late_line_that_came_with_a_large_import_does_not_count(plans, agreed, store):
    first = lines_of(plans, agreed)
    with store.work() as work:
        late = replace(work.find(Rhk, version_id=agreed.version_id)[0], id=work.mint(), text="Terlambat")
        row = row_of(late)
        with deaf(work.connection):
            run(
                work.connection,
                f"INSERT INTO {targets()['rhk'].name} ({','.join(row)}) VALUES ({marks(list(row))})",
                list(row.values()),
            )
        run(
            work.connection,
            "INSERT INTO _row (row, tbl, stream, seq, multi) VALUES (?, 'rhk', 1, 1, 0)",
            (late.id,),
        )
        effects = Effects(work.log(), Outcome())
        effects.touched = None  # too many to name
        effects.flush()
        follow(work, effects)
    assert lines_of(plans, agreed) == [*first, "Terlambat"]  # until the derived tables are made anew

    with store.work() as work:
        work.rebuild_derived()

    assert lines_of(plans, agreed) == first


def test_a_plan_that_was_just_locked_keeps_its_lines_when_the_derived_tables_are_compared(
    plans, people, handed_in, store
):
    """Its lock waits to be sealed: nothing has come late."""
    seal_all(store)
    plans.approve(people.acts(people.wulan), handed_in.version_id)
    first = lines_of(plans, handed_in)

    assert stale_tables(store) == ()
    with store.work() as work:
        work.rebuild_derived()

    assert first
    assert lines_of(plans, handed_in) == first
    seal_all(store)
    assert lines_of(plans, handed_in) == first


def seal_all(store) -> None:
    with store.work() as work:
        if not has_begun(work.connection):
            begin(work)
        seal(work.log(), own_of(work).author, work.now)
