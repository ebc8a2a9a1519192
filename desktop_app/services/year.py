"""The working year of a plan: results with their evidence, obstacles, feedback. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from desktop_app.domain.achievement import entries_in, share_of
from desktop_app.domain.changes import Changes
from desktop_app.domain.plan import Plan, Skp
from desktop_app.domain.records import Id
from desktop_app.domain.rules.findings import Finding
from desktop_app.domain.terms import Severity, ValueCode
from desktop_app.domain.values import Acting, Period, StoredFile
from desktop_app.domain.year import Evidence, GiverRole, Obstacle, ObstacleStatus, OwnerKind
from desktop_app.services.entries import (
    ObstacleDraft,
    Recorded,
    ResultDraft,
    add_obstacle,
    record_result,
    settle_obstacle,
    take_back_result,
)
from desktop_app.services.evidence import Attached, EvidenceFiles
from desktop_app.services.feedback import (
    FeedbackDraft,
    correct_feedback,
    give_feedback,
    take_back_feedback,
)
from desktop_app.services.file_check import FilesReport, Progress, sweep_files, verify_files
from desktop_app.services.results import (
    BehaviourLine,
    ResultLine,
    behaviour_lines,
    result_lines,
    year_facts,
)
from desktop_app.services.set_plans import plan_on
from desktop_app.services.timeline import Event, timeline
from desktop_app.store.work import Store, Work
from desktop_app.vault.blobs import Blobs


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsSheet:
    """The results of a plan in a period: each line with what was entered, and what is still bare.

    `findings` are warnings only: lines without a result, results without evidence (rule 35).
    """

    skp: Skp
    plan: Plan
    period: Period
    lines: tuple[ResultLine, ...]
    behaviours: tuple[BehaviourLine, ...]
    obstacles: tuple[Obstacle, ...]
    findings: tuple[Finding, ...]


class Year:
    """Entering and reading what a plan came to in its year."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store, self._blobs = store, blobs
        self._files = EvidenceFiles(store, blobs)

    def results(self, skp_id: Id, period: Period) -> ResultsSheet:
        """What was entered for a period, against its part of the targets; the year shows all of it."""
        with self._store.look() as work:
            return _results(work, skp_id, period)

    def record(
        self,
        acting: Acting,
        skp_id: Id,
        indicator_line: Id,
        period: Period,
        as_of: date,
        *,
        value: Decimal | None = None,
        text: str | None = None,
        corrects: Id | None = None,
    ) -> Recorded:
        """Writes down a result of an indicator; `corrects` cites the entry it takes the place of.

        A figure of zero and one above the target are results. The very same entry a second time is
        `realisasi.sama_persis`, so that saving twice never adds twice. Raises `realisasi.*`, `tahun.*`.
        """
        draft = ResultDraft(
            indicator_line=indicator_line,
            period=period,
            as_of=as_of,
            value=value,
            text=text,
            corrects=corrects,
        )
        with self._store.work(acting) as work:
            return record_result(work, acting, skp_id, draft)

    def take_back(self, acting: Acting, realisation_id: Id) -> Changes:
        """A result that was never meant: it counts no more, but stays readable."""
        with self._store.work(acting) as work:
            return take_back_result(work, acting, realisation_id)

    def store_file(self, path: Path) -> StoredFile:
        """Copies the scan of a paper in, for the act that will name it."""
        return self._files.store_file(path)

    def attach(
        self, acting: Acting, owner_kind: OwnerKind, owner_id: Id, path: Path, note: str | None = None
    ) -> Attached:
        """Copies a file in as evidence (rule 36); see `EvidenceFiles.attach`."""
        return self._files.attach(acting, owner_kind, owner_id, path, note)

    def replace_evidence(
        self, acting: Acting, evidence_id: Id, path: Path, note: str | None = None
    ) -> Attached:
        """Another file takes the place of one; the old one is kept."""
        return self._files.replace(acting, evidence_id, path, note)

    def withdraw_evidence(self, acting: Acting, evidence_id: Id) -> Changes:
        """Takes wrong evidence away; that it was there stays readable."""
        return self._files.withdraw(acting, evidence_id)

    def open_evidence(self, evidence_id: Id) -> bytes:
        """The content of a piece of evidence."""
        return self._files.open(evidence_id)

    def has_arrived(self, evidence: Evidence) -> bool:
        """Whether the file of a piece of evidence is on this PC; its row may have come without it."""
        return self._files.has_arrived(evidence)

    def verify_files(self, step: Progress | None = None) -> FilesReport:
        """Reads every file that a row speaks of; what is gone or altered is named."""
        return verify_files(self._store, self._blobs, step)

    def sweep_files(self) -> int:
        """Removes files of acts that never came to be; for the start of the program."""
        return sweep_files(self._store, self._blobs)

    def add_obstacle(
        self,
        acting: Acting,
        skp_id: Id,
        text: str,
        from_on: date,
        *,
        indicator_line: Id | None = None,
        owner_id: Id | None = None,
    ) -> Recorded:
        """Writes down a kendala; `owner_id` is who must act, else it is the penilai's."""
        draft = ObstacleDraft(text=text, from_on=from_on, indicator_line=indicator_line, owner_id=owner_id)
        with self._store.work(acting) as work:
            return add_obstacle(work, acting, skp_id, draft)

    def settle_obstacle(
        self, acting: Acting, obstacle_id: Id, to: ObstacleStatus, on: date, answer: str | None = None
    ) -> Changes:
        """Takes a kendala up, or ends it; one beyond solving needs an answer (`kendala.tanpa_jawaban`)."""
        with self._store.work(acting) as work:
            return settle_obstacle(work, acting, obstacle_id, to, on, answer=answer)

    def give_feedback(
        self,
        acting: Acting,
        skp_id: Id,
        on: date,
        text: str,
        *,
        rhk_line: Id | None = None,
        value_code: ValueCode | None = None,
        role: GiverRole = GiverRole.PIMPINAN,
        oral: bool = False,
        giver_id: Id | None = None,
    ) -> Recorded:
        """Feedback on one result or one value (rules 33, 34); `giver_id` when an operator enters it."""
        draft = FeedbackDraft(
            on=on,
            text=text,
            rhk_line=rhk_line,
            value_code=value_code,
            role=role,
            oral=oral,
            giver_id=giver_id,
        )
        with self._store.work(acting) as work:
            return give_feedback(work, acting, skp_id, draft)

    def correct_feedback(self, acting: Acting, feedback_id: Id, text: str) -> Recorded:
        """Other words: within a day a rewriting, later a correction that stands beside the old (rule 33)."""
        with self._store.work(acting) as work:
            return correct_feedback(work, acting, feedback_id, text)

    def take_back_feedback(self, acting: Acting, feedback_id: Id) -> Changes:
        """Within a day feedback may be taken back; later it may only be corrected (rule 33)."""
        with self._store.work(acting) as work:
            return take_back_feedback(work, acting, feedback_id)

    def timeline(self, skp_id: Id) -> tuple[Event, ...]:
        """All that happened to a plan, the newest first; corrected and taken back things included."""
        with self._store.look() as work:
            return timeline(work, skp_id)


