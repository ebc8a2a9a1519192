"""What can be done on the page Sinkronisasi, as data for palette, tooltips and the sheet of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.actions import ActionSpec

PAGE = "sinkronisasi"
SHOW, FILES = "tampil", "berkas"
"""Keys of the mapping a visit may carry: which tab, and paths to look at."""
SEND, RECEIVE, DECIDE, HISTORY, OFFICES = "kirim", "terima", "keputusan", "riwayat", "kantor"


def exchange_specs() -> list[ActionSpec]:
    """All actions of the page; the window declares them, so that the palette knows them before the page."""
    return [
        save_spec(),
        stick_spec(),
        choose_spec(),
        take_spec(),
        write_card_spec(),
        take_card_spec(),
        remind_spec(),
    ]


def save_spec() -> ActionSpec:
    return ActionSpec("sinkron.simpan", _tr("Simpan ke berkas…"), "save", "Ctrl+S", PAGE)


def stick_spec() -> ActionSpec:
    return ActionSpec("sinkron.stik", _tr("Simpan ke stik"), "usb", "Ctrl+Shift+S", PAGE, False)


def choose_spec() -> ActionSpec:
    return ActionSpec("sinkron.pilih", _tr("Pilih berkas…"), "folder-open", "Ctrl+I", PAGE)


def take_spec() -> ActionSpec:
    return ActionSpec("sinkron.terima", _tr("Terima"), "inbox", "Ctrl+Return", PAGE, False)


def write_card_spec() -> ActionSpec:
    return ActionSpec("sinkron.tulis_kartu", _tr("Tulis kartu…"), "download", "", PAGE)


def take_card_spec() -> ActionSpec:
    return ActionSpec("sinkron.terima_kartu", _tr("Terima kartu…"), "id-card", "", PAGE)


def remind_spec() -> ActionSpec:
    return ActionSpec("sinkron.ingatkan", _tr("Surat pengingat"), "printer", "Ctrl+P", PAGE)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExchangeKeys", text)
