"""The trail and the papers: steps, frozen contents, documents of record, and what is local to this PC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from desktop_app.domain.records import T20, T40, T60, T80, T200, T300, T1000, Fact, Id, Json, Record, Text
from desktop_app.domain.terms import Level, OrgLevel, Predikat
from desktop_app.domain.values import Period, Role


class ObjectKind(StrEnum):
    """What a step, a frozen row or a document speaks of."""

    SKP = "skp"
    SKP_VERSION = "skp_version"
    EVALUATION_VERSION = "evaluation_version"
    ORG_RESULT = "org_result"
    OBSTACLE = "obstacle"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Fact):
    """One change of state: who, when, from, to, why (rule 84); with both names when done on paper."""

    object_kind: ObjectKind
    object_id: Id
    from_status: T20 | None = None
    to_status: T20
    reason: T1000 | None = None
    as_role: Role
    by_text: T200
    on_paper: bool = False
    signed_on: date | None = None
    recorded_by: Id | None = None
    recorded_text: T200 | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen(Fact):
    """What was agreed or final, as it was: the only thing recaps, prints and extracts read of the past."""

    object_kind: ObjectKind
    object_id: Id
    person_id: Id | None = None
    year: int
    period: Period
    unit_id: Id | None = None
    post_kind: T20 | None = None
    golongan: Annotated[str, Text(5)] | None = None
    rater_id: Id | None = None
    level: OrgLevel | None = None
    hasil: Level | None = None
    perilaku: Level | None = None
    predikat: Predikat | None = None
    rules: Json
    body: Json
    sha256: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Fact):
    """A finalised paper of record; a draft is never a row."""

    form: T40
    form_version: int
    object_kind: ObjectKind
    object_id: Id | None = None
    person_id: Id | None = None
    unit_id: Id | None = None
    year: int
    period: Period | None = None
    title: T200
    number: T60 | None = None
    class_code: T20 | None = None
    keep_active: int | None = None
    keep_inactive: int | None = None
    fate: T20 | None = None
    place: T60 | None = None
    dated_on: date
    body: Json
    body_sha: bytes
    base_sha: bytes
    code: Annotated[str, Text(16)]
    replaces_id: Id | None = None
    frozen_id: Id | None = None


class RevisionKind(StrEnum):
    DASAR = "dasar"
    TTD_SERTIFIKAT = "ttd_sertifikat"
    TTD_LUAR = "ttd_luar"
    PINDAIAN_BASAH = "pindaian_basah"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRevision(Fact):
    """Each file of a document: the base, a signed revision, a scan."""

    document_id: Id
    number: int
    kind: RevisionKind
    sha256: bytes
    size: int
    signer_id: Id | None = None
    signer_role: T20 | None = None
    cert_subject: T300 | None = None
    cert_print: bytes | None = None
    rewritten: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Record):
    """Autosave of an open form; local, at most two seconds old."""

    kind: Annotated[str, Text(30)]
    object_id: Id | None = None
    body: Json
    at: datetime


class ImportKind(StrEnum):
    PEGAWAI = "pegawai"
    SKP = "skp"


class ImportState(StrEnum):
    PRATINJAU = "pratinjau"
    SELESAI = "selesai"
    DIURUNGKAN = "diurungkan"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun(Record):
    """One import of a spreadsheet; `made` lists what it wrote, so that it can be undone as one act."""

    kind: ImportKind
    file_name: T200
    sha256: bytes
    at: datetime
    counts: Json
    made: Json
    state: ImportState


class RowState(StrEnum):
    MENUNGGU = "menunggu"
    DIPERBAIKI = "diperbaiki"
    DIBUANG = "dibuang"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow(Record):
    """A row that waits with its reason; the good ones have entered."""

    run_id: Id
    row: int
    code: T40
    problem: T300
    cells: Json
    state: RowState = RowState.MENUNGGU


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberCounter(Record):
    """Last number of a series in a year, on the one PC that numbers."""

    series: T60
    year: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalNote(Record):
    """A fact about this store that stays on this PC, such as which office it belongs to."""

    key: T80
    value: Json
