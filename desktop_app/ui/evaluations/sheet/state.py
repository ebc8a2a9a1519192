"""What the Lembar nilai holds: the evaluation as it is kept, and the judgement as it is being made."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.papers import Draft
from desktop_app.domain.records import Id
from desktop_app.domain.rules.book import RuleBook
from desktop_app.domain.values import OnPaper
from desktop_app.domain.year import Obstacle
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.looks import Wording
from desktop_app.ui.evaluations.sheet.autosave import Autosave
from desktop_app.ui.evaluations.sheet.draft import Standing, draft_from, draft_of, standing_of, tidy
from desktop_app.ui.jobs import Job

if TYPE_CHECKING:
    from desktop_app.services.evaluations.judging import JudgementDraft
    from desktop_app.services.evaluations.sheet import EvaluationSheet


class JudgementState(QObject):
    """`loaded()`: another evaluation, or other surroundings. `edited()`: another choice or word in the form.

    `autosave` puts aside what is not saved yet.
    """

    loaded = Signal()
    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: EvaluationSheet | None = None
        self._draft: JudgementDraft | None = None
        self._saving: JudgementDraft | None = None
        self._rules = RuleBook(())
        self._standing: Standing | None = None
        self.wording: Wording | None = None
        self.obstacles: tuple[Obstacle, ...] = ()
        self.autosave = Autosave(self, desk, self._unsaved)

    @property
    def is_open(self) -> bool:
        return self._sheet is not None

    @property
    def sheet(self) -> EvaluationSheet:
        """The evaluation as it was read last; only while one is open."""
        if self._sheet is None:
            raise RuntimeError("no evaluation is open")
        return self._sheet

    @property
    def draft(self) -> JudgementDraft:
        """The judgement as it stands in the form."""
        if self._draft is None:
            raise RuntimeError("no evaluation is open")
        return self._draft

    @property
    def words(self) -> Wording:
        """The labels of the day of the period."""
        if self.wording is None:
            raise RuntimeError("no evaluation is open")
        return self.wording

    @property
    def is_editable(self) -> bool:
        return self.is_open and self.sheet.may.get("rate", "") is None

    @property
    def is_dirty(self) -> bool:
        """Whether something was chosen or written that is not saved yet."""
        return self.is_open and tidy(self.draft) != draft_of(self.sheet.judgement)

    @property
    def standing(self) -> Standing:
        """What is missing now, and the predikat that would follow."""
        if self._standing is None:
            today = self._desk.acting.day
            self._standing = standing_of(self.sheet, tidy(self.draft), self._rules, today)
        return self._standing

    def open(self, evaluation_id: bytes) -> bool:
        """Read an evaluation; False, and why, when whoever acts may not see it."""
        found = self._read(evaluation_id)
        if found is None:
            return False
        self.autosave.put_aside()
        self.autosave.at = ""
        self._rules = self._desk.house.rule_book()
        self.wording = Wording.of(self._desk, found.evaluation.period.last_day)
        self._take(found, draft_of(found.judgement))
        return True

    def close(self) -> None:
        """No evaluation any more."""
        self.autosave.put_aside()
        self._sheet = self._draft = self._standing = None

    def refresh(self) -> None:
        """Look again at the store; what was chosen and not saved yet stays."""
        if self._sheet is None:
            return
        found = self._read(self._sheet.evaluation.id)
        if found is not None:
            kept = self.draft if self.is_dirty else draft_of(found.judgement)
            self._take(found, kept)

    def edit(self, draft: JudgementDraft) -> None:
        """Somebody chose or wrote something."""
        if draft != self._draft and self.is_editable:
            self._draft, self._standing = draft, None
            self.autosave.pause.start()
            self.edited.emit()

    def save(self, said: str, paper: Callable[[], OnPaper | None]) -> Job:
        """Keep the judgement; `paper` runs in the lane, where the scan is copied in. It can be taken back."""
        self.autosave.pause.stop()
        house, acting, wanted = self._desk.house, self._desk.acting, tidy(self.draft)
        before, id = draft_of(self.sheet.judgement), self.sheet.evaluation.id
        self._saving = wanted
        job = self._desk.undoable(
            lambda _job: house.evaluations.rate(acting, id, wanted, paper()),
            said,
            lambda _job: house.evaluations.rate(acting, id, before, paper()),
        )
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._on_refused)
        return job

    def written(self) -> Draft | None:
        """What was written before a crash and never saved, for who may go on with it."""
        return self.autosave.written(self.sheet.evaluation.id) if self.is_editable else None

    def recover(self, draft: Draft) -> None:
        """Take the written judgement back into the form."""
        self.edit(draft_from(json.loads(draft.body)))
        self.loaded.emit()

    def _take(self, sheet: EvaluationSheet, draft: JudgementDraft) -> None:
        self._sheet, self._draft, self._standing = sheet, draft, None
        results = self._desk.house.year.results(sheet.skp.id, sheet.evaluation.period)
        self.obstacles = results.obstacles
        self.loaded.emit()

    def _read(self, evaluation_id: bytes) -> EvaluationSheet | None:
        house, acting = self._desk.house, self._desk.acting
        found: EvaluationSheet | None = self._desk.try_(
            lambda: house.evaluations.sheet(acting, Id(evaluation_id))
        )
        return found

    def _unsaved(self) -> tuple[Id, JudgementDraft] | None:
        """What is to be put aside; nothing while it is being saved."""
        if not self.is_open or self._saving is not None or not self.is_dirty:
            return None
        return self.sheet.evaluation.id, tidy(self.draft)

    def _on_saved(self, _changes: object) -> None:
        saved, self._saving = self._saving, None
        if self._sheet is None:
            return
        written = self.written()
        if written is not None:
            self.autosave.discard(written)
        found = self._read(self._sheet.evaluation.id)
        if found is not None:
            goes_on = tidy(self.draft) != saved
            self._take(found, self.draft if goes_on else draft_of(found.judgement))
        self.autosave.tell()

    def _on_refused(self, _error: Exception) -> None:
        self._saving = None
