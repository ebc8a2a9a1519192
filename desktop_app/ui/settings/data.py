"""Where the data lie and how they are protected; and about the program."""

from __future__ import annotations

from pathlib import Path

from desktop_app import __version__
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role


class DataCard(Card):
    """The folder and its key file."""

    def __init__(self) -> None:
        super().__init__(self.tr("Data kantor"))
        self._folder = Label("", Role.BODY, wraps=True)
        notice = self.tr(
            "Basis data, berkas bukti dan cetakan tersimpan terenkripsi. Kuncinya ada di berkas rembug.kunci "
            "dalam folder yang sama: siapa yang membawa seluruh folder dapat membukanya. Jaga komputer ini, "
            "dan simpan cadangannya di tempat terkunci."
        )
        self.add(self._folder)
        self.add(Label(notice, Role.SECONDARY, wraps=True))

    def show_folder(self, folder: Path) -> None:
        """Where the data lie."""
        self._folder.setText(self.tr("Folder: {folder}").format(folder=folder))


class AboutCard(Card):
    """Version, and whose work is inside."""

    def __init__(self) -> None:
        super().__init__(self.tr("Tentang Rembug"))
        words = self.tr(
            "Rembug {version}. Meja kerja luring untuk pengelolaan kinerja ASN; pencatatan resmi tetap di "
            "e-Kinerja BKN. Dibuat dengan Qt dan PySide6 (LGPL-3) serta pustaka lain; naskah lisensinya ikut "
            "terpasang."
        )
        self.add(Label(words.format(version=__version__), Role.SECONDARY, wraps=True))
