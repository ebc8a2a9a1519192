"""The Qt application: one window for a store, Indonesian throughout, the last net under it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QLockFile, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop_app.app.crash import hook
from desktop_app.app.doors import hand_over
from desktop_app.app.paths import Paths, ready_folder
from desktop_app.app.window import Program, choose_look
from desktop_app.domain.errors import AppError, RuleBroken
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


def _has_screen() -> bool:
    """Qt ends the whole process where there is none, without a word we could choose."""
    asked = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in asked)


def _refused(error: AppError) -> int:
    """Tells it on the screen: who opens a window does not read a terminal."""
    QMessageBox.information(None, "Rembug", sentence(error))
    return 2


def run(paths: Paths, clock: Clock, *, gallery: bool, files: Sequence[Path] = ()) -> int:
    """Opens the window and stays until it is closed; a store that has a window already is refused with 2;
    `files` to show are handed to that window instead."""
    if not _has_screen():
        raise RuleBroken("program.tanpa_layar")
    app = application()
    chosen = read_preferences(paths.settings / "rembug.toml")
    theme = Theme(app)
    choose_look(theme, chosen)
    if gallery:
        from desktop_app.ui.gallery import Gallery

        shown = Gallery()
        shown.show()
        return app.exec()
    try:
        ready_folder(paths.store)
    except RuleBroken as error:
        return _refused(error)
    lock = QLockFile((paths.store / LOCK).as_posix())
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        if files:
            hand_over(paths.store, files)
            return 0
        return _refused(RuleBroken("program.jendela_sudah_terbuka"))
    program = Program(paths, clock, theme, chosen)
    hook(program.notices.warn)
    for wish in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wish, lambda *_: program.leave())
    program.doors.open_files(files)
    program.start()
    try:
        return app.exec()
    finally:
        lock.unlock()
