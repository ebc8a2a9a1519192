"""System tables of the exchange: the log, its index, what waits, and what this PC knows of the others.

None of them is exchanged. Names begin with an underscore; source: the data model, 2.10.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from desktop_app.store.schema import metadata


def _table(name: str, *parts: Any, rowid: bool = True) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _blob(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, LargeBinary(), nullable=optional)


def _text(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Text(), nullable=optional)


def _number(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Integer(), nullable=optional)


def _serial(name: str) -> Column[Any]:
    return Column(name, Integer(), primary_key=True)


CTL = _table(
    "_ctl",
    _serial("id"),
    _number("cap"),
    _number("withdraw"),
    _number("stale"),
    _number("genesis"),
    _number("written"),
    _blob("act", optional=True),
    _text("wall", optional=True),
    _text("who", optional=True),
    _blob("person", optional=True),
    _text("reason", optional=True),
    _blob("office", optional=True),
    _text("role", optional=True),
    _blob("installation", optional=True),
    _blob("replica", optional=True),
    _text("marker", optional=True),
)
"""One row. `cap` 1: triggers capture; `stale` 1: derived tables must be made anew; the running deed."""

MUTE = _table("_mute", _blob("gid"), PrimaryKeyConstraint("gid"), rowid=False)
"""Audiences whose rows this office holds but may not write: they are not captured."""

PENDING = _table(
    "_pending",
    _serial("n"),
    _text("tbl"),
    _blob("row"),
    _text("kind"),
    _text("body"),
    _blob("gid"),
    _blob("act", optional=True),
    _text("wall", optional=True),
    _text("who", optional=True),
    _blob("person", optional=True),
    _text("reason", optional=True),
    Index("ix__pending_row", "row"),
)
"""What the triggers saw and no block holds yet."""

STREAM = _table(
    "_stream",
    _serial("no"),
    _blob("sid"),
    _blob("gid"),
    _blob("office"),
    _text("role"),
    _blob("installation"),
    _blob("replica"),
    _number("next_n"),
    _number("next_seq"),
    _blob("head"),
    _number("lamport"),
    _number("forked"),
    Index("ix__stream_sid", "sid"),
    Index("ix__stream_gid", "gid"),
)
"""What is held of each stream, as an unbroken chain; `head` is the hash the next block must cite."""

BLOCK = _table(
    "_block",
    _serial("pos"),
    _number("stream"),
    _number("n"),
    _number("first"),
    _number("count"),
    _blob("hash"),
    _blob("sig"),
    _text("state"),
    _number("partial"),
    _blob("exchange", optional=True),
    _text("wall"),
    _blob("z"),
    Index("ix__block_stream_n", "stream", "n"),
    Index("ix__block_exchange", "exchange"),
)
"""The log in the order it took effect here. `partial` 1: a newer program wrote more than this one knows."""

INBOX = _table(
    "_inbox",
    _blob("sid"),
    _number("n"),
    _blob("hash"),
    _blob("gid"),
    _blob("sig"),
    _text("why"),
    _blob("exchange", optional=True),
    _blob("z"),
    PrimaryKeyConstraint("sid", "n", "hash"),
    Index("ix__inbox_why", "why"),
)
"""Authentic blocks that cannot take effect yet, or were set aside by an undone import."""

OPX = _table(
    "_opx",
    _blob("row"),
    _number("stream"),
    _number("seq"),
    _number("n"),
    PrimaryKeyConstraint("row", "stream", "seq"),
    rowid=False,
)
"""From a row to its operations."""

ROW = _table(
    "_row",
    _blob("row"),
    _text("tbl"),
    _number("stream"),
    _number("seq"),
    _number("multi"),
    PrimaryKeyConstraint("row"),
    rowid=False,
)
"""The latest operation of each row; `multi` 0: it has seen all others, 1: not so or a conflict is open,
2: locked."""

CONFLICT = _table(
    "_conflict",
    _blob("row"),
    _text("field"),
    _text("tbl"),
    _text("candidates"),
    PrimaryKeyConstraint("row", "field"),
    Index("ix__conflict_tbl", "tbl", "row"),
    rowid=False,
)
"""Derived: what waits for a person. `candidates` is JSON [[sid, seq, content], …] in a fixed order."""

LATE = _table(
    "_late",
    _blob("row"),
    _blob("root"),
    PrimaryKeyConstraint("row"),
    Index("ix__late_root", "root"),
    rowid=False,
)
"""Derived: lines that arrived for a version that was locked without them; they never count."""

OUTSIDE = _table(
    "_outside", _blob("row"), _text("tbl"), _text("body"), PrimaryKeyConstraint("row"), rowid=False
)
"""Rows the program had brought along before the agency's own arrived, as they were."""

