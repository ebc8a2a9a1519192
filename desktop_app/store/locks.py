"""What was set or is final changes no more, whoever asks: the last guard behind the rules (rule 28)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_type_hints

from sqlalchemy import Connection, select

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.records import Id, Record
from desktop_app.store.schema import AGGREGATES, TABLES


@dataclass(frozen=True, slots=True)
class _Lock:
    """The root whose status decides about a kind of record, and the column that names it."""

    root: type[Record]
    column: str
    status: str


def _locks() -> Mapping[type[Record], _Lock]:
    found: dict[type[Record], _Lock] = {}
    for shape in AGGREGATES:
        root: type[Record] = get_type_hints(shape.kind)[shape.root]
        found[root] = _Lock(root, "id", shape.locked)
        for _, child in shape.children:
            found[child] = _Lock(root, shape.parent, shape.locked)
    return found


_LOCKS = _locks()


def refuse_locked(connection: Connection, kind: type[Record], ids: Iterable[Id]) -> None:
    """Raises `gudang.terkunci` when a kept row of these ids belongs to something that is locked."""
    lock = _LOCKS.get(kind)
    if lock is None:
        return
    root = TABLES[lock.root]
    found = select(root.c.id).where(root.c.status == lock.status)
    if kind is lock.root:
        found = found.where(root.c.id.in_(list(ids)))
    else:
        table = TABLES[kind]
        found = found.join(table, table.c[lock.column] == root.c.id).where(table.c.id.in_(list(ids)))
    if connection.scalar(found.limit(1)) is not None:
        raise RuleBroken("gudang.terkunci")
