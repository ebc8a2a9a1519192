"""One transaction, and what can be fetched and kept in it; lists read in `desktop_app.store.lists`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from sqlalchemy import Connection, Engine, Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from desktop_app.domain.errors import Outdated, RuleBroken
from desktop_app.domain.exchange import MergeAlias
from desktop_app.domain.people import Person
from desktop_app.domain.records import Id, Record, Root
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.values import Acting, Clock, as_utc, day_of
from desktop_app.store.aliases import Aliases, read_aliases
from desktop_app.store.derived import refresh as derived
from desktop_app.store.engine import DriverError, translated
from desktop_app.store.exchange.control import (
    begin_deed,
    end_deed,
    mark_fresh,
    withdrawing,
)
from desktop_app.store.exchange.late import late_lines, note_late
from desktop_app.store.exchange.log import Log
from desktop_app.store.ids import mint
from desktop_app.store.locks import refuse_locked
from desktop_app.store.mapping import row_of, to_column, value_of, values_of
from desktop_app.store.rulebook import read_rule_book
from desktop_app.store.schema import AGGREGATE_OF, TABLES, Aggregate
from desktop_app.store.touched import Touched

R = TypeVar("R", bound=Record)
A = TypeVar("A")
_CHUNK = 500


class Work:
    """Fetch values, change them, keep them; derived tables follow at the end of the transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        """`connection` is for the rooms of the store only; use cases hand it on and never look into it."""
        self.connection = self._connection = connection
        self.now = as_utc(now)
        self.touched = Touched()
        self._book: RuleBook | None = None
        self._aliases: Aliases | None = None

    @property
    def today(self) -> date:
        return day_of(self.now)

    @property
    def rules(self) -> RuleBook:
        """The rule sets of this store; read once a transaction."""
        if self._book is None:
            self._book = read_rule_book(self._connection)
        return self._book

    @property
    def aliases(self) -> Aliases:
        """People who were found to be one; read once a transaction, and again after one was joined."""
        if self._aliases is None:
            self._aliases = read_aliases(self._connection)
        return self._aliases

    def mint(self) -> Id:
        return mint()

    def get(self, kind: type[R], id: Id) -> R | None:
        """The record of a key, or None."""
        table = TABLES[kind]
        row = self._connection.execute(select(table).where(table.c.id == id)).mappings().first()
        return None if row is None else value_of(kind, self.aliases.read(kind, dict(row)))

    def need(self, kind: type[R], id: Id) -> R:
        """The record of a key that must be there; else `data.hilang`."""
        found = self.get(kind, id)
        if found is None:
            raise RuleBroken("data.hilang", jenis=TABLES[kind].name)
        return found

    def find(self, kind: type[R], /, **equals: Any) -> list[R]:
        """All records whose fields equal what is given (None: absent; a list: one of these), by key.

        Of people who were joined every record is found under the key that is kept.
        """
        table = TABLES[kind]
        asked = {name: self.aliases.asked(kind, name, content) for name, content in equals.items()}
        wanted = [_condition(table, kind, name, content) for name, content in asked.items()]
        query = select(table).where(and_(True, *wanted)).order_by(table.c.id)
        if not self.aliases.bear(kind):
            return values_of(kind, self._connection.execute(query))
        rows = (dict(row) for row in self._connection.execute(query).mappings())
        if kind is Person:
            rows = (row for row in rows if row["person_id"] not in self.aliases.kept)
        return [value_of(kind, self.aliases.read(kind, row)) for row in rows]

    def one(self, kind: type[R], /, **equals: Any) -> R | None:
        """The first of `find`, or None."""
        return next(iter(self.find(kind, **equals)), None)

    def open(self, kind: type[A], id: Id) -> A:
        """An aggregate by the key of its root; a missing root is `data.hilang`."""
        shape = AGGREGATE_OF[kind]
        root = self.need(_root_kind(shape), id)
        late = late_lines(self._connection, id)
        children = {
            name: tuple(line for line in self.find(child, **{shape.parent: id}) if line.id not in late)
            for name, child in shape.children
        }
        return kind(**{shape.root: root}, **children)

    def keep(self, value: Any) -> None:
        """Inserts or updates a record, or an aggregate with its children as they now are.

        A root that somebody else has saved since it was read is `Outdated`; one that was locked, and what
        belongs to it, is `gudang.terkunci`. Nothing is written then.
        """
        shape = AGGREGATE_OF.get(type(value))
        if shape is None:
            self._keep_record(value)
            return
        root = getattr(value, shape.root)
        refuse_locked(self._connection, type(root), [root.id])
        for name, child in shape.children:  # first: what locks a root binds its lines as they are then
            self._keep_children(child, shape.parent, root.id, getattr(value, name))
        self._keep_record(root)

    def add(self, *records: Record) -> None:
        """Inserts new records; many of one kind go as one statement."""
        by_kind: dict[Any, list[dict[str, Any]]] = {}
        for record in records:
            row = row_of(record)
            if isinstance(record, Root):
                row["rev"] = 1
            by_kind.setdefault(type(record), []).append(row)
            self.touched.note(record)
            if isinstance(record, MergeAlias):
                self._aliases = None
        for kind, rows in sorted(by_kind.items(), key=lambda item: item[0] in _ROOTS):
            self._connection.execute(insert(TABLES[kind]), rows)  # lines first: a locked root binds them

    def remove(self, kind: type[Record], ids: Iterable[Id]) -> None:
        """Deletes rows: of local tables, of drafts, and of an import that is undone."""
        table = TABLES[kind]
        statement = delete(table).where(table.c.id == bindparam("gone"))
        gone = [{"gone": id} for id in ids]
        if gone:
            refuse_locked(self._connection, kind, [row["gone"] for row in gone])
            for record in self.find(kind, id=[row["gone"] for row in gone]):
                self.touched.note(record)
            with withdrawing(self._connection):
                self._connection.execute(statement, gone)

    def begin_deed(self, acting: Acting | None, reason: str | None = None) -> None:
        """What is written from now on is one deed of this person, in the log of the exchange."""
        begin_deed(
            self._connection,
            mint(),
            self.now.isoformat(timespec="milliseconds"),
            who=acting.title if acting else "(program)",
            person=acting.person_id if acting else None,
            reason=reason,
        )

    def log(self) -> Log:
        """The log of the exchange as it is in this transaction."""
        return Log(self._connection)

    def finish(self) -> None:
        """Brings the derived tables up to date with what was touched."""
        derived.refresh(self._connection, self.touched, self.today, lambda: self.rules)

    def rebuild_derived(self) -> None:
        """Makes every derived table anew, after a large import; what came late does not count in them."""
        note_late(self._connection, None)
        mark_fresh(self._connection)
        derived.rebuild(self._connection, self.today, lambda: self.rules)

    def _keep_record(self, record: Any) -> None:
        refuse_locked(self._connection, type(record), [record.id])
        if not isinstance(record, Root):
            row = row_of(record)
            _upsert(self, TABLES[type(record)], row)
        elif record.rev == 0:
            self.add(record)
        else:
            self._update_root(record)
        self.touched.note(record)

    def _update_root(self, root: Root) -> None:
        table = TABLES[type(root)]
        row = row_of(root)
        row["rev"] = root.rev + 1
        if self.aliases.bear(type(root)):
            held = self._connection.execute(select(table).where(table.c.id == root.id)).mappings().first()
            self.aliases.write(row, held or row)
        statement = update(table).where(table.c.id == root.id, table.c.rev == root.rev).values(row)
        if self._connection.execute(statement).rowcount != 1:
            raise Outdated("gudang.usang")

    def _keep_children(
        self, kind: type[Record], parent: str, parent_id: Id, children: Sequence[Record]
    ) -> None:
        table = TABLES[kind]
        held = self._connection.execute(select(table).where(table.c[parent] == parent_id)).mappings()
        old = {row["id"]: dict(row) for row in held}
        new = {child.id: row_of(child) for child in children}
        fresh = [row for id, row in new.items() if id not in old]
        if fresh:
            self._connection.execute(insert(table), fresh)
        for id, row in new.items():
            if id in old and (changed := {n: c for n, c in row.items() if old[id][n] != c}):
                self._connection.execute(update(table).where(table.c.id == id).values(changed))
        gone = [id for id in old if id not in new]
        for start in range(0, len(gone), _CHUNK):
            self._connection.execute(delete(table).where(table.c.id.in_(gone[start : start + _CHUNK])))


