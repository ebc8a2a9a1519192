"""The triggers that see every write, whoever writes: generated from the schema, checked at each start.

They write one row of `_pending` for each change, within the same transaction. Nothing in Python is asked, so
that bulk statements, other programs and `INSERT OR REPLACE` are seen as well (measured: eight of eight ways).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_type_hints

from sqlalchemy import Connection, LargeBinary, Table

from desktop_app.store.schema import AGGREGATES, KEPT, TABLES, Aggregate, Kept, Merge

LOCAL_COLUMNS = frozenset({"id", "audience_id", "rev"})
PREFIX = "rembug_"
_LISTENS = "(SELECT cap FROM _ctl) = 1 AND NOT EXISTS (SELECT 1 FROM _mute WHERE gid = {row}.audience_id)"


def exchanged() -> Iterator[Kept]:
    """The tables whose rows travel."""
    return (kept for kept in KEPT if kept.merge is not Merge.LOCAL)


def carried(table: Table) -> list[str]:
    """The columns of a table that travel."""
    return [column.name for column in table.columns if column.name not in LOCAL_COLUMNS]


def wrong_triggers(connection: Connection) -> tuple[str, ...]:
    """The names of those that are missing, altered or not ours."""
    wanted, found = _all_triggers(), _found(connection)
    return tuple(sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name)))


def ensure_triggers(connection: Connection) -> None:
    """Makes what is missing or altered right."""
    wanted = _all_triggers()
    for name in wrong_triggers(connection):
        connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}"')
        if name in wanted:
            connection.exec_driver_sql(wanted[name])


def _found(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        f"SELECT name, sql FROM sqlite_master WHERE type='trigger' AND name LIKE '{PREFIX}%'"
    )
    return {name: sql for name, sql in rows}


def drop_triggers(connection: Connection) -> None:
    """Takes all of them away, for a migration that rebuilds tables."""
    for name in _found(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def captures_of_present(kept: Kept) -> Iterator[str]:
    """SQL that captures rows that are there already and in no log: inserts, and locks of what is locked."""
    table, t = TABLES[kept.kind], kept.table
    new = (
        f"{t}.audience_id NOT IN (SELECT gid FROM _mute) AND {t}.id NOT IN (SELECT row FROM _row) "
        f"AND {t}.id NOT IN (SELECT row FROM _pending WHERE kind = '{{kind}}')"
    )
    inserting, locking = new.format(kind="I"), new.format(kind="L")
    yield _capture(table, "I", t, _present(table, t), f"FROM {t} WHERE {inserting}")
    shape, owner = shape_of(kept), owner_of(kept)
    if shape:
        locked = f"FROM {t} WHERE {t}.status = '{shape.locked}' AND {locking}"
        yield _capture(table, "L", t, _whole(table, t), locked)
    if owner:
        root = TABLES[_root(owner)].name
        lines = (
            f"FROM {t} JOIN {root} AS root ON root.id = {t}.{owner.parent} "
            f"WHERE root.status = '{owner.locked}' AND {locking}"
        )
        yield _capture(table, "L", t, _whole(table, t), lines)


def _locks(shape: Aggregate, when: str) -> Iterator[str]:
    """SQL within a trigger of the root: one lock with the whole content for it and for each of its lines."""
    root = TABLES[_root(shape)]
    yield _capture(root, "L", "NEW", _whole(root, "NEW"), f"WHERE {when}")
    for _, child in shape.children:
        table = TABLES[child]
        lines = f"FROM {table.name} WHERE {table.name}.{shape.parent} = NEW.id AND {when}"
        yield _capture(table, "L", table.name, _whole(table, table.name), lines)


def shape_of(kept: Kept) -> Aggregate | None:
    """The aggregate a table is the root of."""
    return next((shape for shape in AGGREGATES if _root(shape) is kept.kind), None)


def owner_of(kept: Kept) -> Aggregate | None:
    """The aggregate a table holds lines of."""
    return next((s for s in AGGREGATES if kept.kind in [child for _, child in s.children]), None)


def _root(shape: Aggregate) -> type:
    root: type = get_type_hints(shape.kind)[shape.root]
    return root


@cache
def _all_triggers() -> Mapping[str, str]:
    made: dict[str, str] = {}
    for kept in exchanged():
        for name, sql in (*_captures(kept), *_guards(kept)):
            made[name] = sql
    return made


def _captures(kept: Kept) -> Iterator[tuple[str, str]]:
    table = TABLES[kept.kind]
    t, shape = table.name, shape_of(kept)
    locking_insert = _locking(shape, f"NEW.status = '{shape.locked}'") if shape else ""
    yield (
        f"{PREFIX}{t}_masuk",
        f"CREATE TRIGGER {PREFIX}{t}_masuk AFTER INSERT ON {t} WHEN {_LISTENS.format(row='NEW')} BEGIN "
        f"{_capture(table, 'I', 'NEW', _present(table, 'NEW'))};{locking_insert} END",
    )
    yield (
        f"{PREFIX}{t}_hapus",
        f"CREATE TRIGGER {PREFIX}{t}_hapus AFTER DELETE ON {t} WHEN {_LISTENS.format(row='OLD')} BEGIN "
        f"{_capture(table, 'D', 'OLD', _EMPTY)}; END",
    )
    changed = " OR ".join(f'NEW."{name}" IS NOT OLD."{name}"' for name in carried(table))
    locking = (
        _locking(shape, f"NEW.status = '{shape.locked}' AND OLD.status IS NOT '{shape.locked}'")
        if shape
        else ""
    )
    yield (
        f"{PREFIX}{t}_ubah",
        f"CREATE TRIGGER {PREFIX}{t}_ubah AFTER UPDATE ON {t} WHEN {_LISTENS.format(row='NEW')} "
        f"AND ({changed}) BEGIN {_capture(table, 'U', 'NEW', _changes(table))};{locking} END",
    )


def _locking(shape: Aggregate, when: str) -> str:
    return "".join(f" {sql};" for sql in _locks(shape, when))


def _guards(kept: Kept) -> Iterator[tuple[str, str]]:
    """What nobody may do, not even another program: the last guard behind the rules."""
    t = kept.table
    yield _guard(t, "audiens", "UPDATE", "NEW.audience_id IS NOT OLD.audience_id OR NEW.id IS NOT OLD.id")
    if kept.merge is Merge.APPEND:
        yield _guard(t, "tetap", "UPDATE", "(SELECT cap FROM _ctl) = 1")
        yield _guard(t, "batal", "DELETE", "(SELECT cap FROM _ctl) = 1 AND (SELECT withdraw FROM _ctl) = 0")
    shape, owner = shape_of(kept), owner_of(kept)
    if shape:
        when = f"(SELECT cap FROM _ctl) = 1 AND OLD.status = '{shape.locked}'"
        yield _guard(t, "kunci_ubah", "UPDATE", when)
        yield _guard(t, "kunci_hapus", "DELETE", when)
    if owner:
        root = TABLES[_root(owner)].name
        locked = (
            f"(SELECT cap FROM _ctl) = 1 AND EXISTS (SELECT 1 FROM {root} "
            f"WHERE {root}.id = {{row}}.{owner.parent} AND {root}.status = '{owner.locked}')"
        )
        yield _guard(t, "kunci_masuk", "INSERT", locked.format(row="NEW"))
        yield _guard(t, "kunci_ubah", "UPDATE", locked.format(row="OLD"))
        yield _guard(t, "kunci_hapus", "DELETE", locked.format(row="OLD"))


def _guard(table: str, name: str, event: str, when: str) -> tuple[str, str]:
    full = f"{PREFIX}{table}_{name}"
    return full, (
        f"CREATE TRIGGER {full} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, 'rembug: {name}'); END"
    )


_EMPTY = "'{}'"


def _capture(table: Table, kind: str, row: str, body: str, source: str = "") -> str:
    values = f"'{table.name}', {row}.id, '{kind}', {body}, {row}.audience_id"
    deed = "_ctl.act, _ctl.wall, _ctl.who, _ctl.person, _ctl.reason"
    comes_from = source.startswith("FROM")
    from_ = source.replace("FROM ", "FROM _ctl, ", 1) if comes_from else f"FROM _ctl {source}".rstrip()
    return (
        "INSERT INTO _pending (tbl, row, kind, body, gid, act, wall, who, person, reason) "
        f"SELECT {values}, {deed} {from_}"
    )


def _present(table: Table, row: str) -> str:
    """JSON of the columns that hold something: an unknown field is no word against a known one."""
    return _joined(
        f"""iif({row}."{name}" IS NULL, '', ',"{name}":' || {_json(table, name, row)})"""
        for name in carried(table)
    )


def _whole(table: Table, row: str) -> str:
    """JSON of all columns."""
    return _joined(
        f"""',"{name}":' || iif({row}."{name}" IS NULL, 'null', {_json(table, name, row)})"""
        for name in carried(table)
    )


def _changes(table: Table) -> str:
    """JSON of the columns that an update changed."""
    return _joined(
        f"""iif(NEW."{name}" IS OLD."{name}", '', ',"{name}":' || """
        f"""iif(NEW."{name}" IS NULL, 'null', {_json(table, name, "NEW")}))"""
        for name in carried(table)
    )


def _joined(parts: Iterator[str]) -> str:
    return "'{' || substr(" + " || ".join(parts) + ", 2) || '}'"


def _json(table: Table, name: str, row: str) -> str:
    """json_quote refuses BLOBs, and hex(NULL) would be an empty one."""
    if isinstance(table.c[name].type, LargeBinary):
        return f"""'"' || hex({row}."{name}") || '"'"""
    return f'json_quote({row}."{name}")'
