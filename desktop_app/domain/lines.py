"""Rows as lists show them: data for the eye, without rules; the store makes them, screens show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_app.domain.people import Gap
from desktop_app.domain.plan import VersionStatus
from desktop_app.domain.records import Id
from desktop_app.domain.terms import Level, PostKind, Predikat, StaffKind


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as of today."""

    id: Id
    name: str
    number: str | None
    unit_id: Id | None
    unit: str | None
    post: str | None
    post_kind: PostKind | None
    golongan: str | None
    staff_kind: StaffKind | None
    status: str
    is_head: bool
    superior: str | None
    gaps: Gap


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan; `id` is the Skp, `progress` in percent or None while nothing can be computed."""

    id: Id
    version_id: Id
    person_id: Id
    name: str
    number: str | None
    post: str | None
    unit: str | None
    year: int
    version: int
    status: VersionStatus
    progress: Decimal | None
    due_on: date | None
    findings: int


@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """An evaluation; `status` is belum, draf, siap, final, diserahkan or selesai."""

    id: Id
    person_id: Id
    name: str
    number: str | None
    post: str | None
    unit: str | None
    period: str
    status: str
    hasil: Level | None
    perilaku: Level | None
    predikat: Predikat | None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something the palette found: `kind` is person or rhk, `id` its person or Skp."""

    kind: str
    id: Id
    title: str
    detail: str
