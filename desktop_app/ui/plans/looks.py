"""How states and findings of plans look: word, tone and icon; and the columns of the list. No widget here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.dates import short_date
from desktop_app.domain.lines import PlanLine
from desktop_app.domain.plan import VersionStatus
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.terms import Severity
from desktop_app.ui.cells import BarCell, Cell, LinesCell, PersonCell, PillCell
from desktop_app.ui.paged_table import Column
from desktop_app.ui.row_delegate import PERSON_WIDTH
from desktop_app.ui.theme.tokens import Tone
from desktop_app.words.numbers import show_number
from desktop_app.words.plan_screen import SEVERITIES, STATES
from desktop_app.words.sentences import sentences

_STATE_MARKS: Mapping[VersionStatus, tuple[Tone, str]] = {
    VersionStatus.DRAF: (Tone.NEUTRAL, "pencil"),
    VersionStatus.DIAJUKAN: (Tone.PRIMARY, "send"),
    VersionStatus.DIKEMBALIKAN: (Tone.WARNING, "undo-2"),
    VersionStatus.DITETAPKAN: (Tone.SUCCESS, "circle-check"),
    VersionStatus.BATAL: (Tone.NEUTRAL, "x"),
}
FINDING_MARKS: Mapping[Severity, tuple[Tone, str]] = {
    Severity.GALAT: (Tone.DANGER, "circle-alert"),
    Severity.PERINGATAN: (Tone.WARNING, "triangle-alert"),
    Severity.SARAN: (Tone.PRIMARY, "info"),
}
_BEHIND = Decimal("0.5")
"""Progress below this share of the elapsed time is shown in the warning tone."""


def state_mark(status: VersionStatus) -> tuple[str, Tone, str]:
    """Word, tone and icon of a state."""
    tone, icon = _STATE_MARKS[status]
    return STATES[status], tone, icon


def finding_words(finding: Finding) -> str:
    """The sentence of a finding."""
    return sentences()[finding.code].format(**finding.facts)


def tally(findings: Iterable[Finding]) -> str:
    """How many findings of each weight: "1 galat, 2 peringatan"; empty when there are none."""
    counts = {severity: 0 for severity in Severity}
    for finding in findings:
        counts[finding.severity] += 1
    return ", ".join(f"{count} {SEVERITIES[which].lower()}" for which, count in counts.items() if count)


def percent_words(percent: Decimal) -> str:
    """A share as lists show it: "41%"."""
    return f"{show_number(percent.quantize(Decimal(1), ROUND_HALF_UP))}%"


def progress_tone(percent: Decimal, year: int, today: date) -> Tone:
    """Whether the progress keeps up with the year: behind half of the elapsed time is a warning."""
    elapsed = Decimal(100) if today.year > year else Decimal(today.timetuple().tm_yday) / Decimal(366) * 100
    if today.year < year:
        return Tone.PRIMARY
    return Tone.WARNING if percent < elapsed * _BEHIND else Tone.PRIMARY


def columns(today: date) -> list[Column[PlanLine]]:
    """The columns of the list of plans as of a day."""
    return [
        Column("nama", _tr("Pegawai"), _person, width=PERSON_WIDTH, stretch=2),
        Column("jabatan", _tr("Jabatan dan unit"), _post, sort=False, width=140, stretch=2),
        Column("status", _tr("Status"), lambda line: PillCell(*state_mark(line.status)), width=136),
        Column("capaian", _tr("Capaian"), lambda line: _progress(line, today), width=112, stretch=1),
        Column("tenggat", _tr("Tenggat"), lambda line: _due(line, today), width=112),
    ]


def _person(line: PlanLine) -> Cell:
    return PersonCell(line.name, line.number or _tr("tanpa NIP"))


def _post(line: PlanLine) -> Cell:
    return LinesCell(line.post or _tr("Jabatan belum ada"), line.unit or _tr("Unit belum ada"))


def _progress(line: PlanLine, today: date) -> str | Cell:
    if line.progress is None:
        return _tr("belum ada")
    tone = progress_tone(line.progress, line.year, today)
    return BarCell(float(line.progress) / 100, percent_words(line.progress), tone)


def _due(line: PlanLine, today: date) -> str | Cell:
    if line.due_on is None:
        return ""
    if line.status is not VersionStatus.DITETAPKAN and line.due_on < today:
        return LinesCell(short_date(line.due_on), _tr("lewat tenggat"))
    return short_date(line.due_on)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlansPage", text)
