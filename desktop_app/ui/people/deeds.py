"""What can be done on the page Pegawai, as data for palette, tooltips, keys and the sheet of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.ui.actions import ActionSpec

PAGE = "pegawai"


def people_specs() -> list[ActionSpec]:
    """All actions of the page; the window declares them, so that the palette knows them before the page."""
    return [
        import_spec(),
        superiors_spec(),
        export_spec(),
        go_on_spec(),
        save_spec(),
        penilai_spec(),
        atasan_spec(),
        confirm_spec(),
        reset_spec(),
    ]


def import_spec() -> ActionSpec:
    return ActionSpec("pegawai.impor", _tr("Impor Excel"), "file-spreadsheet", "Ctrl+I", PAGE)


def superiors_spec() -> ActionSpec:
    return ActionSpec("pegawai.penilai", _tr("Penilai dan atasan penilai"), "network", "Ctrl+Shift+A", PAGE)


def export_spec() -> ActionSpec:
    return ActionSpec("pegawai.ekspor", _tr("Ekspor"), "download", "Ctrl+E", PAGE)


def go_on_spec() -> ActionSpec:
    """The primary button of the step or form that is shown."""
    return ActionSpec("pegawai.lanjut", _tr("Lanjutkan langkah"), "arrow-right", "Ctrl+Return", PAGE, False)


def save_spec() -> ActionSpec:
    return ActionSpec("pegawai.simpan", _tr("Simpan"), "save", "Ctrl+S", PAGE, False)


def penilai_spec() -> ActionSpec:
    return ActionSpec("pegawai.ubah_penilai", _tr("Ubah penilai"), "user-check", "F2", PAGE, False)


def atasan_spec() -> ActionSpec:
    return ActionSpec("pegawai.ubah_atasan", _tr("Ubah atasan penilai"), "user-cog", "Shift+F2", PAGE, False)


def confirm_spec() -> ActionSpec:
    return ActionSpec("pegawai.benarkan", _tr("Benarkan usulan"), "check", "Ctrl+B", PAGE, False)


def reset_spec() -> ActionSpec:
    return ActionSpec("pegawai.kembalikan", _tr("Kembali ke usulan"), "rotate-ccw", "Ctrl+R", PAGE, False)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PeopleDeeds", text)
