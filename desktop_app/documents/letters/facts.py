"""What the papers of the exchange and of the state of the data need to know, as frozen values.

Every text is final; a letter only sets it. Empty text means "nothing given". Nothing here reads a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.documents.facts import IdentityBlock, PlaceAndDay


@dataclass(frozen=True, slots=True)
class From:
    """Who writes: the agency over it (in capitals on the head), the office, and who signs for it.

    `signer` without a name leaves a dotted line for the ink.
    """

    agency: str
    office: str
    signer: IdentityBlock
    dated: PlaceAndDay


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that was written for an office and not acknowledged by it; `days`: since when."""

    number: int
    day: date
    kind: str
    file: str
    days: int


@dataclass(frozen=True, slots=True)
class ReminderFacts:
    """One office that lets others wait. `heard_on`: the day of its latest file, None when there was none."""

    sender: From
    as_of: date
    office: str
    heard_on: date | None
    silent_days: int | None
    files: tuple[OpenFile, ...]


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A card to be compared by telephone: `groups` of its fingerprint, `content` is what the file holds.

    `guide` are the steps of the comparison, for this kind of card.
    """

    sender: From
    kind: str
    code: str
    name: str
    groups: tuple[str, ...]
    content: bytes
    purpose: str
    guide: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """One line of numbers as the sender and as the receiver have it; "" where a side knows nothing yet."""

    label: str
    sent: str
    received: str


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """One exchange. `deed` says what this office did; `sent_by` and `taken_by` are code and name.

    `counts` are of the file, `totals` the control totals of each group of data, `remarks` what to know.
    """

    sender: From
    deed: str
    sent_by: str
    taken_by: str
    lines: tuple[tuple[str, str], ...]
    counts: tuple[Count, ...]
    totals: tuple[Count, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing that was looked at: how much of it, and what was found in a word."""

    what: str
    amount: str
    outcome: str


@dataclass(frozen=True, slots=True)
class IntegrityFacts:
    """The result of a check. `findings` are sentences; `verdict` one sentence over all; `seal` names it."""

    sender: From
    lines: tuple[tuple[str, str], ...]
    looked: tuple[Looked, ...]
    verdict: str
    findings: tuple[str, ...]
    seal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecoveryFacts:
    """The code that opens one backup on any PC: who holds this sheet and that file can read everything."""

    sender: From
    groups: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Where sides are at odds: since when, whose data, which part of them, and the codes of the sides."""

    since: str
    age: str
    subject: str
    about: str
    offices: str


@dataclass(frozen=True, slots=True)
class QuestionsFacts:
    """What waits for a decision, in the order it is printed; `more` were left out. `ages`: how many wait how
    long."""

    sender: From
    as_of: date
    lines: tuple[tuple[str, str], ...]
    ages: tuple[tuple[str, str], ...]
    waiting: tuple[Question, ...]
    more: int


LetterFacts = ReminderFacts | CardFacts | MinutesFacts | IntegrityFacts | RecoveryFacts | QuestionsFacts
