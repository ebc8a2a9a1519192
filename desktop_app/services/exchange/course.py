"""One run over one or many files: the same steps for a preview, which is taken back, and for real."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice

from desktop_app.domain.values import Acting
from desktop_app.store.work import Work
from desktop_app.vault.blobs import Blobs

_MOST_LINES, _MOST_OF_ONE_TABLE = 300, 100
_FIRST = ("person", "skp", "evaluation", "document", "unit_span", "office")


@dataclass(slots=True)
class Course:
    """`look` reads; `begin` opens a writing transaction, in a preview a part of the one that is taken back.

    `before_first` runs once before anything is written: the backup.
    """

    blobs: Blobs
    acting: Acting
    look: Callable[[], AbstractContextManager[Work]]
    begin: Callable[[], AbstractContextManager[Work]]
    is_trial: bool
    before_first: Callable[[], None] | None = None
    _touched: dict[str, dict[bytes, None]] = field(default_factory=lambda: defaultdict(dict))

    def ready(self) -> None:
        """Something is about to be written."""
        before, self.before_first = self.before_first, None
        if before is not None:
            before()

    def note(self, touched: dict[bytes, str] | None) -> None:
        """Remembers some rows for the list a person reads in a preview."""
        if not self.is_trial or not touched:
            return
        for row, table in touched.items():
            rows = self._touched[table]
            if len(rows) < _MOST_OF_ONE_TABLE:
                rows[row] = None

    @property
    def touched(self) -> dict[bytes, str]:
        """{row: table}: of each table the first ones; people and what is theirs go before rules and dates."""
        tables = sorted(self._touched, key=reading_order)
        rows = ((row, table) for table in tables for row in self._touched[table])
        return dict(islice(rows, _MOST_LINES))


def reading_order(table: str) -> tuple[int, str]:
    """What people look for first in a list of many kinds of rows."""
    return (_FIRST.index(table) if table in _FIRST else len(_FIRST), table)
