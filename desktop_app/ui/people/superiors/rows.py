"""How a decided proposal reads in the table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.cells import Cell, LinesCell, PersonCell, PillCell
from desktop_app.ui.paged_table import Column
from desktop_app.ui.people.superiors.choices import Decided, Mark
from desktop_app.ui.row_delegate import PERSON_WIDTH
from desktop_app.ui.theme.tokens import Tone
from desktop_app.words.people_terms import ADVICE, DOUBTS


def columns() -> list[Column[Decided]]:
    """Person, where he works, both superiors, and how the proposal stands."""
    tr = _tr
    return [
        Column("nama", tr("Pegawai"), person, sort=False, width=PERSON_WIDTH, stretch=2),
        Column("penilai", tr("Pejabat penilai"), penilai, sort=False, width=200, stretch=3),
        Column("atasan", tr("Atasan penilai"), atasan, sort=False, width=150, stretch=2),
        Column("keadaan", tr("Keadaan"), mark, sort=False, width=138),
    ]


def reasons(decided: Decided) -> str:
    """The doubts in words, empty when there are none."""
    return "; ".join(DOUBTS[doubt] for doubt in decided.line.doubts)


def advice(decided: Decided) -> str:
    """The doubts with what to do about them."""
    return ". ".join(f"{DOUBTS[doubt]}. {ADVICE[doubt]}" for doubt in decided.line.doubts)


def person(decided: Decided) -> Cell:
    line = decided.line
    return PersonCell(line.name, ", ".join(words for words in (line.post, line.unit) if words))


def penilai(decided: Decided) -> Cell:
    name = decided.penilai.name if decided.penilai else _tr("Belum ada")
    told = reasons(decided) if decided.mark in {Mark.PERIKSA, Mark.DIBENARKAN} else ""
    return LinesCell(name, told)


def atasan(decided: Decided) -> str:
    return decided.atasan.name if decided.atasan else "–"


def mark(decided: Decided) -> Cell:
    pills = {
        Mark.PERIKSA: (_tr("Perlu dilihat"), Tone.WARNING, "triangle-alert"),
        Mark.DIBENARKAN: (_tr("Dibenarkan"), Tone.SUCCESS, "circle-check"),
        Mark.DIUBAH: (_tr("Diubah"), Tone.PRIMARY, "pencil"),
        Mark.PENGECUALIAN: (_tr("Ditetapkan"), Tone.SUCCESS, "stamp"),
        Mark.USULAN: (_tr("Usulan"), Tone.NEUTRAL, "network"),
    }
    return PillCell(*pills[decided.mark])


def _tr(text: str) -> str:
    return QCoreApplication.translate("SuperiorRows", text)
