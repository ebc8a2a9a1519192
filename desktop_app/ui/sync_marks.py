"""Where each record stands in the exchange between offices: an icon with a word, in lists and heads.

source = MarkedSource(desk, "person", PeopleSource(house.people_list))
columns = [..., source.column()]          asked for where it is painted
mark = SyncMark(desk, "person")           a pill for a head
mark.show_thing(person_id)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.lists import ListQuery
from desktop_app.ui.cells import MarkCell
from desktop_app.ui.desk import Desk
from desktop_app.ui.paged_table import Column, Source
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.pills import Pill
from desktop_app.words.exchange import STATES

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import SyncState

Line = TypeVar("Line")
MARK_WIDTH = 66
_BLOCK, _KEPT = 32, 5_200  # rows; a table keeps 40 pages of 128
_MARKS: Mapping[str, tuple[Tone, str]] = {
    "bentrok": (Tone.VIOLET, "git-merge"),
    "belum_dikirim": (Tone.WARNING, "upload"),
    "dikirim": (Tone.PRIMARY, "send"),
    "diakui": (Tone.SUCCESS, "badge-check"),
    "tanpa_pertukaran": (Tone.NEUTRAL, "monitor"),
}


def mark_of(state: SyncState) -> tuple[str, Tone, str]:
    """Word, tone and icon of a state."""
    tone, icon = _MARKS[state.value]
    return STATES[state.value], tone, icon


class MarkedSource(Generic[Line]):
    """A source of the paged table that knows the states of its lines.

    A state costs more than a line, as a plan is many rows: of a page those near what is painted are asked.
    """

    def __init__(self, desk: Desk, family: str, source: Source[Line]) -> None:
        self._desk, self._family, self._source = desk, family, source
        self._blocks: dict[bytes, Sequence[bytes]] = {}
        self._states: dict[bytes, SyncState] = {}

    def ids(self, query: ListQuery) -> list[bytes]:
        self._blocks.clear()
        self._states.clear()
        return self._source.ids(query)

    def lines(self, ids: Sequence[bytes]) -> Mapping[bytes, Line]:
        if len(self._blocks) > _KEPT:
            self._blocks.clear()
        for start in range(0, len(ids), _BLOCK):
            block = ids[start : start + _BLOCK]
            self._blocks.update(dict.fromkeys(block, block))
        return self._source.lines(ids)

    def column(self) -> Column[Any]:
        """The narrow column of the marks; the lines must have an `id`."""
        title = QCoreApplication.translate("SyncMarks", "Kirim")
        return Column("sinkron", title, self._cell, sort=False, width=MARK_WIDTH)

    def _cell(self, line: Any) -> str | MarkCell:
        id = bytes(line.id)
        if id not in self._states:
            if len(self._states) > _KEPT:
                self._states.clear()
            self._states.update(states_of(self._desk, self._family, self._blocks.get(id, [id])))
        state = self._states.get(id)
        return "" if state is None else MarkCell(*mark_of(state))


class SyncMark(Pill):
    """The state of one record as a pill; hidden while there is none."""

    def __init__(self, desk: Desk, family: str) -> None:
        super().__init__("")
        self._desk, self._family = desk, family
        self.hide()

    def show_thing(self, id: bytes | None) -> None:
        """The record that is in view."""
        state = None if id is None else states_of(self._desk, self._family, [id]).get(id)
        if state is not None:
            self.show_state(*mark_of(state))
            self.setToolTip(QCoreApplication.translate("SyncMarks", "Pertukaran data antar kantor"))
        self.setVisible(state is not None)


def states_of(desk: Desk, family: str, ids: Sequence[bytes]) -> Mapping[bytes, SyncState]:
    """The states of some records."""
    found: Mapping[Any, SyncState] = desk.house.exchange.states(family, ids)  # type: ignore[arg-type]
    return found
