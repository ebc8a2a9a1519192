"""The schema: each kind of record, its table, how it will merge, and the index of every question asked of it.

Columns are derived from the record classes of the domain; only what a class cannot say stands here.
Source of tables, identities and indexes: the data model, sections 2.1 to 2.11, as far as they are needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import Index, MetaData, Table, text

from desktop_app.domain import (
    backups,
    evaluation,
    exchange,
    organisation,
    papers,
    people,
    plan,
    records,
    year,
)
from desktop_app.domain.values import AudienceKind
from desktop_app.store.columns import fields_of


class Merge(StrEnum):
    """How concurrent changes of a table will meet when offices exchange files."""

    FIELD = "F"
    APPEND = "A"
    LOCKED = "F→L"
    AGENCY = "P"
    LOCAL = "lokal"


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of record and its table. `by` names the indexes, each a tuple of columns.

    `audiences`: where its rows may stand, nowhere for a local table. `quiet`: columns that may differ
    without a conflict. `law` and `contact`: columns in which agency or office has the stronger word.
    """

    kind: type[records.Record]
    table: str
    merge: Merge
    by: tuple[tuple[str, ...], ...] = ()
    partial: tuple[str, ...] = ()
    audiences: tuple[AudienceKind, ...] = ()
    quiet: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


_CITY = (AudienceKind.UMUM,)
_SHARED = (AudienceKind.UMUM, AudienceKind.KEPEG)
_STAFF = (AudienceKind.KEPEG,)
_PAPER = (AudienceKind.KEPEG, AudienceKind.ADUAN)
_PROOF = (AudienceKind.KEPEG, AudienceKind.HARIAN, AudienceKind.ADUAN)
_TRAIL = (*_PROOF, AudienceKind.UMUM)
_WHO_WHEN = ("by", "at")
_IDENTITY = ("name", "title_front", "title_back", "sex", "born_on", "born_at", "karpeg")
_CONTACT = ("phone", "email", "note")


def _every(kind: type[records.Record]) -> tuple[str, ...]:
    """All columns: of a fact that the agency decrees nothing is the office's own."""
    return tuple(field.column for field in fields_of(kind))


