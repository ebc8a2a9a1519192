"""Backups: why one is made, what is told about it, and which of many are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.dates import WIB
from desktop_app.domain.records import T20, T200, T1000, Json, Record

SUFFIX = ".cadangan"
JOURNAL = "pulih.jurnal"
"""Lies in a data folder while a restored office takes its place there; the next start ends what was begun."""
NEW_REPLICA = "baru.replika"
"""Lies in a data folder that was restored, until its store has taken a new replica id."""

_STAMP = re.compile(r"(\d{8}-\d{6})(?:-\d+)?\.cadangan")
_DAYS, _WEEKS, _MONTHS, _BEFORE = 7, 4, 12, 5


class BackupReason(StrEnum):
    HARIAN = "harian"
    SEBELUM_IMPOR = "sebelum_impor"
    SEBELUM_MIGRASI = "sebelum_migrasi"
    SEBELUM_PULIH = "sebelum_pulih"
    SENDIRI = "sendiri"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup(Record):
    """A backup that was made by this store, wherever it was put, and whether or not it is still there."""

    at: datetime
    reason: BackupReason
    place: T1000
    size: int
    with_files: bool
    has_code: bool
    revision: T20
    counts: Json
    by_text: T200


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """What a database is: its schema, how many rows each table has, whose it is, and when it last changed."""

    revision: str
    counts: Mapping[str, int]
    office_code: str | None
    office_name: str | None
    replica: bytes | None
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Aged:
    """A backup as far as its keeping goes."""

    name: str
    made: datetime
    reason: BackupReason


def retained(backups: Iterable[Aged]) -> frozenset[str]:
    """The names that stay.

    Of the daily ones the newest of each of the last 7 days that have one, of the last 4 weeks and of the last
    12 months; the newest 5 before an import and before a migration; all others.
    """
    newest_first = sorted(backups, key=lambda each: (each.made, each.name), reverse=True)
    daily = [each for each in newest_first if each.reason is BackupReason.HARIAN]
    kept = {each.name for each in newest_first if each.reason not in _ROTATING}
    for slots, slot_of in ((_DAYS, _day), (_WEEKS, _week), (_MONTHS, _month)):
        first_of: dict[object, str] = {}
        for each in daily:
            first_of.setdefault(slot_of(each.made.astimezone(WIB).date()), each.name)
        kept.update(list(first_of.values())[:slots])
    for reason in (BackupReason.SEBELUM_IMPOR, BackupReason.SEBELUM_MIGRASI):
        kept.update([each.name for each in newest_first if each.reason is reason][:_BEFORE])
    return frozenset(kept)


def name_of(reason: BackupReason, made: datetime, is_taken: Callable[[str], bool] = lambda _: False) -> str:
    """`sebelum-impor-20261124-093000.cadangan`: reason and moment in WIB, numbered when the name is taken."""
    base = f"{reason.replace('_', '-')}-{made.astimezone(WIB):%Y%m%d-%H%M%S}"
    name, number = base + SUFFIX, 2
    while is_taken(name):
        name, number = f"{base}-{number}{SUFFIX}", number + 1
    return name


def told_by(name: str) -> tuple[BackupReason, datetime | None]:
    """Reason and moment as a file name of ours says them; for copies that carry nothing else."""
    said = next((each for each in BackupReason if name.startswith(each.replace("_", "-") + "-")), None)
    stamp = _STAMP.search(name)
    if said is None or stamp is None:
        return BackupReason.SENDIRI, None
    try:
        made = datetime.strptime(stamp[1], "%Y%m%d-%H%M%S").replace(tzinfo=WIB)
    except ValueError:
        return said, None
    return said, made


_ROTATING = frozenset({BackupReason.HARIAN, BackupReason.SEBELUM_IMPOR, BackupReason.SEBELUM_MIGRASI})


def _day(day: date) -> object:
    return day


def _week(day: date) -> object:
    return day.isocalendar()[:2]


def _month(day: date) -> object:
    return day.year, day.month
