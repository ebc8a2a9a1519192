"""People as the office knows them: a human is one `person_id`, everything else about him is a dated fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntFlag, StrEnum, auto
from typing import Annotated

from desktop_app.domain.records import (
    NO_AUDIENCE,
    T20,
    T40,
    T60,
    T80,
    T120,
    T160,
    T200,
    T300,
    T500,
    Fact,
    Id,
    Root,
    Text,
    derived_id,
    live,
)
from desktop_app.domain.terms import NumberKind, Sex, StaffKind


class FactKind(StrEnum):
    PENEMPATAN = "penempatan"
    TUGAS_TAMBAHAN = "tugas_tambahan"
    PANGKAT = "pangkat"
    STATUS = "status"
    KONTRAK = "kontrak"
    PENDIDIKAN = "pendidikan"
    PIM = "pim"


class WorkStatus(StrEnum):
    AKTIF = "aktif"
    PENSIUN = "pensiun"
    MENINGGAL = "meninggal"
    BERHENTI = "berhenti"
    PINDAH_KELUAR = "pindah_keluar"


class Gap(IntFlag):
    """What is missing in the data of a person: each has a place where it is repaired."""

    NONE = 0
    NOMOR = auto()
    UNIT = auto()
    JABATAN = auto()
    PANGKAT = auto()
    PENILAI = auto()
    KELAHIRAN = auto()


class LineRole(StrEnum):
    PENILAI = "penilai"
    ATASAN_PENILAI = "atasan_penilai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Root):
    """Identity as this office prints it. No NIK, no address (UU PDP)."""

    person_id: Id
    name: T120
    title_front: T40 | None = None
    title_back: T80 | None = None
    sex: Sex | None = None
    born_on: date | None = None
    born_at: T60 | None = None
    karpeg: T20 | None = None
    phone: Annotated[str, Text(30)] | None = None
    email: T120 | None = None
    note: T500 | None = None

    @property
    def display(self) -> str:
        """The name with its academic titles, as forms print it."""
        front = f"{self.title_front} " if self.title_front else ""
        return f"{front}{self.name}{f', {self.title_back}' if self.title_back else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityNumber(Fact):
    """A NIP or NI PPPK; a human may have several over the years (rule 7)."""

    person_id: Id
    number: Annotated[str, Text(18)]
    kind: NumberKind
    from_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFact(Fact):
    """A dated fact; the newest uncorrected fact of a kind on a day is in force."""

    person_id: Id
    kind: FactKind
    from_on: date
    to_on: date | None = None
    unit_id: Id | None = None
    post_id: Id | None = None
    post_text: T200 | None = None
    is_head: bool = False
    golongan: Annotated[str, Text(5)] | None = None
    staff_kind: StaffKind | None = None
    status: WorkStatus | None = None
    education: Annotated[str, Text(4)] | None = None
    pim: Annotated[str, Text(6)] | None = None
    decree_no: T80 | None = None
    decree_on: date | None = None
    origin_id: Id | None = None

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOverride(Fact):
    """A superior other than the head of the unit, between two dates, with its basis (rules 12, 13)."""

    person_id: Id
    superior_id: Id | None = None
    superior_text: T160 | None = None
    role: LineRole
    from_on: date
    to_on: date | None = None
    basis: T300

    def holds(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


def person_id_of(number: str) -> Id:
    """The key of a human, minted once from the first valid NIP or NI PPPK; equal in every office."""
    return derived_id("person", NO_AUDIENCE, number)


def in_force(facts: Iterable[PersonFact], kind: FactKind, day: date) -> PersonFact | None:
    """The fact of a kind that holds on a day: the newest start among the live ones, or None."""
    held = [fact for fact in live(list(facts)) if fact.kind is kind and fact.holds(day)]
    return max(held, key=lambda fact: (fact.from_on, fact.at, fact.id), default=None)
