"""What is entered from the Lembar nilai: results, evidence, feedback, obstacles; each a deed of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.records import Id
from desktop_app.domain.terms import ValueCode
from desktop_app.domain.values import Acting
from desktop_app.domain.year import Feedback, Obstacle, OwnerKind
from desktop_app.services.results import IndicatorLine
from desktop_app.ui.desk import Desk
from desktop_app.ui.evaluations.forms.entry import Entry, EntryForm
from desktop_app.ui.evaluations.forms.feedback import FeedbackForm, Said
from desktop_app.ui.evaluations.forms.obstacle import ObstacleForm, SettleForm
from desktop_app.ui.evaluations.sheet.draft import Key
from desktop_app.ui.evaluations.sheet.state import JudgementState
from desktop_app.ui.evaluations.sheet.texts import reason_words
from desktop_app.ui.jobs import Job
from desktop_app.ui.plans.sheets import Sheet
from desktop_app.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from desktop_app.services.house import House


class EntryDeeds(QObject):
    """Opens the forms over the page, and does what they ask for."""

    def __init__(self, over: QWidget, desk: Desk, state: JudgementState) -> None:
        super().__init__(over)
        self._desk, self._state = desk, state
        self.entry, self.feedback = EntryForm(over, desk), FeedbackForm(over, desk)
        self.obstacle, self.settle = ObstacleForm(over, desk), SettleForm(over, desk)
        self.entry.done.connect(self._on_entry)
        self.entry.taken_back.connect(self._on_taken_back)
        self.entry.opened.connect(self.open_evidence)
        self.entry.withdrawn.connect(self._on_withdrawn)
        self.feedback.done.connect(self._on_feedback)
        self.feedback.taken_back.connect(self._on_feedback_back)
        self.obstacle.done.connect(self._on_obstacle)
        self.settle.done.connect(self._on_settle)

    def forms(self) -> tuple[Sheet, ...]:
        """The forms that may lie over the page."""
        return (self.entry, self.feedback, self.obstacle, self.settle)

    def ask_entry(self, line_id: Id) -> None:
        """The results of an indicator."""
        found = self._indicator(line_id)
        if found is not None:
            sheet = self._state.sheet
            self.entry.ask(found, sheet.evaluation.period, sheet.evaluation.to_on, self._closed())

    def ask_feedback(self, key: Key, said: Feedback | None) -> None:
        """Feedback on a result or a value."""
        sheet = self._state.sheet
        names: dict[object, str] = {line.rhk.line_id: line.rhk.text for line in sheet.lines}
        names |= {line.value.code: line.value.name for line in sheet.behaviours}
        self.feedback.ask(key, names.get(key, ""), sheet.evaluation.to_on, said)

    def ask_obstacle(self) -> None:
        """Write an obstacle down."""
        self.obstacle.ask(self._state.sheet.lines, self._state.sheet.evaluation.to_on)

    def ask_settle(self, obstacle: Obstacle) -> None:
        """Say how far an obstacle is."""
        self.settle.ask(obstacle)

    def attach(self, line_id: Id, files: list[Path]) -> None:
        """Files dropped on an indicator prove its newest result."""
        found = self._indicator(line_id)
        if found is None or not found.entries:
            self._desk.notices.say(self.tr("Catat realisasinya dahulu, lalu lampirkan bukti."), Tone.WARNING)
            return
        house, acting, owner = self._desk.house, self._desk.acting, found.entries[-1].realisation.id
        said = self.tr("{n} bukti dilampirkan").format(n=len(files))
        self._desk.do(lambda job: _attached(house, acting, owner, tuple(files), job), said)

    def open_evidence(self, evidence_id: Id, name: str) -> None:
        """Show a file in the program of this PC that reads it; the copy goes when the window goes."""
        house = self._desk.house
        path = self._desk.try_(
            lambda: house.shown.show(evidence_id, name, house.year.open_evidence(evidence_id))
        )
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _closed(self) -> str:
        sheet, acting = self._state.sheet, self._desk.acting
        if sheet.frozen is not None:
            return reason_words("evaluasi.sudah_final")
        if not acting.is_operator and acting.person_id != sheet.skp.person_id:
            return self.tr("Realisasi dicatat oleh pegawai itu sendiri atau operator.")
        return ""

    def _indicator(self, line_id: Id) -> IndicatorLine | None:
        lines = (i for line in self._state.sheet.lines for i in line.indicators)
        return next((i for i in lines if i.indicator.line_id == line_id), None)

    def _on_entry(self) -> None:
        entry = self.entry.entry()
        if entry is not None:
            deed = partial(_recorded, self._desk.house, self._desk.acting, self._state.sheet.skp.id, entry)
            said = self.tr("Realisasi dikoreksi") if entry.corrects else self.tr("Realisasi dicatat")
            self._desk.do(deed, said)

    def _on_taken_back(self, entry_id: Id) -> None:
        house, acting = self._desk.house, self._desk.acting
        said = self.tr("Realisasi dibatalkan; catatannya tetap dapat dibaca")
        self._desk.do(lambda _job: house.year.take_back(acting, entry_id), said)

    def _on_withdrawn(self, evidence_id: Id) -> None:
        house, acting = self._desk.house, self._desk.acting
        self._desk.do(
            lambda _job: house.year.withdraw_evidence(acting, evidence_id), self.tr("Bukti ditarik")
        )

    def _on_feedback(self) -> None:
        said = self.feedback.said()
        if said is None:
            return
        house, acting, skp_id = self._desk.house, self._desk.acting, self._state.sheet.skp.id
        made: list[Id] = []
        deed = partial(_said, house, acting, skp_id, said, made)
        if said.corrects is not None:
            self._desk.do(deed, self.tr("Umpan balik dikoreksi"))
            return
        self._desk.undoable(
            deed,
            self.tr("Umpan balik disimpan"),
            lambda _job: house.year.take_back_feedback(acting, made[0]),
        )

    def _on_feedback_back(self, feedback_id: Id) -> None:
        house, acting = self._desk.house, self._desk.acting
        self._desk.do(
            lambda _job: house.year.take_back_feedback(acting, feedback_id), self.tr("Umpan balik ditarik")
        )

    def _on_obstacle(self) -> None:
        told = self.obstacle.told()
        if told is None:
            return
        text, day, line_id = told
        house, acting, skp_id = self._desk.house, self._desk.acting, self._state.sheet.skp.id
        self._desk.do(
            lambda _job: house.year.add_obstacle(acting, skp_id, text, day, indicator_line=line_id),
            self.tr("Kendala dicatat"),
        )

    def _on_settle(self) -> None:
        told = self.settle.told()
        if told is None:
            return
        id, state, day, answer = told
        house, acting = self._desk.house, self._desk.acting
        self._desk.do(
            lambda _job: house.year.settle_obstacle(acting, id, state, day, answer),
            self.tr("Tindak lanjut kendala disimpan"),
        )


def _recorded(house: House, acting: Acting, skp_id: Id, entry: Entry, job: Job) -> Changes:
    """Runs in the lane: the result first, then what proves it."""
    made = house.year.record(
        acting,
        skp_id,
        entry.indicator_line,
        entry.period,
        entry.as_of,
        value=entry.value,
        text=entry.text,
        corrects=entry.corrects,
    )
    return made.changes | _attached(house, acting, made.id, entry.files, job)


def _attached(house: House, acting: Acting, owner_id: Id, files: tuple[Path, ...], job: Job) -> Changes:
    """Runs in the lane: one file after the other."""
    changes = Changes.YEAR
    for number, file in enumerate(files, start=1):
        changes |= house.year.attach(acting, OwnerKind.REALISATION, owner_id, file).changes
        job.step(number, len(files))
    return changes


def _said(house: House, acting: Acting, skp_id: Id, said: Said, made: list[Id], _job: Job) -> Changes:
    if said.corrects is not None:
        return house.year.correct_feedback(acting, said.corrects.id, said.text).changes
    is_value = isinstance(said.key, ValueCode)
    recorded = house.year.give_feedback(
        acting,
        skp_id,
        said.on,
        said.text,
        rhk_line=None if is_value else Id(bytes(said.key)),  # type: ignore[arg-type]
        value_code=said.key if isinstance(said.key, ValueCode) else None,
        role=said.role,
        oral=said.oral,
    )
    made.append(recorded.id)
    return recorded.changes
