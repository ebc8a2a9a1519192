"""One run over one or many files: the same steps for a preview, which is taken back, and for real."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from desktop_app.domain.values import Acting
from desktop_app.store.work import Work
from desktop_app.vault.blobs import Blobs

_MOST_LINES = 300


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
    touched: dict[bytes, str] = field(default_factory=dict)

    def ready(self) -> None:
        """Something is about to be written."""
        before, self.before_first = self.before_first, None
        if before is not None:
            before()

    def note(self, touched: dict[bytes, str] | None) -> None:
        """Remembers some rows for the list a person reads in a preview."""
        if not self.is_trial or not touched:
            return
        room = _MOST_LINES - len(self.touched)
        self.touched |= dict(list(touched.items())[: max(0, room)])
