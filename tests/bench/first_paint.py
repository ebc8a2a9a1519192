"""A window in a process of its own: says when it was painted, what was loaded, how much memory it holds.

    python -m tests.bench.first_paint kosong             an empty window of PySide6
    python -m tests.bench.first_paint rembug FOLDER      the program on a data folder

Each line is a moment (`dilukis`, `data`, `semua`) as JSON with `dimuat` (heavy libraries loaded) and `mb`
(memory that belongs to this process alone).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

HEAVY = (
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "reportlab",
    "pypdfium2",
    "PIL",
    "python_calamine",
    "xlsxwriter",
)
ALSO_HEAVY = ("asyncio", "numpy", "nacl", "multiprocessing")

_PATIENCE = 60_000  # milliseconds; an office that does not open is a failure, not a figure


def tell(moment: str) -> None:
    """One moment, on standard output."""
    loaded = [name for name in (*HEAVY, *ALSO_HEAVY) if name in sys.modules]
    print(json.dumps({"saat": moment, "dimuat": loaded, "mb": own_memory()}), flush=True)


def own_memory() -> float:
    """Megabytes that end with this process (USS); 0 where the system does not tell."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0.0
    lines = (line.split() for line in rollup.read_text(encoding="ascii").splitlines())
    return sum(int(parts[1]) for parts in lines if parts[0].startswith("Private_")) / 1024


def empty() -> int:
    """The floor: the least window that PySide6 can show."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 697)
    watch = when_painted(window, application.quit)
    window.show()
    application.exec()
    del watch
    return 0


def program(folder: Path) -> int:
    """The program as `desktop_app.app.desktop.run` starts it, with the practice office in `folder`."""
    from PySide6.QtCore import QTimer

    from desktop_app.app.desktop import application
    from desktop_app.app.main import clock
    from desktop_app.app.paths import Paths
    from desktop_app.app.window import Program, choose_look
    from desktop_app.services.preferences import read_preferences
    from desktop_app.ui.page import Place
    from desktop_app.ui.theme.theme import Theme

    running = application()
    chosen = read_preferences(folder / "setelan" / "rembug.toml")
    theme = Theme(running)
    choose_look(theme, chosen)
    opened = Program(Paths(folder, folder / "setelan", folder / "log"), clock, theme, chosen)
    pages = ["rencana", "evaluasi", "pegawai", "pengaturan"]

    def look_again() -> None:
        if opened.jobs.is_busy or not opened.desk.is_open:
            QTimer.singleShot(1, look_again)
        elif len(pages) == 4:
            tell("data")
            next_page()
        elif pages:
            next_page()
        else:
            tell("semua")
            opened.window.close()
            running.quit()

    def next_page() -> None:
        opened.window.go(Place(pages.pop(0)))
        QTimer.singleShot(20, look_again)

    watch = when_painted(opened.window, lambda: QTimer.singleShot(1, look_again))
    QTimer.singleShot(_PATIENCE, lambda: running.exit(1))
    opened.start()
    ended = running.exec()
    opened.close()
    del watch
    return ended


def when_painted(window: object, then: Callable[[], object]) -> object:
    """Tells `dilukis` once the whole window has been painted for the first time, and goes on with `then`."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self.painted)
            return False

        def painted(self) -> None:
            tell("dilukis")
            then()

    watch = Watch()
    window.installEventFilter(watch)  # type: ignore[attr-defined]
    return watch


if __name__ == "__main__":
    sys.exit(empty() if sys.argv[1] == "kosong" else program(Path(sys.argv[2])))
