"""The derived tables (data model 2.11): each sort of a list is an index that already contains the key."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from desktop_app.store.schema import metadata


def _blob(name: str, *, key: bool = False, optional: bool = False) -> Column[Any]:
    return Column(name, LargeBinary(), primary_key=key, nullable=optional)


def _text(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Text(), nullable=optional)


def _number(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Integer(), nullable=optional)


def _made(name: str, *columns: Column[Any], by: tuple[tuple[str, ...], ...]) -> Table:
    indexes = [Index(f"ix_{name}_{'_'.join(columns)}", *columns) for columns in by]
    return Table(name, metadata, *columns, *indexes, sqlite_strict=True, sqlite_with_rowid=False)


person_now = _made(
    "person_now",
    _blob("person_id", key=True),
    _blob("audience_id"),
    _text("name_key"),
    _text("display"),
    _text("number", optional=True),
    _blob("unit_id", optional=True),
    _text("unit_name", optional=True),
    _text("post_text", optional=True),
    _text("post_kind", optional=True),
    _text("level", optional=True),
    _text("golongan", optional=True),
    _number("golongan_sort", optional=True),
    _text("staff_kind", optional=True),
    _text("status"),
    _number("is_head"),
    _blob("superior_id", optional=True),
    _number("gaps"),
    by=(
        ("name_key", "unit_id"),
        ("unit_id", "name_key"),
        ("number",),
        ("golongan_sort", "name_key", "unit_id"),
        ("post_text", "name_key", "unit_id"),
        ("superior_id",),
    ),
)

person_span = _made(
    "person_span",
    _blob("person_id", key=True),
    _blob("unit_id"),
    Column("from_on", Text(), primary_key=True),
    _text("to_on"),
    _number("is_head"),
    by=(("unit_id", "from_on", "to_on"),),
)

unit_scope = _made(
    "unit_scope",
    _blob("top_id", key=True),
    _blob("unit_id", key=True),
    Column("from_on", Text(), primary_key=True),
    _text("to_on"),
    _number("depth"),
    by=(("unit_id",),),
)

person_scope = _made(
    "person_scope",
    _blob("top_person", key=True),
    _blob("person_id", key=True),
    Column("from_on", Text(), primary_key=True),
    _text("to_on"),
    _text("why"),
    by=(),
)

plan_now = _made(
    "plan_now",
    _blob("skp_id", key=True),
    _blob("person_id"),
    _number("year"),
    _text("name_key"),
    _blob("unit_id", optional=True),
    _blob("version_id"),
    _number("number"),
    _text("status"),
    _text("since_on", optional=True),
    _number("progress", optional=True),
    _text("due_on", optional=True),
    _number("findings"),
    by=(
        ("year", "name_key", "unit_id"),
        ("year", "status", "name_key", "unit_id"),
        ("year", "due_on", "unit_id"),
        ("year", "progress", "unit_id"),
        ("year", "unit_id", "status"),
        ("person_id", "year"),
    ),
)

evaluation_now = _made(
    "evaluation_now",
    _blob("evaluation_id", key=True),
    _blob("person_id"),
    _text("period"),
    _text("kind"),
    _text("name_key"),
    _blob("unit_id", optional=True),
    _blob("version_id", optional=True),
    _text("status"),
    _text("hasil", optional=True),
    _text("perilaku", optional=True),
    _text("predikat", optional=True),
    _blob("rater_id", optional=True),
    by=(
        ("period", "kind", "unit_id", "predikat", "hasil", "perilaku"),
        ("period", "kind", "name_key", "unit_id"),
        ("period", "kind", "status", "name_key", "unit_id"),
        ("rater_id", "period", "status"),
        ("person_id", "period"),
    ),
)

search_doc = Table(
    "search_doc",
    metadata,
    Column("no", Integer(), primary_key=True),
    _text("kind"),
    _blob("ref_id"),
    _blob("person_id", optional=True),
    _blob("unit_id", optional=True),
    _blob("audience_id"),
    _text("title"),
    _text("body"),
    Index("ix_search_doc_ref_id", "ref_id"),
    Index("ix_search_doc_kind_person_id", "kind", "person_id"),
    sqlite_strict=True,
)

_FORGET = (
    "INSERT INTO search_fts(search_fts, rowid, title, body) VALUES ('delete', old.no, old.title, old.body);"
)

SEARCH_DDL = (
    "CREATE VIRTUAL TABLE search_fts USING fts5(title, body, content='search_doc', content_rowid='no', "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3 4')",
    "CREATE TRIGGER search_doc_ai AFTER INSERT ON search_doc BEGIN "
    "INSERT INTO search_fts(rowid, title, body) VALUES (new.no, new.title, new.body); END",
    f"CREATE TRIGGER search_doc_ad AFTER DELETE ON search_doc BEGIN {_FORGET} END",
    f"CREATE TRIGGER search_doc_au AFTER UPDATE ON search_doc BEGIN {_FORGET} "
    "INSERT INTO search_fts(rowid, title, body) VALUES (new.no, new.title, new.body); END",
)
"""FTS over `search_doc`, by a key of its own: hidden rowids are renumbered by a batch migration."""

DERIVED = (person_now, person_span, unit_scope, person_scope, plan_now, evaluation_now, search_doc)
