"""The plans and evaluations of a person as tables, each row a door to its page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.dates import period_words, short_date
from desktop_app.domain.lines import EvaluationLine, PlanLine
from desktop_app.domain.plan import VersionStatus
from desktop_app.domain.terms import Predikat
from desktop_app.ui.cells import BarCell, Cell, PillCell
from desktop_app.ui.paged_table import Column
from desktop_app.ui.theme.tokens import Tone
from desktop_app.words.numbers import show_number
from desktop_app.words.people_terms import EVALUATIONS
from desktop_app.words.plan_screen import STATES

_PLAN_TONES = {
    VersionStatus.DIAJUKAN: (Tone.PRIMARY, "send"),
    VersionStatus.DIKEMBALIKAN: (Tone.WARNING, "undo-2"),
    VersionStatus.DITETAPKAN: (Tone.SUCCESS, "circle-check"),
}


def plan_columns() -> list[Column[PlanLine]]:
    """Year, version, state, progress, due date."""
    tr = _tr
    return [
        Column("tahun", tr("SKP"), lambda line: str(line.year), sort=False, width=90),
        Column("versi", tr("Versi"), lambda line: str(line.version), sort=False, width=80),
        Column("status", tr("Status"), _plan_state, sort=False, width=150, stretch=1),
        Column("capaian", tr("Capaian"), _progress, sort=False, width=130, stretch=1),
        Column("tenggat", tr("Tenggat"), _due, sort=False, width=120),
    ]


def evaluation_columns(labels: Mapping[Predikat, str]) -> list[Column[EvaluationLine]]:
    """Period, state, predikat; `labels` are the words of the rule set in force."""

    def predikat(line: EvaluationLine) -> str:
        return labels[line.predikat] if line.predikat else "–"

    tr = _tr
    return [
        Column("periode", tr("Periode"), _period, sort=False, width=190, stretch=1),
        Column("status", tr("Status"), _evaluation_state, sort=False, width=150, stretch=1),
        Column("predikat", tr("Predikat"), predikat, sort=False, width=150, stretch=1),
    ]


def _plan_state(line: PlanLine) -> Cell:
    tone, icon = _PLAN_TONES.get(line.status, (Tone.NEUTRAL, "pencil"))
    return PillCell(STATES[line.status], tone, icon)


def _progress(line: PlanLine) -> str | Cell:
    if line.progress is None:
        return "–"
    return BarCell(float(line.progress) / 100, f"{show_number(line.progress, 0)}%")


def _due(line: PlanLine) -> str:
    return short_date(line.due_on) if line.due_on else "–"


def _period(line: EvaluationLine) -> str:
    year = line.period[:4]
    words = period_words(line.period)
    return f"Tahun {year}" if words == f"TAHUN {year}" else f"{_cased(words)} {year}"


def _cased(words: str) -> str:
    """ "TRIWULAN III" as it stands in a line: "Triwulan III"."""
    first, _, rest = words.partition(" ")
    return f"{first.capitalize()} {rest if first == 'TRIWULAN' else rest.capitalize()}"


def _evaluation_state(line: EvaluationLine) -> Cell:
    is_done = line.status in {"final", "diserahkan", "selesai"}
    tone, icon = (Tone.SUCCESS, "circle-check") if is_done else (Tone.WARNING, "clock")
    return PillCell(EVALUATIONS.get(line.status, line.status), tone, icon)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonWork", text)
