"""A list that is held whole, such as the rows of a checked sheet, for the table that shows stored ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.records import folded

Row = TypeVar("Row")


class HeldList(Generic[Row]):
    """Answers the paged table from memory; `words` is the text of a row in which the search looks."""

    def __init__(self, words: Callable[[Row], str]) -> None:
        self._words = words
        self._rows: dict[bytes, Row] = {}
        self._found: dict[bytes, str] = {}

    def hold(self, rows: Mapping[bytes, Row]) -> None:
        """Other rows, by key, in the order in which they are shown."""
        self._rows = dict(rows)
        self._found = {}

    def hold_all(self, rows: Sequence[Row]) -> None:
        """Other rows that have no key of their own; their place is their key."""
        self.hold({place.to_bytes(16, "big"): row for place, row in enumerate(rows)})

    def ids(self, query: ListQuery) -> list[bytes]:
        asked = folded(query.search).split()
        if not asked:
            return list(self._rows)
        if not self._found:  # made when first searched: 10,000 rows cost a tenth of a second
            self._found = {key: folded(self._words(row)) for key, row in self._rows.items()}
        return [key for key, text in self._found.items() if all(word in text for word in asked)]

    def lines(self, ids: Sequence[bytes]) -> Mapping[bytes, Row]:
        return {id: self._rows[id] for id in ids if id in self._rows}
