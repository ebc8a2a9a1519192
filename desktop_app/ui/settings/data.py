"""The state of the data: where it lies, how it is protected, and a check of everything on request."""

from __future__ import annotations

from pathlib import Path

from desktop_app import __version__
from desktop_app.services.checking import findings_of
from desktop_app.ui.desk import Desk
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.cards import Card
from desktop_app.ui.widgets.labels import Label, Role
from desktop_app.ui.widgets.layouts import STRETCH, row


class DataCard(Card):
    """Folder, key file, and *Periksa*."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Data kantor"))
        self._desk = desk
        self._folder = Label("", Role.BODY, wraps=True)
        notice = self.tr(
            "Basis data, berkas bukti dan cetakan tersimpan terenkripsi. Kuncinya ada di berkas rembug.kunci "
            "dalam folder yang sama: siapa yang membawa seluruh folder dapat membukanya. Jaga komputer ini, "
            "dan simpan salinan folder di tempat terkunci."
        )
        self.button = Button(self.tr("Periksa keutuhan data"), icon_name="badge-check")
        self.result = Label("", Role.BODY, wraps=True)
        self.add(self._folder)
        self.add(Label(notice, Role.SECONDARY, wraps=True))
        self.add(row(self.button, STRETCH))
        self.add(self.result)
        self.result.hide()
        self.button.clicked.connect(self._on_check)

    def show_folder(self, folder: Path) -> None:
        """Where the data lie."""
        self._folder.setText(self.tr("Folder: {folder}").format(folder=folder))

    def _on_check(self) -> None:
        self.button.setEnabled(False)
        self._desk.do(lambda _job: findings_of(self._desk.house), then=self._on_checked)

    def _on_checked(self, result: object) -> None:
        self.button.setEnabled(True)
        findings = list(result) if isinstance(result, tuple) else []
        good = self.tr("Semua utuh: basis data, berkas bukti, dan tabel turunannya.")
        self.result.setText("\n".join(findings) or good)
        self.result.show()


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
