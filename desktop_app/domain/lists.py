"""What a list is asked for: the search, the filters, the order, and whose rows may be seen.

The store answers a `ListQuery` with ids and lines; the window and the command line ask with it. Ids are
the raw 16 bytes of the keys, because 100,000 of them as `uuid.UUID` cost 100 ms more.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class All:
    """Every row the store holds: the managers of performance of the whole office."""


@dataclass(frozen=True, slots=True)
class Units:
    """The rows of these units only (16-byte ids); who heads a unit lists its sub-units himself."""

    ids: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class Self:
    """The rows of one person (16-byte id) only."""

    person_id: bytes


Scope = All | Units | Self


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """One question to a list.

    `search` is free text as typed; `filters` are pairs of a filter's key and a stored value; `order_by`
    is the
    key of a column that the list declares as sortable, empty for the list's own order. The source ends each
    order with the id, so that pages never overlap. There is no default scope: whoever asks must say whose
    rows are meant.
    """

    scope: Scope
    search: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    order_by: str = ""
    descending: bool = False
