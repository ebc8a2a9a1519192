"""The working year: results with evidence, obstacles, feedback. All append-only but obstacles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Annotated

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.plan import Gather, Skp
from desktop_app.domain.records import (
    T60,
    T200,
    T300,
    T500,
    T1000,
    T2000,
    T4000,
    Fact,
    Id,
    Record,
    Root,
    Scale,
    live,
)
from desktop_app.domain.terms import ValueCode
from desktop_app.domain.values import Period


class EntrySource(StrEnum):
    MANUAL = "manual"
    HARIAN = "harian"
    IMPOR = "impor"


class OwnerKind(StrEnum):
    """What a piece of evidence belongs to."""

    STEP = "step"
    REALISATION = "realisation"
    FEEDBACK = "feedback"
    DOCUMENT = "document"
    OBSTACLE = "obstacle"


class ObstacleStatus(StrEnum):
    TERBUKA = "terbuka"
    DITANGANI = "ditangani"
    SELESAI = "selesai"
    TAK_DAPAT = "tak_dapat"


class BlobState(StrEnum):
    ADA = "ada"
    DIMINTA = "diminta"
    HILANG = "hilang"
    DIHAPUS = "dihapus"


class GiverRole(StrEnum):
    PIMPINAN = "pimpinan"
    REKAN = "rekan"
    BAWAHAN = "bawahan"
    LAIN = "lain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Realisation(Fact):
    """A result entered for an indicator; `value` None means told in words. Missing is not zero (rule 44)."""

    person_id: Id
    skp_id: Id
    indicator_line: Id
    period: Period
    as_of: date
    value: Annotated[Decimal, Scale(4)] | None = None
    text: T2000 | None = None
    source: EntrySource = EntrySource.MANUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Fact):
    """Bukti dukung: what the file is; its bytes lie encrypted in the vault, named by a keyed hash."""

    owner_kind: OwnerKind
    owner_id: Id
    sha256: bytes
    name: T200
    mime: T60
    size: int
    url: T500 | None = None
    note: T300 | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle(Root):
    """Kendala: who must act, and how far it is."""

    person_id: Id
    skp_id: Id | None = None
    indicator_line: Id | None = None
    service_id: Id | None = None
    unit_id: Id
    text: T1000
    from_on: date
    to_on: date | None = None
    owner_id: Id | None = None
    status: ObstacleStatus = ObstacleStatus.TERBUKA


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Fact):
    """Umpan balik berkelanjutan on a result or a value (rules 33, 34)."""

    person_id: Id
    skp_id: Id
    giver_id: Id | None = None
    giver_role: GiverRole
    on: date
    rhk_line: Id | None = None
    value_code: ValueCode | None = None
    text: T4000
    oral: bool = False
    request_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob(Record):
    """Where the bytes of a hash are on this PC; local, declared here because evidence points to it."""

    sha256: bytes
    size: int
    state: BlobState = BlobState.ADA
    stored_at: datetime


FEEDBACK_LEAST = 10
FEEDBACK_EDIT = timedelta(hours=24)


def check_feedback(feedback: Feedback, skp: Skp, today: date) -> None:
    """Rules 33 and 34: at least ten characters, inside the plan, not in the future."""
    if len(feedback.text.strip()) < FEEDBACK_LEAST:
        raise RuleBroken("umpan_balik.terlalu_pendek", paling_sedikit=FEEDBACK_LEAST)
    if feedback.on > today:
        raise RuleBroken("umpan_balik.masa_depan", tanggal=feedback.on)
    if not skp.starts_on <= feedback.on <= skp.ends_on:
        raise RuleBroken(
            "umpan_balik.di_luar_periode", tanggal=feedback.on, mulai=skp.starts_on, selesai=skp.ends_on
        )


def gathered(entries: Sequence[Realisation], how: Gather) -> Decimal | None:
    """One value from the entries that count, or None when there is none (not zero).

    Several entries of one period correct nothing by themselves: JUMLAH adds them, the others choose.
    """
    counted = sorted(
        (e for e in live(list(entries)) if e.value is not None), key=lambda e: (e.as_of, e.at, e.id)
    )
    values = [e.value for e in counted if e.value is not None]
    if not values:
        return None
    match how:
        case Gather.JUMLAH:
            return sum(values, Decimal(0))
        case Gather.TERAKHIR:
            return values[-1]
        case Gather.TERBESAR:
            return max(values)
        case Gather.TERKECIL:
            return min(values)
        case Gather.RATA:
            return (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.0001"), ROUND_HALF_UP)
