"""How lines of the ledger and silent offices read in their tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.services.exchange.values import FileKind, LedgerLine, OfficeLine
from desktop_app.ui.cells import Cell, LinesCell, PillCell
from desktop_app.ui.exchange.phrases import day_words, days_since, file_words, ledger_words, local
from desktop_app.ui.paged_table import Column
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.entries import show_count

LATE_DAYS = 30


def ledger_columns() -> list[Column[LedgerLine]]:
    """One file that went or came."""
    tr = _tr
    return [
        Column("waktu", tr("Waktu"), _when, sort=False, width=116),
        Column("berkas", tr("Berkas"), _file, sort=False, width=170, stretch=3),
        Column("kantor", tr("Kantor"), _office, sort=False, width=120, stretch=2),
        Column("keadaan", tr("Keadaan"), state, sort=False, width=140),
        Column("isi", tr("Isi"), _content, sort=False, width=130, stretch=3),
    ]


def office_columns(today: Callable[[], date]) -> list[Column[OfficeLine]]:
    """One office: when it was last heard of, when something last went to it, what it has not acknowledged."""
    tr = _tr
    return [
        Column("kantor", tr("Kantor"), lambda o: LinesCell(o.name, o.code), sort=False, width=190, stretch=3),
        Column(
            "kabar", tr("Kabar terakhir"), lambda o: _day(o.last_received, today()), sort=False, width=130
        ),
        Column(
            "dikirim", tr("Terakhir dikirimi"), lambda o: _day(o.last_sent, today()), sort=False, width=140
        ),
        Column("diakui", tr("Belum diakui"), _open, sort=False, width=120, stretch=1),
        Column("keadaan", tr("Keadaan"), lambda o: silence(o, today()), sort=False, width=140),
    ]


def state(line: LedgerLine) -> PillCell:
    """Where a file stands, in a word; nobody acknowledges a receipt."""
    if is_receipt(line) and line.state == "ditulis":
        return PillCell(_tr("Dikirim"), Tone.NEUTRAL, "send")
    looks = {
        "ditulis": (_tr("Belum diakui"), Tone.WARNING, "clock"),
        "diakui": (_tr("Sudah diakui"), Tone.SUCCESS, "circle-check"),
        "berjalan": (_tr("Sebagian tiba"), Tone.WARNING, "clock"),
        "diterima": (_tr("Diterima"), Tone.SUCCESS, "inbox"),
        "diurungkan": (_tr("Diurungkan"), Tone.NEUTRAL, "undo-2"),
    }
    return PillCell(*looks.get(str(line.state), (str(line.state), Tone.NEUTRAL, "info")))


def silence(office: OfficeLine, today: date) -> PillCell:
    """Whether an office has been silent for long."""
    if office.is_revoked:
        return PillCell(_tr("Dicabut"), Tone.NEUTRAL, "lock")
    if office.last_received is None:
        return PillCell(_tr("Belum pernah"), Tone.DANGER, "circle-alert")
    days = days_since(office.last_received, today)
    if days >= LATE_DAYS:
        return PillCell(_tr("Diam {days} hari").format(days=show_count(days)), Tone.WARNING, "clock")
    return PillCell(_tr("Lancar"), Tone.SUCCESS, "circle-check")


def is_receipt(line: LedgerLine) -> bool:
    """Whether a file went that carries nothing but receipts."""
    return line.is_out and line.kind == FileKind.TANDA_TERIMA


def _content(line: LedgerLine) -> Cell:
    first, _, rest = ledger_words(line).partition(", ")
    return LinesCell(first, rest)


def _when(line: LedgerLine) -> Cell:
    at = local(line.at)
    return LinesCell(day_words(line.at), f"{at:%H.%M}")


def _file(line: LedgerLine) -> Cell:
    return LinesCell(line.file, file_words(line.kind, line.number))


def _office(line: LedgerLine) -> Cell:
    words = _tr("ke {code}") if line.is_out else _tr("dari {code}")
    return LinesCell(line.office_name, words.format(code=line.office_code))


def _day(at: str | None, today: date) -> Cell:
    if at is None:
        return LinesCell("–")
    days = days_since(at, today)
    ago = _tr("hari ini") if days < 1 else _tr("{days} hari lalu").format(days=show_count(days))
    return LinesCell(day_words(at), ago)


def _open(office: OfficeLine) -> Cell:
    if not office.unacknowledged or office.oldest_unacknowledged is None:
        return LinesCell("–")
    since = _tr("sejak {day}").format(day=day_words(office.oldest_unacknowledged))
    return LinesCell(_tr("{count} berkas").format(count=show_count(office.unacknowledged)), since)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HistoryColumns", text)
