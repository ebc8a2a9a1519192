"""What is chosen for a new plan, and what is wrong with it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.plan import check_period


class Start(StrEnum):
    """What a new plan begins with."""

    KOSONG = "kosong"
    TAHUN_LALU = "tahun_lalu"
    REKAN = "rekan"


@dataclass(frozen=True, slots=True)
class Source:
    """A plan whose lines can be taken: its id, and whose and of which year it is."""

    skp_id: bytes
    name: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlanDraft:
    """A new plan before it is made; without dates it covers what is left of the year."""

    person_id: bytes
    name: str
    year: int
    starts_on: date | None = None
    ends_on: date | None = None
    start: Start = Start.KOSONG
    own: Source | None = None
    colleague: Source | None = None

    @property
    def source(self) -> bytes | None:
        """The plan to copy from."""
        chosen = {Start.TAHUN_LALU: self.own, Start.REKAN: self.colleague}.get(self.start)
        return chosen.skp_id if chosen else None


def problem(draft: NewPlanDraft) -> RuleBroken | None:
    """What is wrong, as the refusal whose sentence says it; None when nothing is."""
    starts_on = draft.starts_on or date(draft.year, 1, 1)
    ends_on = draft.ends_on or date(draft.year, 12, 31)
    try:
        check_period(starts_on, ends_on)
    except RuleBroken as refused:
        return refused
    if starts_on.year != draft.year:
        return RuleBroken("skp.periode_lintas_tahun", mulai=starts_on, selesai=ends_on)
    return None
