"""What offices must agree on to exchange files: audiences and their readers, merged rows, keys of this PC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.records import T20, T120, T300, Exchanged, Fact, Id, Record
from desktop_app.domain.values import AudienceKind


class May(StrEnum):
    """What a member of an audience may do."""

    BACA = "baca"
    TULIS = "tulis"
    BACA_TULIS = "baca_tulis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Exchanged):
    """One instance of an audience kind that does not follow from the roster by itself."""

    kind: AudienceKind
    owner_id: Id | None = None
    suffix: T20 | None = None
    title: T120


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceMember(Exchanged):
    """Which office may read or write an audience, and when; a revocation is a `to_on`."""

    of_id: Id
    office_id: Id
    may: May
    from_on: date
    to_on: date | None = None


class AliasKind(StrEnum):
    """What was found to be one thing under two keys."""

    PERSON = "person"
    UNIT = "unit"
    POST = "post"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeAlias(Fact):
    """*Gabung*: what was written under the old key belongs to the kept one."""

    kind: AliasKind
    old_id: Id
    kept_id: Id
    reason: T300


class KeyUse(StrEnum):
    """What a key of this PC is for: signing, opening sealed files, or signing the roster."""

    TANDA = "tanda"
    SEGEL = "segel"
    AKAR = "akar"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretKey(Record):
    """A private half. `owner_id`: the office, or this installation. Never leaves this PC but in a backup."""

    owner_id: Id
    use: KeyUse
    secret: bytes | None = None