KEPT = (
    Kept(organisation.Office, "office", Merge.AGENCY, (("code",),), audiences=_CITY),
    Kept(organisation.Unit, "unit", Merge.FIELD, (("code",), ("office_id",)), audiences=_SHARED),
    Kept(
        organisation.UnitSpan,
        "unit_span",
        Merge.FIELD,
        (("unit_id", "from_on"), ("parent_id", "from_on"), ("command_id",)),
        audiences=_SHARED,
    ),
    Kept(organisation.Post, "post", Merge.FIELD, (("name",), ("kind", "level", "name")), audiences=_SHARED),
    Kept(organisation.Measure, "measure", Merge.FIELD, (("name",),), audiences=_SHARED),
    Kept(organisation.RuleSetRow, "rule_set", Merge.AGENCY, (("kind", "valid_from"),), audiences=_CITY),
    Kept(organisation.Holiday, "holiday", Merge.FIELD, (("day",),), audiences=_SHARED),
    Kept(organisation.Deadline, "deadline", Merge.FIELD, (("year", "kind"),), audiences=_SHARED),
    Kept(organisation.Setting, "setting", Merge.FIELD, (("key",),), audiences=_SHARED),
    Kept(
        people.Person,
        "person",
        Merge.FIELD,
        (("person_id",),),
        audiences=_STAFF,
        law=_IDENTITY,
        contact=_CONTACT,
    ),
    Kept(
        people.IdentityNumber,
        "identity_number",
        Merge.APPEND,
        (("number",), ("person_id",)),
        audiences=_STAFF,
        quiet=_WHO_WHEN,
        law=_every(people.IdentityNumber),
    ),
    Kept(
        people.PersonFact,
        "person_fact",
        Merge.APPEND,
        (("person_id", "kind", "from_on"), ("unit_id", "from_on")),
        audiences=_STAFF,
        quiet=_WHO_WHEN,
        law=_every(people.PersonFact),
    ),
    Kept(
        people.LineOverride,
        "line_override",
        Merge.APPEND,
        (("person_id", "from_on"), ("superior_id",)),
        audiences=_STAFF,
        quiet=_WHO_WHEN,
    ),
    Kept(
        plan.Skp,
        "skp",
        Merge.FIELD,
        (("person_id", "year", "part"), ("year", "status", "person_id")),
        audiences=_STAFF,
    ),
    Kept(
        plan.SkpVersion,
        "skp_version",
        Merge.LOCKED,
        (("skp_id", "number"), ("status", "skp_id")),
        audiences=_STAFF,
    ),
    Kept(
        plan.SkpParty,
        "skp_party",
        Merge.APPEND,
        (("skp_id", "role", "from_on"), ("person_id", "role", "from_on")),
        audiences=_STAFF,
        quiet=_WHO_WHEN,
    ),
    Kept(plan.Rhk, "rhk", Merge.LOCKED, (("version_id", "pos"), ("line_id",)), audiences=_STAFF),
    Kept(
        plan.Indicator,
        "indicator",
        Merge.LOCKED,
        (("version_id", "rhk_id", "pos"), ("line_id",)),
        audiences=_STAFF,
    ),
    Kept(plan.Expectation, "expectation", Merge.LOCKED, (("version_id",),), audiences=_STAFF),
    Kept(plan.AnnexItem, "annex_item", Merge.LOCKED, (("version_id", "list", "pos"),), audiences=_STAFF),
    Kept(
        plan.CascadeLink,
        "cascade_link",
        Merge.LOCKED,
        (("version_id",), ("superior_line",)),
        audiences=_STAFF,
    ),
    Kept(papers.Step, "step", Merge.APPEND, (("object_id", "at"),), audiences=_TRAIL, quiet=_WHO_WHEN),
    Kept(
        papers.Frozen,
        "frozen",
        Merge.APPEND,
        (("year", "period", "object_kind", "unit_id", "predikat"), ("person_id", "year"), ("object_id",)),
        audiences=_STAFF,
        quiet=_WHO_WHEN,
    ),
    Kept(
        year.Realisation,
        "realisation",
        Merge.APPEND,
        (("skp_id", "period"), ("indicator_line", "period"), ("corrects_id",)),
        partial=("corrects_id",),
        audiences=_STAFF,
        quiet=(*_WHO_WHEN, "source"),
    ),
    Kept(
        year.Evidence,
        "evidence",
        Merge.APPEND,
        (("owner_id",), ("sha256",)),
        audiences=_PROOF,
        quiet=_WHO_WHEN,
    ),
    Kept(
        year.Obstacle,
        "obstacle",
        Merge.FIELD,
        (("unit_id", "status", "from_on"), ("person_id", "from_on")),
        audiences=_STAFF,
    ),
    Kept(
        year.Feedback,
        "feedback",
        Merge.APPEND,
        (("skp_id", "on"), ("person_id", "on"), ("giver_id", "on")),
        audiences=_STAFF,
        quiet=_WHO_WHEN,
    ),
    Kept(evaluation.OrgResult, "org_result", Merge.LOCKED, (("period", "unit_id"),), audiences=_STAFF),
    Kept(
        evaluation.Evaluation,
        "evaluation",
        Merge.FIELD,
        (("period", "kind", "person_id"), ("person_id", "year"), ("skp_id", "period")),
        audiences=_STAFF,
    ),
    Kept(
        evaluation.EvaluationVersion,
        "evaluation_version",
        Merge.LOCKED,
        (("evaluation_id", "number"), ("rater_id", "status")),
        audiences=_STAFF,
    ),
    Kept(evaluation.Rating, "rating", Merge.LOCKED, (("version_id",),), audiences=_STAFF),
    Kept(
        evaluation.Delivery, "delivery", Merge.APPEND, (("version_id",),), audiences=_STAFF, quiet=_WHO_WHEN
    ),
    Kept(
        papers.Document,
        "document",
        Merge.APPEND,
        (("object_id",), ("code",), ("year", "form", "unit_id"), ("number",), ("replaces_id",)),
        audiences=_PAPER,
        quiet=_WHO_WHEN,
    ),
    Kept(
        papers.DocumentRevision,
        "document_revision",
        Merge.APPEND,
        (("document_id", "number"), ("sha256",)),
        audiences=_PAPER,
        quiet=_WHO_WHEN,
    ),
    Kept(papers.Draft, "draft", Merge.LOCAL, (("kind", "object_id"),)),
    Kept(papers.ImportRun, "import_run", Merge.LOCAL, (("kind", "at"), ("sha256",))),
    Kept(papers.ImportRow, "import_row", Merge.LOCAL, (("run_id", "row"),)),
    Kept(papers.NumberCounter, "number_counter", Merge.LOCAL, (("series", "year"),)),
    Kept(papers.LocalNote, "local_note", Merge.LOCAL, (("key",),)),
    Kept(backups.Backup, "backup", Merge.LOCAL, (("at",),)),
    Kept(year.Blob, "blob", Merge.LOCAL, (("sha256",),)),
    Kept(exchange.Audience, "audience", Merge.AGENCY, (("owner_id",),), audiences=_CITY),
    Kept(
        exchange.AudienceMember,
        "audience_member",
        Merge.AGENCY,
        (("of_id",), ("office_id",)),
        audiences=_CITY,
    ),
    Kept(
        exchange.MergeAlias,
        "merge_alias",
        Merge.APPEND,
        (("old_id",),),
        audiences=(AudienceKind.KEPEG, AudienceKind.UMUM, AudienceKind.ADUAN),
        quiet=_WHO_WHEN,
    ),
    Kept(exchange.SecretKey, "secret_key", Merge.LOCAL, (("owner_id",),)),
)

