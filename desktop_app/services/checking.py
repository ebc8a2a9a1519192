"""The check of everything a store holds: pages, content, references, evidence files, derived tables."""

from __future__ import annotations

from desktop_app.services.exchange.integrity import AlteredRow, Integrity
from desktop_app.services.file_check import FilesReport
from desktop_app.services.house import House
from desktop_app.store.opening import Health
from desktop_app.words.checking import WHAT
from desktop_app.words.exchange_fields import field_label
from desktop_app.words.exchange_terms import label_of


def check_everything(house: House) -> dict[str, tuple[str, ...]]:
    """What is not as it should be, by kind; every kind is there, all of them empty when all is well.

    Derived tables that differed were made anew by the check.
    """
    health, files, log = house.health(), house.year.verify_files(), house.exchange.check()
    return findings_by_kind(health, files, log, house.stale_tables())


def findings_by_kind(
    health: Health, files: FilesReport, log: Integrity, stale: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """What several looks have found, in lines for people, by kind."""
    return {
        "halaman": health.pages,
        "isi": health.content,
        "rujukan": health.references,
        "bukti_hilang": tuple(files.missing),
        "bukti_rusak": tuple(files.damaged),
        "log_baris": tuple(_told(fault) for fault in log.rows),
        "log_blok": tuple(f"{sid} nomor {n}" for sid, n in log.blocks),
        "log_tindakan": tuple(f"nomor {n}" for n in log.acts),
        "pemicu": log.triggers,
        "turunan_usang": stale,
    }


def _told(fault: AlteredRow) -> str:
    """The row by its name, what was done to it, and where."""
    named = sorted({field_label(fault.table, column) for column in fault.columns})
    where = f" {', '.join(named)}" if named else ""
    return f"{fault.title or fault.row.hex()} ({label_of(fault.table)}): {WHAT[fault.what]}{where}"
