"""Joins the window: shell first, then the office in a loader thread, then the pages.

Nothing here imports the use cases: SQLAlchemy alone costs more than the whole first window. The loader
imports `desktop_app.app.compose` in the lane, after the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer

from desktop_app.app.doors import ExchangeDoors
from desktop_app.app.parting import Parting
from desktop_app.app.paths import Paths
from desktop_app.domain.changes import Changes
from desktop_app.domain.values import Acting, Clock, Role, day_of
from desktop_app.services.preferences import Preferences, write_preferences
from desktop_app.ui.acting import ActingChoice
from desktop_app.ui.actions import Actions
from desktop_app.ui.desk import Desk, Replacement
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.jobs import Job, Jobs
from desktop_app.ui.late_page import LatePage
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.notices import Notices
from desktop_app.ui.page import FOOT, Page, PageSpec, Place
from desktop_app.ui.theme.look import look
from desktop_app.ui.theme.theme import Mode, Theme
from desktop_app.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from desktop_app.services.house import House

_WATCH = 3000  # milliseconds between looks whether a command line has written to the store
PAGES = {
    "beranda": "desktop_app.ui.home.page:HomePage",
    "rencana": "desktop_app.ui.plans.page:PlansPage",
    "evaluasi": "desktop_app.ui.evaluations.page:EvaluationsPage",
    "pegawai": "desktop_app.ui.people.page:PeoplePage",
    "sinkronisasi": "desktop_app.ui.exchange.page:ExchangePage",
    "pengaturan": "desktop_app.ui.settings.page:SettingsPage",
}


class Program(QObject):
    """The running window with everything it needs; `close` undoes it in reverse."""

    def __init__(self, paths: Paths, clock: Clock, theme: Theme, chosen: Preferences) -> None:
        super().__init__()
        self._paths, self._clock, self._theme, self._chosen = paths, clock, theme, chosen
        self.jobs, self.notices, self.actions = Jobs(), Notices(), Actions()
        self.desk = Desk(self.jobs, self.notices, Dialogs())
        self._geometry = QSettings(paths.geometry.as_posix(), QSettings.Format.IniFormat)
        self.window = MainWindow(self._specs(), self.actions, self.notices, theme, "")
        self._acting = ActingChoice(self.window, self.desk)
        self._seen_version = 0
        self._has_finder = self._is_closed = False
        self._watch = QTimer(self, interval=_WATCH)
        self._watch.timeout.connect(self._look_for_others)
        self.window.acting_wanted.connect(self._acting.ask)
        self.window.closing.connect(self.close)
        self.window.may_close = self._may_close
        self._parting = Parting(self.desk, self.window)
        self.doors = ExchangeDoors(self.desk, self.window, paths.store)
        self.desk.replacing.connect(self._on_replacing)
        self.notices.changed.connect(self._on_changed)
        self.desk.acting_changed.connect(self._show_acting)
        theme.changed.connect(self._keep_look)
        self.window.go(Place("beranda"))

    def start(self) -> None:
        """Show the window, then open the office behind it."""
        shape = self._geometry.value("jendela")
        if shape is None or not self.window.restoreGeometry(shape):
            self.window.resize(1366, 697)
        self.window.sheet_parent.installEventFilter(self)
        self.window.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint starts the loading: importing before it would keep the window dark."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.open_office)
        return super().eventFilter(watched, event)

    def open_office(self) -> None:
        """Import the use cases and open the store in the lane."""
        self.jobs.start(self._load, self._opened, self._not_opened)

    def leave(self) -> None:
        """Close at once: the system ends us, and would not wait for a backup."""
        self._parting.is_over = True
        self.window.close()

    def close(self) -> None:
        """Stop what runs, keep the shape of the window, give the database back."""
        if self._is_closed:
            return
        self._is_closed = True
        self._watch.stop()
        self._geometry.setValue("jendela", self.window.saveGeometry())
        self.jobs.close()
        if self.desk.is_open:
            self.desk.house.shown.forget()
            self.desk.house.close()

    def _may_close(self) -> bool:
        return self._parting.may_close()

    def _on_replacing(self, wanted: Replacement) -> None:
        """Closes the office, lets the deed do its work, and opens what is there then."""
        if self.jobs.is_busy:
            self.jobs.idle.connect(lambda: self._on_replacing(wanted), Qt.ConnectionType.SingleShotConnection)
            return
        self._watch.stop()
        self.desk.leave().close()
        self.window.pages.renew()
        self.window.undo.forget()
        self.window.go(Place("beranda"))
        busy = self.window.busy
        busy.open(wanted.title, wanted.words, self.tr("Batal"))
        said: list[str] = []
        job = self.jobs.start(
            lambda job: wanted.deed(self._paths.store, job),
            lambda _result: said.append(wanted.said),
            self.desk.told,
            busy.show_step,
        )
        busy.given_up.connect(job.cancel)
        job.finished.connect(lambda: self._reopen(said))

    def _reopen(self, said: list[str]) -> None:
        if self._is_closed:
            return
        self.window.busy.close_sheet()
        self.open_office()
        for words in said:
            self.notices.say(words)

    def _load(self, _job: Job) -> House:
        compose: Any = import_module("desktop_app.app.compose")
        house: House = compose.open_house(self._paths.store, self._clock, self._paths.settings)
        return house

    def _opened(self, house: House) -> None:
        office = house.offices.own()
        self._seen_version = house.data_version()
        self.desk.open(
            house,
            Acting(day=day_of(self._clock()), role=Role.ADMIN, title=self.tr("Operator kepegawaian")),
        )
        self.window.show_office(office.name if office else self.tr("Kantor baru"))
        self.window.show_practice(bool(office and office.is_practice))
        self._show_acting()
        if not self._has_finder:
            self._has_finder = True
            self.window.palette_sheet.add_finder(_finder(self.desk))
        if not (office and office.is_practice):
            self._tell_standing(house)
        self._watch.start()
        house.shown.forget()  # what a window that was killed left behind
        self.desk.do(lambda _job: house.year.sweep_files())  # and an act killed half-way

    def _on_changed(self, changes: Changes) -> None:
        """An office that was founded, or joined by its card, gives the window its name."""
        if changes & Changes.STRUCTURE and self.desk.is_open:
            office = self.desk.house.offices.own()
            if office is not None:
                self.window.show_office(office.name)

    def _tell_standing(self, house: House) -> None:
        """Once, at the first opening after a restore or a copy; at every one, that another PC took over."""
        if house.is_moved:
            self.notices.warn(
                self.tr(
                    "Data ini dipulihkan dari cadangan atau disalin dari tempat lain, dan sejak sekarang "
                    "mencatat sebagai komputer baru. Tidak ada yang hilang. Terimalah berkas terbaru dari "
                    "BKPSDM pada Sinkronisasi, supaya perubahan sesudah cadangan itu ikut kembali."
                ),
                Tone.PRIMARY,
            )
        if house.moving.standing().stage == "pensiun":
            self.notices.warn(
                self.tr(
                    "Komputer ini sudah pensiun: kantor bekerja di komputer lain. Data di sini dapat dibaca; "
                    "yang diisi di sini tidak akan sampai ke mana-mana."
                )
            )

    def _not_opened(self, error: Exception) -> None:
        self.desk.told(error)

    def _show_acting(self) -> None:
        acting = self.desk.acting
        role = self.tr("Operator kantor") if acting.role is Role.ADMIN else self.tr("Bertindak sendiri")
        self.window.show_person(acting.title, role)

    def _keep_look(self) -> None:
        now = look()
        self._chosen = self._chosen.with_look(self._theme.mode.value, now.percent, is_compact=now.is_compact)
        write_preferences(self._paths.settings / "rembug.toml", self._chosen)

    def _look_for_others(self) -> None:
        version = self.desk.house.data_version()
        if version != self._seen_version:
            self._seen_version = version
            self.notices.changed.emit(~Changes.NOTHING)

    def _specs(self) -> list[PageSpec]:
        kinerja, organisasi = self.tr("KINERJA"), self.tr("ORGANISASI")
        return [
            PageSpec("beranda", self.tr("Beranda"), "house", "", "Ctrl+1", self._late("beranda")),
            PageSpec(
                "rencana",
                self.tr("Rencana kinerja"),
                "clipboard-list",
                kinerja,
                "Ctrl+2",
                self._late("rencana"),
            ),
            PageSpec("evaluasi", self.tr("Evaluasi"), "star", kinerja, "Ctrl+3", self._late("evaluasi")),
            PageSpec("pegawai", self.tr("Pegawai"), "users", organisasi, "Ctrl+4", self._late("pegawai")),
            PageSpec(
                "sinkronisasi",
                self.tr("Sinkronisasi"),
                "refresh-cw",
                organisasi,
                "Ctrl+6",
                self._late("sinkronisasi"),
            ),
            PageSpec(
                "pengaturan", self.tr("Pengaturan"), "settings", FOOT, "Ctrl+5", self._late("pengaturan")
            ),
        ]

    def _late(self, key: str) -> Callable[[], Page]:
        def make() -> Page:
            return LatePage(self.desk, lambda desk: _page_class(key)(desk, self.actions, self._theme))

        return make


def choose_look(theme: Theme, chosen: Preferences) -> None:
    """Puts the settings of this PC in force."""
    theme.dress(Mode(chosen.theme), chosen.percent, is_compact=chosen.is_compact)


def _page_class(key: str) -> Any:
    """The class of a page, loaded when it is first needed."""
    module, name = PAGES[key].split(":")
    return getattr(import_module(module), name)


def _finder(desk: Desk) -> Any:
    return import_module("desktop_app.ui.finder").OfficeFinder(desk)
