"""What can be done everywhere in the window, as data."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.actions import ActionSpec
from desktop_app.ui.page import PageSpec


def window_specs(pages: Sequence[PageSpec]) -> list[ActionSpec]:
    """What works everywhere, and one action for each page."""
    tr = _tr
    return [
        *(ActionSpec(f"buka.{spec.key}", spec.title, spec.icon, spec.shortcut) for spec in pages),
        ActionSpec("palet", tr("Cari atau jalankan perintah"), "search", "Ctrl+K", is_listed=False),
        ActionSpec("saring", tr("Ke isian saringan"), "funnel", "/", is_listed=False),
        ActionSpec("bagian", tr("Ke bagian berikutnya"), "arrow-right", "F6", is_listed=False),
        ActionSpec("urungkan", tr("Urungkan perbuatan terakhir"), "undo-2", "Ctrl+Z"),
        ActionSpec("mundur", tr("Kembali ke tempat sebelumnya"), "arrow-left", "Alt+Left"),
        ActionSpec("maju", tr("Maju ke tempat berikutnya"), "arrow-right", "Alt+Right"),
        ActionSpec("tampilan", tr("Ganti tampilan terang atau gelap"), "moon", "Ctrl+Shift+L"),
        ActionSpec("pintasan", tr("Daftar pintasan papan tik"), "keyboard", "F1"),
        ActionSpec("tutup", tr("Tutup yang teratas"), "x", "Esc", is_listed=False),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)
