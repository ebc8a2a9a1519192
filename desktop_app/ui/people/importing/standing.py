"""How a column of the sheet came to its field, in a word with a sign; and what wants a look."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.services.people_import import ImportFile
from desktop_app.ui.cells import PillCell
from desktop_app.ui.theme.tokens import Tone


def standing_of(file: ImportFile, index: int) -> PillCell:
    """The pill of one column."""
    column = file.columns[index]
    if wants_look(file, index):
        return PillCell(_tr("Periksa"), Tone.WARNING, "triangle-alert")
    standing = str(column.standing)
    if column.field:
        read = {
            "dikenal": (_tr("Dikenal"), Tone.SUCCESS, "circle-check"),
            "diingat": (_tr("Diingat"), Tone.SUCCESS, "history"),
        }
        return PillCell(*read.get(standing, (_tr("Dipilih"), Tone.PRIMARY, "check")))
    left = {
        "pribadi": (_tr("Data pribadi"), Tone.NEUTRAL, "lock"),
        "asing": (_tr("Tidak dikenal"), Tone.NEUTRAL, "circle-question-mark"),
        "catatan": (_tr("Catatan Rembug"), Tone.NEUTRAL, "info"),
    }
    return PillCell(*left.get(standing, (_tr("Dilewati"), Tone.NEUTRAL, "minus")))


def wants_look(file: ImportFile, index: int) -> bool:
    """A field meant twice, or a heading with several meanings, that nobody has decided on."""
    column = file.columns[index]
    undecided = str(column.standing) in {"dikenal", "ganda"}
    return undecided and bool(column.also) and (column.field is None or _fits_elsewhere(file, column.also))


def looked_for(file: ImportFile) -> list[int]:
    """The columns that want a look."""
    return [column.index for column in file.columns if wants_look(file, column.index)]


def _fits_elsewhere(file: ImportFile, also: tuple[str, ...]) -> bool:
    """Another meaning that no column fills yet."""
    taken = set(file.mapping.values())
    return any(key not in taken for key in also)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ColumnStanding", text)
