"""A store whose clock is turned by hand, and in which all deeds of one made-up day are one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from desktop_app.domain.dates import WIB
from desktop_app.domain.values import Acting
from desktop_app.store.work import Store, Work

_OPENS = time(8, 0)
_BETWEEN = timedelta(seconds=2)


class Session(Store):
    """Use cases work in it as in any store; between `day` and its end their deeds are kept together.

    Each deed happens a little later than the one before. Derived tables follow at the end of a day.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store.engine, self._moment)
        self._now = datetime.combine(date.min.replace(year=2000), _OPENS, WIB)
        self._open: Work | None = None

    @contextmanager
    def day(self, day: date) -> Iterator[Work]:
        """A working day: everything done inside is kept at its end, or nothing of it."""
        self._now = datetime.combine(day, _OPENS, WIB)
        with super().work() as work:
            self._open = work
            try:
                yield work
            finally:
                self._open = None

    @contextmanager
    def work(self, acting: Acting | None = None, reason: str | None = None) -> Iterator[Work]:
        if self._open is None:
            with super().work(acting, reason) as work:
                yield work
        else:
            self._open.now += _BETWEEN
            self._open.begin_deed(acting, reason)
            yield self._open

    @contextmanager
    def look(self) -> Iterator[Work]:
        if self._open is None:
            with super().look() as work:
                yield work
        else:
            yield self._open

    def _moment(self) -> datetime:
        return self._now
