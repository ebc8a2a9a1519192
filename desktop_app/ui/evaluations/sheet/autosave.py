"""Puts aside what is being written, a moment after the last key; after a crash it is offered again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.dates import WIB
from desktop_app.domain.papers import Draft
from desktop_app.domain.records import Id
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.sheet.draft import body_of

if TYPE_CHECKING:
    from desktop_app.services.evaluations.judging import JudgementDraft

KIND = "nilai"
"""The kind under which a judgement that is being made is kept."""
PAUSE = 800  # milliseconds after the last key


class Autosave(QObject):
    """`kept()`: it has been put aside. `read` answers what is to be kept, None when there is nothing new."""

    kept = Signal()

    def __init__(
        self, parent: QObject, desk: Desk, read: Callable[[], tuple[Id, JudgementDraft] | None]
    ) -> None:
        super().__init__(parent)
        self._desk, self._read = desk, read
        self.at = ""
        self.pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.pause.timeout.connect(self._keep)

    def put_aside(self) -> None:
        """Keep it now, not after the pause."""
        if self.pause.isActive():
            self.pause.stop()
            self._keep()

    def written(self, evaluation_id: Id) -> Draft | None:
        """What was written of an evaluation and never saved."""
        drafts = self._desk.house.plans.drafts()
        return next((each for each in drafts if each.kind == KIND and each.object_id == evaluation_id), None)

    def discard(self, draft: Draft) -> None:
        """Forget what was written."""
        plans = self._desk.house.plans
        self._desk.do(lambda _job: plans.drop_draft(draft.id))

    def tell(self, _changes: object = None) -> None:
        """It is safe as of now."""
        self.at = f"{self._desk.house.clock().astimezone(WIB):%H.%M}"
        self.kept.emit()

    def _keep(self) -> None:
        found = self._read()
        if found is None:
            return
        plans, id, body = self._desk.house.plans, found[0], body_of(found[1])
        self._desk.do(lambda _job: plans.keep_draft(KIND, id, body), then=self.tell)
