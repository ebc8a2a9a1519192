from threading import get_ident

import pytest
from PySide6.QtCore import QObject, Slot
from shiboken6 import delete

from desktop_app.domain.errors import RuleBroken
from desktop_app.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot):
    lane = Jobs()
    yield lane
    lane.close()


def _fail(error):
    raise error


def _until_cancelled(job):
    while True:
        job.step(1, 2)


class Owner(QObject):
    def __init__(self):
        super().__init__()
        self.results = []

    @Slot(object)
    def take(self, result):
        self.results.append(result)


def test_a_thousand_deeds_are_done_in_the_order_they_were_asked_for(qtbot, jobs):
    done, told = [], []
    for number in range(1000):
        jobs.start(lambda _, number=number: done.append(number) or number, told.append, _fail)

    qtbot.waitUntil(lambda: len(told) == 1000)

    assert done == told == list(range(1000))


def test_an_error_of_the_work_is_told_and_the_lane_goes_on(qtbot, jobs):
    failures, results = [], []
    jobs.start(lambda _: _fail(RuleBroken("contoh.kode")), results.append, failures.append)
    jobs.start(lambda _: "sesudahnya", results.append, failures.append)

    qtbot.waitUntil(lambda: results == ["sesudahnya"])

    assert [error.code for error in failures] == ["contoh.kode"]


def test_a_cancelled_deed_stops_at_its_next_step_and_tells_neither_success_nor_failure(qtbot, jobs):
    told = []

    job = jobs.start(_until_cancelled, told.append, told.append)
    with qtbot.waitSignal(job.finished):
        job.cancel()

    assert told == []
    assert not jobs.is_busy


def test_a_deed_cancelled_before_its_turn_never_begins(qtbot, jobs):
    begun = []
    first = jobs.start(
        lambda job: [job.step(1, 2) for _ in iter(lambda: job.is_cancelled, True)], _fail, _fail
    )
    second = jobs.start(lambda _: begun.append(True), _fail, _fail)
    second.cancel()
    first.cancel()

    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert begun == []


def test_progress_is_told_and_the_last_step_always(qtbot, jobs):
    steps, results = [], []
    jobs.start(
        lambda job: [job.step(n, 500) for n in range(1, 501)],
        results.append,
        _fail,
        lambda *s: steps.append(s),
    )

    qtbot.waitUntil(lambda: bool(results))

    assert steps[-1] == (500, 500)
    assert len(steps) < 500


def test_results_come_in_the_thread_of_the_window_even_to_plain_functions(qtbot, jobs):
    threads = []
    jobs.start(lambda _: get_ident(), lambda worker: threads.append((worker, get_ident())), _fail)

    qtbot.waitUntil(lambda: bool(threads))

    worker, told = threads[0]
    assert told == get_ident() != worker


def test_a_result_for_a_closed_page_is_dropped(qtbot, jobs):
    owner = Owner()
    results = owner.results
    job = jobs.start(lambda _: "tak ada yang menunggu", owner.take, _fail)
    with qtbot.waitSignal(job.finished):
        delete(owner)

    assert results == []


def test_closing_stops_what_runs_and_what_waits(qtbot, jobs):
    jobs.start(_until_cancelled, _fail, _fail)
    jobs.start(lambda _: None, lambda _: None, _fail)

    assert jobs.close()
