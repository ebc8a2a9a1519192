"""How files and rows of a preview read in their tables."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt

from desktop_app.services.exchange.values import Intake, RowLine
from desktop_app.ui.cells import Cell, LinesCell, PillCell
from desktop_app.ui.exchange.phrases import file_words, row_title
from desktop_app.ui.paged_table import Column
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.entries import show_count
from desktop_app.words.exchange_terms import label_of

RIGHT = Qt.AlignmentFlag.AlignRight


def intake_columns(is_preview: Callable[[], bool]) -> list[Column[Intake]]:
    """One file: what it is and from whom, whether it enters (or has entered), and the counts."""
    tr = _tr
    return [
        Column("berkas", tr("Berkas"), _file, sort=False, width=170, stretch=4),
        Column("keadaan", tr("Keadaan"), lambda i: state(i, is_preview=is_preview()), sort=False, width=136),
        Column("baru", tr("Baru"), lambda i: _n(i.new), align=RIGHT, sort=False, width=84),
        Column("berubah", tr("Berubah"), lambda i: _n(i.changed), align=RIGHT, sort=False, width=84),
        Column("dihapus", tr("Dihapus"), lambda i: _n(i.deleted), align=RIGHT, sort=False, width=74),
        Column("bentrok", tr("Bentrok"), lambda i: _n(i.conflicts), align=RIGHT, sort=False, width=74),
        Column("ditolak", tr("Ditolak"), lambda i: _n(i.refused), align=RIGHT, sort=False, width=70),
        Column("menunggu", tr("Menunggu"), lambda i: _n(i.waiting), align=RIGHT, sort=False, width=98),
    ]


def row_columns() -> list[Column[RowLine]]:
    """One row that a person can read, and what becomes of it."""
    tr = _tr
    return [
        Column("nama", tr("Tentang"), row_title, sort=False, width=180, stretch=3),
        Column("jenis", tr("Jenis"), lambda line: label_of(line.table), sort=False, width=140, stretch=2),
        Column("hasil", tr("Yang terjadi"), lambda line: _what(line.what), sort=False, width=150),
    ]


def state(intake: Intake, *, is_preview: bool) -> PillCell:
    """One word for what becomes of a file."""
    if intake.error is not None:
        return PillCell(_tr("Ditolak"), Tone.DANGER, "circle-x")
    if intake.is_nothing:
        return _quiet(intake)
    if intake.totals_differ:
        return PillCell(_tr("Angka berbeda"), Tone.DANGER, "circle-alert")
    if intake.conflicts:
        return PillCell(_tr("Ada bentrok"), Tone.VIOLET, "git-merge")
    if intake.refused or intake.waiting:
        return PillCell(_tr("Sebagian"), Tone.WARNING, "triangle-alert")
    return PillCell(_tr("Siap") if is_preview else _tr("Diterima"), Tone.SUCCESS, "circle-check")


def _quiet(intake: Intake) -> PillCell:
    """A file that changes no row: taken in before, or it brings something else."""
    if intake.is_repeated:
        return PillCell(_tr("Sudah pernah"), Tone.NEUTRAL, "check")
    if intake.files:
        return PillCell(_tr("Bukti susulan"), Tone.SUCCESS, "circle-check")
    if intake.acknowledged:
        return PillCell(_tr("Tanda terima"), Tone.SUCCESS, "circle-check")
    return PillCell(_tr("Tanpa isi"), Tone.NEUTRAL, "check")


def _file(intake: Intake) -> Cell:
    if intake.sender_name and intake.number:
        about = f"{intake.sender_name} · {file_words(intake.kind, intake.number, intake.part)}"
    else:
        about = intake.sender_name
    return LinesCell(intake.file, about)


def _what(what: str) -> Cell:
    looks = {
        "baru": (_tr("Baru"), Tone.SUCCESS, "plus"),
        "berubah": (_tr("Berubah"), Tone.PRIMARY, "pencil"),
        "menunggu": (_tr("Menunggu"), Tone.WARNING, "clock"),
        "dihapus": (_tr("Dihapus"), Tone.WARNING, "trash-2"),
        "bentrok": (_tr("Bentrok"), Tone.VIOLET, "git-merge"),
        "ditolak": (_tr("Ditolak"), Tone.DANGER, "circle-x"),
    }
    return PillCell(*looks.get(what, (what, Tone.NEUTRAL, "info")))


def _n(count: int) -> str:
    return show_count(count) if count else "–"


def _tr(text: str) -> str:
    return QCoreApplication.translate("IntakeColumns", text)
