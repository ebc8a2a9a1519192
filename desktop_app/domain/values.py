"""Small typed values that many rooms share: periods, the acting person, the audiences."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from desktop_app.domain.dates import WIB
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.records import NO_AUDIENCE, Id, derived_id

Clock = Callable[[], datetime]
"""Gives the present moment, with a zone; handed in, never asked of the machine inside a rule."""


def day_of(moment: datetime) -> date:
    """The calendar day in Salatiga (WIB) of a moment."""
    return moment.astimezone(WIB).date()


def as_utc(moment: datetime) -> datetime:
    """A moment as it is kept: UTC, whole milliseconds."""
    utc = moment.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


_PERIOD = re.compile(r"(?P<year>20\d\d)(-(TW(?P<quarter>[1-4])|B?(?P<month>0[1-9]|1[0-2])))?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year (`2026`), a quarter (`2026-TW3`) or a month (`2026-B09`); its text sorts and prints itself.

    TW4 is another name of the yearly AKHIR evaluation unless the office's setting says otherwise.
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> Period:
        """Reads `2026`, `2026-TW3`, `2026-09`, `2026-B09`; anything else is `periode.tidak_dikenal`."""
        found = _PERIOD.fullmatch(text.strip().upper())
        if found is None:
            raise RuleBroken("periode.tidak_dikenal", teks=text)
        if found["month"]:
            return cls(f"{found['year']}-B{found['month']}")
        return cls(found[0])

    @classmethod
    def quarter_of(cls, day: date) -> Period:
        """The quarter a day lies in: 31 March is TW1, 1 April TW2 (rule 45)."""
        return cls(f"{day.year}-TW{(day.month + 2) // 3}")

    @property
    def year(self) -> int:
        return int(self.text[:4])

    @property
    def quarter(self) -> int | None:
        return int(self.text[-1]) if "TW" in self.text else None

    @property
    def is_year(self) -> bool:
        return len(self.text) == 4

    @property
    def first_day(self) -> date:
        if self.quarter:
            return date(self.year, 3 * self.quarter - 2, 1)
        return date(self.year, 1 if self.is_year else int(self.text[-2:]), 1)

    @property
    def last_day(self) -> date:
        last_month = 12 if self.is_year else (3 * self.quarter if self.quarter else int(self.text[-2:]))
        after = date(self.year + last_month // 12, last_month % 12 + 1, 1)
        return after - timedelta(days=1)

    def overlaps(self, starts_on: date, ends_on: date) -> bool:
        return starts_on <= self.last_day and ends_on >= self.first_day

    def __str__(self) -> str:
        return self.text


class Role(StrEnum):
    """In which role a person acts; who holds it follows from the data (penilai) or is granted (admin)."""

    PEGAWAI = "pegawai"
    PENILAI = "penilai"
    ATASAN_PENILAI = "atasan_penilai"
    PLT = "plt"
    PLH = "plh"
    PENGELOLA = "pengelola"
    ADMIN = "admin"
    PETUGAS = "petugas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Who does a deed, and on which day: the first argument of every use case.

    `title` is the name and post of that day as the trail shall show it. An operator (ADMIN, PENGELOLA) has no
    rights of the persons he enters for: their acts he records *atas nama*, with an `OnPaper`.
    """

    day: date
    role: Role
    title: str
    person_id: Id | None = None

    @property
    def is_operator(self) -> bool:
        return self.role in {Role.ADMIN, Role.PENGELOLA, Role.PETUGAS}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file that lies in the vault: its content hash (32 bytes), and how it was called."""

    sha256: bytes
    size: int
    name: str
    mime: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """An act done on paper and recorded afterwards: when, by whom, and its scan if there is one."""

    signed_on: date
    signatory: str
    scan: StoredFile | None = None


class AudienceKind(StrEnum):
    """Who will receive a row once offices exchange files."""

    UMUM = "umum"
    KEPEG = "kepeg"
    HARIAN = "harian"
    MUTASI = "mutasi"
    ADUAN = "aduan"
    KONSELING = "konseling"


PIMPINAN = "pimpinan"
"""Suffix of the audience for people who are judged from another office (heads of offices)."""


def audience_of(kind: AudienceKind, owner_id: Id | None = None, suffix: str | None = None) -> Id:
    """The instance of an audience kind; the same on every PC of the city."""
    return derived_id("audience", NO_AUDIENCE, kind.value, owner_id, suffix)


UMUM = audience_of(AudienceKind.UMUM)
"""The one audience that every office reads."""
