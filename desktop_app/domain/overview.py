"""The figures of the first page: how far the office is, and what waits for whoever sits here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop_app.domain.records import Id
from desktop_app.domain.terms import Predikat


@dataclass(frozen=True, slots=True)
class UnitPace:
    """One unit: its plans, and their mean progress in percent (None: nothing yet)."""

    unit_id: Id
    name: str
    plans: int
    progress: Decimal | None


class TaskKind(StrEnum):
    """What can wait for a decision; the page words it and knows where it leads."""

    RENCANA_MENUNGGU = "rencana_menunggu"
    RENCANA_DIKEMBALIKAN = "rencana_dikembalikan"
    RENCANA_DRAF = "rencana_draf"
    BELUM_ADA_SKP = "belum_ada_skp"
    BELUM_DINILAI = "belum_dinilai"
    BELUM_FINAL = "belum_final"
    DATA_KURANG = "data_kurang"
    TANPA_PENILAI = "tanpa_penilai"
    BENTROK = "bentrok"


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits, and how many of it."""

    kind: TaskKind
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All figures of one moment. Percentages are made from the counts where they are shown."""

    people: int
    plans: int
    plans_set: int
    period: str
    evaluations: int
    rated: int
    gaps: int
    gone_percent: int
    units: tuple[UnitPace, ...]
    predikat: Mapping[Predikat, int]
    tasks: tuple[Task, ...]

    @property
    def is_empty(self) -> bool:
        """Nobody is in the office yet: the first page offers the import instead of figures."""
        return self.people == 0
