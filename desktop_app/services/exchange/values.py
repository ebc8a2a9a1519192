"""What the use cases of the exchange answer: values for screens and the command line, no text for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import AppError
from desktop_app.domain.records import Id
from desktop_app.domain.values import day_of
from desktop_app.services.exchange.contents import AnswerForm
from desktop_app.store.exchange.ledger import ExchangeState


class FileKind(StrEnum):
    """What a `.sinkron` file is for."""

    SINKRON = "sinkron"
    PAKET_AWAL = "paket_awal"
    TANDA_TERIMA = "tanda_terima"


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office of the roster as lists show it; `fingerprint` is compared by telephone, `unwritten` are the
    operations that wait for a file to it."""

    id: Id
    code: str
    name: str
    role: str
    is_own: bool
    is_revoked: bool
    fingerprint: str
    last_received: str | None
    last_sent: str | None
    unacknowledged: int
    oldest_unacknowledged: str | None
    unwritten: int


@dataclass(frozen=True, slots=True)
class PcLine:
    """A PC of the own office."""

    id: Id
    name: str
    is_this: bool
    is_retired: bool


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A card that was looked at and is not believed yet: whose it says to be, and the digits to compare."""

    kind: str
    code: str
    name: str
    is_agency: bool
    fingerprint: str


@dataclass(frozen=True, slots=True)
class CardTaken:
    """A card was taken in: whose it is, the digits to compare, what it changed (baru, sama, diganti)."""

    changes: Changes
    kind: str
    code: str
    name: str
    fingerprint: str
    outcome: str


@dataclass(frozen=True, slots=True)
class LeavingKind:
    """How many different rows of a table leave in an audience of an office (its code; empty: the city's)."""

    audience: str
    office: str
    table: str
    rows: int


@dataclass(frozen=True, slots=True)
class SendPreview:
    """Exactly whose data would leave, before anything is written."""

    to: Id
    to_code: str
    to_name: str
    kinds: tuple[LeavingKind, ...]
    people: int
    operations: int
    blocks: int
    size: int
    files: int
    file_bytes: int
    unsealed: int
    since: str | None


@dataclass(frozen=True, slots=True)
class SentFile:
    """One part that was written and read again."""

    path: Path
    size: int
    part: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file for an office was written, read again and verified: it is safe to pull the stick."""

    changes: Changes
    exchange_id: Id
    to_code: str
    to_name: str
    number: int
    files: tuple[SentFile, ...]
    operations: int
    evidence: int
    totals: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of a preview that a person can read: `what` becomes of it is one of `ORDER`, which is how they
    are read: first what somebody must look at."""

    ORDER: ClassVar = ("bentrok", "ditolak", "menunggu", "dihapus", "baru", "berubah")

    what: str
    table: str
    title: str


@dataclass(slots=True)
class Intake:
    """What came of one file, or would come of it. `error`: it was refused whole, nothing of it entered;
    `is_repeated`: the very same file was taken in before, taking it again does nothing at all."""

    file: str
    sender_code: str = ""
    sender_name: str = ""
    kind: str = FileKind.SINKRON
    number: int = 0
    last_number: int = 0
    part: tuple[int, int] = (1, 1)
    exchange_id: Id | None = None
    operations: int = 0
    new: int = 0
    changed: int = 0
    deleted: int = 0
    conflicts: int = 0
    refused: int = 0
    refused_codes: dict[str, int] = field(default_factory=dict)
    waiting: int = 0
    waiting_for: dict[str, int] = field(default_factory=dict)
    known: int = 0
    forks: int = 0
    files: int = 0
    files_missing: int = 0
    offices: tuple[str, ...] = ()
    by_table: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    totals: dict[str, str] = field(default_factory=dict)
    totals_differ: tuple[str, ...] = ()
    totals_same: bool = False
    roster_version: int | None = None
    acknowledged: int = 0
    clock_doubt: bool = False
    is_old: bool = False
    is_repeated: bool = False
    error: AppError | None = None

    @property
    def is_nothing(self) -> bool:
        """Everything in it was known already."""
        return not (self.operations or self.waiting or self.refused or self.forks or self.error)


@dataclass(frozen=True, slots=True)
class Received:
    """What came of one or many files; `is_preview`: nothing was written."""

    changes: Changes
    intakes: tuple[Intake, ...]
    is_preview: bool
    rows: tuple[RowLine, ...] = ()

    def total(self, name: str) -> int:
        """The sum of a count over all files."""
        return sum(getattr(intake, name) for intake in self.intakes)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of the history: a file that went or came. `may_undo`: None, or the code why not."""

    id: Id
    at: str
    is_out: bool
    office_code: str
    office_name: str
    kind: str
    file: str
    number: int
    state: ExchangeState
    counts: Mapping[str, object]
    who: str
    may_undo: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One content at odds: who set it, at which office, when by his clock (`clock_doubt`: doubtful).

    `content` is what the field holds in text as people read it, of a question about a whole row its fields,
    one a line; None: it was emptied or deleted. `raw` is the content as it is kept.
    """

    key: tuple[str, int]
    content: str | None
    raw: int | str | None
    kind: str
    office: Id
    office_code: str
    office_name: str
    who: str
    wall: str
    clock_doubt: bool
    reason: str | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One operation in the life of a row: (field in words, its content as people read it) of all it set."""

    kind: str
    fields: tuple[tuple[str, str | None], ...]
    office_code: str
    office_name: str
    who: str
    wall: str
    clock_doubt: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question as a list shows it: where it is, what it is about, and since when two sides are at odds.

    `since`: the later of the moments the sides wrote, by their clocks; `is_doubtful`: not to be believed.
    `offices`: the codes of the sides.
    """

    table: str
    row: Id
    field: str
    title: str
    person_id: Id | None
    since: str | None
    is_doubtful: bool
    offices: tuple[str, ...]

    @property
    def since_on(self) -> date | None:
        """The day in Salatiga; None where no clock can have shown what was written."""
        try:
            return day_of(datetime.fromisoformat(self.since)) if self.since else None
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class Decision:
    """A question for a person. `field` is a column, or `_hapus`, `_terkunci`, `_wewenang`, `_susulan`.

    `title` names the row as people know it; `person_id` its owner when there is one. `before` is what all
    candidates had in common. `now_held`: of a question about a whole row, what it is for now.
    """

    table: str
    row: Id
    field: str
    title: str
    person_id: Id | None
    candidates: tuple[Candidate, ...]
    before: str | None
    needs_reason: bool
    now_held: str | None
    answer: AnswerForm


class SyncState(StrEnum):
    """Where a record stands in the exchange, the worst first."""

    BENTROK = "bentrok"
    BELUM_DIKIRIM = "belum_dikirim"
    DIKIRIM = "dikirim"
    DIAKUI = "diakui"
    TANPA_PERTUKARAN = "tanpa_pertukaran"


@dataclass(frozen=True, slots=True)
class Standing:
    """The exchange at a glance, for the chip and the page.

    `unsent`: operations not sealed or not yet acknowledged by the agency (or, at the agency, by anybody);
    `unwritten`: those of them that stand in no file yet;
    `waiting`: blocks whose predecessors have not come; `why_not`: the code why nothing can be sent yet.
    """

    has_begun: bool
    is_agency: bool
    is_main: bool
    is_practice: bool
    knows_agency: bool
    in_roster: bool
    roster_version: int | None
    unsent: int
    unwritten: int
    decisions: int
    duplicates: int
    waiting: int
    quarantined: int
    missing_files: int
    why_not: str | None
