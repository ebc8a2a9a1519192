"""The rows of a file against the store: whose plan they are, whether it may be written, and the writing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import AppError, RuleBroken
from desktop_app.domain.organisation import Measure
from desktop_app.domain.people import IdentityNumber
from desktop_app.domain.plan import Plan, Skp, SkpStatus, SkpVersion
from desktop_app.domain.records import Id, folded, live
from desktop_app.domain.values import Acting
from desktop_app.services.imports import batches
from desktop_app.services.plan_import.ledger import remove_plan
from desktop_app.services.plan_import.merging import Merger, check_column
from desktop_app.services.plan_import.results import ImportedPlan, Standing
from desktop_app.services.plan_import.rows import MAIN, SheetRow
from desktop_app.services.plans.creating import create_plan, newest_version
from desktop_app.services.plans.editing import save_plan
from desktop_app.services.standing import Line, identity_on
from desktop_app.store.work import Work

Step = Callable[[int, int], None]
"""Told after each plan: how many of how many are done."""


@dataclass(slots=True)
class Entered:
    """What came of the rows."""

    plans: list[ImportedPlan] = field(default_factory=list)
    new: list[tuple[Id, SkpVersion]] = field(default_factory=list)
    changed: list[tuple[Plan, SkpVersion]] = field(default_factory=list)
    counts: dict[Standing, int] = field(default_factory=lambda: defaultdict(int))


class Entry:
    """Enters the rows of one file, plan by plan; a refused plan leaves nothing behind but its reason."""

    def __init__(self, work: Work, acting: Acting) -> None:
        self._work, self._acting = work, acting
        self._measures = {folded(measure.name): measure for measure in work.find(Measure)}
        self._lines: dict[date, Line] = {}

    def enter(self, rows: Sequence[SheetRow], step: Step | None = None) -> Entered:
        """Writes what can be written; rows that cannot are marked."""
        entered, owners = Entered(), self._owners(rows)
        groups = list(self._groups(rows, owners))
        for done, (person_id, year, members) in enumerate(groups, start=1):
            self._plan(entered, person_id, year, members)
            if step:
                step(done, len(groups))
        return entered

    def _owners(self, rows: Sequence[SheetRow]) -> dict[str, Id]:
        numbers = {row.nip for row in rows if row.nip}
        found: dict[str, Id] = {}
        for batch in batches(sorted(numbers)):
            for known in live(self._work.find(IdentityNumber, number=batch)):
                found[known.number] = known.person_id
        return found

    def _groups(
        self, rows: Sequence[SheetRow], owners: dict[str, Id]
    ) -> Iterator[tuple[Id, int, list[SheetRow]]]:
        """Rows by person and year; the annexes go to the years that the file has for that person."""
        groups: dict[tuple[Id, int], list[SheetRow]] = {}
        for row in rows:
            if row.nip and row.nip not in owners:
                row.refuse(RuleBroken("impor_skp.nip_tidak_ada", nip=row.nip))
            elif row.sheet == MAIN and row.nip and isinstance(row.values.get("tahun"), int):
                year = int(row.text("tahun") or 0)
                groups.setdefault((owners[row.nip], year), []).append(row)
        for row in rows:
            if row.sheet != MAIN and row.nip in owners:
                person_id = owners[row.nip]
                years = [year for owner, year in groups if owner == person_id] or self._running(person_id)
                for year in years:
                    groups.setdefault((person_id, year), []).append(row)
                if not years:
                    row.refuse(RuleBroken("impor_skp.tanpa_skp", nip=row.nip))
        for (person_id, year), members in groups.items():
            yield person_id, year, members

    def _running(self, person_id: Id) -> list[int]:
        """This year, when the person has a plan of it."""
        year = self._acting.day.year
        return [year] if self._skp(person_id, year) else []

    def _skp(self, person_id: Id, year: int) -> Skp | None:
        found = self._work.find(Skp, person_id=person_id, year=year, status=SkpStatus.AKTIF)
        return max(found, key=lambda skp: skp.starts_on, default=None)

    def _plan(self, entered: Entered, person_id: Id, year: int, members: list[SheetRow]) -> None:
        """One plan; what the rules refuse is the reason of all its rows."""
        sound = [row for row in members if row.is_sound]
        standing = Standing.SALAH
        if sound:
            try:
                standing = self._write(entered, person_id, year, sound)
            except AppError as refused:
                for row in sound:
                    row.refuse(refused)
        standing = standing if any(row.is_sound for row in members) else Standing.SALAH
        results = [row for row in members if row.sheet == MAIN]
        entered.counts[standing] += sum(row.is_sound for row in results)
        name = identity_on(self._work, person_id, self._acting.day).name
        waiting = sum(not row.is_sound for row in members)
        entered.plans.append(
            ImportedPlan(members[0].nip, name, year, standing, len(members) - waiting, waiting)
        )

    def _write(self, entered: Entered, person_id: Id, year: int, rows: list[SheetRow]) -> Standing:
        skp = self._skp(person_id, year)
        if skp is None:
            return self._create(entered, person_id, year, rows)
        version = newest_version(self._work, skp.id)
        before = self._work.open(Plan, version.id) if version else None
        if before is None or not before.is_editable:
            status = before.status.value if before else skp.status.value
            raise RuleBroken("impor_skp.sudah_ditetapkan", tahun=year, status=status)
        if not self._save(before, rows, is_new=False):
            return Standing.SAMA
        entered.changed.append((before, self._work.need(SkpVersion, before.version.id)))
        return Standing.BERUBAH

    def _create(self, entered: Entered, person_id: Id, year: int, rows: list[SheetRow]) -> Standing:
        day = min(max(self._acting.day, date(year, 1, 1)), date(year, 12, 31))
        if day not in self._lines:
            self._lines[day] = Line(self._work, day)
        made = create_plan(self._work, self._acting, person_id, year, line=self._lines[day])
        try:
            self._save(self._work.open(Plan, made.version_id), rows, is_new=True)
        except AppError:
            remove_plan(self._work, made.skp_id)
            raise
        if not any(row.is_sound for row in rows):
            remove_plan(self._work, made.skp_id)
            return Standing.SALAH
        entered.new.append((made.skp_id, self._work.need(SkpVersion, made.version_id)))
        return Standing.BARU

    def _save(self, plan: Plan, rows: list[SheetRow], *, is_new: bool) -> bool:
        """Whether anything was written."""
        for row in rows:
            check_column(row, plan.version.form)
        sound = [row for row in rows if row.is_sound]
        wanted = Merger(plan, self._measures, self._work.mint, is_new=is_new).merged(sound)
        return Changes.PLANS in save_plan(self._work, self._acting, wanted)
