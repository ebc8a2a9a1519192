"""How the exchange reads: the state in one line, what would come of files, numbers to read out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.dates import WIB, moment, short_date
from desktop_app.services.exchange.labels import control_number
from desktop_app.ui.widgets.entries import show_count
from desktop_app.words.exchange import KINDS
from desktop_app.words.exchange_terms import audience_label, label_of
from desktop_app.words.numbers import show_size

if TYPE_CHECKING:
    from desktop_app.services.exchange.values import (
        Intake,
        LeavingKind,
        LedgerLine,
        OfficeLine,
        Received,
        RowLine,
        SendPreview,
    )

NAMELESS = "–"
_NBSP = "\u00a0"  # a count is not torn from what it counts
_TOTAL = 2**256
_KEY = re.compile(r"[a-z]+(_[a-z]+)+")
_ENVELOPE = 4_000
"""Bytes that list of offices, certificates and seal add to a file, roughly."""


def file_words(kind: str, number: int, part: tuple[int, int] = (1, 1)) -> str:
    """What a file is: "Kiriman nomor 3, bagian 1 dari 2"."""
    words = _tr("{kind} nomor {number}").format(kind=KINDS.get(kind, kind), number=number)
    if part[1] > 1:
        words += _tr(", bagian {part} dari {count}").format(part=part[0], count=part[1])
    return words


def sum_words(found: Received) -> str:
    """All files in one line: "12 berkas: 118 baru, 9 berubah, 1 bentrok, 2 ditolak"."""
    counts = _counts({name: found.total(name) for name in _NAMES})
    files = _tr("{count} berkas").format(count=show_count(len(found.intakes)))
    refused = sum(intake.error is not None for intake in found.intakes)
    told = [counts, _tr("{count} berkas ditolak").format(count=show_count(refused)) if refused else ""]
    return f"{files}: {', '.join(each for each in told if each) or _tr('tidak ada perubahan')}"


def intake_words(intake: Intake) -> str:
    """What comes of one file, in one line."""
    counts = _counts({name: getattr(intake, name) for name in _NAMES})
    if counts:
        return counts
    if intake.is_repeated:
        return _tr("sudah pernah diterima, tidak ada perubahan")
    if intake.known:
        return _tr("semua isinya sudah ada di sini")
    return _tr("tidak ada perubahan data")


def ledger_words(line: LedgerLine) -> str:
    """What came of a file that stands in the ledger."""
    counts = {name: _number(line.counts, key) for name, key in _KEPT.items()}
    if line.is_out:
        changes, people = _number(line.counts, "perubahan"), _number(line.counts, "pegawai")
        if not changes:
            return _tr("tanpa perubahan")
        words = _tr("{changes} perubahan, {people} pegawai")
        return words.format(changes=show_count(changes), people=show_count(people))
    return _counts(counts) or _tr("tanpa perubahan")


def refusal_words(code: str) -> str:
    """Why a change was set aside, in a few words; an unknown code says itself."""
    words = {
        "ISI_TIDAK_SAH": _tr("isinya tidak sesuai aturan data"),
        "TANPA_WEWENANG": _tr("bukan wewenang pembuatnya"),
        "KANTOR_TAK_DIKENAL": _tr("pembuatnya tidak ada di daftar kantor"),
        "KARTU_DICABUT": _tr("kartu pembuatnya sudah dicabut"),
        "RUSAK": _tr("rusak atau diubah orang"),
    }
    return words.get(code, code)


def table_words(by_table: Mapping[str, tuple[int, int, int]]) -> list[str]:
    """Which kinds of rows a file touches: "pegawai: 4 baru, 1 berubah"."""
    lines = []
    for table, (new, changed, deleted) in sorted(by_table.items(), key=lambda item: -sum(item[1])):
        counts = _counts({"new": new, "changed": changed, "deleted": deleted})
        lines.append(f"{label_of(table)}: {counts}")
    return lines


def row_title(line: RowLine) -> str:
    """What a row of a preview is called; a key of the program is no name for people."""
    return NAMELESS if not line.title or _KEY.fullmatch(line.title) else line.title


def sums_by_table(found: Received) -> dict[str, tuple[int, int, int]]:
    """How many rows of each kind are new, changed and deleted by all files together."""
    sums: dict[str, tuple[int, int, int]] = {}
    for intake in found.intakes:
        for table, counts in intake.by_table.items():
            held = sums.get(table, (0, 0, 0))
            sums[table] = (held[0] + counts[0], held[1] + counts[1], held[2] + counts[2])
    return sums


def leaving_words(kinds: tuple[LeavingKind, ...]) -> list[tuple[str, str]]:
    """What leaves, by group of readers: its name, and the kinds of rows with their counts, most first."""
    groups: dict[str, list[LeavingKind]] = {}
    for kind in kinds:
        name = f"{audience_label(kind.audience)} {kind.office}".strip()
        groups.setdefault(name[:1].upper() + name[1:], []).append(kind)
    return [
        (
            name,
            " · ".join(
                f"{show_count(each.rows)}{_NBSP}{label_of(each.table)}"
                for each in sorted(group, key=lambda each: -each.rows)
            ),
        )
        for name, group in groups.items()
    ]


def size_words(preview: SendPreview, part_size: int | None) -> str:
    """How large the file will be, and into how many parts it goes."""
    size = preview.size + preview.file_bytes + _ENVELOPE
    parts = -(-size // part_size) if part_size else 1
    if parts < 2:
        return _tr("± {size}").format(size=show_size(size))
    return _tr("± {size}, {count} bagian").format(size=show_size(size), count=show_count(parts))


def office_words(name: str, code: str) -> str:
    """An office in a choice; the code stands beside the name unless it is the same."""
    return name if name == code else f"{name} ({code})"


def seen_words(office: OfficeLine) -> str:
    """When something last went to an office, and what it has not acknowledged."""
    if office.last_sent is None:
        words = _tr("Belum pernah dikirimi.")
        if office.role != "bkpsdm":
            words += _tr(" Mulailah dengan paket awal.")
    else:
        words = _tr("Terakhir dikirim {day}.").format(day=day_words(office.last_sent))
    if office.unacknowledged and office.oldest_unacknowledged:
        open_ = _tr(" {count} berkas belum diakui, sejak {day}.")
        words += open_.format(
            count=show_count(office.unacknowledged), day=day_words(office.oldest_unacknowledged)
        )
    return words


def total_words(totals: Mapping[str, object]) -> str:
    """One number for all groups of a file, in groups of digits to be read out; empty when there are none.

    Both sides get the same number exactly when each group has the same control total on both sides.
    """
    if not totals:
        return ""
    total = sum(int(str(each), 16) for each in totals.values()) % _TOTAL
    return control_number(f"{total:x}").replace(" ", _NBSP)


def breakable_name(name: str) -> str:
    """A file name may break after an underscore or a point; it has no spaces."""
    return name.replace("_", "_\u200b").replace(".", ".\u200b")


def day_words(at: str) -> str:
    """The day of a moment of the ledger, as it was in Salatiga."""
    return short_date(local(at).date())


def moment_words(at: str) -> str:
    return moment(datetime.fromisoformat(at))


def local(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(WIB)


def days_since(at: str, today: date) -> int:
    return (today - local(at).date()).days


def _counts(counts: Mapping[str, int]) -> str:
    words = {
        "new": _tr("{n} baru"),
        "changed": _tr("{n} berubah"),
        "deleted": _tr("{n} dihapus"),
        "conflicts": _tr("{n} bentrok"),
        "refused": _tr("{n} ditolak"),
        "waiting": _tr("{n} menunggu"),
    }
    return ", ".join(words[name].format(n=show_count(n)) for name, n in counts.items() if n)


_NAMES = ("new", "changed", "deleted", "conflicts", "refused", "waiting")
_KEPT = {
    "new": "baru",
    "changed": "berubah",
    "deleted": "dihapus",
    "conflicts": "bentrok",
    "refused": "ditolak",
    "waiting": "menunggu",
}


def _number(counts: Mapping[str, object], key: str) -> int:
    found = counts.get(key, 0)
    return found if isinstance(found, int) else 0


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExchangePhrases", text)
