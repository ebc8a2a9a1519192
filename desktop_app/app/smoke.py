"""`--smoke`: proves a built program without a person. Silent and 0 when all is well.

A temporary folder, the migration, a small office, each page opened offscreen, one PDF.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

_PATIENCE = 20.0  # seconds for the office to open; a cold disk is slow
_WHEN = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def run() -> int:
    """0 when the program works; anything else is an unforeseen error with its trace."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory(prefix="rembug-smoke-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _print_one(folder)
        return _open_pages(folder)


def _print_one(folder: Path) -> None:
    from desktop_app.app.compose import open_house
    from desktop_app.domain.values import Acting, Period, Role
    from desktop_app.services.printing.values import PrintKind
    from desktop_app.services.samples.practice.making import make_practice

    house = open_house(folder / "kantor", lambda: _WHEN)
    try:
        make_practice(house.store, house.blobs, people=40, today=_WHEN.date())
        acting = Acting(day=_WHEN.date(), role=Role.ADMIN, title="Operator")
        made = next(house.printing.make_all(acting, PrintKind.SKP, Period("2026")))
        house.printing.write(made, folder / made.file_name)
    finally:
        house.close()


def _open_pages(folder: Path) -> int:
    from desktop_app.app.desktop import application
    from desktop_app.app.paths import Paths
    from desktop_app.app.window import PAGES, Program
    from desktop_app.services.preferences import Preferences
    from desktop_app.ui.page import Place
    from desktop_app.ui.theme.theme import Theme

    app = application()
    paths = Paths(store=folder / "kantor", settings=folder / "pengaturan", logs=folder / "log")
    program = Program(paths, lambda: _WHEN, Theme(app), Preferences())
    program.start()
    limit = monotonic() + _PATIENCE
    while not program.desk.is_open and monotonic() < limit:
        app.processEvents()
    for key in PAGES:
        program.window.go(Place(key))
        app.processEvents()
    opened = program.desk.is_open
    program.window.close()
    return 0 if opened else 1
