"""Offices, units with dated spans, posts and measures: the structure people work in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from desktop_app.domain.records import (
    T20,
    T40,
    T60,
    T80,
    T120,
    T160,
    T200,
    T500,
    Exchanged,
    Id,
    Json,
    Scale,
    Text,
)
from desktop_app.domain.terms import HolidayKind, PostKind, PostLevel


class OfficeKind(StrEnum):
    DINAS = "dinas"
    BADAN = "badan"
    SEKRETARIAT = "sekretariat"
    KECAMATAN = "kecamatan"
    RSUD = "rsud"
    INSPEKTORAT = "inspektorat"
    BKPSDM = "bkpsdm"
    LAINNYA = "lainnya"


class UnitKind(StrEnum):
    KOTA = "kota"
    DINAS = "dinas"
    SEKRETARIAT = "sekretariat"
    BIDANG = "bidang"
    SUBBAGIAN = "subbagian"
    SEKSI = "seksi"
    UPTD = "uptd"
    KELURAHAN = "kelurahan"
    SEKOLAH = "sekolah"
    PUSKESMAS = "puskesmas"
    TIM = "tim"
    LAINNYA = "lainnya"


class MeasureKind(StrEnum):
    JUMLAH = "jumlah"
    PERSEN = "persen"
    WAKTU = "waktu"
    NILAI = "nilai"
    RUPIAH = "rupiah"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Exchanged):
    """An office of the city: the owner of a store, of audiences and of people."""

    code: T20
    name: T120
    kind: OfficeKind
    unit_id: Id | None = None
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Exchanged):
    """A unit of organisation: for ever one id; its name and place are spans."""

    code: Annotated[str, Text(30)]
    office_id: Id
    kind: UnitKind
    complaint_desk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSpan(Exchanged):
    """Name, parent and line of command of a unit between two dates (rule 11)."""

    unit_id: Id
    from_on: date
    to_on: date | None = None
    name: T160
    short: T40 | None = None
    parent_id: Id | None = None
    command_id: Id | None = None
    city: T60 | None = None

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)

    @property
    def superior_unit_id(self) -> Id | None:
        """Where the superior sits: the line of command when it differs from the structure."""
        return self.command_id or self.parent_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Exchanged):
    """A post (jabatan). `stand_alone`: head of an independent unit, whose form uses perspectives."""

    name: T200
    kind: PostKind
    level: PostLevel | None = None
    eselon: Annotated[str, Text(5)] | None = None
    class_: int | None = None
    stand_alone: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Exchanged):
    """A unit of measure; a synonym points to the one that is kept, so that recaps can be added up."""

    name: T40
    plural_of: Id | None = None
    kind: MeasureKind
    days_per: Annotated[Decimal, Scale(2)] | None = None
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetRow(Exchanged):
    """One version of one rule table, as it is kept (`desktop_app.domain.rules` gives it meaning)."""

    kind: Annotated[str, Text(30)]
    valid_from: date
    valid_to: date | None = None
    number: int
    title: T200
    source: T500
    body: Json
    sha256: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Exchanged):
    """A day on which the working-day clock stands still; `estimated` days move when the decree is out."""

    day: date
    kind: HolidayKind
    name: T120
    cancelled: bool = False
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Exchanged):
    """Kalender kinerja: one due date of a year; with a unit it is that unit's extension."""

    year: int
    kind: T20
    period: Annotated[str, Text(8)] | None = None
    unit_id: Id | None = None
    due_on: date
    reason: Annotated[str, Text(300)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Exchanged):
    """One shared setting; one row per key, so two people changing two settings never meet."""

    key: T80
    value: Json
