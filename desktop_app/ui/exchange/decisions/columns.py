"""How the three queues read as lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.cells import Cell, LinesCell
from desktop_app.ui.exchange.decisions.doubles import double_title
from desktop_app.ui.exchange.decisions.phrases import about, age
from desktop_app.ui.paged_table import Column
from desktop_app.words.exchange import DOUBLES
from desktop_app.words.exchange_fields import field_label

if TYPE_CHECKING:
    from desktop_app.services.exchange.duplicates import Double, Duplicate, Joined
    from desktop_app.services.exchange.values import Waiting


def question_columns(today: Callable[[], date]) -> list[Column[Waiting]]:
    """Whose data and which field; since when."""

    def waits(line: Waiting) -> Cell:
        return LinesCell(*age(line, today()))

    return [
        Column("soal", _tr("Tentang"), _subject, sort=False, width=110, stretch=1),
        Column("umur", _tr("Menunggu"), waits, sort=False, width=98),
    ]


def pair_columns() -> list[Column[Duplicate]]:
    """Both names and the number they share."""

    def names(pair: Duplicate) -> Cell:
        one, other = pair.sides
        return LinesCell(f"{one.title} · {other.title}", _tr("NIP {number}").format(number=pair.why))

    return [Column("orang", _tr("Mungkin satu orang"), names, sort=False, width=180, stretch=1)]


def double_columns() -> list[Column[Double]]:
    """Whose rows they are, and of what there are two."""

    def names(double: Double) -> Cell:
        return LinesCell(double_title(double), DOUBLES[double.kind].capitalize())

    return [Column("baris", _tr("Tercatat dua kali"), names, sort=False, width=180, stretch=1)]


def joined_columns() -> list[Column[Joined]]:
    """Who is kept, and who was joined to him."""

    def names(joined: Joined) -> Cell:
        return LinesCell(joined.kept_title, _tr("dari {name}").format(name=joined.old_title))

    return [Column("orang", _tr("Sudah digabung"), names, sort=False, width=180, stretch=1)]


def words_of(line: Waiting) -> str:
    """In what the filter looks."""
    return f"{line.title} {about(line.table, line.field)}"


def key_of(line: Waiting) -> bytes:
    """A row may have several questions."""
    return bytes(line.row) + line.field.encode()


def _subject(line: Waiting) -> Cell:
    label = about(line.table, line.field)
    if not line.title:
        return LinesCell(field_label(line.table, line.field), label)
    return LinesCell(line.title, label)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DecisionColumns", text)
