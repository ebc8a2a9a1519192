"""Records of many keys read at once: what one query gives for a thousand people is not asked for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from desktop_app.domain.records import Id, Record
from desktop_app.store.work import Work

R = TypeVar("R", bound=Record)
_SIZE = 500


def batches(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """The keys, each once, some hundred at a time: as many as one statement takes with ease."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _SIZE):
        yield ordered[start : start + _SIZE]


def by_key(work: Work, kind: type[R], field: str, ids: Iterable[Id]) -> dict[Id, list[R]]:
    """The records whose `field` is one of the keys, by that key; a key without any has an empty list."""
    found: dict[Id, list[R]] = defaultdict(list)
    for batch in batches(ids):
        for record in work.find(kind, **{field: batch}):
            found[getattr(record, field)].append(record)
    return found