FORK = _table(
    "_fork",
    _blob("sid"),
    _number("n"),
    _blob("hash"),
    _blob("sig"),
    _text("at"),
    _blob("z"),
    PrimaryKeyConstraint("sid", "n", "hash"),
    rowid=True,
)
"""Second branches of a stream: evidence of a copied or restored store."""

QUARANTINE = _table(
    "_quarantine",
    _blob("sid"),
    _number("n"),
    _text("code"),
    _text("facts"),
    _text("at"),
    PrimaryKeyConstraint("sid", "n"),
    rowid=False,
)
"""Blocks of known offices that may not take effect, with the reason; the block itself stays in the log."""

INSTALLATION = _table(
    "_installation",
    _blob("id"),
    _blob("office"),
    _text("name"),
    _number("version"),
    _text("certificate"),
    _number("is_own"),
    PrimaryKeyConstraint("id"),
    rowid=False,
)
"""PCs, each certified by its office."""

ROSTER = _table("_roster", _serial("version"), _blob("body"), _text("at"))
"""Each Daftar Kantor that was accepted, as it was signed."""

PEER = _table(
    "_peer",
    _blob("installation"),
    _blob("replica"),
    _blob("office"),
    _number("met"),
    _number("missed"),
    _text("at"),
    _text("vector"),
    _text("digests"),
    _text("wanted"),
    _number("number"),
    PrimaryKeyConstraint("installation", "replica"),
    rowid=False,
)
"""What another PC has signed to hold: {sid: [seq, n, hash]}; `met` grows with each replica first heard of;
`missed`: how many files other replicas of the same PC have sent since this one was last heard of."""

EXCHANGE = _table(
    "_exchange",
    _blob("id"),
    _serial("no"),
    _text("direction"),
    _blob("office", optional=True),
    _text("kind"),
    _text("file"),
    _blob("sha256"),
    _blob("bundle"),
    _number("number"),
    _text("at"),
    _text("counts"),
    _text("vector"),
    _text("who"),
    _text("state"),
    Index("ix__exchange_office", "office", "direction"),
    Index("ix__exchange_bundle", "bundle"),
)
"""The ledger: each file that was written or taken in."""

DUPLICATE = _table(
    "_duplicate",
    _text("kind"),
    _blob("a"),
    _blob("b"),
    _text("why"),
    _text("state"),
    PrimaryKeyConstraint("kind", "a", "b"),
    rowid=False,
)
"""Two rows that may be one thing; `state` keeps what a person said of the pair."""

AUDIT = _table(
    "_audit",
    _serial("n"),
    _text("wall"),
    _text("who"),
    _text("action"),
    _text("object"),
    _text("detail"),
    _blob("prev"),
    _blob("hash"),
)
"""Acts that are no change of data, as a hash chain."""

SYSTEM = (
    CTL, MUTE, PENDING, STREAM, BLOCK, INBOX, OPX, ROW, CONFLICT, LATE, OUTSIDE, FORK, QUARANTINE,
    INSTALLATION, ROSTER, PEER, EXCHANGE, DUPLICATE, AUDIT,
)  # fmt: skip
