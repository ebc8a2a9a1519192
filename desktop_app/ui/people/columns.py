"""The columns of the list of people: how one line reads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.lines import PersonLine
from desktop_app.domain.people import Gap, WorkStatus
from desktop_app.ui.cells import Cell, LinesCell, PersonCell, PillCell
from desktop_app.ui.paged_table import Column
from desktop_app.ui.row_delegate import PERSON_WIDTH
from desktop_app.ui.theme.tokens import Tone
from desktop_app.words.people_terms import STAFF, STATUS, gaps_of


def columns() -> list[Column[PersonLine]]:
    """Person, post and unit, grade, superior, and how complete the record is."""
    tr = _tr
    return [
        Column("nama", tr("Pegawai"), person, width=PERSON_WIDTH, stretch=3),
        Column("jabatan", tr("Jabatan dan unit"), place, width=150, stretch=3),
        Column("golongan", tr("Golongan"), rank, width=118),
        Column("penilai", tr("Penilai"), superior, sort=False, width=120, stretch=2),
        Column("data", tr("Data"), completeness, sort=False, width=108),
    ]


def person(line: PersonLine) -> Cell:
    return PersonCell(line.name, line.number or _tr("Belum ber-NIP"))


def place(line: PersonLine) -> Cell:
    return LinesCell(line.post or _tr("Jabatan belum tercatat"), line.unit or _tr("Unit belum tercatat"))


def rank(line: PersonLine) -> Cell:
    return LinesCell(line.golongan or "–", STAFF[line.staff_kind] if line.staff_kind else "")


def superior(line: PersonLine) -> str:
    return line.superior or "–"


def completeness(line: PersonLine) -> Cell:
    """A pill: complete, how much is missing, or why the person is no longer here."""
    if line.status != WorkStatus.AKTIF:
        return PillCell(left_word(line), Tone.NEUTRAL, "archive")
    missing = missing_count(line.gaps)
    if not missing:
        return PillCell(_tr("Lengkap"), Tone.SUCCESS, "circle-check")
    return PillCell(_tr("{count} kurang").format(count=missing), Tone.WARNING, "triangle-alert")


def left_word(line: PersonLine) -> str:
    """How somebody left, in one word."""
    short = {WorkStatus.MENINGGAL: _tr("Meninggal"), WorkStatus.PINDAH_KELUAR: _tr("Pindah")}
    status = WorkStatus(line.status)
    return short.get(status, STATUS[status])


def missing_count(gaps: Gap) -> int:
    return len(gaps_of(gaps))


def _tr(text: str) -> str:
    return QCoreApplication.translate("PeopleColumns", text)
