"""How evaluations look: word, tone and icon of states, ratings and predikat; columns. No widget here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.lines import EvaluationLine
from desktop_app.domain.rules.predikat import PredikatRules
from desktop_app.domain.rules.rating import RatingRules
from desktop_app.domain.terms import Level, OrgLevel, Predikat
from desktop_app.ui.cells import Cell, PersonCell, PillCell
from desktop_app.ui.desk import Desk
from desktop_app.ui.paged_table import Column
from desktop_app.ui.row_delegate import PERSON_WIDTH
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.matrix import MatrixCell
from desktop_app.words.evaluation_screen import STATES

DOWNWARDS = (Level.ATAS, Level.SESUAI, Level.BAWAH)
"""The rows of the matrix, from above to below."""
UPWARDS = (Level.BAWAH, Level.SESUAI, Level.ATAS)
"""Its columns from left to right, and the segments of the rating control."""

_STATE_MARKS: Mapping[str, tuple[Tone, str]] = {
    "belum": (Tone.WARNING, "clock"),
    "draf": (Tone.NEUTRAL, "pencil"),
    "siap": (Tone.PRIMARY, "circle-check"),
    "final": (Tone.SUCCESS, "lock"),
    "diserahkan": (Tone.SUCCESS, "send"),
    "selesai": (Tone.SUCCESS, "badge-check"),
}
PREDIKAT_TONES: Mapping[Predikat, Tone] = {
    Predikat.SANGAT_BAIK: Tone.VIOLET,
    Predikat.BAIK: Tone.SUCCESS,
    Predikat.BUTUH_PERBAIKAN: Tone.WARNING,
    Predikat.KURANG: Tone.DANGER,
    Predikat.SANGAT_KURANG: Tone.DANGER,
}
_PREDIKAT_ICONS: Mapping[Predikat, str] = {
    Predikat.SANGAT_BAIK: "star",
    Predikat.BAIK: "circle-check",
    Predikat.BUTUH_PERBAIKAN: "triangle-alert",
    Predikat.KURANG: "circle-alert",
    Predikat.SANGAT_KURANG: "circle-x",
}
LEVEL_TONES: Mapping[Level, Tone] = {
    Level.BAWAH: Tone.WARNING,
    Level.SESUAI: Tone.SUCCESS,
    Level.ATAS: Tone.VIOLET,
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of ratings and the nine cells that hold on a day: one text everywhere (rule 47 of goals)."""

    ratings: RatingRules
    cells: PredikatRules

    @classmethod
    def of(cls, desk: Desk, day: date) -> Wording:
        """Those of the rule sets in force on a day."""
        rules = desk.house.rule_book()
        return cls(rules.ratings(day), rules.predikat(day))

    def level(self, level: Level | None) -> str:
        return _calm(self.ratings.level.label(level))

    def organisation(self, level: OrgLevel | None) -> str:
        return _calm(self.ratings.organisation.label(level))

    def predikat_mark(self, predikat: Predikat | None) -> tuple[str, Tone, str]:
        """Word, tone and icon; without both ratings "Belum dapat ditentukan"."""
        word = self.ratings.predikat.label(predikat)
        if predikat is None:
            return word, Tone.NEUTRAL, "minus"
        return word, PREDIKAT_TONES[predikat], _PREDIKAT_ICONS[predikat]

    def matrix(self, counts: Mapping[tuple[Level, Level], int]) -> Sequence[Sequence[MatrixCell]]:
        """The nine cells with how many people are in each."""
        return [[self._cell(row, column, counts) for column in UPWARDS] for row in DOWNWARDS]

    def _cell(self, row: Level, column: Level, counts: Mapping[tuple[Level, Level], int]) -> MatrixCell:
        predikat = self.cells.cells[row.value, column.value]
        word = self.ratings.predikat.label(predikat)
        return MatrixCell(counts.get((row, column), 0), word, PREDIKAT_TONES[predikat])


def rating_choices() -> list[tuple[object, str, Tone]]:
    """Segments of a rating in few letters; the heading above says what is rated."""
    words = {Level.BAWAH: _tr("bawah"), Level.SESUAI: _tr("sesuai"), Level.ATAS: _tr("atas")}
    return [(level, words[level], LEVEL_TONES[level]) for level in UPWARDS]


def state_mark(status: str) -> tuple[str, Tone, str]:
    """Word, tone and icon of a state."""
    tone, icon = _STATE_MARKS[status]
    return STATES[status], tone, icon


def columns(wording: Wording) -> list[Column[EvaluationLine]]:
    """The columns of the list of a period."""
    return [
        Column("nama", _tr("Pegawai"), _person, width=PERSON_WIDTH, stretch=2),
        Column("status", _tr("Status"), lambda line: PillCell(*state_mark(line.status)), width=154),
        Column(
            "predikat",
            _tr("Predikat"),
            lambda line: PillCell(*wording.predikat_mark(line.predikat)) if line.predikat else "–",
            sort=False,
            width=148,
        ),
    ]


def _person(line: EvaluationLine) -> Cell:
    return PersonCell(line.name, line.number or _tr("tanpa NIP"))


def _calm(label: str) -> str:
    """ "Di Atas Ekspektasi" as it stands in running text: "Di atas ekspektasi"."""
    return label[:1] + label[1:].lower()


def _tr(text: str) -> str:
    return QCoreApplication.translate("EvaluationsPage", text)
