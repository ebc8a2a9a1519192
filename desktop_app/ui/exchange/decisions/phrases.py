"""How questions, contents and the life of a row read."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.dates import moment
from desktop_app.words.exchange_fields import field_label
from desktop_app.words.exchange_terms import label_of

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import Candidate, HistoryLine, Waiting


def about(table: str, field: str) -> str:
    """A field and where it stands: "Golongan · riwayat pegawai"."""
    return f"{field_label(table, field)} · {label_of(table)}"


def when(wall: str) -> str:
    """A moment in Salatiga; what no clock can have shown, as it was written."""
    try:
        return moment(datetime.fromisoformat(wall))
    except (ValueError, OverflowError):
        return wall


def age(line: Waiting, today: date) -> tuple[str, str]:
    """How long a question waits, and a smaller line when the clock cannot be believed."""
    if line.since is None:
        return "–", ""
    if line.since_on is None:
        return "–", _tr("jam diragukan")
    days = (today - line.since_on).days
    doubt = _tr("jam diragukan") if line.is_doubtful else ""
    if days <= 0:
        return _tr("hari ini"), doubt
    return _tr("{days} hari").format(days=days), doubt


def deed_of(kind: str) -> str:
    """What an operation did to the row."""
    words = {
        "I": _tr("Dibuat"),
        "U": _tr("Diubah"),
        "D": _tr("Dihapus"),
        "R": _tr("Dikembalikan"),
        "L": _tr("Ditetapkan dan dikunci"),
    }
    return words.get(kind, _tr("Diubah"))


def content_of(candidate: Candidate, *, is_whole_row: bool) -> str:
    """What a side wants; in words also where it wants nothing."""
    if candidate.kind == "D":
        return _tr("Dihapus")
    if candidate.content is None:
        return _tr("Tidak ada isi lain") if is_whole_row else _tr("(dikosongkan)")
    return candidate.content


def told(line: HistoryLine) -> str:
    """One act in the life of a row, with what it set."""
    set_ = "; ".join(f"{label}: {text or _tr('(kosong)')}" for label, text in line.fields)
    return f"{deed_of(line.kind)}. {set_}" if set_ and line.kind != "D" else deed_of(line.kind)


def author(who: str, office_code: str) -> str:
    """Who did something where."""
    return f"{who} · {office_code}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Decisions", text)
