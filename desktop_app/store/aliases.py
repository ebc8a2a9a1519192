"""*Gabung*: two keys of one human. Rows stay as they were written; whoever reads them sees the kept key.

The resolution is the same at every office that holds the same facts: of several decisions about one key the
latest counts, chains are followed to their end, and of keys joined in a circle the smallest is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from desktop_app.domain.exchange import AliasKind, MergeAlias
from desktop_app.domain.people import Person
from desktop_app.domain.records import Id, Record, live
from desktop_app.store.mapping import values_of
from desktop_app.store.schema import TABLES

PERSON_FIELDS = ("person_id", "superior_id", "rater_id", "giver_id")
"""Columns that name a human. `by` and its like say who did something, which nothing is looked up by."""


@dataclass(frozen=True, slots=True)
class Aliases:
    """`kept`: the key that stands for an old one; `groups`: all keys of a human that has several."""

    kept: Mapping[Id, Id]
    groups: Mapping[Id, tuple[Id, ...]]

    def of(self, person_id: Id) -> Id:
        """The key a human is known by."""
        return self.kept.get(person_id, person_id)

    def group(self, person_ids: Iterable[Id]) -> set[Id]:
        """Every key under which these humans were ever written."""
        found: set[Id] = set()
        for person_id in person_ids:
            mine = self.of(person_id)
            found.update(self.groups.get(mine, (mine,)))
        return found

    def bear(self, kind: type[Record]) -> bool:
        """Whether rows of a kind may bear a key that another one stands for."""
        return bool(self.kept) and any(name in TABLES[kind].c for name in PERSON_FIELDS)

    def asked(self, kind: type[Record], name: str, content: Any) -> Any:
        """What to look for: all keys of a human, or the kept one where he himself is asked for."""
        if name not in PERSON_FIELDS or content is None or not self.kept:
            return content
        several = isinstance(content, list | tuple | set | frozenset)
        ids: list[Id] = list(content) if several else [content]
        return [self.of(id) for id in ids] if kind is Person else sorted(self.group(ids))

    def read(self, kind: type[Record], row: dict[str, Any]) -> dict[str, Any]:
        """A row as it is read: the kept keys in place of the old ones; but humans are who they are."""
        if kind is not Person and self.kept:
            for name in PERSON_FIELDS:
                if row.get(name) in self.kept:
                    row[name] = self.kept[row[name]]
        return row

    def write(self, row: dict[str, Any], old: Mapping[Any, Any]) -> None:
        """Takes back what `read` put in: a row keeps the key it was written with."""
        for name in PERSON_FIELDS:
            if name in row and self.kept.get(old[name]) == row[name]:
                row[name] = old[name]


NONE = Aliases({}, {})


def read_aliases(connection: Connection) -> Aliases:
    """The joined people of this store. A kept key that no row here bears joins nobody."""
    table = TABLES[MergeAlias]
    asked = select(table).where(table.c.kind == AliasKind.PERSON.value)
    facts = live(values_of(MergeAlias, connection.execute(asked)))
    if not facts:
        return NONE
    person = TABLES[Person].c.person_id
    wanted = {fact.kept_id for fact in facts}
    known = set(connection.scalars(select(person).where(person.in_(sorted(wanted)))))
    latest = {
        fact.old_id: fact.kept_id
        for fact in sorted(facts, key=lambda fact: (fact.at, fact.id))
        if fact.kept_id in known and fact.kept_id != fact.old_id
    }
    kept = {old: _end(old, latest) for old in latest}
    kept = {old: end for old, end in kept.items() if old != end}
    groups: dict[Id, list[Id]] = defaultdict(list)
    for old, end in sorted(kept.items()):
        groups[end].append(old)
    return Aliases(kept, {end: (end, *old) for end, old in groups.items()})


def rows_of_person(connection: Connection, person_id: Id) -> list[Person]:
    """What was written of a human under this very key, whether or not it was joined to another one."""
    table = TABLES[Person]
    asked = select(table).where(table.c.person_id == person_id).order_by(table.c.id)
    return values_of(Person, connection.execute(asked))


def _end(old: Id, latest: Mapping[Id, Id]) -> Id:
    """Where a chain ends; the smallest key of a circle."""
    path = [old]
    while path[-1] in latest:
        following = latest[path[-1]]
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]
