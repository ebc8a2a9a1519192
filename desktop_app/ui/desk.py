"""What every page works with: the open office, who is acting, and the way to get a deed done.

    desk.do(lambda job: desk.house.plans.submit(desk.acting, version_id), self.tr("Rencana diajukan"))
    desk.undoable(deed, self.tr("Rencana Adi diajukan"), inverse)

The window is painted before the office is open: ask `is_open`, or wait for `opened`. Reading for a screen is
done directly on `desk.house`; whatever writes, prints or imports goes through `do` and runs in the lane.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import Changes
from desktop_app.domain.dates import WIB
from desktop_app.domain.errors import AppError
from desktop_app.domain.lists import All, Scope
from desktop_app.domain.values import Acting, Role
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.jobs import Job, Jobs
from desktop_app.ui.messages import tell
from desktop_app.ui.notices import Notices

if TYPE_CHECKING:
    from desktop_app.services.house import House  # SQLAlchemy must not be loaded before the first paint

Deed = Callable[[Job], Any]


@dataclass(frozen=True, slots=True)
class Replacement:
    """What is done to a closed data folder. `deed` gets the folder and the work under way, whose `step` may
    stop it; `title` and `words` are shown meanwhile, `said` afterwards."""

    deed: Callable[[Path, Job], object]
    title: str
    words: str
    said: str


class Desk(QObject):
    """`opened`: the office can be used. `acting_changed`: somebody else acts now, narrow the lists anew.

    `replacing(Replacement)`: the data folder is to be changed while nobody has it open; the window answers.
    """

    opened = Signal()
    acting_changed = Signal()
    replacing = Signal(object)

    def __init__(self, jobs: Jobs, notices: Notices, dialogs: Dialogs) -> None:
        super().__init__()
        self.jobs, self.notices, self.dialogs = jobs, notices, dialogs
        self._house: House | None = None
        self._acting: Acting | None = None
        self.scope: Scope = All()

    @property
    def is_open(self) -> bool:
        return self._house is not None

    @property
    def house(self) -> House:
        """The use cases; only after `opened`."""
        if self._house is None:
            raise RuntimeError("the office is not open yet")
        return self._house

    @property
    def acting(self) -> Acting:
        """Who acts today; only after `opened`."""
        if self._acting is None:
            raise RuntimeError("the office is not open yet")
        return self._acting

    @property
    def hour(self) -> int:
        """The hour of now in Salatiga, 0 to 23."""
        return self.house.clock().astimezone(WIB).hour

    def open(self, house: House, acting: Acting) -> None:
        """The office is there; called once by the joining place."""
        self._house, self._acting = house, acting
        self.scope = All()
        self.opened.emit()

    def leave(self) -> House:
        """The office is given back, and answered to be closed; pages that ask for it now ask in vain."""
        house = self.house
        self._house = None
        return house

    def replace_office(self, replacement: Replacement) -> None:
        """Do something to the data folder while it is closed; afterwards the office is opened anew."""
        self.replacing.emit(replacement)

    def act_as(self, acting: Acting) -> None:
        """Somebody else sits down; what may be seen and done follows."""
        self._acting = acting
        own = acting.person_id
        self.scope = (
            All() if acting.role is Role.ADMIN or own is None else self.house.scope_of(own, acting.day)
        )
        self.acting_changed.emit()

    def do(
        self,
        deed: Deed,
        said: str = "",
        then: Callable[[Any], None] | None = None,
        stepped: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Runs a deed in the lane; pages hear what changed, the person reads `said`, `then` gets the result.

        `then` must be a method of a widget, so that it dies with it. What was refused is told in the strip.
        """
        answer = _Answer(self, said)
        job = self.jobs.start(deed, answer.on_done, answer.on_failed, stepped)
        if then is not None:
            job.succeeded.connect(then)
        answer.setParent(job)
        return job

    def undoable(self, deed: Deed, said: str, inverse: Deed) -> Job:
        """A deed that can be taken back: the toast and Ctrl+Z run the inverse use case as a new deed."""

        def done(_result: object) -> None:
            self.notices.say_undoable(said, lambda: self.do(inverse))

        job = self.do(deed)
        job.succeeded.connect(done)
        return job

    def told(self, error: Exception) -> None:
        """An error while reading for a screen, in the strip; what is our mistake is raised again."""
        tell(self.notices, error)

    def try_(self, read: Callable[[], Any]) -> Any:
        """Reads for a screen; what the world or a rule refuses is told, and None is answered."""
        try:
            return read()
        except AppError as error:
            self.told(error)
            return None


class _Answer(QObject):
    """Tells the window how one deed ended."""

    def __init__(self, desk: Desk, said: str) -> None:
        super().__init__()
        self._desk, self._said = desk, said

    def on_done(self, result: object) -> None:
        changes = getattr(result, "changes", result)
        if isinstance(changes, Changes) and changes:
            self._desk.notices.changed.emit(changes)
        if self._said:
            self._desk.notices.say(self._said)

    def on_failed(self, error: Exception) -> None:
        self._desk.told(error)
