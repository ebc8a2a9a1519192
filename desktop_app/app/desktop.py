"""The Qt application: one window for a store, Indonesian throughout, the last net under it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLocale, QLockFile, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop_app.app.crash import hook
from desktop_app.app.paths import Paths
from desktop_app.app.window import Program, choose_look
from desktop_app.domain.errors import AppError
from desktop_app.domain.values import Clock
from desktop_app.resources import resource
from desktop_app.services.preferences import read_preferences
from desktop_app.ui.theme.theme import Theme
from desktop_app.words.sentences import sentence

LOCK = "rembug.lock"


def application() -> QApplication:
    """The application with its language; made once a process."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    made = QApplication.instance()
    app = made if isinstance(made, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Rembug")
    words = QTranslator(app)
    if words.load(str(resource("i18n", "qtbase_id.qm"))):
        app.installTranslator(words)
    return app


def run(paths: Paths, clock: Clock, *, gallery: bool) -> int:
    """Opens the window and stays until it is closed; a store that has a window already is refused with 2."""
    app = application()
    chosen = read_preferences(paths.settings / "rembug.toml")
    theme = Theme(app)
    choose_look(theme, chosen)
    if gallery:
        from desktop_app.ui.gallery import Gallery

        shown = Gallery()
        shown.show()
        return app.exec()
    paths.store.mkdir(parents=True, exist_ok=True)
    lock = QLockFile((paths.store / LOCK).as_posix())
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        QMessageBox.information(None, "Rembug", sentence(AppError("program.jendela_sudah_terbuka")))
        return 2
    program = Program(paths, clock, theme, chosen)
    hook(program.notices.warn)
    program.start()
    try:
        return app.exec()
    finally:
        lock.unlock()
