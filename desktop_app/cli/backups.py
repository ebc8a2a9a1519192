"""`rembug cadangan`: backups made, looked through and brought back, by the use cases of the window.

The last two work on a folder: they are needed most where no office can be opened.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from desktop_app.cli.acting import acting_in
from desktop_app.cli.output import give, progress, say
from desktop_app.domain.backups import DatabaseFacts
from desktop_app.domain.dates import moment
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.values import Clock
from desktop_app.services.backup_files import BackupReport
from desktop_app.services.backups import look_through
from desktop_app.services.house import House
from desktop_app.services.restoring import look_into, restore
from desktop_app.words.backup import COUNTED, REASONS
from desktop_app.words.numbers import show_number, show_size

_LONGEST_CODE = 1000


def make_backup(house: House, wanted: Namespace) -> int:
    """One file with all of the office, read back after it was written."""
    code = house.backups.new_code() if wanted.kode else None
    made = house.backups.make(
        acting_in(house),
        wanted.ke,
        with_files=False if wanted.tanpa_bukti else None,
        code=code,
        step=_Shown("Menulis cadangan"),
    )
    if wanted.json:
        told = {"berkas": str(made.path), "ukuran": made.size, "dengan_bukti": made.with_files, "kode": code}
        give({**told, "disk_sama": made.on_same_disk})
        return 0
    with_files = "dengan" if made.with_files else "tanpa"
    say(f"Cadangan ditulis ke {made.path} dan sudah dibaca ulang: utuh.")
    say(f"Ukuran {show_size(made.size)}, {with_files} berkas bukti.")
    if made.on_same_disk:
        say("Perhatian: cadangan ini ada di disk yang sama dengan kantor. Simpan juga satu di tempat lain.")
    if code is not None:
        say(f"Kode pemulihan: {code}")
        say("Catat kode itu di kertas, simpan terpisah: kode ini tidak disimpan dan tidak tampil lagi.")
    return 0


def check_backup(folder: Path, _clock: Clock, wanted: Namespace) -> int:
    """Reads all of a backup and tells what is in it."""
    report = look_through(wanted.berkas, folder, _code(wanted), _Shown("Memeriksa cadangan"))
    if wanted.json:
        give({"baik": True, **_for_machines(report)})
    else:
        say("Cadangan utuh.")
        _tell(report)
    return 0


def restore_backup(folder: Path, clock: Clock, wanted: Namespace) -> int:
    """Puts a backup in the place of the office of a folder, or only tells what would come."""
    code = _code(wanted)
    if wanted.pratinjau:
        report = look_into(wanted.berkas, folder, code, _Shown("Memeriksa cadangan"))
    else:
        report = restore(wanted.berkas, folder, clock, code, _Shown("Memulihkan"))
    if wanted.json:
        give({"dipulihkan": not wanted.pratinjau, **_for_machines(report)})
        return 0
    if wanted.pratinjau:
        say("Pratinjau: tidak ada yang diubah.")
        _tell(report)
        return 0
    _tell(report)
    say("Cadangan sudah dipulihkan.")
    if report.present is not None:
        say("Data yang tadi ada disimpan di folder cadangan dengan nama sebelum-pulih.")
    say("Baca berkas terbaru dari BKPSDM, supaya perubahan sesudah cadangan itu kembali.")
    return 0


def _tell(report: BackupReport) -> None:
    facts, present = report.facts, report.present
    office = f"{facts.office_name} ({facts.office_code})" if facts.office_code else "belum ada kantor"
    made = moment(report.made) if report.made else "waktu tidak diketahui"
    say(f"Kantor: {office}.")
    say(f"Dibuat: {made}, {REASONS[report.reason]}, {show_size(report.size)}.")
    say(f"Perubahan terakhir: {_last(facts)}{f'; sekarang {_last(present)}' if present else ''}.")
    for table, name in COUNTED.items():
        now = f" (sekarang {_number(present.counts.get(table, 0))})" if present else ""
        say(f"  {name}: {_number(facts.counts.get(table, 0))}{now}")
    if report.with_files:
        say(f"Berkas bukti: {_number(report.files)}, {show_size(report.file_bytes)}.")
    else:
        say("Berkas bukti: tidak ikut di dalam cadangan ini.")
    if report.lost_files:
        say(f"Perhatian: {_number(report.lost_files)} berkas bukti sudah hilang saat cadangan dibuat.")


def _for_machines(report: BackupReport) -> Mapping[str, object]:
    facts = report.facts
    return {
        "kantor": {"kode": facts.office_code, "nama": facts.office_name} if facts.office_code else None,
        "dibuat": report.made.isoformat() if report.made else None,
        "alasan": report.reason.value,
        "revisi": facts.revision,
        "replika": facts.replica.hex() if facts.replica else None,
        "jumlah": {table: facts.counts.get(table, 0) for table in COUNTED},
        "sekarang": {table: report.present.counts.get(table, 0) for table in COUNTED}
        if report.present
        else None,
        "dengan_bukti": report.with_files,
        "berkas_bukti": report.files,
        "bukti_hilang": report.lost_files,
        "ukuran": report.size,
        "berkode": report.has_code,
    }


def _code(wanted: Namespace) -> str | None:
    """The code is never an argument: those stand in lists of processes and in the memory of a shell."""
    if wanted.kode_dari is None:
        return None
    if str(wanted.kode_dari) == "-":
        return sys.stdin.read(_LONGEST_CODE)
    try:
        with Path(wanted.kode_dari).open(encoding="utf-8") as file:
            return file.read(_LONGEST_CODE)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleBroken("berkas.tidak_terbaca", berkas=wanted.kode_dari.name) from error


def _last(facts: DatabaseFacts) -> str:
    return moment(facts.changed_at) if facts.changed_at else "belum pernah"


def _number(count: int) -> str:
    return show_number(Decimal(count))


class _Shown:
    """The progress of something, told when another percent is done."""

    def __init__(self, what: str) -> None:
        self._what, self._percent = what, -1

    def __call__(self, done: int, total: int) -> None:
        percent = 100 * done // max(total, 1)
        if percent != self._percent:
            self._percent = percent
            progress(f"{self._what}: {percent}%" if done < total else "")
