"""One background lane; deeds are done in the order they were asked for, and results come back to the window.

    jobs.start(lambda job: plans.submit(id), then=self._on_done, failed=self._on_failed)

The work runs in the lane and gets the `Job`, so that it may call `job.step(done, total)`; `then` and `failed`
run in the thread of the window. Give methods of widgets: their connection dies with the widget.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

_BETWEEN_STEPS = 0.04  # seconds; a loop over 10,000 rows must not flood the window with events
_PATIENCE = 3000  # milliseconds the closing window waits


class Cancelled(Exception):
    """The user gave up waiting; not an error."""


class Job(QObject):
    """A piece of work under way. All its signals come in the thread of the window."""

    succeeded = Signal(object)
    failed = Signal(Exception)
    stepped = Signal(int, int)
    finished = Signal()
    _ended = Signal(object, object)

    def __init__(self, work: Callable[[Job], Any]) -> None:
        super().__init__()
        self._work, self._stop = work, Event()
        self._next_step_at = 0.0
        self._ended.connect(self._on_ended)

    @property
    def is_cancelled(self) -> bool:
        """Whether the user gave up; for work that cannot step."""
        return self._stop.is_set()

    def step(self, done: int, total: int) -> None:
        """Report progress from the work; raises `Cancelled` when the user gave up."""
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if now >= self._next_step_at or done >= total:
            self._next_step_at = now + _BETWEEN_STEPS
            self.stepped.emit(done, total)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; work that has not begun never begins."""
        self._stop.set()

    def run(self) -> None:
        """Do the work; called by the lane."""
        result, error = None, None
        try:
            if not self._stop.is_set():
                result = self._work(self)
        except Cancelled:
            self._stop.set()
        except Exception as raised:  # noqa: BLE001 - whatever went wrong in the lane is told in the window
            error = raised
        self._ended.emit(result, error)

    def _on_ended(self, result: object, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
        elif not self._stop.is_set():
            self.succeeded.emit(result)
        self.finished.emit()


class Jobs(QObject):
    """The lane. One writer, because the database has one."""

    started = Signal(Job)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._running: set[Job] = set()

    def start(
        self,
        work: Callable[[Job], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
        stepped: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Queue `work`; the callbacks are connected before it can begin, so no result is lost."""
        job = Job(work)
        job.succeeded.connect(then)
        job.failed.connect(failed)
        if stepped is not None:
            job.stepped.connect(stepped)
        job.finished.connect(self._forget)
        self._running.add(job)
        self.started.emit(job)
        self._pool.start(job.run)
        return job

    @property
    def is_busy(self) -> bool:
        """Whether something is queued or under way."""
        return bool(self._running)

    def close(self) -> bool:
        """Ask everything to stop and wait at most three seconds; True when nothing is left."""
        for job in self._running:
            job.cancel()
        return self._pool.waitForDone(_PATIENCE)

    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._running.discard(job)
        if not self._running:
            self.idle.emit()