def bare(lines: tuple[ResultLine, ...]) -> tuple[Finding, ...]:
    """Indicators without a result, and results without evidence (rules 35, 44)."""
    indicators = [indicator for line in lines for indicator in line.indicators]
    found: Mapping[str, int] = {
        "evaluasi.realisasi_belum_ada": sum(not i.entries for i in indicators),
        "evaluasi.realisasi_tanpa_bukti": sum(bool(i.entries) and not i.has_evidence for i in indicators),
    }
    return tuple(
        Finding(code, Severity.PERINGATAN, {"jumlah": number}) for code, number in found.items() if number
    )


def _results(work: Work, skp_id: Id, period: Period) -> ResultsSheet:
    skp, day = work.need(Skp, skp_id), period.last_day
    plan = plan_on(work, skp, min(day, skp.ends_on))
    facts = year_facts(work, [skp_id])[skp_id]
    entries = entries_in(facts.entries, period)
    lines = result_lines(plan, facts, entries, work.rules.saran(day), share_of(skp, period))
    obstacles = [
        o for o in work.find(Obstacle, skp_id=skp_id) if period.overlaps(o.from_on, o.to_on or date.max)
    ]
    return ResultsSheet(
        skp=skp,
        plan=plan,
        period=period,
        lines=lines,
        behaviours=behaviour_lines(plan, facts, work.rules.perilaku(day)),
        obstacles=tuple(obstacles),
        findings=bare(lines),
    )
