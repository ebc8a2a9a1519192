"""The section Cadangan: the list, and what opens from it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import AppError
from desktop_app.services.backups import BackupLine
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Job
from desktop_app.ui.letter_preview import LetterPreview
from desktop_app.ui.settings.backups.cards import LeavingCard, SameDiskCard
from desktop_app.ui.settings.backups.code import WrittenCard
from desktop_app.ui.settings.backups.listing import BackupList
from desktop_app.ui.settings.backups.looks import is_only_here, made_words, newest_words
from desktop_app.ui.settings.backups.making import MakeCard, Wish
from desktop_app.ui.settings.backups.moving import MoveView
from desktop_app.ui.settings.backups.restoring import RestoreView
from desktop_app.ui.settings.rights import allow, denied
from desktop_app.ui.theme.tokens import Tone
from desktop_app.ui.widgets.buttons import Button, Kind
from desktop_app.ui.widgets.cards import PageHead, scrolled
from desktop_app.ui.widgets.layouts import STRETCH, boxed, column
from desktop_app.ui.widgets.waiting import ProgressCard
from desktop_app.words.sentences import sentence

_KINDS = "Cadangan Rembug (*.cadangan)"


class BackupSection(QWidget):
    """`visit()` looks again; `escape()` closes what is open in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._verdicts: dict[Path, bool] = {}
        self._code = ""
        self._written: BackupLine | None = None
        self.make_button = Button(self.tr("Cadangkan sekarang"), Kind.PRIMARY, "archive")
        self.from_file = Button(self.tr("Pulihkan dari berkas…"), icon_name="folder-open")
        self.move_button = Button(self.tr("Pindah komputer…"), icon_name="arrow-right")
        self.head = PageHead(self.tr("Cadangan"), "", [self.make_button])
        self.making, self.written, self.listing = MakeCard(desk), WrittenCard(), BackupList(self.from_file)
        self.progress = ProgressCard(self.tr("Menulis cadangan"))
        self.warning, self.leaving = SameDiskCard(), LeavingCard(self.move_button)
        self.restoring, self.moving, self.preview = RestoreView(desk), MoveView(desk), LetterPreview(desk)
        self._stack = QStackedLayout(self)
        self._came_from = 0
        self._build()
        self._connect()

    def visit(self, *, restoring: bool = False) -> None:
        """Look again; `restoring`: somebody came to bring a backup back."""
        if self._stack.currentIndex() == 0:
            self._look()
        if restoring:
            self.from_file.setFocus()

    def escape(self) -> bool:
        """Close what is open; a code that is shown stays until its button is pressed."""
        view = self._stack.currentWidget()
        if view is self.preview:
            self._on_preview_left()
        elif self._stack.currentIndex() > 0:
            (self.restoring.back if self._stack.currentIndex() == 1 else self.moving.back).click()
        elif self.making.isVisible():
            self._close_cards()
        else:
            return False
        return True

    def _build(self) -> None:
        margins = (22, 16, 22, 16)
        parts = (
            self.head,
            self.warning,
            self.progress,
            self.making,
            self.written,
            self.listing,
            self.leaving,
        )
        content = boxed(column(*parts, STRETCH, gap=14, margins=margins))
        views = [
            content,
            boxed(column(self.restoring, margins=margins)),
            boxed(column(self.moving, margins=margins)),
        ]
        for view in [*map(scrolled, views), self.preview]:
            self._stack.addWidget(view)
        self._close_cards()

    def _connect(self) -> None:
        self.make_button.clicked.connect(self._on_make)
        self.from_file.clicked.connect(self._on_from_file)
        self.move_button.clicked.connect(self._on_move)
        self.making.wanted.connect(self._on_wanted)
        self.making.given_up.connect(self._close_cards)
        self.written.printed.connect(lambda: self._on_print(self._written, self._code))
        self.written.done.connect(self._on_done)
        self.listing.checked.connect(self._on_check)
        self.listing.chosen.connect(lambda backup: self._on_restore(backup.path))
        self.restoring.left.connect(self._on_left)
        self.moving.left.connect(self._on_left)
        self.moving.printed.connect(self._on_print)
        self.preview.left.connect(self._on_preview_left)
        self._desk.notices.changed.connect(self._on_changed)
        self._desk.acting_changed.connect(self._look)

    def _look(self) -> None:
        lines = self._desk.try_(self._desk.house.backups.lines) or ()
        reason = denied(self._desk.acting)
        self.listing.show_lines(lines, self._verdicts, reason)
        self.warning.setVisible(is_only_here(lines))
        has_office = self._desk.try_(self._desk.house.offices.own) is not None
        needs_office = "" if has_office else self.tr("Belum ada kantor di folder data ini.")
        for button in (self.make_button, self.move_button):
            allow(button, reason or needs_office)
        allow(self.from_file, reason)
        words = newest_words(lines, self._desk.house.clock())
        self.head.retitle(
            self.tr("Cadangan"),
            self.tr("{newest}. Yang harian dibuat sendiri saat jendela ditutup.").format(newest=words),
        )

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible() and self._stack.currentIndex() == 0:
            self._look()

    def _close_cards(self) -> None:
        for card in (self.making, self.written, self.progress):
            card.hide()
        self.listing.show()
        self.make_button.setEnabled(True)

    def _on_make(self) -> None:
        self._close_cards()
        self.make_button.setEnabled(False)
        self.making.show()
        self.making.ask()

    def _on_wanted(self, wish: Wish) -> None:
        house, acting = self._desk.house, self._desk.acting
        code = house.backups.new_code() if wish.with_code else None

        def deed(job: Job) -> tuple[BackupLine, str]:
            made = house.backups.make(
                acting, wish.target, with_files=wish.with_files, code=code, step=job.step
            )
            return made, code or ""

        self._close_cards()
        self.progress.follow(self._desk.do(deed, then=self._on_written))

    def _on_written(self, made: object) -> None:
        if not isinstance(made, tuple):
            return
        self._written, self._code = made
        self._verdicts[made[0].path] = True
        self._look()
        self._close_cards()
        self.make_button.setEnabled(False)
        self.written.show_written(made[0], made[1])
        self.written.show()

    def _on_done(self) -> None:
        self._written, self._code = None, ""
        self._close_cards()

    def _on_check(self, backup: BackupLine) -> None:
        backups, path = self._desk.house.backups, backup.path

        def deed(job: Job) -> tuple[BackupLine, AppError | None]:
            try:
                backups.check(path, step=job.step)
            except AppError as error:
                return backup, error
            return backup, None

        self.progress.follow(self._desk.do(deed, then=self._on_checked))

    def _on_checked(self, result: object) -> None:
        backup, error = cast("tuple[BackupLine, AppError | None]", result)
        self._verdicts[backup.path] = error is None
        if error is not None:
            self._desk.notices.warn(sentence(error), Tone.DANGER)
        else:
            words = self.tr("Cadangan {when} dibaca seluruhnya dan utuh")
            self._desk.notices.say(words.format(when=made_words(backup)))
        self._look()

    def _on_from_file(self) -> None:
        path = self._desk.dialogs.open_file(self, self.tr("Pilih cadangan"), _KINDS)
        if path is not None:
            self._on_restore(path)

    def _on_restore(self, path: Path) -> None:
        self._stack.setCurrentIndex(1)
        self.restoring.look_at(path)

    def _on_move(self) -> None:
        self._stack.setCurrentIndex(2)
        self.moving.visit()

    def _on_print(self, backup: BackupLine | None, code: str) -> None:
        if backup is None or not code:
            return
        papers, acting = self._desk.house.exchange_papers, self._desk.acting
        self._came_from = self._stack.currentIndex()
        self._stack.setCurrentIndex(3)
        self.preview.order(
            self.tr("Kode pemulihan"), lambda dated_on: papers.recovery(acting, backup, code, dated_on)
        )

    def _on_preview_left(self) -> None:
        self._stack.setCurrentIndex(self._came_from)

    def _on_left(self) -> None:
        self._stack.setCurrentIndex(0)
        self._look()
