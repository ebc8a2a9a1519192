"""The list of people narrowed by what is missing: bits in the store, which answers no question about them.

Everything else (scope, unit, kind, words, order) is asked of the store; what is left is looked through once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from desktop_app.domain.lines import PersonLine
from desktop_app.domain.lists import ListQuery, Scope, Self, Units
from desktop_app.domain.people import Gap, WorkStatus
from desktop_app.domain.records import Id

_ASKED_AT_ONCE = 500
LACKING, LEFT = "kurang", "keluar"
"""Filters that this source knows beside those of the store; the value of LACKING is a number of bits."""


class _People(Protocol):
    def ids(self, query: ListQuery) -> list[bytes]: ...

    def lines(self, ids: Sequence[bytes]) -> Mapping[bytes, PersonLine]: ...


class _Unit(Protocol):
    @property
    def id(self) -> Id: ...

    @property
    def name(self) -> str: ...

    @property
    def depth(self) -> int: ...


class PeopleSource:
    """A source of the paged table: people at work, unless those who left are asked for."""

    def __init__(self, people: _People) -> None:
        self._people = people

    def ids(self, query: ListQuery) -> list[bytes]:
        filters = dict(query.filters)
        lacking, left = Gap(int(filters.pop(LACKING, "0"))), filters.pop(LEFT, "")
        if not left:
            filters["status"] = WorkStatus.AKTIF.value
        ids = self._people.ids(replace(query, filters=tuple(filters.items())))
        if left:
            return self._kept(ids, Gap.NONE, is_left=True)
        return self._kept(ids, lacking, is_left=False) if lacking else ids

    def lines(self, ids: Sequence[bytes]) -> Mapping[bytes, PersonLine]:
        return self._people.lines(ids)

    def _kept(self, ids: list[bytes], lacking: Gap, *, is_left: bool) -> list[bytes]:
        kept = []
        for start in range(0, len(ids), _ASKED_AT_ONCE):
            part = ids[start : start + _ASKED_AT_ONCE]
            lines = self._people.lines(part)
            for id in part:
                line = lines.get(id)
                if line is None:
                    continue
                if line.status != WorkStatus.AKTIF if is_left else line.gaps & lacking:
                    kept.append(id)
        return kept


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit with all units below it; `text` is indented, `name` can be found by typing its first letters."""

    id: Id
    name: str
    text: str
    below: frozenset[bytes]


def unit_choices(units: Sequence[_Unit]) -> list[UnitChoice]:
    """The tree as choices, indented; `units` in the order of the tree."""
    choices = []
    for place, unit in enumerate(units):
        below = {bytes(unit.id)}
        for follower in units[place + 1 :]:
            if follower.depth <= unit.depth:
                break
            below.add(bytes(follower.id))
        choices.append(UnitChoice(unit.id, unit.name, "\u2003" * unit.depth + unit.name, frozenset(below)))
    return choices


def narrowed(scope: Scope, below: frozenset[bytes] | None) -> Scope:
    """The rows of a unit within what may be seen at all."""
    if below is None:
        return scope
    match scope:
        case Self():
            return scope
        case Units(ids):
            return Units(ids & below)
        case _:
            return Units(below)
