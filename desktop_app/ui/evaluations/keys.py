"""What can be done on the page Evaluasi, as data for buttons, palette and the sheet of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.actions import ActionSpec

PAGE = "evaluasi"


def _tr(text: str) -> str:
    return QCoreApplication.translate("EvaluationsPage", text)


def list_specs() -> dict[str, ActionSpec]:
    """Actions of the matrix and the list, by a short key."""
    return {
        "berikut": ActionSpec("evaluasi.berikut", _tr("Nilai berikutnya"), "arrow-right", "Ctrl+N", PAGE),
        "siapkan": ActionSpec("evaluasi.siapkan", _tr("Siapkan penilaian"), "list-checks", "", PAGE),
        "organisasi": ActionSpec("evaluasi.organisasi", _tr("Capaian organisasi"), "landmark", "", PAGE),
        "rekap": ActionSpec("evaluasi.rekap", _tr("Ekspor rekap"), "download", "Ctrl+E", PAGE),
        "muat": ActionSpec("evaluasi.muat", _tr("Muat ulang penilaian"), "refresh-cw", "F5", PAGE),
        "nama": ActionSpec("evaluasi.urut.nama", _tr("Urutkan penilaian menurut nama"), "list", "", PAGE),
        "status": ActionSpec(
            "evaluasi.urut.status", _tr("Urutkan penilaian menurut status"), "list", "", PAGE
        ),
    }


def sheet_specs() -> dict[str, ActionSpec]:
    """Actions of the Lembar nilai, by a short key."""
    return {
        "simpan": ActionSpec("evaluasi.simpan", _tr("Simpan nilai"), "save", "Ctrl+S", PAGE),
        "tetapkan": ActionSpec("evaluasi.tetapkan", _tr("Tetapkan"), "check", "Ctrl+Return", PAGE),
        "cetak": ActionSpec("evaluasi.cetak", _tr("Cetak evaluasi"), "printer", "Ctrl+P", PAGE),
        "jelas": ActionSpec(
            "evaluasi.jelas", _tr("Jelaskan predikat"), "circle-question-mark", "Ctrl+J", PAGE
        ),
    }


def page_specs() -> tuple[ActionSpec, ...]:
    """All actions of the page."""
    return (*list_specs().values(), *sheet_specs().values())