metadata = MetaData()


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A value made of a root record and tuples of child records that belong to it through `parent`.

    Once the kept root has the status `locked`, neither it nor its children change any more (rule 28).
    """

    kind: type[Any]
    root: str
    parent: str
    children: tuple[tuple[str, type[records.Record]], ...]
    locked: str


AGGREGATES = (
    Aggregate(
        plan.Plan,
        "version",
        "version_id",
        (
            ("rhk", plan.Rhk),
            ("indicators", plan.Indicator),
            ("expectations", plan.Expectation),
            ("annex", plan.AnnexItem),
            ("links", plan.CascadeLink),
        ),
        locked=plan.VersionStatus.DITETAPKAN,
    ),
    Aggregate(
        evaluation.Judgement,
        "version",
        "version_id",
        (("ratings", evaluation.Rating),),
        locked=evaluation.JudgementStatus.FINAL,
    ),
)


def _table(kept: Kept) -> Table:
    columns = [field.make_column() for field in fields_of(kept.kind)]
    indexes = [
        Index(
            f"ix_{kept.table}_{'_'.join(by)}",
            *by,
            sqlite_where=text(f"{by[0]} IS NOT NULL") if by[0] in kept.partial else None,
        )
        for by in kept.by
    ]
    return Table(kept.table, metadata, *columns, *indexes, sqlite_strict=True)


TABLES: Mapping[Any, Table] = MappingProxyType({kept.kind: _table(kept) for kept in KEPT})
KIND_OF: Mapping[str, Any] = MappingProxyType({kept.table: kept.kind for kept in KEPT})
BY_KIND: Mapping[Any, Kept] = MappingProxyType({kept.kind: kept for kept in KEPT})
AGGREGATE_OF: Mapping[Any, Aggregate] = MappingProxyType({a.kind: a for a in AGGREGATES})
