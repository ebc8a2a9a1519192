"""What is done before the window closes: the backup of the day, in sight, and never in the way for long."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop_app.domain.backups import BackupReason
from desktop_app.domain.errors import AppError
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Job
from desktop_app.ui.main_window import MainWindow


class Parting(QObject):
    """`may_close()` says no while the backup of the day is written, and closes the window when it is.

    Closing once more, or the button of the sheet, gives the backup up: what was closed tomorrow is backed up
    then. A backup that fails is told in the window, and the next closing goes through.
    """

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._job: Job | None = None
        self.is_over = False

    def may_close(self) -> bool:
        """Whether nothing is to be done any more."""
        if self.is_over or self._job is not None or not self._is_due():
            self._give_up()
            return True
        self._begin()
        return False

    def _is_due(self) -> bool:
        if not self._desk.is_open:
            return False
        try:
            office = self._desk.house.offices.own()
            return office is not None and not office.is_practice and self._desk.house.backups.is_due()
        except AppError:
            return False  # closing is not the moment to complain

    def _begin(self) -> None:
        house, acting, busy = self._desk.house, self._desk.acting, self._window.busy
        busy.open(
            self.tr("Menulis cadangan hari ini"),
            self.tr(
                "Jendela menutup sendiri sesudahnya. Data Anda sudah tersimpan, dengan atau tanpa "
                "cadangan ini."
            ),
            self.tr("Tutup tanpa cadangan"),
        )
        busy.given_up.connect(self._on_given_up)
        self._job = self._desk.jobs.start(
            lambda job: house.backups.make(acting, reason=BackupReason.HARIAN, step=job.step),
            self._on_made,
            self._on_failed,
            busy.show_step,
        )

    def _give_up(self) -> None:
        self.is_over = True
        if self._job is not None:
            self._job.cancel()

    def _on_given_up(self) -> None:
        self._give_up()
        self._window.close()

    def _on_made(self, _made: object) -> None:
        self.is_over = True
        self._window.close()

    def _on_failed(self, error: Exception) -> None:
        self._job, self.is_over = None, True
        self._window.busy.close_sheet()
        self._desk.told(error)
