"""The ledger of the exchange: each file that was written or taken in, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.raw import fetch, run


class Direction(StrEnum):
    KELUAR = "keluar"
    MASUK = "masuk"


class ExchangeState(StrEnum):
    """Written, acknowledged by its addressee; under way, taken in, undone."""

    DITULIS = "ditulis"
    DIAKUI = "diakui"
    BERJALAN = "berjalan"
    DITERIMA = "diterima"
    DIURUNGKAN = "diurungkan"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file. `number` is its running number from its sender to its addressee; `vector` what it brings."""

    id: Id
    no: int
    direction: Direction
    office: Id | None
    kind: str
    file: str
    sha256: bytes
    bundle: bytes
    number: int
    at: str
    counts: Mapping[str, Any]
    vector: Mapping[str, tuple[int, int, str]]
    who: str
    state: ExchangeState


_COLUMNS = "id, no, direction, office, kind, file, sha256, bundle, number, at, counts, vector, who, state"


def write_entry(connection: Connection, entry: Entry) -> None:
    """A new line of the ledger; `no` is given by the database."""
    run(
        connection,
        "INSERT INTO _exchange (id, direction, office, kind, file, sha256, bundle, number, at, counts, "
        "vector, who, state) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            entry.id, entry.direction.value, entry.office, entry.kind, entry.file, entry.sha256, entry.bundle,
            entry.number, entry.at, json.dumps(dict(entry.counts)), json.dumps(dict(entry.vector)), entry.who,
            entry.state.value,
        ),
    )  # fmt: skip


def set_state(
    connection: Connection, id: Id, state: ExchangeState, counts: Mapping[str, Any] | None = None
) -> None:
    """Moves a line on; with what came of it."""
    run(connection, "UPDATE _exchange SET state = ? WHERE id = ?", (state.value, id))
    if counts is not None:
        run(connection, "UPDATE _exchange SET counts = ? WHERE id = ?", (json.dumps(dict(counts)), id))


def entries(connection: Connection, office: Id | None = None, most: int = 500) -> list[Entry]:
    """The newest lines first."""
    where, values = ("WHERE office = ?", (office,)) if office else ("", ())
    rows = fetch(
        connection, f"SELECT {_COLUMNS} FROM _exchange {where} ORDER BY no DESC LIMIT {int(most)}", values
    )
    return [_entry(row) for row in rows]


def entry_of(connection: Connection, id: Id) -> Entry | None:
    rows = fetch(connection, f"SELECT {_COLUMNS} FROM _exchange WHERE id = ?", (id,))
    return _entry(rows[0]) if rows else None


def entry_of_bundle(connection: Connection, bundle: bytes, direction: Direction) -> Entry | None:
    """The latest line of a file with this name inside."""
    rows = fetch(
        connection,
        f"SELECT {_COLUMNS} FROM _exchange WHERE bundle = ? AND direction = ? ORDER BY no DESC LIMIT 1",
        (bundle, direction.value),
    )
    return _entry(rows[0]) if rows else None


def last_number(connection: Connection, office: Id, direction: Direction) -> int:
    """The highest running number of files to or from an office."""
    rows = fetch(
        connection,
        "SELECT coalesce(max(number), 0) FROM _exchange WHERE office = ? AND direction = ?",
        (office, direction.value),
    )
    return int(rows[0][0])


def acknowledge_written(
    connection: Connection, office: Id, vector: Mapping[str, tuple[int, int, str]], received: set[bytes]
) -> int:
    """Files to an office turn acknowledged when it holds what they brought; answers how many."""
    done = 0
    rows = fetch(
        connection,
        f"SELECT {_COLUMNS} FROM _exchange WHERE office = ? AND direction = 'keluar' AND state = 'ditulis'",
        (office,),
    )
    for entry in map(_entry, rows):
        holds = all(sid in vector and vector[sid][1] >= mark[1] for sid, mark in entry.vector.items())
        if entry.bundle in received or (entry.vector and holds):
            set_state(connection, entry.id, ExchangeState.DIAKUI)
            done += 1
    return done


def has_all_parts(counts: Mapping[str, Any]) -> bool:
    """Whether every part of a file that was cut into parts has come; `counts` of a line that came in."""
    total = counts.get("dari", 1)
    return len(counts.get("bagian_tiba", ())) >= int(total) or int(total) == 1


def _entry(row: tuple[Any, ...]) -> Entry:
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    values["direction"], values["state"] = Direction(values["direction"]), ExchangeState(values["state"])
    values["counts"] = json.loads(values["counts"])
    values["vector"] = {sid: tuple(mark) for sid, mark in json.loads(values["vector"]).items()}
    return Entry(**values)
