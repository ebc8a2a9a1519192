"""How a backup is told in a list: when, why, how large, where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop_app.domain.dates import WIB, long_date, moment
from desktop_app.domain.values import day_of
from desktop_app.services.backups import BackupLine
from desktop_app.words.backup import REASONS
from desktop_app.words.numbers import show_size


def made_words(line: BackupLine) -> str:
    """When it was made; a file that does not say is called by its name."""
    return moment(line.made) if line.made else line.path.name


def detail_words(line: BackupLine) -> str:
    """Why it was made, its size, what goes along, and where it lies."""
    evidence = "dengan berkas bukti" if line.with_files else "tanpa berkas bukti"
    parts = [REASONS[line.reason], show_size(line.size), evidence]
    if line.has_code:
        parts.append("dengan kode pemulihan")
    return " · ".join(parts)


def place_words(line: BackupLine) -> str:
    """Where it lies; the pill beside it says when it is not there now."""
    return f"{line.path.parent.name or line.path.parent}/{line.path.name}"


def is_only_here(lines: Sequence[BackupLine]) -> bool:
    """Whether every backup lies on the very disk that it should save the office from."""
    return bool(lines) and all(line.on_same_disk or not line.is_there for line in lines)


def newest_words(lines: Sequence[BackupLine], now: datetime) -> str:
    """ "Cadangan terakhir hari ini pukul 09.30", for the head of the page."""
    made = max((line.made for line in lines if line.made and line.fault is None), default=None)
    if made is None:
        return "Belum ada cadangan"
    days = (day_of(now) - day_of(made)).days
    local = made.astimezone(WIB)
    when = {0: "hari ini", 1: "kemarin"}.get(days, long_date(local.date()))
    return f"Cadangan terakhir {when} pukul {local:%H.%M}"
