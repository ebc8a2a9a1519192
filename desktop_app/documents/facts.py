"""What the official prints need to know: facts already read from the store, as frozen values.

Every text is final (rank, post and unit as of the day of the snapshot, "Plt." included); the forms only do
what is typography: grouping a NIP, writing a date, striking out what was not chosen. Nothing here reads a
clock: place and date of a paper are data. Empty text means "nothing given" and is printed as an empty cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.terms import FormKind


class Paper(StrEnum):
    """Sheets that offices use; F4 is the Indonesian folio of 215 x 330 mm."""

    A4 = "A4"
    F4 = "F4"


@dataclass(frozen=True, slots=True)
class Margins:
    """White edges of a page, in millimetres; `bottom` is the white below the strip of the footer."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How an office prints: paper, margins (None: those of the form), emblem, marks.

    `emblem` holds the bytes of a PNG or JPEG that the office itself supplied; without it the spot of the
    emblem stays a blank box. `draft` lays DRAF, `practice` LATIHAN across every page.
    """

    paper: Paper = Paper.F4
    margins: Margins | None = None
    emblem: bytes | None = None
    draft: bool = False
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Registration:
    """Number from the register and the code for checking; both empty until they were given."""

    number: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class IdentityBlock:
    """The five lines that name a person on a form.

    `number` is the NIP or NI PPPK, 18 digits with or without blanks; empty for a pejabat negara.
    """

    name: str
    number: str = ""
    rank: str = ""
    post: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One word of a row "*coret yang tidak perlu": the stored code and its printed label."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """All words a form offers and the one that was chosen (None: none yet, nothing is struck out)."""

    options: tuple[Option, ...]
    chosen: str | None = None

    @property
    def label(self) -> str:
        """Printed label of the chosen word, "" when none was chosen."""
        return next((option.label for option in self.options if option.code == self.chosen), "")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator: `side` is the printed aspek or perspektif.

    `realisation` and `evidence` (one name for each piece) serve the evaluation only.
    """

    side: str
    text: str
    target: str = ""
    realisation: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One rencana hasil kerja with its indicators.

    `superior` is the intervened result of the superior (JA/JF only), `assigned_by` prints as
    "(Penugasan dari …)", `feedback` holds one text for each umpan balik, giver included
    ("Pimpinan: …"), oldest first.
    """

    result: str
    indicators: tuple[IndicatorRow, ...]
    superior: str = ""
    assigned_by: str = ""
    feedback: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BehaviourRow:
    """One BerAKHLAK value: its three sentences (of the rule set in force), expectation and feedback."""

    name: str
    guides: tuple[str, ...]
    expectation: str = ""
    feedback: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """Lampiran SKP: the three numbered lists; printed when at least one is filled."""

    support: tuple[str, ...] = ()  # dukungan sumber daya
    accountability: tuple[str, ...] = ()  # skema pertanggungjawaban
    consequences: tuple[str, ...] = ()  # konsekuensi


@dataclass(frozen=True, slots=True)
class PlaceAndDay:
    """Where and when a paper is dated; what is missing prints as dots to be filled by hand."""

    place: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One predikat of the distribution: label on the axis, expected share in percent, actual people."""

    label: str
    expected: int
    actual: int = 0


@dataclass(frozen=True, slots=True)
class Distribution:
    """Pola distribusi of a unit: `organisation` is its printed result, bars go from worst to best."""

    organisation: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Objection:
    """Keberatan (rules.md 5.1): the three texts of rows 6–8."""

    objection: str
    explanation: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class SkpFacts:
    """Everything on an SKP (rules.md 6.0–6.2) and its annex (6.4)."""

    kind: FormKind
    agency: str  # printed in capitals at the upper left
    start: date
    end: date
    employee: IdentityBlock
    evaluator: IdentityBlock
    main: tuple[PlanRow, ...]  # A. UTAMA
    additional: tuple[PlanRow, ...]  # B. TAMBAHAN
    behaviours: tuple[BehaviourRow, ...]
    annex: Annex = field(default_factory=Annex)
    dated: PlaceAndDay = field(default_factory=PlaceAndDay)
    registration: Registration = field(default_factory=Registration)


@dataclass(frozen=True, slots=True)
class EvaluationFacts:
    """Everything on an Evaluasi Kinerja Pegawai (rules.md 6.5); `period` is the stored word ("2026-TW3").

    `fourth_is_final`: the office judges triwulan IV and the year in one sheet, so both print as "IV-AKHIR".
    """

    kind: FormKind
    agency: str
    period: str
    start: date
    end: date
    employee: IdentityBlock
    evaluator: IdentityBlock
    organisation: Choice  # capaian kinerja organisasi
    result_rating: Choice  # rating hasil kerja
    behaviour_rating: Choice  # rating perilaku kerja
    predikat: Choice
    main: tuple[PlanRow, ...]
    additional: tuple[PlanRow, ...]
    behaviours: tuple[BehaviourRow, ...]
    distribution: Distribution | None = None
    fourth_is_final: bool = True
    dated: PlaceAndDay = field(default_factory=PlaceAndDay)
    registration: Registration = field(default_factory=Registration)


@dataclass(frozen=True, slots=True)
class DokumenEvaluasiFacts:
    """Everything on a Dokumen Evaluasi Kinerja Pegawai (rules.md 6.7).

    `superior` may be missing (a JPT evaluated by the wali kota); `objection` adds rows 6–8 only when given.
    The two signatures carry their own place and day.
    """

    agency: str
    period: str
    start: date
    end: date
    employee: IdentityBlock
    evaluator: IdentityBlock
    superior: IdentityBlock | None
    organisation: Choice
    predikat: Choice
    notes: tuple[str, ...] = ()  # catatan/rekomendasi
    objection: Objection | None = None
    fourth_is_final: bool = True
    evaluator_dated: PlaceAndDay = field(default_factory=PlaceAndDay)
    employee_dated: PlaceAndDay = field(default_factory=PlaceAndDay)
    registration: Registration = field(default_factory=Registration)


Facts = SkpFacts | EvaluationFacts | DokumenEvaluasiFacts
