"""What can be done on the page Rencana kinerja, as data for buttons, palette and the sheet of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.actions import ActionSpec

PAGE = "rencana"


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlansPage", text)


def list_specs() -> dict[str, ActionSpec]:
    """Actions of the list, by a short key."""
    return {
        "baru": ActionSpec("rencana.baru", _tr("Buat rencana"), "plus", "Ctrl+N", PAGE),
        "belum": ActionSpec("rencana.belum", _tr("Belum ada SKP"), "users", "", PAGE),
        "muat": ActionSpec("rencana.muat", _tr("Muat ulang daftar rencana"), "refresh-cw", "F5", PAGE),
        "nama": ActionSpec("rencana.urut.nama", _tr("Urutkan rencana menurut nama"), "list", "", PAGE),
        "status": ActionSpec("rencana.urut.status", _tr("Urutkan rencana menurut status"), "list", "", PAGE),
        "capaian": ActionSpec(
            "rencana.urut.capaian", _tr("Urutkan rencana menurut capaian"), "list", "", PAGE
        ),
        "tenggat": ActionSpec(
            "rencana.urut.tenggat", _tr("Urutkan rencana menurut tenggat"), "list", "", PAGE
        ),
    }


def editor_specs() -> dict[str, ActionSpec]:
    """Actions of the editor of one plan, by a short key."""
    return {
        "simpan": ActionSpec("rencana.simpan", _tr("Simpan rencana"), "save", "Ctrl+S", PAGE),
        "cetak": ActionSpec("rencana.cetak", _tr("Pratinjau dan cetak SKP"), "printer", "Ctrl+P", PAGE),
        "lanjut": ActionSpec(
            "rencana.lanjut", _tr("Ke bagian berikutnya dari rencana"), "arrow-right", "Ctrl+Return", PAGE
        ),
        "rhk": ActionSpec("rencana.rhk", _tr("Tambah hasil kerja"), "plus", "Ctrl+Shift+H", PAGE),
        "indikator": ActionSpec("rencana.indikator", _tr("Tambah indikator"), "plus", "Ctrl+Shift+I", PAGE),
        "naik": ActionSpec("rencana.naik", _tr("Naikkan baris"), "arrow-up", "Alt+Up", PAGE),
        "turun": ActionSpec("rencana.turun", _tr("Turunkan baris"), "arrow-down", "Alt+Down", PAGE),
        "hapus": ActionSpec("rencana.hapus", _tr("Hapus baris"), "trash-2", "", PAGE),
        "rincian": ActionSpec(
            "rencana.rincian", _tr("Rincian baris hasil kerja"), "list-checks", "Ctrl+Shift+R", PAGE
        ),
        "temuan": ActionSpec("rencana.temuan", _tr("Ke temuan berikutnya"), "list-checks", "F8", PAGE),
    }


def page_specs() -> tuple[ActionSpec, ...]:
    """All actions of the page."""
    return (*list_specs().values(), *editor_specs().values())
