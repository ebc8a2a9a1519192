"""Where records stand in the exchange: for whole things (a person, a plan, an evaluation), many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from sqlalchemy import Connection

from desktop_app.domain.records import Id
from desktop_app.store.exchange.raw import chunks, fetch, marks

_PLAN_LINES = ("rhk", "indicator", "expectation", "annex_item", "cascade_link")
_RESULTS = (
    "evaluation AS e JOIN realisation AS r "
    "ON r.skp_id = e.skp_id AND (r.period = e.period OR e.kind = 'tahunan')"
)
_FAMILIES: dict[str, tuple[str, ...]] = {
    "person": (
        "SELECT person_id, id FROM person WHERE person_id IN ({ids})",
        "SELECT person_id, id FROM identity_number WHERE person_id IN ({ids})",
        "SELECT person_id, id FROM person_fact WHERE person_id IN ({ids})",
    ),
    "skp": (
        "SELECT id, id FROM skp WHERE id IN ({ids})",
        "SELECT skp_id, id FROM skp_version WHERE skp_id IN ({ids})",
        "SELECT skp_id, id FROM skp_party WHERE skp_id IN ({ids})",
        *(
            f"SELECT v.skp_id, l.id FROM {line} AS l JOIN skp_version AS v ON v.id = l.version_id "
            "WHERE v.skp_id IN ({ids})"
            for line in _PLAN_LINES
        ),
    ),
    "evaluation": (
        "SELECT id, id FROM evaluation WHERE id IN ({ids})",
        "SELECT evaluation_id, id FROM evaluation_version WHERE evaluation_id IN ({ids})",
        "SELECT v.evaluation_id, r.id FROM rating AS r JOIN evaluation_version AS v ON v.id = r.version_id "
        "WHERE v.evaluation_id IN ({ids})",
        f"SELECT e.id, r.id FROM {_RESULTS} WHERE e.id IN ({{ids}})",
        f"SELECT e.id, b.id FROM {_RESULTS} JOIN evidence AS b ON b.owner_id = r.id WHERE e.id IN ({{ids}})",
        *(
            f"SELECT e.id, t.id FROM evaluation AS e JOIN {told} AS t ON t.skp_id = e.skp_id "
            "WHERE e.id IN ({ids})"
            for told in ("feedback", "obstacle")
        ),
    ),
}


@dataclass(slots=True)
class Whereabouts:
    """`heads`: the latest operation of each stream (by its id) that touched the thing."""

    heads: dict[str, int] = field(default_factory=dict)
    is_open: bool = False
    is_pending: bool = False


def together(parts: Sequence[Whereabouts]) -> Whereabouts | None:
    """Several as one, which is no further than the one that lags."""
    if not parts:
        return None
    whole = Whereabouts(is_open=any(p.is_open for p in parts), is_pending=any(p.is_pending for p in parts))
    for part in parts:
        for sid, seq in part.heads.items():
            whole.heads[sid] = max(seq, whole.heads.get(sid, 0))
    return whole


def whereabouts(
    connection: Connection, family: str, ids: Sequence[Id], lessened: AbstractSet[bytes] = frozenset()
) -> dict[Id, Whereabouts]:
    """Of each thing; `family` is person, skp or evaluation. One walk over its rows.

    An evaluation is what stands on its page: also the results of its period, their evidence, and what was
    said of its plan. `lessened` are the things that lost a line (see `shrinking`): no row of it is left.
    """
    found: dict[Id, Whereabouts] = defaultdict(Whereabouts)
    for thing in lessened & set(ids):
        found[Id(thing)].is_pending = True
    sids = {no: sid.hex() for no, sid in fetch(connection, "SELECT no, sid FROM _stream")}
    waits = _exists(connection, "_conflict"), _exists(connection, "_pending")
    marks_ = ", ".join(sql if is_any else "0" for sql, is_any in zip(_WAITS, waits, strict=True))
    for part in chunks(list(ids), 100):
        holes = marks(part)
        selects = [sql.format(ids=holes) for sql in _FAMILIES[family]]
        for thing, stream, seq, is_open, is_pending in fetch(
            connection,
            f"WITH family(thing, row) AS ({' UNION ALL '.join(selects)}) "
            f"SELECT f.thing, r.stream, max(r.seq), {marks_} FROM family AS f "
            "LEFT JOIN _row AS r ON r.row = f.row GROUP BY f.thing, r.stream",
            list(part) * len(selects),
        ):
            where = found[thing]
            if stream is not None:
                where.heads[sids[stream]] = seq
            where.is_open = where.is_open or bool(is_open)
            where.is_pending = where.is_pending or bool(is_pending)
    return {thing: where for thing, where in found.items() if where.heads or where.is_pending}


_WAITS = (
    "max(EXISTS (SELECT 1 FROM _conflict AS c WHERE c.row = f.row))",
    "max(EXISTS (SELECT 1 FROM _pending AS p WHERE p.row = f.row))",
)


def _exists(connection: Connection, table: str) -> bool:
    return bool(fetch(connection, f"SELECT 1 FROM {table} LIMIT 1"))


@dataclass(frozen=True, slots=True)
class ExchangeVersion:
    """Changes whenever a file went or came, or the list of offices did."""

    files: int
    peers: str
    roster: int

    @property
    def knows_others(self) -> bool:
        """Whether this office can exchange with anybody yet."""
        return self.roster > 0


def exchange_version(connection: Connection) -> ExchangeVersion:
    """Asked for each page of a list: three looks at an index, no vector is read."""
    ((files, peers, roster),) = fetch(
        connection,
        "SELECT (SELECT coalesce(max(no), 0) FROM _exchange), "
        "(SELECT coalesce(group_concat(at || '/' || number, ' '), '') FROM _peer), "
        "(SELECT coalesce(max(version), 0) FROM _roster)",
    )
    return ExchangeVersion(files, peers, roster)


def late_rows(connection: Connection) -> list[tuple[bytes, bytes, str]]:
    """(line, root, table) of lines that arrived for a version that was locked without them."""
    rows = fetch(
        connection, "SELECT l.row, l.root, r.tbl FROM _late AS l JOIN _row AS r ON r.row = l.row ORDER BY 1"
    )
    return [(row, root, table) for row, root, table in rows]


def counts(connection: Connection) -> dict[str, int]:
    """Sizes of what waits: pending, inbox (not set aside), quarantine, blocks."""
    one = {
        "pending": "SELECT count(*) FROM _pending",
        "inbox": "SELECT count(*) FROM _inbox WHERE why <> 'disisihkan'",
        "quarantine": "SELECT count(*) FROM _quarantine",
        "blocks": "SELECT count(*) FROM _block",
    }
    return {name: int(fetch(connection, sql)[0][0]) for name, sql in one.items()}


def waiting_streams(connection: Connection) -> list[tuple[bytes, int, str]]:
    """(stream, first number, why) of blocks that wait for others."""
    rows = fetch(
        connection, "SELECT sid, min(n), why FROM _inbox WHERE why <> 'disisihkan' GROUP BY sid, why"
    )
    return [(sid, n, why) for sid, n, why in rows]


def waiting_from(connection: Connection, sender: Id) -> set[bytes]:
    """Streams of which a block waits that came in a file of this office."""
    rows = fetch(
        connection,
        "SELECT DISTINCT i.sid FROM _inbox AS i JOIN _exchange AS e ON e.id = i.exchange "
        "WHERE i.why <> 'disisihkan' AND e.office = ?",
        (sender,),
    )
    return {sid for (sid,) in rows}


def quarantined(connection: Connection) -> list[tuple[bytes, int, str, str, str]]:
    """(stream, number, code, facts as JSON, when) of blocks that may not take effect."""
    rows = fetch(connection, "SELECT sid, n, code, facts, at FROM _quarantine ORDER BY at, n")
    return [tuple(row) for row in rows]