class Store:
    """The database of one office: gives transactions, and the connection that lists read on."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine, self._clock = engine, clock
        self._writer = engine.execution_options(writes=True)

    @contextmanager
    def work(self, acting: Acting | None = None, reason: str | None = None) -> Iterator[Work]:
        """A writing transaction: all or nothing, derived tables included. All it writes is one deed of
        `acting`, in the log of the exchange too."""
        with self._session(self._writer) as work:
            work.begin_deed(acting, reason)
            yield work
            work.finish()
            end_deed(work.connection)

    @contextmanager
    def trial(self) -> Iterator[Work]:
        """A writing transaction that is always taken back: to see exactly what would happen."""
        with self._session(self._writer) as work, work.connection.begin_nested() as point:
            yield work
            point.rollback()

    @contextmanager
    def look(self) -> Iterator[Work]:
        """A reading transaction: one consistent moment, no lock for writers."""
        with self._session(self.engine) as work:
            yield work

    @contextmanager
    def part(self, work: Work) -> Iterator[Work]:
        """A part of a transaction that is taken back alone when it fails."""
        with work.connection.begin_nested():
            yield work

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Work]:
        try:
            with engine.begin() as connection:
                yield Work(connection, self._clock())
        except (DBAPIError, DriverError) as error:  # the log speaks to the driver itself
            raise translated(error, Path(str(self.engine.url.database))) from error


_ROOTS = frozenset(get_type_hints(shape.kind)[shape.root] for shape in AGGREGATE_OF.values())


def _upsert(work: Work, table: Table, row: dict[str, Any]) -> None:
    old = work.connection.execute(select(table).where(table.c.id == row["id"])).mappings().first()
    if old is not None and work.aliases.kept:
        work.aliases.write(row, old)
    if old is None:
        work.connection.execute(insert(table), row)
    elif changed := {name: content for name, content in row.items() if old[name] != content}:
        work.connection.execute(update(table).where(table.c.id == row["id"]).values(changed))


def _root_kind(shape: Aggregate) -> type[Record]:
    kind: type[Record] = get_type_hints(shape.kind)[shape.root]
    return kind


def _condition(table: Table, kind: type[Record], name: str, content: Any) -> Any:
    column = table.c[name.rstrip("_")]
    if content is None:
        return column.is_(None)
    if isinstance(content, list | tuple | set | frozenset):
        return column.in_([to_column(kind, name, item) for item in content])
    return column == to_column(kind, name, content)
