"""Lists as spreadsheets: the rows, order and filter of the screen, with who wrote them and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from desktop_app.domain.lines import PersonLine
from desktop_app.domain.people import WorkStatus
from desktop_app.domain.values import Acting
from desktop_app.sheets.export import ColumnKind, ListColumn, ListSheet, Paper, write_lists
from desktop_app.words.people_terms import STAFF, STATUS, missing_words

_PEOPLE = (
    ListColumn("Nama"),
    ListColumn("NIP", ColumnKind.NIP),
    ListColumn("Status kepegawaian"),
    ListColumn("Golongan"),
    ListColumn("Jabatan"),
    ListColumn("Unit kerja"),
    ListColumn("Pejabat penilai"),
    ListColumn("Keadaan"),
    ListColumn("Data yang belum terisi"),
)


def write_people(acting: Acting, lines: Iterable[PersonLine], path: Path, now: datetime) -> None:
    """The list of people as it is shown, in the order given."""
    sheet = ListSheet(
        name="Pegawai",
        title="DAFTAR PEGAWAI",
        columns=_PEOPLE,
        rows=[
            (
                line.name,
                line.number,
                STAFF[line.staff_kind] if line.staff_kind else None,
                line.golongan,
                line.post,
                line.unit,
                line.superior,
                STATUS[WorkStatus(line.status)],
                missing_words(line.gaps),
            )
            for line in lines
        ],
    )
    write_lists(path, [sheet], made_by=acting.title, made_at=now, paper=Paper.F4)
